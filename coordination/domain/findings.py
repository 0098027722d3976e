"""Findings: parallel investigations of two or more desks that nobody coordinates.

They are the components of the gap (`network.gap_graph`), less the weak bridges that hold them
together. Links within one desk are listed apart and never join a finding, for two reasons: that
desk can settle them by itself, and closing links over each other multiplies errors, so no join is
made for free. For the second reason a weak link does not join two groups that stand without it.

A finding is computed at each read and stored nowhere. It shrinks when a team covers some of its
links, splits when they held it together, and comes back when the coverage ends.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import networkx as nx

from coordination.domain.coverage import EdgeState
from coordination.domain.judgement import Verdict
from coordination.domain.network import (
    Link,
    by_ends,
    by_strength,
    cases_of,
    is_domestic,
    links_of,
)
from coordination.domain.vocabulary import Band, Urgency

_BANDS = tuple(Band)
_URGENCIES = tuple(Urgency)
_STRONG = _BANDS.index(Band.STRONG)


@dataclass(frozen=True, slots=True)
class Finding:
    """A component of the gap: cases of several desks, worked on without coordination.

    `key` is the smallest case id and stays as long as that case is part of it. `links` stand
    strongest first, `since` is the day of the first, `urgency` that of the most pressing case.
    `state` is planned when something is in preparation for every link, contested when a desk
    disputes coordination on one, and uncoordinated otherwise.

    `held` are the weak bridges that lead to other findings, strongest first; none is in `links`.
    `within` is the smallest case id of all that hangs together when they join after all.
    """

    key: str
    cases: tuple[str, ...]
    desks: tuple[str, ...]
    links: tuple[Link, ...]
    band: Band
    urgency: Urgency
    state: EdgeState
    since: date
    held: tuple[Link, ...] = ()
    within: str = ""

    @property
    def is_at_risk(self) -> bool:
        """Return whether a case of it says that a child is at risk."""
        return self.urgency is Urgency.CHILD_AT_RISK


@dataclass(frozen=True, slots=True)
class Bridge:
    """A link below strong without which a finding falls into the two groups of `sides`."""

    link: Link
    sides: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class KeyCase:
    """A case that alone holds the finding together; without it so many groups are left."""

    case: str
    groups: int


def findings(gap: "nx.Graph[str]") -> tuple[Finding, ...]:
    """Return the groups of the gap over two or more jurisdictions, most pressing first.

    Ranked by a child at risk, then strength, then the number of jurisdictions, then lack of
    coordination: those for which something is in preparation stand last, more links first.
    """
    held = held_apart(gap)
    parts = gap.copy()
    parts.remove_edges_from((link.a, link.b) for link in held)
    at = _by_end(held)
    within = {case: min(whole) for whole in nx.connected_components(gap) for case in whole}
    found = (_finding(parts, group) for group in nx.connected_components(parts) if len(group) > 1)
    known = (replace(one, held=_of_cases(at, one.cases), within=within[one.key]) for one in found)
    return tuple(sorted(known, key=_rank))


def held_apart(gap: "nx.Graph[str]") -> tuple[Link, ...]:
    """Return the weak bridges that do not join the groups at their ends, strongest first.

    A link below strong, not judged to be the same, without which two groups of at least two
    cases each are left. The weakest is taken first, so that a case between several groups stays
    with the one to which most ties it, and no case is left alone.
    """
    thin = [link for link in reversed(links_of(gap)) if _is_thin(link) and _leaves_two(gap, link)]
    if not thin:
        return ()
    left = gap.copy()
    alone = {frozenset(edge) for edge in nx.bridges(gap)}
    held = []
    for link in thin:
        # Beside a bridge, a case without another link is a group of one.
        if frozenset((link.a, link.b)) in alone and _leaves_two(left, link):
            left.remove_edge(link.a, link.b)
            held.append(link)
    return tuple(reversed(held))


def as_finding(overlap: "nx.Graph[str]") -> Finding:
    """Return a whole case graph as one finding, covered links included, for its page.

    Raises ValueError for a graph without links.
    """
    return _finding(overlap, overlap.nodes)


def domestic_duplicates(overlap: "nx.Graph[str]") -> tuple[Link, ...]:
    """Return the shown links between cases of one desk, strongest first."""
    return tuple(link for link in links_of(overlap) if is_domestic(overlap, link))


def bridges(finding: Finding, most: int = 10) -> tuple[Bridge, ...]:
    """Return the weak and fair links that alone hold two groups together, weakest first.

    At most `most` of them: a page names a few, and in a finding of thousands of cases the groups
    of every bridge would take seconds. A finding of one link has none: without it there is no
    finding to divide.
    """
    if len(finding.links) < 2:
        return ()
    graph = _graph_of(finding)
    alone = {frozenset(edge) for edge in nx.bridges(graph)}
    thin = [
        link
        for link in finding.links
        if link.strength < _STRONG and frozenset((link.a, link.b)) in alone
    ]
    thin.sort(key=lambda link: (link.strength, by_ends(link)))
    return tuple(Bridge(link, _sides(graph, link)) for link in thin[:most])


def key_cases(finding: Finding, most: int = 10) -> tuple[KeyCase, ...]:
    """Return the cases without which the finding falls apart, those of most groups first."""
    graph = _graph_of(finding)
    # A case is in as many blocks as there are groups that meet in it alone.
    blocks = Counter(
        case for edges in nx.biconnected_component_edges(graph) for case in {*chain(*edges)}
    )
    found = [KeyCase(case, groups) for case, groups in blocks.items() if groups > 1]
    return tuple(sorted(found, key=lambda key: (-key.groups, key.case))[:most])


def _is_thin(link: Link) -> bool:
    """Return whether a link is too weak to join groups by itself; both desks' word makes up for it."""
    return link.strength < _STRONG and link.verdict is not Verdict.SAME


