"""Rungs, groups and the states of an ask, from its entries and the clock alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coordination.domain import asks, disclosure
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import (
    Consent,
    ConsentState,
    Did,
    Entry,
    Rung,
    State,
    Track,
    Use,
)
from coordination.domain.lifecycle import NoSuchMove, ReasonMissing

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BOTH = (FieldGroup.CONTACT, FieldGroup.SUMMARY)


def entry(did, *groups, owner="RO", desk="NO", at=NOW, **more):
    track = Track.VICTIMS if FieldGroup.VICTIMS in groups else more.pop("track", Track.CASE)
    if did in (Did.ASKED, Did.ASKED_AGAIN):
        more.setdefault("deadline", (at + timedelta(days=7)).isoformat())
    return Entry("id", did, desk, owner, at.isoformat(), track, groups, **more)


def state(*entries, days=0, track=Track.CASE, owner="RO"):
    return asks.standing(entries, owner, track, NOW + timedelta(days=days))


ASKED = entry(Did.ASKED, *BOTH)


@pytest.mark.parametrize(
    ("rung", "groups"),
    [
        (Rung.EXISTENCE, ()),
        (Rung.KIND, ()),
        (Rung.CONTACT, (FieldGroup.CONTACT,)),
        (Rung.SUMMARY, (FieldGroup.CONTACT, FieldGroup.IDENTIFIERS, FieldGroup.SUMMARY)),
        (Rung.FULL, disclosure.CLIMBED),
    ],
)
def test_a_rung_opens_its_group_and_those_below(rung, groups):
    assert disclosure.groups_of(rung) == groups
    assert disclosure.rung_of(groups) is max(rung, Rung.KIND, key=list(Rung).index)


def test_a_group_above_a_closed_one_is_no_rung():
    assert disclosure.rung_of([FieldGroup.SUMMARY]) is Rung.KIND


def test_victims_are_a_track_of_their_own():
    assert disclosure.track_of([FieldGroup.VICTIMS]) is Track.VICTIMS
    assert disclosure.track_of(BOTH) is Track.CASE
    for mixed in ([], [FieldGroup.VICTIMS, FieldGroup.CONTACT]):
        with pytest.raises(ValueError, match=r"^$"):
            disclosure.track_of(mixed)


@pytest.mark.parametrize(
    ("kinds", "needed"),
    [
        (("phone",), {FieldGroup.IDENTIFIERS}),
        (("person",), {FieldGroup.PERSONS}),
        (("person", "phone"), {FieldGroup.PERSONS, FieldGroup.IDENTIFIERS}),
        (("document",), {FieldGroup.PERSONS, FieldGroup.IDENTIFIERS}),
        (("victim",), {FieldGroup.VICTIMS}),
        ((), set()),
    ],
)
def test_what_a_link_rests_on_decides_what_shows_both_sides(kinds, needed):
    assert disclosure.needed_for(kinds) == needed


def test_a_child_at_risk_shortens_the_time_to_answer():
    assert disclosure.usual_deadline("routine", NOW) - NOW == timedelta(days=7)
    assert disclosure.usual_deadline("child_at_risk", NOW) - NOW == timedelta(hours=48)


def test_nothing_was_asked_before_somebody_asks():
    found = state()
    assert (found.state, found.waits, asks.moves_of(found, owner=True)) == (
        State.NOT_ASKED,
        False,
        (),
    )
    assert asks.moves_of(found, owner=False) == (Did.ASKED,)
    assert asks.time_given((), "RO", Track.CASE) == disclosure.USUAL


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (entry(Did.GRANTED, *BOTH), State.GRANTED),
        (entry(Did.GRANTED, FieldGroup.CONTACT), State.PARTLY_GRANTED),
        (entry(Did.REFUSED), State.REFUSED),
        (entry(Did.POSTPONED, until="2026-12-01"), State.POSTPONED),
        (entry(Did.WITHDRAWN), State.WITHDRAWN),
    ],
)
def test_an_ask_that_waits_is_answered(answer, expected):
    for days, before in ((0, State.ASKED), (7, State.ESCALATED)):
        found = state(ASKED, days=days)
        assert (found.state, found.waits) == (before, True)
        assert asks.moves_of(found, owner=True) == (
            Did.PROPOSED,
            Did.GRANTED,
            Did.REFUSED,
            Did.POSTPONED,
        )
    assert state(ASKED, answer).state is expected
    assert state(ASKED, answer).deadline is None


def test_an_ask_is_unanswered_a_week_after_its_deadline():
    for days, expected in ((13, False), (14, True)):
        now = NOW + timedelta(days=days)
        assert asks.is_unanswered(asks.standing([ASKED], "RO", Track.CASE, now), now) is expected
    assert asks.is_unanswered(state(), NOW) is False


def test_a_postponed_ask_waits_again_on_its_day_with_as_much_time_as_before():
    put_off = entry(Did.POSTPONED, until="2026-12-01")
    assert state(ASKED, put_off, days=7).state is State.POSTPONED
    back = state(ASKED, put_off, days=8)
    assert (back.state, back.deadline) == (State.ASKED, datetime(2026, 12, 8, tzinfo=UTC))
    assert state(ASKED, put_off, days=15).state is State.ESCALATED


def test_a_postponed_ask_is_taken_up_before_its_day():
    put_off = entry(Did.POSTPONED, until="2026-12-01")
    found = state(ASKED, put_off)
    assert asks.moves_of(found, owner=True) == (Did.ASKED_AGAIN,)
    assert asks.moves_of(found, owner=False) == (Did.ASKED_AGAIN, Did.WITHDRAWN)
    again = state(ASKED, put_off, entry(Did.ASKED_AGAIN))
    assert (again.state, again.ask) == (State.ASKED, ASKED)


def test_grants_add_up_and_are_revoked_one_by_one():
    story = [
        ASKED,
        entry(Did.GRANTED, FieldGroup.CONTACT),
        entry(Did.ASKED, FieldGroup.SUMMARY),
        entry(Did.GRANTED, FieldGroup.SUMMARY),
    ]
    assert set(state(*story).opened) == set(BOTH)
    story.append(entry(Did.REVOKED, FieldGroup.SUMMARY))
    found = state(*story)
    assert (set(found.opened), found.state) == ({FieldGroup.CONTACT}, State.REVOKED)
    assert asks.moves_of(found, owner=True) == (Did.REVOKED,)


def test_a_grant_ends_after_its_day():
    grant = entry(Did.GRANTED, *BOTH, until="2026-11-25")
    assert state(ASKED, grant, days=2).state is State.GRANTED
    ended = state(ASKED, grant, days=3)
    assert (ended.state, dict(ended.opened)) == (State.ENDED, {})


def test_each_direction_and_track_stands_for_itself():
    victims = entry(Did.ASKED, FieldGroup.VICTIMS)
    assert state(ASKED, victims, owner="NO").state is State.NOT_ASKED
    assert state(ASKED, victims, track=Track.VICTIMS).ask == victims
    assert state(ASKED, victims).ask == ASKED


def test_when_a_case_is_gone_nothing_moves_any_more():
    found = state(ASKED, entry(Did.GRANTED, *BOTH), entry(Did.GONE, owner="NO"))
    assert (found.state, dict(found.opened)) == (State.GONE, {})
    assert asks.moves_of(found, owner=True) == asks.moves_of(found, owner=False) == ()
    with pytest.raises(NoSuchMove, match="one of the cases is gone"):
        asks.require_move(found, Did.ASKED, "why", owner=False)


LAPSED = entry(Did.LAPSED, owner="NO")


def test_what_was_open_is_closed_when_the_hit_ended_and_came_back():
    found = state(ASKED, entry(Did.GRANTED, *BOTH), LAPSED)
    assert (found.state, dict(found.opened), found.waits) == (State.ENDED, {}, False)
    assert asks.moves_of(found, owner=False) == (Did.ASKED,)
    assert asks.moves_of(found, owner=True) == ()
    again = state(ASKED, entry(Did.GRANTED, *BOTH), LAPSED, ASKED, entry(Did.GRANTED, *BOTH))
    assert (again.state, set(again.opened)) == (State.GRANTED, set(BOTH))


@pytest.mark.parametrize(
    ("story", "then"),
    [
        ((ASKED,), State.ASKED),
        ((ASKED, entry(Did.GRANTED, *BOTH), ASKED), State.ASKED),
        ((ASKED, entry(Did.GRANTED, *BOTH), ASKED, entry(Did.REFUSED)), State.REFUSED),
        ((ASKED, entry(Did.GRANTED, *BOTH), entry(Did.REVOKED, *BOTH)), State.REVOKED),
        ((), State.NOT_ASKED),
    ],
)
def test_what_was_answered_or_waits_stays_so_when_the_hit_comes_back(story, then):
    found = state(*story, LAPSED)

    assert (found.state, dict(found.opened)) == (then, {})


def test_a_first_signature_falls_when_the_hit_ended_and_came_back():
    ask = entry(Did.ASKED, FieldGroup.VICTIMS)
    signed = entry(Did.SIGNED, FieldGroup.VICTIMS, by_id="1")
    assert state(ask, signed, track=Track.VICTIMS).pending == (signed,)

    assert state(ask, signed, LAPSED, track=Track.VICTIMS).pending == ()


def test_a_consent_is_about_what_was_open_when_it_was_asked():
    first = replace(entry(Did.GRANTED, FieldGroup.CONTACT), id="g1")
    asked = replace(entry(Did.CONSENT_ASKED), id="c")
    later = replace(entry(Did.GRANTED, FieldGroup.SUMMARY), id="g2")
    assert asks.covered_by([ASKED, first, asked, later], asked) == {FieldGroup.CONTACT: "g1"}
    over = replace(first, until="2026-11-22")

    assert asks.covered_by([ASKED, over, asked], asked) == {}
    assert asks.covered_by([asked], asked) == {}


def test_the_second_signature_on_a_consent_is_another_persons():
    first = entry(Did.CONSENT_SIGNED, ref="c", by_id="1")
    other = entry(Did.CONSENT_SIGNED, ref="another", by_id="2")
    assert state(ASKED, first).pending == ()
    known = [first, other]

    def found(by):
        return asks.first_consent(known, entry(Did.CONSENT_GIVEN, ref="c", by_id=by))

    assert (found("2"), found("1")) == (first, None)
    assert asks.first_consent([], entry(Did.CONSENT_GIVEN, ref="c", by_id="2")) is None


def test_what_is_no_move_is_refused_with_those_that_are():
    with pytest.raises(NoSuchMove, match="It can be: taken back"):
        asks.require_move(state(ASKED), Did.ASKED, "why", owner=False)
    asks.require_move(state(ASKED), Did.SIGNED, "", owner=True)


def test_all_but_a_grant_needs_a_reason():
    with pytest.raises(ReasonMissing):
        asks.require_move(state(ASKED), Did.REFUSED, " ", owner=True)
    asks.require_move(state(ASKED), Did.GRANTED, "", owner=True)


def test_two_signatures_count_under_the_same_terms_by_two_persons():
    ask = entry(Did.ASKED, FieldGroup.VICTIMS)
    first = entry(Did.SIGNED, FieldGroup.VICTIMS, by_id="1")
    found = state(ask, entry(Did.PROPOSED, FieldGroup.VICTIMS), first, track=Track.VICTIMS)

    def second(**more):
        return asks.first_signature(found, entry(Did.GRANTED, FieldGroup.VICTIMS, **more))

    assert second(by_id="2")
    assert not second(by_id="1")
    assert not second(by_id="2", conditions="other words")
    assert not asks.first_signature(state(ask, track=Track.VICTIMS), first)


def test_consent_is_asked_given_and_taken_back():
    asked = entry(Did.CONSENT_ASKED, use=Use.EVIDENCE)
    given = entry(Did.CONSENT_GIVEN, ref="id")
    refused = entry(Did.CONSENT_REFUSED, ref="id")
    states = [
        disclosure.consents([asked, *more], "RO")[0].state
        for more in ([], [given], [given, refused])
    ]
    assert states == [ConsentState.ASKED, ConsentState.GIVEN, ConsentState.REFUSED]
    assert disclosure.consents([asked], "NO") == ()
    assert state(ASKED, asked).state is State.ASKED


def test_an_answered_consent_is_not_answered_otherwise():
    open_, given = Consent(ASKED, None), Consent(ASKED, entry(Did.CONSENT_GIVEN))
    asks.require_consent(open_, given=True, reason="")
    asks.require_consent(given, given=False, reason="the source is afraid")
    with pytest.raises(ReasonMissing):
        asks.require_consent(open_, given=False, reason=" ")
    with pytest.raises(NoSuchMove):
        asks.require_consent(given, given=True, reason="")


def test_a_short_mark_says_what_waits_before_what_is_open():
    assert asks.worst([State.GRANTED, State.ASKED]) is State.ASKED
    assert asks.worst([State.GRANTED, State.NOT_ASKED]) is State.GRANTED
    assert asks.worst([]) is State.NOT_ASKED
