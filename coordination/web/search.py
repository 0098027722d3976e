"""Search among what one may see, and the check while typing.

Both are sent, never addressed: what was searched for stays out of logs, histories and referrers.
"""

from flask import Blueprint, abort, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import search
from coordination.domain.vocabulary import IdentifierKind
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.wording import word

blueprint = Blueprint("search", __name__)

_LONGEST = 2_000


@blueprint.post("/search")
def results() -> ResponseReturnValue:
    """Show the cases that a pasted reference, name or identifier finds."""
    with open_bench(current_actor(), writes=False) as bench:
        page = search.search(bench, request.form.get("q", "")[:_LONGEST])
    return render_template("cases/search.html", page=page)


@blueprint.post("/cases/check")
def check() -> ResponseReturnValue:
    """Say how a typed value is read and which own cases hold it; other desks are not asked."""
    kind = request.form.get("kind") or None
    if kind is not None and kind not in set(IdentifierKind):
        abort(400)
    with open_bench(current_actor(), writes=False) as bench:
        found = search.check_own(bench, kind, request.form.get("text", "")[:_LONGEST])
    return jsonify(
        readings=[
            {
                "kind": str(word("identifier", reading.kind)),
                "shown": reading.shown,
                "doubtful": reading.doubtful,
            }
            for reading in found.readings
        ],
        cases=[
            {"ref": case.ref, "address": url_for("cases.show", case_id=case.id)}
            for case in found.cases
        ],
    )
