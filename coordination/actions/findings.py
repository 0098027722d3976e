"""Findings: cases of several desks that hang together while nobody coordinates them.

A desk gets, around each of its own cases, the links that touch it: it is not told whether two of
its hits concern the same foreign case. The analyst gets whole components, as structure.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from coordination.actions import (
    edges,
    finding_clocks,
    finding_edges,
    finding_graphs,
    finding_pages,
    judgements,
    seen,
)
from coordination.actions.edges import Edge
from coordination.actions.finding_graphs import Found
from coordination.actions.pages import (
    DomesticDuplicates,
    DomesticPair,
    DomesticState,
    FindingPage,
    FindingRow,
    Findings,
    GapClock,
    Paging,
    Scope,
)
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.coverage import EdgeState
from coordination.domain.permissions import Act
from coordination.storage import visibility

PER_PAGE = 50
PER_PAGE_DOMESTIC = 20


def list_findings(bench: Workbench, page: int) -> Findings:
    """Return a page of findings, worst first: the whole for the analyst, else the own desk's."""
    scope = finding_edges.scope_of(bench)
    found = _ranked(bench, scope)
    page = max(1, page)
    shown = finding_clocks.worst(bench, found, (page - 1) * PER_PAGE, page * PER_PAGE)
    bench.record("findings.listed", count=len(shown))
    return Findings(
        scope=scope,
        desk=bench.actor.desk,
        rows=tuple(_row(bench, scope, one, clock) for one, clock in shown),
        paging=Paging(page, PER_PAGE, len(found)),
        as_of=bench.now(),
    )


def show_finding(bench: Workbench, key: str, *, joined: bool = False) -> FindingPage:
    """Return one finding as the reader may see it.

    With `joined`, all that hangs together with it by weak bridges is shown as one. A finding
    whose gaps have all been closed still opens, as covered. Raises NoSuchRecord when the reader
    has no such finding.
    """
    scope = finding_edges.scope_of(bench)
    touching = finding_edges.edges_of(bench, scope, key, joined=joined)
    if not touching:
        raise NoSuchRecord
    bench.record(
        "finding.read", objects=finding_edges.read_as(key, joined=joined), count=len(touching)
    )
    around = finding_edges.around_of(bench, scope, key)
    return finding_pages.page(bench, key, touching, around=around, joined=joined)


def list_domestic(
    bench: Workbench,
    state: str = DomesticState.OPEN,
    page: int = 1,
    hit_id: UUID | None = None,
) -> DomesticDuplicates:
    """Return a page of the pairs of own cases that share something, compared in full.

    What a person judged leaves the queue and stands in a list of its own. With `hit_id`, the
    page is the one on which that pair stands now, if there is such a pair. An unknown state is
    that of the queue.
    """
    bench.permit(Act.SEE_HITS)
    rows = visibility.hits(bench.session, bench.actor)
    present = edges.load(bench, rows, whole=True)
    queues: dict[DomesticState, list[Edge]] = {one: [] for one in DomesticState}
    for edge in sorted(present, key=_most_alike):
        if edge.is_domestic and edge.link.is_current:
            queues[_domestic_state(edge)].append(edge)
    wanted, place = _place_of(queues, hit_id)
    if place is not None:
        page = place // PER_PAGE_DOMESTIC + 1
    elif state in tuple(DomesticState):
        wanted = DomesticState(state)
    paging = Paging(max(1, page), PER_PAGE_DOMESTIC, len(queues[wanted]))
    start = (paging.page - 1) * PER_PAGE_DOMESTIC
    shown = queues[wanted][start : start + PER_PAGE_DOMESTIC]
    bench.record("domestic.listed", listed=[str(edge.link.hit_id) for edge in shown])
    return DomesticDuplicates(
        desk=bench.actor.desk or "",
        state=wanted,
        pairs=_pairs(bench, shown),
        counts=tuple((one, len(those)) for one, those in queues.items()),
        paging=paging,
    )


def _most_alike(edge: Edge) -> tuple[float, int, str]:
    """Return what orders pairs of one desk, which may know the score: strongest, then newest."""
    return -edge.link.score, -edge.link.day.toordinal(), str(edge.link.hit_id)


def _domestic_state(edge: Edge) -> DomesticState:
    if edge.standing.verdict is not None:
        return DomesticState.JUDGED
    return DomesticState.OPEN if edge.link.muted is None else DomesticState.MUTED


def _place_of(
    queues: Mapping[DomesticState, Sequence[Edge]], hit_id: UUID | None
) -> tuple[DomesticState, int | None]:
    """Return in which list and at which place a pair stands, by the hit of either of its sides."""
    for state, queue in queues.items():
        for place, edge in enumerate(queue):
            if hit_id in (edge.link.hit_id, edge.link.other_hit):
                return state, place
    return DomesticState.OPEN, None


def _pairs(bench: Workbench, shown: Sequence[Edge]) -> tuple[DomesticPair, ...]:
    links = seen.case_links(bench, {n for edge in shown for n in (edge.a.number, edge.b.number)})
    return tuple(
        DomesticPair(
            left=links[edge.a.number],
            right=links[edge.b.number],
            band=edge.link.band,
            kinds=edge.link.kinds,
            reasons=seen.reason_lines(edge),
            since=edge.link.day,
            muted=edge.link.muted,
            hit_id=edge.link.hit_id,
            judged=judgements.judged(bench, edge),
            by_hand=judgements.by_hand(bench, edge),
        )
        for edge in shown
    )


def _ranked(bench: Workbench, scope: Scope) -> Sequence[Found]:
    if scope is Scope.WHOLE:
        return finding_graphs.ranked_whole(bench)
    return finding_graphs.ranked(bench, edges.of_reader(bench))


def _row(bench: Workbench, scope: Scope, found: Found, clock: GapClock | None) -> FindingRow:
    finding, own = found.finding, {}
    if scope is Scope.DESK:
        own = seen.case_links(bench, {e.a.number for e in found.touching if not e.is_domestic})
    covered = sum(
        1
        for edge in found.touching
        if edge.link.muted is None
        and not edge.is_domestic
        and edge.coverage(bench.today()).state is EdgeState.COVERED
    )
    kinds = dict.fromkeys(kind.value for link in finding.links for kind in link.kinds)
    return FindingRow(
        key=finding_graphs.key_of(bench, found),
        states=finding.desks,
        kinds=tuple(kinds),
        best_band=finding.band.value,
        cases=len(finding.cases),
        gaps=len(finding.links),
        covered=covered,
        since=finding.since,
        own_cases=tuple(own.values()),
        child_at_risk=finding.is_at_risk,
        clock=clock,
        held=len(found.held),
    )
