"""Local corrections of law facts, for the administrator: list, add, confirm, withdraw."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from coordination.actions import pack_corrections
from coordination.actions.pack_corrections import Signature
from coordination.reference.corrections import RefusedCorrection
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import CorrectionForm, Sent

blueprint = Blueprint("pack_corrections", __name__)


@blueprint.get("/reference/corrections")
def index() -> ResponseReturnValue:
    """List the corrections, and offer a new one for the field that the address names."""
    form = CorrectionForm(formdata=None)
    for name in ("file", "entry", "field"):
        if request.args.get(name):
            form[name].data = request.args[name]
    return _page(form)


@blueprint.post("/reference/corrections")
def add() -> ResponseReturnValue:
    """Hold a fact differently from the release."""
    form = CorrectionForm()
    if not form.validate():
        return _page(form), 422
    address = (form.file.data, _text(form.entry), _text(form.field))
    signature = Signature(_text(form.source), _text(form.reason))
    try:
        with open_bench(current_actor(), writes=True) as bench:
            pack_corrections.correct(bench, address, _text(form.value), signature)
    except RefusedCorrection as refused:
        form.value.errors = (gettext(str(refused)),)
        return _page(form), 422
    flash(gettext("The fact is corrected. Every page says so from now on."), "done")
    return redirect(url_for("pack_corrections.index"))


@blueprint.post("/reference/corrections/<uuid:correction_id>/confirm")
def confirm(correction_id: UUID) -> ResponseReturnValue:
    """Say that a correction still holds although the release changed under it."""
    return _act(
        lambda bench: pack_corrections.confirm(bench, correction_id),
        gettext("Confirmed. The correction rests on the value of this release now."),
    )


@blueprint.post("/reference/corrections/<uuid:correction_id>/withdraw")
def withdraw(correction_id: UUID) -> ResponseReturnValue:
    """End a correction, with the reason."""
    reason = request.form.get("reason", "")
    return _act(
        lambda bench: pack_corrections.withdraw(bench, correction_id, reason),
        gettext("Withdrawn. The release holds again."),
    )


def _act(act: Callable[[Any], None], said: str) -> ResponseReturnValue:
    if not Sent().validate():
        return _page(CorrectionForm(formdata=None)), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench)
    except RefusedCorrection as refused:
        flash(gettext(str(refused)), "refused")
    else:
        flash(said, "done")
    return redirect(url_for("pack_corrections.index"))


def _page(form: CorrectionForm) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = pack_corrections.list_corrections(bench)
    return render_template("pack_corrections/index.html", form=form, page=page)


def _text(field: Any) -> str:
    return (field.data or "").strip()
