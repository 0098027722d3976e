"""Prepare where the cases of large findings are drawn, apart from any request.

A finding of thousands of cases takes seconds to place; whoever opens it should wait for none of
them. The worker places what has no place yet and leaves every case that has one where it is, so
the picture is the same at the next visit. Only the analyst's whole findings are that large: a
desk's are made of its own cases and their hits.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coordination.actions import damage, finding_graphs
from coordination.actions.edges import Edge
from coordination.actions.workbench import Workbench
from coordination.domain import drawing
from coordination.domain.drawing import Places
from coordination.domain.findings import Finding
from coordination.domain.graph_view import MOST_CASES
from coordination.domain.permissions import Act
from coordination.storage import counters, layouts
from coordination.vault.envelope import Place, Sealed

SCOPE = "layouts"
"""Name of the register's own key under which layouts are sealed."""

FROM = 8
"""Cases from which a finding's layout is kept; smaller ones are placed while one waits."""

# A sealed layout is as long as it has cases; in steps it says little of how many.
_STEP = 2048


@dataclass(frozen=True, slots=True)
class Made:
    """Layouts that were made by the name of their finding, and the names of those that are gone."""

    fresh: Mapping[str, Places]
    gone: frozenset[str]

    @property
    def is_news(self) -> bool:
        """Return whether there is anything to keep."""
        return bool(self.fresh or self.gone)


def state(bench: Workbench) -> int:
    """Return a number that moves with every change of the structure."""
    bench.permit(Act.SEE_STRUCTURE)
    return counters.current(bench.session, counters.STRUCTURE)


def make(bench: Workbench) -> Made:
    """Place the findings that have a case without a place; nothing is stored.

    Apart from `keep`, so that the seconds it takes hold no lock.
    """
    bench.permit(Act.SEE_STRUCTURE)
    wanted = {
        one.finding.key: (one.finding, one.touching)
        for one in finding_graphs.ranked_whole(bench)
        if _is_kept(one.finding)
    }
    stored = layouts.names(bench.session)
    old = known(bench, stored)
    fresh = {
        key: _placed(bench, touching, old)
        for key, (finding, touching) in wanted.items()
        if key not in stored or any(case not in old for case in finding.cases)
    }
    return Made(fresh, frozenset(stored - wanted.keys()))


def keep(bench: Workbench, made: Made) -> None:
    """Store layouts that were made, and delete those of findings that are no more."""
    bench.permit(Act.SEE_STRUCTURE)
    sealed = {key: _seal(bench, key, places) for key, places in made.fresh.items()}
    layouts.replace(bench.session, sealed, made.gone)
    bench.record("layouts.prepared", count=len(sealed))


def known(bench: Workbench, names: Iterable[str]) -> Places:
    """Return the places of all cases in the layouts of these names."""
    found: Places = {}
    for name, sealed in sorted(layouts.named(bench.session, names).items()):
        with damage.left_out(bench):
            plain = bench.vault.open_json(bench.keys.register_key(SCOPE), _place(name), sealed)
            found.update({case: (x, y) for case, (x, y) in plain["places"].items()})
    return found


def _is_kept(finding: Finding) -> bool:
    return FROM <= len(finding.cases) <= MOST_CASES


def _placed(bench: Workbench, touching: Sequence[Edge], old: Mapping[str, drawing.Point]) -> Places:
    return drawing.place(finding_graphs.shown_graph(bench, touching), old, waits=False)


def _seal(bench: Workbench, name: str, places: Places) -> Sealed:
    listed = {case: list(point) for case, point in sorted(places.items())}
    plain = {"places": listed, "pad": " " * (-len(str(listed)) % _STEP)}
    return bench.vault.seal_json(bench.keys.register_key(SCOPE), _place(name), plain)


def _place(name: str) -> Place:
    return Place("layout", "places", name, SCOPE)
