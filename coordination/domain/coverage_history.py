"""How far a link was coordinated on a past day.

A record of coordination says what is true now. Each time a desk gives it another state or end,
what it said until then is kept, with the day of the change; so the state of a link can be told
for any day, by the same rule as for today (`coverage.edge_state`).

What a named desk answered holds for the whole time of the record: who contests that a team runs
contests it for the past as well. Before the first version the desk's own `since` decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coordination.domain import coverage
from coordination.domain.coverage import EdgeClaim, EdgeState
from coordination.domain.vocabulary import CoordinationState

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """Days in a row on which a link is coordinated, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Version:
    """What a record said on the days before `before`, when its desk changed it."""

    before: date
    state: CoordinationState
    until: date | None


@dataclass(frozen=True, slots=True)
class DatedClaim:
    """A claim as it stands today, and the versions of its record before, oldest first."""

    claim: EdgeClaim
    earlier: tuple[Version, ...] = ()


def claim_on(dated: DatedClaim, day: date) -> EdgeClaim:
    """Return a claim with its record as it stood on a day."""
    held = next((version for version in dated.earlier if day < version.before), None)
    if held is None:
        return dated.claim
    record = replace(dated.claim.record, state=held.state, until=held.until)
    return replace(dated.claim, record=record)


def state_on(claims: Sequence[DatedClaim], day: date) -> EdgeState:
    """Return how far a link was coordinated on a day, by the rule that holds for today."""
    return coverage.edge_state([claim_on(one, day) for one in claims], day).state


def spells(claims: Sequence[DatedClaim]) -> tuple[Spell, ...]:
    """Return the stretches of days on which a link is coordinated, earliest first.

    The state of a link changes only where a record begins, ends or is changed, so it is asked
    once between two such days and not for each day of a chart.
    """
    turns = sorted({turn for one in claims for turn in _turns(one)})
    found: list[Spell] = []
    for place, begin in enumerate(turns):
        if state_on(claims, begin) is not EdgeState.COVERED:
            continue
        last = turns[place + 1] - _DAY if place + 1 < len(turns) else date.max
        goes_on = bool(found) and found[-1].last + _DAY == begin
        found.append(Spell(found.pop().first if goes_on else begin, last))
    return tuple(found)


def first_contact(claims: Sequence[DatedClaim], today: date) -> date | None:
    """Return the first day on which a record that speaks for this link today began, if any does.

    Covering and preparing records count alike: in either case the desks had spoken.
    """
    by = coverage.edge_state([one.claim for one in claims], today)
    if by.state not in {EdgeState.COVERED, EdgeState.PLANNED}:
        return None
    return min(claim.record.since for claim in by.by)


def _turns(dated: DatedClaim) -> Iterator[date]:
    """Yield the days on which what a record says of a link may change."""
    yield dated.claim.record.since
    for until in (dated.claim.record.until, *(version.until for version in dated.earlier)):
        if until is not None and until < date.max:
            yield until + _DAY
    for version in dated.earlier:
        yield version.before
