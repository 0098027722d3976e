"""Whose view of findings a reader gets, and which edges the finding of a name consists of."""

from coordination.actions import edges, finding_graphs
from coordination.actions.edges import Edge
from coordination.actions.finding_graphs import Found
from coordination.actions.pages import Scope
from coordination.actions.workbench import Workbench
from coordination.domain import permissions
from coordination.domain.permissions import Act


def scope_of(bench: Workbench) -> Scope:
    """Return whose view this reader gets; raise Forbidden for who gets none."""
    if permissions.can(bench.actor, Act.SEE_STRUCTURE).allowed:
        return Scope.WHOLE
    bench.permit(Act.SEE_HITS)
    return Scope.DESK


def around_of(bench: Workbench, scope: Scope, key: str) -> tuple[Found, ...]:
    """Return the whole's finding of a case that `key` names, with those held apart behind it.

    Empty for a desk, whose findings end at the next case, and where no gap is left.
    """
    if scope is Scope.DESK:
        return ()
    known = finding_graphs.ranked_whole(bench)
    named = next((one for one in known if key in one.finding.cases), None)
    return () if named is None else tuple(finding_graphs.joined_with(named, known))


def others_of(bench: Workbench, scope: Scope, key: str) -> tuple[str, ...]:
    """Return the names of the findings that weak bridges join with the one that `key` names."""
    around = around_of(bench, scope, key)
    return tuple(finding_graphs.key_of(bench, one) for one in around[1:])


def edges_of(bench: Workbench, scope: Scope, key: str, *, joined: bool = False) -> list[Edge]:
    """Return the present edges of the finding that a key names, or an empty list.

    Weak bridges to other findings and what lies behind them only when `joined`.
    """
    around = around_of(bench, scope, key)
    if not around:
        known = [edge for edge in _edges(bench, scope) if not edge.is_domestic]
        named = [edge for edge in known if key in finding_graphs.ends_of(bench, edge)]
        return [edge for edge in named if edge.link.muted is None]
    wanted = around if joined else around[:1]
    found = {id(edge): edge for one in wanted for edge in one.touching}
    if joined:
        found |= {id(edge): edge for one in wanted for edge in one.held}
    return [e for e in found.values() if e.link.muted is None and not e.is_domestic]


def read_as(key: str, *, joined: bool) -> tuple[str, ...]:
    """Return what the log notes of a page of a finding: its name, and whether it was joined."""
    return (key, "joined") if joined else (key,)


def _edges(bench: Workbench, scope: Scope) -> tuple[Edge, ...]:
    return edges.of_all(bench) if scope is Scope.WHOLE else edges.of_reader(bench)
