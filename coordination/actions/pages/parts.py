"""Parts that several pages share."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coordination.domain.coverage import Answer
from coordination.domain.handling import Codes
from coordination.domain.vocabulary import CoordinationKind, CoordinationState


@dataclass(frozen=True, slots=True)
class Paging:
    """Which slice of a list a page shows; pages count from 1."""

    page: int
    per_page: int
    total: int

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // self.per_page))

    @property
    def first(self) -> int:
        """Return the position of the first entry shown, 0 when there is none."""
        return min(self.total, (self.page - 1) * self.per_page + 1)

    @property
    def last(self) -> int:
        """Return the position of the last entry shown."""
        return min(self.total, self.page * self.per_page)


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A case of the reader's own desk, as a list names it, with the codes of what is named."""

    id: UUID
    ref: str
    title: str | None
    codes: Codes | None = None


@dataclass(frozen=True, slots=True)
class GivenTerms:
    """Who opened what a list or picture shows, on which day, until when and under which words.

    `hit_id` is the own hit with which it stands. `stage` is there with the summary.
    """

    hit_id: UUID
    owner: str
    since: date | None
    until: date | None
    conditions: str = ""
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class CodedTerm:
    """A code of the reference pack with its English term."""

    code: str
    term: str


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason for, or against, a link between two cases of the same desk.

    `template` is an `N_` text that `params` fill; `weight` counts in steps of 5.
    """

    kind: str
    template: str
    params: tuple[tuple[str, str], ...]
    weight: int
    against: bool


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What a named desk said about a coordination record.

    `reason` is None unless the reader's own desk gave the answer or received it.
    """

    desk: str
    verdict: Answer
    on: date
    reason: str | None


@dataclass(frozen=True, slots=True)
class CoordinationSeen:
    """A team, meeting or request on record, as the reader may see it.

    `desk` recorded it; `case` is set when that is the reader's own desk, and so are `refs`.
    `limited` says that it speaks of named references only, and so waits for the other desk.
    `hit_id` is the reader's own hit that an answer would speak about, where one may be given.
    """

    record_id: UUID
    desk: str
    kind: CoordinationKind
    state: CoordinationState
    with_states: tuple[str, ...]
    since: date
    until: date | None
    covers_today: bool
    limited: bool = False
    refs: tuple[str, ...] = ()
    case: CaseLink | None = None
    answers: tuple[AnswerLine, ...] = ()
    hit_id: UUID | None = None
    may_change: bool = False
    next_states: tuple[CoordinationState, ...] = ()
