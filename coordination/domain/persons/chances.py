"""From the odds that two records are one person to the chance that is said of them.

Odds add up as if each point were independent of the others. Names, dates, nationality and sex of
one record are not (a common name has common company), so what lies above even odds counts less;
and a pair is never worth more than the weakest thing that it rests on allows. Slope and ceilings
were set by hand so that the share of true pairs is what the chance says (docs/decisions/0019).
"""

from collections.abc import Mapping
from math import exp
from types import MappingProxyType

from coordination.domain.evidence import RarityLevel
from coordination.domain.names import Clash
from coordination.domain.persons.birth import BirthLevel
from coordination.domain.persons.weighing import NameWeight

MOST_ALONE = 0.945
"""What name and birth date alone are worth at most: a certain link takes a further agreement."""

MOST = 0.99
"""What two persons are worth at most, whatever else agrees."""

_EVEN = 1.0
_SLOPE = 0.4
_SAME_DAY = frozenset({BirthLevel.EXACT, BirthLevel.SWAPPED})
_CONTRADICTING = frozenset({Clash.GIVEN, Clash.SECOND_GIVEN, Clash.PART})
_MOST_CONTRADICTED = 0.75
_MOST_UNCLEAR = 0.88
_MOST_MARRIED = 0.88
_MOST_COMMON = 0.78
_MOST_COMMON_ON_A_DAY = 0.88
_MOST_WITHOUT_DAY = 0.93
_MOST_OF_CLASH: Mapping[Clash, float] = MappingProxyType(
    {Clash.UNCLEAR: _MOST_UNCLEAR, Clash.FAMILY: _MOST_MARRIED}
)
# What nearly every pair has (one sex, one nationality) tells little beyond the name.
_EXPECTED = 1.1
_FOR_MOST = 2.5
_STEPS = 200
_ROUNDING = 1e-6


def ceiling(name: NameWeight, level: BirthLevel, further: float) -> float:
    """Return what a pair is worth at most; `further` is what speaks beside name and birth date."""
    if name.clash in _CONTRADICTING or name.found.contradicts:
        return _MOST_CONTRADICTED
    is_common = name.rarity is RarityLevel.COMMON
    if level not in _SAME_DAY:
        return _MOST_COMMON if is_common else _MOST_WITHOUT_DAY
    alone = _MOST_OF_CLASH.get(name.clash, _MOST_COMMON_ON_A_DAY if is_common else MOST_ALONE)
    reached = min(1.0, max(0.0, (further - _EXPECTED) / _FOR_MOST))
    return alone + (MOST - alone) * reached


def chance(odds: float, most: float) -> float:
    """Return the chance, from 0 to `most`, in steps of a half per cent.

    `odds` is a natural logarithm. Above one half the chance is drawn together evenly, so that pairs
    under one ceiling keep their order; steps, so that no count of the register moves every link.
    """
    found = 1 / (1 + exp(-_tempered(odds)))
    drawn = found if found < 0.5 else 0.5 + (found - 0.5) * (2 * most - 1)
    return int(drawn * _STEPS + _ROUNDING) / _STEPS


def _tempered(odds: float) -> float:
    return odds if odds <= _EVEN else _EVEN + _SLOPE * (odds - _EVEN)
