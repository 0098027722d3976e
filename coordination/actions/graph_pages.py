"""The graph of one finding, from one case outward, as this reader may see it.

The analyst's graph is the whole finding. A desk's begins with the hits of one own case and goes
on through the links between its own cases, never through another desk's case: what that one is
joined to is not the desk's to know.
"""

from collections.abc import Sequence
from dataclasses import replace

from coordination.actions import (
    case_codes,
    case_tabs,
    edges,
    finding_edges,
    finding_graphs,
    finding_pages,
    finding_pictures,
    seen,
)
from coordination.actions.edges import Edge
from coordination.actions.finding_graphs import Found
from coordination.actions.pages import (
    GraphEdge,
    GraphNode,
    GraphPage,
    IdentifiersTab,
    KeyCase,
    Party,
    Picture,
    Scope,
    SubjectsTab,
)
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import findings as rule
from coordination.domain.coverage import EdgeState
from coordination.domain.graph_view import Chosen, View, choose
from coordination.domain.handling import Codes, strictest
from coordination.storage import visibility

# What an own case shows of itself in the picture: more would hide the links.
_OWN_THINGS = 12
# Lines of the table of links: the strongest; a filter brings others.
_MOST_LINES = 100


def show_graph(
    bench: Workbench, key: str, view: View, *, details: bool = False, joined: bool = False
) -> GraphPage:
    """Return the part of a finding's graph that `view` shows.

    With `details`, own cases show their persons and identifiers beside them, closed persons by
    pseudonym. With `joined`, the graph goes on over weak bridges into other findings. Raises
    NoSuchRecord when the reader has no such finding.
    """
    scope = finding_edges.scope_of(bench)
    touching = finding_edges.edges_of(bench, scope, key, joined=joined)
    if not touching:
        raise NoSuchRecord
    if scope is Scope.DESK:
        touching = _with_own_cases(bench, touching)
        view = replace(view, start=view.start or key)
    around = finding_edges.around_of(bench, scope, key)
    page = replace(
        _page(bench, key, view, touching, around if joined else ()),
        details=details,
        held=() if joined else finding_pages.held_lines(bench, around),
        held_in_all=len(around[0].held) if around else 0,
        others=tuple(finding_graphs.key_of(bench, one) for one in around[1:]),
        joined=joined,
    )
    listed = finding_edges.read_as(key, joined=joined)
    bench.record("finding.graph.read", objects=listed, count=len(page.steps))
    if not details:
        return page
    return replace(page, picture=_with_details(bench, page), codes=_codes_of_details(bench, page))


def _with_own_cases(bench: Workbench, touching: Sequence[Edge]) -> list[Edge]:
    """Return the edges of the desk that hang together with these through own cases."""
    known = [edge for edge in edges.of_reader(bench) if edge.link.muted is None]
    numbers = finding_pages.own_numbers(bench, touching)
    while True:
        near = [e for e in known if {e.a.number, e.b.number} & numbers]
        wider = numbers | finding_pages.own_numbers(bench, near)
        if wider == numbers:
            return near
        numbers = wider


def _page(
    bench: Workbench, key: str, view: View, touching: Sequence[Edge], together: Sequence[Found]
) -> GraphPage:
    """Return the graph without what it says of other findings; `together` are drawn as one."""
    graph = finding_graphs.case_graph(bench, touching)
    whole = rule.as_finding(graph)
    bridges = rule.bridges(whole)
    chosen = choose(graph, view)
    own = seen.case_links(bench, finding_pages.own_numbers(bench, touching))
    parties = finding_pages.parties_of(bench, touching, own)
    lines = _chosen(bench, touching, chosen)
    drawn = finding_pages.marks(whole, bridges, together)
    picture = finding_pictures.picture(bench, graph, chosen, drawn)
    return GraphPage(
        key=key,
        scope=finding_edges.scope_of(bench),
        desk=bench.actor.desk,
        states=whole.desks,
        view=view,
        start=chosen.start,
        reach=chosen.steps,
        details=False,
        parties=parties,
        steps=chosen.distance,
        more=chosen.more,
        links=tuple(
            finding_pages.link_line(bench, edge, own, bridges) for edge in lines[:_MOST_LINES]
        ),
        links_shown=len(lines),
        links_in_all=len(whole.links),
        gaps=sum(link.coverage is not EdgeState.COVERED for link in whole.links),
        bridges=finding_pages.bridge_lines(bridges, parties),
        key_cases=tuple(KeyCase(one.case, one.groups) for one in rule.key_cases(whole)),
        kinds=tuple(dict.fromkeys(kind.value for link in whole.links for kind in link.kinds)),
        picture=picture,
        as_of=bench.now(),
        codes=finding_pages.codes(parties),
    )


