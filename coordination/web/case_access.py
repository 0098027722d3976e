"""Walls, named readers, grants and teams on one case, and a lead's list of all of the desk."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import case_access, case_rights, grants
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.access import Ground
from coordination.domain.drafts import Fault, RefusedInput
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.access_forms import EntryForm
from coordination.web.dealing_forms import read_day
from coordination.web.forms import ReasonForm
from coordination.web.records import show_faults
from coordination.web.wording import done, fault_text

blueprint = Blueprint("case_access", __name__)

Messages = list[tuple[str, str]]


@blueprint.get("/access")
def index() -> ResponseReturnValue:
    """List what stands on the desk's cases, and what waits for a second lead."""
    with open_bench(current_actor(), writes=False) as bench:
        page = case_rights.desk_rights(bench)
    return render_template("case_access/index.html", page=page)


@blueprint.get("/cases/<uuid:case_id>/access/<what>")
def new(case_id: UUID, what: str) -> ResponseReturnValue:
    """Show the form of a wall, a name, a grant, or a case for a team."""
    return _form_page(case_id, what, EntryForm(formdata=None))


@blueprint.post("/cases/<uuid:case_id>/access/<what>")
def add(case_id: UUID, what: str) -> ResponseReturnValue:
    """Store the entry that the form describes."""
    act, form = _ACTS.get(what), EntryForm()
    if act is None:
        abort(404)
    if not form.validate():
        return _form_page(case_id, what, form), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench, case_id, form)
    except RefusedInput as refused:
        _note(case_id, what)
        summary = show_faults(form, _placed(what, refused.faults))
        return _form_page(case_id, what, form, summary), 422
    flash(done(f"right_{what}"), "done")
    return _to_tab(case_id)


@blueprint.post("/cases/<uuid:case_id>/access/<uuid:entry_id>/end/<what>")
def end(case_id: UUID, entry_id: UUID, what: str) -> ResponseReturnValue:
    """End a name, a grant, what a team reads, or a broken glass."""
    act = case_access.end_name if what == Ground.NAMED else grants.end
    return _sign(case_id, what, lambda bench, why: act(bench, case_id, entry_id, reason=why))


@blueprint.post("/cases/<uuid:case_id>/access/<uuid:entry_id>/lift")
def lift(case_id: UUID, entry_id: UUID) -> ResponseReturnValue:
    """Sign that a wall is lifted, as the first or the second of two leads."""
    return _sign(
        case_id,
        Ground.WALL,
        lambda bench, why: case_access.lift_wall(bench, case_id, entry_id, reason=why),
    )


@blueprint.post("/cases/<uuid:case_id>/access/<uuid:entry_id>/sign")
def sign(case_id: UUID, entry_id: UUID) -> ResponseReturnValue:
    """Sign, as the second lead, that victims are opened."""
    return _sign(
        case_id,
        Ground.GRANT,
        lambda bench, why: grants.sign(bench, case_id, entry_id, reason=why),
    )


def _wall(bench: Workbench, case_id: UUID, form: EntryForm) -> None:
    name, desk = form.name.data or "", form.desk.data or ""
    case_access.set_wall(bench, case_id, name, desk, reason=form.reason.data or "")


def _name(bench: Workbench, case_id: UUID, form: EntryForm) -> None:
    until = read_day("until", form.until.data)
    person, why = form.person.data or "", form.reason.data or ""
    case_access.name_reader(bench, case_id, person, until=until, reason=why)


def _grant(bench: Workbench, case_id: UUID, form: EntryForm) -> None:
    grants.grant(bench, case_id, form.name.data or "", form.desk.data or "", form.wish())


def _team(bench: Workbench, case_id: UUID, form: EntryForm) -> None:
    try:
        team = UUID(form.team.data or "")
    except ValueError:
        raise NoSuchRecord from None
    grants.bring_in(bench, case_id, team, form.wish())


_ACTS: Final[dict[str, Callable[[Workbench, UUID, EntryForm], None]]] = {
    Ground.WALL.value: _wall,
    Ground.NAMED.value: _name,
    Ground.GRANT.value: _grant,
    Ground.TEAM.value: _team,
}


def _placed(what: str, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return faults with that of the person at the field that asks for the person."""
    if what != Ground.NAMED:
        return faults
    return tuple(
        Fault("person", one.message, one.params) if one.field == "name" else one for one in faults
    )


def _sign(case_id: UUID, what: str, act: Callable[[Workbench, str], object]) -> ResponseReturnValue:
    form = ReasonForm()
    if not form.validate():
        abort(400)
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench, form.reason.data or "")
    except RefusedInput as refused:
        _note(case_id, what)
        flash(fault_text(refused.faults[0]), "refused")
    else:
        flash(done("right_signed"), "done")
    return _to_tab(case_id)


def _note(case_id: UUID, what: str) -> None:
    with open_bench(current_actor(), writes=True) as bench:
        case_access.note_refusal(bench, case_id, what)


def _form_page(case_id: UUID, what: str, form: EntryForm, summary: Messages | None = None) -> str:
    actor = current_actor()
    with open_bench(actor, writes=False) as bench:
        page = case_rights.form(bench, case_id, what)
    form.offer(page, actor.desk or "")
    if what == Ground.GRANT:
        form.offer_others(page)
    return render_template(
        "case_access/new.html", page=page, form=form, what=what, summary=summary or []
    )


def _to_tab(case_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("cases.show", case_id=case_id, tab="access"))
