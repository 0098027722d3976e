"""The register of broken glass: the own ones, those on the own desk's cases, all for the auditor."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from coordination.actions import access_files, break_glass, dealings, people, seen
from coordination.actions.pages import CaseLink
from coordination.actions.pages.policy import Glasses, GlassForm, GlassLine
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.access import Entry, Ground
from coordination.domain.permissions import Act, Role, can
from coordination.storage import access, visibility
from coordination.storage.cases import Case

_SHOWN = 200


def list_glasses(bench: Workbench) -> Glasses:
    """Return the actor's open glasses, and the register as far as the role sees it.

    A lead sees those on cases of the own desk, less what is shut to the lead; the auditor all,
    without cases.
    """
    sees = can(bench.actor, Act.SEE_GLASS).allowed
    bench.permit(Act.SEE_GLASS if sees else Act.BREAK_GLASS)
    lines = sorted(_register(bench), key=lambda one: one.since, reverse=True) if sees else []
    mine = tuple(_mine(bench)) if bench.actor.desk else ()
    bench.record("glasses.read", count=len(lines))
    return Glasses(
        mine=mine,
        register=tuple(lines[:_SHOWN]),
        may_break=can(bench.actor, Act.BREAK_GLASS).allowed,
        sees_register=sees,
    )


def form(bench: Workbench, hit_id: UUID) -> GlassForm:
    """Return what a lead breaks the glass of: a hit of the own desk; raise NoSuchRecord."""
    bench.permit(Act.BREAK_GLASS_ACROSS)
    side = dealings.side_of(bench, hit_id)
    return GlassForm(hit_id, side.link.other_desk, seen.case_link(bench, side.case))


def open_until(bench: Workbench) -> datetime | None:
    """Return when the last open glass of the actor closes, for the banner; None without one."""
    return bench.actor.access.glass


def open_count(bench: Workbench) -> int:
    """Return how many glasses are open on cases of the own desk; the rail shows it to leads."""
    if bench.actor.role is not Role.LEAD:
        return 0
    return sum(one.is_open for one in _register(bench))


def _mine(bench: Workbench) -> Iterator[GlassLine]:
    for case, entry in break_glass.of_actor(bench):
        own = case.desk == bench.actor.desk
        link = seen.case_link(bench, case) if own else None
        yield _line(bench, case, entry, link, mine=True)


def _register(bench: Workbench) -> Iterator[GlassLine]:
    cases = _own_cases(bench) if bench.actor.desk else _every_case(bench)
    entries = access_files.opened(bench, cases)
    for number, case in cases.items():
        for entry in entries[number] or ():
            if entry.ground is Ground.BREAK_GLASS:
                link = seen.case_link(bench, case) if bench.actor.desk else None
                yield _line(bench, case, entry, link)


def _own_cases(bench: Workbench) -> dict[int, Case]:
    # Ended entries leave a case unrestricted: who broke a glass on it stays to be read.
    numbers = access.with_entries(bench.session)
    return visibility.cases_by_number(bench.session, bench.actor, numbers)


def _every_case(bench: Workbench) -> dict[int, Case]:
    numbers = access.with_entries(bench.session)
    return visibility.cases_by_number(bench.session, DETECTOR, numbers)


def _line(
    bench: Workbench, case: Case, entry: Entry, link: CaseLink | None, *, mine: bool = False
) -> GlassLine:
    who, _ = people.name_of(bench, entry.account)
    foreign = case.desk != bench.actor.desk
    return GlassLine(
        id=entry.id,
        who=who,
        desk=entry.desk,
        owner=case.desk,
        since=entry.since,
        until=entry.until or entry.since,
        reason=entry.reason,
        is_open=entry.is_live(bench.now()),
        case=link,
        ended=entry.ended,
        opened=case.id if mine and foreign else None,
        may_close=mine or not foreign,
    )
