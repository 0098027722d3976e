"""What waits for a lead, what a desk disclosed and was given, and what nobody answered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from coordination.actions import (
    consents,
    dealing_acts,
    dealing_files,
    dealings,
    disclosure_views,
    given_readings,
    own_asks,
    people,
    seen,
)
from coordination.actions.dealing_files import Entries
from coordination.actions.dealings import Side
from coordination.actions.own_asks import Dealt
from coordination.actions.pages import CaseLink
from coordination.actions.pages.disclosure_lists import (
    ApprovalLine,
    Approvals,
    DisclosedLine,
    Disclosures,
    UnansweredLine,
)
from coordination.actions.pages.disclosures import (
    ConsentLine,
)
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import asks, disclosure
from coordination.domain.disclosure import ConsentState, Did, State, Track
from coordination.domain.permissions import Act
from coordination.storage import visibility


def approvals(bench: Workbench) -> Approvals:
    """Return what waits for the own desk's lead, most urgent first."""
    bench.permit(Act.SIGN_DISCLOSURE)
    lists: dict[str, list[ApprovalLine]] = {
        "signatures": [],
        "escalated": [],
        "proposals": [],
        "asked": [],
        "consents": [],
    }
    for side, entries, link in dealt(bench):
        for line in waiting_lines(bench, side, entries, link):
            lists[_list_of(line)].append(line)
        for consent in disclosure_views.consent_lines(bench, side, entries):
            if consent.ours and consent.state is ConsentState.ASKED:
                lists["consents"].append(_consent(bench, (side, entries, link), consent))
    shown = [str(line.hit_id) for some in lists.values() for line in some]
    bench.record("approvals.listed", listed=shown)
    ordered = {name: tuple(sorted(some, key=_most_pressing)) for name, some in lists.items()}
    desk = bench.actor.desk or ""
    return Approvals(desk=desk, one_lead=people.has_one_lead(bench, desk), **ordered)


def waiting(bench: Workbench, records: Iterable[Dealt]) -> tuple[ApprovalLine, ...]:
    """Return the asks that the own desk owes an answer, most urgent first; for other pages.

    `records` are what `dealt` yields.
    """
    bench.permit(Act.SEE_HITS)
    found = [line for one in records for line in waiting_lines(bench, *one)]
    return tuple(sorted(found, key=_most_pressing))


def waiting_count(bench: Workbench) -> int:
    """Return how many things wait for the own desk's lead; the rail shows it."""
    bench.permit(Act.SIGN_DISCLOSURE)
    desk, now = bench.actor.desk or "", bench.now()
    return sum(
        sum(asks.standing(entries, desk, which, now).waits for which in Track)
        + sum(
            consents.state_of(bench, entries, one) is ConsentState.ASKED
            for one in disclosure.consents(entries, desk)
        )
        for _, _, entries in dealings.of_desk(bench)
    )


def waiting_lines(
    bench: Workbench, side: Side, entries: Entries, link: CaseLink
) -> Iterator[ApprovalLine]:
    """Yield the asks about the case of this side that wait for an answer."""
    for which in Track:
        state = disclosure_views.track(bench, side, entries, side.case.desk, which)
        if state.deadline is not None and state.asked_on is not None:
            yield ApprovalLine(
                hit_id=side.link.hit_id,
                desk=side.link.other_desk,
                case=link,
                track=which,
                groups=state.asked,
                reason=state.reason,
                since=state.asked_on,
                due=state.deadline,
                is_late=state.state is State.ESCALATED,
                pending=state.pending,
                may_sign=state.may_sign,
                mark=dealing_acts.mark_of(bench, side, entries),
                seen=len(entries),
                marks=state.marks,
            )


