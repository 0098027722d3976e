"""Broken glass: read who broke it, and close an own one. No key breaks it: decision record 31."""

from uuid import UUID

from flask import Blueprint, Response, jsonify

from coordination.actions import break_glass, glass_pages
from coordination.api import access_wire, bodies, filters, problems
from coordination.api.access import current_actor
from coordination.api.bodies import Kind
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench

blueprint = Blueprint("api_break_glass", __name__)
blueprint.register_error_handler(RefusedInput, problems.refused)


@blueprint.get("/break-glass")
def index() -> Response:
    """List the owner's open glasses, and for a lead those on cases of the desk."""
    filters.refuse_every()
    return _shown()


@blueprint.post("/break-glass/<uuid:entry_id>/close")
def close(entry_id: UUID) -> Response:
    """Close a glass that the key's owner broke."""
    why = bodies.read({"reason": Kind.TEXT})["reason"]
    try:
        with open_bench(current_actor(), writes=True) as bench:
            break_glass.close(bench, entry_id, reason=why)
    except RefusedInput:
        with open_bench(current_actor(), writes=True) as bench:
            break_glass.note_refusal(bench)
        raise
    return _shown()


def _shown() -> Response:
    with open_bench(current_actor(), writes=False) as bench:
        page = glass_pages.list_glasses(bench)
    return jsonify(access_wire.glasses(page))
