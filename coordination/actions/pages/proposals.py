"""Next steps for linked cases: what is proposed, asked, decided, and what it would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coordination.actions.pages.findings import Scope
from coordination.actions.pages.grounds import Contact, Origin, RuledOut
from coordination.actions.pages.parts import CaseLink, CodedTerm, Paging
from coordination.domain.decisions import ProposalState, Stands
from coordination.domain.handling import Codes
from coordination.domain.law.facts import FactKey
from coordination.domain.law.trace import MissingFact, Said
from coordination.domain.proposals.parts import (
    Clock,
    Factor,
    NeBisInIdem,
    Proposal,
    Step,
    WhatIf,
)
from coordination.domain.vocabulary import CoordinationKind, CoordinationState


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision of the own desk: which, by whom, when, why, and until when it holds."""

    state: ProposalState
    by: str
    at: datetime
    reason: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """The coordination that accepting a step puts on record; None of it for some steps."""

    kind: CoordinationKind
    state: CoordinationState
    with_states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A proposed step with what became of it.

    `fingerprint` names the facts that the step rests on and those that it lacks. `decision` is the
    last one, `stands` what it is worth today. `recommended_on` is the day on
    which the analyst recommended the step to this desk, or for the analyst, to any desk.
    `contacts` are whom to reach for a step that is done by a call or a message.
    """

    proposal: Proposal
    fingerprint: str
    stands: Stands
    decision: DecisionLine | None
    recommended_on: date | None
    records: Recorded | None
    may_decide: bool
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that a basis asks for; `steps` are those that it would decide."""

    missing: MissingFact
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that somebody gave, with the question that it answers."""

    missing: MissingFact
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Recommended:
    """A step that the analyst recommended, with the States that the reader may know of."""

    step: Step
    states: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class PairCoverage:
    """How far the links between two States are coordinated, and whether a step would join them.

    `links` is 0 for a pair between whose cases the reader knows of no link.
    """

    states: tuple[str, str]
    links: int
    coverage: str | None
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class ProposalHead:
    """What every page of a basket shows. `names` is what stands in the address."""

    names: tuple[str, ...]
    scope: Scope
    desk: str | None
    states: tuple[str, ...]
    cases: tuple[CaseLink, ...]
    codes: Codes | None
    as_of: datetime
    child_at_risk: bool


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """The ranked next steps of a finding, or of cases that somebody picked.

    `forms` are the names of the pack's forms by their ids. `origins` say where known facts come
    from; `ruled_out` are the steps that are not proposed, empty on the page of a finding.
    """

    head: ProposalHead
    steps: tuple[StepLine, ...]
    recommended: tuple[Recommended, ...]
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    ne_bis_in_idem: tuple[NeBisInIdem, ...]
    clocks: tuple[Clock, ...]
    jurisdictions: tuple[CodedTerm, ...]
    forms: Mapping[str, str]
    may_answer: bool
    may_decide: bool
    may_prepare: bool
    origins: Mapping[FactKey, Origin] = field(default_factory=dict)
    ruled_out: tuple[RuledOut, ...] = ()


class ProposalTab(StrEnum):
    """Which proposals a list shows; PREPARED is the analyst's alone."""

    OPEN = "open"
    DEFERRED = "deferred"
    DECIDED = "decided"
    PREPARED = "prepared"


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A finding with the step to take first, or a decision, in the list.

    `step` is None where the list did not ask for it: a finding over many States. `ends` is the day
    on which the first record is lost. `back` says that an earlier decision ended because facts
    changed or its day came.
    """

    names: tuple[str, ...]
    states: tuple[str, ...]
    cases: tuple[CaseLink, ...]
    step: Step | None
    child_at_risk: bool = False
    steps: int = 0
    ends: date | None = None
    days_left: int | None = None
    recommended_on: date | None = None
    decision: DecisionLine | None = None
    back: bool = False


@dataclass(frozen=True, slots=True)
class Proposals:
    """The list of proposals, what runs out first before all."""

    scope: Scope
    desk: str | None
    tab: ProposalTab
    rows: tuple[ProposalRow, ...]
    counts: tuple[tuple[ProposalTab, int], ...]
    paging: Paging
    as_of: datetime


@dataclass(frozen=True, slots=True)
class PickLine:
    """Something that a person may pick: an own case, or for the analyst a finding."""

    name: str
    case: CaseLink | None
    states: tuple[str, ...]
    opened: str
    child_at_risk: bool


@dataclass(frozen=True, slots=True)
class PickPage:
    """What a person may pick for a proposal."""

    scope: Scope
    lines: tuple[PickLine, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """What adding or removing States would change, beside what is proposed now."""

    head: ProposalHead
    added: tuple[str, ...]
    removed: tuple[str, ...]
    found: WhatIf
    pairs: tuple[PairCoverage, ...]
    jurisdictions: tuple[CodedTerm, ...]


@dataclass(frozen=True, slots=True)
class FactorLine:
    """A factor as the desk filled it in; `state` is empty while the question is open."""

    factor: Factor
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class SheetVersion:
    """One saving of the worksheet: by whom, when, and which factors it changed."""

    by: str
    at: datetime
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorksheetPage:
    """The factors on which jurisdiction should prosecute. It never names a winner."""

    head: ProposalHead
    factors: tuple[FactorLine, ...]
    versions: tuple[SheetVersion, ...]
    ne_bis_in_idem: tuple[NeBisInIdem, ...]
    may_fill: bool


__all__ = [
    "Answer",
    "DecisionLine",
    "FactorLine",
    "PairCoverage",
    "PickLine",
    "PickPage",
    "ProposalHead",
    "ProposalRow",
    "ProposalTab",
    "Proposals",
    "ProposalsPage",
    "Question",
    "Recommended",
    "Recorded",
    "Said",
    "SheetVersion",
    "StepLine",
    "WhatIfPage",
    "WorksheetPage",
]