def _codes_of_details(bench: Workbench, page: GraphPage) -> Codes | None:
    """Return the codes of a page that shows persons and identifiers of the own cases too."""
    ids = [party.case.id for party in page.shown if party.case is not None]
    found = (visibility.find_case(bench.session, bench.actor, one) for one in ids)
    whole = [case_codes.of_case(bench, case).whole for case in found if case is not None]
    return strictest((*whole, page.codes)) if page.codes else None


def _chosen(bench: Workbench, touching: Sequence[Edge], chosen: Chosen) -> list[Edge]:
    """Return the edges of the view, strongest first."""
    wanted = {frozenset((link.a, link.b)) for link in chosen.links}
    return [
        edge
        for edge in finding_pages.strongest_first(touching)
        if frozenset(finding_graphs.node_of(bench, edge, left=left) for left in (True, False))
        in wanted
    ]


def _with_details(bench: Workbench, page: GraphPage) -> Picture:
    """Return the picture with the own cases' persons and identifiers beside them."""
    own = [party.case for party in page.shown if party.case is not None]
    # One entry and its cases sealed: entries beside each other would join what shares something.
    bench.record("finding.graph.details", listed=[str(case.id) for case in own])
    nodes, lines = list(page.picture.nodes), list(page.picture.edges)
    places = {node.party: node for node in page.picture.nodes if node.party is not None}
    for party in page.shown:
        if party.case is None:
            continue
        at = places[party.node]
        things = _own_things(bench, party)[:_OWN_THINGS]
        for number, (kind, text) in enumerate(things):
            node = _beside(at, number, len(things), kind, text)
            nodes.append(node)
            lines.append(GraphEdge(at.id, node.id, "own", EdgeState.UNCOORDINATED))
    return Picture(tuple(nodes), tuple(lines), page.picture.waiting)


def _beside(at: GraphNode, number: int, count: int, kind: str, text: str) -> GraphNode:
    """Return a thing of an own case, in a fan on the side away from the middle."""
    side = -0.22 if at.x <= 0 else 0.22
    spread = (number - (count - 1) / 2) * 0.14
    return GraphNode(
        id=f"own|{at.party}|{number}",
        type="own",
        x=round(at.x + side, 4),
        y=round(at.y + spread, 4),
        kinds=(kind,),
        text=text,
    )


def _own_things(bench: Workbench, party: Party) -> list[tuple[str, str]]:
    """Return the persons and identifiers of an own case: a word of vocabulary, and the text."""
    assert party.case is not None
    case = visibility.find_case(bench.session, bench.actor, party.case.id)
    if case is None:
        return []
    found: list[tuple[str, str]] = []
    people = case_tabs.body(bench, case, "subjects", ())
    if isinstance(people, SubjectsTab):
        found += [
            (line.role, line.pseudonym if line.closed or not line.names else line.names[0])
            for line in people.subjects
        ]
    selectors = case_tabs.body(bench, case, "identifiers", ())
    if isinstance(selectors, IdentifiersTab):
        found += [(line.kind, line.shown) for line in selectors.identifiers]
    return found
