"""What every way in must produce: one case as text and closed words, nothing sealed yet.

The form, the API and the import each build a `CaseDraft`; `actions.intake` takes nothing else.
A draft is valid by construction only if it came from `domain.record.read_case`, which reports
every fault of a payload at once.
"""

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date

from coordination.domain.access import FieldGroup
from coordination.domain.dates import PartialDate
from coordination.domain.vocabulary import (
    CoordinationKind,
    CoordinationState,
    Handling,
    IdentifierKind,
    InvolvedRole,
    Stage,
    SubjectRole,
    Tlp,
    Urgency,
)

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input: where, what, and what to do.

    `field` is a path such as `subjects[0].dob`. `message` is an English template marked with
    `N_`; `params` fills it. Neither repeats a value of the record, so a fault may be logged.
    """

    field: str
    message: str
    params: dict[str, str] = dataclass_field(default_factory=dict)

    def __str__(self) -> str:
        """Return the fault in English."""
        return f"{self.field}: {self.message.format(**self.params)}"


class RefusedInput(ValueError):
    """An input was refused; `faults` lists every reason, and nothing was stored."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """An identity document of a subject."""

    type: str
    country: str | None
    number: str


@dataclass(frozen=True, slots=True)
class SubjectDraft:
    """A person of the case; `key` is unique within the record (S1, S2)."""

    key: str
    role: SubjectRole
    names: tuple[str, ...] = ()
    dob: PartialDate | None = None
    sex: str | None = None
    nationality: str | None = None
    documents: tuple[DocumentDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class IdentifierDraft:
    """A selector as it was entered. `subject` names the `key` of the subject who holds it.

    `first_seen` and `last_seen` are ISO 8601: a date, or an instant with its zone.
    """

    kind: IdentifierKind
    value: str
    subject: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class InvolvedDraft:
    """Another State that the case touches; its jurisdiction may be `unknown`."""

    jurisdiction: str
    role: InvolvedRole


@dataclass(frozen=True, slots=True)
class CoordinationDraft:
    """Coordination that the desk says is going on with other States."""

    kind: CoordinationKind
    with_states: tuple[str, ...]
    refs: tuple[str, ...]
    since: date
    until: date | None
    state: CoordinationState


@dataclass(frozen=True, slots=True)
class GroupCodesDraft:
    """Codes of one group of fields, beside those of the case; `restriction` are the words of H3."""

    group: FieldGroup
    handling: Handling | None = None
    tlp: Tlp | None = None
    restriction: str | None = None


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """One national case, as its desk describes it.

    `opened` is None where the record says `unknown`. `offences` are codes of the reference pack;
    what was written otherwise stands in `uncoded_offences`, word for word. `unsaid` names the codes
    (`handling`, `tlp`, `group_codes`) of which the record said nothing: a known case keeps its own.
    """

    ref: str
    jurisdiction: str
    opened: PartialDate | None
    authority: str | None = None
    stage: Stage | None = None
    offences: tuple[str, ...] = ()
    uncoded_offences: tuple[str, ...] = ()
    title: str | None = None
    summary: str | None = None
    operation: str | None = None
    platforms: tuple[str, ...] = ()
    urgency: Urgency = Urgency.ROUTINE
    handling: Handling = Handling.H1
    tlp: Tlp = Tlp.AMBER
    restriction: str | None = None
    group_codes: tuple[GroupCodesDraft, ...] = ()
    involved: tuple[InvolvedDraft, ...] = ()
    subjects: tuple[SubjectDraft, ...] = ()
    identifiers: tuple[IdentifierDraft, ...] = ()
    coordination: tuple[CoordinationDraft, ...] = ()
    unsaid: frozenset[str] = dataclass_field(default=frozenset(), compare=False)
