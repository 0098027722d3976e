"""What the API answers when something is wrong: problem details (RFC 9457), never a trace.

A case that is absent and one of another desk answer with the same bytes.
"""

from typing import Final

from flask import Response, jsonify
from flask_babel import gettext

from coordination.actions.questions import TooManyQuestions
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.wording import N_

TITLES: Final = {
    400: N_("The request can't be read"),
    401: N_("No valid key"),
    403: N_("This key may not do that"),
    404: N_("Nothing to see"),
    405: N_("This address does not take that method"),
    409: N_("Changed in the meantime"),
    413: N_("Too large"),
    415: N_("Not JSON"),
    422: N_("Refused as it stands"),
    429: N_("Too many bad keys"),
    500: N_("Something went wrong"),
    503: N_("Not possible at the moment"),
}
_DETAILS: Final = {
    400: N_("The body is not a readable JSON object. Correct it and send it again."),
    401: N_("Send a personal key that is in force: Authorization: Bearer desk_..."),
    403: N_("Neither the scopes of the key nor the role of its owner include this. It was logged."),
    404: N_("There is no such record, or it isn't yours to see."),
    405: N_("See /api/v1/openapi.json for the methods of each address."),
    409: N_("Nothing was stored. Read the hit again, and send what you want with its new mark."),
    413: N_("A record may have 1,000,000 bytes. Leave lists out, or split the case."),
    415: N_("Send the record as application/json, in UTF-8."),
    422: N_("Nothing was stored. Correct what is listed and send it again."),
    429: N_("Wait 15 minutes, and check the key that your program uses."),
    500: N_("Nothing was stored. Try again; if it happens again, tell your administrator when."),
    503: N_("Nothing was stored. Wait half a minute and try again."),
}
_DAMAGED_TITLE: Final = N_("This record can't be read")
_DAMAGED_DETAIL: Final = N_(
    "Nothing was stored. The record was damaged, or changed past the program. The auditor has been "
    "told; ask the administrator for a repair."
)
_QUOTA_TITLE: Final = N_("The quota of the day is used up")
_QUOTA_DETAIL: Final = N_(
    "Nothing was stored. What is listed says how much of it this record needs."
)
STALE: Final = "mark"
"""The field whose fault says that a record is no longer what the sender read."""

_CONFLICT: Final = 409
_HEADERS: Final = {
    401: {"WWW-Authenticate": 'Bearer realm="coordination"'},
    429: {"Retry-After": "900"},
    503: {"Retry-After": "30"},
}


class Unreadable(RefusedInput):
    """A body is no JSON object at all; answered with 400 and not 422."""


def answer(status: int, faults: tuple[Fault, ...] = ()) -> Response:
    """Return the problem of a status; 409 without a fault is a record that does not open."""
    if status == _CONFLICT and not faults:
        return _problem(status, _DAMAGED_TITLE, _DAMAGED_DETAIL, ())
    known = status if status in TITLES else (400 if status < 500 else 500)
    reply = _problem(status, TITLES[known], _DETAILS[known], faults)
    reply.headers.update(_HEADERS.get(status, {}))
    return reply


def nothing_left() -> Response:
    """Answer that an act was done, and that what it left is not the sender's to see."""
    return Response(status=204, mimetype="application/json")


def _problem(status: int, title: str, detail: str, faults: tuple[Fault, ...]) -> Response:
    body: dict[str, object] = {
        "type": "about:blank",
        "status": status,
        "title": gettext(title),
        "detail": gettext(detail),
    }
    if faults:
        body["faults"] = [{"field": fault.field, "message": _text(fault)} for fault in faults]
    reply = jsonify(body)
    reply.status_code = status
    reply.mimetype = "application/problem+json"
    return reply


def refused(error: RefusedInput) -> Response:
    """Answer a refused record with everything that is wrong with it.

    A quota that is used up is answered with 429 and no time to wait: a lead may raise it at once.
    """
    if isinstance(error, TooManyQuestions):
        return _problem(429, _QUOTA_TITLE, _QUOTA_DETAIL, error.faults)
    return answer(_status_of(error), error.faults)


def _status_of(error: RefusedInput) -> int:
    if isinstance(error, Unreadable):
        return 400
    return 409 if any(fault.field == STALE for fault in error.faults) else 422


def _text(fault: Fault) -> str:
    return str(gettext(fault.message)).format(**fault.params)
