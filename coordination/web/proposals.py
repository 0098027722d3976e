"""Next steps with their law: read, answered, decided, recommended, tried out; and the worksheet."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import (
    proposal_answers,
    proposal_decisions,
    proposal_lists,
    proposal_what_if,
    proposal_worksheets,
    proposals,
)
from coordination.actions.pages.proposals import ProposalTab
from coordination.actions.proposal_decisions import Chosen, Verdict
from coordination.actions.proposal_worksheets import Filled
from coordination.domain.decisions import ProposalState
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.lifecycle import RefusedMove
from coordination.domain.wording import N_
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.cases import page_number
from coordination.web.wording import done, fault_text, sentence

blueprint = Blueprint("proposals", __name__)

FACT = "fact."
_FACTOR_TEXT, _FACTOR_STATE = "text.", "state."

Messages = Sequence[tuple[str, str]]


@blueprint.get("/proposals")
def index() -> ResponseReturnValue:
    """List proposals: open, put off, decided; for the analyst open and prepared ones."""
    tab = request.args.get("tab", ProposalTab.OPEN)
    if tab not in set(ProposalTab):
        abort(404)
    with open_bench(current_actor(), writes=False) as bench:
        page = proposal_lists.list_proposals(bench, ProposalTab(tab), page_number())
    return render_template("proposals/index.html", page=page)


@blueprint.get("/proposals/pick")
def pick() -> ResponseReturnValue:
    """Offer own cases, or findings, to be picked."""
    with open_bench(current_actor(), writes=False) as bench:
        page = proposals.pick(bench, page_number())
    return render_template("proposals/pick.html", page=page)


@blueprint.get("/proposals/steps")
def steps() -> ResponseReturnValue:
    """Show the ranked next steps for what the address names."""
    names = request.args.getlist("of")
    if not names:
        return redirect(url_for("proposals.pick"))
    return _steps_page(names)


@blueprint.post("/proposals/steps/decision")
def decide() -> ResponseReturnValue:
    """Accept, defer or decline a step."""
    names = request.form.getlist("of")
    state = request.form.get("state", "")
    if state not in set(ProposalState):
        abort(400)
    reason = request.form.get("reason", "")
    try:
        verdict = Verdict(ProposalState(state), reason, _until(state))
        with open_bench(current_actor(), writes=True) as bench:
            recorded = proposal_decisions.decide(bench, names, _chosen(), verdict)
    except (RefusedInput, RefusedMove) as refused:
        return _steps_page(names, _messages(refused)), 422
    alone = state == ProposalState.ACCEPTED and recorded is None
    flash(done("proposal_accepted_alone" if alone else f"proposal_{state}"), "done")
    return redirect(url_for("proposals.steps", of=names))


@blueprint.post("/proposals/steps/recommendation")
def recommend() -> ResponseReturnValue:
    """Recommend a step to the desks that it covers."""
    names = request.form.getlist("of")
    try:
        with open_bench(current_actor(), writes=True) as bench:
            proposal_decisions.recommend(bench, names, _chosen())
    except RefusedInput as refused:
        return _steps_page(names, _messages(refused)), 422
    flash(done("proposal_recommended"), "done")
    return redirect(url_for("proposals.steps", of=names))


@blueprint.post("/proposals/steps/answers")
def answer() -> ResponseReturnValue:
    """Keep answers to what the bases ask for; the page then shows what they change."""
    names = request.form.getlist("of")
    texts = {
        field.removeprefix(FACT): text
        for field, text in request.form.items()
        if field.startswith(FACT)
    }
    try:
        with open_bench(current_actor(), writes=True) as bench:
            count = proposal_answers.answer(bench, names, texts)
    except RefusedInput as refused:
        return _steps_page(names, _messages(refused), texts), 422
    flash(done("facts_answered" if count else "facts_unchanged"), "done")
    return redirect(url_for("proposals.steps", of=names))


@blueprint.get("/proposals/what-if")
def what_if() -> ResponseReturnValue:
    """Show what adding or removing States would change; nothing is stored."""
    names = request.args.getlist("of")
    add, remove = request.args.getlist("add"), request.args.getlist("remove")
    try:
        with open_bench(current_actor(), writes=False) as bench:
            page = proposal_what_if.show(bench, names, add=add, remove=remove)
    except RefusedInput as refused:
        if not (add or remove):
            raise
        with open_bench(current_actor(), writes=False) as bench:
            page = proposal_what_if.show(bench, names, add=(), remove=())
        summary = _messages(refused)
        return render_template("proposals/what_if.html", page=page, summary=summary), 422
    return render_template("proposals/what_if.html", page=page, summary=())


@blueprint.get("/proposals/worksheet")
def worksheet() -> ResponseReturnValue:
    """Show the factors on which jurisdiction should prosecute, as the desk filled them in."""
    return _worksheet_page(request.args.getlist("of"))


@blueprint.post("/proposals/worksheet")
def fill() -> ResponseReturnValue:
    """Keep a new version of the worksheet."""
    names = request.form.getlist("of")
    filled = {
        field.removeprefix(_FACTOR_TEXT): Filled(
            text, request.form.get(field.replace(_FACTOR_TEXT, _FACTOR_STATE, 1), "")
        )
        for field, text in request.form.items()
        if field.startswith(_FACTOR_TEXT)
    }
    try:
        with open_bench(current_actor(), writes=True) as bench:
            proposal_worksheets.save(bench, names, filled)
    except RefusedInput as refused:
        return _worksheet_page(names, _messages(refused), filled), 422
    flash(done("worksheet_saved"), "done")
    return redirect(url_for("proposals.worksheet", of=names))


def _steps_page(
    names: Sequence[str], summary: Messages = (), typed: dict[str, str] | None = None
) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = proposals.show(bench, names)
    reason, until = request.form.get("reason", ""), request.form.get("until", "")
    return render_template(
        "proposals/steps.html",
        page=page,
        summary=summary,
        typed=typed or {},
        chosen=request.form.get("subject", ""),
        reason=reason,
        until=until,
    )


def _worksheet_page(
    names: Sequence[str], summary: Messages = (), typed: dict[str, Filled] | None = None
) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        page = proposal_worksheets.show(bench, names)
    return render_template(
        "proposals/worksheet.html", page=page, summary=summary, typed=typed or {}
    )


def _chosen() -> Chosen:
    return Chosen(request.form.get("subject", ""), request.form.get("key", ""))


def _until(state: str) -> date | None:
    """Return the day until which a step is put off; raise RefusedInput for no full date."""
    text = request.form.get("until", "").strip()
    if state != ProposalState.DEFERRED or not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedInput((Fault("until", _NO_DAY),)) from None


_NO_DAY = N_("Not a full date. Write year, month and day: 2026-09-28.")


def _messages(refused: RefusedInput | RefusedMove) -> list[tuple[str, str]]:
    """Return what was wrong as pairs of the field's id and a sentence."""
    if isinstance(refused, RefusedMove):
        return [("decide", sentence(refused.template, refused.params))]
    return [(field_id(fault.field), fault_text(fault)) for fault in refused.faults]


@blueprint.app_template_global()
def field_id(name: str) -> str:
    """Return the id under which a fact, a factor or a field of the decision stands on its page."""
    return name.replace(":", "-").replace(".", "-")
