"""My desk today: what is urgent, what is owed, what runs out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from coordination.actions.pages.disclosure_lists import (
    AskNews,
    OwnAsk,
)
from coordination.actions.pages.hits import HitRow
from coordination.actions.pages.parts import CaseLink, CoordinationSeen
from coordination.actions.pages.proposals import ProposalRow
from coordination.domain.vocabulary import CoordinationKind


class DecisionKind(StrEnum):
    """What somebody at the desk has to decide."""

    ANSWER = "answer"
    MINOR = "minor"
    DUPLICATE = "duplicate"
    ERASURE = "erasure"
    VIEW = "view"
    RETURNED = "returned"
    DISCLOSE = "disclose"
    SIGN = "sign"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision owed.

    ANSWER: `desk` recorded coordination towards `case` and waits for a word. MINOR: a minor is
    recorded as suspect. DUPLICATE: `case` and `other` share something. ERASURE: a second
    person is asked. VIEW: `desk` said what a hit of `case` is, and the own desk has not.
    RETURNED: new facts speak for a link of `case` that was judged not the same.
    DISCLOSE, SIGN, CONSENT: `desk` asks to read `case`, terms wait for this lead's signature, or it
    asks for consent to use what it reads; `hit_id` is the hit.
    """

    kind: DecisionKind
    case: CaseLink
    since: date
    desk: str | None = None
    other: CaseLink | None = None
    coordination: CoordinationKind | None = None
    hit_id: UUID | None = None


class ClockKind(StrEnum):
    """What runs out."""

    COVERAGE = "coverage"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Clock:
    """A day that comes: coordination ends, or the record must be reviewed."""

    kind: ClockKind
    case: CaseLink
    on: date
    days_left: int
    coordination: CoordinationKind | None = None
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """Counts at the head of the page, of the own desk alone."""

    cases: int
    new_hits: int
    gaps: int
    decisions: int
    clocks_over: int
    clocks_week: int


@dataclass(frozen=True, slots=True)
class DeskToday:
    """The first screen of a desk. `alarms` are uncoordinated hits of cases with a child at risk.

    `proposals` are next steps that wait for this desk: recommended by the analyst, put off until
    today, or back because facts changed. `asks` are what became of own asks this week, `waiting`
    are those without an answer.
    """

    desk: str
    today: date
    counts: DeskCounts
    alarms: tuple[HitRow, ...]
    decisions: tuple[Decision, ...]
    new_hits: tuple[HitRow, ...]
    clocks: tuple[Clock, ...]
    meetings: tuple[CoordinationSeen, ...]
    may_register: bool
    proposals: tuple[ProposalRow, ...] = ()
    asks: tuple[AskNews, ...] = ()
    waiting: tuple[OwnAsk, ...] = ()
