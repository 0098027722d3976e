"""Teams: who is a party, who is a member, and until when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from coordination.domain.access import Ended
from coordination.domain.teams import Member, Party, PartyState, Team, members_now, without

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
GONE = Ended(NOW, "lead", "over")
ION = Member("7", "ion", "lead.ro", NOW)
RO = Party("RO", PartyState.JOINED, NOW, "lead.ro", members=(ION,))
DE = Party("DE", PartyState.INVITED, NOW, "", members=(Member("8", "udo", "", NOW),))
TEAM = Team(UUID(int=1), "Team", "RO", NOW, NOW + timedelta(days=1), "purpose", (RO, DE))


def test_a_member_is_named_by_the_own_desk_of_a_running_team() -> None:
    assert TEAM.is_member("7", "RO", NOW)
    assert not TEAM.is_member("7", "DE", NOW)
    assert not TEAM.is_member("8", "RO", NOW)
    assert not TEAM.is_member("7", None, NOW)


@pytest.mark.parametrize("state", [one for one in PartyState if one is not PartyState.JOINED])
def test_only_a_desk_that_joined_has_members(state: PartyState) -> None:
    assert not TEAM.is_member("8", "DE", NOW)
    assert not TEAM.with_party(replace(RO, state=state)).is_member("7", "RO", NOW)


@pytest.mark.parametrize(
    ("team", "at"),
    [
        (replace(TEAM, ended=GONE), NOW),
        (TEAM, NOW + timedelta(days=1)),
        (TEAM, NOW - timedelta(seconds=1)),
    ],
)
def test_a_team_that_does_not_run_has_no_member(team: Team, at: datetime) -> None:
    assert not team.runs(at)
    assert not team.is_member("7", "RO", at)


def test_a_membership_ends_and_can_be_given_again() -> None:
    left = without(RO, "7", GONE)
    again = replace(left, members=(*left.members, ION))

    assert list(members_now(left)) == []
    assert not TEAM.with_party(left).is_member("7", "RO", NOW)
    assert TEAM.with_party(again).is_member("7", "RO", NOW)
    assert without(RO, "8", GONE) == RO


def test_parties_are_found_by_their_desk() -> None:
    assert TEAM.party("DE") is DE
    assert TEAM.party("NO") is None
    assert TEAM.has_joined("RO")
    assert not TEAM.has_joined("DE")
    assert not TEAM.has_joined("NO")
