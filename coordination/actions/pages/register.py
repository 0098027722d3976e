"""The register of the own desk: list, filters, search, and what the form offers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coordination.actions.pages.given import FoundGiven
from coordination.actions.pages.parts import CaseLink, CodedTerm, Paging
from coordination.domain.coverage import EdgeState
from coordination.domain.handling import NO_LIMIT, Codes


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Filters of the list, all on plain columns; an empty tuple filters nothing.

    `sort` is `opened`, `urgency` or `review_on`; newest, most pressing or earliest comes first.
    """

    stages: tuple[str, ...] = ()
    urgencies: tuple[str, ...] = ()
    handlings: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    sort: str = "opened"


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One value of a filter; `count` is within the own desk."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter. `name` is a field of `CaseQuery`."""

    name: str
    options: tuple[FacetOption, ...]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list. `states` are those involved and those of its present hits.

    `handling` is the code of the case; `codes` is what holds for the line, with its title.
    """

    id: UUID
    ref: str
    title: str | None
    opened: str
    stage: str
    urgency: str
    handling: str
    status: str
    states: tuple[str, ...]
    best_band: str | None
    hits: int
    coverage: EdgeState | None
    review_on: date
    codes: Codes = NO_LIMIT


@dataclass(frozen=True, slots=True)
class Register:
    """The list of cases. `total` counts the desk's cases before any filter."""

    desk: str
    rows: tuple[CaseRow, ...]
    facets: tuple[Facet, ...]
    query: CaseQuery
    paging: Paging
    total: int
    may_register: bool


@dataclass(frozen=True, slots=True)
class ReadAs:
    """One way in which a pasted text was read."""

    kind: str
    shown: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case that a search found, and in which of its parts.

    `where` is `ref`, `title`, `name`, `document` or `identifier`; `kind` is the kind of
    identifier. A victim's name is matched but never repeated.
    """

    case: CaseLink
    where: str
    kind: str | None
    status: str


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What a search found among the cases that the reader may see.

    `opened` is how many records were opened to compare names and references. `given` are cases of
    other desks, as far as these were disclosed.
    """

    text: str
    readings: tuple[ReadAs, ...]
    found: tuple[FoundCase, ...]
    opened: int
    truncated: bool = False
    given: tuple[FoundGiven, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnCheck:
    """Check while typing: what the own desk already holds. Other desks are never asked."""

    readings: tuple[ReadAs, ...]
    cases: tuple[CaseLink, ...]


@dataclass(frozen=True, slots=True)
class CaseFormContext:
    """What the registration form offers: the desk, the States and the coded offences."""

    desk: str
    jurisdictions: tuple[CodedTerm, ...]
    offences: tuple[CodedTerm, ...]
