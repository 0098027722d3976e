"""The coordination map: who overlaps with whom, State by State, and how much is coordinated.

`survey` adds up overlaps, which are links between cases of two States as one reader may see
them. A desk's caller passes the desk's own links only; what is not passed in is in no figure.

A link weighs 1 (weak) to 4 (certain). The weight is that of its band and not of its score,
because across desks a desk sees the band alone, and a number that moves would betray a third
desk. Coverage is the share of the weight that is coordinated.

A reader who must not learn what a single case is about gets coarse figures: see `Tally.coarse`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from statistics import median_low

from coordination.domain.coverage_history import Spell
from coordination.domain.vocabulary import Band

WEIGHTS: Mapping[Band, int] = {band: place for place, band in enumerate(Band, start=1)}

# Groups below this are not told apart where a group would tell what one case is about.
LEAST = 3

States = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """What the reader may use of one case of a link; `case` is a name without meaning."""

    case: str
    urgency: str = ""
    stage: str = ""
    offences: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    operation: str = ""


@dataclass(frozen=True, slots=True)
class Overlap:
    """A shown link between cases of two States, which stand in the order of their codes.

    `sides` are the cases whose attributes the reader may use: for a desk its own one. `spells`
    are the days on which the link is coordinated, `contact` the day on which what coordinates or
    prepares it today began. `findings` names the finding to which the link belongs while it is
    not coordinated: two for a weak bridge that is held apart, none once it is covered.
    """

    states: States
    band: Band
    kinds: tuple[str, ...]
    day: date
    sides: tuple[Side, ...] = ()
    spells: tuple[Spell, ...] = ()
    contact: date | None = None
    findings: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """Return what the link weighs, 1 to 4."""
        return WEIGHTS[self.band]

    def is_covered(self, day: date) -> bool:
        """Return whether the link was coordinated on a day."""
        return any(spell.first <= day <= spell.last for spell in self.spells)

    @property
    def wait(self) -> int | None:
        """Return the days from the link to the first contact, None where that was no answer."""
        if self.contact is None or self.contact < self.day:
            return None
        return (self.contact - self.day).days


@dataclass(frozen=True, slots=True)
class Tally:
    """Links and their weight, all of them and the ones that are not coordinated."""

    links: int = 0
    gaps: int = 0
    weight: int = 0
    gap_weight: int = 0

    @property
    def coverage(self) -> float | None:
        """Return the share of the weight that is coordinated, None where nothing overlaps."""
        return None if self.weight == 0 else (self.weight - self.gap_weight) / self.weight

    def coarse(self, cases: int) -> "Tally":
        """Return the figures in steps of `LEAST`, and nothing for fewer cases than that.

        Below the step stands nothing, be it two or none: where a pair of States has one link,
        "fewer than three, but some" would tell of that very link.
        """
        if cases < LEAST:
            return Tally()
        gaps, covered = _step(self.gaps), _step(self.links - self.gaps)
        # Weights follow the links: an exact weight would tell what was taken from the count.
        return Tally(gaps + covered, gaps, gaps + covered, gaps)


@dataclass(frozen=True, slots=True)
class StateFigures:
    """One State: its tally, the States it overlaps with, and median days to the first contact."""

    state: str
    tally: Tally
    partners: tuple[str, ...]
    days_to_contact: int | None = None


@dataclass(frozen=True, slots=True)
class PairFigures:
    """Two States and what lies between them."""

    states: States
    tally: Tally


@dataclass(frozen=True, slots=True)
class Atlas:
    """The figures of a map, States and pairs with most uncoordinated weight first.

    `is_coarse` says that the figures stand in steps, and that a zero may be up to two.
    """

    states: tuple[StateFigures, ...]
    pairs: tuple[PairFigures, ...]
    total: Tally
    is_coarse: bool = False


@dataclass(slots=True)
class _Sum:
    """A tally in the making, with the cases behind it and the days to their first contact."""

    links: int = 0
    gaps: int = 0
    weight: int = 0
    gap_weight: int = 0
    cases: set[str] = field(default_factory=set)
    waits: list[int] = field(default_factory=list)

    def add(self, overlap: Overlap, cases: Iterable[str], today: date) -> None:
        is_gap = not overlap.is_covered(today)
        self.links += 1
        self.gaps += is_gap
        self.weight += overlap.weight
        self.gap_weight += overlap.weight * is_gap
        self.cases.update(cases)
        if overlap.wait is not None:
            self.waits.append(overlap.wait)

    def tally(self, *, coarse: bool) -> Tally:
        exact = Tally(self.links, self.gaps, self.weight, self.gap_weight)
        return exact.coarse(len(self.cases)) if coarse else exact


Chosen = Sequence[tuple[Overlap, frozenset[str]]]
"""Overlaps that are counted, each with the names of its cases for which it is."""


def survey(
    chosen: Chosen, today: date, *, coarse: bool = False, among: Iterable[Overlap] = ()
) -> Atlas:
    """Return the figures of the chosen overlaps.

    `among` are overlaps whose States and pairs are listed even where nothing is chosen. A coarse
    survey lists all of them, because leaving one out would tell that none of its links counts.
    """
    total, states, pairs = _Sum(), defaultdict[str, _Sum](_Sum), defaultdict[States, _Sum](_Sum)
    partners: dict[str, set[str]] = defaultdict(set)
    for overlap in chain(among, (overlap for overlap, _ in chosen)):
        first, second = overlap.states
        partners[first].add(second)
        partners[second].add(first)
        pairs.setdefault(overlap.states, _Sum())
    for overlap, cases in chosen:
        for one in (total, pairs[overlap.states], *(states[code] for code in overlap.states)):
            one.add(overlap, cases, today)
    return Atlas(
        states=_ranked_states(states, partners, coarse=coarse),
        pairs=_ranked_pairs(pairs, coarse=coarse),
        total=total.tally(coarse=coarse),
        is_coarse=coarse,
    )


def with_team(chosen: Chosen, team: Iterable[str], today: date) -> Tally:
    """Return the tally as it would be if a team of these States coordinated what they share."""
    members, found = set(team), _Sum()
    for overlap, cases in chosen:
        found.add(overlap, cases, today)
        if members.issuperset(overlap.states) and not overlap.is_covered(today):
            found.gaps -= 1
            found.gap_weight -= overlap.weight
    return found.tally(coarse=False)


def _ranked_states(
    sums: Mapping[str, _Sum], partners: Mapping[str, set[str]], *, coarse: bool
) -> tuple[StateFigures, ...]:
    empty = _Sum()
    found = [
        StateFigures(
            state=code,
            tally=sums.get(code, empty).tally(coarse=coarse),
            partners=tuple(sorted(partners[code])),
            days_to_contact=None if coarse else _median(sums.get(code, empty).waits),
        )
        for code in partners
    ]
    return tuple(sorted(found, key=lambda one: (*_worst_first(one.tally), one.state)))


def _ranked_pairs(sums: Mapping[States, _Sum], *, coarse: bool) -> tuple[PairFigures, ...]:
    found = [PairFigures(states, one.tally(coarse=coarse)) for states, one in sums.items()]
    return tuple(sorted(found, key=lambda one: (*_worst_first(one.tally), one.states)))


def _worst_first(tally: Tally) -> tuple[int, int]:
    return -tally.gap_weight, -tally.weight


def _median(waits: Sequence[int]) -> int | None:
    return median_low(waits) if waits else None


def _step(count: int) -> int:
    return count // LEAST * LEAST
