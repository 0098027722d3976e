"""Everything that a person can fetch, as one text: for tests of who learns what."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any
from uuid import UUID

from coordination.actions import (
    approvals,
    cases,
    coordination_map,
    disclosure_views,
    findings,
    given,
    graph_pages,
    overlaps,
    overview,
    search,
    trail,
)
from coordination.actions.pages import CaseQuery, GraphPage, HitState, LogQuery
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.drafts import RefusedInput
from coordination.domain.graph_view import View
from coordination.domain.permissions import Actor, Forbidden
from tests.desks import Desks

TABS = ("overview", "subjects", "identifiers", "hits", "coordination", "access")
PLACES = ((), ("NO",), ("RO",), ("DE",), ("DE", "RO"), ("NO", "RO"))
MAPS: tuple[dict[str, str], ...] = (
    {},
    {"show": "all", "strength": "fair", "period": "12m"},
    {"urgency": "child_at_risk"},
    {"offence": "SEXTORTION"},
    {"platform": "skype"},
    {"operation": "knryoperation"},
    {"stage": "trial"},
    {"team": "DE,RO,NO"},
)
GRAPHS = (View(), View(steps=0), View(steps=1, gaps_only=True))
_RANDOM = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"  # ids
    r"|F-[A-Z2-7]{10}"  # names of findings
    r"|(?<=mark=')[0-9a-f]{8}(?=')|(?<=head=')[0-9a-f]{12}(?=')"  # hashes of the log
)


def everything(
    desks: Desks, actor: Actor, ids: tuple[UUID, ...] = (), asked: tuple[str, ...] = ()
) -> str:
    """Return what every reading action answers to this person, refusals included.

    `ids` are asked for as cases, `asked` are searched for.
    """
    return "\n".join(_answers(desks, actor, ids, asked))


def _graph(bench: Workbench, key: str, view: View) -> GraphPage:
    return graph_pages.show_graph(bench, key, view, details=True)


def without_random(text: str) -> str:
    """Return a text with ids and hashes replaced, which differ from register to register."""
    return _RANDOM.sub("*", text)


def _answers(
    desks: Desks, actor: Actor, ids: tuple[UUID, ...], asked: tuple[str, ...]
) -> Iterator[str]:
    def fetch(action: Callable[..., Any], *args: Any) -> Any:
        try:
            return desks.read(actor, action, *args)
        except (NoSuchRecord, Forbidden, RefusedInput) as refused:
            return refused

    for sort in ("opened", "urgency", "review_on"):
        yield repr(fetch(cases.list_cases, CaseQuery(sort=sort), 1))
    for case_id in ids:
        yield from (repr(fetch(cases.show_case, case_id, tab)) for tab in TABS)
        yield repr(fetch(cases.show_whole_case, case_id))
        yield repr(fetch(cases.open_person, case_id, "V1", "for a test"))
    yield from _hits(fetch)
    yield from (repr(fetch(given.of_case, case_id)) for case_id in ids)
    for action in (approvals.approvals, approvals.disclosed, approvals.unanswered):
        yield repr(fetch(action))
    yield repr(fetch(overview.desk_today))
    yield repr(fetch(findings.list_domestic))
    listed = fetch(findings.list_findings, 1)
    yield repr(listed)
    for row in getattr(listed, "rows", ()):
        yield repr(fetch(findings.show_finding, row.key))
        yield from _graphs(fetch, row.key)
    for text in asked:
        yield repr(fetch(search.search, text))
        yield repr(fetch(search.check_own, None, text))
    yield repr(fetch(cases.form_context))
    yield repr(fetch(trail.read_log, LogQuery(), 1))
    yield repr(fetch(trail.verify_log))
    # Last, because each of them is an entry of the log that is read above.
    yield from _maps(fetch)


def _hits(fetch: Callable[..., Any]) -> Iterator[str]:
    for state in HitState:
        listed = fetch(overlaps.list_hits, state, 1)
        yield repr(listed)
        for row in getattr(listed, "rows", ()):
            yield repr(fetch(disclosure_views.show, row.id))
            yield repr(fetch(given.of_hit, row.id))


def _graphs(fetch: Callable[..., Any], key: str) -> Iterator[str]:
    for view in GRAPHS:
        yield repr(fetch(_graph, key, view))


def _maps(fetch: Callable[..., Any]) -> Iterator[str]:
    for place, query in product(PLACES, MAPS):
        yield repr(fetch(coordination_map.show_map, query, place))
