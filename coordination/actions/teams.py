"""Found a team of desks, answer an invitation, name people, leave, end: a lead's acts.

Each party's lead names people of the own desk alone and brings in its own cases alone
(`actions.grants`). To whom a team is neither shown nor open, it does not exist.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from coordination.actions import people, team_files
from coordination.actions.case_access import YEAR
from coordination.actions.disclosure_forms import refused, require_all, words_in
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.access import Ended
from coordination.domain.permissions import Act, Role, can
from coordination.domain.teams import Member, Party, PartyState, Team, members_now, without
from coordination.domain.wording import N_
from coordination.storage import desks

_LONGEST_NAME = 80


def found(
    bench: Workbench, name: str, invited: Sequence[str], *, until: date | None, reason: str
) -> UUID:
    """Found a team with desks that are invited, and return its id; the own desk is a party.

    Raises RefusedInput for a missing name, reason or end, or for no other desk.
    """
    bench.permit(Act.RUN_TEAM)
    now, desk = bench.now(), bench.actor.desk or ""
    require_all(
        lambda: _called(name),
        lambda: _others(bench, invited),
        lambda: people.end(bench, until, YEAR),
        lambda: people.reason(reason),
    )
    called, others = _called(name), _others(bench, invited)
    asked = [Party(one, PartyState.INVITED, now, "") for one in others]
    own = Party(desk, PartyState.JOINED, now, bench.actor.name)
    why, ends = people.reason(reason), people.end(bench, until, YEAR)
    team = Team(uuid4(), called, desk, now, ends, why, (own, *asked))
    team_files.put(bench, team, new=True)
    bench.record("team.founded", objects=[str(team.id)], purpose=why)
    return team.id


def _called(name: str) -> str:
    called = words_in("name", name)
    if not 1 < len(called) <= _LONGEST_NAME:
        raise refused("name", N_("give the team a name of 2 to 80 characters"))
    return called


def _others(bench: Workbench, invited: Sequence[str]) -> list[str]:
    others = sorted(set(invited) - {bench.actor.desk or ""})
    if not others or not set(others) <= set(desks.names(bench.session)):
        raise refused("desks", N_("choose the desks that are invited, from the list"))
    return others


def answer(bench: Workbench, team_id: UUID, *, joins: bool, reason: str) -> None:
    """Accept or decline an invitation of the own desk; declining needs a reason."""
    team, party = _running(bench, team_id, PartyState.INVITED)
    why = people.reason(reason) if not joins else words_in("reason", reason)
    state = PartyState.JOINED if joins else PartyState.DECLINED
    after = replace(party, state=state, at=bench.now(), by=bench.actor.name, reason=why)
    team_files.put(bench, team.with_party(after))
    bench.record(f"team.{state}", objects=[str(team.id)], purpose=why or None)


def leave(bench: Workbench, team_id: UUID, *, reason: str) -> None:
    """Leave a team: its members and what it brought in are out of it at the next request."""
    team, party = _running(bench, team_id, PartyState.JOINED)
    why = people.reason(reason)
    after = replace(party, state=PartyState.LEFT, at=bench.now(), by=bench.actor.name, reason=why)
    team_files.put(bench, team.with_party(after))
    bench.record("team.left", objects=[str(team.id)], purpose=why)


def end(bench: Workbench, team_id: UUID, *, reason: str) -> None:
    """End a team for everybody: the desk that founded it may; once it left, each party may."""
    team, _ = _running(bench, team_id, PartyState.JOINED)
    why = people.reason(reason)
    if team.founder != bench.actor.desk and team.has_joined(team.founder):
        raise refused("reason", N_("the desk that founded the team ends it; yours can leave it"))
    team_files.put(bench, replace(team, ended=Ended(bench.now(), bench.actor.name, why)))
    bench.record("team.ended", objects=[str(team.id)], purpose=why)


def name_member(bench: Workbench, team_id: UUID, name: str) -> None:
    """Name a person of the own desk as a member."""
    team, party = _running(bench, team_id, PartyState.JOINED)
    account = people.person(bench, name, bench.actor.desk)
    if any(one.account == str(account.id) for one in members_now(party)):
        raise refused("name", N_("this person is a member already"))
    member = Member(str(account.id), account.username, bench.actor.name, bench.now())
    after = replace(party, members=(*party.members, member))
    team_files.put(bench, team.with_party(after))
    bench.record("team.member_named", objects=[str(team.id), str(account.id)])


def remove_member(bench: Workbench, team_id: UUID, account: str, *, reason: str) -> None:
    """End a membership: a lead that of a person of the own desk, everybody the own one.

    Raises NoSuchRecord for a team that is not the actor's to see or a person who is no member.
    """
    bench.permit(Act.READ_GIVEN)
    team = visible(bench, team_id)
    party = team.party(bench.actor.desk)
    if account != bench.actor.user_id:
        bench.permit(Act.RUN_TEAM)
    if party is None or all(one.account != account for one in members_now(party)):
        raise NoSuchRecord
    why = people.reason(reason)
    ended = Ended(bench.now(), bench.actor.name, why)
    team_files.put(bench, team.with_party(without(party, account, ended)))
    bench.record("team.member_removed", objects=[str(team.id), account], purpose=why)


def visible(bench: Workbench, team_id: UUID) -> Team:
    """Return a team that the actor may see; raise NoSuchRecord otherwise."""
    team = next((one for one in team_files.every(bench) if one.id == team_id), None)
    if team is None or not is_visible(bench, team):
        raise NoSuchRecord
    return team


def is_visible(bench: Workbench, team: Team) -> bool:
    """Say whether the actor may see a team: a lead of a desk in it, or a member now."""
    actor = bench.actor
    party = team.party(actor.desk)
    if actor.role is Role.LEAD and party is not None:
        return True
    return team.is_member(actor.user_id, actor.desk, bench.now())


def note_refusal(bench: Workbench, team_id: UUID) -> None:
    """Log that an act on a team was refused."""
    bench.permit(Act.READ_GIVEN)
    bench.record("team.not_done", objects=[str(visible(bench, team_id).id)])


def may_run(bench: Workbench) -> bool:
    """Say whether the actor may found and lead teams for the own desk."""
    return can(bench.actor, Act.RUN_TEAM).allowed


def _running(bench: Workbench, team_id: UUID, state: PartyState) -> tuple[Team, Party]:
    """Return a team on which the own desk can act."""
    bench.permit(Act.RUN_TEAM)
    team = visible(bench, team_id)
    party = team.party(bench.actor.desk)
    if party is None or party.state is not state or not team.runs(bench.now()):
        raise refused("reason", N_("the team or your desk's part in it has changed; look again"))
    return team, party
