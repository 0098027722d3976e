"""Choose the part of a case graph that is shown: from one case, some steps out, by filter.

A graph of thousands of cases says nothing at once. A view begins at one case, goes out over the
strongest links first and stops after so many steps or cases; what it left out is counted, case
by case, so that a reader knows where there is more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import networkx as nx

from coordination.domain.coverage import EdgeState
from coordination.domain.evidence import EvidenceKind
from coordination.domain.network import (
    Link,
    NodeId,
    NodeType,
    build,
    by_strength,
    cases_of,
    links_of,
)
from coordination.domain.vocabulary import Band

MOST_CASES = 2000
"""Cases that one view shows at most."""

ALL_STEPS = 0
MOST_STEPS = 6

_WHOLE = 60
"""Cases up to which a graph is shown as a whole when nobody says how far."""

_BANDS = tuple(Band)


@dataclass(frozen=True, slots=True)
class View:
    """What of a graph is wanted. No `start` means its weightiest case.

    So many `steps` outward are shown, all with 0; None leaves it to the size of the graph.

    `kinds` keeps links with at least one of these kinds (none named: every link), `least` those
    of this band or stronger, `gaps_only` those that are not covered.
    """

    start: str | None = None
    steps: int | None = None
    kinds: frozenset[EvidenceKind] = frozenset()
    least: Band = Band.WEAK
    gaps_only: bool = False
    most: int = MOST_CASES

    def keeps(self, link: Link) -> bool:
        """Return whether a link passes the filters."""
        return (
            _BANDS.index(link.band) >= _BANDS.index(self.least)
            and (not self.kinds or not self.kinds.isdisjoint(link.kinds))
            and not (self.gaps_only and link.coverage is EdgeState.COVERED)
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """The part of a graph that a view shows.

    `distance` has each shown case with its steps from `start`, of at most `steps`. `links` are all passing links
    between shown cases, strongest first. `more` counts, for shown cases that have any, the
    neighbours that are not shown; `beyond` is how many cases of the graph are not shown at all.
    """

    start: str
    steps: int
    distance: Mapping[str, int]
    links: tuple[Link, ...]
    more: Mapping[str, int] = field(default_factory=dict)
    beyond: int = 0


def choose(graph: "nx.Graph[str]", view: View) -> Chosen:
    """Return what `view` shows of a case graph with at least one case.

    A `start` that is not in the graph counts as none. Without a step limit, cases that the
    filters cut off from the start are shown too, as far as a passing link touches them.
    """
    passing = _passing(graph, view)
    start = weightiest(graph) if view.start not in graph else str(view.start)
    steps = _steps(graph, view)
    distance = _reach(passing, start, steps, view.most)
    links = tuple(link for link in links_of(passing) if {link.a, link.b} <= distance.keys())
    return Chosen(
        start=start,
        steps=steps,
        distance=distance,
        links=links,
        more=_more(passing, distance),
        beyond=len(graph) - len(distance),
    )


def part_of(graph: "nx.Graph[str]", chosen: Chosen) -> "nx.Graph[str]":
    """Return the case graph of what was chosen from `graph`."""
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from((case, graph.nodes[case]) for case in chosen.distance)
    part.add_edges_from((link.a, link.b, {"link": link}) for link in chosen.links)
    return part


def typed(part: "nx.Graph[str]") -> "nx.Graph[NodeId]":
    """Return cases and what their links share as one graph, without the jurisdictions."""
    graph = build(cases_of(part), links_of(part))
    graph.remove_nodes_from([n for n in list(graph) if n[0] == NodeType.JURISDICTION.value])
    return graph


def weightiest(graph: "nx.Graph[str]") -> str:
    """Return an own case where there is one, else the case whose links weigh most by their bands."""

    def weight(node: str) -> tuple[bool, int, str]:
        bands = (graph.edges[node, near]["link"].strength + 1 for near in graph.adj[node])
        return not graph.nodes[node]["case"].own, -sum(bands), node

    return min(graph, key=weight)


def _passing(graph: "nx.Graph[str]", view: View) -> "nx.Graph[str]":
    kept: nx.Graph[str] = nx.Graph()
    kept.add_nodes_from(graph.nodes(data=True))
    for link in links_of(graph):
        if view.keeps(link):
            kept.add_edge(link.a, link.b, link=link)
    return kept


def _steps(graph: "nx.Graph[str]", view: View) -> int:
    if view.steps is not None:
        return view.steps
    return ALL_STEPS if len(graph) <= _WHOLE else 2


def _reach(passing: "nx.Graph[str]", start: str, steps: int, most: int) -> dict[str, int]:
    """Return the shown cases with their distance, nearest first and strongest first."""
    distance: dict[str, int] = {}
    for begin in _beginnings(passing, start, steps):
        edge, step = [begin], 0
        while edge and len(distance) < most:
            fresh = [node for node in dict.fromkeys(edge) if node not in distance]
            distance.update(dict.fromkeys(fresh[: most - len(distance)], step))
            is_end = steps != ALL_STEPS and step == steps
            edge = [] if is_end else [near for node in fresh for near in _near(passing, node)]
            step += 1
    return distance


def _beginnings(passing: "nx.Graph[str]", start: str, steps: int) -> Iterable[str]:
    """Yield the start, and without a limit of steps one case of each group cut off from it."""
    yield start
    if steps == ALL_STEPS:
        groups = [sorted(group) for group in nx.connected_components(passing) if len(group) > 1]
        yield from (group[0] for group in sorted(groups) if start not in group)


def _near(passing: "nx.Graph[str]", node: str) -> list[str]:
    links = sorted(
        (passing.edges[node, near]["link"] for near in passing.adj[node]), key=by_strength
    )
    return [link.b if link.a == node else link.a for link in links]


def _more(passing: "nx.Graph[str]", distance: Mapping[str, int]) -> dict[str, int]:
    hidden = {node: sum(near not in distance for near in passing.adj[node]) for node in distance}
    return {node: count for node, count in hidden.items() if count}
