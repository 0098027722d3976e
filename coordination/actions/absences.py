"""Arrange who stands in for an absent person of the own desk, end it, and list it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

from coordination.actions import absence_files, people
from coordination.actions.case_access import YEAR
from coordination.actions.disclosure_forms import refused, require_all
from coordination.actions.pages.policy import Absences, CoverLine
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.absences import LONGEST, Absence, fault_of, may_stand_for
from coordination.domain.access import Ended
from coordination.domain.permissions import Act, Role, can
from coordination.domain.wording import N_


@dataclass(frozen=True, slots=True)
class Cover:
    """Who is absent and who stands in (sign-in names), from which through which day, and why."""

    absent: str
    deputy: str
    since: date | None
    until: date | None
    reason: str


def arrange(bench: Workbench, cover: Cover) -> UUID:
    """Let a deputy stand in for the actor, or, by a lead, for somebody else of the desk.

    Raises Forbidden for somebody else's absence unless the actor is a lead, RefusedInput for
    people of another desk, a role above the deputy's, a chain, or wrong days.
    """
    bench.permit(Act.ARRANGE_COVER)
    desk = bench.actor.desk or ""
    if cover.absent.strip().casefold() != bench.actor.name.casefold():
        bench.permit(Act.ARRANGE_COVER_OF)
    require_all(
        lambda: people.person(bench, cover.absent, desk, "absent"),
        lambda: people.person(bench, cover.deputy, desk, "deputy"),
        lambda: _days(bench, cover),
        lambda: people.reason(cover.reason),
    )
    absent = people.person(bench, cover.absent, desk, "absent")
    deputy = people.person(bench, cover.deputy, desk, "deputy")
    if not may_stand_for(Role(deputy.role), Role(absent.role)):
        raise refused("deputy", N_("nobody stands in for a role above their own"))
    since, until = _days(bench, cover)
    new = Absence(
        id=uuid4(),
        desk=desk,
        absent=str(absent.id),
        absent_name=absent.username,
        deputy=str(deputy.id),
        deputy_name=deputy.username,
        since=since,
        until=until,
        by=bench.actor.name,
        reason=people.reason(cover.reason),
    )
    fault = fault_of(new, absence_files.of_desk(bench, desk), bench.now())
    if fault is not None:
        raise refused("deputy", fault)
    absence_files.put(bench, new, new=True)
    bench.record("cover.arranged", objects=_names(new), purpose=new.reason)
    return new.id


def end(bench: Workbench, absence_id: UUID, *, reason: str) -> None:
    """End a cover early: who is absent, the deputy or a lead may; raise NoSuchRecord otherwise."""
    bench.permit(Act.ARRANGE_COVER)
    known = absence_files.of_desk(bench, bench.actor.desk or "")
    found = next((one for one in known if one.id == absence_id), None)
    if found is None or found.is_over(bench.now()) or not _concerns(bench, found):
        raise NoSuchRecord
    why = people.reason(reason)
    gone = replace(found, ended=Ended(bench.now(), bench.actor.name, why))
    absence_files.put(bench, gone, new=False)
    bench.record("cover.ended", objects=_names(gone), purpose=why)


def list_absences(bench: Workbench) -> Absences:
    """Return the covers that concern the actor; a lead's page has all of the desk."""
    bench.permit(Act.ARRANGE_COVER)
    known = absence_files.of_desk(bench, bench.actor.desk or "")
    seen = [one for one in known if _concerns(bench, one)]
    now = bench.now()
    lines = [_line(bench, one) for one in sorted(seen, key=lambda one: one.since, reverse=True)]
    bench.record("covers.read", count=len(lines))
    return Absences(
        present=tuple(one for one in lines if one.is_on),
        coming=tuple(one for one in lines if not one.is_on and not one.is_over),
        past=tuple(one for one in lines if one.is_over)[:50],
        people=tuple(one.username for one in people.of_desk(bench, bench.actor.desk)),
        me=bench.actor.name,
        may_for_others=can(bench.actor, Act.ARRANGE_COVER_OF).allowed,
        today=now.date(),
    )


def note_refusal(bench: Workbench) -> None:
    """Log that arranging or ending a cover was refused."""
    bench.permit(Act.ARRANGE_COVER)
    bench.record("cover.not_done")


def _days(bench: Workbench, cover: Cover) -> tuple[datetime, datetime]:
    today, since, until = bench.today(), cover.since, cover.until
    if since is None or until is None or since < today or until < since:
        raise refused("until", N_("give the first and the last day, from today on"))
    first = datetime.combine(since, time(), UTC)
    if until - since >= LONGEST or since - today > YEAR:
        raise refused("until", N_("a cover lasts three months at most, and begins within a year"))
    return max(first, bench.now()), people.midnight_after(until)


def _concerns(bench: Workbench, one: Absence) -> bool:
    mine = bench.actor.user_id in (one.absent, one.deputy)
    return mine or can(bench.actor, Act.ARRANGE_COVER_OF).allowed


def _names(one: Absence) -> list[str]:
    return [str(one.id), one.deputy]


def _line(bench: Workbench, one: Absence) -> CoverLine:
    now = bench.now()
    return CoverLine(
        id=one.id,
        absent=one.absent_name,
        deputy=one.deputy_name,
        since=one.since.date(),
        until=people.last_day(one.until),
        by=one.by,
        reason=one.reason,
        is_on=one.is_on(now),
        is_over=one.is_over(now),
        ended=one.ended,
    )
