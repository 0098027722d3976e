"""What hides behind a hit across desks moves nothing: no answer, no order, no mark, no length."""

import re
from dataclasses import replace

import pytest

from coordination.actions import (
    coordination_map,
    findings,
    graph_pages,
    link_files,
    links,
    overlaps,
)
from coordination.actions.pages import HitState
from coordination.actions.workbench import DETECTOR
from coordination.domain import muting
from coordination.domain.drafts import RefusedInput
from coordination.domain.graph_view import View
from coordination.storage import hits, visibility
from coordination.vault.envelope import OVERHEAD
from tests.actions.test_judgements import judge, row_of
from tests.builders import an_officer
from tests.desks import ANALYST, HANDLE, OPERATOR, SAME_HANDLE
from tests.pages import everything, without_random

PHONE, RIGHT, WRONG = (
    {"type": "phone", "value": f"+47 934 81 20{digit}"} for digit in ("7", "8", "9")
)
MAIL = {"type": "email", "value": "ola@posta.no"}
PERSON = {"role": "suspect", "names": ["Radomir Szczepankiewicz"], "dob": "1981-04-05"}
VERDICTS = ["same", "not_the_same", "unsure", "potential"]


def say(desks, verdict):
    if verdict == "potential":
        judge(desks, "NO", "same")
    judge(desks, "NO", verdict)


def repeat(desks, verdict, row):
    try:
        judge(desks, "NO", verdict, row=row)
    except RefusedInput as refused:
        return str(refused)
    return "accepted"


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("held", [RIGHT, WRONG], ids=["right", "wrong"])
def test_repeating_a_judgement_answers_a_right_guess_like_a_wrong_one(desks, verdict, held):
    mine = desks.register("NO", "NO/1", identifiers=[HANDLE, PHONE]).case_id
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE, PHONE, held])
    say(desks, verdict)
    before = row_of(desks, "NO"), row_of(desks, "RO"), desks.count("notice")
    desks.amend("NO", mine, "NO/1", identifiers=[HANDLE, PHONE, RIGHT])

    assert repeat(desks, verdict, before[0]) == "accepted"
    assert (row_of(desks, "NO"), row_of(desks, "RO"), desks.count("notice")) == before
    assert [action for _, action in desks.log()].count("link.repeated") == 1


@pytest.mark.parametrize("verdict", VERDICTS)
def test_with_a_right_and_a_wrong_guess_every_page_of_both_desks_is_the_same(worlds, verdict):
    def play(held):
        desks = worlds()
        mine = desks.register("NO", "NO/1", identifiers=[HANDLE, PHONE]).case_id
        theirs = desks.register("RO", "RO/1", identifiers=[SAME_HANDLE, PHONE, held]).case_id
        say(desks, verdict)
        desks.amend("NO", mine, "NO/1", identifiers=[HANDLE, PHONE, RIGHT])
        told = repeat(desks, verdict, row_of(desks, "NO"))
        pages = [everything(desks, an_officer(d), (mine, theirs)) for d in ("NO", "RO")]
        return told, re.sub(r"(93481|934 81 )20[89]", "phone", without_random("\n".join(pages)))

    assert play(RIGHT) == play(WRONG)


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("held", [{"nationality": "PL"}, {"nationality": "DE"}, {"sex": "male"}])
def test_a_guessed_particular_of_a_person_moves_no_answer_either(desks, verdict, held):
    shared = [HANDLE, PHONE]
    mine = desks.register("NO", "NO/1", identifiers=shared, subjects=[PERSON]).case_id
    desks.register("RO", "RO/1", identifiers=shared, subjects=[{**PERSON, **held}])
    say(desks, verdict)
    before = row_of(desks, "NO")
    guess = {**PERSON, "nationality": "PL"}
    desks.amend("NO", mine, "NO/1", identifiers=shared, subjects=[guess])

    assert row_of(desks, "NO") == before
    assert repeat(desks, verdict, before) == "accepted"


def test_a_repeat_within_a_desk_still_stops_when_the_facts_changed(desks):
    own = [desks.register("NO", f"NO/{n}", identifiers=[HANDLE]).case_id for n in (1, 2)]
    judge(desks, "NO", "same")
    row = row_of(desks, "NO")
    for number, case_id in enumerate(own, 1):
        desks.amend("NO", case_id, f"NO/{number}", identifiers=[HANDLE, PHONE])

    assert "look again" in repeat(desks, "same", row)


def orders(desks, case_id):
    """Return in which order NO's pages name the links of its case."""
    officer = an_officer("NO")
    (finding,) = desks.read(officer, findings.list_findings, 1).rows
    page = desks.read(officer, findings.show_finding, finding.key)
    graph = desks.read(officer, graph_pages.show_graph, finding.key, View(steps=1))
    drawn = {node.id: (node.x, node.y) for node in graph.picture.nodes}
    listed = [row.id for row in desks.read(officer, overlaps.list_hits, "open", 1).rows]
    tab = [row.id for row in desks.show("NO", case_id, "hits").current]
    return listed, tab, page, [list(graph.steps), graph.links, graph.start, drawn]


