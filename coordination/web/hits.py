"""The page of one hit with another desk: the ladder, the dealings, and what was opened."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from coordination.actions import disclosure_views, given
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import ReasonForm
from coordination.web.records import show_faults

blueprint = Blueprint("hits", __name__)

Messages = Sequence[tuple[str, str]]

SYMBOLS: Mapping[str, str] = {
    "not_asked": "lock",
    "asked": "hourglass-split",
    "escalated": "alarm",
    "postponed": "calendar-event",
    "granted": "unlock-fill",
    "not_granted": "lock-fill",
    "refused": "x-octagon",
    "withdrawn": "arrow-counterclockwise",
    "revoked": "slash-circle",
    "ended": "calendar-x",
    "gone": "trash",
}
"""The symbol beside each word of the ladder, so that colour is never alone."""


@blueprint.get("/hits/<uuid:hit_id>")
def show(hit_id: UUID) -> ResponseReturnValue:
    """Show the own side of a hit with another desk."""
    return page_of(hit_id)


def page_of(hit_id: UUID, form: str = "", summary: Messages = (), seen: int | None = None) -> str:
    """Return the page; after a refusal with the form that was sent, and what was wrong with it.

    `seen` is how many lines of the record the sender had read when the record had grown since.
    """
    with open_bench(current_actor(), writes=False) as bench:
        page = disclosure_views.show(bench, hit_id)
        found = given.of_hit(bench, hit_id)
        usual = (bench.now() + timedelta(hours=page.ask.hours)).date()
    return render_template(
        "hits/show.html",
        page=page,
        given=found,
        usual=usual,
        sent=form,
        typed=request.form if form else {},
        ticked=request.form.getlist("groups") if form else [],
        named=request.form.getlist("readers") if form else [],
        summary=summary,
        seen=seen,
    )


@blueprint.route("/hits/<uuid:hit_id>/subjects/<key>", methods=["GET", "POST"])
def person(hit_id: UUID, key: str) -> ResponseReturnValue:
    """Ask for the reason, then show one given victim or minor once."""
    form = ReasonForm()
    if request.method == "GET" or not form.validate():
        return _ask_reason(hit_id, key, form), 200 if request.method == "GET" else 422
    try:
        with open_bench(current_actor(), writes=False) as bench:
            page = given.open_person(bench, hit_id, key, form.reason.data or "")
    except RefusedInput as refused:
        show_faults(form, refused.faults)
        return _ask_reason(hit_id, key, form), 422
    return render_template("hits/person.html", page=page)


def _ask_reason(hit_id: UUID, key: str, form: ReasonForm) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = disclosure_views.show(bench, hit_id)
    return render_template("hits/open_person.html", page=page, key=key, form=form)


@blueprint.app_template_global()
def symbol(state: str) -> str:
    """Return the name of the icon that stands for the state of a rung."""
    return SYMBOLS[state]
