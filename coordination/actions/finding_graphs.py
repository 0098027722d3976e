"""The typed graph of a reader's edges, with nodes named as that reader may know them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import networkx as nx

from coordination.actions import edges
from coordination.actions.edges import Edge
from coordination.actions.finding_keys import key_for
from coordination.actions.workbench import Workbench
from coordination.domain import findings as rule
from coordination.domain import network
from coordination.domain.evidence import EvidenceKind
from coordination.domain.findings import Finding
from coordination.domain.network import CaseNode, Link, NodeId
from coordination.domain.vocabulary import Band, Urgency


def ranked(bench: Workbench, touching: Iterable[Edge]) -> list[tuple[Finding, tuple[Edge, ...]]]:
    """Return every finding among these edges with its edges, worst first."""
    known = list(touching)
    graph = graph_of(bench, known)
    by_case = defaultdict(list)
    for edge in known:
        by_case[node_of(bench, edge, left=True)].append(edge)
        by_case[node_of(bench, edge, left=False)].append(edge)
    found = []
    for finding in rule.findings(network.gap_graph(graph)):
        own = {id(edge): edge for node in finding.cases for edge in by_case[node]}
        found.append((finding, tuple(own.values())))
    return found


def ranked_whole(bench: Workbench) -> Sequence[tuple[Finding, tuple[Edge, ...]]]:
    """Return every finding of the register, worst first, for a reader of the whole structure."""
    known = edges.of_all(bench)
    if bench.writes:  # as with the edges: what is not committed must not reach other readers
        return ranked(bench, known)
    cache = bench.tools.structure
    wanted = (cache.loaded[0], bench.today())
    state, found = cache.ranked
    if state != wanted:
        found = tuple(ranked(bench, known))
        cache.ranked = (wanted, found)
    return found


def graph_of(bench: Workbench, touching: Sequence[Edge]) -> "nx.Graph[NodeId]":
    """Return the typed graph of these edges; nodes are named as this reader may know them."""
    nodes: dict[str, CaseNode] = {}
    links = []
    today = bench.today()
    for edge in touching:
        pair = [node_of(bench, edge, left=left) for left in (True, False)]
        for name, stub in zip(pair, (edge.a, edge.b), strict=True):
            own = stub.desk == bench.actor.desk
            urgency = Urgency(stub.urgency) if own or bench.actor.desk is None else Urgency.ROUTINE
            nodes[name] = CaseNode(
                id=name, desk=stub.desk, urgency=urgency, own=own, redacted=not own
            )
        links.append(
            Link(
                a=pair[0],
                b=pair[1],
                kinds=tuple(EvidenceKind(kind) for kind in edge.link.kinds),
                band=Band(edge.link.band),
                muted=edge.link.muted is not None,
                coverage=edge.coverage(today).state,
                day=edge.link.day,
                verdict=edge.standing.verdict,
            )
        )
    return network.build(nodes.values(), links)


def shown_graph(bench: Workbench, touching: Iterable[Edge]) -> "nx.Graph[str]":
    """Return the case graph of a finding's page: its shown links between desks, covered or not."""
    return case_graph(bench, [edge for edge in touching if not edge.is_domestic])


def case_graph(bench: Workbench, touching: Iterable[Edge]) -> "nx.Graph[str]":
    """Return the case graph of the shown links among these edges, domestic ones included."""
    shown = [edge for edge in touching if edge.link.muted is None]
    return network.overlap_graph(graph_of(bench, shown))


def node_of(bench: Workbench, edge: Edge, *, left: bool) -> str:
    """Return the name of one end of an edge.

    For a desk the other end is named by the own hit, so that two hits with one foreign case do
    not show as one.
    """
    stub = edge.a if left else edge.b
    desk = bench.actor.desk
    if desk is not None and stub.desk != desk:
        return str(edge.link.hit_id)
    return key_for(bench, stub.id)
