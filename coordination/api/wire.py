"""The JSON shapes of the API: requests into drafts, page objects into objects of JSON.

Every field is named here. A page object that gains a field does not gain one on the wire.
"""

from collections.abc import Iterable
from typing import Any

from flask import abort, request
from flask_babel import gettext

from coordination.actions.detection import HitLine
from coordination.actions.intake import Receipt
from coordination.actions.pages import (
    ByHand,
    CaseRow,
    CoordinationSeen,
    HitRow,
    IdentifierLine,
    Judged,
    Paging,
    SubjectLine,
    WholeCase,
)
from coordination.actions.pages.hits import DealingMark
from coordination.actions.workbench import Workbench
from coordination.api.problems import Unreadable
from coordination.domain.access import FieldGroup
from coordination.domain.drafts import CaseDraft, RefusedInput
from coordination.domain.handling import NO_LIMIT, CaseCodes, Codes
from coordination.domain.record import read_case
from coordination.interop.jsonlines import MAX_LINE_BYTES, read_document

JSON = dict[str, Any]


def read_body() -> JSON:
    """Return the JSON object that was sent; answer 413 or 415, or raise Unreadable."""
    if request.mimetype != "application/json":
        abort(415)
    content = request.get_data(cache=False)
    if len(content) > MAX_LINE_BYTES:
        abort(413)
    try:
        return read_document(content)
    except RefusedInput as refused:
        raise Unreadable(refused.faults) from None


def read_draft(bench: Workbench, payload: JSON) -> CaseDraft:
    """Return the draft of a record; raise RefusedInput with all that is wrong with it."""
    return read_case(
        payload,
        offence_codes=bench.pack.offence_codes,
        jurisdictions=bench.pack.jurisdiction_codes,
        today=bench.today(),
    )


def receipt(given: Receipt) -> JSON:
    """Return what became of a record, and what it meets."""
    return {
        "id": str(given.case_id),
        "outcome": given.outcome,
        "hits": [_hit_line(line) for line in given.hits],
    }


def case_row(row: CaseRow) -> JSON:
    """Return a case as a list shows it."""
    return {
        "id": str(row.id),
        "ref": row.ref,
        "title": row.title,
        "opened": row.opened or None,
        "stage": row.stage or None,
        "urgency": row.urgency,
        "handling": row.handling,
        "marks": marks(row.codes),
        "status": row.status,
        "states": list(row.states),
        "hits": row.hits,
        "best_band": row.best_band,
        "coverage": row.coverage.value if row.coverage else None,
        "review_on": row.review_on.isoformat(),
    }


def whole_case(case: WholeCase) -> JSON:
    """Return a case of the own desk; closed persons only by their pseudonym."""
    head, overview = case.head, case.overview
    found = case.hits
    hits = (*found.current, *found.not_the_same, *found.muted, *found.past)
    return {
        "id": str(head.id),
        "ref": head.ref,
        "jurisdiction": head.desk,
        "status": head.status.value,
        "version": overview.version,
        "opened": head.opened or None,
        "stage": head.stage or None,
        "urgency": head.urgency,
        "handling": head.handling,
        "tlp": head.codes.case.tlp.value,
        "restriction": " ".join(head.codes.case.words) or None,
        "group_codes": [_group_codes(head.codes, group) for group in head.codes.groups],
        "marks": marks(head.codes.whole),
        "title": head.title,
        "authority": overview.authority,
        "offences": [*(one.code for one in overview.offences), *overview.uncoded_offences],
        "summary": overview.summary,
        "operation": overview.operation,
        "platforms": list(overview.platforms),
        "involved": [{"jurisdiction": state, "role": role} for state, role in overview.involved],
        "review_on": overview.review_on.isoformat(),
        "subjects": [subject(line) for line in case.subjects.subjects],
        "identifiers": [identifier(line) for line in case.identifiers.identifiers],
        "hits": [hit_row(row) for row in hits],
        "coordination": [
            _coordination(one) for one in (*case.coordination.own, *case.coordination.others)
        ],
    }


