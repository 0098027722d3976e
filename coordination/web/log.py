"""The audit log: all of it for the auditor, the own desk's for a desk; never content."""

from datetime import date

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from coordination.actions.pages import LogQuery
from coordination.actions.trail import read_log
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.cases import page_number, without_nul

blueprint = Blueprint("log", __name__)


@blueprint.get("/log")
def index() -> ResponseReturnValue:
    """Show who did what to which record, and why."""
    with open_bench(current_actor(), writes=False) as bench:
        page = read_log(bench, _query(request.args), page_number())
    return render_template("log/index.html", page=page)


def _query(args: MultiDict[str, str]) -> LogQuery:
    return LogQuery(
        action=without_nul(args.get("action", "")) or None,
        desk=without_nul(args.get("desk", "")) or None,
        since=args.get("since", type=date.fromisoformat),
        until=args.get("until", type=date.fromisoformat),
    )
