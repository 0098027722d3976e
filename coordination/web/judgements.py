"""Say what a link is, take that back, and mute or show a link for the own case."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import judgements
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import JudgementForm, LinkForm, MutingForm
from coordination.web.records import show_faults
from coordination.web.wording import done

blueprint = Blueprint("judgements", __name__)


@blueprint.post("/hits/<uuid:hit_id>/judgement")
def judge(hit_id: UUID) -> ResponseReturnValue:
    """Say same, not the same or unsure of a link, or make it potential again."""
    form = JudgementForm()
    if not form.validate():
        abort(400)
    try:
        with open_bench(current_actor(), writes=True) as bench:
            case_id = judgements.judge_link(
                bench,
                hit_id,
                form.verdict.data or "",
                reason=form.reason.data,
                mark=form.mark.data or "",
            )
    except RefusedInput as refused:
        return _refused(form, hit_id, refused)
    flash(done("link_judged"), "done")
    return _back(form, hit_id, case_id)


@blueprint.post("/hits/<uuid:hit_id>/muting")
def mute(hit_id: UUID) -> ResponseReturnValue:
    """Mute a link for the own case, or show one that is muted."""
    form = MutingForm()
    if not form.validate():
        abort(400)
    muted = form.muted.data == "yes"
    try:
        with open_bench(current_actor(), writes=True) as bench:
            case_id = judgements.set_muting(bench, hit_id, muted=muted, reason=form.reason.data)
    except RefusedInput as refused:
        return _refused(form, hit_id, refused)
    flash(done("link_muted" if muted else "link_shown"), "done")
    return _back(form, hit_id, case_id)


def _refused(form: LinkForm, hit_id: UUID, refused: RefusedInput) -> ResponseReturnValue:
    flash(show_faults(form, refused.faults)[0][1], "refused")
    with open_bench(current_actor(), writes=False) as bench:
        case_id = judgements.log_refusal(bench, hit_id)
    return _back(form, hit_id, case_id)


def _back(form: LinkForm, hit_id: UUID, case_id: UUID) -> ResponseReturnValue:
    """Go to where the link still shows: a judgement may take it off a list or out of a finding."""
    if form.back.data == "hit":
        return redirect(url_for("hits.show", hit_id=hit_id))
    if form.back.data == "domestic":
        return redirect(url_for("findings.domestic", hit=hit_id) + f"#hit-{hit_id}")
    return redirect(url_for("cases.show", case_id=case_id, tab="hits") + f"#hit-{hit_id}")
