"""What proposals are made of: the situation that goes in, and what comes out for a reader.

Everything is frozen. Sentences are `Said` (a template marked with `N_` and its parameters), which
doors translate; texts of the pack (titles, articles, cautions) are English and pass as data.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coordination.domain.drafts import UNKNOWN
from coordination.domain.law.facts import CaseFacts, FactKey, FactValue
from coordination.domain.law.trace import (
    CaseFact,
    MissingFact,
    Said,
    Source,
    StateFact,
    UnverifiedFact,
)

__all__ = [
    "UNKNOWN_STATE",
    "Basis",
    "CaseFact",
    "CaseFacts",
    "Change",
    "Clock",
    "Excluded",
    "FactKey",
    "FactValue",
    "Factor",
    "GroupBasis",
    "Limit",
    "MissingFact",
    "NeBisInIdem",
    "PairBasis",
    "Proposal",
    "Refused",
    "Said",
    "Situation",
    "Source",
    "Standing",
    "StateFact",
    "Step",
    "UnverifiedFact",
    "WhatIf",
]


UNKNOWN_STATE = UNKNOWN


class Step(StrEnum):
    """Kinds of next step, in the order in which they are ranked when nothing else decides."""

    PRESERVE = "preserve"
    NATIONAL_ORDER = "national_order"
    EMERGENCY = "emergency"
    DECONFLICT = "deconflict"
    INFORM = "inform"
    CONTACT = "contact"
    CONSULT = "consult"
    MEETING = "meeting"
    JIT = "jit"
    REQUEST = "request"
    CENTRE = "centre"
    TRANSFER = "transfer"
    DUTY = "duty"
    CHECK = "check"


class Standing(StrEnum):
    """How firmly a step or a basis stands, best first.

    `MANUAL` means that only a lawyer can say (a bilateral treaty, national law), `OPEN` that the
    pack itself leaves it open and no answer of the user settles it; neither ranks above a
    confirmed basis. `RULED_OUT` never reaches a list of proposals.
    """

    CONFIRMED = "confirmed"
    NEEDS_FACTS = "needs_facts"
    MANUAL = "manual"
    OPEN = "open"
    NOT_YET = "not_yet_available"
    RULED_OUT = "ruled_out"


@dataclass(frozen=True, slots=True)
class Clock:
    """A record that will vanish: what it is, in which State it lies, when and by which rule.

    `ends` is the last day on which the record is safe; None where no rule gives a date. `sum` is
    the arithmetic in words, such as `26 Sep 2026 + 90 d = 25 Dec 2026`. `state` is the State
    from which preservation must be asked (the provider's), None where nobody knows it.
    """

    what: Said
    rule: str
    base: date
    ends: date | None
    sum: str
    state: str | None = None
    provider: str | None = None
    preserved: bool = False
    verified: bool = True
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of linked cases on one day, as far as the person who asks may see it.

    `states` are alpha-2 codes and, for a case whose jurisdiction nobody knows, `unknown`.
    `asking` is the State of the desk that asks; None for an analyst. `links` are the pairs of
    States (each in alphabetical order) between whose cases there is a link.
    """

    today: date
    states: tuple[str, ...]
    facts: CaseFacts = field(default_factory=CaseFacts)
    clocks: tuple[Clock, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    asking: str | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of an instrument: the pack's words, and the rule as one sentence."""

    id: str
    what: str
    text: Said
    basis: str
    verified: bool
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis for one pair (or subset) of States; `title` is the instrument's name.

    `facts` and `state_facts` make it stand, `against` speaks against it, `missing` would decide,
    `unverified` are facts of the pack that nobody confirmed. `verified` says whether the article
    itself was read. `open_law` holds when the pack itself leaves it open, whatever is answered.
    """

    instrument: str
    title: str
    id: str
    act: str
    article: str
    standing: Standing
    facts: tuple[CaseFact, ...] = ()
    state_facts: tuple[StateFact, ...] = ()
    against: tuple[Said, ...] = ()
    missing: tuple[MissingFact, ...] = ()
    unverified: tuple[UnverifiedFact, ...] = ()
    cautions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    limits: tuple[Limit, ...] = ()
    form: str | None = None
    verified: bool = True
    open_law: bool = False

    @property
    def law(self) -> str:
        """Return act and article as one text; some acts have no article to name."""
        return self.act if self.article in {"", "-"} else f"{self.act}, {self.article}"


@dataclass(frozen=True, slots=True)
class GroupBasis:
    """The largest set of States that one basis covers together."""

    basis: Basis
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """An instrument that the law or the facts rule out between two States, and why."""

    instrument: str
    title: str
    reason: Said


@dataclass(frozen=True, slots=True)
class PairBasis:
    """The bases between two States, in the order in which they are to be tried.

    `requesting` asks and `requested` gives; for steps without direction they stand in
    alphabetical order. `standing` is that of the first basis, the need of the step counted.
    `refused` are the instruments of the step that are ruled out here.
    """

    requesting: str
    requested: str
    directed: bool
    standing: Standing
    bases: tuple[Basis, ...]
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Excluded:
    """A State that a step does not cover, why, and how that State can be reached."""

    state: str
    reason: Said
    ways: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A next step: for whom, on which basis, what speaks for and against it, what is missing.

    `rank` counts from 1. `instrument` is that of the best basis. `states` are those that the
    step reaches at its standing, `excluded` those that it leaves out; no State is both. `pairs`
    give every basis per pair in the order in which they are to be tried, `groups` the largest
    set of each basis where a step joins more than two States. `missing` are the questions of
    every basis that answers could still open, those of the basis it rests on first.

    `key` is a fingerprint over step, States and everything that the proposal rests on, so that
    a declined proposal comes back only when facts change. `subject` is the same without the
    facts: equal for the same step on the same States.
    """

    step: Step
    instrument: str
    title: Said
    description: str
    rank: int
    standing: Standing
    states: tuple[str, ...]
    pairs: tuple[PairBasis, ...]
    groups: tuple[GroupBasis, ...]
    excluded: tuple[Excluded, ...]
    facts: tuple[CaseFact, ...]
    reasons: tuple[Said, ...]
    against: tuple[Said, ...]
    missing: tuple[MissingFact, ...]
    unverified: tuple[UnverifiedFact, ...]
    cautions: tuple[str, ...]
    sources: tuple[Source, ...]
    limits: tuple[Limit, ...]
    clocks: tuple[Clock, ...]
    forms: tuple[str, ...]
    subject: str
    key: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that adding or removing States makes to a step.

    `gained` and `lost` are bases as texts such as `DE > FR: Directive 2014/41/EU, ...`.
    """

    step: Step
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    before: Standing | None
    after: Standing | None
    states_before: tuple[str, ...]
    states_after: tuple[str, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Proposals before and after States were added or removed, and what changed."""

    states: tuple[str, ...]
    before: tuple[Proposal, ...]
    after: tuple[Proposal, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor of the guidelines on which jurisdiction should prosecute; people fill it in."""

    id: str
    title: Said
    question: Said


@dataclass(frozen=True, slots=True)
class NeBisInIdem:
    """Whether a final decision of one State can bar the other, and what to do about it."""

    states: tuple[str, str]
    standing: Standing
    warning: Said
    bases: tuple[Basis, ...]
    stages: tuple[tuple[str, str | None], ...]
    missing: tuple[MissingFact, ...]
