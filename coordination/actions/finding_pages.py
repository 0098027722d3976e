"""The page of one finding: who works on it, why, what is covered and what is not."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import networkx as nx

from coordination.actions import finding_graphs, seen
from coordination.actions.edges import CaseStub, Edge
from coordination.actions.pages import (
    Bridge,
    CaseLink,
    FindingLink,
    FindingPage,
    GraphEdge,
    GraphNode,
    Party,
    Scope,
)
from coordination.actions.workbench import Workbench
from coordination.domain import drawing, network
from coordination.domain import findings as rule
from coordination.domain.coverage import EdgeState
from coordination.domain.findings import Finding
from coordination.domain.network import Link, NodeId
from coordination.domain.vocabulary import Urgency
from coordination.storage import visibility


def page(bench: Workbench, scope: Scope, key: str, touching: Sequence[Edge]) -> FindingPage:
    """Return the page of a finding that consists of these edges, as this reader may see it."""
    graph = finding_graphs.graph_of(bench, touching)
    whole = _as_finding(graph)
    bridges = rule.bridges(whole)
    own = seen.case_links(bench, _own_numbers(bench, touching))
    links = tuple(_link(bench, edge, own, bridges) for edge in _strongest_first(touching))
    parties = _parties(bench, touching, own)
    nodes, lines = _picture(graph, bridges)
    states = [link.coverage for link in links]
    urgencies = {party.urgency for party in parties}
    return FindingPage(
        key=key,
        scope=scope,
        desk=bench.actor.desk,
        states=whole.desks,
        kinds=tuple(dict.fromkeys(kind for link in links for kind in link.kinds)),
        best_band=whole.band.value,
        coverage=seen.worst(states) or EdgeState.UNCOORDINATED,
        since=whole.since,
        as_of=bench.now(),
        parties=parties,
        links=links,
        bridges=_bridges(bridges, parties),
        nodes=nodes,
        edges=lines,
        child_at_risk=Urgency.CHILD_AT_RISK in urgencies,
        handling=_handling(bench, own),
    )


def _as_finding(graph: "nx.Graph[NodeId]") -> Finding:
    """Return all cases and links of a graph as one finding, covered links included."""
    return rule.as_finding(network.overlap_graph(graph))


def _own_numbers(bench: Workbench, touching: Sequence[Edge]) -> set[int]:
    desk = bench.actor.desk
    return {s.number for e in touching for s in (e.a, e.b) if desk is not None and s.desk == desk}


def _strongest_first(touching: Sequence[Edge]) -> list[Edge]:
    return sorted(touching, key=lambda edge: (-seen.strength(edge.link.band), edge.link.day))


def _link(
    bench: Workbench,
    edge: Edge,
    own: Mapping[int, CaseLink],
    bridges: Sequence[rule.Bridge],
) -> FindingLink:
    left = finding_graphs.node_of(bench, edge, left=True)
    right = finding_graphs.node_of(bench, edge, left=False)
    desk = bench.actor.desk
    return FindingLink(
        left=left,
        right=right,
        kinds=edge.link.kinds,
        band=edge.link.band,
        since=edge.link.day,
        coverage=edge.coverage(bench.today()).state,
        is_bridge=any({left, right} == {one.link.a, one.link.b} for one in bridges),
        records=seen.records(bench, edge, own) if desk else (),
        hit_id=edge.link.hit_id if desk else None,
    )


def _parties(
    bench: Workbench, touching: Sequence[Edge], own: Mapping[int, CaseLink]
) -> tuple[Party, ...]:
    """Return who takes part; several cases of one desk are told apart by a number."""
    stubs: dict[str, CaseStub] = {}
    for edge in touching:
        stubs[finding_graphs.node_of(bench, edge, left=True)] = edge.a
        stubs[finding_graphs.node_of(bench, edge, left=False)] = edge.b
    several = Counter(stub.desk for stub in stubs.values())
    counted: dict[str, int] = defaultdict(int)
    parties = []
    ordered = sorted(
        stubs.items(), key=lambda item: (item[1].number not in own, item[1].desk, item[0])
    )
    for node, stub in ordered:
        counted[stub.desk] += 1
        mine = stub.number in own
        parties.append(
            Party(
                node=node,
                desk=stub.desk,
                own=mine,
                number=counted[stub.desk] if several[stub.desk] > 1 else 0,
                case=own.get(stub.number),
                stage=stub.stage if mine else None,
                urgency=stub.urgency if mine or bench.actor.desk is None else None,
            )
        )
    return tuple(parties)


def _picture(
    graph: "nx.Graph[NodeId]", bridges: Sequence[rule.Bridge]
) -> tuple[tuple[GraphNode, ...], tuple[GraphEdge, ...]]:
    """Return the drawing: cases and kinds of evidence, without the jurisdictions' nodes."""
    drawn = graph.subgraph(
        [node for node in graph if node[0] != network.NodeType.JURISDICTION.value]
    )
    places = drawing.layout(drawn)
    weak = {frozenset((one.link.a, one.link.b)) for one in bridges}
    nodes, lines = [], []
    # By place and not by id: ids are random, and the order of a page should not be.
    for node in sorted(drawn, key=lambda one: (places[one], one)):
        about = drawn.nodes[node]
        x, y = places[node]
        is_case = "case" in about
        nodes.append(
            GraphNode(
                id="|".join(node),
                type=node[0],
                x=x,
                y=y,
                party=about["case"].id if is_case else None,
                kind=None if is_case else about["kind"].value,
            )
        )
        if not is_case:
            link: Link = about["link"]
            lines += [
                GraphEdge(
                    left=f"{network.NodeType.CASE.value}|{end}",
                    right="|".join(node),
                    band=link.band.value,
                    coverage=link.coverage,
                    is_bridge=frozenset((link.a, link.b)) in weak,
                )
                for end in (link.a, link.b)
            ]
    return tuple(nodes), tuple(lines)


def _bridges(found: Sequence[rule.Bridge], parties: Sequence[Party]) -> tuple[Bridge, ...]:
    desk_of = {party.node: party.desk for party in parties}

    def states(side: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted({desk_of[node] for node in side}))

    return tuple(
        Bridge(one.link.a, one.link.b, states(one.sides[0]), states(one.sides[1])) for one in found
    )


def _handling(bench: Workbench, own: Mapping[int, CaseLink]) -> str | None:
    """Return the strictest handling code of the reader's own cases on the page."""
    cases = visibility.cases_by_number(bench.session, bench.actor, own)
    return max((case.handling for case in cases.values()), default=None)
