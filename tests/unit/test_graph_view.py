"""Choosing the part of a graph that is shown, and counting what is not."""

from datetime import date

import networkx as nx
import pytest

from coordination.domain.coverage import EdgeState
from coordination.domain.evidence import EvidenceKind
from coordination.domain.graph_view import View, choose, part_of, typed, weightiest
from coordination.domain.network import CaseNode, Link, build, case_projection
from coordination.domain.vocabulary import Band


def a_link(ends: str, band: str = "strong", kind: str = "email", *, covered: bool = False) -> Link:
    state = EdgeState.COVERED if covered else EdgeState.UNCOORDINATED
    found = (EvidenceKind(kind),)
    return Link(*ends, found, Band(band), False, state, date(2026, 11, 1))


def a_graph(*links: Link, own: str = "") -> "nx.Graph[str]":
    names = sorted({end for link in links for end in (link.a, link.b)})
    cases = [CaseNode(name, name.upper(), own=name == own) for name in names]
    return case_projection(build(cases, links))


CHAIN = a_graph(*(a_link(ends) for ends in ("ab", "bc", "cd", "de")))


@pytest.mark.parametrize(
    ("steps", "shown", "more"),
    [(1, "abc", {"c": 1}), (2, "abcd", {"d": 1}), (3, "abcde", {}), (0, "abcde", {})],
)
def test_a_view_goes_so_many_steps_out_and_says_where_there_is_more(
    steps: int, shown: str, more: dict[str, int]
) -> None:
    chosen = choose(CHAIN, View(start="b", steps=steps))

    assert set(chosen.distance) == set(shown)
    assert chosen.more == more
    assert chosen.beyond == 5 - len(shown)
    assert all({link.a, link.b} <= set(shown) for link in chosen.links)


def test_distances_are_counted_from_the_start() -> None:
    chosen = choose(CHAIN, View(start="b", steps=0))

    assert chosen.distance == {"b": 0, "a": 1, "c": 1, "d": 2, "e": 3}


def test_a_view_begins_at_the_own_case_or_at_the_weightiest() -> None:
    graph = a_graph(a_link("ab"), a_link("bc"), own="c")

    assert weightiest(graph) == "c"
    assert weightiest(a_graph(a_link("ab"), a_link("bc"))) == "b"
    assert choose(graph, View(start="nobody")).start == "c"


def test_the_strongest_links_are_followed_first_when_there_is_no_room_for_all() -> None:
    graph = a_graph(a_link("ab", "weak"), a_link("ac", "certain"), a_link("ad", "fair"))

    chosen = choose(graph, View(start="a", steps=0, most=3))

    assert set(chosen.distance) == {"a", "c", "d"}
    assert chosen.beyond == 1


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (View(start="a", least=Band.STRONG), {"a", "b"}),
        (View(start="a", kinds=frozenset({EvidenceKind.PHONE})), {"a", "c"}),
        (View(start="a", gaps_only=True), {"a", "b", "c"}),
        (View(start="a"), {"a", "b", "c", "d"}),
    ],
)
def test_filters_keep_links_by_strength_kind_and_coverage(view: View, shown: set[str]) -> None:
    graph = a_graph(a_link("ab"), a_link("ac", "fair", "phone"), a_link("ad", "fair", covered=True))

    assert set(choose(graph, view).distance) == shown


def test_without_a_limit_groups_that_a_filter_cuts_off_are_shown_too() -> None:
    graph = a_graph(a_link("ab"), a_link("bc", "weak"), a_link("cd"))

    everything = choose(graph, View(start="a", steps=0, least=Band.STRONG))
    near = choose(graph, View(start="a", steps=2, least=Band.STRONG))

    assert set(everything.distance) == {"a", "b", "c", "d"}
    assert set(near.distance) == {"a", "b"}


def test_a_small_graph_is_shown_whole_and_a_large_one_two_steps_far() -> None:
    pairs = [(f"n{n:03d}", f"n{n + 1:03d}") for n in range(80)]
    links = [
        Link(a, b, (), Band.FAIR, False, EdgeState.PLANNED, date(2026, 1, 1)) for a, b in pairs
    ]
    cases = [CaseNode(f"n{n:03d}", "NO") for n in range(81)]
    large = case_projection(build(cases, links))

    assert choose(CHAIN, View()).steps == 0
    assert choose(large, View(start="n000")).distance == {"n000": 0, "n001": 1, "n002": 2}


def test_a_part_has_the_chosen_cases_and_what_their_links_share() -> None:
    part = part_of(CHAIN, choose(CHAIN, View(start="a", steps=1)))

    assert set(part) == {"a", "b"}
    assert set(typed(part)) == {("case", "a"), ("case", "b"), ("identifier", "a|b|email")}
