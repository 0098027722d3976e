"""Findings: what hangs together uncoordinated, as a desk and as the analyst may see it."""

from dataclasses import replace
from datetime import date

import pytest

from coordination.actions import coordination, exports, findings, links, overlaps
from coordination.actions.pages import Scope
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.permissions import Forbidden
from coordination.domain.vocabulary import CoordinationKind, CoordinationState
from tests.builders import an_officer
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR, HANDLE, OPERATOR, SAME_HANDLE

MAIL = {"type": "email", "value": "ola@posta.no"}
PHONE = {"type": "phone", "value": "+47 934 81 207"}
TEAM = CoordinationDraft(
    kind=CoordinationKind.JIT,
    with_states=("RO",),
    refs=(),
    since=date(2026, 11, 20),
    until=date(2026, 11, 25),
    state=CoordinationState.RUNNING,
)


@pytest.fixture
def chain(sqlite_desks):
    """Register NO - RO - DE - FR, each sharing one thing with the next; return the case ids."""
    shared = {"NO": [HANDLE], "RO": [SAME_HANDLE, MAIL], "DE": [MAIL, PHONE], "FR": [PHONE]}
    return {
        desk: sqlite_desks.register(desk, f"{desk}/1", identifiers=values).case_id
        for desk, values in shared.items()
    }


def record(desks, case_id, desk, **more):
    return desks.do(an_officer(desk), coordination.record, case_id, replace(TEAM, **more))


def seen_by(desks, actor):
    """Return the States of each finding that a person is shown."""
    return sorted(row.states for row in desks.read(actor, findings.list_findings, 1).rows)


def test_the_analyst_sees_the_whole_chain_and_each_desk_its_own_links(sqlite_desks, chain):
    assert seen_by(sqlite_desks, ANALYST) == [("DE", "FR", "NO", "RO")]
    assert seen_by(sqlite_desks, an_officer("NO")) == [("NO", "RO")]
    assert seen_by(sqlite_desks, an_officer("RO")) == [("DE", "NO", "RO")]


def test_a_finding_shrinks_splits_and_comes_back_with_the_days_of_a_team(desks):
    shared = {"NO": [HANDLE], "RO": [SAME_HANDLE, MAIL], "DE": [MAIL, PHONE], "FR": [PHONE]}
    ids = {d: desks.register(d, f"{d}/1", identifiers=v).case_id for d, v in shared.items()}
    record(desks, ids["NO"], "NO")
    assert seen_by(desks, ANALYST) == [("DE", "FR", "RO")], "it shrinks"
    assert seen_by(desks, an_officer("NO")) == []

    record(desks, ids["DE"], "DE", until=date(2026, 11, 24))
    assert seen_by(desks, ANALYST) == [("DE", "FR")], "the middle is covered too"
    desks.clock.move(days=2)
    assert seen_by(desks, ANALYST) == [("DE", "FR", "RO")]
    desks.clock.move(days=1)
    assert seen_by(desks, ANALYST) == [("DE", "FR", "NO", "RO")], "it comes back"


def test_a_finding_splits_where_a_team_covers_its_middle(sqlite_desks, chain):
    record(sqlite_desks, chain["DE"], "DE")

    assert seen_by(sqlite_desks, ANALYST) == [("DE", "FR"), ("NO", "RO")]


def test_domestic_duplicates_stand_apart_with_their_reasons(sqlite_desks, chain):
    sqlite_desks.register("NO", "NO/2", identifiers=[HANDLE, PHONE])
    page = sqlite_desks.read(an_officer("NO"), findings.list_domestic)

    assert [{pair.left.ref, pair.right.ref} for pair in page.pairs] == [{"NO/1", "NO/2"}]
    assert page.pairs[0].reasons
    rows = sqlite_desks.read(an_officer("NO"), findings.list_findings, 1).rows
    assert all(len(row.own_cases) == 1 for row in rows)
    assert sqlite_desks.read(an_officer("RO"), findings.list_domestic).pairs == ()
    with pytest.raises(Forbidden):
        sqlite_desks.read(ANALYST, findings.list_domestic)


def test_two_cases_of_one_desk_alone_are_no_finding(sqlite_desks):
    for number in (1, 2):
        sqlite_desks.register("NO", f"NO/{number}", identifiers=[HANDLE])

    assert seen_by(sqlite_desks, ANALYST) == seen_by(sqlite_desks, an_officer("NO")) == []


def test_a_desk_cannot_tell_whether_two_hits_concern_one_foreign_case(sqlite_desks):
    sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE])
    sqlite_desks.register("NO", "NO/2", identifiers=[MAIL])
    sqlite_desks.register("RO", "RO/1", identifiers=[SAME_HANDLE, MAIL])
    rows = sqlite_desks.read(an_officer("NO"), findings.list_findings, 1).rows

    assert [(row.states, row.cases) for row in rows] == [(("NO", "RO"), 2)] * 2


def test_the_page_of_a_desks_finding_names_its_own_case_and_only_the_other_desk(
    sqlite_desks, chain
):
    (row,) = sqlite_desks.read(an_officer("NO"), findings.list_findings, 1).rows
    page = sqlite_desks.read(an_officer("NO"), findings.show_finding, row.key)

    own, other = page.parties
    assert (page.scope, own.desk, own.case.ref) == (Scope.DESK, "NO", "NO/1")
    assert (other.desk, other.case, other.stage, other.urgency) == ("RO", None, None, None)
    assert [node.party for node in page.picture.nodes if node.party] == [
        node.id.split("|")[1] for node in page.picture.nodes if node.party
    ]
    assert page.links[0].hit_id == sqlite_desks.hits("NO")[0].id
    assert page.links[0].reasons == ()


