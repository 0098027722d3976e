"""The same graph always gets the same picture, and a small one reads from left to right."""

from datetime import date

import networkx as nx

from coordination.domain.coverage import EdgeState
from coordination.domain.drawing import layout
from coordination.domain.evidence import EvidenceKind
from coordination.domain.network import CaseNode, Link, NodeId, build
from coordination.domain.vocabulary import Band


def a_star(size: int, *, own: bool) -> "nx.Graph[NodeId]":
    """Return a graph of one case joined to `size` others, without jurisdictions."""
    others = [CaseNode(f"c{n:04d}", f"D{n % 7}") for n in range(size)]
    links = [
        Link(
            "mine",
            case.id,
            (EvidenceKind.EMAIL,),
            Band.FAIR,
            0.6,
            False,
            EdgeState.UNCOORDINATED,
            date(2026, 11, 1),
        )
        for case in others
    ]
    graph = build([CaseNode("mine", "NO", own=own), *others], links)
    graph.remove_nodes_from([node for node in list(graph) if node[0] == "jurisdiction"])
    return graph


def test_an_empty_graph_needs_no_place() -> None:
    assert layout(nx.Graph()) == {}


def test_own_cases_stand_left_evidence_in_the_middle_and_others_right() -> None:
    places = layout(a_star(2, own=True))

    assert places == {
        ("case", "mine"): (-1.0, 0.0),
        ("identifier", "c0000|mine|email"): (0.0, 0.5),
        ("identifier", "c0001|mine|email"): (0.0, -0.5),
        ("case", "c0000"): (1.0, 0.5),
        ("case", "c0001"): (1.0, -0.5),
    }


def test_without_an_own_case_springs_spread_the_graph_the_same_way_each_time() -> None:
    graph = a_star(6, own=False)
    turned: nx.Graph[NodeId] = nx.Graph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges)))

    assert layout(graph) == layout(turned)
    assert layout(graph) != layout(graph, seed=2)


def test_a_very_large_graph_is_set_on_a_circle_by_desk() -> None:
    graph = a_star(1000, own=True)

    places = layout(graph)

    assert len(places) == len(graph) > 2000
    assert len(set(places.values())) == len(places)
    assert all(0.99 < x * x + y * y < 1.01 for x, y in places.values())
