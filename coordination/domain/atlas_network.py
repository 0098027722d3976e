"""The network of States, weighted by what they share without coordinating it, and its layout.

Each State has its place on a grid that looks like the map, one square each, so that small States
are as large as the others. The network begins from there and is pulled together where much is
uncoordinated: equal figures give equal pictures, and a new link moves little.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import dist

import networkx as nx

from coordination.domain.atlas import PairFigures

Cell = tuple[int, int]
"""Column and row of a square, from the upper left."""

Point = tuple[float, float]

_ROWS = """
.. IS .. .. NO SE FI EE .. ..
IE GB .. NL DK .. LT LV .. ..
.. .. BE LU DE PL BY UA .. ..
.. .. FR CH AT CZ SK .. .. ..
PT ES AD LI SI HU RO MD .. GE
.. .. MC IT HR RS BG .. .. AM
US .. SM MT BA ME MK TR .. AZ
CA .. .. .. AL XK GR CY .. ..
"""
_COLUMNS = 10
_STEPS = 40
# No two States stand nearer than this, so that the circles that stand for them can be told apart.
_NEAREST = 0.115
_PUSHES = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a State stands in the network, both axes from 0 to 1, and what it weighs there."""

    state: str
    x: float
    y: float
    gap_weight: int


def cells(states: Iterable[str]) -> dict[str, Cell]:
    """Return the square of every State of the grid, and of these others in rows below it."""
    placed = dict(GRID)
    free = max(row for _, row in GRID.values()) + 1
    for number, state in enumerate(sorted(set(states) - placed.keys())):
        placed[state] = (number % _COLUMNS, free + number // _COLUMNS)
    return placed


def network(pairs: Iterable[PairFigures]) -> "nx.Graph[str]":
    """Return the States that share something, joined with the weight that is not coordinated.

    Edges carry `weight`, nodes `weight` as the sum of theirs. Pairs that are wholly coordinated
    leave their States unjoined.
    """
    graph: nx.Graph[str] = nx.Graph()
    for pair in sorted(pairs, key=lambda one: one.states):
        graph.add_nodes_from(pair.states)
        if pair.tally.gap_weight:
            graph.add_edge(*pair.states, weight=pair.tally.gap_weight)
    nx.set_node_attributes(graph, dict(graph.degree(weight="weight")), "weight")
    return graph


def layout(graph: "nx.Graph[str]") -> tuple[Place, ...]:
    """Return the place of every State of a network, by its code."""
    if not graph:
        return ()
    start = {state: (float(x), -float(y)) for state, (x, y) in cells(graph).items()}
    begin = {state: start[state] for state in graph}
    relaxed: nx.Graph[str] = nx.Graph()
    relaxed.add_nodes_from(sorted(graph))
    # The root keeps one heavy pair from pulling the whole picture into one point.
    for first, second in sorted(graph.edges):
        relaxed.add_edge(first, second, weight=graph.edges[first, second]["weight"] ** 0.5)
    found = nx.spring_layout(
        relaxed, pos=begin, k=3.0, iterations=_STEPS, seed=1, scale=None, method="force"
    )
    points = {state: (float(found[state][0]), float(found[state][1])) for state in sorted(graph)}
    points = _scaled(_apart(_scaled(points)))
    return tuple(
        Place(state, round(x, 4), round(y, 4), graph.nodes[state]["weight"])
        for state, (x, y) in points.items()
    )


def _scaled(points: Mapping[str, Point]) -> dict[str, Point]:
    """Return the points stretched to the square from 0 to 1."""
    low = [min(point[axis] for point in points.values()) for axis in (0, 1)]
    high = [max(point[axis] for point in points.values()) for axis in (0, 1)]
    size = [high[axis] - low[axis] or 1.0 for axis in (0, 1)]
    return {
        state: ((x - low[0]) / size[0], (y - low[1]) / size[1]) for state, (x, y) in points.items()
    }


def _apart(points: dict[str, Point]) -> dict[str, Point]:
    """Push points that stand too near away from each other, half the way each."""
    for _ in range(_PUSHES):
        near = [pair for pair in combinations(points, 2) if _is_near(points, *pair)]
        if not near:
            break
        for first, second in near:
            _push(points, first, second)
    return points


def _is_near(points: Mapping[str, Point], first: str, second: str) -> bool:
    return dist(points[first], points[second]) < _NEAREST - 1e-9


def _push(points: dict[str, Point], first: str, second: str) -> None:
    (x1, y1), (x2, y2) = points[first], points[second]
    away = dist((x1, y1), (x2, y2))
    # Two States in one point go apart sideways.
    dx, dy = ((x2 - x1) / away, (y2 - y1) / away) if away else (1.0, 0.0)
    step = max(_NEAREST - away, 0.0) / 2
    points[first] = (x1 - dx * step, y1 - dy * step)
    points[second] = (x2 + dx * step, y2 + dy * step)


def _grid() -> dict[str, Cell]:
    rows = [line.split() for line in _ROWS.strip().splitlines()]
    return {
        code: (column, row)
        for row, line in enumerate(rows)
        for column, code in enumerate(line)
        if code != ".."
    }


GRID: Mapping[str, Cell] = _grid()
