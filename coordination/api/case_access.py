"""Who may read a case: walls, named readers, grants, and what a team reads.

Each act answers with who may read the case after it. Where that leaves nothing for the owner of the
key to see, it answers 204.
"""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, jsonify

from coordination.actions import case_access, case_rights, cases, grants
from coordination.actions.grants import Wish
from coordination.actions.pages.case_file import AccessTab
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.api import access_wire, bodies, filters, problems
from coordination.api.access import current_actor
from coordination.api.bodies import Body, Kind
from coordination.domain.access import Ground
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench

blueprint = Blueprint("api_case_access", __name__)
blueprint.register_error_handler(RefusedInput, problems.refused)

_PERSON: Final = {"name": Kind.TEXT, "desk": Kind.TEXT}
_WHY: Final = {"reason": Kind.TEXT}
_WISH: Final = {"groups": Kind.TEXTS, "until": Kind.DAY, **_WHY}


@blueprint.get("/access")
def index() -> Response:
    """List what stands on the desk's cases, and what waits for a second lead."""
    filters.refuse_every()
    with open_bench(current_actor(), writes=False) as bench:
        page = case_rights.desk_rights(bench)
    return jsonify(access_wire.desk_access(page))


@blueprint.get("/cases/<uuid:case_id>/access")
def show(case_id: UUID) -> Response:
    """Return who may read a case of the own desk beside the desk."""
    filters.refuse_every()
    return _shown(case_id)


@blueprint.post("/cases/<uuid:case_id>/walls")
def set_wall(case_id: UUID) -> Response:
    """Shut a person out of a case."""
    body = bodies.read({**_PERSON, **_WHY})
    name, desk, why = body["name"], body["desk"], body["reason"]
    return _done(
        case_id,
        Ground.WALL,
        lambda bench: case_access.set_wall(bench, case_id, name, desk, reason=why),
    )


@blueprint.post("/cases/<uuid:case_id>/walls/<uuid:entry_id>/lift")
def lift_wall(case_id: UUID, entry_id: UUID) -> Response:
    """Sign that a wall is lifted, as the first or the second of two leads."""
    return _on_entry(case_id, entry_id, Ground.WALL, case_access.lift_wall)


@blueprint.post("/cases/<uuid:case_id>/readers")
def name_reader(case_id: UUID) -> Response:
    """Name a person of the own desk to read a red case."""
    body = bodies.read({"name": Kind.TEXT, "until": Kind.DAY, **_WHY})
    name, until, why = body["name"], body["until"], body["reason"]
    return _done(
        case_id,
        Ground.NAMED,
        lambda bench: case_access.name_reader(bench, case_id, name, until=until, reason=why),
    )


@blueprint.post("/cases/<uuid:case_id>/readers/<uuid:entry_id>/end")
def end_reader(case_id: UUID, entry_id: UUID) -> Response:
    """Take a name from a case."""
    return _on_entry(case_id, entry_id, Ground.NAMED, case_access.end_name)


@blueprint.post("/cases/<uuid:case_id>/grants")
def grant(case_id: UUID) -> Response:
    """Open groups of a case to a person of another desk."""
    body = bodies.read({**_PERSON, **_WISH})
    name, desk, wish = body["name"], body["desk"], _wish(body)
    return _done(
        case_id, Ground.GRANT, lambda bench: grants.grant(bench, case_id, name, desk, wish)
    )


@blueprint.post("/cases/<uuid:case_id>/teams")
def bring_in(case_id: UUID) -> Response:
    """Open groups of a case to the members of a team."""
    body = bodies.read({"team": Kind.ID, "consent": Kind.FLAG, **_WISH})
    team, wish = body["team"], _wish(body)
    return _done(case_id, Ground.TEAM, lambda bench: grants.bring_in(bench, case_id, team, wish))


@blueprint.post("/cases/<uuid:case_id>/grants/<uuid:entry_id>/signature")
def sign(case_id: UUID, entry_id: UUID) -> Response:
    """Sign, as the second lead, that victims are opened to a person or a team."""
    return _on_entry(case_id, entry_id, Ground.GRANT, grants.sign)


@blueprint.post("/cases/<uuid:case_id>/grants/<uuid:entry_id>/end")
def end(case_id: UUID, entry_id: UUID) -> Response:
    """End what a grant, a team or a broken glass opens."""
    return _on_entry(case_id, entry_id, Ground.GRANT, grants.end)


def _wish(body: Body) -> Wish:
    return Wish(
        groups=body["groups"],
        until=body["until"],
        reason=body["reason"],
        consent=body.get("consent", False),
    )


def _on_entry(
    case_id: UUID, entry_id: UUID, ground: Ground, act: Callable[..., object]
) -> Response:
    why = bodies.read(_WHY)["reason"]
    return _done(case_id, ground, lambda bench: act(bench, case_id, entry_id, reason=why))


def _done(case_id: UUID, ground: Ground, act: Callable[[Workbench], object]) -> Response:
    """Act, and answer with who may read the case after it; a refusal is logged with the case."""
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench)
    except RefusedInput:
        with open_bench(current_actor(), writes=True) as bench:
            case_access.note_refusal(bench, case_id, ground)
        raise
    try:
        return _shown(case_id)
    except NoSuchRecord:  # a lead may shut himself out
        return problems.nothing_left()


def _shown(case_id: UUID) -> Response:
    with open_bench(current_actor(), writes=False) as bench:
        page = cases.show_case(bench, case_id, "access")
    assert isinstance(page.body, AccessTab)
    return jsonify(access_wire.case_access(page.head, page.body))