@pytest.mark.parametrize("holder", ["RO", "DE"])
def test_a_heavier_hidden_fact_changes_no_order_and_no_place(desks, holder):
    for desk in ("RO", "DE"):
        extra = [RIGHT] if desk == holder else [WRONG]
        desks.register(desk, f"{desk}/1", identifiers=[SAME_HANDLE, PHONE, *extra])
    mine = desks.register("NO", "NO/1", identifiers=[HANDLE, PHONE]).case_id
    before = orders(desks, mine)
    scores = {link[0] for link in desks.links().values()}
    desks.amend("NO", mine, "NO/1", identifiers=[HANDLE, PHONE, RIGHT])

    assert {link[0] for link in desks.links().values()} != scores, "the guess weighed something"
    assert orders(desks, mine) == before
    assert before[0] == before[1]


RESOLVER, OTHER_RESOLVER, NO_RESOLVER = (
    {"type": "ip", "value": value, "first_seen": "2026-03-02T10:00:00Z"}
    for value in ("8.8.8.8", "162.158.3.4", "162.157.3.4")
)


@pytest.mark.parametrize("held", [OTHER_RESOLVER, NO_RESOLVER], ids=["right", "wrong"])
def test_a_guess_of_another_listed_value_does_not_change_the_muted_sentence(desks, held):
    earlier = {**RESOLVER, "first_seen": "2026-01-02T10:00:00Z"}
    mine = desks.register("NO", "NO/1", identifiers=[earlier]).case_id
    desks.register("RO", "RO/1", identifiers=[RESOLVER, held])
    before = row_of(desks, "NO")
    desks.amend("NO", mine, "NO/1", identifiers=[earlier, OTHER_RESOLVER])

    assert row_of(desks, "NO") == before
    assert before.muted == muting.ACROSS


def test_between_own_cases_the_muted_sentence_names_the_value(desks):
    for number in (1, 2):
        desks.register("NO", f"NO/{number}", identifiers=[RESOLVER])

    assert "resolver" in row_of(desks, "NO").muted


def test_the_kinds_of_a_hit_stand_in_the_order_of_the_vocabulary(desks):
    doubtful = {**MAIL, "value": "mailto:ola@posta.no"}
    desks.register("NO", "NO/1", subjects=[PERSON], identifiers=[doubtful, PHONE, HANDLE])
    desks.register("RO", "RO/1", subjects=[PERSON], identifiers=[MAIL, PHONE, HANDLE])

    assert row_of(desks, "NO").kinds == ("platform_account", "email", "phone", "person")
    assert link_files.in_order(["victim", "phone", "email"]) == ("email", "phone", "victim")


def resealed(bench, change):
    """Seal every hit row anew with a change, as another version might have left it."""
    rows = list(visibility.hits(bench.session, DETECTOR))
    cases = visibility.cases_by_number(bench.session, DETECTOR, {r.case_number for r in rows})
    for row in rows:
        case = cases[row.case_number]
        link = change(links.open_hit(bench, case, row))
        hits.reseal(bench.session, [(row.id, link_files.seal(bench, case, link))])


def test_a_faint_link_is_in_the_lists_the_findings_and_the_map_alike(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    desks.do(OPERATOR, resealed, lambda link: replace(link, score=0.12, band="weak"))

    assert len(desks.hits("NO", HitState.OPEN)) == 1
    for actor in (an_officer("NO"), ANALYST):
        assert len(desks.read(actor, findings.list_findings, 1).rows) == 1
        shown = desks.read(actor, coordination_map.show_map, {}, (), 1)
        assert "RO" in str(shown)
        assert len(shown.gaps) == 1


def lengths(desks):
    def of_rows(bench):
        rows = visibility.hits(bench.session, DETECTOR)
        return [len(row.link_sealed.data) - OVERHEAD for row in rows]

    return desks.read(OPERATOR, of_rows)


def test_every_hit_row_has_one_of_few_lengths_whatever_it_holds(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE, PHONE, MAIL], subjects=[PERSON])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    desks.register("DE", "DE/1", identifiers=[MAIL, PHONE], subjects=[PERSON])
    judge(desks, "NO", "unsure", "x" * 900)

    assert all(length % 864 == 0 for length in lengths(desks))
    assert len(set(lengths(desks))) <= 3


def test_rows_of_an_earlier_version_get_their_length_at_the_next_sweep(desks, monkeypatch):
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    ended = desks.register("RO", "RO/1", identifiers=[SAME_HANDLE]).case_id
    desks.amend("RO", ended, "RO/1", identifiers=[MAIL])
    with monkeypatch.context() as before:
        before.setattr(link_files, "_padding", lambda plain: "")
        desks.do(OPERATOR, resealed, lambda link: link)
    old, row = lengths(desks), row_of(desks, "NO")
    desks.sweep()

    assert all(length % 864 for length in old)
    assert set(lengths(desks)) == {864}
    assert row_of(desks, "NO") == row
