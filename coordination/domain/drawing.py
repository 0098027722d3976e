"""Where the nodes of a graph are drawn: the same graph always gets the same picture.

A finding of a desk reads from left to right: own cases, what is shared, the other desks' cases.
Larger graphs are spread by springs from a fixed seed, and very large ones set on a circle by
desk, because springs took ten seconds for 2,000 nodes.
"""

from math import cos, pi, sin

import networkx as nx

from coordination.domain.network import NodeId, NodeType

Point = tuple[float, float]
Positions = dict[NodeId, Point]

_IN_COLUMNS = 40
_BY_SPRINGS = 300


def layout(graph: "nx.Graph[NodeId]", seed: int = 1) -> Positions:
    """Return a place for every node, within -1 to 1 on both axes.

    Columns need an own case to begin from, so an analyst's graph is never drawn in columns.
    """
    if len(graph) == 0:
        return {}
    if len(graph) <= _IN_COLUMNS and any(_is_own(graph, node) for node in graph):
        return _columns(graph)
    if len(graph) <= _BY_SPRINGS:
        return _springs(graph, seed)
    return _circle(graph)


def _columns(graph: "nx.Graph[NodeId]") -> Positions:
    own = sorted(node for node in graph if _is_own(graph, node))
    foreign = {node for node in graph if node[0] == NodeType.CASE and not _is_own(graph, node)}
    middle = sorted(
        (node for node in graph if node not in foreign and not _is_own(graph, node)),
        key=lambda node: sorted(graph.adj[node]),
    )
    right = sorted(foreign, key=lambda node: _desk_first(graph, node))
    return _column(own, -1.0) | _column(middle, 0.0) | _column(right, 1.0)


def _column(nodes: list[NodeId], x: float) -> Positions:
    """Return the nodes of one column evenly from top to bottom; a single one in the middle."""
    step = 2.0 / max(len(nodes), 1)
    return {node: (x, 1.0 - step * (row + 0.5)) for row, node in enumerate(nodes)}


def _springs(graph: "nx.Graph[NodeId]", seed: int) -> Positions:
    # The first positions follow the order of the nodes: sorted, equal graphs look alike.
    ordered: nx.Graph[NodeId] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    for node in sorted(graph):
        ordered.add_edges_from((node, near) for near in sorted(graph.adj[node]))
    found = nx.spring_layout(ordered, seed=seed, method="force")
    # Rounded, so that the picture does not hang on the last digit of a machine.
    return {node: (round(float(x), 4), round(float(y), 4)) for node, (x, y) in found.items()}


def _circle(graph: "nx.Graph[NodeId]") -> Positions:
    around = sorted(graph, key=lambda node: _desk_first(graph, node))
    turn = 2 * pi / len(around)
    return {
        node: (round(cos(turn * place), 4), round(sin(turn * place), 4))
        for place, node in enumerate(around)
    }


def _is_own(graph: "nx.Graph[NodeId]", node: NodeId) -> bool:
    return node[0] == NodeType.CASE and bool(graph.nodes[node]["case"].own)


def _desk_first(graph: "nx.Graph[NodeId]", node: NodeId) -> tuple[str, NodeId]:
    """Return a key that keeps the cases of one desk side by side."""
    case = graph.nodes[node].get("case")
    return (case.desk if case is not None else "", node)
