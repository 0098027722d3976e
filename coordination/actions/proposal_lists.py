"""The list of proposals: what waits, what was put off, what was decided.

A child at risk stands first, then what runs out first.

A finding is open while it has a step to take and none was accepted. Which step that is takes the
engine, so only the findings on the page are asked for; those with a decision are asked always,
because facts may have brought a step back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Union
from uuid import UUID

from coordination.actions import (
    case_files,
    edges,
    finding_clocks,
    finding_edges,
    finding_graphs,
    proposal_baskets,
    proposal_clocks,
    proposal_files,
    proposal_views,
    seen,
)
from coordination.actions.finding_graphs import Found
from coordination.actions.finding_keys import key_for
from coordination.actions.pages import Paging, Scope
from coordination.actions.pages.proposals import ProposalRow, Proposals, ProposalTab, StepLine
from coordination.actions.proposal_baskets import Basket
from coordination.actions.proposal_files import Decided
from coordination.actions.proposal_views import Evaluated
from coordination.actions.workbench import DETECTOR, NoSuchRecord, Workbench
from coordination.domain.decisions import ProposalState
from coordination.domain.permissions import Act
from coordination.domain.proposals.parts import Standing, Step
from coordination.domain.vocabulary import Urgency
from coordination.storage import counters, visibility
from coordination.storage.cases import Case
from coordination.storage.proposals import EntryKind

PER_PAGE = 25
# Findings of the whole register span more States, and the engine looks at every pair.
PER_WHOLE_PAGE = 10
# Over more States the list names no first step; the page of the steps does.
MOST_ASKED = 8

# A step that waits for a treaty to enter into force is no decision that anybody owes.
_DECIDABLE = frozenset(Standing) - {Standing.NOT_YET, Standing.RULED_OUT}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A finding with a step to take; `found` is set where the engine was asked already."""

    basket: Basket
    ends: date | None = None
    found: Evaluated | None = None


def list_proposals(bench: Workbench, tab: ProposalTab, page: int) -> Proposals:
    """Return a page of proposals in one state; raise NoSuchRecord for a tab of another role."""
    scope = finding_edges.scope_of(bench)
    tables = _desk_tabs(bench) if scope is Scope.DESK else _whole_tabs(bench)
    if tab not in tables:
        raise NoSuchRecord
    page = max(1, page)
    chosen = tables[tab]
    size = PER_PAGE if scope is Scope.DESK else PER_WHOLE_PAGE
    start, end = (page - 1) * size, page * size
    shown: Sequence[Listed] = chosen[start:end]
    if scope is Scope.WHOLE and tab is ProposalTab.OPEN:
        found = finding_graphs.ranked_whole(bench)
        shown = [one for one, _ in finding_clocks.worst(bench, found, start, end)]
    bench.record("proposals.listed", count=len(shown))
    return Proposals(
        scope=scope,
        desk=bench.actor.desk,
        tab=tab,
        rows=tuple(_row(bench, one) for one in shown),
        counts=tuple((one, len(those)) for one, those in tables.items()),
        paging=Paging(page, size, len(chosen)),
        as_of=bench.now(),
    )


def waiting_count(bench: Workbench) -> int:
    """Return how many findings wait for a decision of the reader's desk, or of any for the analyst.

    Kept in memory until something moves; a writing bench neither reads nor fills it.
    """
    if finding_edges.scope_of(bench) is Scope.WHOLE:
        return len(finding_graphs.ranked_whole(bench))
    if bench.writes:
        return len(_open(bench))
    reader = (bench.actor.desk or "", bench.actor.access.shut)
    moved = [counters.current(bench.session, name) for name in _MOVES]
    wanted = (*moved, bench.pack.as_of, bench.today())
    state, count = bench.tools.structure.waiting.get(reader, (None, 0))
    if state != wanted:
        count = len(_open(bench))
        bench.tools.structure.waiting[reader] = (wanted, count)
    return count


_MOVES = (counters.STRUCTURE, counters.PROPOSALS)


def owed(bench: Workbench, most: int) -> tuple[ProposalRow, ...]:
    """Return what the desk owes a word on: recommended by the analyst, put off until now, back."""
    bench.permit(Act.SEE_HITS)
    rows = (_open_row(bench, one) for one in _open(bench) if one.found is not None)
    found = [row for row in rows if row.back or row.recommended_on is not None]
    return tuple(found[:most])


Listed = Union["Waiting", "Decided", "Recommendation", Found]
Tables = Mapping[ProposalTab, Sequence[Listed]]


def _desk_tabs(bench: Workbench) -> Tables:
    today = bench.today()
    decided = list(_last_decisions(bench))
    later = [d for d in decided if d.made.until is not None and d.made.until > today]
    later.sort(key=lambda one: (one.made.until or date.max, one.id))
    settled = [d for d in decided if d.made.state is not ProposalState.DEFERRED]
    settled.sort(key=lambda one: (one.at, one.id), reverse=True)
    return {
        ProposalTab.OPEN: _by_clock(bench, _open(bench)),
        ProposalTab.DEFERRED: later,
        ProposalTab.DECIDED: settled,
    }


def _whole_tabs(bench: Workbench) -> Tables:
    return {
        ProposalTab.OPEN: finding_graphs.ranked_whole(bench),
        ProposalTab.PREPARED: _prepared(bench),
    }


