"""Where the nodes of a graph are drawn: the same graph always gets the same picture.

A small finding of a desk reads from left to right: own cases, what is shared, the other desks'
cases. Any other graph is placed by its cases; what two cases share stands between them. A case
that has a place keeps it, and a new one joins beside its neighbours, so that who comes back
finds the picture as it was. Forces took ten seconds for 2,000 cases: graphs above `AT_ONCE`
stand on a circle by desk until a job has placed them.
"""

from collections.abc import Mapping, Sequence
from math import ceil, cos, hypot, pi, sin, sqrt

import networkx as nx
import numpy as np

from coordination.domain.network import Link, NodeId, NodeType, by_ends, links_of, shared_nodes

Point = tuple[float, float]
Positions = dict[NodeId, Point]
Places = dict[str, Point]

IN_COLUMNS = 40
"""Nodes of a desk's finding that are still drawn in columns."""

AT_ONCE = 120
"""Cases that are placed by forces while somebody waits."""

_ROUNDS = 60
# The golden angle spreads points that are added one by one, however many there will be.
_TURN = pi * (3 - sqrt(5))


def columns(graph: "nx.Graph[NodeId]") -> Positions:
    """Return a place for every node of a typed graph without jurisdictions, in three columns."""
    own = sorted(node for node in graph if _is_own(graph, node))
    foreign = {node for node in graph if node[0] == NodeType.CASE and not _is_own(graph, node)}
    middle = sorted(
        (node for node in graph if node not in foreign and not _is_own(graph, node)),
        key=lambda node: sorted(graph.adj[node]),
    )
    right = sorted(foreign, key=lambda node: _desk_first(graph, node))
    return _column(own, -1.0) | _column(middle, 0.0) | _column(right, 1.0)


def is_for_columns(graph: "nx.Graph[NodeId]") -> bool:
    """Return whether a typed graph is small and has an own case for the columns to begin from."""
    return len(graph) <= IN_COLUMNS and any(_is_own(graph, node) for node in graph)


def place(graph: "nx.Graph[str]", known: Mapping[str, Point], *, waits: bool = True) -> Places:
    """Return a place, within -1 to 1 on both axes, for every case of a case graph.

    Places in `known` stand. Without any, forces spread the graph, or, for a large one while
    somebody `waits`, a circle does.
    """
    kept = {node: known[node] for node in graph if node in known}
    if kept:
        return _joined(graph, kept)
    if len(graph) <= 2:
        return dict(zip(sorted(graph), ((-0.5, 0.0), (0.5, 0.0)), strict=False))
    if waits and len(graph) > AT_ONCE:
        return _circle(graph)
    # The start is a circle by desk and not chance: equal graphs look alike.
    return _forces(graph, _circle(graph))


def between(graph: "nx.Graph[str]", places: Mapping[str, Point]) -> Positions:
    """Return the places of all nodes of the typed graph: cases, and what links share between them.

    Several kinds of one link stand side by side across the line between its two cases.
    """
    found: Positions = {(NodeType.CASE.value, case): places[case] for case in graph}
    for link in links_of(graph):
        shared = shared_nodes(link)
        a, b = (places[end] for end in by_ends(link))
        found.update(zip(shared, _across(a, b, len(shared)), strict=True))
    return found


def middle(link: Link, places: Mapping[str, Point]) -> Point:
    """Return the middle of the line of a link."""
    (one,) = _across(places[link.a], places[link.b], 1)
    return one


