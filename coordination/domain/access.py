"""What is opened or shut for one person or desk beyond the rights of its role."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class FieldGroup(StrEnum):
    """Fields of a case that are opened together."""

    CONTACT = "contact"
    IDENTIFIERS = "identifiers"
    SUMMARY = "summary"
    PERSONS = "persons"
    VICTIMS = "victims"


class Ground(StrEnum):
    """Why something is open, or shut."""

    DISCLOSURE = "disclosure"
    GRANT = "grant"
    TEAM = "team"
    BREAK_GLASS = "break_glass"
    NAMED = "named"
    WALL = "wall"
    COVER = "cover"


@dataclass(frozen=True, slots=True)
class Opening:
    """Groups of one case that are open to the actor, on which ground and until when.

    `owner` is the desk of the case; `source` the id of what opened it.
    """

    ground: Ground
    case_number: int
    groups: frozenset[FieldGroup]
    until: datetime | None
    owner: str
    source: str


@dataclass(frozen=True, slots=True)
class Access:
    """What an actor is shut out of, where it is named, and what is open to it.

    `shut` and `named` are numbers of cases of the own desk; `openings` are other desks' cases, and
    `barred` those of them that stand behind a wall, whatever opens them. `passing` are red cases of
    the own desk that are open to the actor for a time: for these nobody decides who else reads. `glass` is when the last
    glass that the actor broke closes, None without one.
    """

    shut: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    openings: tuple[Opening, ...] = ()
    barred: frozenset[int] = frozenset()
    passing: frozenset[int] = frozenset()
    glass: datetime | None = None


NO_ACCESS = Access()


@dataclass(frozen=True, slots=True)
class Ended:
    """That an entry was ended before its time: when, by whom (a sign-in name), and why."""

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The first of two: when, by which account (its id and sign-in name), and why."""

    at: datetime
    by_id: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A wall, a name, a grant or a broken glass: one account, or one team, and one case.

    `account` is the account's id, or `team_holder` of a team; `by` the sign-in name of who made
    the entry. An entry without `until` holds until it is ended. `desk` is the account's desk when
    the entry was made: who moves to another one takes nothing along but walls. `first` is the first
    of two signatures: that a wall is to be lifted, or, while the entry `waits`, that victims are
    to be opened. `consent` says that the owner lets what is H2 be passed on. `behind` is the id of
    the reader's own hit through which glass of another desk's case was broken.
    """

    id: UUID
    ground: Ground
    account: str
    groups: frozenset[FieldGroup]
    since: datetime
    until: datetime | None
    by: str
    reason: str
    ended: Ended | None = None
    desk: str = ""
    first: Signature | None = None
    waits: bool = False
    consent: bool = False
    behind: str = ""

    def is_live(self, now: datetime) -> bool:
        """Say whether the entry holds at this instant; a wall also where a clock went back."""
        began = self.since <= now or self.ground is Ground.WALL
        runs = began and (self.until is None or now < self.until)
        return runs and self.ended is None and not self.waits

    def is_at(self, desk: str | None) -> bool:
        """Say whether the entry holds for its account at this desk."""
        return self.desk in ("", desk)


def team_holder(team: UUID) -> str:
    """Return what an entry names in place of an account when it opens a case to a team."""
    return f"team:{team}"


# What lets a person of the own desk into a case that only named persons may read.
ADMITTING = frozenset({Ground.NAMED, Ground.GRANT, Ground.BREAK_GLASS, Ground.COVER})
# What of it a deputy has too while its holder is absent: broken glass is one person's own.
PASSED_ON = frozenset({Ground.NAMED, Ground.GRANT})
# What opens another desk's case to one person.
OPENING = frozenset({Ground.GRANT, Ground.BREAK_GLASS})
