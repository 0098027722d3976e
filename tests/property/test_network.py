"""What holds of every register: how findings cut up the gap, and what coverage does to them."""

from dataclasses import replace
from datetime import date

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from coordination.domain.coverage import EdgeState
from coordination.domain.evidence import EvidenceKind
from coordination.domain.findings import Finding, findings
from coordination.domain.network import CaseNode, Link, build, gap_graph, links_of
from coordination.domain.vocabulary import Band, Urgency

CASES = [CaseNode(f"c{n}", desk, Urgency.ROUTINE) for n, desk in enumerate("AABBCCDE")]
DESK = {case.id: case.desk for case in CASES}
PAIRS = [(a.id, b.id) for a in CASES for b in CASES if a.id < b.id]


@st.composite
def links(draw: st.DrawFn) -> Link:
    a, b = draw(st.sampled_from(PAIRS))
    return Link(
        a,
        b,
        (EvidenceKind.EMAIL,),
        draw(st.sampled_from(Band)),
        draw(st.booleans()),
        draw(st.sampled_from(EdgeState)),
        date(2026, 11, 1),
    )


REGISTERS = st.lists(links(), min_size=1, max_size=12, unique_by=lambda link: (link.a, link.b))


def hanging_together(register: list[Link]) -> list[set[str]]:
    """Return the cases of findings, with those that weak bridges lead to."""
    within: dict[str, set[str]] = {}
    for finding in found_in(register):
        within.setdefault(finding.within, set()).update(finding.cases)
    return list(within.values())


def found_in(register: list[Link]) -> tuple[Finding, ...]:
    return findings(gap_graph(build(CASES, register)))


@given(REGISTERS)
def test_findings_and_what_is_held_apart_partition_the_gap(register: list[Link]) -> None:
    found = found_in(register)
    gap = links_of(gap_graph(build(CASES, register)))
    held = {repr(link) for finding in found for link in finding.held}

    assert sorted([*(repr(link) for f in found for link in f.links), *held]) == sorted(
        map(repr, gap)
    )
    assert len({case for f in found for case in f.cases}) == sum(len(f.cases) for f in found)
    assert {case for f in found for case in f.cases} == {
        e for link in gap for e in (link.a, link.b)
    }


@given(REGISTERS)
def test_what_is_held_apart_is_weak_and_leads_to_another_finding(register: list[Link]) -> None:
    found = found_in(register)
    at = {case: finding for finding in found for case in finding.cases}
    gap = gap_graph(build(CASES, register))

    for link in {link for finding in found for link in finding.held}:
        assert link.band in (Band.WEAK, Band.FAIR)
        assert at[link.a] != at[link.b]
        assert at[link.a].within == at[link.b].within
        assert link in at[link.a].held
        assert link in at[link.b].held
        gap.remove_edge(link.a, link.b)
    assert {frozenset(f.cases) for f in found} == {
        frozenset(group) for group in nx.connected_components(gap) if len(group) > 1
    }


@given(REGISTERS)
def test_no_weak_bridge_between_two_groups_is_left_within_a_finding(register: list[Link]) -> None:
    for finding in found_in(register):
        graph = nx.Graph([(link.a, link.b) for link in finding.links])
        for link in finding.links:
            without = nx.restricted_view(graph, [], [(link.a, link.b)])
            sizes = [len(group) for group in nx.connected_components(without)]
            assert link.strength >= 2 or len(sizes) == 1 or min(sizes) == 1


@given(REGISTERS)
def test_a_finding_holds_two_or_more_desks_and_no_covered_muted_or_domestic_link(
    register: list[Link],
) -> None:
    for finding in found_in(register):
        assert len(finding.desks) >= 2
        assert not any(link.muted or DESK[link.a] == DESK[link.b] for link in finding.links)
        assert all(link.coverage is not EdgeState.COVERED for link in finding.links)


@given(REGISTERS, st.data())
def test_coverage_never_enlarges_a_finding_and_its_end_brings_the_same_back(
    register: list[Link], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(register) - 1))
    open_link = replace(register[place], coverage=EdgeState.UNCOORDINATED)
    before = [*register[:place], open_link, *register[place + 1 :]]
    during = [
        replace(one, coverage=EdgeState.COVERED) if one is open_link else one for one in before
    ]
    after = [
        replace(one, coverage=EdgeState.UNCOORDINATED)
        if one.a == open_link.a and one.b == open_link.b
        else one
        for one in during
    ]

    wholes = hanging_together(before)
    assert all(any(part <= whole for whole in wholes) for part in hanging_together(during))
    assert found_in(after) == found_in(before)


@given(REGISTERS.flatmap(lambda r: st.tuples(st.just(r), st.permutations(r))))
def test_findings_do_not_depend_on_the_order_of_the_links(
    orders: tuple[list[Link], list[Link]],
) -> None:
    assert found_in(orders[0]) == found_in(orders[1])
