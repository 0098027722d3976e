"""Graphs of cases: overlap, coordination, and the gap between them.

`build` makes one typed graph of what a reader may see: jurisdictions, cases, and between the
cases what they share, as nodes of subjects, victims and identifiers. The case graphs are its
projections. A desk's caller passes only links that touch the desk's own cases; what is not passed
in is in no graph, figure or finding.

The gap is the overlap without its covered and domestic links, and the overlap has no muted link
and none that was judged not the same; `domain.findings` reads the gap.

All results are ordered by what they are, never by the order of the input, and by nothing that a
reader may not see. A link has a band here and no score: an order by score would tell what stands
behind equal bands.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import networkx as nx

from coordination.domain.coverage import EdgeState
from coordination.domain.evidence import EvidenceKind
from coordination.domain.judgement import Verdict
from coordination.domain.vocabulary import Band, Urgency


class NodeType(StrEnum):
    """What a node of the typed graph stands for."""

    JURISDICTION = "jurisdiction"
    CASE = "case"
    SUBJECT = "subject"
    VICTIM = "victim"
    IDENTIFIER = "identifier"


NodeId = tuple[str, str]
"""The value of a `NodeType`, and an id that is unique within it."""

_BANDS = tuple(Band)
_TYPE_OF = {EvidenceKind.PERSON: NodeType.SUBJECT, EvidenceKind.VICTIM: NodeType.VICTIM}


@dataclass(frozen=True, slots=True)
class CaseNode:
    """A case as the reader may see it. `id` is what the caller calls it, `label` what is shown."""

    id: str
    desk: str
    urgency: Urgency = Urgency.ROUTINE
    own: bool = False
    redacted: bool = True
    label: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An overlap of two cases, with its coverage today and the day on which it was found.

    `verdict` is what the link is judged to be, None while it is potential.
    """

    a: str
    b: str
    kinds: tuple[EvidenceKind, ...]
    band: Band
    muted: bool
    coverage: EdgeState
    day: date
    verdict: Verdict | None = None

    @property
    def is_shown(self) -> bool:
        """Return whether the defaults list this link; what is judged not the same is in no graph."""
        return not self.muted and self.verdict is not Verdict.NOT_THE_SAME

    @property
    def strength(self) -> int:
        """Return the place of the band, 0 for the weakest."""
        return _BANDS.index(self.band)


@dataclass(frozen=True, slots=True)
class Part:
    """A subject, victim or identifier of a case that the reader may open."""

    case: str
    type: NodeType
    id: str
    label: str = ""


def build(
    cases: Iterable[CaseNode], links: Iterable[Link], parts: Iterable[Part] = ()
) -> "nx.Graph[NodeId]":
    """Return the typed graph of these cases, what joins them and the parts one may open.

    Nodes carry `type` and `label`; a case also its `case`, and a shared thing its `kind` and the
    `link` that it is evidence of. One node stands for one kind of evidence of one link, because
    a reader learns which kind is shared and never which value. Raises KeyError for a link or
    part of a case that is not among `cases`.
    """
    graph: nx.Graph[NodeId] = nx.Graph()
    known = {case.id: case for case in sorted(cases, key=lambda case: case.id)}
    for case in known.values():
        desk, node = _node(NodeType.JURISDICTION, case.desk), _node(NodeType.CASE, case.id)
        graph.add_node(desk, type=NodeType.JURISDICTION, label=case.desk)
        graph.add_node(node, type=NodeType.CASE, label=case.label, case=case)
        graph.add_edge(desk, node, type="holds")
    for link in sorted(links, key=by_ends):
        ends = [_node(NodeType.CASE, known[end].id) for end in (link.a, link.b)]
        for shared, kind in zip(shared_nodes(link), _kinds(link), strict=True):
            graph.add_node(shared, type=NodeType(shared[0]), label=kind.value, kind=kind, link=link)
            graph.add_edges_from(((end, shared) for end in ends), type="shares")
    for part in sorted(parts, key=lambda part: (part.case, part.type, part.id)):
        node = _node(part.type, part.id)
        graph.add_node(node, type=part.type, label=part.label)
        graph.add_edge(_node(NodeType.CASE, known[part.case].id), node, type="has")
    return graph


def shared_nodes(link: Link) -> tuple[NodeId, ...]:
    """Return the nodes that stand for what a link is evidence of, one for each kind."""
    pair = "|".join(by_ends(link))
    return tuple(
        _node(_TYPE_OF.get(kind, NodeType.IDENTIFIER), f"{pair}|{kind.value}")
        for kind in _kinds(link)
    )


def case_projection(graph: "nx.Graph[NodeId]") -> "nx.Graph[str]":
    """Return the graph of cases, joined where they share something, muted links included.

    Nodes carry their `case`, edges their `link`.
    """
    return _project(graph, lambda _link: True)


def overlap_graph(graph: "nx.Graph[NodeId]") -> "nx.Graph[str]":
    """Return the case graph of the links that the defaults show."""
    return _project(graph, lambda link: link.is_shown)


def coordination_graph(graph: "nx.Graph[NodeId]") -> "nx.Graph[str]":
    """Return the case graph of the links that are covered today."""
    return _project(graph, lambda link: link.coverage is EdgeState.COVERED)


def gap_graph(graph: "nx.Graph[NodeId]") -> "nx.Graph[str]":
    """Return the overlap without what is coordinated: links between desks, shown, not covered."""
    gap = overlap_graph(graph)
    for link in links_of(gap):
        if link.coverage is EdgeState.COVERED or is_domestic(gap, link):
            gap.remove_edge(link.a, link.b)
    return gap


def cases_of(graph: "nx.Graph[str]") -> tuple[CaseNode, ...]:
    """Return the cases of a case graph, by id."""
    return tuple(graph.nodes[node]["case"] for node in sorted(graph))


def links_of(graph: "nx.Graph[str]") -> tuple[Link, ...]:
    """Return the links of a case graph, strongest first."""
    found = (graph.edges[edge]["link"] for edge in graph.edges)
    return tuple(sorted(found, key=by_strength))


def is_domestic(graph: "nx.Graph[str]", link: Link) -> bool:
    """Return whether one desk holds both cases of a link."""
    first, second = (graph.nodes[end]["case"] for end in (link.a, link.b))
    return bool(first.desk == second.desk)


def by_strength(link: Link) -> tuple[int, bool, int, tuple[str, ...]]:
    """Return what orders links as lists of hits do: by band, verified ones first, newest first."""
    unverified = link.verdict is not Verdict.SAME
    return -link.strength, unverified, -link.day.toordinal(), by_ends(link)


def by_ends(link: Link) -> tuple[str, ...]:
    """Return the two ends of a link in an order of their own."""
    return tuple(sorted((link.a, link.b)))


def _kinds(link: Link) -> tuple[EvidenceKind, ...]:
    return link.kinds or (EvidenceKind.OTHER,)


def _node(kind: NodeType, name: str) -> NodeId:
    return kind.value, name


def _project(graph: "nx.Graph[NodeId]", keeps: Callable[[Link], bool]) -> "nx.Graph[str]":
    """Return the cases, joined by the links that `keeps` accepts."""
    projection: nx.Graph[str] = nx.Graph()
    for node in graph:
        about = graph.nodes[node]
        if "case" in about:
            projection.add_node(about["case"].id, case=about["case"])
        elif "link" in about and keeps(about["link"]):
            projection.add_edge(about["link"].a, about["link"].b, link=about["link"])
    return projection
