"""The graph of a finding: how far it goes, for whom, and layouts that were prepared."""

import pytest

from coordination.actions import findings, graph_pages, layouts
from coordination.actions.pages import Scope
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.graph_view import View
from coordination.domain.permissions import Forbidden
from coordination.domain.vocabulary import CaseStatus
from tests.builders import an_officer
from tests.desks import ADMINISTRATOR, ANALYST

STATES = ("NO", "DE", "FR", "RO", "PT", "ES", "FI", "SE", "DK")
OFFICER = an_officer("NO")


def mail(name):
    return {"type": "email", "value": f"{name}@posta.no"}


def wheel(desks, size=8):
    """Register a case of NO that shares one address with each of so many others."""
    shared = [mail(f"spoke-{number}") for number in range(size)]
    hub = desks.register("NO", "NO/hub", identifiers=shared).case_id
    for number, value in enumerate(shared):
        desk = STATES[1 + number % 8]
        desks.register(desk, f"{desk}/{number}", identifiers=[value])
    return hub


def finding_of(desks, actor):
    return desks.read(actor, findings.list_findings, 1).rows[0].key


def graph_of(desks, actor, view=None, **more):
    key = finding_of(desks, actor)
    return desks.read(actor, graph_pages.show_graph, key, view or View(), **more)


def prepare(desks):
    made = desks.read(ANALYST, layouts.make)
    if made.is_news:
        desks.do(ANALYST, layouts.keep, made)
    return made


def places(page):
    return {node.party: (node.x, node.y) for node in page.picture.nodes if node.party}


def test_the_analyst_sees_the_whole_wheel_and_may_begin_at_any_case(sqlite_desks):
    wheel(sqlite_desks)

    page = graph_of(sqlite_desks, ANALYST)
    spoke = next(party.node for party in page.parties if party.desk == "DE")
    near = graph_of(sqlite_desks, ANALYST, View(start=spoke, steps=1))

    assert (len(page.shown), page.beyond, page.reach) == (9, 0, 0)
    assert page.key_cases[0].groups == 8
    assert [party.desk for party in near.shown] == ["DE", "NO"]
    assert list(near.more.values()) == [7]


def test_a_desk_goes_on_through_its_own_cases_and_never_through_others(sqlite_desks):
    for ref, desk, values in (
        ("NO/1", "NO", [mail("a"), mail("own")]),
        ("NO/2", "NO", [mail("own"), mail("b")]),
        ("RO/1", "RO", [mail("a"), mail("far")]),
        ("DE/1", "DE", [mail("b")]),
        ("FR/1", "FR", [mail("far")]),
    ):
        sqlite_desks.register(desk, ref, identifiers=values)

    one = graph_of(sqlite_desks, OFFICER, View(steps=1))
    all_steps = graph_of(sqlite_desks, OFFICER, View(steps=0))

    assert len(one.shown) == 3
    assert sorted(party.desk for party in all_steps.shown) == ["DE", "NO", "NO", "RO"]


def test_own_cases_show_what_they_hold_only_when_asked(sqlite_desks):
    wheel(sqlite_desks, 1)

    plain = graph_of(sqlite_desks, OFFICER)
    detailed = graph_of(sqlite_desks, OFFICER, details=True)

    assert not any(node.text for node in plain.picture.nodes)
    assert "spoke-0@posta.no" in {node.text for node in detailed.picture.nodes}


def test_the_analyst_gets_no_content_by_asking_for_it(sqlite_desks):
    wheel(sqlite_desks, 1)

    page = graph_of(sqlite_desks, ANALYST, details=True)

    assert page.scope is Scope.WHOLE
    assert not any(node.text for node in page.picture.nodes)


def test_who_sees_no_findings_gets_no_graph(sqlite_desks):
    wheel(sqlite_desks, 1)
    key = finding_of(sqlite_desks, ANALYST)

    with pytest.raises(Forbidden):
        sqlite_desks.read(ADMINISTRATOR, graph_pages.show_graph, key, View())
    with pytest.raises(NoSuchRecord):
        sqlite_desks.read(OFFICER, graph_pages.show_graph, key, View())


def test_a_prepared_layout_is_used_and_a_new_case_moves_no_other(desks):
    wheel(desks)
    assert len(prepare(desks).fresh) == 1
    before = places(graph_of(desks, ANALYST))
    assert not prepare(desks).is_news

    desks.register("SE", "SE/new", identifiers=[mail("spoke-0")])
    assert len(prepare(desks).fresh) == 1
    after = places(graph_of(desks, ANALYST))

    assert len(after) == 10
    assert {case: after[case] for case in before} == before


def test_the_layout_of_a_finding_that_is_no_more_is_deleted(desks):
    hub = wheel(desks)
    prepare(desks)

    desks.move("NO", hub, CaseStatus.WITHDRAWN)
    made = prepare(desks)

    assert len(made.gone) == 1
    assert desks.read(ANALYST, layouts.known, made.gone) == {}


def test_small_findings_are_placed_while_one_waits(sqlite_desks):
    wheel(sqlite_desks, layouts.FROM - 2)

    assert not prepare(sqlite_desks).is_news
    assert len(places(graph_of(sqlite_desks, ANALYST))) == layouts.FROM - 1


def test_layouts_are_for_who_sees_the_structure(sqlite_desks):
    with pytest.raises(Forbidden):
        sqlite_desks.read(OFFICER, layouts.make)
