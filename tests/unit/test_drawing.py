"""The same graph always gets the same picture, and who comes back finds it as it was."""

from datetime import date

import networkx as nx
import pytest

from coordination.domain import drawing
from coordination.domain.coverage import EdgeState
from coordination.domain.drawing import columns, is_for_columns, place
from coordination.domain.evidence import EvidenceKind
from coordination.domain.graph_view import typed
from coordination.domain.network import CaseNode, Link, build, case_projection
from coordination.domain.vocabulary import Band


def a_star(size: int, *, own: bool = False) -> "nx.Graph[str]":
    """Return the case graph of one case joined to `size` others."""
    others = [CaseNode(f"c{n:04d}", f"D{n % 7}") for n in range(size)]
    links = [a_link("mine", case.id) for case in others]
    return case_projection(build([CaseNode("mine", "NO", own=own), *others], links))


def a_link(a: str, b: str, *kinds: str) -> Link:
    found = tuple(EvidenceKind(kind) for kind in kinds or ("email",))
    state = EdgeState.UNCOORDINATED
    return Link(a, b, found, Band.FAIR, False, state, date(2026, 11, 1))


def test_several_drawings_stand_side_by_side_and_none_over_another() -> None:
    one = {"a": (-1.0, -1.0), "b": (1.0, 1.0)}
    placed = drawing.side_by_side([one, {"c": (-1.0, 1.0), "d": (1.0, -1.0)}, {"e": (0.0, 0.0)}])

    assert placed["a"][0] < placed["b"][0] < placed["c"][0] < placed["d"][0]
    assert placed["e"][1] < min(placed["a"][1], placed["d"][1])
    assert all(abs(x) <= 1 and abs(y) <= 1 for x, y in placed.values())


def test_own_cases_stand_left_evidence_in_the_middle_and_others_right() -> None:
    graph = typed(a_star(2, own=True))

    assert is_for_columns(graph)
    assert columns(graph) == {
        ("case", "mine"): (-1.0, 0.0),
        ("identifier", "c0000|mine|email"): (0.0, 0.5),
        ("identifier", "c0001|mine|email"): (0.0, -0.5),
        ("case", "c0000"): (1.0, 0.5),
        ("case", "c0001"): (1.0, -0.5),
    }


@pytest.mark.parametrize(("size", "own"), [(30, True), (2, False)])
def test_columns_are_for_small_graphs_with_an_own_case(size: int, own: bool) -> None:
    assert not is_for_columns(typed(a_star(size, own=own)))


def test_equal_graphs_get_equal_pictures_within_the_square() -> None:
    graph = a_star(6)
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges)))

    places = place(graph, {})

    assert places == place(turned, {})
    assert len(set(places.values())) == 7
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in places.values())


def test_two_cases_stand_side_by_side_and_one_alone() -> None:
    assert place(a_star(1), {}) == {"c0000": (-0.5, 0.0), "mine": (0.5, 0.0)}
    assert place(a_star(0), {}) == {"mine": (-0.5, 0.0)}


def test_a_case_keeps_its_place_and_a_new_one_stands_beside_its_neighbours() -> None:
    before = place(a_star(5), {})

    after = place(a_star(6), before)

    assert {case: after[case] for case in before} == before
    x, y = after["c0005"]
    assert abs(x - before["mine"][0]) < 0.13
    assert abs(y - before["mine"][1]) < 0.13


def test_new_cases_in_a_row_each_find_a_place_of_their_own() -> None:
    cases = [CaseNode(name, "NO") for name in "abcdxy"]
    links = [a_link(one, other) for one, other in ("ab", "bc", "cd", "xy")]
    graph = case_projection(build(cases, links))

    places = place(graph, {"a": (0.5, 0.5)})

    assert places["a"] == (0.5, 0.5)
    assert len(set(places.values())) == len(places) == 6


def test_a_large_graph_stands_on_a_circle_by_desk_while_somebody_waits() -> None:
    graph = a_star(drawing.AT_ONCE)

    waited = place(graph, {})
    prepared = place(graph, {}, waits=False)

    assert all(0.99 < x * x + y * y < 1.01 for x, y in waited.values())
    assert prepared != waited
    assert prepared.keys() == waited.keys()


def test_what_a_link_shares_stands_between_its_cases_side_by_side() -> None:
    pair = [CaseNode("a", "NO"), CaseNode("b", "DE")]
    graph = case_projection(build(pair, [a_link("a", "b", "email", "phone")]))

    found = drawing.between(graph, {"a": (-1.0, 0.0), "b": (1.0, 0.0)})

    assert found["identifier", "a|b|email"] == (0.0, -0.06)
    assert found["identifier", "a|b|phone"] == (0.0, 0.06)


def test_the_middle_of_a_line_lies_half_way_also_where_both_ends_are_one_point() -> None:
    link = a_link("a", "b")

    assert drawing.middle(link, {"a": (0.0, 0.0), "b": (1.0, 0.5)}) == (0.5, 0.25)
    assert drawing.middle(link, {"a": (0.2, 0.2), "b": (0.2, 0.2)}) == (0.2, 0.2)


def test_a_small_part_of_a_large_graph_is_spread_and_always_alike() -> None:
    part = a_star(4)
    cramped = {name: (0.001 * n, 0.002 * n * n) for n, name in enumerate(sorted(part))}

    found = drawing.spread(part, cramped | {"far": (9.0, 9.0)})

    assert found == drawing.spread(part, cramped)
    assert found.keys() == cramped.keys()
    assert {max(abs(x), abs(y)) for x, y in found.values()} >= {1.0}
    assert drawing.spread(a_star(1), {}) == {"c0000": (-0.5, 0.0), "mine": (0.5, 0.0)}
