"""Ask, answer, open and close: the acts on a hit with another desk, and what came of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from coordination.actions import approvals, consents, disclosures
from coordination.actions.workbench import Workbench
from coordination.domain.drafts import Fault, RefusedInput
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.approvals import Unsigned, approvals_page
from coordination.web.dealing_forms import (
    ConsentAnswerForm,
    ConsentForm,
    DealingForm,
    GroupsForm,
    TermsForm,
    TrackForm,
    WantedForm,
)
from coordination.web.hits import page_of
from coordination.web.wording import done, fault_text, word

blueprint = Blueprint("disclosures", __name__)

F = TypeVar("F", bound=DealingForm)
Act = Callable[[Workbench], UUID]
_PAGES = frozenset({"approvals.index", "disclosures.index"})


@dataclass(frozen=True, slots=True)
class _Sent:
    """A form that was sent: which one of the page, and what the page says when it is done."""

    hit_id: UUID
    name: str
    form: DealingForm
    said: str


@blueprint.get("/disclosures")
def index() -> ResponseReturnValue:
    """Show what the own desk disclosed, to whom and until when, and what was disclosed to it."""
    with open_bench(current_actor(), writes=False) as bench:
        page = approvals.disclosed(bench)
    return render_template("disclosures/index.html", page=page)


@blueprint.get("/disclosures/unanswered")
def unanswered() -> ResponseReturnValue:
    """Show which desk owes which an answer, and since when."""
    with open_bench(current_actor(), writes=False) as bench:
        page = approvals.unanswered(bench)
    return render_template("disclosures/unanswered.html", page=page)


@blueprint.post("/hits/<uuid:hit_id>/ask")
def ask(hit_id: UUID) -> ResponseReturnValue:
    """Ask the other desk to open groups of its case, or its victims."""
    form = _read(WantedForm())
    name = "ask-victims" if form.chosen == ("victims",) else "ask-case"

    def act(bench: Workbench) -> UUID:
        return disclosures.ask(bench, hit_id, form.wanted(), mark=form.seen_mark)

    return _do(_Sent(hit_id, name, form, "disclosure_asked"), act)


@blueprint.post("/hits/<uuid:hit_id>/ask-again")
def ask_again(hit_id: UUID) -> ResponseReturnValue:
    """Take a postponed ask up again, from either side."""
    return _on_track(hit_id, "again", disclosures.ask_again, "disclosure_taken_up")


@blueprint.post("/hits/<uuid:hit_id>/withdrawal")
def withdraw(hit_id: UUID) -> ResponseReturnValue:
    """Take the own ask back."""
    return _on_track(hit_id, "withdraw", disclosures.withdraw, "disclosure_withdrawn")


@blueprint.post("/hits/<uuid:hit_id>/refusal")
def refuse(hit_id: UUID) -> ResponseReturnValue:
    """Refuse what the other desk asks."""
    return _on_track(hit_id, "refuse", disclosures.refuse, "disclosure_refused")


@blueprint.post("/hits/<uuid:hit_id>/postponement")
def postpone(hit_id: UUID) -> ResponseReturnValue:
    """Put what the other desk asks off to a day."""
    form = _read(TrackForm())

    def act(bench: Workbench) -> UUID:
        reason, until = form.reason.data or "", form.day()
        return disclosures.postpone(
            bench, hit_id, form.chosen, reason=reason, until=until, mark=form.seen_mark
        )

    return _do(_Sent(hit_id, f"postpone-{form.chosen}", form, "disclosure_postponed"), act)


@blueprint.post("/hits/<uuid:hit_id>/proposal")
def propose(hit_id: UUID) -> ResponseReturnValue:
    """Propose to the own lead what to grant."""
    form = _read(TermsForm())

    def act(bench: Workbench) -> UUID:
        reason = form.reason.data or ""
        return disclosures.propose(bench, hit_id, form.terms(), reason=reason, mark=form.seen_mark)

    return _do(_Sent(hit_id, _terms_name(form), form, "disclosure_proposed"), act)


@blueprint.post("/hits/<uuid:hit_id>/grant")
def sign(hit_id: UUID) -> ResponseReturnValue:
    """Grant as a lead: whole or in part; victims with another lead."""
    form = _read(TermsForm())

    def act(bench: Workbench) -> UUID:
        return disclosures.sign(bench, hit_id, form.terms(), mark=form.seen_mark)

    return _do(_Sent(hit_id, _terms_name(form), form, "disclosure_signed"), act)


@blueprint.post("/hits/<uuid:hit_id>/revocation")
def revoke(hit_id: UUID) -> ResponseReturnValue:
    """Close groups of the own case again."""
    form = _read(GroupsForm())

    def act(bench: Workbench) -> UUID:
        reason = form.reason.data or ""
        return disclosures.revoke(bench, hit_id, form.chosen, reason=reason, mark=form.seen_mark)

    return _do(_Sent(hit_id, "revoke", form, "disclosure_revoked"), act)


@blueprint.post("/hits/<uuid:hit_id>/consents")
def ask_consent(hit_id: UUID) -> ResponseReturnValue:
    """Ask the owner's consent to use what it disclosed as evidence, or to pass it on."""
    form = _read(ConsentForm())

    def act(bench: Workbench) -> UUID:
        use, whom, reason = form.use.data or "", form.to_whom.data or "", form.reason.data or ""
        return consents.ask_consent(
            bench, hit_id, use, to_whom=whom, reason=reason, mark=form.seen_mark
        )

    return _do(_Sent(hit_id, "consent", form, "consent_asked"), act)


