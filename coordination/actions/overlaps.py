"""The own desk's hits: which desk, kinds, band, date, and whether anybody coordinates."""

from collections import Counter
from collections.abc import Sequence

from coordination.actions import edges, seen
from coordination.actions.edges import Edge
from coordination.actions.finding_keys import key_for
from coordination.actions.pages import HitCounts, HitRow, Hits, HitState, Paging, WordCounts
from coordination.actions.workbench import Workbench
from coordination.domain.coverage import EdgeState
from coordination.domain.judgement import Verdict
from coordination.domain.permissions import Act
from coordination.storage import visibility

PER_PAGE = 50

IN_FINDING = frozenset({HitState.OPEN, HitState.COVERED})
"""Hits in these lists belong to a finding."""

WORDS = (Verdict.POTENTIAL, Verdict.SAME, Verdict.UNSURE)
"""What a list can be narrowed to; those judged not the same have a list of their own."""


def list_hits(
    bench: Workbench, state: str, page: int, word: str | None = None, desk: str | None = None
) -> Hits:
    """Return a page of the own desk's hits in one state, strongest first.

    `word` narrows it to hits of one judgement, `desk` to those with one desk; unknown ones narrow
    nothing. Past hits, muted ones and those judged not the same belong to no finding.
    """
    bench.permit(Act.SEE_HITS)
    wanted = HitState(state) if state in tuple(HitState) else HitState.OPEN
    rows = visibility.hits(bench.session, bench.actor)
    found = edges.load(bench, rows, whole=True)
    sorted_out = {one: [e for e in found if state_of(bench, e) is one] for one in HitState}
    desks = Counter(edge.b.desk for edge in sorted_out[wanted])
    desk = desk if desk in desks else None
    of_desk = [edge for edge in sorted_out[wanted] if desk in (None, edge.b.desk)]
    words = Counter(_word(edge) for edge in of_desk)
    word = word if word in WORDS else None
    chosen = [edge for edge in of_desk if word in (None, _word(edge))]
    chosen.sort(key=by_strength)
    page = max(1, page)
    shown = chosen[(page - 1) * PER_PAGE : page * PER_PAGE]
    bench.record("hits.listed", listed=[str(edge.link.hit_id) for edge in shown])
    return Hits(
        desk=bench.actor.desk or "",
        state=wanted,
        rows=_rows(bench, shown, found=wanted in IN_FINDING),
        counts=HitCounts(**{one.value: len(those) for one, those in sorted_out.items()}),
        paging=Paging(page, PER_PAGE, len(chosen)),
        word=word,
        words=WordCounts(**{one.value: words[one] for one in WORDS}),
        with_desk=desk,
        desks=tuple(sorted(desks.items())),
        in_list=len(of_desk),
    )


def _rows(bench: Workbench, shown: Sequence[Edge], *, found: bool) -> tuple[HitRow, ...]:
    """Return the rows of a list; `found` says that its hits with other desks belong to findings."""
    links = seen.case_links(bench, {edge.a.number for edge in shown})
    keys = [key_for(bench, edge.a.id) if found and not edge.is_domestic else None for edge in shown]
    return tuple(
        seen.hit_row(bench, edge, links, finding=key) for edge, key in zip(shown, keys, strict=True)
    )


def state_of(bench: Workbench, edge: Edge) -> HitState:
    """Return in which list a hit stands."""
    if not edge.link.is_current:
        return HitState.PAST
    if edge.standing.verdict is Verdict.NOT_THE_SAME:
        return HitState.NOT_THE_SAME
    if edge.link.muted is not None:
        return HitState.MUTED
    covered = edge.coverage(bench.today()).state is EdgeState.COVERED
    return HitState.COVERED if covered else HitState.OPEN


def _word(edge: Edge) -> Verdict:
    return edge.standing.verdict or Verdict.POTENTIAL


def by_strength(edge: Edge) -> tuple[int, bool, int, str]:
    """Return what orders hits: by band, verified ones first, newest first, then by no meaning.

    Never by score: between links of one band that would tell what hides behind them.
    """
    unverified = edge.standing.verdict is not Verdict.SAME
    newest = -edge.link.day.toordinal()
    return -seen.strength(edge.link.band), unverified, newest, str(edge.link.hit_id)
