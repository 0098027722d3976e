"""Instruments, steps and time limits of the pack, read and ready to evaluate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coordination.domain.law.nodes import Node, StateTest
from coordination.domain.law.periods import Period
from coordination.domain.law.retention import Provider
from coordination.domain.law.states import StateRow
from coordination.domain.law.trace import Source


class Shape(StrEnum):
    """How a step joins States: from one to another, between two, all together, or one alone."""

    DIRECTED = "directed"
    MUTUAL = "mutual"
    GROUP = "group"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit of an instrument.

    `period` counts it; None where the law gives words and no number, which `words` then holds.
    It applies to base dates from `valid_from` to `valid_to`, both included.
    """

    id: str
    what: str
    words: str
    period: Period | None
    starts: str
    basis: str
    verified: bool
    source: str | None
    note: str | None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class BasisRule:
    """A legal basis of an instrument: where it stands, for whom, and what a lawyer must say.

    `manual` is what only a lawyer can confirm; a basis that has it is never confirmed. One that
    fails its condition and not `awaiting` is not yet available.
    """

    id: str
    act: str
    article: str
    condition: Node
    awaiting: Node | None
    manual: str | None
    cautions: tuple[str, ...]
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A way of working together: its conditions, bases, time limits and form.

    It is considered only where `only_when` holds; `reject` rules it out where that holds. Where
    the condition fails and `awaiting` does not, it is shown as not yet available, with
    `in_force_note`. What is not `proposable` is a rule and no step.
    """

    id: str
    name: str
    description: str
    condition: Node
    reject: Node | None
    only_when: Node | None
    awaiting: Node | None
    bases: tuple[BasisRule, ...]
    in_force_note: str
    proposable: bool
    cautions: tuple[str, ...]
    limits: tuple[TimeLimit, ...]
    form: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepRule:
    """A kind of next step: its instruments in order, and when it is needed.

    `need` are facts of the case, `member` is what each State must fulfil to take part.
    Instruments and bases of `fallback` are named only where nothing that stands before them is
    confirmed for the pair; what is `partial` covers some evidence only and does not count there.
    With `to_provider` a request may also go to the State of a provider outside the cases.
    """

    id: str
    shape: Shape
    instruments: tuple[str, ...]
    need: Node
    member: StateTest | None
    fallback: frozenset[str]
    partial: frozenset[str]
    to_provider: bool


@dataclass(frozen=True, slots=True)
class Law:
    """Everything of the pack that proposals rest on, as it stood on `as_of` (ISO 8601)."""

    as_of: str
    states: Mapping[str, StateRow]
    instruments: Mapping[str, Instrument]
    steps: Mapping[str, StepRule]
    legal_facts: Mapping[str, bool]
    sources: Mapping[str, Source]
    providers: Mapping[str, Provider] = field(default_factory=dict)
