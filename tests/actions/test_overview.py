"""My desk today: what waits for a person and what runs out, from the own desk alone."""

import pytest

from coordination.actions import case_moves, findings, imports, overview, upkeep
from coordination.actions.pages import Paging
from coordination.domain.permissions import Forbidden
from coordination.domain.vocabulary import CaseStatus
from tests.builders import a_lead, an_officer
from tests.desks import ANALYST, AUDITOR, HANDLE, OPERATOR, SAME_HANDLE

MINOR = {"id": "M1", "role": "suspect", "names": ["Per Påfunn"], "dob": "2012-05-06"}
NAME = {"type": "handle", "value": "mørkerytter_77_x"}

# Too short for a reduced form: a link by it alone is weak.
SHORT_NAME = {"type": "handle", "value": "olka7"}


def today(desks, desk="NO"):
    return desks.read(an_officer(desk), overview.desk_today)


def test_new_hits_and_alarms_of_the_own_desk_come_first(sqlite_desks):
    sqlite_desks.register("RO", identifiers=[SAME_HANDLE])
    sqlite_desks.register("NO", identifiers=[HANDLE], urgency="child_at_risk")
    ours, theirs = today(sqlite_desks), today(sqlite_desks, "RO")

    assert (ours.counts.cases, ours.counts.gaps, ours.counts.new_hits) == (1, 1, 1)
    assert [row.desk for row in ours.alarms] == ["RO"]
    assert theirs.alarms == (), "the other desk's urgency is not told"
    assert [row.desk for row in theirs.new_hits] == ["NO"]


def test_a_hit_is_new_for_a_week_and_a_gap_until_it_is_coordinated(sqlite_desks):
    sqlite_desks.register("RO", identifiers=[SAME_HANDLE])
    sqlite_desks.register("NO", identifiers=[HANDLE])
    sqlite_desks.clock.move(days=7)

    assert today(sqlite_desks).new_hits == ()
    assert today(sqlite_desks).counts.gaps == 1


def test_what_waits_for_a_decision_is_listed_with_its_case(sqlite_desks):
    sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE], subjects=[MINOR])
    sqlite_desks.register("NO", "NO/2", identifiers=[HANDLE])
    closed = sqlite_desks.register("NO", "NO/3").case_id
    sqlite_desks.move("NO", closed, CaseStatus.CLOSED)
    sqlite_desks.do(a_lead("NO"), case_moves.ask_erasure, closed, "time is over")
    found = {one.kind.value: one for one in today(sqlite_desks).decisions}

    assert found["erasure"].case.ref == "NO/3"
    assert found["minor"].case.ref == "NO/1"
    assert {found["duplicate"].case.ref, found["duplicate"].other.ref} == {"NO/1", "NO/2"}
    assert today(sqlite_desks, "RO").decisions == ()


def test_a_review_shows_from_two_months_before_and_stays_when_it_is_over(sqlite_desks):
    sqlite_desks.register("NO")
    assert today(sqlite_desks).clocks == ()
    sqlite_desks.clock.move(days=3 * 365 - 50)
    assert [clock.kind.value for clock in today(sqlite_desks).clocks] == ["review"]
    sqlite_desks.clock.move(days=60)

    assert today(sqlite_desks).counts.clocks_over == 1


def test_a_role_without_a_desk_has_no_desk_today(sqlite_desks):
    for actor in (ANALYST, AUDITOR, OPERATOR):
        with pytest.raises(Forbidden):
            sqlite_desks.read(actor, overview.desk_today)


def test_a_weak_place_of_a_finding_names_what_stays_together_without_it(sqlite_desks):
    sqlite_desks.register("NO", identifiers=[HANDLE])
    sqlite_desks.register("RO", identifiers=[SAME_HANDLE, SHORT_NAME])
    sqlite_desks.register(
        "DE", identifiers=[SHORT_NAME, {"type": "email", "value": "ola@posta.no"}]
    )
    sqlite_desks.register("FR", identifiers=[{"type": "email", "value": "ola@posta.no"}])
    row = sqlite_desks.read(ANALYST, findings.list_findings, 1).rows[0]
    page = sqlite_desks.read(ANALYST, findings.show_finding, row.key, joined=True)

    assert [{one.left_states, one.right_states} for one in page.bridges] == [
        {("NO", "RO"), ("DE", "FR")}
    ]
    assert sum(link.is_bridge for link in page.links) == 1


def test_what_was_erased_is_passed_over_by_edits_erasures_and_sweeps(desks):
    first = desks.register("NO", identifiers=[HANDLE]).case_id
    second = desks.register("RO", identifiers=[SAME_HANDLE]).case_id
    third = desks.register("DE", identifiers=[HANDLE]).case_id
    desks.erase("RO", second)

    assert desks.amend("NO", first, identifiers=[HANDLE], title="Again").hits[0].desk == "DE"
    assert desks.sweep(renew=False).changed == 0
    desks.erase("DE", third)
    assert [len(desks.hits("NO", which)) for which in ("open", "past")] == [0, 2]
    assert desks.sweep().changed == 0


def test_an_import_ends_with_a_sweep_that_only_the_operator_makes(sqlite_desks):
    sqlite_desks.register("NO", identifiers=[HANDLE])

    assert sqlite_desks.do(OPERATOR, imports.finish).changed == 0
    for act in (imports.finish, upkeep.run_sweep, upkeep.rotate_keys):
        with pytest.raises(Forbidden):
            sqlite_desks.do(an_officer("NO"), act)


@pytest.mark.parametrize(
    ("paging", "expected"),
    [
        (Paging(1, 25, 0), (1, 0, 0)),
        (Paging(2, 25, 30), (2, 26, 30)),
        (Paging(1, 25, 25), (1, 1, 25)),
    ],
)
def test_a_slice_of_a_list_knows_its_bounds(paging, expected):
    assert (paging.pages, paging.first, paging.last) == expected
