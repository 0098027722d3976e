"""Teams as leads of their desks and members see them."""

from collections.abc import Mapping
from uuid import UUID

from coordination.actions import (
    case_files,
    given_codes,
    given_personal,
    people,
    seen,
    team_files,
    teams,
)
from coordination.actions.case_rights import ordered
from coordination.actions.pages import CaseLink
from coordination.actions.pages.policy import (
    MemberLine,
    PartyLine,
    TeamCase,
    TeamPage,
    TeamRow,
    Teams,
)
from coordination.actions.workbench import Workbench
from coordination.domain.access import Ended, Entry, FieldGroup, Ground, Opening
from coordination.domain.permissions import Act
from coordination.domain.teams import Party, PartyState, Team, members_now
from coordination.storage.cases import Case


def list_teams(bench: Workbench) -> Teams:
    """Return the teams that the actor may see, running ones first."""
    bench.permit(Act.READ_GIVEN)
    rows = [_row(bench, one) for one in team_files.every(bench) if teams.is_visible(bench, one)]
    rows.sort(key=lambda one: (not one.runs, not one.invited, one.name))
    bench.record("teams.read", listed=[str(one.id) for one in rows])
    may = teams.may_run(bench)
    return Teams(tuple(rows), tuple(people.staffed_desks(bench)) if may else (), may, bench.today())


def invitations(bench: Workbench) -> int:
    """Return how many invitations wait for the own desk; the rail shows it to its leads."""
    if not teams.may_run(bench):
        return 0
    now = bench.now()
    asked = (one.party(bench.actor.desk) for one in team_files.every(bench) if one.runs(now))
    return sum(party is not None and party.state is PartyState.INVITED for party in asked)


def show_team(bench: Workbench, team_id: UUID, *, titles: bool = True) -> TeamPage:
    """Return a team; raise NoSuchRecord for one that is absent or not the actor's to see.

    A desk that has not joined, or is out of it, reads its name and desks, and what it was asked for.
    Without `titles` nothing of other desks' cases is opened, and no reading of them is logged.
    """
    bench.permit(Act.READ_GIVEN)
    team = teams.visible(bench, team_id)
    runs, may = team.runs(bench.now()), teams.may_run(bench)
    own = team.party(bench.actor.desk)
    state = own.state if own else PartyState.LEFT
    within = state is PartyState.JOINED
    bench.record("team.read", objects=[str(team.id)])
    return TeamPage(
        id=team.id,
        name=team.name,
        founder=team.founder,
        since=team.since,
        until=team.until,
        reason=team.reason if within or state is PartyState.INVITED else "",
        parties=tuple(_party(bench, one, within=within) for one in team.parties),
        cases=_cases(bench, team, titles=titles) if within else (),
        runs=runs,
        ended=team.ended if within or team.ended is None else Ended(team.ended.at, "", ""),
        own_state=state,
        may_run=may and runs,
        may_end=may and runs and within and _may_end(bench, team),
        people=_not_yet(bench, own) if may and own else (),
    )


def _may_end(bench: Workbench, team: Team) -> bool:
    return team.founder == bench.actor.desk or not team.has_joined(team.founder)


def _row(bench: Workbench, team: Team) -> TeamRow:
    actor, now = bench.actor, bench.now()
    party = team.party(actor.desk)
    return TeamRow(
        id=team.id,
        name=team.name,
        desks=tuple(one.desk for one in team.parties if one.state is PartyState.JOINED),
        until=team.until,
        runs=team.runs(now),
        invited=party is not None and party.state is PartyState.INVITED,
        is_member=team.is_member(actor.user_id, actor.desk, now),
    )


def _party(bench: Workbench, party: Party, *, within: bool) -> PartyLine:
    """Return a party; `within` says that the reader's desk is one, which knows its people."""
    own = party.desk == bench.actor.desk
    shown = within and party.state is PartyState.JOINED
    members = [
        MemberLine(
            account=one.account if own else "",
            name=one.name,
            since=one.since,
            may_remove=own and (teams.may_run(bench) or one.account == bench.actor.user_id),
        )
        for one in members_now(party)
        if shown
    ]
    by, reason = party.by if own else "", party.reason if own or within else ""
    return PartyLine(party.desk, party.state, party.at, by, reason, tuple(members))


def _not_yet(bench: Workbench, party: Party) -> tuple[str, ...]:
    members = {one.account for one in members_now(party)}
    found = people.of_desk(bench, bench.actor.desk)
    return tuple(one.username for one in found if str(one.id) not in members)


def _cases(bench: Workbench, team: Team, *, titles: bool) -> tuple[TeamCase, ...]:
    barred = bench.actor.access.barred  # for whom a wall stands the case is not there
    found = ((case, entry) for _, case, entry in team_files.brought_in(bench, [team]))
    brought = [one for one in found if one[0].number not in barred]
    numbers = {case.number for case, _ in brought if case.desk == bench.actor.desk}
    own = seen.case_links(bench, numbers)
    mine = {one.source: one for one in bench.openings() if one.ground is Ground.TEAM and titles}
    theirs = [_foreign(bench, *one, mine) for one in brought if one[0].desk != bench.actor.desk]
    ours = [_own(one, own) for one in brought if one[0].number in own]
    return tuple(sorted([*ours, *theirs], key=lambda one: (one.desk, one.since)))


def _own(one: tuple[Case, Entry], links: Mapping[int, CaseLink]) -> TeamCase:
    case, entry = one
    return TeamCase(
        desk=case.desk,
        groups=ordered(entry.groups),
        since=entry.since,
        until=entry.until,
        case=links[case.number],
        entry=entry.id,
    )


def _foreign(bench: Workbench, case: Case, entry: Entry, mine: Mapping[str, Opening]) -> TeamCase:
    """Return a case that another party brought in; open to members alone, and not behind a wall."""
    opening = mine.get(str(entry.id))
    groups = opening.groups if opening else team_files.readable(bench, case, entry)
    titled = opening is not None and FieldGroup.SUMMARY in groups
    if opening is not None:
        given_personal.show(bench, [opening])
    return TeamCase(
        desk=case.desk,
        groups=ordered(groups),
        since=entry.since,
        until=entry.until,
        opened=case.id if opening else None,
        title=case_files.open_content(bench, case).text("title") if titled else None,
        codes=given_codes.marks_of(bench, case, (FieldGroup.SUMMARY,)) if titled else None,
    )
