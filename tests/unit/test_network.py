"""The typed graph, its projections and the gap."""

from dataclasses import replace
from datetime import date

import pytest

from coordination.domain.coverage import EdgeState
from coordination.domain.evidence import EvidenceKind
from coordination.domain.judgement import Verdict
from coordination.domain.network import (
    CaseNode,
    Link,
    NodeType,
    Part,
    build,
    by_strength,
    case_projection,
    cases_of,
    coordination_graph,
    gap_graph,
    links_of,
    overlap_graph,
)
from coordination.domain.vocabulary import Band

A, B, B2 = CaseNode("a", "NO"), CaseNode("b", "RO"), CaseNode("b2", "RO")
WALLET = Link(
    "a",
    "b",
    (EvidenceKind.WALLET, EvidenceKind.PERSON, EvidenceKind.VICTIM),
    Band.STRONG,
    False,
    EdgeState.UNCOORDINATED,
    date(2026, 11, 23),
)


def test_the_graph_types_jurisdictions_cases_and_what_they_share() -> None:
    graph = build([A, B], [WALLET])

    assert {node: graph.nodes[node]["type"] for node in graph} == {
        ("jurisdiction", "NO"): NodeType.JURISDICTION,
        ("jurisdiction", "RO"): NodeType.JURISDICTION,
        ("case", "a"): NodeType.CASE,
        ("case", "b"): NodeType.CASE,
        ("identifier", "a|b|wallet"): NodeType.IDENTIFIER,
        ("subject", "a|b|person"): NodeType.SUBJECT,
        ("victim", "a|b|victim"): NodeType.VICTIM,
    }
    assert graph.edges[("case", "a"), ("jurisdiction", "NO")] == {"type": "holds"}


def test_both_cases_touch_each_thing_that_they_share() -> None:
    graph = build([A, B], [WALLET])

    for case in ("a", "b"):
        assert graph.edges[("case", case), ("identifier", "a|b|wallet")] == {"type": "shares"}


def test_a_link_without_kinds_still_joins_its_cases() -> None:
    graph = build([A, B], [replace(WALLET, kinds=())])

    assert ("identifier", "a|b|other") in graph
    assert case_projection(graph).has_edge("a", "b")


def test_parts_of_an_own_case_hang_on_it_and_join_nothing() -> None:
    parts = [Part(case, NodeType.IDENTIFIER, "I1", "an account") for case in ("a", "b")]

    graph = build([A, B], [], parts)

    assert graph.edges[("case", "a"), ("identifier", "I1")] == {"type": "has"}
    assert not case_projection(graph).edges


def test_a_link_to_a_case_that_the_reader_may_not_see_is_an_error() -> None:
    with pytest.raises(KeyError):
        build([A], [WALLET])


def test_the_same_graph_comes_from_any_order() -> None:
    links = [WALLET, replace(WALLET, b="b2", kinds=(EvidenceKind.IP,))]

    one, other = build([A, B, B2], links), build([B2, B, A], links[::-1])

    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges) == list(other.edges)


def gap_of(link: Link, *cases: CaseNode) -> tuple[Link, ...]:
    return links_of(gap_graph(build(cases or (A, B), [link])))


def test_an_uncovered_link_between_desks_is_in_the_gap() -> None:
    for state in (EdgeState.UNCOORDINATED, EdgeState.PLANNED, EdgeState.CONTESTED):
        link = replace(WALLET, coverage=state)
        assert gap_of(link) == (link,)


def test_a_covered_link_is_in_the_overlap_and_not_in_the_gap() -> None:
    covered = replace(WALLET, coverage=EdgeState.COVERED)
    graph = build([A, B], [covered])

    assert links_of(overlap_graph(graph)) == links_of(coordination_graph(graph)) == (covered,)
    assert gap_of(covered) == ()
    assert links_of(coordination_graph(build([A, B], [WALLET]))) == ()


def test_a_muted_link_is_in_the_projection_only() -> None:
    link = replace(WALLET, muted=True)
    graph = build([A, B], [link])

    assert links_of(case_projection(graph)) == (link,)
    assert links_of(overlap_graph(graph)) == gap_of(link) == ()


def test_a_domestic_link_is_in_the_overlap_and_not_in_the_gap() -> None:
    domestic = replace(WALLET, a="b", b="b2")

    assert links_of(overlap_graph(build([B, B2], [domestic]))) == (domestic,)
    assert gap_of(domestic, B, B2) == ()


def test_cases_and_links_of_a_projection_are_ordered() -> None:
    weaker = replace(WALLET, b="b2", band=Band.FAIR)

    projection = case_projection(build([B2, B, A], [weaker, WALLET]))

    assert cases_of(projection) == (A, B, B2)
    assert links_of(projection) == (WALLET, weaker)


def test_links_are_ordered_by_band_then_verified_then_newest_then_by_their_ends() -> None:
    old = replace(WALLET, b="b2", day=date(2026, 1, 1))
    verified = replace(WALLET, b="b3", day=date(2025, 1, 1), verdict=Verdict.SAME)
    weak = replace(WALLET, a="b2", b="b3", band=Band.WEAK, verdict=Verdict.SAME)
    twin = replace(WALLET, b="b4")

    found = sorted([weak, old, twin, WALLET, verified], key=by_strength)
    assert found == [verified, WALLET, twin, old, weak]
