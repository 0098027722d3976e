"""Findings: cases of several desks that hang together while nobody coordinates them.

A desk gets, around each of its own cases, the links that touch it: it is not told whether two of
its hits concern the same foreign case. The analyst gets whole components, as structure.
"""

from collections.abc import Sequence

from coordination.actions import edges, finding_graphs, finding_pages, judgements, seen
from coordination.actions.edges import Edge
from coordination.actions.finding_keys import key_for
from coordination.actions.pages import (
    DomesticDuplicates,
    DomesticPair,
    FindingPage,
    FindingRow,
    Findings,
    Paging,
    Scope,
)
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import permissions
from coordination.domain.coverage import EdgeState
from coordination.domain.findings import Finding
from coordination.domain.permissions import Act
from coordination.domain.vocabulary import Urgency
from coordination.storage import visibility

PER_PAGE = 50


def list_findings(bench: Workbench, page: int) -> Findings:
    """Return a page of findings, worst first: the whole for the analyst, else the own desk's."""
    scope = scope_of(bench)
    found = _ranked(bench, scope)
    page = max(1, page)
    shown = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    bench.record("findings.listed", count=len(shown))
    return Findings(
        scope=scope,
        desk=bench.actor.desk,
        rows=tuple(_row(bench, scope, finding, touching) for finding, touching in shown),
        paging=Paging(page, PER_PAGE, len(found)),
        as_of=bench.now(),
    )


def show_finding(bench: Workbench, key: str) -> FindingPage:
    """Return one finding as the reader may see it.

    A finding whose gaps have all been closed still opens, as covered. Raises NoSuchRecord when
    the reader has no such finding.
    """
    scope = scope_of(bench)
    touching = edges_of(bench, scope, key)
    if not touching:
        raise NoSuchRecord
    bench.record("finding.read", objects=[key], count=len(touching))
    return finding_pages.page(bench, scope, key, touching)


def list_domestic(bench: Workbench) -> DomesticDuplicates:
    """Return the pairs of the own desk's cases that share something, compared in full."""
    bench.permit(Act.SEE_HITS)
    rows = visibility.hits(bench.session, bench.actor)
    present = edges.load(bench, rows, whole=True)
    found = [edge for edge in present if edge.is_domestic and edge.link.is_current]
    links = seen.case_links(bench, {n for edge in found for n in (edge.a.number, edge.b.number)})
    ordered = sorted(found, key=lambda e: (not e.is_shown, -e.link.score))
    bench.record("domestic.listed", listed=[str(edge.link.hit_id) for edge in ordered])
    return DomesticDuplicates(
        desk=bench.actor.desk or "",
        pairs=tuple(
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
            for edge in ordered
        ),
    )


def scope_of(bench: Workbench) -> Scope:
    """Return whose view this reader gets; raise Forbidden for who gets none."""
    if permissions.can(bench.actor, Act.SEE_STRUCTURE).allowed:
        return Scope.WHOLE
    bench.permit(Act.SEE_HITS)
    return Scope.DESK


def _edges(bench: Workbench, scope: Scope) -> tuple[Edge, ...]:
    return edges.of_all(bench) if scope is Scope.WHOLE else edges.of_reader(bench)


def _ranked(bench: Workbench, scope: Scope) -> Sequence[tuple[Finding, tuple[Edge, ...]]]:
    if scope is Scope.WHOLE:
        return finding_graphs.ranked_whole(bench)
    return finding_graphs.ranked(bench, edges.of_reader(bench))


def edges_of(bench: Workbench, scope: Scope, key: str) -> list[Edge]:
    """Return the present edges of the finding that a key names, or an empty list."""
    known = [edge for edge in _edges(bench, scope) if not edge.is_domestic]
    named = [edge for edge in known if key in _names(bench, edge)]
    if scope is Scope.DESK or not named:
        return [edge for edge in named if edge.link.muted is None]
    for finding, touching in finding_graphs.ranked_whole(bench):
        if key in finding.cases:
            return [e for e in touching if e.link.muted is None and not e.is_domestic]
    return [edge for edge in named if edge.link.muted is None]


def _names(bench: Workbench, edge: Edge) -> tuple[str, str]:
    return finding_graphs.node_of(bench, edge, left=True), finding_graphs.node_of(
        bench, edge, left=False
    )


def _row(bench: Workbench, scope: Scope, finding: Finding, touching: Sequence[Edge]) -> FindingRow:
    own = {}
    if scope is Scope.DESK:
        own = seen.case_links(bench, {e.a.number for e in touching if not e.is_domestic})
    covered = sum(
        1
        for edge in touching
        if edge.link.muted is None
        and not edge.is_domestic
        and edge.coverage(bench.today()).state is EdgeState.COVERED
    )
    kinds = dict.fromkeys(kind.value for link in finding.links for kind in link.kinds)
    return FindingRow(
        key=_key(bench, scope, finding, touching),
        states=finding.desks,
        kinds=tuple(kinds),
        best_band=finding.band.value,
        cases=len(finding.cases),
        gaps=len(finding.links),
        covered=covered,
        since=finding.since,
        own_cases=tuple(own.values()),
        child_at_risk=finding.urgency is Urgency.CHILD_AT_RISK,
    )


def _key(bench: Workbench, scope: Scope, finding: Finding, touching: Sequence[Edge]) -> str:
    if scope is Scope.WHOLE:
        return min(finding.cases)
    return min(key_for(bench, edge.a.id) for edge in touching if not edge.is_domestic)
