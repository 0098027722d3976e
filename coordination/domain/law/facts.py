"""Facts of cases as values: which fact, about whom, and what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coordination.domain.law.fact_rules import FactRule, FactScope, FactType
from coordination.domain.law.fact_table import FACTS

__all__ = [
    "FACTS",
    "CaseFacts",
    "FactKey",
    "FactRule",
    "FactScope",
    "FactType",
    "FactValue",
]

FactValue = bool | int | str | date


@dataclass(frozen=True, slots=True, order=True)
class FactKey:
    """A fact about something: no State for the case, one State, or two in alphabetical order."""

    name: str
    about: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, *states: str) -> "FactKey":
        """Return the key of a fact, the States of a pair put in order."""
        return cls(name, tuple(sorted(states)))

    def __str__(self) -> str:
        return ":".join((self.name, *self.about))


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is known of the cases: from their records, from the register, or answered by people."""

    values: Mapping[FactKey, FactValue] = field(default_factory=dict)

    def get(self, name: str, *states: str) -> FactValue | None:
        """Return a fact about the case, a State or a pair; None where nobody has said."""
        return self.values.get(FactKey.of(name, *states))
