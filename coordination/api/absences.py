"""Hand-over on absence: arrange a cover, end it, list it."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, jsonify

from coordination.actions import absences
from coordination.actions.absences import Cover
from coordination.actions.workbench import Workbench
from coordination.api import access_wire, bodies, filters, problems
from coordination.api.access import current_actor
from coordination.api.bodies import Kind
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench

blueprint = Blueprint("api_absences", __name__)
blueprint.register_error_handler(RefusedInput, problems.refused)

_COVER: Final = {
    "absent": Kind.TEXT,
    "deputy": Kind.TEXT,
    "since": Kind.DAY,
    "until": Kind.DAY,
    "reason": Kind.TEXT,
}


@blueprint.get("/absence")
def index() -> Response:
    """List covers."""
    filters.refuse_every()
    return _shown()


@blueprint.post("/absence")
def arrange() -> Response:
    """Let a deputy stand in, for the key's owner where nobody else is named."""
    body = bodies.read(_COVER)
    cover = Cover(
        absent=body["absent"] or current_actor().name,
        deputy=body["deputy"],
        since=body["since"],
        until=body["until"],
        reason=body["reason"],
    )
    return _done(lambda bench: absences.arrange(bench, cover))


@blueprint.post("/absence/<uuid:absence_id>/end")
def end(absence_id: UUID) -> Response:
    """End a cover early."""
    why = bodies.read({"reason": Kind.TEXT})["reason"]
    return _done(lambda bench: absences.end(bench, absence_id, reason=why))


def _done(act: Callable[[Workbench], object]) -> Response:
    """Act, and answer with the covers after it; a refusal is logged."""
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench)
    except RefusedInput:
        with open_bench(current_actor(), writes=True) as bench:
            absences.note_refusal(bench)
        raise
    return _shown()


def _shown() -> Response:
    with open_bench(current_actor(), writes=False) as bench:
        page = absences.list_absences(bench)
    return jsonify(access_wire.absences(page))