def _leaves_two(graph: "nx.Graph[str]", link: Link) -> bool:
    return min(len(graph.adj[link.a]), len(graph.adj[link.b])) > 1


def _by_end(held: Iterable[Link]) -> Mapping[str, list[Link]]:
    at = defaultdict(list)
    for link in held:
        at[link.a].append(link)
        at[link.b].append(link)
    return at


def _of_cases(at: Mapping[str, Sequence[Link]], cases: Iterable[str]) -> tuple[Link, ...]:
    found = chain.from_iterable(at[case] for case in cases if case in at)
    return tuple(sorted(found, key=by_strength))


def _finding(gap: "nx.Graph[str]", group: Iterable[str]) -> Finding:
    part = gap.subgraph(group)
    cases, links = cases_of(part), links_of(part)
    return Finding(
        key=cases[0].id,
        cases=tuple(case.id for case in cases),
        desks=tuple(sorted({case.desk for case in cases})),
        links=links,
        band=max((link.band for link in links), key=_BANDS.index),
        urgency=min((case.urgency for case in cases), key=_URGENCIES.index),
        state=_state(links),
        since=min(link.day for link in links),
    )


def _state(links: Sequence[Link]) -> EdgeState:
    states = {link.coverage for link in links}
    if EdgeState.CONTESTED in states:
        return EdgeState.CONTESTED
    return EdgeState.PLANNED if states == {EdgeState.PLANNED} else EdgeState.UNCOORDINATED


def _graph_of(finding: Finding) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    for link in finding.links:
        graph.add_edge(link.a, link.b, link=link)
    return graph


def _sides(graph: "nx.Graph[str]", link: Link) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the two groups that a bridge joins, the one with the smallest case id first."""
    without = nx.restricted_view(graph, [], [(link.a, link.b)])
    groups = [tuple(sorted(nx.node_connected_component(without, end))) for end in by_ends(link)]
    first, second = sorted(groups)
    return first, second


def _rank(finding: Finding) -> tuple[bool, int, int, bool, int, str]:
    return (
        not finding.is_at_risk,
        -_BANDS.index(finding.band),
        -len(finding.desks),
        finding.state is EdgeState.PLANNED,
        -len(finding.links),
        finding.key,
    )
