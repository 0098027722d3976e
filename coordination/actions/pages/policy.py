"""Grants, teams, broken glass and covers, as their readers see them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from coordination.actions.pages.case_file import SubjectLine
from coordination.actions.pages.parts import CaseLink
from coordination.actions.pages.rights import RightLine
from coordination.domain.access import Ended, FieldGroup, Ground
from coordination.domain.handling import Codes
from coordination.domain.teams import PartyState


@dataclass(frozen=True, slots=True)
class DeskRight:
    """An entry with the own case on which it lies."""

    case: CaseLink
    line: RightLine


@dataclass(frozen=True, slots=True)
class DeskRights:
    """What a lead sees of all cases of the desk: what waits for a second lead, and what holds.

    `one_lead` says that there is no second one.
    """

    waiting: tuple[DeskRight, ...]
    standing: tuple[DeskRight, ...]
    one_lead: bool = False


@dataclass(frozen=True, slots=True)
class RightForm:
    """What the form of a new entry offers: people of the own desk, other desks, own teams."""

    case: CaseLink
    is_red: bool
    people: tuple[str, ...]
    desks: tuple[str, ...]
    teams: tuple[tuple[UUID, str], ...]
    today: date


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of a team; `may_remove` for a lead of that desk and for the member."""

    account: str
    name: str
    since: datetime
    may_remove: bool


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A desk of a team; `by` only for readers of that desk."""

    desk: str
    state: PartyState
    at: datetime
    by: str
    reason: str
    members: tuple[MemberLine, ...]


@dataclass(frozen=True, slots=True)
class TeamCase:
    """What a party brought in. `case` is an own case that the reader may see.

    `opened` is the id of another desk's case that is open to the reader, with its title if that is,
    and the codes under which the title stands.
    """

    desk: str
    groups: tuple[FieldGroup, ...]
    since: datetime
    until: datetime | None
    case: CaseLink | None = None
    entry: UUID | None = None
    opened: UUID | None = None
    title: str | None = None
    codes: Codes | None = None


@dataclass(frozen=True, slots=True)
class TeamPage:
    """A team for a lead of one of its desks or for a member."""

    id: UUID
    name: str
    founder: str
    since: datetime
    until: datetime
    reason: str
    parties: tuple[PartyLine, ...]
    cases: tuple[TeamCase, ...]
    runs: bool
    ended: Ended | None
    own_state: PartyState
    may_run: bool
    may_end: bool
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team in the list."""

    id: UUID
    name: str
    desks: tuple[str, ...]
    until: datetime
    runs: bool
    invited: bool
    is_member: bool


@dataclass(frozen=True, slots=True)
class Teams:
    """The teams that concern the reader."""

    rows: tuple[TeamRow, ...]
    desks: tuple[str, ...]
    may_run: bool
    today: date


@dataclass(frozen=True, slots=True)
class GlassLine:
    """A broken glass. `case` is an own case; `owner` the desk whose case it was."""

    id: UUID
    who: str
    desk: str
    owner: str
    since: datetime
    until: datetime
    reason: str
    is_open: bool
    case: CaseLink | None = None
    ended: Ended | None = None
    opened: UUID | None = None
    may_close: bool = False


@dataclass(frozen=True, slots=True)
class Glasses:
    """Own open glasses, and those broken on cases of the own desk, or on all for the auditor."""

    mine: tuple[GlassLine, ...]
    register: tuple[GlassLine, ...]
    may_break: bool
    sees_register: bool


@dataclass(frozen=True, slots=True)
class GlassForm:
    """An own hit behind which a lead may break the glass: the other desk, and the own case."""

    hit_id: UUID
    desk: str
    case: CaseLink


@dataclass(frozen=True, slots=True)
class CoverLine:
    """Who stands in for whom; days are the first and the last."""

    id: UUID
    absent: str
    deputy: str
    since: date
    until: date
    by: str
    reason: str
    is_on: bool
    is_over: bool
    ended: Ended | None


@dataclass(frozen=True, slots=True)
class Absences:
    """Covers of the reader, or of the whole desk for its lead."""

    present: tuple[CoverLine, ...]
    coming: tuple[CoverLine, ...]
    past: tuple[CoverLine, ...]
    people: tuple[str, ...]
    me: str
    may_for_others: bool
    today: date


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """Another desk's case that is open to the reader in person, or as a member of a team.

    `codes` are those under which the title stands.
    """

    case_id: UUID
    owner: str
    ground: Ground
    groups: tuple[FieldGroup, ...]
    until: datetime | None
    title: str | None
    codes: Codes | None = None


@dataclass(frozen=True, slots=True)
class OpenedClosed:
    """A victim or minor of another desk's case, opened once for a recorded reason."""

    case_id: UUID
    owner: str
    subject: SubjectLine
    reason: str
    opened_at: datetime