def test_the_page_of_the_analysts_finding_is_structure_only(sqlite_desks, chain):
    (row,) = sqlite_desks.read(ANALYST, findings.list_findings, 1).rows
    page = sqlite_desks.read(ANALYST, findings.show_finding, row.key)

    assert (page.scope, len(page.parties), len(page.links)) == (Scope.WHOLE, 4, 3)
    assert all(party.case is None and party.stage is None for party in page.parties)
    assert all(link.hit_id is None and link.records == () for link in page.links)
    assert {party.urgency for party in page.parties} == {"routine"}


def test_a_finding_that_was_closed_still_opens_as_covered(sqlite_desks, chain):
    (row,) = sqlite_desks.read(an_officer("NO"), findings.list_findings, 1).rows
    record(sqlite_desks, chain["NO"], "NO")
    page = sqlite_desks.read(an_officer("NO"), findings.show_finding, row.key)

    assert page.coverage == "covered"
    assert sqlite_desks.read(an_officer("NO"), findings.list_findings, 1).rows == ()


def test_foreign_absent_and_the_analysts_findings_are_the_same_nothing(sqlite_desks, chain):
    theirs = sqlite_desks.read(an_officer("DE"), findings.list_findings, 1).rows
    whole = sqlite_desks.read(ANALYST, findings.list_findings, 1).rows
    for key in (theirs[0].key, whole[0].key, "F-NOTHING", str(chain["NO"])):
        with pytest.raises(NoSuchRecord):
            sqlite_desks.read(an_officer("NO"), findings.show_finding, key)
    with pytest.raises(NoSuchRecord):
        sqlite_desks.read(ANALYST, findings.show_finding, theirs[0].key)


def test_the_analyst_opens_a_finding_that_a_team_covers(sqlite_desks):
    case_id = sqlite_desks.register("NO", identifiers=[HANDLE]).case_id
    sqlite_desks.register("RO", identifiers=[SAME_HANDLE])
    (row,) = sqlite_desks.read(ANALYST, findings.list_findings, 1).rows
    record(sqlite_desks, case_id, "NO")

    assert sqlite_desks.read(ANALYST, findings.show_finding, row.key).coverage == "covered"


def test_other_central_roles_see_no_findings_and_no_hits(sqlite_desks, chain):
    for actor in (AUDITOR, ADMINISTRATOR):
        with pytest.raises(Forbidden):
            sqlite_desks.read(actor, findings.list_findings, 1)
    for actor in (AUDITOR, ADMINISTRATOR, ANALYST):
        with pytest.raises(Forbidden):
            sqlite_desks.read(actor, overlaps.list_hits, "open", 1)


def test_the_structure_kept_in_memory_follows_every_change(sqlite_desks, chain):
    def urgent():
        return [r.child_at_risk for r in sqlite_desks.read(ANALYST, findings.list_findings, 1).rows]

    assert urgent() == [False]
    sqlite_desks.amend("NO", chain["NO"], identifiers=[HANDLE], urgency="child_at_risk")
    assert urgent() == [True]
    sqlite_desks.erase("NO", chain["NO"])
    assert urgent() == [False]
    assert seen_by(sqlite_desks, ANALYST) == [("DE", "FR", "RO")]


def test_what_is_not_committed_is_kept_from_other_readers(sqlite_desks, chain):
    with pytest.raises(ZeroDivisionError), sqlite_desks.office.bench(OPERATOR) as bench:
        findings.list_findings(bench, 1)
        raise ZeroDivisionError

    assert sqlite_desks.office.office.tools.structure.loaded[0] == -1


def test_the_operator_lists_overlaps_by_reference_and_never_a_value(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("NO", "NO/2", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    desks.register("DE", "DE/1", identifiers=[{"type": "domain", "value": "facebook.com"}])
    desks.register("FR", "FR/1", identifiers=[{"type": "domain", "value": "facebook.com"}])
    lines = list(desks.read(OPERATOR, lambda bench: list(exports.overlaps(bench))))

    pairs = {frozenset((line["case_a"], line["case_b"])) for line in lines}
    assert pairs == {
        frozenset({"NO/1", "NO/2"}),
        frozenset({"NO/1", "RO/1"}),
        frozenset({"NO/2", "RO/1"}),
    }
    assert all(line["kinds"] == ["platform_account"] and line["score"] > 0.5 for line in lines)
    with pytest.raises(Forbidden):
        desks.read(an_officer("NO"), lambda bench: list(exports.overlaps(bench)))


def test_the_operator_lists_the_worst_findings(sqlite_desks, chain):
    total, lines = sqlite_desks.read(OPERATOR, exports.findings, 5)

    assert total == len(lines) == 1
    assert "DE FR NO RO" in lines[0]
    assert "4 cases" in lines[0]


def test_after_one_more_case_the_analyst_opens_only_the_new_links(sqlite_desks, chain, monkeypatch):
    seen_by(sqlite_desks, ANALYST)
    sqlite_desks.register("PT", "PT/1", identifiers=[PHONE])
    opened, open_hit = [], links.open_hit
    monkeypatch.setattr(links, "open_hit", lambda *a: opened.append(a[2].id) or open_hit(*a))

    assert seen_by(sqlite_desks, ANALYST) == [("DE", "FR", "NO", "PT", "RO")]

    assert len(opened) == 4, "both sides of the links of PT with DE and FR"
