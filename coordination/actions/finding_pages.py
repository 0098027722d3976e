"""The page of one finding: who works on it, why, what is covered and what is not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from coordination.actions import (
    finding_graphs,
    finding_pictures,
    given,
    given_terms,
    judgements,
    seen,
)
from coordination.actions.edges import CaseStub, Edge
from coordination.actions.finding_graphs import Found
from coordination.actions.finding_pictures import Marks
from coordination.actions.pages import (
    Bridge,
    CaseLink,
    FindingLink,
    FindingPage,
    HeldLink,
    Judged,
    Party,
    Scope,
)
from coordination.actions.pages.parts import GivenTerms
from coordination.actions.workbench import Workbench
from coordination.domain import findings as rule
from coordination.domain.coverage import EdgeState
from coordination.domain.findings import Finding
from coordination.domain.graph_view import View, choose
from coordination.domain.handling import Codes
from coordination.domain.vocabulary import Urgency

FIRST = View(steps=2, most=40)
"""What the page draws of a finding at first sight."""

_MOST_HELD = 10


def page(
    bench: Workbench,
    key: str,
    touching: Sequence[Edge],
    *,
    around: Sequence[Found] = (),
    joined: bool = False,
) -> FindingPage:
    """Return the page of a finding that consists of these edges, as this reader may see it.

    `around` is the finding of the whole with those that weak bridges lead to.
    """
    graph = finding_graphs.shown_graph(bench, touching)
    whole = rule.as_finding(graph)
    bridges = rule.bridges(whole)
    own = seen.case_links(bench, own_numbers(bench, touching))
    links = tuple(link_line(bench, edge, own, bridges) for edge in strongest_first(touching))
    parties = parties_of(bench, touching, own)
    drawn = marks(whole, bridges, around if joined else ())
    return FindingPage(
        key=key,
        scope=Scope.WHOLE if bench.actor.desk is None else Scope.DESK,
        desk=bench.actor.desk,
        states=whole.desks,
        kinds=tuple(dict.fromkeys(kind for link in links for kind in link.kinds)),
        best_band=whole.band.value,
        coverage=seen.worst(link.coverage for link in links) or EdgeState.UNCOORDINATED,
        since=whole.since,
        as_of=bench.now(),
        parties=parties,
        links=links,
        bridges=bridge_lines(bridges, parties),
        picture=finding_pictures.picture(bench, graph, choose(graph, FIRST), drawn),
        child_at_risk=any(one.urgency == Urgency.CHILD_AT_RISK for one in parties),
        codes=codes(parties),
        held=() if joined else held_lines(bench, around),
        held_in_all=len(around[0].held) if around else 0,
        others=tuple(finding_graphs.key_of(bench, one) for one in around[1:]),
        joined=joined,
    )


def held_lines(bench: Workbench, around: Sequence[Found]) -> tuple[HeldLink, ...]:
    """Return the strongest weak bridges of the first of these findings, and where they lead."""
    if not around:
        return ()
    own = set(around[0].finding.cases)
    other_of = {case: one for one in around[1:] for case in one.finding.cases}
    found = []
    for edge in strongest_first(around[0].held)[:_MOST_HELD]:
        ends = finding_graphs.ends_of(bench, edge)
        near, far = ends if ends[0] in own else ends[::-1]
        other = other_of[far].finding
        found.append(
            HeldLink(
                near=near,
                desk=edge.b.desk if near == ends[0] else edge.a.desk,
                finding=other.key,
                states=other.desks,
                cases=len(other.cases),
                kinds=edge.link.kinds,
                band=edge.link.band,
                since=edge.link.day,
                coverage=edge.coverage(bench.today()).state,
                judged=_judged(bench, edge),
            )
        )
    return tuple(found)


def marks(whole: Finding, bridges: Sequence[rule.Bridge], together: Sequence[Found] = ()) -> Marks:
    """Return what a picture of the finding calls out; `together` are those drawn as one."""
    return Marks(
        bridges=frozenset(frozenset((one.link.a, one.link.b)) for one in bridges),
        key_cases=frozenset(one.case for one in rule.key_cases(whole)),
        groups=tuple(one.finding.cases for one in together),
    )


def own_numbers(bench: Workbench, touching: Sequence[Edge]) -> set[int]:
    """Return the numbers of the reader's own cases at these edges."""
    desk = bench.actor.desk
    return {s.number for e in touching for s in (e.a, e.b) if desk is not None and s.desk == desk}


