"""The page of a case: its head and one of its tabs."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from coordination.actions.pages.disclosure_lists import (
    ReadByOther,
)
from coordination.actions.pages.hits import HitRow
from coordination.actions.pages.log import LogEntry
from coordination.actions.pages.parts import (
    CodedTerm,
    CoordinationSeen,
    Paging,
)
from coordination.actions.pages.rights import CaseRights
from coordination.domain.coverage import EdgeState
from coordination.domain.handling import NO_LIMIT, CaseCodes, Codes
from coordination.domain.vocabulary import CaseStatus

_NO_CODES = CaseCodes(NO_LIMIT)


@dataclass(frozen=True, slots=True)
class TabCounts:
    """What the tabs count."""

    subjects: int
    identifiers: int
    hits: int
    coordination: int


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What every tab of a case shows, and what the reader may do with it.

    `coverage` is the worst among the case's present hits, None without one. `moves` are the
    moves that exist from here and that the reader may make. `erasure` is `ask` (may ask),
    `asked` (asked, another person must agree), `confirm` (this reader is that person) or None.
    `codes` are those of the case and of its groups.
    """

    id: UUID
    ref: str
    title: str | None
    desk: str
    opened: str
    stage: str
    urgency: str
    handling: str
    status: CaseStatus
    states: tuple[str, ...]
    coverage: EdgeState | None
    best_band: str | None
    counts: TabCounts
    may_edit: bool = False
    moves: tuple[CaseStatus, ...] = ()
    erasure: str | None = None
    erasure_reason: str | None = None
    codes: CaseCodes = _NO_CODES


@dataclass(frozen=True, slots=True)
class OverviewTab:
    """What the record says, apart from persons and identifiers.

    `involved` pairs a State, or `unknown`, with its role. `hits` are the strongest few;
    `reviews` are `N_` texts that ask a person to look at something.
    """

    authority: str | None
    offences: tuple[CodedTerm, ...]
    uncoded_offences: tuple[str, ...]
    summary: str | None
    operation: str | None
    platforms: tuple[str, ...]
    involved: tuple[tuple[str, str], ...]
    victims: int
    review_on: date
    version: int
    changed_at: datetime | None
    changed_by: str | None
    hits: tuple[HitRow, ...]
    reviews: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """An identity document; `note` says, as an `N_` text, why it is not compared."""

    type: str
    country: str | None
    number: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A person of the case.

    A `closed` person is a victim or a minor: `pseudonym` ("V1") stands for the person, and
    names, birth date, nationality, sex and documents are empty until opened with a reason.
    """

    key: str
    role: str
    closed: bool
    pseudonym: str
    names: tuple[str, ...] = ()
    dob: str | None = None
    sex: str | None = None
    nationality: str | None = None
    documents: tuple[DocumentLine, ...] = ()
    review: str | None = None


@dataclass(frozen=True, slots=True)
class SubjectsTab:
    """The persons of a case."""

    subjects: tuple[SubjectLine, ...]
    may_open: bool


@dataclass(frozen=True, slots=True)
class IdentifierLine:
    """A selector. `holder` is the subject's name, pseudonym or None; `details` are plain pairs.

    `note` (`N_`) says why it is not compared, `muted` (`N_`) why a link over it counts little.
    A file hash shows neither `shown` nor `entered`, only details such as the algorithm.
    """

    kind: str
    shown: str
    entered: str
    holder: str | None
    first_seen: str | None
    last_seen: str | None
    provider: str | None
    details: tuple[tuple[str, str], ...]
    compared: bool
    doubtful: bool
    note: str | None = None
    muted: str | None = None


@dataclass(frozen=True, slots=True)
class IdentifiersTab:
    """The selectors of a case."""

    identifiers: tuple[IdentifierLine, ...]


@dataclass(frozen=True, slots=True)
class HitsTab:
    """Every hit of a case: present, muted, past, and those that were judged not the same."""

    current: tuple[HitRow, ...]
    muted: tuple[HitRow, ...]
    past: tuple[HitRow, ...]
    not_the_same: tuple[HitRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CoordinationTab:
    """Coordination on this case: recorded here, and recorded by others towards it."""

    own: tuple[CoordinationSeen, ...]
    others: tuple[CoordinationSeen, ...]
    jurisdictions: tuple[CodedTerm, ...]
    hit_desks: tuple[str, ...]
    may_record: bool


@dataclass(frozen=True, slots=True)
class AccessTab:
    """Who read or changed this case. `others` are readings by desks that it was disclosed to.

    `rights` are walls, names, grants, teams and broken glass on it.
    """

    entries: tuple[LogEntry, ...]
    paging: Paging
    others: tuple[ReadByOther, ...] = ()
    rights: CaseRights | None = None


@dataclass(frozen=True, slots=True)
class WholeCase:
    """A case with everything that its own desk may read of it, for one answer."""

    head: CaseHead
    overview: OverviewTab
    subjects: SubjectsTab
    identifiers: IdentifiersTab
    hits: HitsTab
    coordination: CoordinationTab


CaseTab = OverviewTab | SubjectsTab | IdentifiersTab | HitsTab | CoordinationTab | AccessTab


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case. `tab` names the body: overview, subjects, identifiers, hits, coordination, access."""

    head: CaseHead
    tab: str
    body: CaseTab


@dataclass(frozen=True, slots=True)
class OpenedPerson:
    """A closed person, opened once for a recorded reason."""

    case_id: UUID
    ref: str
    codes: Codes
    subject: SubjectLine
    reason: str
    opened_at: datetime
