"""How common names are in the register, as the last sweep counted them.

A rare name in common says much, a common one little, and what counts as common depends on the
register. The counts are of reduced parts of names and of pairs of them. They are a statistic and
no index: kept sealed as one value, they say how often a form occurs and never where.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from math import log
from typing import Any

from coordination.domain.names import NamePart, PartRole, PersonName

COUNTED_FROM = 3
"""Records that must hold a form before it is counted: rarer ones all count as rare."""

EXACTLY = "~"
INITIAL = "."
_FORMS_OF_A_PART = 3

# What is assumed of a name in a register that is too small to tell: one in so many has it.
_ASSUMED_SHARE = 0.003
_ASSUMED_FROM = 500
# A register that was never counted is taken for one of this size.
_LEAST_PERSONS = 2_000
# Of how many records of the register one is of the same person as another: set by hand.
_EXPECTED_PARTNERS = 0.3


@dataclass(frozen=True, slots=True)
class Population:
    """The persons of the register at the last sweep: how many, and which names are common."""

    persons: int = 0
    parts: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[str, int] = field(default_factory=dict)

    @property
    def prior(self) -> float:
        """Return the logarithm of the odds that two records picked at random are one person.

        It falls as the register grows, so that a probability keeps its meaning.
        """
        return log(_EXPECTED_PARTNERS / max(self.persons, _LEAST_PERSONS))

    def share(self, form: str) -> float:
        """Return which share of persons has a part with this form, more than 0."""
        counted = self.parts.get(form, 1) + _ASSUMED_SHARE * _ASSUMED_FROM
        return counted / (self.persons + _ASSUMED_FROM)

    def pair_share(self, one: NamePart, other: NamePart) -> float:
        """Return which share of persons has both parts, 0 where hardly anybody has.

        Two records are taken off: those that are being compared.
        """
        both = product(one.keys[:1], other.keys[:1])
        held = max((self.pairs.get(_pair(*pair), 0) for pair in both), default=0) - 2
        return max(held, 0) / max(self.persons, _LEAST_PERSONS)

    def as_plain(self) -> dict[str, Any]:
        """Return the statistic as it is sealed."""
        return {"persons": self.persons, "parts": dict(self.parts), "pairs": dict(self.pairs)}

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> "Population":
        """Return the statistic that was sealed."""
        return cls(plain["persons"], plain["parts"], plain["pairs"])


def terms_of(names: Iterable[PersonName]) -> tuple[str, ...]:
    """Return what a record adds to the statistic: forms of parts, and pairs of forms.

    An exact spelling begins with `~`: it says more than an equal sound. Of a part that is only an
    initial the pair names the letter, with a full stop.
    """
    found: dict[str, None] = {}
    for name in names:
        for part in name.named:
            found |= dict.fromkeys((f"{EXACTLY}{part.text}", *part.keys))
        for one, other in combinations(name.named, 2):
            both = product(_forms(one), _forms(other))
            found |= dict.fromkeys(_pair(*pair) for pair in both)
    return tuple(found)


def _forms(part: NamePart) -> tuple[str, ...]:
    if part.role is PartRole.INITIAL:
        return tuple(dict.fromkeys(f"{key[:1]}{INITIAL}" for key in part.keys[:_FORMS_OF_A_PART]))
    return part.keys[:_FORMS_OF_A_PART]


def _pair(one: str, other: str) -> str:
    return " ".join(sorted((one, other)))