def strongest_first(touching: Sequence[Edge]) -> list[Edge]:
    """Return edges by band, then by day."""
    return sorted(touching, key=lambda edge: (-seen.strength(edge.link.band), edge.link.day))


def link_line(
    bench: Workbench,
    edge: Edge,
    own: Mapping[int, CaseLink],
    bridges: Sequence[rule.Bridge],
) -> FindingLink:
    """Return one edge as a line of the page's table."""
    left = finding_graphs.node_of(bench, edge, left=True)
    right = finding_graphs.node_of(bench, edge, left=False)
    desk = bench.actor.desk
    return FindingLink(
        left=left,
        right=right,
        kinds=edge.link.kinds,
        band=edge.link.band,
        since=edge.link.day,
        coverage=edge.coverage(bench.today()).state,
        is_bridge=any({left, right} == {one.link.a, one.link.b} for one in bridges),
        records=seen.records(bench, edge, own) if desk else (),
        hit_id=edge.link.hit_id if desk else None,
        reasons=seen.reason_lines(edge) if desk and given.sees_link(bench, edge) else (),
        judged=_judged(bench, edge),
    )


def _judged(bench: Workbench, edge: Edge) -> Judged:
    """Return what was said of a link; who sees no content gets the outcome, and no desk's view."""
    if bench.actor.desk:
        return judgements.judged(bench, edge)
    return Judged(state=edge.standing.state, verdict=edge.standing.verdict)


def parties_of(
    bench: Workbench, touching: Sequence[Edge], own: Mapping[int, CaseLink]
) -> tuple[Party, ...]:
    """Return who takes part; several cases of one desk are told apart by a number."""
    stubs: dict[str, CaseStub] = {}
    titles, marks_of, terms_of = _titles(bench, touching)
    for edge in touching:
        stubs[finding_graphs.node_of(bench, edge, left=True)] = edge.a
        stubs[finding_graphs.node_of(bench, edge, left=False)] = edge.b
    several = Counter(stub.desk for stub in stubs.values())
    counted: dict[str, int] = defaultdict(int)
    parties = []
    ordered = sorted(
        stubs.items(), key=lambda item: (item[1].number not in own, item[1].desk, item[0])
    )
    for node, stub in ordered:
        counted[stub.desk] += 1
        mine = stub.number in own
        parties.append(
            Party(
                node=node,
                desk=stub.desk,
                own=mine,
                number=counted[stub.desk] if several[stub.desk] > 1 else 0,
                case=own.get(stub.number),
                stage=stub.stage if mine else None,
                urgency=stub.urgency if mine or bench.actor.desk is None else None,
                given_title=titles.get(node),
                given_codes=marks_of.get(node),
                given_terms=terms_of.get(node),
            )
        )
    return tuple(parties)


def _titles(
    bench: Workbench, touching: Sequence[Edge]
) -> tuple[dict[str, str | None], dict[str, Codes | None], dict[str, GivenTerms | None]]:
    """Return the titles that other desks opened to the reader, their codes and terms, by node."""
    if bench.actor.desk is None:
        return {}, {}, {}
    hits = [edge.link.hit_id for edge in touching if not edge.is_domestic]
    return (
        {str(hit): given.title_of(bench, hit) for hit in hits},
        {str(hit): given.codes_of_title(bench, hit) for hit in hits},
        {str(hit): given_terms.of_title(bench, hit) for hit in hits},
    )


def bridge_lines(found: Sequence[rule.Bridge], parties: Sequence[Party]) -> tuple[Bridge, ...]:
    """Return the weakest places, with the States on either side."""
    desk_of = {party.node: party.desk for party in parties}

    def states(side: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted({desk_of[node] for node in side}))

    return tuple(
        Bridge(one.link.a, one.link.b, states(one.sides[0]), states(one.sides[1])) for one in found
    )


def codes(parties: Iterable[Party]) -> Codes | None:
    """Return the strictest codes of what the reader sees of these cases; None for no content."""
    shown = tuple(parties)
    own = [party.case for party in shown if party.case is not None]
    return seen.codes_of(own, (party.given_codes for party in shown))
