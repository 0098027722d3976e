"""Findings: how they form, rank, shrink, split and come back."""

from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

from coordination.domain.coverage import EdgeState
from coordination.domain.evidence import EvidenceKind
from coordination.domain.findings import (
    Finding,
    KeyCase,
    as_finding,
    bridges,
    domestic_duplicates,
    findings,
    key_cases,
)
from coordination.domain.judgement import Verdict
from coordination.domain.network import CaseNode, Link, NodeId, build, gap_graph, overlap_graph
from coordination.domain.vocabulary import Band, Urgency


def a_link(ends: str, band: str = "strong", state: str = "uncoordinated", day: int = 1) -> Link:
    """Return a link between the cases named `no1-ro1`."""
    a, b = ends.split("-")
    found = date(2026, 11, day)
    return Link(a, b, (EvidenceKind.EMAIL,), Band(band), False, EdgeState(state), found)


def a_graph(*links: Link, urgent: str = "", pressing: str = "") -> "nx.Graph[NodeId]":
    """Return the graph of these links; the desk of a case is what its id begins with."""
    names = sorted({end for link in links for end in (link.a, link.b)})
    urgency = {urgent: Urgency.CHILD_AT_RISK, pressing: Urgency.DATA_EXPIRING}
    return build(
        [CaseNode(n, n[:2].upper(), urgency.get(n, Urgency.ROUTINE)) for n in names], links
    )


def found_in(*links: Link, urgent: str = "", pressing: str = "") -> tuple[Finding, ...]:
    return findings(gap_graph(a_graph(*links, urgent=urgent, pressing=pressing)))


def cases_in(*links: Link) -> list[tuple[str, ...]]:
    return sorted(finding.cases for finding in found_in(*links))


CHAIN = ("de1-no1", "no1-ro1", "ro1-pt1")


def chain(**states: str) -> list[Link]:
    return [
        a_link(ends, state=states.get(ends.replace("-", "_"), "uncoordinated")) for ends in CHAIN
    ]


def test_a_finding_says_who_works_on_it_and_how_strongly() -> None:
    links = a_link("no1-ro1", "fair", day=3), a_link("pt1-ro1", "certain", day=9)

    (finding,) = found_in(*links, pressing="pt1")

    assert finding == Finding(
        key="no1",
        cases=("no1", "pt1", "ro1"),
        desks=("NO", "PT", "RO"),
        links=(links[1], links[0]),
        band=Band.CERTAIN,
        urgency=Urgency.DATA_EXPIRING,
        state=EdgeState.UNCOORDINATED,
        since=date(2026, 11, 3),
        held=(),
        within="no1",
    )


def test_a_finding_splits_when_its_middle_is_covered_and_comes_back_when_that_ends() -> None:
    whole = [("de1", "no1", "pt1", "ro1")]

    assert cases_in(*chain()) == whole
    assert cases_in(*chain(no1_ro1="covered")) == [("de1", "no1"), ("pt1", "ro1")]
    assert cases_in(*chain(no1_ro1="uncoordinated")) == whole


def test_a_finding_shrinks_when_its_end_is_covered_and_vanishes_with_the_last_link() -> None:
    assert cases_in(*chain(ro1_pt1="covered")) == [("de1", "no1", "ro1")]
    assert cases_in(*chain(de1_no1="covered", no1_ro1="covered", ro1_pt1="covered")) == []


def test_a_contested_link_stays_and_marks_the_finding() -> None:
    (finding,) = found_in(*chain(no1_ro1="contested"))

    assert len(finding.cases) == 4
    assert finding.state is EdgeState.CONTESTED


def test_a_finding_is_planned_only_when_every_link_is() -> None:
    (some,) = found_in(*chain(no1_ro1="planned"))
    (every,) = found_in(a_link("no1-ro1", state="planned"))

    assert (some.state, every.state) == (EdgeState.UNCOORDINATED, EdgeState.PLANNED)


def test_domestic_links_stand_apart_and_join_no_findings() -> None:
    links = a_link("no1-ro1"), a_link("no2-pt1"), a_link("no1-no2"), a_link("no3-no4", "certain")

    assert cases_in(*links) == [("no1", "ro1"), ("no2", "pt1")]
    assert domestic_duplicates(overlap_graph(a_graph(*links))) == (links[3], links[2])


def test_a_child_at_risk_comes_first_then_strength_then_the_number_of_states() -> None:
    ranked = found_in(
        a_link("at1-be1", "weak"),
        a_link("cz1-de1", "certain"),
        a_link("es1-fi1", "strong"),
        a_link("gr1-hu1", "strong"),
        a_link("hu1-it1", "strong"),
        a_link("lt1-lv1", "strong"),
        urgent="be1",
    )

    assert [finding.key for finding in ranked] == ["at1", "cz1", "gr1", "es1", "lt1"]


