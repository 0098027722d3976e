"""Findings: cases of several desks that hang together while nobody coordinates them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from coordination.actions.pages.judgements import UNSAID, UNSET, ByHand, Judged
from coordination.actions.pages.parts import (
    CaseLink,
    CoordinationSeen,
    GivenTerms,
    Paging,
    ReasonLine,
)
from coordination.domain.coverage import EdgeState
from coordination.domain.handling import Codes
from coordination.domain.law.trace import Said


class Scope(StrEnum):
    """Whose view a finding is: a desk's own edges, or the whole structure without content."""

    DESK = "desk"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Party:
    """A case in a finding, as the reader may see it.

    `node` is opaque and holds within this one page. `case` and `stage` are set only for the
    reader's own cases; for the analyst neither ever is. `number` tells apart several cases of
    one desk; 0 where there is no need. `given_title` is the title of another desk's case where
    that is open to the reader, `given_codes` under which codes, `given_terms` since when and how long.
    """

    node: str
    desk: str
    own: bool
    number: int = 0
    case: CaseLink | None = None
    stage: str | None = None
    urgency: str | None = None
    given_title: str | None = None
    given_codes: Codes | None = None
    given_terms: GivenTerms | None = None


@dataclass(frozen=True, slots=True)
class FindingLink:
    """A link between two parties, by their nodes.

    `reasons` are filled only between two cases of the reader's own desk. `is_bridge` says that
    the finding falls apart without it. `hit_id` is the reader's own row, if there is one.
    """

    left: str
    right: str
    kinds: tuple[str, ...]
    band: str
    since: date
    coverage: EdgeState
    is_bridge: bool = False
    reasons: tuple[ReasonLine, ...] = ()
    records: tuple[CoordinationSeen, ...] = ()
    hit_id: UUID | None = None
    judged: Judged = UNSAID


@dataclass(frozen=True, slots=True)
class Bridge:
    """The weakest place of a finding: what stays together without this link."""

    left: str
    right: str
    left_states: tuple[str, ...]
    right_states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldLink:
    """A weak bridge between two findings: between which cases, how weak, and where it leads.

    `near` is a party of this page, `desk` whose case is at the other end, in the finding
    `finding` with `states` and so many `cases`.
    """

    near: str
    desk: str
    finding: str
    states: tuple[str, ...]
    cases: int
    kinds: tuple[str, ...]
    band: str
    since: date
    coverage: EdgeState
    judged: Judged = UNSAID


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node of the picture, with its place within -1 to 1 on both axes.

    `type` is a value of `NodeType`, or `link` for the middle of a line in a crowded graph, or
    `own` for something of the reader's own case. `party` names the party that a case stands for;
    `kinds` are the kinds of evidence of any other node, which carries what its link says of
    itself; `text` is filled only where it belongs to the reader's own cases. `more` counts the
    neighbours of a case that are not drawn; a case with `holds` alone holds groups together.
    """

    id: str
    type: str
    x: float
    y: float
    party: str | None = None
    kinds: tuple[str, ...] = ()
    text: str = ""
    band: str | None = None
    coverage: EdgeState | None = None
    since: date | None = None
    more: int = 0
    holds: bool = False
    is_start: bool = False


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A line of the picture between two nodes."""

    left: str
    right: str
    band: str
    coverage: EdgeState
    is_bridge: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and lines to draw. `waiting` says that the layout of this graph is being prepared."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One finding. `key` is stable for as long as the finding keeps its links.

    `picture` draws the part that is seen at first sight. `held` are the strongest of the
    `held_in_all` weak bridges to other findings; `others` names all findings that hang together
    with it by such bridges, and `joined` says that the page shows all of them as one.
    """

    key: str
    scope: Scope
    desk: str | None
    states: tuple[str, ...]
    kinds: tuple[str, ...]
    best_band: str
    coverage: EdgeState
    since: date
    as_of: datetime
    parties: tuple[Party, ...]
    links: tuple[FindingLink, ...]
    bridges: tuple[Bridge, ...]
    picture: Picture
    child_at_risk: bool = False
    codes: Codes | None = None
    held: tuple[HeldLink, ...] = ()
    held_in_all: int = 0
    others: tuple[str, ...] = ()
    joined: bool = False


@dataclass(frozen=True, slots=True)
class GapClock:
    """What of a finding vanishes first from today on: for the analyst of which desk, and when."""

    what: Said
    ends: date
    days_left: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in the list; for a desk every figure comes from its own links alone.

    `clock` is None where nothing is known to vanish. `held` counts weak bridges to others.
    """

    key: str
    states: tuple[str, ...]
    kinds: tuple[str, ...]
    best_band: str
    cases: int
    gaps: int
    covered: int
    since: date
    own_cases: tuple[CaseLink, ...] = ()
    child_at_risk: bool = False
    clock: GapClock | None = None
    held: int = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings, worst first."""

    scope: Scope
    desk: str | None
    rows: tuple[FindingRow, ...]
    paging: Paging
    as_of: datetime


class DomesticState(StrEnum):
    """In which list a pair of the own desk's cases stands: to be looked at, judged, or muted."""

    OPEN = "open"
    JUDGED = "judged"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class DomesticPair:
    """Two cases of one desk that share something, compared in full."""

    left: CaseLink
    right: CaseLink
    band: str
    kinds: tuple[str, ...]
    reasons: tuple[ReasonLine, ...]
    since: date
    muted: str | None = None
    hit_id: UUID | None = None
    judged: Judged = UNSAID
    by_hand: ByHand = UNSET


@dataclass(frozen=True, slots=True)
class DomesticDuplicates:
    """A page of the own desk's possible duplicates in one state, most pressing first.

    `counts` has how many pairs stand in each state.
    """

    desk: str
    state: DomesticState
    pairs: tuple[DomesticPair, ...]
    counts: tuple[tuple[DomesticState, int], ...]
    paging: Paging
