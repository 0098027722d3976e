"""Teams: list and found them, answer, name people, leave, end."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import team_pages, teams
from coordination.actions.workbench import Workbench
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.access_forms import MemberForm, TeamForm
from coordination.web.dealing_forms import read_day
from coordination.web.forms import ReasonForm, Sent
from coordination.web.records import show_faults
from coordination.web.wording import done, fault_text

blueprint = Blueprint("teams", __name__)

Messages = list[tuple[str, str]]


@blueprint.get("/teams")
def index() -> ResponseReturnValue:
    """List the teams of the reader, and offer a lead a new one."""
    return _list_page(TeamForm(formdata=None), [])


@blueprint.post("/teams")
def found() -> ResponseReturnValue:
    """Found a team."""
    form = TeamForm()
    if not form.validate():
        return _list_page(form, []), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            team_id = teams.found(
                bench,
                form.name.data or "",
                form.desks.data or (),
                until=read_day("until", form.until.data),
                reason=form.reason.data or "",
            )
    except RefusedInput as refused:
        return _list_page(form, show_faults(form, refused.faults)), 422
    flash(done("team_founded"), "done")
    return _to(team_id)


@blueprint.get("/teams/<uuid:team_id>")
def show(team_id: UUID) -> ResponseReturnValue:
    """Show a team."""
    with open_bench(current_actor(), writes=False) as bench:
        page = team_pages.show_team(bench, team_id)
    form = MemberForm(formdata=None)
    form.offer(page.people)
    return render_template("teams/show.html", page=page, form=form)


@blueprint.post("/teams/<uuid:team_id>/join")
def join(team_id: UUID) -> ResponseReturnValue:
    """Accept an invitation."""
    return _act(team_id, ReasonForm(), lambda bench, why: _answer(bench, team_id, why, joins=True))


@blueprint.post("/teams/<uuid:team_id>/decline")
def decline(team_id: UUID) -> ResponseReturnValue:
    """Decline an invitation."""
    return _act(team_id, ReasonForm(), lambda bench, why: _answer(bench, team_id, why, joins=False))


@blueprint.post("/teams/<uuid:team_id>/leave")
def leave(team_id: UUID) -> ResponseReturnValue:
    """Leave a team with the own desk."""
    return _act(team_id, ReasonForm(), lambda bench, why: teams.leave(bench, team_id, reason=why))


@blueprint.post("/teams/<uuid:team_id>/end")
def end(team_id: UUID) -> ResponseReturnValue:
    """End a team for everybody."""
    return _act(team_id, ReasonForm(), lambda bench, why: teams.end(bench, team_id, reason=why))


@blueprint.post("/teams/<uuid:team_id>/members")
def name_member(team_id: UUID) -> ResponseReturnValue:
    """Name a person of the own desk as a member."""
    form = MemberForm()
    chosen = form.name.data or ""
    return _act(team_id, form, lambda bench, _: teams.name_member(bench, team_id, chosen))


@blueprint.post("/teams/<uuid:team_id>/members/<account>/remove")
def remove_member(team_id: UUID, account: str) -> ResponseReturnValue:
    """End a membership."""
    return _act(
        team_id,
        ReasonForm(),
        lambda bench, why: teams.remove_member(bench, team_id, account, reason=why),
        lasting=False,
    )


def _answer(bench: Workbench, team_id: UUID, reason: str, *, joins: bool) -> None:
    teams.answer(bench, team_id, joins=joins, reason=reason)


def _act(
    team_id: UUID, form: Sent, act: Callable[[Workbench, str], None], *, lasting: bool = True
) -> ResponseReturnValue:
    """Do something with a team; who leaves it as a member goes back to the list."""
    if not form.validate():
        abort(400)
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench, form.reason.data or "" if isinstance(form, ReasonForm) else "")
    except RefusedInput as refused:
        with open_bench(current_actor(), writes=True) as bench:
            teams.note_refusal(bench, team_id)
        flash(fault_text(refused.faults[0]), "refused")
        return _to(team_id)
    flash(done("team_changed"), "done")
    return _to(team_id) if lasting else redirect(url_for("teams.index"))


def _list_page(form: TeamForm, summary: Messages) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = team_pages.list_teams(bench)
    form.offer(page.desks)
    return render_template("teams/index.html", page=page, form=form, summary=summary)


def _to(team_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("teams.show", team_id=team_id))