@blueprint.post("/hits/<uuid:hit_id>/consents/<consent_id>")
def answer_consent(hit_id: UUID, consent_id: str) -> ResponseReturnValue:
    """Give or refuse consent, or take a given one back."""
    form = _read(ConsentAnswerForm())
    if form.verdict.data not in {"given", "refused"}:
        abort(400)
    is_given = form.verdict.data == "given"

    def act(bench: Workbench) -> UUID:
        reason = form.reason.data or ""
        return consents.answer_consent(
            bench, hit_id, consent_id, given=is_given, reason=reason, mark=form.seen_mark
        )

    said = "consent_given" if is_given else "consent_refused"
    return _do(_Sent(hit_id, f"consent-{consent_id}", form, said), act)


def _on_track(
    hit_id: UUID, name: str, action: Callable[..., UUID], said: str
) -> ResponseReturnValue:
    form = _read(TrackForm())

    def act(bench: Workbench) -> UUID:
        reason = form.reason.data or ""
        return action(bench, hit_id, form.chosen, reason=reason, mark=form.seen_mark)

    return _do(_Sent(hit_id, f"{name}-{form.chosen}", form, said), act)


def _terms_name(form: TermsForm) -> str:
    return "answer-victims" if form.chosen == ("victims",) else "answer-case"


def _read(form: F) -> F:
    """Return a form that carries its token; answer 400 otherwise."""
    if not form.validate():
        abort(400)
    return form


def _do(sent: _Sent, act: Act) -> ResponseReturnValue:
    """Do it and go back; what was refused is logged and shown with all that was typed.

    A page that is no longer true answers 409 with the record as it is now, and what is new in it.
    """
    try:
        with open_bench(current_actor(), writes=True) as bench:
            act(bench)
    except RefusedInput as refused:
        with open_bench(current_actor(), writes=False) as bench:
            disclosures.log_refusal(bench, sent.hit_id)
        return _refused(sent, refused.faults)
    flash(done(sent.said), "done")
    back = sent.form.back.data
    return redirect(url_for(back) if back in _PAGES else url_for("hits.show", hit_id=sent.hit_id))


def _refused(sent: _Sent, faults: tuple[Fault, ...]) -> ResponseReturnValue:
    is_stale = any(fault.field == "mark" for fault in faults)
    if is_stale:
        return page_of(sent.hit_id, sent.name, seen=sent.form.lines_seen), 409
    if sent.form.back.data == "approvals.index":
        texts = [fault_text(fault) for fault in faults]
        return approvals_page(Unsigned(sent.hit_id, sent.name, texts)), 422
    summary = [(_place(sent, fault), _told(fault)) for fault in faults]
    return page_of(sent.hit_id, sent.name, summary), 422


def _place(sent: _Sent, fault: Fault) -> str:
    """Return the id of the field that a fault is about, or of the whole form."""
    return f"{sent.name}-{fault.field}" if fault.field in sent.form else sent.name


def _told(fault: Fault) -> str:
    return f"{word('dealing_field', fault.field)}: {fault_text(fault)}"
