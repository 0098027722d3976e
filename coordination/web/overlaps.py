"""The hits of the own desk."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from coordination.actions.overlaps import WORDS, list_hits
from coordination.actions.pages import HitState
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.cases import page_number, without_nul

blueprint = Blueprint("overlaps", __name__)


@blueprint.get("/hits")
def index() -> ResponseReturnValue:
    """List hits: open, coordinated, not the same, muted or past; `judged` and `desk` narrow it."""
    state, judged = request.args.get("state", HitState.OPEN), request.args.get("judged")
    if state not in set(HitState) or judged not in {None, *WORDS}:
        abort(404)
    with open_bench(current_actor(), writes=False) as bench:
        page = list_hits(
            bench, state, page_number(), judged, without_nul(request.args.get("desk", ""))
        )
    return render_template("overlaps/index.html", page=page)
