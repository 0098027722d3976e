"""Hand-over on absence: arrange a cover, end it, list it."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import absences
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.access_forms import CoverForm
from coordination.web.forms import ReasonForm
from coordination.web.records import show_faults
from coordination.web.wording import done, fault_text

blueprint = Blueprint("absences", __name__)

Messages = list[tuple[str, str]]


@blueprint.get("/absence")
def index() -> ResponseReturnValue:
    """Show covers, and offer a new one."""
    return _page(CoverForm(formdata=None), [])


@blueprint.post("/absence")
def arrange() -> ResponseReturnValue:
    """Arrange a cover."""
    form = CoverForm()
    if not form.validate():
        return _page(form, []), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            absences.arrange(bench, form.cover())
    except RefusedInput as refused:
        _note()
        return _page(form, show_faults(form, refused.faults)), 422
    flash(done("cover_arranged"), "done")
    return redirect(url_for("absences.index"))


@blueprint.post("/absence/<uuid:absence_id>/end")
def end(absence_id: UUID) -> ResponseReturnValue:
    """End a cover early."""
    form = ReasonForm()
    if not form.validate():
        abort(400)
    try:
        with open_bench(current_actor(), writes=True) as bench:
            absences.end(bench, absence_id, reason=form.reason.data or "")
    except RefusedInput as refused:
        _note()
        flash(fault_text(refused.faults[0]), "refused")
    else:
        flash(done("cover_ended"), "done")
    return redirect(url_for("absences.index"))


def _note() -> None:
    with open_bench(current_actor(), writes=True) as bench:
        absences.note_refusal(bench)


def _page(form: CoverForm, summary: Messages) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = absences.list_absences(bench)
    form.offer(page)
    return render_template("absences/index.html", page=page, form=form, summary=summary)
