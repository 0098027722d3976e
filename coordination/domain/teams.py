"""A team of desks: its parties, the people whom each names, and until when it runs.

What a party brings in are entries on its own cases; a team only says who stands behind it. Its
agreement, amendments and end come with the life cycle of joint investigation teams.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from coordination.domain.access import Ended


class PartyState(StrEnum):
    """Where a desk stands with a team."""

    INVITED = "invited"
    JOINED = "joined"
    DECLINED = "declined"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Member:
    """A person whom a party named: the account's id and sign-in name, by whom and since when."""

    account: str
    name: str
    by: str
    since: datetime
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A desk of the team; `by` and `at` say who answered last, with the reason."""

    desk: str
    state: PartyState
    at: datetime
    by: str
    reason: str = ""
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """A team. It runs from `since`, and until `until` or until it is ended."""

    id: UUID
    name: str
    founder: str
    since: datetime
    until: datetime
    reason: str
    parties: tuple[Party, ...]
    ended: Ended | None = None

    def runs(self, now: datetime) -> bool:
        """Say whether the team is on at this instant."""
        return self.ended is None and self.since <= now < self.until

    def party(self, desk: str | None) -> Party | None:
        """Return a desk's part in the team, None for a desk that was never asked."""
        return next((one for one in self.parties if one.desk == desk), None)

    def has_joined(self, desk: str | None) -> bool:
        """Say whether a desk is a party now."""
        found = self.party(desk)
        return found is not None and found.state is PartyState.JOINED

    def is_member(self, account: str, desk: str | None, now: datetime) -> bool:
        """Say whether a person is a member now: named by the desk where that person works."""
        found = self.party(desk)
        if found is None or not self.has_joined(desk) or not self.runs(now):
            return False
        return any(one.account == account for one in members_now(found))

    def with_party(self, party: Party) -> "Team":
        """Return the team with another part of one desk, in the place of the earlier one."""
        kept = [party if one.desk == party.desk else one for one in self.parties]
        return replace(self, parties=tuple(kept))


def members_now(party: Party) -> Iterator[Member]:
    """Yield the members of a party whose time was not ended."""
    return (one for one in party.members if one.ended is None)


def without(party: Party, account: str, ended: Ended) -> Party:
    """Return a party with the membership of one person ended."""
    members = tuple(
        replace(one, ended=ended) if one.account == account and one.ended is None else one
        for one in party.members
    )
    return replace(party, members=members)
