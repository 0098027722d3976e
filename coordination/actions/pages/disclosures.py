"""Dealings between two desks about a hit, as one of them reads them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from coordination.actions.pages.hits import HitRow
from coordination.actions.pages.parts import CaseLink
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import ConsentState, Did, Rung, State, Track, Use
from coordination.domain.handling import Codes
from coordination.domain.rungs import RungState
from coordination.domain.vocabulary import Tlp


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """A group that is open: since when, up to which day, under which words, for whom.

    `readers` are sign-in names at the recipient; none means the whole desk. `until` None means
    until it is revoked.
    """

    group: FieldGroup
    since: date
    until: date | None
    conditions: str
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """A group that another desk asks for, with the codes under which it would be given."""

    group: FieldGroup
    codes: Codes

    @property
    def is_red(self) -> bool:
        """Say whether only persons who are named may read it."""
        return self.codes.tlp is Tlp.RED


@dataclass(frozen=True, slots=True)
class SignedTerms:
    """What somebody of the own desk proposed or signed first. `signed` says that it was a lead."""

    entry: str
    by: str
    on: date
    signed: bool
    groups: tuple[FieldGroup, ...]
    until: date | None
    conditions: str
    readers: tuple[str, ...]
    contact: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrackState:
    """Where one track of one direction stands. `moves` are what this person can do now.

    `asked` are the groups of the last ask, `deadline` by when an answer is due while it waits,
    `back_on` the day on which a postponed ask comes back. `pending` is the own desk's last
    proposal or first signature. `may_sign` says that this person's word grants, or, with
    `needs_two`, that it is one of the two. `readers` are who will read it, as the ask says; `marks`
    are the asked groups with their codes, while the own desk owes the answer.
    """

    track: Track
    state: State
    asked: tuple[FieldGroup, ...] = ()
    reason: str = ""
    asked_on: date | None = None
    deadline: datetime | None = None
    back_on: date | None = None
    opened: tuple[OpenGroup, ...] = ()
    moves: tuple[Did, ...] = ()
    pending: SignedTerms | None = None
    may_sign: bool = False
    needs_two: bool = False
    readers: tuple[str, ...] = ()
    marks: tuple[AskedGroup, ...] = ()

    @property
    def is_red(self) -> bool:
        """Say whether a part of what was asked goes to named persons only."""
        return any(one.is_red for one in self.marks)


@dataclass(frozen=True, slots=True)
class RungLine:
    """One step of the ladder. `rung` is None for victims and minors, who stand apart.

    `opened` is set while it is open, `deadline` while it waits for an answer, `back_on` while it
    is put off. `is_proposed` says that the own desk's lead has terms before them that open it.
    """

    rung: Rung | None
    state: RungState
    opened: OpenGroup | None = None
    deadline: datetime | None = None
    back_on: date | None = None
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class LadderState:
    """One direction of a link: how far `reader` climbed in the case of `owner`.

    `ours` says that the own desk is the owner. `rung` is the highest on which nothing below is
    closed; groups may be open above it. `rungs` are all six and the victims.
    """

    owner: str
    reader: str
    ours: bool
    rung: Rung
    case: TrackState
    victims: TrackState
    rungs: tuple[RungLine, ...] = ()

    @property
    def opened(self) -> tuple[OpenGroup, ...]:
        """Return every open group, victims last."""
        return (*self.case.opened, *self.victims.opened)


@dataclass(frozen=True, slots=True)
class DealingLine:
    """An entry of the shared record. `by` is set for what the own desk did.

    `only_here` marks what the other desk does not read: proposals and first signatures.
    """

    did: Did
    desk: str
    owner: str
    at: datetime
    track: Track
    groups: tuple[FieldGroup, ...] = ()
    reason: str = ""
    deadline: datetime | None = None
    until: date | None = None
    conditions: str = ""
    readers: tuple[str, ...] = ()
    use: Use | None = None
    to_whom: str = ""
    by: str | None = None
    only_here: bool = False


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """A request to use as evidence or to pass on. `ours` says that the own desk answers it.

    `may_answer` and `may_give` are this person's: to refuse, and to agree. `groups` are what it is
    about: what was open when it was asked. With victims among them it takes two leads of the owner;
    `first_by` is who of the own desk signed first.
    """

    id: str
    use: Use
    to_whom: str
    reason: str
    desk: str
    on: date
    state: ConsentState
    ours: bool
    answer: str = ""
    answered_on: date | None = None
    may_answer: bool = False
    may_give: bool = False
    groups: tuple[FieldGroup, ...] = ()
    first_by: str = ""

    @property
    def takes_two(self) -> bool:
        """Say whether two leads of the owner give it."""
        return FieldGroup.VICTIMS in self.groups


@dataclass(frozen=True, slots=True)
class AskForm:
    """What the form of an ask offers: groups not yet open, and the usual deadline.

    `hours` is how long the owner has if no other day is named. `victims` says that their track
    may be asked too. Empty `groups` and no `victims`: nothing can be asked now. `people` are those
    of the own desk who may be named as readers, `me` the one who asks.
    """

    groups: tuple[FieldGroup, ...] = ()
    rungs: tuple[Rung, ...] = ()
    victims: bool = False
    hours: int = 168
    people: tuple[str, ...] = ()
    me: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether anything can be asked."""
        return bool(self.groups) or self.victims


@dataclass(frozen=True, slots=True)
class Dealings:
    """All that two desks dealt about one hit, as one of them reads it.

    `desk` is the other desk, `case` the own case. `ours` is what the own desk opened, `theirs`
    what it was given. `mark` names what the reader saw; every form carries it back. `is_past`
    says that the hit is past, so nothing is given for now. `one_lead` says that the own desk has
    no two leads who work now, so what takes two cannot be signed.
    """

    hit_id: UUID
    desk: str
    own_desk: str
    case: CaseLink
    hit: HitRow
    ours: LadderState
    theirs: LadderState
    lines: tuple[DealingLine, ...]
    consents: tuple[ConsentLine, ...]
    ask: AskForm
    mark: str
    is_past: bool = False
    is_gone: bool = False
    may_ask_consent: bool = False
    may_break_glass: bool = False
    one_lead: bool = False
