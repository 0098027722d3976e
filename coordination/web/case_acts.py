"""Acts on one case: to move it, to erase it, to open a closed person."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import case_moves, cases
from coordination.domain.drafts import RefusedInput
from coordination.domain.lifecycle import RefusedMove
from coordination.domain.vocabulary import CaseStatus
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import MoveForm, ReasonForm
from coordination.web.records import show_faults
from coordination.web.wording import done, sentence

blueprint = Blueprint("case_acts", __name__)


@blueprint.post("/cases/<uuid:case_id>/move")
def move(case_id: UUID) -> ResponseReturnValue:
    """Suspend, close, reopen or withdraw a case."""
    form = MoveForm()
    if not form.validate() or form.to.data not in set(CaseStatus):
        abort(400)
    try:
        with open_bench(current_actor(), writes=True) as bench:
            case_moves.move_case(bench, case_id, CaseStatus(form.to.data), form.reason.data or None)
    except RefusedMove as refused:
        flash(sentence(refused.template, refused.params), "refused")
    else:
        flash(done("moved"), "done")
    return _back(case_id)


@blueprint.post("/cases/<uuid:case_id>/erasure")
def ask_erasure(case_id: UUID) -> ResponseReturnValue:
    """Ask a second person to erase a case."""
    form = ReasonForm()
    if not form.validate():
        abort(400)
    try:
        with open_bench(current_actor(), writes=True) as bench:
            case_moves.ask_erasure(bench, case_id, form.reason.data or "")
    except RefusedInput as refused:
        flash(show_faults(form, refused.faults)[0][1], "refused")
    except RefusedMove as refused:
        flash(sentence(refused.template, refused.params), "refused")
    else:
        flash(done("erasure_asked"), "done")
    return _back(case_id)


@blueprint.post("/cases/<uuid:case_id>/erase")
def erase(case_id: UUID) -> ResponseReturnValue:
    """Erase a case, as the second person."""
    with open_bench(current_actor(), writes=True) as bench:
        case_moves.erase_case(bench, case_id)
    flash(done("erased"), "done")
    return redirect(url_for("cases.index"))


@blueprint.route("/cases/<uuid:case_id>/subjects/<key>", methods=["GET", "POST"])
def person(case_id: UUID, key: str) -> ResponseReturnValue:
    """Ask for the reason, then show one closed person once."""
    form = ReasonForm()
    if request.method == "GET" or not form.validate():
        return _ask_reason(case_id, key, form), 200 if request.method == "GET" else 422
    try:
        with open_bench(current_actor(), writes=False) as bench:
            page = cases.open_person(bench, case_id, key, form.reason.data or "")
    except RefusedInput as refused:
        show_faults(form, refused.faults)
        return _ask_reason(case_id, key, form), 422
    return render_template("cases/person.html", page=page)


def _ask_reason(case_id: UUID, key: str, form: ReasonForm) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = cases.show_case(bench, case_id, "subjects")
    return render_template("cases/open_person.html", page=page, key=key, form=form)


def _back(case_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("cases.show", case_id=case_id))
