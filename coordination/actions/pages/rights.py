"""Who is let into a case and who is shut out, as lines of its access tab."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from coordination.domain.access import Ended, FieldGroup, Ground


@dataclass(frozen=True, slots=True)
class RightLine:
    """An entry on a case: who (a person or a team), at which desk, what, until when and why.

    `waits` says that a second lead must sign: to open victims, or to lift a wall. `may_sign` is for
    who did not sign first. `until` is the last instant, None without an end.
    """

    id: UUID
    ground: Ground
    who: str
    desk: str | None
    groups: tuple[FieldGroup, ...]
    since: datetime
    until: datetime | None
    by: str
    reason: str
    waits: bool = False
    first_by: str = ""
    first_reason: str = ""
    may_sign: bool = False
    may_end: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class CaseRights:
    """Who is let into a case and who is shut out of it; walls for leads alone.

    `one_lead` tells a lead that the desk has no second one for what takes two.
    """

    is_red: bool
    walls: tuple[RightLine, ...]
    names: tuple[RightLine, ...]
    grants: tuple[RightLine, ...]
    teams: tuple[RightLine, ...]
    glasses: tuple[RightLine, ...]
    ended: tuple[tuple[RightLine, Ended], ...]
    may_lead: bool
    one_lead: bool = False
