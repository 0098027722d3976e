"""The typed graph of a reader's edges, with nodes named as that reader may know them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the edges at its cases; those that lead to another finding are `held`.

    `numbers` are its cases as far as the reader may know them: for a desk its own.
    """

    finding: Finding
    touching: tuple[Edge, ...]
    held: tuple[Edge, ...]
    numbers: frozenset[int]

    @property
    def is_at_risk(self) -> bool:
        """Return whether a case of it says that a child is at risk, as far as the reader knows."""
        return self.finding.is_at_risk


def ranked(bench: Workbench, touching: Iterable[Edge]) -> list[Found]:
    """Return every finding among these edges with its edges, worst first but for the clocks."""
    known = list(touching)
    at_case = defaultdict(list)
    for edge in known:
        for end in ends_of(bench, edge):
            at_case[end].append(edge)
    graph = network.gap_graph(graph_of(bench, known))
    return [_found(bench, finding, at_case) for finding in rule.findings(graph)]


def _found(bench: Workbench, finding: Finding, at_case: Mapping[str, Sequence[Edge]]) -> Found:
    apart = {frozenset((link.a, link.b)) for link in finding.held}
    near = {id(edge): edge for case in finding.cases for edge in at_case[case]}
    joined: list[Edge] = []
    held: list[Edge] = []
    for edge in near.values():
        (held if apart and frozenset(ends_of(bench, edge)) in apart else joined).append(edge)
    cases, own = set(finding.cases), bench.actor.desk
    numbers = {
        stub.number
        for edge in joined
        for stub, end in zip((edge.a, edge.b), ends_of(bench, edge), strict=True)
        if own in (None, stub.desk) and end in cases
    }
    return Found(finding, tuple(joined), tuple(held), frozenset(numbers))


def ranked_whole(bench: Workbench) -> Sequence[Found]:
    """Return every finding of the register for a reader of the whole structure.

    In the order of `ranked`; `finding_clocks` says which vanish first.
    """
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


def key_of(bench: Workbench, found: Found) -> str:
    """Return the name of a finding for this reader: for a desk that of its own case."""
    if bench.actor.desk is None:
        return min(found.finding.cases)
    return min(key_for(bench, edge.a.id) for edge in found.touching if not edge.is_domestic)


def joined_with(found: Found, among: Iterable[Found]) -> list[Found]:
    """Return a finding, and behind it those among the others that weak bridges join it with."""
    if not found.held:
        return [found]
    within = found.finding.within
    rest = (one for one in among if one.finding.within == within)
    return [found, *(one for one in rest if one.finding.key != found.finding.key)]


def graph_of(bench: Workbench, touching: Sequence[Edge]) -> "nx.Graph[NodeId]":
    """Return the typed graph of these edges; nodes are named as this reader may know them."""
    nodes: dict[str, CaseNode] = {}
    links = []
    today = bench.today()
    for edge in touching:
        pair = ends_of(bench, edge)
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


def ends_of(bench: Workbench, edge: Edge) -> tuple[str, str]:
    """Return the names of both ends of an edge."""
    return node_of(bench, edge, left=True), node_of(bench, edge, left=False)


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
