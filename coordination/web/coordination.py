"""Record coordination on an own case, change it, and answer what another desk recorded."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import cases, coordination
from coordination.actions.workbench import Workbench
from coordination.domain.drafts import CoordinationDraft, RefusedInput
from coordination.domain.record import read_case
from coordination.domain.vocabulary import CoordinationState
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import AnswerForm, ChangeForm, CoordinationForm
from coordination.web.records import coordination_payload, read_end, show_faults
from coordination.web.wording import done

blueprint = Blueprint("coordination", __name__)


@blueprint.get("/cases/<uuid:case_id>/coordination/new")
def new(case_id: UUID) -> ResponseReturnValue:
    """Show the form; `with` in the address names the States to begin with."""
    form = CoordinationForm(states=request.args.get("with", ""))
    return _form_page(case_id, form)


@blueprint.post("/cases/<uuid:case_id>/coordination/new")
def record(case_id: UUID) -> ResponseReturnValue:
    """Record coordination; it covers from its first day, without anybody's further act."""
    form = CoordinationForm()
    if not form.validate():
        return _form_page(case_id, form), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            coordination.record(bench, case_id, _draft(bench, form))
    except RefusedInput as refused:
        return _form_page(case_id, form, show_faults(form, refused.faults)), 422
    flash(done("coordination_recorded"), "done")
    return _to_tab(case_id)


@blueprint.post("/cases/<uuid:case_id>/coordination/<uuid:record_id>")
def change(case_id: UUID, record_id: UUID) -> ResponseReturnValue:
    """Give recorded coordination another state or end."""
    form = ChangeForm()
    if not form.validate():
        abort(400)
    state = CoordinationState(form.state.data)
    try:
        with open_bench(current_actor(), writes=True) as bench:
            until = read_end(form)
            coordination.change(bench, case_id, record_id, state=state, until=until)
    except RefusedInput as refused:
        flash(show_faults(form, refused.faults)[0][1], "refused")
    else:
        flash(done("coordination_changed"), "done")
    return _to_tab(case_id)


@blueprint.post("/hits/<uuid:hit_id>/coordination/<uuid:record_id>")
def answer(hit_id: UUID, record_id: UUID) -> ResponseReturnValue:
    """Confirm or contest what another desk recorded, for one hit of the own desk."""
    form = AnswerForm()
    if not form.validate():
        abort(400)
    verdict, reason = form.verdict.data or "", form.reason.data or None
    try:
        with open_bench(current_actor(), writes=True) as bench:
            coordination.answer(bench, hit_id, record_id, verdict=verdict, reason=reason)
    except RefusedInput as refused:
        flash(show_faults(form, refused.faults)[0][1], "refused")
    else:
        flash(done("coordination_answered"), "done")
    return redirect(url_for("overlaps.index") + f"#hit-{hit_id}")


def _draft(bench: Workbench, form: CoordinationForm) -> CoordinationDraft:
    draft = read_case(
        coordination_payload(form, bench.actor.desk or ""),
        offence_codes=frozenset(),
        jurisdictions=bench.pack.jurisdiction_codes,
    )
    return draft.coordination[0]


def _form_page(
    case_id: UUID, form: CoordinationForm, summary: list[tuple[str, str]] | None = None
) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = cases.show_case(bench, case_id, "coordination")
    return render_template("coordination/new.html", page=page, form=form, summary=summary or [])


def _to_tab(case_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("cases.show", case_id=case_id, tab="coordination"))
