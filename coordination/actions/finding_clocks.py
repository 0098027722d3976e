"""The clocks of findings, and the order of every list of them by these clocks.

A child at risk stands before everything, then what vanishes soon, then the order of findings.
Opening the selectors of a whole register takes a second or more, so only those are opened which
a page needs, and what of a case vanishes stays in memory for as long as its version.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Protocol, TypeVar

from coordination.actions import case_files, proposal_clocks
from coordination.actions.pages import GapClock
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.law.retention import RecordEnd
from coordination.domain.proposals.ranking import SOON
from coordination.storage import counters, visibility
from coordination.storage.cases import Case

Ends = Mapping[int, tuple[int, tuple[RecordEnd, ...]]]
"""What of each case vanishes, behind the version of the case that it was read from."""

First = dict[int, tuple[RecordEnd, str]]
"""What of each case vanishes first from today on, with the desk of the case."""


class Listed(Protocol):
    """What is listed of a finding: whether a child is at risk, and the cases whose clocks count."""

    @property
    def is_at_risk(self) -> bool:
        """Return whether a child is at risk."""

    @property
    def numbers(self) -> frozenset[int]:
        """Return the numbers of the cases that the reader may know."""


T = TypeVar("T", bound=Listed)


def worst(
    bench: Workbench, found: Sequence[T], start: int, end: int
) -> list[tuple[T, GapClock | None]]:
    """Return the places from `start` to `end` of these findings, worst first, with their clocks.

    `found` stands in the order of findings. A reader of the whole learns of a clock the day and
    the desk, and of a finding over very many cases nothing.
    """
    chosen: list[tuple[T, GapClock | None]] = []
    place = 0
    for _, same in groupby(found, key=lambda one: one.is_at_risk):
        group = list(same)
        first, last = max(0, start - place), max(0, end - place)
        place += len(group)
        if first < len(group) and last:
            chosen += _in_order(bench, group)[first:last]
    return chosen


def _in_order(bench: Workbench, group: Sequence[T]) -> list[tuple[T, GapClock | None]]:
    most = proposal_clocks.MOST_CASES
    small = [one for one in group if bench.actor.desk or len(one.numbers) <= most]
    first = _first(bench, {number for one in small for number in one.numbers})
    rows = [(one, _clock(bench, one, first)) for one in group]
    latest = bench.today() + SOON
    return sorted(rows, key=lambda row: _soon(row[1], latest))


def _soon(clock: GapClock | None, latest: date) -> date:
    """Return when something vanishes, where that is soon; all others stand as they stood."""
    return clock.ends if clock and clock.ends <= latest else date.max


def _clock(bench: Workbench, one: Listed, first: First) -> GapClock | None:
    running = [first[number] for number in one.numbers if number in first]
    if not running:
        return None
    end, desk = min(running, key=lambda one: (one[0].ends, one[1], one[0].provider.id))
    what = proposal_clocks.told(end) if bench.actor.desk else proposal_clocks.told_of(desk)
    return GapClock(what, end.ends, (end.ends - bench.today()).days)


def _first(bench: Workbench, numbers: Iterable[int]) -> First:
    """Return what vanishes first of cases that the reader may know of."""
    reader = bench.actor if bench.actor.desk else DETECTOR
    cases = visibility.cases_by_number(bench.session, reader, numbers)
    today = bench.today()
    found: First = {}
    for number, (_, ends) in _ends(bench, cases).items():
        running = next((end for end in ends if end.ends >= today), None)
        if running is not None:
            found[number] = running, cases[number].desk
    return found


def _ends(bench: Workbench, cases: Mapping[int, Case]) -> Ends:
    """Return what of these cases vanishes, opened anew only where a case or the law changed."""
    if bench.writes:  # what is not committed must not reach other readers
        return dict(_opened(bench, cases))
    cache = bench.tools.structure
    holds = _holds(bench)
    known = cache.clocks[1] if cache.clocks[0] == holds else {}
    changed = {
        number: case
        for number, case in cases.items()
        if number not in known or known[number][0] != case.version
    }
    if changed:
        known = {**known, **dict(_opened(bench, changed))}
        cache.clocks = (holds, known)
    return {number: known[number] for number in cases}


def _holds(bench: Workbench) -> tuple[int, int]:
    """Return what the memory holds for: the law, and no erasure since, of whom nothing stays."""
    law = counters.current(bench.session, counters.PACK)
    return law, counters.current(bench.session, counters.ERASED)


def _opened(
    bench: Workbench, cases: Mapping[int, Case]
) -> Iterator[tuple[int, tuple[int, tuple[RecordEnd, ...]]]]:
    case_files.preload(bench, cases.values())
    for number, ends in proposal_clocks.ends_by_case(bench, cases).items():
        yield number, (cases[number].version, ends)
