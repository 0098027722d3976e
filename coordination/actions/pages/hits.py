"""Hits of the own desk: which desk, which kinds, how strong, since when, and nothing more."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from coordination.actions.pages.judgements import UNSAID, UNSET, ByHand, Judged
from coordination.actions.pages.parts import (
    CaseLink,
    CoordinationSeen,
    GivenTerms,
    Paging,
)
from coordination.domain.coverage import EdgeState
from coordination.domain.disclosure import Rung, State
from coordination.domain.handling import Codes


class HitState(StrEnum):
    """Which hits a list shows."""

    OPEN = "open"
    COVERED = "covered"
    NOT_THE_SAME = "not_the_same"
    MUTED = "muted"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class DealingMark:
    """What a list of hits says of the dealings with it: a word for each direction.

    `ours` is where the other desk's ask of us stands, `theirs` where ours of them does, of the case
    or of its victims: what is further from open. `waits`
    says that the own desk owes an answer.
    """

    ours: State
    theirs: State
    rung: Rung = Rung.KIND
    waits: bool = False


@dataclass(frozen=True, slots=True)
class HitRow:
    """One side of a link.

    `desk` is the other desk, `case` the own case. `muted` is the `N_` reason why a link counts
    for little. `ended_on` is set when the shared facts went away. `finding` is the key of the
    finding that the hit belongs to, if it is one. `own_desk` marks a link inside the desk.
    `judged` is what was said of the link, `by_hand` what the own desk set about muting it.
    `dealing` says how far the two desks opened their cases to each other, None before they dealt;
    `given_title` is the title of the other case where that is open to the reader, `given_codes`
    under which codes, `given_terms` since when and how long.
    """

    id: UUID
    band: str
    kinds: tuple[str, ...]
    desk: str
    case: CaseLink
    urgency: str
    since: date
    coverage: EdgeState
    records: tuple[CoordinationSeen, ...] = ()
    muted: str | None = None
    ended_on: date | None = None
    finding: str | None = None
    is_new: bool = False
    own_desk: bool = False
    judged: Judged = UNSAID
    by_hand: ByHand = UNSET
    dealing: DealingMark | None = None
    given_title: str | None = None
    given_codes: Codes | None = None
    given_terms: GivenTerms | None = None


@dataclass(frozen=True, slots=True)
class HitCounts:
    """How many hits each list holds, from the own desk's rows alone."""

    open: int
    covered: int
    not_the_same: int
    muted: int
    past: int


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How many hits of one list are potential, judged the same, or judged unsure."""

    potential: int = 0
    same: int = 0
    unsure: int = 0


UNCOUNTED = WordCounts()


@dataclass(frozen=True, slots=True)
class Hits:
    """A list of hits, strongest first. `word` is the judgement that it is narrowed to.

    `with_desk` is the other desk that it is narrowed to; `desks` are those of the whole list with
    how many hits each has, `in_list` how many there are of every judgement.
    """

    desk: str
    state: HitState
    rows: tuple[HitRow, ...]
    counts: HitCounts
    paging: Paging
    word: str | None = None
    words: WordCounts = UNCOUNTED
    with_desk: str | None = None
    desks: tuple[tuple[str, int], ...] = ()
    in_list: int = 0
