"""Cases of the own desk: register, amend, list, read. The same path as the form and the import."""

from uuid import UUID

from flask import Blueprint, Response, jsonify, url_for

from coordination.actions import cases
from coordination.actions.intake import REGISTERED, Receipt, amend_case, submit_case
from coordination.api import filters, problems, wire
from coordination.api.access import current_actor
from coordination.domain.drafts import RefusedInput
from coordination.runtime import open_bench

blueprint = Blueprint("api_cases", __name__)
blueprint.register_error_handler(RefusedInput, problems.refused)


@blueprint.post("/cases")
def register() -> Response:
    """Register a case, or a new version of a known reference; answer with its hits."""
    payload = wire.read_body()
    with open_bench(current_actor(), writes=True) as bench:
        receipt = submit_case(bench, wire.read_draft(bench, payload))
    return _answer(receipt)


@blueprint.put("/cases/<uuid:case_id>")
def amend(case_id: UUID) -> Response:
    """Replace the record of a case by a new version; answer with its hits."""
    payload = wire.read_body()
    with open_bench(current_actor(), writes=True) as bench:
        # Looked for before the record is judged: a foreign case answers 404 whatever is sent.
        cases.find(bench, case_id)
        receipt = amend_case(bench, case_id, wire.read_draft(bench, payload))
    return _answer(receipt)


@blueprint.get("/cases")
def index() -> Response:
    """List the own desk's cases."""
    number = filters.page_number()
    with open_bench(current_actor(), writes=False) as bench:
        query = filters.case_query(bench.pack.offence_codes)
        found = cases.list_cases(bench, query, number)
        filters.refuse_beyond(number, found.paging.pages)
    return jsonify(wire.page("cases", map(wire.case_row, found.rows), found.paging))


@blueprint.get("/cases/<uuid:case_id>")
def show(case_id: UUID) -> Response:
    """Return a case of the own desk."""
    with open_bench(current_actor(), writes=False) as bench:
        case = cases.show_whole_case(bench, case_id)
    return jsonify(wire.whole_case(case))


def _answer(receipt: Receipt) -> Response:
    reply = jsonify(wire.receipt(receipt))
    if receipt.outcome == REGISTERED:
        reply.status_code = 201
        reply.headers["Location"] = url_for("api_cases.show", case_id=receipt.case_id)
    return reply
