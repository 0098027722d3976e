"""The own desk's hits: which desk, kinds, band, date, and whether anybody coordinates."""

from coordination.actions import edges, seen
from coordination.actions.edges import Edge
from coordination.actions.finding_keys import key_for
from coordination.actions.pages import HitCounts, Hits, HitState, Paging
from coordination.actions.workbench import Workbench
from coordination.domain.coverage import EdgeState
from coordination.domain.permissions import Act
from coordination.storage import visibility

PER_PAGE = 50


def list_hits(bench: Workbench, state: str, page: int) -> Hits:
    """Return a page of the own desk's hits in one state, strongest first."""
    bench.permit(Act.SEE_HITS)
    wanted = HitState(state) if state in tuple(HitState) else HitState.OPEN
    rows = visibility.hits(bench.session, bench.actor)
    found = edges.load(bench, rows, whole=True)
    sorted_out = {one: [e for e in found if state_of(bench, e) is one] for one in HitState}
    chosen = sorted(sorted_out[wanted], key=_order)
    page = max(1, page)
    shown = chosen[(page - 1) * PER_PAGE : page * PER_PAGE]
    links = seen.case_links(bench, {edge.a.number for edge in shown})
    bench.record("hits.listed", listed=[str(edge.link.hit_id) for edge in shown])
    return Hits(
        desk=bench.actor.desk or "",
        state=wanted,
        rows=tuple(
            seen.hit_row(bench, edge, links, finding=key_for(bench, edge.a.id)) for edge in shown
        ),
        counts=HitCounts(**{one.value: len(those) for one, those in sorted_out.items()}),
        paging=Paging(page, PER_PAGE, len(chosen)),
    )


def state_of(bench: Workbench, edge: Edge) -> HitState:
    """Return in which list a hit stands."""
    if not edge.link.is_current:
        return HitState.PAST
    if edge.link.muted is not None:
        return HitState.MUTED
    covered = edge.coverage(bench.today()).state is EdgeState.COVERED
    return HitState.COVERED if covered else HitState.OPEN


def _order(edge: Edge) -> tuple[int, int, str]:
    return -seen.strength(edge.link.band), -edge.link.day.toordinal(), str(edge.link.hit_id)
