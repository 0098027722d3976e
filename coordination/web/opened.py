"""Other desks' cases that are open to one person: by a grant, a team or broken glass."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from coordination.actions import opened
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import ReasonForm
from coordination.web.records import show_faults

blueprint = Blueprint("opened", __name__)


@blueprint.get("/opened")
def index() -> ResponseReturnValue:
    """List what is open to the reader in person."""
    with open_bench(current_actor(), writes=False) as bench:
        rows = opened.list_opened(bench)
    return render_template("opened/index.html", rows=rows)


@blueprint.get("/opened/<uuid:case_id>")
def show(case_id: UUID) -> ResponseReturnValue:
    """Show what is open of one case."""
    with open_bench(current_actor(), writes=False) as bench:
        found = opened.show(bench, case_id)
    return render_template("opened/show.html", given=found, case_id=case_id)


@blueprint.route("/opened/<uuid:case_id>/subjects/<key>", methods=["GET", "POST"])
def person(case_id: UUID, key: str) -> ResponseReturnValue:
    """Ask for the reason, then show one victim or minor once."""
    form = ReasonForm()
    if request.method == "GET" or not form.validate():
        return _ask(case_id, key, form), 200 if request.method == "GET" else 422
    try:
        with open_bench(current_actor(), writes=False) as bench:
            page = opened.open_person(bench, case_id, key, form.reason.data or "")
    except RefusedInput as refused:
        show_faults(form, refused.faults)
        return _ask(case_id, key, form), 422
    return render_template("opened/person.html", page=page)


def _ask(case_id: UUID, key: str, form: ReasonForm) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        found = opened.show(bench, case_id)
    return render_template(
        "opened/open_person.html", given=found, case_id=case_id, key=key, form=form
    )