def _across(a: Point, b: Point, count: int) -> list[Point]:
    """Return points on the bisector of a line, evenly on both sides of its middle."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = hypot(dx, dy) or 1.0
    step = min(0.12, 0.25 * long)
    found = []
    for number in range(count):
        off = (number - (count - 1) / 2) * step
        found.append(
            _rounded((a[0] + b[0]) / 2 - dy / long * off, (a[1] + b[1]) / 2 + dx / long * off)
        )
    return found


def _joined(graph: "nx.Graph[str]", kept: Places) -> Places:
    """Place the cases without a place beside those neighbours that have one, and leave the rest."""
    places = dict(kept)
    waiting = sorted(node for node in graph if node not in places)
    count = len(waiting)
    while waiting:
        near = [node for node in waiting if any(one in places for one in graph.adj[node])]
        for node in near or waiting:
            places[node] = _beside(graph, node, places, count)
            count += 1
        waiting = [node for node in waiting if node not in places]
    return places


def _beside(graph: "nx.Graph[str]", node: str, places: Places, number: int) -> Point:
    around = [places[near] for near in sorted(graph.adj[node]) if near in places]
    x = sum(point[0] for point in around) / max(len(around), 1)
    y = sum(point[1] for point in around) / max(len(around), 1)
    away = 0.12 if around else 0.9
    return _rounded(x + away * cos(_TURN * number), y + away * sin(_TURN * number))


def spread(part: "nx.Graph[str]", places: Mapping[str, Point]) -> Places:
    """Return places for a small part of a large graph, which stands cramped in the whole.

    Forces begin at the places in the whole, so left stays left and the same part looks the same.
    """
    return _forces(part, places) if len(part) > 2 else place(part, {})


def side_by_side(drawings: Sequence[Mapping[str, Point]]) -> Places:
    """Return drawings that were each made for itself as one, in rows, none over another."""
    across = ceil(sqrt(len(drawings)))
    found: Places = {}
    for number, places in enumerate(drawings):
        column, row = number % across, number // across
        left, top = 2 * (column + 0.5) / across - 1, 1 - 2 * (row + 0.5) / across
        for case, (x, y) in places.items():
            found[case] = _rounded(left + 0.8 * x / across, top + 0.8 * y / across)
    return found


def _forces(graph: "nx.Graph[str]", begun: Mapping[str, Point]) -> Places:
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges))
    start = {
        node: np.array(point)
        for node, point in _scaled({node: begun[node] for node in graph}).items()
    }
    found = nx.forceatlas2_layout(ordered, pos=start, max_iter=_ROUNDS, seed=1)
    return _scaled({node: (float(x), float(y)) for node, (x, y) in found.items()})


def _scaled(places: Mapping[str, Point]) -> Places:
    """Return the places moved and scaled into the square from -1 to 1, axes apart.

    Rounded, so that the picture does not hang on the last digit of a machine.
    """
    spans = [_span([point[axis] for point in places.values()]) for axis in (0, 1)]
    (left, width), (low, height) = spans
    return {
        node: _rounded(2 * (x - left) / width - 1, 2 * (y - low) / height - 1)
        for node, (x, y) in places.items()
    }


def _span(values: Sequence[float]) -> tuple[float, float]:
    return min(values), (max(values) - min(values)) or 1.0


def _circle(graph: "nx.Graph[str]") -> Places:
    around = sorted(graph, key=lambda node: (graph.nodes[node]["case"].desk, node))
    turn = 2 * pi / len(around)
    return {node: _rounded(cos(turn * step), sin(turn * step)) for step, node in enumerate(around)}


def _column(nodes: list[NodeId], x: float) -> Positions:
    """Return the nodes of one column evenly from top to bottom; a single one in the middle."""
    step = 2.0 / max(len(nodes), 1)
    return {node: (x, 1.0 - step * (row + 0.5)) for row, node in enumerate(nodes)}


def _rounded(x: float, y: float) -> Point:
    return round(x, 4), round(y, 4)


def _is_own(graph: "nx.Graph[NodeId]", node: NodeId) -> bool:
    return node[0] == NodeType.CASE and bool(graph.nodes[node]["case"].own)


def _desk_first(graph: "nx.Graph[NodeId]", node: NodeId) -> tuple[str, NodeId]:
    """Return a key that keeps the cases of one desk side by side."""
    case = graph.nodes[node].get("case")
    return (case.desk if case is not None else "", node)
