"""Findings: for a desk its own links, for the analyst the whole structure without content."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import findings, graph_pages, proposals
from coordination.actions.pages import GraphPage, Party
from coordination.domain.evidence import EvidenceKind
from coordination.domain.graph_view import MOST_STEPS, View
from coordination.domain.vocabulary import Band
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.cases import page_number
from coordination.web.charts import graph_figure, party_name

blueprint = Blueprint("findings", __name__)


@blueprint.get("/findings")
def index() -> ResponseReturnValue:
    """List the findings, worst first."""
    with open_bench(current_actor(), writes=False) as bench:
        page = findings.list_findings(bench, page_number())
    return render_template("findings/index.html", page=page)


@blueprint.get("/findings/<key>")
def show(key: str) -> ResponseReturnValue:
    """Show who works on it, why, and what is coordinated."""
    with open_bench(current_actor(), writes=False) as bench:
        page = findings.show_finding(bench, key, joined=is_joined())
        steps = proposals.of_finding(bench, key, joined=is_joined())
    figure = graph_figure(page.picture, page.parties, _case_address)
    names = {party.node: party_name(party) for party in page.parties}
    return render_template(
        "findings/show.html", page=page, figure=figure, names=names, next_steps=steps
    )


@blueprint.get("/findings/<key>/graph")
def graph(key: str) -> ResponseReturnValue:
    """Show the graph of a finding from one case outward."""
    with open_bench(current_actor(), writes=False) as bench:
        page = graph_pages.show_graph(
            bench, key, asked_view(), details="details" in request.args, joined=is_joined()
        )
    figure = graph_figure(
        page.picture, page.parties, lambda party: _expansion(page, party), tall=True
    )
    names = {party.node: party_name(party) for party in page.parties}
    return render_template("findings/graph.html", page=page, figure=figure, names=names)


@blueprint.get("/domestic")
def domestic() -> ResponseReturnValue:
    """List pairs of own cases that share something, those that nobody judged first."""
    state = request.args.get("state", "open")
    hit_id = request.args.get("hit", type=UUID)
    with open_bench(current_actor(), writes=False) as bench:
        page = findings.list_domestic(bench, state, page_number(), hit_id)
    return render_template("findings/domestic.html", page=page)


def is_joined() -> bool:
    """Return whether the address asks for findings that weak bridges join to be shown as one."""
    return request.args.get("joined") == "yes"


def asked_view() -> View:
    """Return the view that the address asks for; what it does not understand counts as not asked."""
    steps = request.args.get("steps", type=int)
    band = request.args.get("least", "")
    known = {kind.value for kind in EvidenceKind}
    return View(
        start=request.args.get("from") or None,
        steps=steps if steps is not None and 0 <= steps <= MOST_STEPS else None,
        kinds=frozenset(EvidenceKind(k) for k in request.args.getlist("kind") if k in known),
        least=Band(band) if band in set(Band) else Band.WEAK,
        gaps_only=request.args.get("show") == "gaps",
    )


def view_arguments(page: GraphPage, **changed: Any) -> dict[str, Any]:
    """Return the address's arguments for this view with some of them changed."""
    view = page.view
    asked = {
        "from": page.start,
        "steps": page.reach,
        "kind": sorted(kind.value for kind in view.kinds),
        "least": view.least.value if view.least is not Band.WEAK else None,
        "show": "gaps" if view.gaps_only else None,
        "details": 1 if page.details else None,
        "joined": "yes" if page.joined else None,
    }
    return {name: value for name, value in (asked | changed).items() if value not in (None, [])}


@blueprint.app_template_global()
def graph_address(page: GraphPage, start: str | None = None, steps: int | None = None) -> str:
    """Return the address of this graph, begun at another case or with other steps."""
    changed: dict[str, Any] = {} if start is None else {"from": start}
    if steps is not None:
        changed["steps"] = steps
    return url_for("findings.graph", key=page.key, **view_arguments(page, **changed))


def _case_address(party: Party) -> str:
    return url_for("cases.show", case_id=party.case.id) if party.case is not None else ""


def _expansion(page: GraphPage, party: Party) -> str:
    """Return where a click on a case leads: the graph begun there, one step wider if it was here."""
    if page.desk is not None and not party.own:
        return ""
    if party.node != page.start:
        return graph_address(page, party.node, max(page.reach, 1))
    return graph_address(page, steps=min(page.reach + 1, MOST_STEPS) if page.reach else 0)
