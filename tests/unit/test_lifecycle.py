"""The moves of a case, against a table written by hand."""

import pytest

from coordination.domain.lifecycle import (
    NoSuchMove,
    ReasonMissing,
    RefusedMove,
    SecondPersonMissing,
    is_matched,
    moves_from,
    require_move,
)
from coordination.domain.vocabulary import CaseStatus

# State -> states it moves to; r = with a reason, 2 = with two persons.
EXPECTED = {
    "draft": "open",
    "open": "suspended closed withdrawn:r",
    "suspended": "open closed withdrawn:r",
    "closed": "open:r withdrawn:r purged:2",
    "withdrawn": "purged:2",
    "purged": "",
}


def spelled(status: CaseStatus) -> str:
    marks = {(False, False): "", (True, False): ":r", (False, True): ":2"}
    return " ".join(
        move.to + marks[move.needs_reason, move.needs_two] for move in moves_from(status)
    )


@pytest.mark.parametrize("status", CaseStatus)
def test_the_moves_are_those_of_the_table(status: CaseStatus) -> None:
    assert spelled(status) == EXPECTED[status]


@pytest.mark.parametrize("status", CaseStatus)
@pytest.mark.parametrize("to", CaseStatus)
def test_a_move_exists_or_is_refused_with_those_that_do(status: CaseStatus, to: CaseStatus) -> None:
    existing = [word.partition(":")[0] for word in EXPECTED[status].split()]

    if to.value in existing:
        assert require_move(status, to, "entered twice", ["one", "two"]).to is to
    else:
        with pytest.raises(NoSuchMove) as refused:
            require_move(status, to, "entered twice", ["one", "two"])
        assert all(word in str(refused.value) for word in existing)


def test_the_refusal_is_a_template_with_its_parameters() -> None:
    with pytest.raises(RefusedMove) as refused:
        require_move(CaseStatus.DRAFT, CaseStatus.CLOSED)

    message = "A case does not move from draft to closed. From draft it moves to: open."
    assert str(refused.value) == message
    assert refused.value.template.format(**refused.value.params) == message


def test_a_purged_case_makes_no_move_any_more() -> None:
    with pytest.raises(NoSuchMove, match="purged makes no move any more"):
        require_move(CaseStatus.PURGED, CaseStatus.OPEN)


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_reopening_asks_for_a_reason_in_words(reason: str | None) -> None:
    assert require_move(CaseStatus.CLOSED, CaseStatus.OPEN, "new evidence").needs_reason

    with pytest.raises(ReasonMissing, match="only with a reason"):
        require_move(CaseStatus.CLOSED, CaseStatus.OPEN, reason)


@pytest.mark.parametrize("persons", [[], ["one"], ["one", "one"]])
def test_purging_asks_for_two_different_persons(persons: list[str]) -> None:
    assert require_move(CaseStatus.CLOSED, CaseStatus.PURGED, None, ["one", "two"]).needs_two

    with pytest.raises(SecondPersonMissing, match="two persons agree"):
        require_move(CaseStatus.CLOSED, CaseStatus.PURGED, None, persons)


def test_open_suspended_and_closed_cases_are_matched() -> None:
    matched = {status for status in CaseStatus if is_matched(status)}

    assert matched == {CaseStatus.OPEN, CaseStatus.SUSPENDED, CaseStatus.CLOSED}
