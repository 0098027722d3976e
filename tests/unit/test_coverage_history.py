"""What a link's coordination was on a past day, as records keep what they said before."""

from datetime import date, timedelta

from coordination.domain.coverage import (
    Answer,
    CoordinationRecord,
    EdgeClaim,
    EdgeState,
    edge_state,
)
from coordination.domain.coverage_history import (
    DatedClaim,
    Spell,
    Version,
    first_contact,
    spells,
    state_on,
)
from coordination.domain.vocabulary import CoordinationKind, CoordinationState

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def a_claim(
    state: str = "running",
    since: date = date(2026, 1, 10),
    until: date | None = None,
    *earlier: Version,
    answer: Answer = Answer.NONE,
) -> DatedClaim:
    record = CoordinationRecord(
        CoordinationKind.JIT, CoordinationState(state), since, until, ("RO",), False
    )
    return DatedClaim(EdgeClaim(record, "NO", True, answer), earlier)


def held_until(before: date, state: str = "running", until: date | None = None) -> Version:
    return Version(before, CoordinationState(state), until)


def test_a_link_without_a_record_was_never_coordinated():
    assert state_on((), TODAY) is EdgeState.UNCOORDINATED
    assert spells(()) == ()
    assert first_contact((), TODAY) is None


def test_a_record_covers_from_its_first_to_its_last_day():
    claim = a_claim("running", date(2026, 1, 10), date(2026, 2, 1))

    assert spells([claim]) == (Spell(date(2026, 1, 10), date(2026, 2, 1)),)


def test_what_a_record_said_before_a_change_holds_for_the_days_before_it():
    closed = a_claim("closed", date(2026, 1, 10), None, held_until(date(2026, 6, 1)))

    assert spells([closed]) == (Spell(date(2026, 1, 10), date(2026, 5, 31)),)
    assert state_on([closed], date(2026, 6, 1)) is EdgeState.UNCOORDINATED


def test_two_changes_on_one_day_leave_what_stood_before_both():
    day = date(2026, 6, 1)
    changed = a_claim("running", date(2026, 1, 10), None, held_until(day, "negotiation"))
    twice = DatedClaim(changed.claim, (*changed.earlier, held_until(day, "signed")))

    assert state_on([twice], day - DAY) is state_on([changed], day - DAY) is EdgeState.PLANNED
    assert state_on([twice], day) is EdgeState.COVERED


def test_spells_that_touch_are_one():
    first = a_claim("running", date(2026, 1, 10), date(2026, 2, 1))
    second = a_claim("running", date(2026, 2, 2), None)

    assert spells([first, second]) == (Spell(date(2026, 1, 10), date.max),)
    assert len(spells([first, a_claim("running", date(2026, 2, 3), None)])) == 2


def test_an_end_that_was_moved_counts_from_the_day_of_the_change():
    longer = a_claim(
        "running", date(2026, 1, 1), None, held_until(date(2026, 5, 1), until=date(2026, 4, 1))
    )

    assert spells([longer]) == (
        Spell(date(2026, 1, 1), date(2026, 4, 1)),
        Spell(date(2026, 5, 1), date.max),
    )


def test_what_the_other_desk_contests_covers_on_no_day():
    assert spells([a_claim(answer=Answer.CONTESTED)]) == ()


def test_the_last_day_that_there_is_needs_no_day_after_it():
    assert spells([a_claim("running", date(2026, 1, 1), date.max)]) == (
        Spell(date(2026, 1, 1), date.max),
    )


def test_today_is_the_same_by_either_rule():
    claims = [a_claim("closed", date(2026, 1, 10), None, held_until(date(2026, 6, 1)))]

    assert state_on(claims, TODAY) is edge_state([one.claim for one in claims], TODAY).state


def test_contact_begins_with_the_first_record_that_covers_or_prepares():
    prepared = a_claim("negotiation", date(2026, 3, 1))
    running = a_claim("running", date(2026, 2, 1))

    assert first_contact([prepared], TODAY) == date(2026, 3, 1)
    assert first_contact([running, prepared], TODAY) == date(2026, 2, 1)
    assert first_contact([a_claim("abandoned")], TODAY) is None
