"""Break-glass: break it, close it again, and the register of what was broken."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import break_glass, glass_pages
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.access_forms import AcrossForm, GlassForm
from coordination.web.forms import ReasonForm
from coordination.web.records import show_faults
from coordination.web.wording import done, fault_text

blueprint = Blueprint("break_glass", __name__)

Messages = list[tuple[str, str]]


@blueprint.get("/break-glass")
def index() -> ResponseReturnValue:
    """Show the form, the own open glasses and the register."""
    return _page(GlassForm(formdata=None), [])


@blueprint.post("/break-glass")
def break_own() -> ResponseReturnValue:
    """Open a red case of the own desk by its reference."""
    form = GlassForm()
    if not form.validate():
        return _page(form, []), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            case_id = break_glass.break_own(
                bench, form.ref.data or "", reason=form.reason.data or ""
            )
    except RefusedInput as refused:
        _note()
        return _page(form, show_faults(form, refused.faults)), 422
    flash(done("glass_broken"), "done")
    return redirect(url_for("cases.show", case_id=case_id))


@blueprint.get("/break-glass/hits/<uuid:hit_id>")
def ask(hit_id: UUID) -> ResponseReturnValue:
    """Show what a lead breaks, and ask why."""
    return _across_page(hit_id, AcrossForm(formdata=None), [])


@blueprint.post("/break-glass/hits/<uuid:hit_id>")
def break_across(hit_id: UUID) -> ResponseReturnValue:
    """Open another desk's case behind an own hit."""
    form = AcrossForm()
    if not form.validate():
        return _across_page(hit_id, form, []), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            case_id = break_glass.break_across(bench, hit_id, reason=form.reason.data or "")
    except RefusedInput as refused:
        _note()
        return _across_page(hit_id, form, show_faults(form, refused.faults)), 422
    flash(done("glass_broken"), "done")
    return redirect(url_for("opened.show", case_id=case_id))


@blueprint.post("/break-glass/<uuid:entry_id>/close")
def close(entry_id: UUID) -> ResponseReturnValue:
    """Close an own glass before its day is over."""
    form = ReasonForm()
    if not form.validate():
        abort(400)
    try:
        with open_bench(current_actor(), writes=True) as bench:
            break_glass.close(bench, entry_id, reason=form.reason.data or "")
    except RefusedInput as refused:
        _note()
        flash(fault_text(refused.faults[0]), "refused")
    else:
        flash(done("glass_closed"), "done")
    return redirect(url_for("break_glass.index"))


def _note() -> None:
    with open_bench(current_actor(), writes=True) as bench:
        break_glass.note_refusal(bench)


def _page(form: GlassForm, summary: Messages) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = glass_pages.list_glasses(bench)
    return render_template("break_glass/index.html", page=page, form=form, summary=summary)


def _across_page(hit_id: UUID, form: AcrossForm, summary: Messages) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = glass_pages.form(bench, hit_id)
    return render_template("break_glass/across.html", page=page, form=form, summary=summary)
