"""Teams sealed and opened, and what they open to their members.

What a party brought in is an entry on its own case, covered by that case's code. A member reads
it while the entry, the party, the membership and the team hold, each read anew for every bench.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from coordination.actions import access_files, given_codes
from coordination.actions.padding import padded
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import handling
from coordination.domain.access import Ended, Entry, FieldGroup, Ground, Opening, team_holder
from coordination.domain.permissions import DESK_ROLES
from coordination.domain.teams import Member, Party, PartyState, Team
from coordination.storage import access, visibility
from coordination.storage import teams as rows
from coordination.storage.cases import Case
from coordination.vault.envelope import CannotOpen, Place, Sealed

TEAMS_SCOPE = "teams"
"""The data key of teams, which belong to no case."""

_STEP = 4096


def openings_of(bench: Workbench) -> tuple[Opening, ...]:
    """Return what teams open to the actor now of other desks' cases."""
    actor, now = bench.actor, bench.now()
    if actor.role not in DESK_ROLES or actor.desk is None:
        return ()
    mine = [one for one in every(bench) if one.is_member(actor.user_id, actor.desk, now)]
    found = []
    for team, case, entry in brought_in(bench, mine):
        groups = readable(bench, case, entry)
        if case.desk != actor.desk and groups:
            until = min(team.until, entry.until) if entry.until else team.until
            source = str(entry.id)
            found.append(Opening(Ground.TEAM, case.number, groups, until, case.desk, source))
    return tuple(found)


def brought_in(bench: Workbench, teams: Iterable[Team]) -> Iterator[tuple[Team, Case, Entry]]:
    """Yield what parties of running teams brought in and did not take back, with the cases.

    A case whose rights are not as they were set gives nothing, nor one that is withdrawn.
    """
    now = bench.now()
    running = {team_holder(one.id): one for one in teams if one.runs(now)}
    for case, entries in _entries(bench, running).items():
        for entry in entries:
            team = running.get(entry.account)
            if team and entry.ground is Ground.TEAM and team.has_joined(case.desk):
                yield team, case, entry


def _entries(bench: Workbench, running: Mapping[str, Team]) -> dict[Case, list[Entry]]:
    if not running:
        return {}
    holders = {access_files.holder(bench, one) for one in running}
    numbers = {row.case_number for row in access.held(bench.session, holders)}
    cases = visibility.cases_by_number(bench.session, DETECTOR, numbers)
    opened = access_files.opened(bench, cases)
    now = bench.now()
    return {
        case: [one for one in opened[number] or () if one.is_live(now)]
        for number, case in sorted(cases.items())
        if case.status not in access.CLOSED_TO_OTHERS and _is_sound(bench, case, opened[number])
    }


def _is_sound(bench: Workbench, case: Case, entries: list[Entry] | None) -> bool:
    if entries is not None and case.access_code == access_files.code(bench, case, entries):
        return True
    access.note_forged(bench.session, case.id)
    return False


def readable(bench: Workbench, case: Case, entry: Entry) -> frozenset[FieldGroup]:
    """Return which of the groups that were brought in the codes let a team read now.

    Red is for persons whom the owner names, and H2 is passed on with the owner's consent alone;
    both as the owner has them now.
    """
    return frozenset(
        group
        for group in entry.groups
        if not given_codes.is_red(bench, case, group)
        and (entry.consent or not needs_consent(bench, case, group))
    )


def needs_consent(bench: Workbench, case: Case, group: FieldGroup) -> bool:
    """Say whether a group is brought into a team only when its owner says so expressly."""
    return not handling.may_leave(given_codes.marks_of(bench, case, (group,)).code, ())


def every(bench: Workbench) -> list[Team]:
    """Return every genuine team, by name; an edited row counts as absent and is told."""
    found = []
    for row in rows.every(bench.session):
        opened = _open(bench, row)
        if opened is None:
            access.note_forged(bench.session, row.id)
        else:
            found.append(opened)
    return sorted(found, key=lambda one: (one.name, str(one.id)))


def unreadable(bench: Workbench) -> list[UUID]:
    """Return the ids of the rows that are no genuine teams."""
    return [row.id for row in rows.every(bench.session) if _open(bench, row) is None]


def put(bench: Workbench, team: Team, *, new: bool = False) -> None:
    """Store a team, for the first time or anew."""
    key = bench.keys.register_key(TEAMS_SCOPE)
    sealed: Sealed = bench.vault.seal_json(key, _place(team.id), padded(_plain(team), _STEP))
    if new:
        rows.add(bench.session, team.id, sealed)
    else:
        rows.reseal(bench.session, team.id, sealed)
    bench.opened = None


def _open(bench: Workbench, row: Any) -> Team | None:
    known = bench.tools.standing.teams.get(row.id)
    if known is not None and known[0] == row.team_sealed.data:
        return known[1]
    with suppress(CannotOpen):
        key = bench.keys.register_key(TEAMS_SCOPE)
        made = _team(row.id, bench.vault.open_json(key, _place(row.id), row.team_sealed))
        if not bench.writes:
            bench.tools.standing.teams[row.id] = (row.team_sealed.data, made)
        return made
    return None


def _place(team_id: UUID) -> Place:
    return Place("team", "team", str(team_id), TEAMS_SCOPE)


def _plain(team: Team) -> dict[str, Any]:
    return {
        "name": team.name,
        "founder": team.founder,
        "since": team.since.isoformat(),
        "until": team.until.isoformat(),
        "reason": team.reason,
        "ended": _ended_plain(team.ended),
        "parties": [
            {
                "desk": one.desk,
                "state": one.state.value,
                "at": one.at.isoformat(),
                "by": one.by,
                "reason": one.reason,
                "members": [_member_plain(member) for member in one.members],
            }
            for one in team.parties
        ],
    }


def _member_plain(one: Member) -> list[Any]:
    return [one.account, one.name, one.by, one.since.isoformat(), _ended_plain(one.ended)]


def _ended_plain(ended: Ended | None) -> list[str] | None:
    return [ended.at.isoformat(), ended.by, ended.reason] if ended else None


def _team(team_id: UUID, plain: Mapping[str, Any]) -> Team:
    return Team(
        id=team_id,
        name=plain["name"],
        founder=plain["founder"],
        since=datetime.fromisoformat(plain["since"]),
        until=datetime.fromisoformat(plain["until"]),
        reason=plain["reason"],
        parties=tuple(map(_party, plain["parties"])),
        ended=_ended(plain["ended"]),
    )


def _party(plain: Mapping[str, Any]) -> Party:
    return Party(
        desk=plain["desk"],
        state=PartyState(plain["state"]),
        at=datetime.fromisoformat(plain["at"]),
        by=plain["by"],
        reason=plain["reason"],
        members=tuple(map(_member, plain["members"])),
    )


def _member(plain: list[Any]) -> Member:
    account, name, by, since, ended = plain
    return Member(account, name, by, datetime.fromisoformat(since), _ended(ended))


def _ended(plain: list[str] | None) -> Ended | None:
    return Ended(datetime.fromisoformat(plain[0]), plain[1], plain[2]) if plain else None