def _open(bench: Workbench) -> list[Waiting]:
    """Return the desk's findings with a step to take, in the order of the findings."""
    touching = edges.of_reader(bench)
    own = visibility.cases_by_number(
        bench.session, bench.actor, {edge.a.number for edge in touching}
    )
    case_files.preload(bench, own.values())
    by_name = {b.names[0]: b for b in proposal_baskets.around(bench, own, touching).values()}
    worked_on = {
        row.case_number
        for row in visibility.all_proposal_entries(bench.session, bench.actor)
        if row.kind in _ASKED
    }
    found = []
    for one in finding_graphs.ranked(bench, touching):
        basket = next(by_name[name] for name in one.finding.cases if name in by_name)
        if not worked_on & set(basket.own):
            found.append(Waiting(basket))
            continue
        evaluated = proposal_views.evaluate(bench, basket)
        if _waits(evaluated.lines):
            found.append(Waiting(basket, found=evaluated))
    return found


_ASKED = frozenset({EntryKind.DECISION.value, EntryKind.RECOMMENDATION.value})


def _waits(lines: Sequence[StepLine]) -> bool:
    accepted = any(line.stands.state is ProposalState.ACCEPTED for line in lines)
    return not accepted and _first_open(lines) is not None


def _first_open(lines: Iterable[StepLine]) -> StepLine | None:
    """Return the step to decide on first: one that came back or was recommended before others."""
    waiting = [
        line
        for line in lines
        if proposal_views.is_open(line.stands.state) and line.proposal.standing in _DECIDABLE
    ]
    return min(waiting, key=lambda line: (not _is_back(line), line.proposal.rank), default=None)


def _is_back(line: StepLine) -> bool:
    return line.decision is not None or line.recommended_on is not None


def _by_clock(bench: Workbench, waiting: Sequence[Waiting]) -> list[Waiting]:
    own = {number: case for one in waiting for number, case in one.basket.own.items()}
    ends = proposal_clocks.first_ends(bench, own)
    dated = [
        replace(one, ends=min((ends[n] for n in one.basket.own if n in ends), default=None))
        for one in waiting
    ]
    return sorted(dated, key=lambda one: (not _is_at_risk(one), one.ends or date.max))


def _is_at_risk(one: Waiting) -> bool:
    return any(case.urgency == Urgency.CHILD_AT_RISK for case in one.basket.own.values())


def _last_decisions(bench: Workbench) -> Iterator[Decided]:
    """Yield the last decision about each step of each set of own cases."""
    numbers = {
        row.case_number
        for row in visibility.all_proposal_entries(bench.session, bench.actor)
        if row.kind == EntryKind.DECISION
    }
    own = visibility.cases_by_number(bench.session, bench.actor, numbers)
    case_files.preload(bench, own.values())
    last: dict[tuple[object, ...], Decided] = {}
    for one in proposal_files.decisions(proposal_files.entries(bench, own)):
        if one.within is None:
            last[one.cases, one.step] = one
    yield from last.values()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the analyst recommended, with one of the cases whose finding it is about."""

    case: Case
    step: Step
    states: tuple[str, ...]
    on: date


def _prepared(bench: Workbench) -> list[Recommendation]:
    """Return the analyst's recommendations, newest first, each once with all its desks."""
    numbers = {row.case_number for row in visibility.all_proposal_entries(bench.session, DETECTOR)}
    told = proposal_files.recommendations(bench, numbers)
    cases = visibility.cases_by_number(bench.session, DETECTOR, {one.case_number for one in told})
    found: dict[str, Recommendation] = {}
    for one in told:
        plain, case = one.plain, cases[one.case_number]
        states = {*plain["states"], *(found[plain["id"]].states if plain["id"] in found else ())}
        found[plain["id"]] = Recommendation(
            case, Step(plain["step"]), tuple(sorted(states)), one.at.date()
        )
    return sorted(found.values(), key=lambda one: (one.on, one.step), reverse=True)


def _row(bench: Workbench, one: Listed) -> ProposalRow:
    if isinstance(one, Found):
        key = finding_graphs.key_of(bench, one)
        basket = proposal_baskets.of_finding(bench, Scope.WHOLE, key, one.touching)
        return _open_row(bench, Waiting(basket))
    if isinstance(one, Waiting):
        return _open_row(bench, one)
    if isinstance(one, Decided):
        return _decided_row(bench, one)
    return ProposalRow(
        names=(key_for(bench, one.case.id),),
        states=one.states,
        cases=(),
        step=one.step,
        recommended_on=one.on,
    )


def _open_row(bench: Workbench, one: Waiting) -> ProposalRow:
    if one.found is None and len(one.basket.desks) > MOST_ASKED:
        head = proposal_views.head(bench, one.basket, one.basket.desks)
        at_risk = head.child_at_risk
        return ProposalRow(head.names, head.states, head.cases, None, child_at_risk=at_risk)
    found = one.found or proposal_views.evaluate(bench, one.basket)
    head = proposal_views.head(bench, one.basket, found.known.situation.states)
    line = _first_open(found.lines)
    clocks = [clock.ends for clock in found.known.situation.clocks if clock.ends]
    ends = min(clocks, default=None)
    return ProposalRow(
        names=head.names,
        states=head.states,
        cases=head.cases,
        step=line.proposal.step if line else None,
        child_at_risk=head.child_at_risk,
        steps=sum(proposal_views.is_open(step.stands.state) for step in found.lines),
        ends=ends,
        days_left=seen.days_left(ends, bench.today()) if ends else None,
        recommended_on=line.recommended_on if line else None,
        back=line is not None and line.decision is not None,
    )


def _decided_row(bench: Workbench, one: Decided) -> ProposalRow:
    own = [
        visibility.find_case(bench.session, bench.actor, UUID(case)) for case in sorted(one.cases)
    ]
    links = seen.case_links(bench, {case.number for case in own if case is not None})
    return ProposalRow(
        names=tuple(str(link.id) for link in links.values()),
        states=one.states,
        cases=tuple(links.values()),
        step=one.step,
        decision=proposal_views.decision_line(one),
        days_left=seen.days_left(one.made.until, bench.today()) if one.made.until else None,
    )
