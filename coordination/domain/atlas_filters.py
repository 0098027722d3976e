"""Which overlaps a map shows: what the reader asked for, and what the reader may ask by.

Filters are of two sorts. Strength, shared kind, period and urgency are structure, which the
reader of a map sees of each link anyway. Offence, platform, operation and stage are what a case
is about. For a desk they are those of its own cases. For the analyst they may serve to count and
not to single out, so they make a survey coarse (`domain.atlas`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

from coordination.domain.atlas import LEAST, WEIGHTS, Chosen, Overlap, Side
from coordination.domain.evidence import EvidenceKind
from coordination.domain.vocabulary import Band, Stage, Urgency

PERIODS: Mapping[str, int] = {"30d": 30, "90d": 90, "12m": 365}
"""Periods back from today, in days; a year such as `2026` is one as well."""

_ABOUT_A_CASE = ("offence", "platform", "operation", "stage")


class Show(StrEnum):
    """Which links a figure paints; tables give both."""

    GAPS = "gaps"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a map is asked for; an empty text asks for anything."""

    show: Show = Show.GAPS
    strength: str = ""
    kind: str = ""
    period: str = ""
    urgency: str = ""
    offence: str = ""
    platform: str = ""
    operation: str = ""
    stage: str = ""

    @property
    def about_a_case(self) -> tuple[str, ...]:
        """Return the names of the filters in use that ask what a case is about."""
        return tuple(name for name in _ABOUT_A_CASE if getattr(self, name))

    @property
    def used(self) -> tuple[str, ...]:
        """Return the names of all filters in use, apart from what is painted."""
        names = (one.name for one in fields(self) if one.name != "show")
        return tuple(name for name in names if getattr(self, name))


@dataclass(frozen=True, slots=True)
class Terms:
    """The platforms and operations by which a reader may ask, as texts in their order."""

    platforms: tuple[str, ...]
    operations: tuple[str, ...]
    years: tuple[str, ...]


def read(
    raw: Mapping[str, str], terms: Terms, offences: Collection[str]
) -> tuple[Filters, tuple[str, ...]]:
    """Return the filters that texts of an address ask for, and the names of those left out.

    What is not offered is left out, be it a slip or a word that no case holds any more; a reader
    learns nothing from the difference.
    """
    allowed: Mapping[str, Collection[str]] = {
        "show": tuple(Show),
        "strength": tuple(Band),
        "kind": tuple(EvidenceKind),
        "period": (*PERIODS, *terms.years),
        "urgency": tuple(Urgency),
        "offence": offences,
        "platform": terms.platforms,
        "operation": terms.operations,
        "stage": tuple(Stage),
    }
    asked = {name: text for name in allowed if (text := raw.get(name, "").strip())}
    taken = {name: text for name, text in asked.items() if text in allowed[name]}
    show = Show(taken.pop("show", Show.GAPS))
    left_out = tuple(name for name, text in asked.items() if text not in allowed[name])
    return Filters(show=show, **taken), left_out


def structure(overlaps: Iterable[Overlap], asked: Filters, today: date) -> list[Overlap]:
    """Return the overlaps that fit strength, kind, period and urgency."""
    span = span_of(asked.period, today)
    least = WEIGHTS[Band(asked.strength)] if asked.strength else 0
    return [
        overlap
        for overlap in overlaps
        if overlap.weight >= least
        and (not asked.kind or asked.kind in overlap.kinds)
        and span[0] <= overlap.day <= span[1]
        and (not asked.urgency or any(side.urgency == asked.urgency for side in overlap.sides))
    ]


def chosen(overlaps: Iterable[Overlap], asked: Filters) -> Chosen:
    """Return the overlaps of which one case is about what is asked, with the cases that are."""
    found = []
    for overlap in overlaps:
        cases = frozenset(side.case for side in overlap.sides if _fits(side, asked))
        if cases:
            found.append((overlap, cases))
    return found


def span_of(period: str, today: date) -> tuple[date, date]:
    """Return the first and last day of a period; every day for an empty one.

    Raises ValueError for a text that names none.
    """
    if not period:
        return date.min, date.max
    if period in PERIODS:
        return today - timedelta(days=PERIODS[period]), today
    return date(int(period), 1, 1), date(int(period), 12, 31)


def terms(overlaps: Iterable[Overlap], *, guarded: bool) -> Terms:
    """Return by which platforms, operations and years the reader may ask.

    Where `guarded`, a word that somebody typed is offered only when at least `LEAST` cases of
    two States hold it: a rarer one would be content of a case.
    """
    platforms: dict[str, set[tuple[str, str]]] = defaultdict(set)
    operations: dict[str, set[tuple[str, str]]] = defaultdict(set)
    years = set()
    for overlap in overlaps:
        years.add(f"{overlap.day.year:04}")
        for state, side in zip(overlap.states, overlap.sides, strict=False):
            for platform in side.platforms:
                platforms[platform].add((state, side.case))
            if side.operation:
                operations[side.operation].add((state, side.case))
    return Terms(
        platforms=_offered(platforms, guarded=guarded),
        operations=_offered(operations, guarded=guarded),
        years=tuple(sorted(years, reverse=True)),
    )


def _offered(held: Mapping[str, set[tuple[str, str]]], *, guarded: bool) -> tuple[str, ...]:
    return tuple(
        sorted(
            word
            for word, cases in held.items()
            if not guarded or (len(cases) >= LEAST and len({state for state, _ in cases}) > 1)
        )
    )


def _fits(side: Side, asked: Filters) -> bool:
    return (
        (not asked.offence or asked.offence in side.offences)
        and (not asked.platform or asked.platform in side.platforms)
        and (not asked.operation or asked.operation == side.operation)
        and (not asked.stage or asked.stage == side.stage)
    )