def disclosed(bench: Workbench) -> Disclosures:
    """Return what the own desk disclosed, to whom and until when, and what was disclosed to it."""
    bench.permit(Act.SEE_HITS)
    records = list(dealt(bench))
    read_on = given_readings.last_days(
        bench,
        {
            side.link.other_hit: side.link.other_desk
            for side, entries, _ in records
            if _granted(entries, side.case.desk, None)
        },
    )
    ours: list[DisclosedLine] = []
    theirs: list[DisclosedLine] = []
    for side, entries, link in records:
        for which in Track:
            for owner, lines in ((side.case.desk, ours), (side.link.other_desk, theirs)):
                if _granted(entries, owner, which):
                    line = _disclosed(bench, (side, entries, link), owner, which)
                    lines.append(line)
    ours = [_read(line, read_on, records) for line in ours]
    asked = own_asks.waiting(bench, records)
    listed = [line.hit_id for line in (*ours, *theirs)] + [line.hit_id for line in asked]
    bench.record("disclosures.listed", listed=[str(one) for one in listed])
    return Disclosures(
        desk=bench.actor.desk or "",
        ours=tuple(sorted(ours, key=_open_first)),
        theirs=tuple(sorted(theirs, key=_open_first)),
        asked=asked,
    )


def unanswered(bench: Workbench) -> tuple[UnansweredLine, ...]:
    """Return the asks that nobody answered a week after their deadline: desks and days alone."""
    bench.permit(Act.SEE_UNANSWERED)
    rows = list(visibility.all_dealings(bench.session, DETECTOR))
    cases = visibility.cases_by_number(bench.session, DETECTOR, {row.case_number for row in rows})
    now, found = bench.now(), []
    for row in rows:
        case = cases.get(row.case_number)
        opened = dealing_files.open_row(bench, case, row) if case is not None else None
        if opened is None:
            continue
        for which in Track:
            state = asks.standing(opened[1], row.desk, which, now)
            if asks.is_unanswered(state, now) and state.ask is not None and state.deadline:
                asked = state.ask.at[:10]
                found.append((state.deadline.date(), state.ask.desk, row.desk, asked))
    bench.record("unanswered.listed", count=len(found))
    return tuple(
        UnansweredLine(asking, owner, date.fromisoformat(asked), due)
        for due, asking, owner, asked in sorted(found)
    )


def dealt(bench: Workbench) -> Iterator[Dealt]:
    """Yield every hit of the own desk that was dealt about, with its record and the own case."""
    found = {hit_id: entries for _, hit_id, entries in dealings.of_desk(bench)}
    sides = dealings.sides_of(bench, found)
    links = seen.case_links(bench, {side.case.number for side in sides.values()})
    for hit_id, side in sides.items():
        yield side, found[hit_id], links[side.case.number]


def _list_of(line: ApprovalLine) -> str:
    if line.pending is not None and line.pending.signed:
        return "signatures"
    if line.is_late:
        return "escalated"
    return "asked" if line.pending is None else "proposals"


def _consent(bench: Workbench, dealt: Dealt, consent: ConsentLine) -> ApprovalLine:
    side, entries, link = dealt
    return ApprovalLine(
        hit_id=side.link.hit_id,
        desk=side.link.other_desk,
        case=link,
        track=Track.CASE,
        groups=(),
        reason=consent.reason,
        since=consent.on,
        due=None,
        is_late=False,
        consent=consent,
        may_sign=consent.may_give,
        mark=dealing_acts.mark_of(bench, side, entries),
        seen=len(entries),
    )


def _most_pressing(line: ApprovalLine) -> tuple[str, str, str]:
    due = line.due.isoformat() if line.due else ""
    return due or line.since.isoformat(), line.case.ref, str(line.hit_id)


def _granted(entries: Entries, owner: str, which: Track | None) -> bool:
    return any(
        one.did is Did.GRANTED and one.owner == owner and which in (None, one.track)
        for one in entries
    )


def _disclosed(bench: Workbench, dealt: Dealt, owner: str, which: Track) -> DisclosedLine:
    side, entries, link = dealt
    found = asks.standing(entries, owner, which, bench.now())
    return DisclosedLine(
        hit_id=side.link.hit_id,
        desk=side.link.other_desk,
        case=link,
        groups=disclosure_views.open_groups(found),
        state=found.state,
        track=which,
        is_past=not side.link.is_current,
    )


def _read(line: DisclosedLine, read_on: dict[UUID, date], dealt: list[Dealt]) -> DisclosedLine:
    others = {side.link.hit_id: side.link.other_hit for side, _, _ in dealt}
    return replace(line, read_on=read_on.get(others[line.hit_id]))


def _open_first(line: DisclosedLine) -> tuple[bool, str, str, str]:
    return not line.groups, line.desk, line.case.ref, str(line.hit_id)
