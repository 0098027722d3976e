"""Who is let into the own desk's cases and who is shut out, as a person may see it."""

from collections.abc import Iterable
from uuid import UUID

from coordination.actions import case_files, grants, people, seen, standing, team_files
from coordination.actions.case_access import is_waiting, live_entries, own_case
from coordination.actions.pages.policy import DeskRight, DeskRights, RightForm
from coordination.actions.pages.rights import CaseRights, RightLine
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.access import Entry, FieldGroup, Ground, team_holder
from coordination.domain.permissions import Act, can
from coordination.storage import access, visibility
from coordination.storage.cases import Case

_FORMS = frozenset({Ground.WALL, Ground.NAMED, Ground.GRANT, Ground.TEAM})
_ENDED_SHOWN = 50


def of_case(bench: Workbench, case: Case) -> CaseRights:
    """Return who may read a case of the own desk beside the desk, and for leads who may not."""
    lines = _Lines(bench, case)
    live = live_entries(bench, case)
    leads = can(bench.actor, Act.SET_WALL).allowed
    gone = [
        (lines.of(one), one.ended)
        for one in standing.entries_of_case(bench, case)
        if one.ended is not None and (leads or one.ground is not Ground.WALL)
    ]
    gone.sort(key=lambda pair: pair[1].at, reverse=True)
    return CaseRights(
        is_red=case.tlp == standing.RED,
        walls=lines.of_ground(live, Ground.WALL) if leads else (),
        names=lines.of_ground(live, Ground.NAMED),
        grants=lines.of_ground(live, Ground.GRANT),
        teams=lines.of_ground(live, Ground.TEAM),
        glasses=lines.of_ground(live, Ground.BREAK_GLASS),
        ended=tuple(gone[:_ENDED_SHOWN]),
        may_lead=leads,
        one_lead=leads and people.has_one_lead(bench, case.desk),
    )


def desk_rights(bench: Workbench) -> DeskRights:
    """Return the entries on all cases of the desk that a lead may see; one entry in the log."""
    bench.permit(Act.SET_WALL)
    found = list(_of_desk(bench))
    bench.record("access.read", count=len(found))
    return DeskRights(
        waiting=tuple(one for one in found if one.line.waits),
        standing=tuple(one for one in found if not one.line.waits),
        one_lead=people.has_one_lead(bench, bench.actor.desk),
    )


def waiting_count(bench: Workbench) -> int:
    """Return how many entries wait for the reader's signature; the rail shows it."""
    bench.permit(Act.SET_WALL)
    return sum(
        _waits(one) and _may_sign(bench, one)
        for case in _restricted(bench)
        for one in live_entries(bench, case)
    )


def form(bench: Workbench, case_id: UUID, what: str) -> RightForm:
    """Return what the form of a new entry offers; raise NoSuchRecord for another word than one."""
    bench.permit(Act.SET_WALL)
    case = own_case(bench, case_id)
    if what not in _FORMS:
        raise NoSuchRecord
    return RightForm(
        case=seen.case_link(bench, case),
        is_red=case.tlp == standing.RED,
        people=tuple(one.username for one in people.of_desk(bench, case.desk)),
        desks=tuple(people.staffed_desks(bench)),
        teams=tuple((one.id, one.name) for one in grants.own_teams(bench)),
        today=bench.today(),
    )


def ordered(groups: Iterable[FieldGroup]) -> tuple[FieldGroup, ...]:
    """Return groups in the order of their list."""
    chosen = frozenset(groups)
    return tuple(one for one in FieldGroup if one in chosen)


def _restricted(bench: Workbench) -> list[Case]:
    """Return the cases of the desk with rights of their own that the reader may see."""
    numbers = [row.number for row in access.restricted(bench.session, bench.actor.desk or "")]
    found = visibility.cases_by_number(bench.session, bench.actor, numbers)
    case_files.preload(bench, found.values())
    return [found[number] for number in sorted(found)]


def _of_desk(bench: Workbench) -> Iterable[DeskRight]:
    for case in _restricted(bench):
        lines = _Lines(bench, case)
        link = seen.case_link(bench, case)
        for one in live_entries(bench, case):
            yield DeskRight(link, lines.of(one))


def _waits(entry: Entry) -> bool:
    return is_waiting(entry) or (entry.ground is Ground.WALL and entry.first is not None)


def _may_sign(bench: Workbench, entry: Entry) -> bool:
    act = Act.LIFT_WALL if entry.ground is Ground.WALL else Act.DISCLOSE_VICTIM
    own = entry.first is not None and entry.first.by_id == bench.actor.user_id
    return can(bench.actor, act).allowed and not own


class _Lines:
    """Makes lines of the entries on one case."""

    def __init__(self, bench: Workbench, case: Case) -> None:
        self._bench, self._case = bench, case
        self._teams = {team_holder(one.id): one for one in team_files.every(bench)}

    def of_ground(self, entries: Iterable[Entry], ground: Ground) -> tuple[RightLine, ...]:
        """Return the lines of one ground."""
        return tuple(self.of(one) for one in entries if one.ground is ground)

    def of(self, entry: Entry) -> RightLine:
        """Return the line of an entry."""
        who, now_at = self._who(entry)
        return RightLine(
            id=entry.id,
            ground=entry.ground,
            who=who,
            desk=entry.desk or now_at,
            groups=ordered(entry.groups),
            since=entry.since,
            until=entry.until,
            by=entry.by,
            reason=entry.reason,
            waits=_waits(entry),
            first_by=entry.first.by if entry.first else "",
            first_reason=entry.first.reason if entry.first else "",
            may_sign=_waits(entry) and _may_sign(self._bench, entry),
            may_end=can(self._bench.actor, _ending(entry)).allowed,
            moved=bool(entry.desk) and now_at != entry.desk and entry.ground is not Ground.WALL,
        )

    def _who(self, entry: Entry) -> tuple[str, str | None]:
        if entry.ground is Ground.TEAM:
            team = self._teams.get(entry.account)
            return (team.name if team else "", None)
        return people.name_of(self._bench, entry.account)


def _ending(entry: Entry) -> Act:
    if entry.ground is Ground.WALL:
        return Act.LIFT_WALL
    return Act.NAME_READER if entry.ground is Ground.NAMED else Act.REVOKE_DISCLOSURE
