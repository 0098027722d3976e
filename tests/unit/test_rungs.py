"""Where each single rung of a ladder stands, whatever else was asked since."""

from datetime import UTC, datetime, timedelta

import pytest

from coordination.domain import asks
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Did, Entry, Rung, Track, group_of
from coordination.domain.rungs import RungState, rung_state

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CONTACT, SUMMARY = FieldGroup.CONTACT, FieldGroup.SUMMARY


def entry(did: Did, *groups: FieldGroup, until: str = "") -> Entry:
    desk = "NO" if did in (Did.ASKED, Did.ASKED_AGAIN, Did.WITHDRAWN) else "RO"
    deadline = (NOON + timedelta(days=7)).isoformat()
    return Entry(
        "e", did, desk, "RO", NOON.isoformat(), groups=groups, until=until, deadline=deadline
    )


def at(*entries: Entry, group: FieldGroup = SUMMARY, days: int = 0) -> RungState:
    now = NOON + timedelta(days=days)
    return rung_state(entries, asks.standing(entries, "RO", Track.CASE, now), group)


ASKED = entry(Did.ASKED, CONTACT, SUMMARY)


@pytest.mark.parametrize(
    ("done", "state"),
    [
        ((), RungState.NOT_ASKED),
        ((ASKED,), RungState.ASKED),
        ((ASKED, entry(Did.REFUSED)), RungState.REFUSED),
        ((ASKED, entry(Did.WITHDRAWN)), RungState.WITHDRAWN),
        ((ASKED, entry(Did.POSTPONED, until="2026-12-20")), RungState.POSTPONED),
        ((ASKED, entry(Did.PROPOSED, SUMMARY)), RungState.ASKED),
        ((ASKED, entry(Did.GRANTED, SUMMARY)), RungState.GRANTED),
        ((ASKED, entry(Did.GRANTED, CONTACT)), RungState.NOT_GRANTED),
        ((ASKED, entry(Did.GRANTED, SUMMARY), entry(Did.REVOKED, SUMMARY)), RungState.REVOKED),
        ((ASKED, entry(Did.GRANTED, SUMMARY), entry(Did.REVOKED, CONTACT)), RungState.GRANTED),
        ((ASKED, entry(Did.GONE)), RungState.GONE),
    ],
)
def test_a_rung_stands_where_its_last_word_left_it(done, state):
    assert at(*done) is state


def test_a_postponed_rung_waits_again_when_it_is_taken_up_or_its_day_comes():
    wait = entry(Did.POSTPONED, until="2026-12-20")

    assert at(ASKED, wait, entry(Did.ASKED_AGAIN)) is RungState.ASKED
    assert at(ASKED, wait, days=28) is RungState.ASKED
    assert at(ASKED, wait, days=60) is RungState.ESCALATED


def test_past_its_deadline_an_asked_rung_is_overdue():
    assert at(ASKED, days=6) is RungState.ASKED
    assert at(ASKED, days=8) is RungState.ESCALATED


def test_a_grant_that_came_to_its_day_has_ended():
    granted = entry(Did.GRANTED, SUMMARY, until="2026-11-25")

    assert at(ASKED, granted, days=2) is RungState.GRANTED
    assert at(ASKED, granted, days=3) is RungState.ENDED


def test_what_was_refused_before_reads_so_while_something_else_is_asked():
    done = (ASKED, entry(Did.REFUSED), entry(Did.ASKED, CONTACT))

    assert at(*done) is RungState.REFUSED
    assert at(*done, group=CONTACT) is RungState.ASKED
    assert at(*done, entry(Did.GRANTED, CONTACT)) is RungState.REFUSED


def test_what_is_open_reads_as_open_although_more_time_was_asked_for():
    done = (ASKED, entry(Did.GRANTED, SUMMARY, until="2026-12-20"), entry(Did.ASKED, SUMMARY))

    assert at(*done) is RungState.GRANTED


def test_the_two_lowest_rungs_add_no_group_and_the_others_one_each():
    assert [group_of(rung) for rung in (Rung.EXISTENCE, Rung.KIND)] == [None, None]
    assert group_of(Rung.FULL) is FieldGroup.PERSONS
