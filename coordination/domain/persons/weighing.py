"""What agreeing names are worth: rare ones much, common ones little.

Weights are natural logarithms of likelihood ratios, as in `birth`. The weight of a part
follows the number of persons in the register who have it (`population`), but a name that is common
in its country is never rare (`commonness`); what the manner of agreement takes off was set by
hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import log
from types import MappingProxyType

from coordination.domain.evidence import RarityLevel
from coordination.domain.names import (
    Clash,
    NameAgreement,
    NameLevel,
    NamePart,
    PartAgreement,
    PartRole,
    PersonName,
    compare_names,
)
from coordination.domain.persons.commonness import is_common, least_share
from coordination.domain.persons.population import EXACTLY, Population

_LOSS: Mapping[PartAgreement, float] = MappingProxyType(
    {
        PartAgreement.EQUAL: 0.1,
        PartAgreement.OTHER_SCRIPT: 0.2,
        PartAgreement.SPELLING: 0.5,
        PartAgreement.ENDING: 0.5,
        PartAgreement.NICKNAME: 1.0,
        PartAgreement.MERGED: 0.5,
        PartAgreement.SOUND: 1.2,
        PartAgreement.TYPO: 1.2,
    }
)
_INITIAL = 1.8
_LEAST_PART, _MOST_PART = 1.0, 9.0
# Names come from a culture: who shares a given name of it is likelier to share a surname too.
_SAME_CULTURE = 3.2
MOST_OF_NAMES = 12.5
"""What names of three parts say at most, a whole one of which strangers seldom share."""
_MOST_OF_TWO = 11.0
"""The same of two parts: relatives carry rare ones together."""
MOST_OF_A_WORD = 3.0
"""The same of a name of one word, which is as often an alias (Red, Bear) as a name."""
_TWO = 2
_DROPPED = 0.3
_UNEXPLAINED = 2.0
_CLASH: Mapping[Clash, float] = MappingProxyType(
    {
        Clash.GIVEN: 6.5,
        Clash.SECOND_GIVEN: 4.5,
        Clash.FAMILY: 3.5,
        Clash.PATRONYMIC: 3.0,
        Clash.INITIAL: 2.5,
        Clash.GENERATION: 4.0,
        Clash.PART: 3.5,
        Clash.UNCLEAR: 2.5,
    }
)
_MARRIED = 2.2
_FURTHER = 1.0
"""What each further part speaks against a change of surname."""
_RARE, _VERY_RARE = 6.5, 9.5
# Twins and fathers share all but the given name: what still agrees then says next to nothing.
_MOST_CONTRADICTED = 1.0


@dataclass(frozen=True, slots=True)
class NameWeight:
    """How two names agree, what speaks for and against, and how rare what they share is."""

    names: tuple[PersonName, PersonName]
    found: NameAgreement
    weight: float
    against: float
    rarity: RarityLevel

    @property
    def level(self) -> NameLevel:
        """Return how the names agree."""
        return self.found.level

    @property
    def clash(self) -> Clash:
        """Return what the names have and have differently."""
        return self.found.clash

    @property
    def total(self) -> float:
        """Return what the names say in all."""
        return self.weight - self.against


def weigh_names(one: PersonName, other: PersonName, population: Population) -> NameWeight | None:
    """Return what two names say of whether they are one person's; None where nothing agrees."""
    found = compare_names(one, other, population.share)
    if found.level is NameLevel.DIFFERENT:
        return None
    weight = _agreed(found, population)
    against = _against(one, other, found)
    if found.contradicts:
        against = max(against, weight - _MOST_CONTRADICTED)
    return NameWeight((one, other), found, weight, against, _rarity(found, weight))


def _agreed(found: NameAgreement, population: Population) -> float:
    whole = [(a, b, how) for a, b, how in found.agreed if how is not PartAgreement.INITIAL]
    weights = sorted((_part(*agreed, population) for agreed in whole), reverse=True)
    weight = sum(weights) - _SAME_CULTURE * max(0, len(weights) - 1)
    weight += _INITIAL * (len(found.agreed) - len(whole))
    most = MOST_OF_NAMES if len(whole) > _TWO else _MOST_OF_TWO
    if found.level is NameLevel.ONE_WORD:
        most = MOST_OF_A_WORD
    return min(weight, most, _counted([(a, b) for a, b, _ in whole], population))


def _part(one: NamePart, other: NamePart, how: PartAgreement, population: Population) -> float:
    if how is PartAgreement.EQUAL:
        share = population.share(f"{EXACTLY}{one.text}")
    else:
        keys = set(one.keys) & set(other.keys) or {*one.keys, *other.keys}
        share = max(map(population.share, sorted(keys)), default=1.0)
    share = max(share, least_share(one), least_share(other))
    return min(_MOST_PART, max(_LEAST_PART, -log(share) - _LOSS[how]))


def _counted(agreed: list[tuple[NamePart, NamePart]], population: Population) -> float:
    """Return the most that the parts together may say, as others hold the same ones."""
    shares = [
        max(population.pair_share(a, c), population.pair_share(b, d))
        for (a, b), (c, d) in combinations(agreed, 2)
    ]
    # The rarest pair decides: a third part that agrees makes a common name a rare one.
    least = min(shares, default=0.0)
    return -log(least) if least > 0 else MOST_OF_NAMES


def _against(one: PersonName, other: PersonName, found: NameAgreement) -> float:
    mine, theirs = (len(_plain(left)) for left in found.left_over)
    if found.clash is Clash.FAMILY and not found.contradicts:
        return _MARRIED + _FURTHER * (max(mine, theirs, 1) - 1)
    if len(found.agreed) == 1 and min(mine, theirs) > 1:
        return _CLASH[Clash.GIVEN]
    if found.clash is Clash.PART and not _leads(one, other, found):
        return _CLASH[Clash.GIVEN]
    if found.clash is not Clash.NONE:
        return _CLASH[found.clash]
    if all(found.left_over):
        return _UNEXPLAINED
    return _DROPPED * sum(map(len, found.left_over))


def _plain(parts: tuple[NamePart, ...]) -> list[NamePart]:
    return [part for part in parts if part.role is PartRole.PLAIN]


def _leads(one: PersonName, other: PersonName, found: NameAgreement) -> bool:
    """Say whether what agrees begins both names: then a surname may have changed."""
    return any(a is one.named[0] and b is other.named[0] for a, b, _ in found.agreed)


def _rarity(found: NameAgreement, weight: float) -> RarityLevel:
    """Return how rare a name is; one of parts that a country is full of is common everywhere.

    One whole part beside an initial is never very rare: many given names begin with that letter.
    """
    common = [is_common(a) and is_common(b) for a, b, _ in found.agreed]
    if all(common) or weight < _RARE:
        return RarityLevel.COMMON
    whole = sum(how is not PartAgreement.INITIAL for _, _, how in found.agreed)
    is_very_rare = weight >= _VERY_RARE and not any(common) and whole > 1
    return RarityLevel.VERY_RARE if is_very_rare else RarityLevel.RARE
