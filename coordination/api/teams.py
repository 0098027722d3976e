"""Teams: list, found, answer, name people, leave, end. Cases are brought in at the case."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, jsonify, url_for

from coordination.actions import team_pages, teams
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.api import access_wire, bodies, filters, problems
from coordination.api.access import current_actor
from coordination.api.bodies import Kind
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench

blueprint = Blueprint("api_teams", __name__)
blueprint.register_error_handler(RefusedInput, problems.refused)

_WHY: Final = {"reason": Kind.TEXT}
_TEAM: Final = {"name": Kind.TEXT, "desks": Kind.TEXTS, "until": Kind.DAY, "purpose": Kind.TEXT}


@blueprint.get("/teams")
def index() -> Response:
    """List the teams of the key's owner."""
    filters.refuse_every()
    with open_bench(current_actor(), writes=False) as bench:
        page = team_pages.list_teams(bench)
    return jsonify(access_wire.teams(page))


@blueprint.post("/teams")
def found() -> Response:
    """Found a team."""
    body = bodies.read(_TEAM)
    name, desks, why = body["name"], body["desks"], body["purpose"]
    with open_bench(current_actor(), writes=True) as bench:
        team_id = teams.found(bench, name, desks, until=body["until"], reason=why)
    reply = _shown(team_id)
    reply.status_code = 201
    reply.headers["Location"] = url_for("api_teams.show", team_id=team_id)
    return reply


@blueprint.get("/teams/<uuid:team_id>")
def show(team_id: UUID) -> Response:
    """Return a team."""
    filters.refuse_every()
    return _shown(team_id)


@blueprint.post("/teams/<uuid:team_id>/join")
def join(team_id: UUID) -> Response:
    """Accept an invitation."""
    return _with_reason(team_id, partial(teams.answer, joins=True))


@blueprint.post("/teams/<uuid:team_id>/decline")
def decline(team_id: UUID) -> Response:
    """Decline an invitation."""
    return _with_reason(team_id, partial(teams.answer, joins=False))


@blueprint.post("/teams/<uuid:team_id>/leave")
def leave(team_id: UUID) -> Response:
    """Leave a team with the own desk."""
    return _with_reason(team_id, teams.leave)


@blueprint.post("/teams/<uuid:team_id>/end")
def end(team_id: UUID) -> Response:
    """End a team for everybody."""
    return _with_reason(team_id, teams.end)


@blueprint.post("/teams/<uuid:team_id>/members")
def name_member(team_id: UUID) -> Response:
    """Name a person of the own desk as a member."""
    name = bodies.read({"name": Kind.TEXT})["name"]
    return _done(team_id, lambda bench: teams.name_member(bench, team_id, name))


@blueprint.post("/teams/<uuid:team_id>/members/<account>/end")
def remove_member(team_id: UUID, account: str) -> Response:
    """End a membership."""
    why = bodies.read(_WHY)["reason"]
    return _done(team_id, lambda bench: teams.remove_member(bench, team_id, account, reason=why))


def _with_reason(team_id: UUID, act: Callable[..., None]) -> Response:
    why = bodies.read(_WHY)["reason"]
    return _done(team_id, lambda bench: act(bench, team_id, reason=why))


def _done(team_id: UUID, act: Callable[[Workbench], None]) -> Response:
    """Act, and answer with the team after it; a refusal is logged with the team."""
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench)
    except RefusedInput:
        with open_bench(current_actor(), writes=True) as bench:
            teams.note_refusal(bench, team_id)
        raise
    try:
        return _shown(team_id)
    except NoSuchRecord:  # who was a member sees it no more
        return problems.nothing_left()


def _shown(team_id: UUID) -> Response:
    with open_bench(current_actor(), writes=False) as bench:
        page = team_pages.show_team(bench, team_id, titles=False)
    return jsonify(access_wire.team(page))
