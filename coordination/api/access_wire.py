"""The JSON of who is let in and who is shut out. Every field is named here.

Rights are given to persons, so their sign-in names are here, as far as the pages show them. Nothing
of another desk's case is: a team names what others brought in by desk, groups and days.
"""

from datetime import date, datetime

from coordination.actions.pages import CaseHead, CaseLink
from coordination.actions.pages.case_file import AccessTab
from coordination.actions.pages.policy import (
    Absences,
    CoverLine,
    DeskRight,
    DeskRights,
    Glasses,
    GlassLine,
    PartyLine,
    TeamCase,
    TeamPage,
    TeamRow,
    Teams,
)
from coordination.actions.pages.rights import RightLine
from coordination.api import wire
from coordination.api.wire import JSON
from coordination.domain.access import Ended
from coordination.domain.handling import NO_LIMIT


def case_access(head: CaseHead, tab: AccessTab) -> JSON:
    """Return who may read a case beside its desk, and for a lead's key who may not."""
    rights = tab.rights
    return {
        "case": {"id": str(head.id), "ref": head.ref, "marks": wire.marks(head.codes.whole)},
        "red": bool(rights and rights.is_red),
        "may_lead": bool(rights and rights.may_lead),
        "walls": [_right(one) for one in rights.walls] if rights else [],
        "readers": [_right(one) for one in rights.names] if rights else [],
        "grants": [_right(one) for one in rights.grants] if rights else [],
        "teams": [_right(one) for one in rights.teams] if rights else [],
        "glasses": [_right(one) for one in rights.glasses] if rights else [],
        "ended": [{**_right(one), "ended": _ended(end)} for one, end in rights.ended]
        if rights
        else [],
        "read_by": [
            {"desk": one.desk, "day": one.on.isoformat(), "times": one.times} for one in tab.others
        ],
    }


def desk_access(page: DeskRights) -> JSON:
    """Return the entries on all cases of a desk."""
    return {
        "waiting": [_desk_right(one) for one in page.waiting],
        "standing": [_desk_right(one) for one in page.standing],
    }


def teams(page: Teams) -> JSON:
    """Return the teams that concern the key's owner."""
    return {"teams": [_team_row(one) for one in page.rows], "may_found": page.may_run}


def team(page: TeamPage) -> JSON:
    """Return a team, its desks and people, and what was brought in."""
    return {
        "id": str(page.id),
        "name": page.name,
        "founder": page.founder,
        "since": page.since.isoformat(),
        "until": page.until.isoformat(),
        "purpose": page.reason,
        "runs": page.runs,
        "ended": _ended(page.ended),
        "own_state": page.own_state.value,
        "may_run": page.may_run,
        "may_end": page.may_end,
        "parties": [_party(one) for one in page.parties],
        "cases": [_team_case(one) for one in page.cases],
    }


def glasses(page: Glasses) -> JSON:
    """Return the owner's open glasses, and for a lead those on cases of the desk."""
    return {
        "mine": [_glass(one) for one in page.mine],
        "register": [_glass(one) for one in page.register] if page.sees_register else None,
    }


def absences(page: Absences) -> JSON:
    """Return covers: those of the key's owner, for a lead those of the desk."""
    return {
        "present": [_cover(one) for one in page.present],
        "coming": [_cover(one) for one in page.coming],
        "past": [_cover(one) for one in page.past],
        "may_for_others": page.may_for_others,
    }


def _right(one: RightLine) -> JSON:
    return {
        "id": str(one.id),
        "ground": one.ground.value,
        "who": one.who,
        "desk": one.desk,
        "groups": [group.value for group in one.groups],
        "since": one.since.isoformat(),
        "until": _instant(one.until),
        "by": one.by,
        "reason": one.reason,
        "waits": one.waits,
        "first": {"by": one.first_by, "reason": one.first_reason} if one.first_by else None,
        "may_sign": one.may_sign,
        "may_end": one.may_end,
        "moved": one.moved,
    }


def _desk_right(one: DeskRight) -> JSON:
    return {"case": _case(one.case), "entry": _right(one.line)}


def _case(link: CaseLink) -> JSON:
    return {"id": str(link.id), "ref": link.ref, "marks": wire.marks(link.codes or NO_LIMIT)}


def _ended(end: Ended | None) -> JSON | None:
    return {"at": end.at.isoformat(), "by": end.by, "reason": end.reason} if end else None


def _team_row(one: TeamRow) -> JSON:
    return {
        "id": str(one.id),
        "name": one.name,
        "desks": list(one.desks),
        "until": one.until.isoformat(),
        "runs": one.runs,
        "invited": one.invited,
        "member": one.is_member,
    }


def _party(one: PartyLine) -> JSON:
    return {
        "desk": one.desk,
        "state": one.state.value,
        "at": one.at.isoformat(),
        "by": one.by or None,
        "reason": one.reason,
        "members": [
            {
                "account": member.account or None,
                "name": member.name,
                "since": member.since.isoformat(),
                "may_end": member.may_remove,
            }
            for member in one.members
        ],
    }


def _team_case(one: TeamCase) -> JSON:
    return {
        "desk": one.desk,
        "groups": [group.value for group in one.groups],
        "since": one.since.isoformat(),
        "until": _instant(one.until),
        "case": _case(one.case) if one.case else None,
        "entry": str(one.entry) if one.entry else None,
    }


def _glass(one: GlassLine) -> JSON:
    return {
        "id": str(one.id),
        "who": one.who,
        "desk": one.desk,
        "owner": one.owner,
        "since": one.since.isoformat(),
        "until": one.until.isoformat(),
        "reason": one.reason,
        "open": one.is_open,
        "case": _case(one.case) if one.case else None,
        "ended": _ended(one.ended),
    }


def _cover(one: CoverLine) -> JSON:
    return {
        "id": str(one.id),
        "absent": one.absent,
        "deputy": one.deputy,
        "since": _day(one.since),
        "until": _day(one.until),
        "by": one.by,
        "reason": one.reason,
        "on": one.is_on,
        "over": one.is_over,
        "ended": _ended(one.ended),
    }


def _day(value: date) -> str:
    return value.isoformat()


def _instant(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
