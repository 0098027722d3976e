"""What makes a proposed step plain: where facts come from, whom to reach, what is ruled out."""

from dataclasses import dataclass
from enum import StrEnum

from coordination.domain.law.trace import CaseFact, Said
from coordination.domain.proposals.parts import Step


class Ground(StrEnum):
    """Where a fact of the situation comes from."""

    OWN_RECORD = "own_record"
    DESK_RECORD = "desk_record"
    ANSWER = "answer"
    HIT = "hit"
    STAGE = "stage"
    CLOCK = "clock"
    URGENCY = "urgency"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact comes from: own cases by their references, the desks that recorded it."""

    ground: Ground
    refs: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to reach in a State, and by which ways of the pack."""

    state: str
    ways: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A step that is not proposed, and why; `stages` are the known ones that speak against it."""

    step: Step
    reasons: tuple[Said, ...]
    stages: tuple[CaseFact, ...]
