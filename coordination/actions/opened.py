"""Other desks' cases that are open to one person: by a grant, a team or broken glass."""

from uuid import UUID

from coordination.actions import (
    case_files,
    given,
    given_codes,
    given_names,
    given_parts,
    given_personal,
    people,
)
from coordination.actions.case_rights import ordered
from coordination.actions.pages.given import GivenCase
from coordination.actions.pages.policy import OpenedClosed, OpenedRow
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.access import FieldGroup, Ground, Opening
from coordination.domain.permissions import Act
from coordination.storage import visibility

_TITLE = (FieldGroup.SUMMARY,)


def list_opened(bench: Workbench) -> tuple[OpenedRow, ...]:
    """Return what is open to the actor in person, by owner; titles are a reading and are logged."""
    bench.permit(Act.READ_GIVEN)
    personal = [one for one in bench.openings() if one.ground is not Ground.DISCLOSURE]
    rows = [row for one in personal if (row := _row(bench, one)) is not None]
    given_personal.show(bench, personal)
    bench.record("given.listed", listed=sorted({str(row.case_id) for row in rows}))
    return tuple(sorted(rows, key=lambda row: (row.owner, row.title or "", row.ground)))


def show(bench: Workbench, case_id: UUID) -> GivenCase:
    """Return what is open of a case; raise NoSuchRecord when nothing is."""
    return given.of_case(bench, case_id)


def open_person(bench: Workbench, case_id: UUID, key: str, reason: str) -> OpenedClosed:
    """Open the particulars of a victim or minor of a case whose victims are open to the actor.

    Raises NoSuchRecord when that group is not open or has no such person, RefusedInput without
    a reason, which goes into the log.
    """
    bench.permit(Act.OPEN_PERSON)
    bench.permit(Act.READ_GIVEN)
    for one in bench.openings():
        if one.ground is Ground.DISCLOSURE or FieldGroup.VICTIMS not in one.groups:
            continue
        case = visibility.given_case(bench.session, bench.actor, one)
        if case is None or case.id != case_id:
            continue
        why = people.reason(reason)
        line = given_parts.closed_person(bench, one, key)
        if line is None:
            break
        given_personal.show(bench, [one])
        name = given_names.name_for(bench, bench.actor.desk or "", case_id)
        bench.record("given.person_opened", objects=[name], purpose=why, count=1)
        return OpenedClosed(case_id, one.owner, line, why, bench.now())
    raise NoSuchRecord


def _row(bench: Workbench, opening: Opening) -> OpenedRow | None:
    case = visibility.given_case(bench.session, bench.actor, opening)
    if case is None:
        return None
    titled = FieldGroup.SUMMARY in opening.groups
    return OpenedRow(
        case_id=case.id,
        owner=opening.owner,
        ground=opening.ground,
        groups=ordered(opening.groups),
        until=opening.until,
        title=case_files.open_content(bench, case).text("title") if titled else None,
        codes=given_codes.marks_of(bench, case, _TITLE) if titled else None,
    )
