"""Hand-over on absence: who stands for whom, when, and who may not.

A deputy reads what the absent person is named on at their own desk, for as long as it lasts, and
acts in the own name. No right of a role passes over, no wall falls, and cover is never handed on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from coordination.domain.access import Ended
from coordination.domain.permissions import Role
from coordination.domain.wording import N_

LONGEST = timedelta(days=92)
"""How long one cover may last; a longer absence is arranged anew."""

_RANK = {Role.READER: 0, Role.OFFICER: 1, Role.LEAD: 2}


@dataclass(frozen=True, slots=True)
class Absence:
    """One person of a desk who is away, and who stands in: ids and sign-in names of accounts."""

    id: UUID
    desk: str
    absent: str
    absent_name: str
    deputy: str
    deputy_name: str
    since: datetime
    until: datetime
    by: str
    reason: str
    ended: Ended | None = None

    def is_on(self, now: datetime) -> bool:
        """Say whether the deputy stands in at this instant."""
        return self.ended is None and self.since <= now < self.until

    def is_over(self, now: datetime) -> bool:
        """Say whether it ended, by its date or before."""
        return self.ended is not None or self.until <= now

    def touches(self, other: "Absence") -> bool:
        """Say whether both fall on a common instant."""
        return self.since < other.until and other.since < self.until


def may_stand_for(deputy: Role, absent: Role) -> bool:
    """Say whether a role may stand in for another one of the same desk: never for a higher one."""
    return deputy in _RANK and absent in _RANK and _RANK[deputy] >= _RANK[absent]


def fault_of(new: Absence, known: Iterable[Absence], now: datetime) -> str | None:
    """Return why a cover can't be arranged beside those that are known (`N_`), None if it can."""
    if new.absent == new.deputy:
        return N_("nobody stands in for themselves; name another person")
    for one in known:
        if one.is_over(now) or not one.touches(new):
            continue
        if one.absent == new.absent:
            return N_("somebody stands in for this person then; end that cover first")
        if one.absent == new.deputy:
            return N_("this deputy is absent then; name another person")
        if one.deputy == new.absent:
            return N_("this person stands in for somebody then, and cover is not handed on")
    return None