def test_lack_of_coordination_ranks_before_the_key() -> None:
    ranked = found_in(
        a_link("at1-be1", state="planned"),
        a_link("cz1-de1"),
        a_link("es1-fi1"),
        a_link("es2-fi1"),
    )

    assert [finding.key for finding in ranked] == ["es1", "cz1", "at1"]


RING = a_link("de1-no1"), a_link("no1-se1"), a_link("de1-se1")


def whole_of(*links: Link) -> Finding:
    return as_finding(overlap_graph(a_graph(*links)))


def test_a_weak_link_that_alone_holds_two_groups_together_is_a_bridge() -> None:
    thin = a_link("no1-ro1", "fair")

    (bridge,) = bridges(whole_of(*RING, thin, a_link("pt1-ro1")))

    assert bridge.link == thin
    assert bridge.sides == (("de1", "no1", "se1"), ("pt1", "ro1"))


@pytest.mark.parametrize("band", ["weak", "fair"])
def test_a_weak_bridge_holds_two_groups_apart_and_both_findings_name_it(band: str) -> None:
    thin = a_link("no1-ro1", band)

    first, second = found_in(*RING, thin, a_link("pt1-ro1"))

    assert (first.cases, second.cases) == (("de1", "no1", "se1"), ("pt1", "ro1"))
    assert (first.held, second.held) == ((thin,), (thin,))
    assert thin not in (*first.links, *second.links)
    assert first.within == second.within == "de1"


@pytest.mark.parametrize("band", ["strong", "certain"])
def test_a_bridge_that_grew_strong_or_was_judged_the_same_joins(band: str) -> None:
    strong = a_link("no1-ro1", band)
    judged = replace(a_link("no1-ro1", "weak"), verdict=Verdict.SAME)
    unsure = replace(a_link("no1-ro1", "weak"), verdict=Verdict.UNSURE)
    rest = *RING, a_link("pt1-ro1")

    assert len(found_in(*rest, strong)) == len(found_in(*rest, judged)) == 1
    assert len(found_in(*rest, unsure)) == 2


def test_a_weak_link_joins_a_single_case_and_two_of_them_join_groups() -> None:
    single = found_in(*RING, a_link("no1-ro1", "weak"))
    twice = found_in(*RING, a_link("no1-ro1", "weak"), a_link("de1-pt1", "weak"), a_link("pt1-ro1"))

    assert [finding.held for finding in (*single, *twice)] == [(), ()]


def test_the_weakest_bridge_is_held_first_and_no_case_is_left_alone() -> None:
    chain_of_weak = [a_link(ends, "weak") for ends in ("at1-be1", "be1-cz1", "cz1-de1", "de1-es1")]
    between = a_link("no1-ro1"), a_link("pt1-se1"), a_link("fi1-no1", "fair")

    assert [len(one.cases) for one in found_in(*chain_of_weak)] in ([2, 3], [3, 2])
    assert cases_in(*between, a_link("fi1-pt1", "weak")) == [("fi1", "no1", "ro1"), ("pt1", "se1")]


def test_bridges_stand_weakest_first_and_strong_ones_are_none() -> None:
    finding = whole_of(
        a_link("de1-no1", "fair"), a_link("no1-ro1", "weak"), a_link("pt1-ro1", "certain")
    )

    assert [bridge.link.band for bridge in bridges(finding)] == [Band.WEAK, Band.FAIR]
    assert [bridge.link.band for bridge in bridges(finding, most=1)] == [Band.WEAK]


def test_a_finding_of_one_link_has_no_bridge() -> None:
    (finding,) = found_in(a_link("no1-ro1", "weak"))

    assert bridges(finding) == ()


def test_key_cases_are_those_that_hold_a_finding_together() -> None:
    (line,) = found_in(*chain())
    (pair,) = found_in(a_link("no1-ro1"))

    assert key_cases(line) == (KeyCase("no1", 2), KeyCase("ro1", 2))
    assert key_cases(line, most=1) == (KeyCase("no1", 2),)
    assert key_cases(pair) == ()


def test_the_case_that_holds_most_groups_together_comes_first() -> None:
    (star,) = found_in(*(a_link(ends) for ends in ("no1-ro1", "no1-de1", "no1-pt1", "pt1-fi1")))

    assert key_cases(star) == (KeyCase("no1", 3), KeyCase("pt1", 2))
