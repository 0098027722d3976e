"""What covers a link, and when it stops to."""

from datetime import date

import pytest

from coordination.domain.coverage import (
    STATES,
    Answer,
    CoordinationRecord,
    EdgeClaim,
    EdgeState,
    edge_state,
    is_active,
    is_in_preparation,
)
from coordination.domain.vocabulary import CoordinationKind, CoordinationState

TODAY = date(2026, 11, 23)

# c = covers, p = in preparation, - = neither.
EXPECTED = {
    "jit": "idea- negotiation:p signed:p running:c closing- evaluated- closed- abandoned-",
    "meeting": "planned:p invited:p held:c adopted:c cancelled-",
    "request": "draft- checked- sent:p acknowledged:p partly_executed:c executed:c refused- "
    "withdrawn- lapsed- extended:p escalated:p de_escalated:p",
}
ALL = [
    (kind, word.rstrip("-").partition(":")[0], word.partition(":")[2])
    for kind, words in EXPECTED.items()
    for word in words.split()
]


def a_record(
    kind: str = "jit",
    state: str = "running",
    *,
    since: date = date(2026, 1, 1),
    until: date | None = None,
    has_refs: bool = False,
) -> CoordinationRecord:
    return CoordinationRecord(
        CoordinationKind(kind), CoordinationState(state), since, until, ("RO",), has_refs
    )


def a_claim(
    record: CoordinationRecord, answer: str = "none", *, by: str = "NO", names: bool = True
) -> EdgeClaim:
    return EdgeClaim(record, by, names, Answer(answer))


def state_of(*claims: EdgeClaim, on: date = TODAY) -> EdgeState:
    return edge_state(claims, on).state


@pytest.mark.parametrize("kind", CoordinationKind)
def test_each_kind_has_the_states_of_the_table(kind: CoordinationKind) -> None:
    assert STATES[kind] == {state for each, state, _ in ALL if each == kind}


@pytest.mark.parametrize(("kind", "state", "expected"), ALL)
def test_a_state_covers_prepares_or_does_neither(kind: str, state: str, expected: str) -> None:
    record = a_record(kind, state)

    assert is_active(record, TODAY) is (expected == "c")
    assert is_in_preparation(record, TODAY) is (expected == "p")


@pytest.mark.parametrize(
    ("day", "active", "preparing"),
    [
        (date(2026, 9, 27), False, True),
        (date(2026, 9, 28), True, False),
        (date(2026, 10, 31), True, False),
        (date(2026, 11, 1), False, False),
    ],
)
def test_a_team_covers_from_its_first_to_its_last_day(
    day: date, active: bool, preparing: bool
) -> None:
    team = a_record(since=date(2026, 9, 28), until=date(2026, 10, 31))

    assert is_active(team, day) is active
    assert is_in_preparation(team, day) is preparing


def test_preparation_ends_with_its_last_day() -> None:
    signed = a_record(state="signed", until=date(2026, 11, 22))

    assert not is_in_preparation(signed, TODAY)


def test_nothing_recorded_is_uncoordinated() -> None:
    assert state_of() is EdgeState.UNCOORDINATED


def test_a_running_team_covers_and_is_named() -> None:
    claim = a_claim(a_record())

    found = edge_state([claim], TODAY)

    assert (found.state, found.by) == (EdgeState.COVERED, (claim,))


def test_a_contested_record_uncovers_the_link() -> None:
    assert state_of(a_claim(a_record(), "contested")) is EdgeState.CONTESTED
    assert state_of(a_claim(a_record(), "confirmed")) is EdgeState.COVERED


def test_a_record_of_the_other_side_covers_although_the_first_is_contested() -> None:
    contested, standing = a_claim(a_record(), "contested"), a_claim(a_record("meeting", "held"))

    assert state_of(contested, standing) is EdgeState.COVERED


def test_a_record_that_covers_no_longer_is_not_contested_either() -> None:
    over = a_claim(a_record(until=date(2026, 1, 2)), "contested")

    assert state_of(over) is EdgeState.UNCOORDINATED


def test_references_cover_only_once_the_other_desk_confirms() -> None:
    record = a_record(has_refs=True)

    assert state_of(a_claim(record)) is EdgeState.UNCOORDINATED
    assert state_of(a_claim(record, "confirmed")) is EdgeState.COVERED
    assert state_of(a_claim(record, "confirmed", names=False)) is EdgeState.UNCOORDINATED


@pytest.mark.parametrize("answer", ["none", "contested"])
@pytest.mark.parametrize("state", ["running", "signed"])
def test_nobody_learns_whether_a_reference_exists(answer: str, state: str) -> None:
    record = a_record(state=state, has_refs=True)

    assert state_of(a_claim(record, answer)) is state_of(a_claim(record, answer, names=False))


def test_a_record_that_does_not_name_the_case_covers_nothing() -> None:
    assert state_of(a_claim(a_record(), names=False)) is EdgeState.UNCOORDINATED


def test_a_planned_meeting_plans_the_link_until_it_is_contested() -> None:
    meeting = a_record("meeting", "planned")

    assert state_of(a_claim(meeting)) is EdgeState.PLANNED
    assert state_of(a_claim(meeting, "contested")) is EdgeState.UNCOORDINATED


def test_the_deciding_claims_stand_in_the_same_order_whatever_the_input() -> None:
    first = a_claim(a_record(since=date(2025, 1, 1)), by="RO")
    second = a_claim(a_record(), by="NO")

    assert edge_state([second, first], TODAY).by == (first, second)
    assert edge_state([first, second], TODAY).by == (first, second)
