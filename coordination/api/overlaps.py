"""The own desk's hits."""

from flask import Blueprint, Response, jsonify

from coordination.actions.overlaps import list_hits
from coordination.api import filters, problems, wire
from coordination.api.access import current_actor
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench

blueprint = Blueprint("api_overlaps", __name__)
blueprint.register_error_handler(RefusedInput, problems.refused)


@blueprint.get("/hits")
def index() -> Response:
    """List the own desk's hits in one state, strongest first."""
    number, state = filters.page_number(), filters.hit_state()
    with open_bench(current_actor(), writes=False) as bench:
        found = list_hits(bench, state, number)
        filters.refuse_beyond(number, found.paging.pages)
    return jsonify(
        {"state": state.value, **wire.page("hits", map(wire.hit_row, found.rows), found.paging)}
    )