def hit_row(row: HitRow) -> JSON:
    """Return one side of a link: the own case, and of the other side its desk."""
    return {
        "id": str(row.id),
        "case": {
            "id": str(row.case.id),
            "ref": row.case.ref,
            "marks": marks(row.case.codes or NO_LIMIT),
        },
        "desk": row.desk,
        "kinds": list(row.kinds),
        "band": row.band,
        "day": row.since.isoformat(),
        "coverage": row.coverage.value,
        "muted": _told(row.muted),
        "muting": _muting(row.by_hand),
        "judgement": _judgement(row.judged),
        "ended_on": row.ended_on.isoformat() if row.ended_on else None,
        "dealing": _dealing(row.dealing),
    }


def _dealing(mark: DealingMark | None) -> JSON | None:
    if mark is None:
        return None
    return {
        "ours": mark.ours.value,
        "theirs": mark.theirs.value,
        "rung": mark.rung.value,
        "answer_owed": mark.waits,
    }


def marks(codes: Codes) -> JSON:
    """Return what holds for the content beside it; it goes wherever that goes."""
    return {"handling": codes.code.value, "tlp": codes.tlp.value, "words": list(codes.words)}


def _group_codes(codes: CaseCodes, group: FieldGroup) -> JSON:
    return {
        "group": group.value,
        "marks": marks(codes.groups[group]),
        "effective": codes.has_effect(group),
    }


def _judgement(judged: Judged) -> JSON:
    """Return where a link stands. Names and reasons are read on the page."""
    return {
        "state": judged.state.value,
        "verdict": judged.verdict.value if judged.verdict else None,
        "ours": judged.ours.value if judged.ours else None,
        "theirs": judged.theirs.value if judged.theirs else None,
        "changed": [{"what": one.what.value, "kind": one.kind or None} for one in judged.changed],
    }


def _muting(by_hand: ByHand) -> JSON:
    last = by_hand.history[-1].muted if by_hand.history else None
    return {
        "by_rule": _told(by_hand.rule),
        "by_hand": None if last is None else "muted" if last else "shown",
    }


def page(name: str, rows: Iterable[JSON], paging: Paging) -> JSON:
    """Return a page of a list; pages count from 1."""
    return {
        name: list(rows),
        "page": paging.page,
        "pages": paging.pages,
        "per_page": paging.per_page,
        "total": paging.total,
    }


def _hit_line(line: HitLine) -> JSON:
    return {
        "desk": line.desk,
        "kinds": list(line.kinds),
        "band": line.band,
        "day": line.day.isoformat(),
        "muted": _told(line.muted),
    }


def subject(line: SubjectLine) -> JSON:
    """Return a person; of a closed one only category and pseudonym."""
    return {
        "id": line.key,
        "role": line.role,
        "closed": line.closed,
        "pseudonym": line.pseudonym,
        "names": list(line.names),
        "dob": line.dob,
        "sex": line.sex,
        "nationality": line.nationality,
        "documents": [
            {"type": one.type, "country": one.country, "number": one.number}
            for one in line.documents
        ],
        "review": _told(line.review),
    }


def identifier(line: IdentifierLine) -> JSON:
    """Return a selector; of a file hash no value."""
    return {
        "type": line.kind,
        "value": line.entered or None,  # of a file hash no value is kept
        "shown": line.shown or None,
        "holder": line.holder,
        "first_seen": line.first_seen,
        "last_seen": line.last_seen,
        "provider": line.provider,
        "compared": line.compared,
        "doubtful": line.doubtful,
        "note": _told(line.note),
        "muted": _told(line.muted),
    }


def _coordination(one: CoordinationSeen) -> JSON:
    return {
        "desk": one.desk,
        "kind": one.kind.value,
        "with": list(one.with_states),
        "refs": list(one.refs),
        "since": one.since.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "state": one.state.value,
        "covers_today": one.covers_today,
        "answers": [
            {"desk": reply.desk, "verdict": reply.verdict.value, "on": reply.on.isoformat()}
            for reply in one.answers
        ],
    }


def _told(template: str | None) -> str | None:
    return None if template is None else str(gettext(template))
