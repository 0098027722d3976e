"""The lead's approvals, what a desk disclosed and was given, and its asks that wait."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from coordination.actions.pages.disclosures import AskedGroup, ConsentLine, OpenGroup, SignedTerms
from coordination.actions.pages.parts import CaseLink
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import State, Track


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """Something that a lead decides. `waits_for` says what: see `Approvals`.

    `desk` is the other desk, `case` the own case, `due` the deadline of an ask. `may_sign` is
    false for who signed first. `mark` names the record as it was read, and `seen` how many lines
    of it: a form that signs carries both back.
    """

    hit_id: UUID
    desk: str
    case: CaseLink
    track: Track
    groups: tuple[FieldGroup, ...]
    reason: str
    since: date
    due: datetime | None
    is_late: bool
    pending: SignedTerms | None = None
    consent: ConsentLine | None = None
    may_sign: bool = False
    mark: str = ""
    seen: int = 0
    marks: tuple[AskedGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Approvals:
    """What waits for a lead, most urgent first.

    `proposals` were made by an officer; `signatures` have the first of two; `escalated` passed
    their deadline; `asked` wait within it; `consents` are asked for. An ask is in one list only.
    `one_lead` says that the desk has no second lead for what takes two.
    """

    desk: str
    signatures: tuple[ApprovalLine, ...]
    escalated: tuple[ApprovalLine, ...]
    proposals: tuple[ApprovalLine, ...]
    asked: tuple[ApprovalLine, ...]
    consents: tuple[ApprovalLine, ...]
    one_lead: bool = False

    @property
    def count(self) -> int:
        """Return how many things wait."""
        lists = (self.signatures, self.escalated, self.proposals, self.asked, self.consents)
        return sum(map(len, lists))


@dataclass(frozen=True, slots=True)
class DisclosedLine:
    """What one desk opened to another for one hit.

    `desk` is the other desk, `case` the own case. `read_on` is the last day on which the
    recipient read it, for what the own desk disclosed. `is_past`: given no longer, the hit is past.
    """

    hit_id: UUID
    desk: str
    case: CaseLink
    groups: tuple[OpenGroup, ...]
    state: State
    track: Track
    read_on: date | None = None
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class OwnAsk:
    """An ask of the own desk that waits for an answer by `due`, or is put off until `back_on`."""

    hit_id: UUID
    desk: str
    case: CaseLink
    groups: tuple[FieldGroup, ...]
    asked_on: date
    state: State
    due: datetime | None = None
    back_on: date | None = None


@dataclass(frozen=True, slots=True)
class Disclosures:
    """What the own desk disclosed, to whom, until when; and what was disclosed to it.

    Revoked and ended ones stand after the open ones. `asked` are own asks that wait.
    """

    desk: str
    ours: tuple[DisclosedLine, ...]
    theirs: tuple[DisclosedLine, ...]
    asked: tuple[OwnAsk, ...] = ()


@dataclass(frozen=True, slots=True)
class AskNews:
    """What became of an own ask, and on which day: answered, closed again, ended, or run out."""

    hit_id: UUID
    desk: str
    case: CaseLink
    track: Track
    state: State
    on: date


@dataclass(frozen=True, slots=True)
class UnansweredLine:
    """An ask that nobody answered, as the analyst reads it: desks and days, no content."""

    asking: str
    owner: str
    asked_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class ReadByOther:
    """A reading of a case by a desk that it was disclosed to: who is that desk's own affair."""

    desk: str
    on: date
    times: int
