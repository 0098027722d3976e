"""What is drawn of a finding: the chosen cases, what their links share, and where all of it stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import networkx as nx

from coordination.actions import layouts
from coordination.actions.pages import GraphEdge, GraphNode, Picture
from coordination.actions.workbench import Workbench
from coordination.domain import drawing, graph_view, network
from coordination.domain.drawing import Places, Positions
from coordination.domain.graph_view import Chosen
from coordination.domain.network import Link, NodeId, NodeType

CROWDED = 40
"""Nodes from which what a link shares is drawn as one dot on its line."""

LINK = "link"


@dataclass(frozen=True, slots=True)
class Marks:
    """What is called out in a picture: weak links that hold groups together, and key cases.

    `groups` are the cases of each finding where several are drawn as one.
    """

    bridges: Collection[frozenset[str]] = frozenset()
    key_cases: Collection[str] = frozenset()
    groups: Sequence[Collection[str]] = ()


def picture(bench: Workbench, whole: "nx.Graph[str]", chosen: Chosen, marks: Marks) -> Picture:
    """Return the drawing of what was chosen from a finding's whole case graph."""
    part = graph_view.part_of(whole, chosen)
    if len(part) + sum(max(1, len(link.kinds)) for link in chosen.links) > CROWDED:
        places, waiting = _places(bench, whole, part, marks.groups)
        return Picture(*_drawn(_with_dots(part), _dots(part, places), chosen, marks), waiting)
    typed = graph_view.typed(part)
    if drawing.is_for_columns(typed):
        return Picture(*_drawn(typed, drawing.columns(typed), chosen, marks))
    places, waiting = _places(bench, whole, part, marks.groups)
    return Picture(*_drawn(typed, drawing.between(part, places), chosen, marks), waiting)


def _places(
    bench: Workbench,
    whole: "nx.Graph[str]",
    part: "nx.Graph[str]",
    groups: Sequence[Collection[str]],
) -> tuple[Places, bool]:
    """Return where cases stand, and whether better places are being prepared.

    Places are those of the whole finding, so that a filter takes cases away and moves none; only
    a small part of a large finding is spread, because its cases would hide each other. Each
    of several findings was placed for itself, so they are placed anew, or moved side by side.
    """
    known: Places = {}
    is_small = len(whole) <= drawing.AT_ONCE
    if bench.actor.desk is None and len(whole) >= layouts.FROM and not (groups and is_small):
        known = layouts.known(bench, whole)
    if groups and known:
        known = drawing.side_by_side([{c: known[c] for c in one if c in known} for one in groups])
    if known or is_small:
        places = drawing.place(whole, known)
        is_cramped = len(part) <= drawing.AT_ONCE < len(whole)
        return (drawing.spread(part, places) if is_cramped else places), False
    return drawing.place(part, {}), True


def _with_dots(part: "nx.Graph[str]") -> "nx.Graph[NodeId]":
    """Return the cases of a crowded graph with one node for each link, whatever it shares."""
    graph: nx.Graph[NodeId] = nx.Graph()
    graph.add_nodes_from((_case(case.id), {"case": case}) for case in network.cases_of(part))
    graph.add_nodes_from((_dot(link), {"link": link}) for link in network.links_of(part))
    return graph


def _dots(part: "nx.Graph[str]", places: Places) -> Positions:
    found: Positions = {_case(case): places[case] for case in part}
    found.update((_dot(link), drawing.middle(link, places)) for link in network.links_of(part))
    return found


def _case(case: str) -> NodeId:
    return NodeType.CASE.value, case


def _dot(link: Link) -> NodeId:
    return LINK, "|".join(network.by_ends(link))


def _drawn(
    typed: "nx.Graph[NodeId]", positions: Positions, chosen: Chosen, marks: Marks
) -> tuple[tuple[GraphNode, ...], tuple[GraphEdge, ...]]:
    nodes, edges = [], []
    # By place and not by id: ids are random, and the order of a page should not be.
    for node in sorted(typed, key=lambda one: (positions[one], one)):
        about = typed.nodes[node]
        if "case" in about:
            nodes.append(_case_node(about["case"].id, positions, chosen, marks))
            continue
        link: Link = about["link"]
        kinds = (about["kind"],) if "kind" in about else link.kinds
        nodes.append(_shared_node(link, node, [kind.value for kind in kinds], positions))
        edges += _lines(link, node, marks)
    return tuple(nodes), tuple(edges)


def _case_node(case: str, positions: Positions, chosen: Chosen, marks: Marks) -> GraphNode:
    x, y = positions[_case(case)]
    return GraphNode(
        id="|".join(_case(case)),
        type=NodeType.CASE.value,
        x=x,
        y=y,
        party=case,
        more=chosen.more.get(case, 0),
        holds=case in marks.key_cases,
        is_start=case == chosen.start,
    )


def _shared_node(link: Link, node: NodeId, kinds: Sequence[str], positions: Positions) -> GraphNode:
    x, y = positions[node]
    return GraphNode(
        id="|".join(node),
        type=node[0],
        x=x,
        y=y,
        kinds=tuple(kinds),
        band=link.band.value,
        coverage=link.coverage,
        since=link.day,
    )


def _lines(link: Link, node: NodeId, marks: Marks) -> list[GraphEdge]:
    return [
        GraphEdge(
            left="|".join(_case(end)),
            right="|".join(node),
            band=link.band.value,
            coverage=link.coverage,
            is_bridge=frozenset((link.a, link.b)) in marks.bridges,
        )
        for end in (link.a, link.b)
    ]
