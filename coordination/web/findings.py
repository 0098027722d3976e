"""Findings: for a desk its own links, for the analyst the whole structure without content."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from coordination.actions import findings
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.cases import page_number
from coordination.web.charts import finding_figure, party_name

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
        page = findings.show_finding(bench, key)
    figure = finding_figure(page)
    names = {party.node: party_name(party) for party in page.parties}
    return render_template("findings/show.html", page=page, figure=figure, names=names)


@blueprint.get("/domestic")
def domestic() -> ResponseReturnValue:
    """List pairs of own cases that share something."""
    with open_bench(current_actor(), writes=False) as bench:
        page = findings.list_domestic(bench)
    return render_template("findings/domestic.html", page=page)
