"""Alarms on probing, for the lead, the analyst and the auditor; and quotas of the own desk."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import alarms
from coordination.actions.workbench import Workbench
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import ReasonForm
from coordination.web.wording import done, fault_text

blueprint = Blueprint("alarms", __name__)

Said = Callable[[Workbench, str], None]


@blueprint.get("/alarms")
def index() -> ResponseReturnValue:
    """Show alarms, quotas of the day and what was added to them."""
    with open_bench(current_actor(), writes=False) as bench:
        page = alarms.list_alarms(bench)
    return render_template("alarms/index.html", page=page)


@blueprint.post("/alarms/<uuid:alarm_id>/comment")
def comment(alarm_id: UUID) -> ResponseReturnValue:
    """Say something of an alarm on the own desk."""
    return _act(lambda bench, text: alarms.comment(bench, alarm_id, text), "alarm_commented")


@blueprint.post("/alarms/<uuid:alarm_id>/clear")
def clear(alarm_id: UUID) -> ResponseReturnValue:
    """Clear an alarm, with the reason."""
    return _act(lambda bench, text: alarms.clear(bench, alarm_id, text), "alarm_cleared")


@blueprint.post("/alarms/quota/<user_id>")
def raise_quota(user_id: str) -> ResponseReturnValue:
    """Give a person of the own desk the day's quota once more."""
    return _act(lambda bench, text: alarms.raise_quota(bench, user_id, text), "quota_raised")


def _act(act: Said, said: str) -> ResponseReturnValue:
    form = ReasonForm()
    if not form.validate():
        abort(400)
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench, form.reason.data or "")
    except RefusedInput as refused:
        flash(fault_text(refused.faults[0]), "refused")
    else:
        flash(done(said), "done")
    return redirect(url_for("alarms.index"))
