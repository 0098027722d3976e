"""Open groups of an own case to a named person of another desk, or to a team, and close them.

A lead opens. Victims and minors are opened alone, and by two leads. Who may disclose, officers
too, may close: that is never harmful.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from coordination.actions import case_access, people, standing, team_files
from coordination.actions.case_access import (
    YEAR,
    find_entry,
    is_second,
    live_entries,
    new_entry,
    own_case,
    require_present,
    signed,
)
from coordination.actions.disclosure_forms import refused, require_all, track_of
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.access import Entry, FieldGroup, Ground, team_holder
from coordination.domain.disclosure import Track
from coordination.domain.permissions import Act
from coordination.domain.teams import Team
from coordination.domain.wording import N_
from coordination.storage.cases import Case

_ENDABLE: Final = {
    Ground.GRANT: "grant.ended",
    Ground.TEAM: "team_case.taken_back",
    Ground.BREAK_GLASS: "glass.closed",
}
"""What whoever may disclose may close, and how the log calls it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody opens: values of groups, up to which day, and why.

    `consent` says that what is H2 may be passed on to the team.
    """

    groups: tuple[str, ...]
    until: date | None
    reason: str
    consent: bool = False


def grant(bench: Workbench, case_id: UUID, name: str, desk: str, wish: Wish) -> UUID:
    """Open groups of an own case to one person of another desk until a day; return the entry.

    Raises NoSuchRecord, or RefusedInput, also for a person of the own desk, who reads the case as
    it is or is named.
    """
    bench.permit(Act.GRANT_ACCESS)
    case = own_case(bench, case_id)
    if desk == case.desk:
        fault = N_("people of your desk read the whole case; name them if it is TLP red")
        raise refused("desk", fault)
    require_present(case)
    _require_wish(bench, wish, lambda: people.person(bench, name, desk))
    account = people.person(bench, name, desk)
    groups, why = people.groups(wish.groups), people.reason(wish.reason)
    until = people.end(bench, wish.until, YEAR)
    live = live_entries(bench, case)
    case_access.require_no_wall(live, account)
    entry = new_entry(bench, Ground.GRANT, account, why, until=until, groups=groups)
    _add(bench, case, _first_of_two(bench, entry), "grant")
    return entry.id


def bring_in(bench: Workbench, case_id: UUID, team_id: UUID, wish: Wish) -> UUID:
    """Open groups of an own case to the members of a team; return the entry.

    It ends with the team at the latest. Raises NoSuchRecord for a case that is not the actor's to
    see or a team that the own desk is no party of, RefusedInput for what a code keeps out.
    """
    bench.permit(Act.RUN_TEAM)
    case = own_case(bench, case_id)
    team = _own_team(bench, team_id)
    require_present(case)
    _require_wish(bench, wish)
    groups, why = people.groups(wish.groups), people.reason(wish.reason)
    until = people.end(bench, wish.until, YEAR) if wish.until else None
    entry = Entry(
        id=uuid4(),
        ground=Ground.TEAM,
        account=team_holder(team.id),
        groups=groups,
        since=bench.now(),
        until=until,
        by=bench.actor.name,
        reason=why,
        consent=wish.consent,
    )
    _require_codes(bench, case, entry)
    _add(bench, case, _first_of_two(bench, entry), "team_case")
    return entry.id


def sign(bench: Workbench, case_id: UUID, entry_id: UUID, *, reason: str) -> None:
    """Sign, as the second of two leads, that victims are opened to a person or a team.

    Raises Forbidden for the first lead. Where who signed first is no lead of the desk any more,
    this is the first signature.
    """
    case = own_case(bench, case_id)
    case_access.require_signer(bench, Act.DISCLOSE_VICTIM, case)
    require_present(case)
    entry = find_entry(bench, case, entry_id, Ground.GRANT, Ground.TEAM)
    why = people.reason(reason)
    if not entry.waits:
        raise refused("reason", N_("this does not wait for a signature any more"))
    second = is_second(bench, entry.first, case, Act.DISCLOSE_VICTIM)
    after = replace(entry, waits=False) if second else signed(bench, entry, why)
    standing.replace_entry(bench, case, after)
    action = "access.second_signed" if second else "access.first_signed"
    bench.record(action, objects=[str(case.id), str(entry.id)], purpose=why)


def end(bench: Workbench, case_id: UUID, entry_id: UUID, *, reason: str) -> None:
    """Close what a grant, a team or a broken glass opens; it holds at the next request."""
    bench.permit(Act.REVOKE_DISCLOSURE)
    case = own_case(bench, case_id)
    entry = find_entry(bench, case, entry_id, *_ENDABLE)
    _end(bench, case, entry, people.reason(reason))


def end_all(bench: Workbench, case: Case, reason: str) -> None:
    """Close all that opens a case to persons and teams, for good: the case is being withdrawn."""
    for entry in standing.entries_of_case(bench, case):
        if entry.ended is None and entry.ground in _ENDABLE:
            _end(bench, case, entry, reason)


def _end(bench: Workbench, case: Case, entry: Entry, reason: str) -> None:
    standing.end_entry(bench, case, entry.id, reason)
    action = _ENDABLE[entry.ground]
    bench.record(action, objects=[str(case.id), str(entry.id)], purpose=reason)


def own_teams(bench: Workbench) -> list[Team]:
    """Return the running teams of which the own desk is a party, by name."""
    desk, now = bench.actor.desk, bench.now()
    return [one for one in team_files.every(bench) if one.runs(now) and one.has_joined(desk)]


def _require_wish(bench: Workbench, wish: Wish, person: Callable[[], object] | None = None) -> None:
    """Raise RefusedInput with everything that is wrong with a wish; a grant needs its last day."""
    require_all(
        *((person,) if person else ()),
        lambda: people.groups(wish.groups),
        lambda: (wish.until or person) and people.end(bench, wish.until, YEAR),
        lambda: people.reason(wish.reason),
    )


def _own_team(bench: Workbench, team_id: UUID) -> Team:
    found = next((one for one in own_teams(bench) if one.id == team_id), None)
    if found is None:
        raise NoSuchRecord
    return found


def _first_of_two(bench: Workbench, entry: Entry) -> Entry:
    """Return an entry that waits for a second lead if it opens victims."""
    if track_of(tuple(sorted(entry.groups))) is Track.CASE:
        return entry
    return replace(signed(bench, entry, entry.reason), waits=True)


def _add(bench: Workbench, case: Case, entry: Entry, what: str) -> None:
    for one in live_entries(bench, case):
        same = (one.ground, one.account, one.groups) == (entry.ground, entry.account, entry.groups)
        if same:
            raise refused("groups", N_("this is open already, or waits for a second lead"))
    standing.add_entry(bench, case, entry)
    action = f"{what}.{'first_signed' if entry.waits else 'given'}"
    bench.record(action, objects=[str(case.id), str(entry.id)], purpose=entry.reason)


def _require_codes(bench: Workbench, case: Case, entry: Entry) -> None:
    left_out = entry.groups - team_files.readable(bench, case, entry)
    if not left_out:
        return
    if all(team_files.needs_consent(bench, case, one) for one in left_out) and not entry.consent:
        fault = N_("a group is H2 or H3, not to be passed on: agree to it expressly or leave it")
        raise refused("consent", fault)
    fault = N_("a group is TLP red: grant it to the persons who need it, by name")
    raise refused("groups", fault)


def opens_victims(entry: Entry) -> bool:
    """Say whether an entry opens victims and minors."""
    return FieldGroup.VICTIMS in entry.groups
