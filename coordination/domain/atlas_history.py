"""Coverage over time: how many overlaps there were at the end of each month, and coordinated.

Two questions can be asked of the past. Of the overlaps that had been found by a day: how many
were coordinated then? And of the overlaps of today: how many were coordinated on that day? The
second is for a register that was filled at once, where nothing had been found before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coordination.domain.atlas import Chosen, Overlap, Tally


class Basis(StrEnum):
    """Which overlaps a past day is asked about."""

    FOUND = "found"  # those that had been found by then
    TODAY = "today"  # those that are known today


@dataclass(frozen=True, slots=True)
class Moment:
    """The tally at the end of a day."""

    day: date
    tally: Tally


def month_ends(today: date, months: int) -> tuple[date, ...]:
    """Return the last days of the `months` months before this one, and today."""
    ends = [today]
    first = today.replace(day=1)
    for _ in range(months):
        ends.append(first - timedelta(days=1))
        first = ends[-1].replace(day=1)
    return tuple(reversed(ends))


def history(
    chosen: Chosen, days: Sequence[date], basis: Basis, *, coarse: bool = False
) -> tuple[Moment, ...]:
    """Return the tally at the end of each day."""
    return tuple(Moment(day, _tally(chosen, day, basis, coarse=coarse)) for day in days)


def fitting_basis(overlaps: Iterable[Overlap], days: Sequence[date]) -> Basis:
    """Return the question that the past can answer: what was found, unless all of it is new.

    All of it is new when nothing had been found by the last of the days before today.
    """
    known = any(overlap.day <= day for overlap in overlaps for day in days[-2:-1])
    return Basis.FOUND if known else Basis.TODAY


def _tally(chosen: Chosen, day: date, basis: Basis, *, coarse: bool) -> Tally:
    known: list[Overlap] = []
    cases: set[str] = set()
    for overlap, behind in chosen:
        if basis is Basis.TODAY or overlap.day <= day:
            known.append(overlap)
            cases |= behind
    gaps = [overlap for overlap in known if not overlap.is_covered(day)]
    exact = Tally(
        links=len(known),
        gaps=len(gaps),
        weight=sum(overlap.weight for overlap in known),
        gap_weight=sum(overlap.weight for overlap in gaps),
    )
    return exact.coarse(len(cases)) if coarse else exact
