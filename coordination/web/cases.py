"""The register of the own desk: list, case page, registration and editing."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from coordination.actions import case_edit, cases
from coordination.actions.intake import Receipt, amend_case, submit_case
from coordination.actions.pages import CaseQuery
from coordination.actions.workbench import Workbench
from coordination.domain import identifiers
from coordination.domain.drafts import CaseDraft, Fault, RefusedInput
from coordination.domain.record import read_case, write_case
from coordination.runtime import open_bench
from coordination.web.access import current_actor
from coordination.web.forms import CaseForm, MoveForm, ReasonForm
from coordination.web.records import fill, payload_of, show_faults
from coordination.web.wording import done

blueprint = Blueprint("cases", __name__)

Record = dict[str, Any]

_LAST_PAGE: Final = 1_000_000


@blueprint.get("/cases")
def index() -> ResponseReturnValue:
    """List the own desk's cases."""
    with open_bench(current_actor(), writes=False) as bench:
        page = cases.list_cases(bench, query_of(request.args), page_number())
    return render_template("cases/index.html", page=page)


@blueprint.get("/cases/<uuid:case_id>", defaults={"tab": "overview"})
@blueprint.get("/cases/<uuid:case_id>/<tab>")
def show(case_id: UUID, tab: str) -> ResponseReturnValue:
    """Show a case with one of its tabs."""
    with open_bench(current_actor(), writes=False) as bench:
        page = cases.show_case(bench, case_id, tab)
    return render_template("cases/show.html", page=page, move=MoveForm(), erasure=ReasonForm())


@blueprint.get("/cases/new")
def new() -> ResponseReturnValue:
    """Show the empty registration form."""
    return _form_page(CaseForm())


@blueprint.post("/cases/new")
def register() -> ResponseReturnValue:
    """Register a case, or change the blocks of the form."""
    form = CaseForm()
    if _changed_blocks(form):
        return _form_page(form)
    if not form.validate():
        return _form_page(form), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            receipt = submit_case(bench, _draft(bench, form))
    except RefusedInput as refused:
        return _form_page(form, faults=refused.faults), 422
    return _to_case(receipt)


@blueprint.get("/cases/<uuid:case_id>/edit")
def edit(case_id: UUID) -> ResponseReturnValue:
    """Show the form with what is registered."""
    form = CaseForm()
    with open_bench(current_actor(), writes=False) as bench:
        record = write_case(case_edit.draft_for_edit(bench, case_id))
        fill(form, record, bench.pack.offence_codes)
    return _form_page(form, case_id=case_id)


@blueprint.post("/cases/<uuid:case_id>/edit")
def amend(case_id: UUID) -> ResponseReturnValue:
    """Store a new version of a case, or change the blocks of the form."""
    form = CaseForm()
    if _changed_blocks(form):
        return _form_page(form, case_id=case_id)
    if not form.validate():
        return _form_page(form, case_id=case_id), 422
    try:
        with open_bench(current_actor(), writes=True) as bench:
            known = write_case(case_edit.draft_for_edit(bench, case_id))
            receipt = amend_case(bench, case_id, _draft(bench, form, known))
    except RefusedInput as refused:
        return _form_page(form, faults=refused.faults, case_id=case_id), 422
    return _to_case(receipt)


def query_of(args: MultiDict[str, str]) -> CaseQuery:
    """Return the filters that an address names."""
    return CaseQuery(
        stages=_words(args, "stages"),
        urgencies=_words(args, "urgencies"),
        handlings=_words(args, "handlings"),
        statuses=_words(args, "statuses"),
        offences=_words(args, "offences"),
        sort=args.get("sort", "opened"),
    )


def without_nul(text: str) -> str:
    """Return a word of an address without the one character that PostgreSQL takes in no text."""
    return text.replace("\0", "")


def _words(args: MultiDict[str, str], name: str) -> tuple[str, ...]:
    return tuple(map(without_nul, args.getlist(name)))


def page_number() -> int:
    """Return which page of a list is asked for, the first if that is no number."""
    # No list is that long, and no database counts as far as an address can.
    return min(request.args.get("page", default=1, type=int), _LAST_PAGE)


def _changed_blocks(form: CaseForm) -> bool:
    """Add or remove a block when one of those buttons was pressed; say whether one was."""
    form.grow(request.form.get("add", ""))
    form.shrink(request.form.get("remove", ""))
    return "add" in request.form or "remove" in request.form


def _draft(bench: Workbench, form: CaseForm, known: Record | None = None) -> CaseDraft:
    """Return the draft that the form describes.

    Coordination is edited on the page of the case, so a new version keeps what is known of it.
    """
    desk = bench.actor.desk or ""
    payload = payload_of(form, desk, lambda text: _guess(text, desk))
    payload["coordination"] = (known or {}).get("coordination", [])
    return read_case(
        payload,
        offence_codes=bench.pack.offence_codes,
        jurisdictions=bench.pack.jurisdiction_codes,
        today=bench.today(),
    )


def _guess(text: str, desk: str) -> str | None:
    readings = identifiers.guess(text, jurisdiction=desk)
    return readings[0].kind.value if readings else None


def _form_page(
    form: CaseForm, *, faults: tuple[Fault, ...] = (), case_id: UUID | None = None
) -> str:
    with open_bench(current_actor(), writes=False) as bench:
        form.offer(cases.form_context(bench))
    summary = show_faults(form, faults)
    return render_template("cases/form.html", form=form, summary=summary, case_id=case_id)


def _to_case(receipt: Receipt) -> ResponseReturnValue:
    """Go to the case; its hits, if it has any, are what the person wants to see first."""
    flash(done(receipt.outcome), "done")
    tab = "hits" if receipt.hits else "overview"
    return redirect(url_for("cases.show", case_id=receipt.case_id, tab=tab))
