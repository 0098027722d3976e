"""What a proposal is asked for: findings, or own cases that a person picks.

A basket is named by what stands in the address of its page: names of findings (`F-...`) and, for
a desk, ids of own cases. It holds the edges that this reader may see around them and nothing
else. An unknown name, another desk's case and a case that does not exist answer alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coordination.actions import case_files, edges, finding_edges
from coordination.actions.edges import CaseStub, Edge, Said
from coordination.actions.finding_keys import key_for
from coordination.actions.pages import Scope
from coordination.actions.workbench import DETECTOR, NoSuchRecord, Workbench
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.wording import N_
from coordination.storage import visibility
from coordination.storage.cases import Case

# More than this many cases in one question help nobody to decide, and each costs time.
MOST_NAMES = 50


@dataclass(frozen=True, slots=True)
class Basket:
    """Cases that a proposal is about, as one reader may see them.

    `own` are the reader's own cases by number, for the analyst none. `edges` are shown links to
    other desks; for a desk `edge.a` is always the own case.
    """

    names: tuple[str, ...]
    scope: Scope
    desk: str | None
    own: Mapping[int, Case]
    edges: tuple[Edge, ...]

    @property
    def stubs(self) -> tuple[CaseStub, ...]:
        """Return the cases at the ends of the edges, each once, by number."""
        found = {stub.number: stub for edge in self.edges for stub in (edge.a, edge.b)}
        return tuple(found[number] for number in sorted(found))

    @property
    def desks(self) -> tuple[str, ...]:
        """Return the desks whose cases are in it."""
        own = {case.desk for case in self.own.values()}
        return tuple(sorted(own | {stub.desk for stub in self.stubs}))

    def said(self) -> Iterable[tuple[Edge, Said]]:
        """Yield what is recorded about the edges, as far as the reader may see it."""
        for edge in self.edges:
            for one in edge.said:
                if one.record.desk == self.desk or one.claim.names_counterpart:
                    yield edge, one


def open_basket(bench: Workbench, names: Sequence[str]) -> Basket:
    """Return the basket of these names.

    Raises Forbidden for who sees neither hits nor structure, RefusedInput for no name or too
    many, NoSuchRecord unless every name is the reader's to see.
    """
    scope = finding_edges.scope_of(bench)
    wanted = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not wanted:
        raise RefusedInput((Fault("of", N_("pick at least one case or finding")),))
    if len(wanted) > MOST_NAMES:
        fault = Fault("of", N_("pick at most {most} at a time"), {"most": str(MOST_NAMES)})
        raise RefusedInput((fault,))
    if scope is Scope.WHOLE:
        return _whole(bench, wanted)
    return _of_desk(bench, wanted)


def of_finding(bench: Workbench, scope: Scope, key: str, touching: Sequence[Edge]) -> Basket:
    """Return the basket of a finding whose edges are open already."""
    shown = tuple(edge for edge in touching if _counts(edge))
    if scope is Scope.WHOLE:
        return Basket((key,), scope, None, {}, shown)
    own = _own(bench, {edge.a.number for edge in shown})
    # A page of a finding may be asked for by a hit's id; the basket is named by its own cases.
    names = tuple(sorted(key_for(bench, case.id) for case in own.values()))
    return Basket(names, scope, bench.actor.desk, own, shown)


def around(
    bench: Workbench, cases: Mapping[int, Case], touching: Iterable[Edge]
) -> dict[int, Basket]:
    """Return the basket around each of these own cases, one without a hit included."""
    near: dict[int, list[Edge]] = defaultdict(list)
    for edge in touching:
        if _counts(edge):
            near[edge.a.number].append(edge)
    return {
        number: Basket(
            (key_for(bench, case.id),), Scope.DESK, case.desk, {number: case}, tuple(near[number])
        )
        for number, case in cases.items()
    }


def _whole(bench: Workbench, names: Sequence[str]) -> Basket:
    found: dict[UUID, Edge] = {}
    for name in names:
        touching = [e for e in finding_edges.edges_of(bench, Scope.WHOLE, name) if _counts(e)]
        if not touching:
            raise NoSuchRecord
        found.update({edge.link.hit_id: edge for edge in touching})
    found.update({edge.link.hit_id: edge for edge in _between(bench, names) if _counts(edge)})
    return Basket(tuple(names), Scope.WHOLE, None, {}, tuple(found.values()))


def _between(bench: Workbench, names: Sequence[str]) -> list[Edge]:
    """Return the weak bridges between findings that are all named, which count as one then."""
    if len(names) < 2:
        return []
    around = [finding_edges.around_of(bench, Scope.WHOLE, name)[:1] for name in names]
    named = {one.finding.key: one for found in around for one in found}
    held = [edge for one in named.values() for edge in one.held]
    ends = Counter(edge.link.hit_id for edge in held)
    return [edge for edge in held if ends[edge.link.hit_id] > 1]


def _of_desk(bench: Workbench, names: Sequence[str]) -> Basket:
    by_key: dict[str, int] = {}
    if any(_as_id(name) is None for name in names):
        by_key = {key_for(bench, e.a.id): e.a.number for e in edges.of_reader(bench)}
    numbers = {_number(bench, name, by_key) for name in names}
    own = _own(bench, numbers)
    rows = visibility.hits_of_cases(bench.session, bench.actor, numbers)
    shown = tuple(edge for edge in edges.load(bench, rows) if _counts(edge))
    return Basket(tuple(names), Scope.DESK, bench.actor.desk, own, shown)


def _number(bench: Workbench, name: str, by_key: Mapping[str, int]) -> int:
    case_id = _as_id(name)
    if case_id is None:
        if name not in by_key:
            raise NoSuchRecord
        return by_key[name]
    case = visibility.find_case(bench.session, bench.actor, case_id)
    if case is None:
        raise NoSuchRecord
    return case.number


def _own(bench: Workbench, numbers: Iterable[int]) -> dict[int, Case]:
    own = visibility.cases_by_number(bench.session, bench.actor, numbers)
    case_files.preload(bench, own.values())
    return own


def cases_of(bench: Workbench, basket: Basket) -> dict[int, Case]:
    """Return every case of a basket, the other desks' too, for what is sealed under them.

    For the analyst's recommendations, which lie with the desks that they are for. Nothing of
    the cases leaves the action that asks.
    """
    numbers = {stub.number for stub in basket.stubs}
    found = visibility.cases_by_number(bench.session, DETECTOR, numbers)
    case_files.preload(bench, found.values())
    return found


def _counts(edge: Edge) -> bool:
    return edge.is_shown and not edge.is_domestic


def _as_id(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None
