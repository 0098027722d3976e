"""What agreeing names are worth: rare ones much, common ones little.

Weights are natural logarithms of likelihood ratios, as in `birth`. The weight of a part
follows the number of persons in the register who have it (`population`); what the manner of
agreement takes off was set by hand.
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
    PersonName,
    compare_names,
)
from coordination.domain.persons.population import EXACTLY, Population
from coordination.domain.wording import N_

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
MOST_OF_NAMES = 11.0
"""What names say at most: relatives carry rare ones together."""
_DROPPED = 0.3
_UNEXPLAINED = 2.0
_CLASH: Mapping[Clash, float] = MappingProxyType(
    {
        Clash.GIVEN: 6.5,
        Clash.FAMILY: 3.5,
        Clash.PATRONYMIC: 3.0,
        Clash.INITIAL: 2.5,
        Clash.GENERATION: 4.0,
        Clash.PART: 3.5,
    }
)
_MARRIED = 2.2
# Twins and fathers share all but the given name: what still agrees then says next to nothing.
_MOST_CONTRADICTED = 1.0

SENTENCES: Mapping[NameLevel, str] = MappingProxyType(
    {
        NameLevel.EQUAL: N_("Same name ({rarity} in this register)"),
        NameLevel.OTHER_SCRIPT: N_(
            "Same name, written in another script ({rarity} in this register)"
        ),
        NameLevel.SPELLING: N_("Same name in another spelling ({rarity} in this register)"),
        NameLevel.NICKNAME: N_(
            "Same name, one part of it in a short or other form ({rarity} in this register)"
        ),
        NameLevel.PARTS_MERGED: N_(
            "Same name, written together in one record ({rarity} in this register)"
        ),
        NameLevel.PARTS_DROPPED: N_(
            "Same name, but one record leaves a part out ({rarity} in this register)"
        ),
        NameLevel.INITIALS: N_(
            "Same name, but one record has only an initial ({rarity} in this register)"
        ),
        NameLevel.ONE_PART: N_("One part of the name agrees ({rarity} in this register)"),
    }
)
_CLASHES: Mapping[Clash, str] = MappingProxyType(
    {
        Clash.GIVEN: N_("The given names differ"),
        Clash.FAMILY: N_("The surnames differ"),
        Clash.PATRONYMIC: N_("The patronymics differ"),
        Clash.INITIAL: N_("The initials differ"),
        Clash.GENERATION: N_("One record says senior and the other junior"),
        Clash.PART: N_("One part of the name differs"),
    }
)


_A_PART = N_("One record has parts of a name that the other lacks")


@dataclass(frozen=True, slots=True)
class NameWeight:
    """How two names agree, what speaks for and against, and how rare what they share is."""

    level: NameLevel
    clash: Clash
    weight: float
    against: float
    rarity: RarityLevel

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
    against = _against(found)
    if found.contradicts:
        against = max(against, weight - _MOST_CONTRADICTED)
    return NameWeight(found.level, found.clash, weight, against, _rarity(weight))


def against_sentence(found: NameWeight) -> str:
    """Return what differs between two names, in words."""
    return _CLASHES.get(found.clash, _A_PART)


def _agreed(found: NameAgreement, population: Population) -> float:
    whole = [(a, b, how) for a, b, how in found.agreed if how is not PartAgreement.INITIAL]
    weights = sorted((_part(*agreed, population) for agreed in whole), reverse=True)
    weight = sum(weights) - _SAME_CULTURE * max(0, len(weights) - 1)
    weight += _INITIAL * (len(found.agreed) - len(whole))
    return min(weight, MOST_OF_NAMES, _counted([(a, b) for a, b, _ in whole], population))


def _part(one: NamePart, other: NamePart, how: PartAgreement, population: Population) -> float:
    if how is PartAgreement.EQUAL:
        share = population.share(f"{EXACTLY}{one.text}")
    else:
        keys = set(one.keys) & set(other.keys) or {*one.keys, *other.keys}
        share = max(map(population.share, sorted(keys)), default=1.0)
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


def _against(found: NameAgreement) -> float:
    mine, theirs = (len(left) for left in found.left_over)
    if found.clash is Clash.FAMILY and not found.contradicts:
        return _MARRIED
    if found.clash is not Clash.NONE:
        return _CLASH[found.clash]
    if mine and theirs:
        return _UNEXPLAINED
    return _DROPPED * (mine + theirs)


def _rarity(weight: float) -> RarityLevel:
    if weight >= 9.5:
        return RarityLevel.VERY_RARE
    return RarityLevel.RARE if weight >= 6.5 else RarityLevel.COMMON
