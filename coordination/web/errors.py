"""Pages and problem replies for what goes wrong. None shows a trace, a value or a cause.

What doesn't exist and what isn't the reader's to see answer with the same words, byte for byte.
"""

import logging
import traceback
from collections.abc import Callable
from typing import Final

from flask import Flask, Response, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from coordination.domain.wording import N_

_LOG = logging.getLogger(__name__)
_API: Final = "/api/"
_EXTENSION: Final = "coordination_problem"
_SERVER: Final = 500

TITLES: Final = {
    400: N_("The request can't be read"),
    401: N_("Sign in first"),
    403: N_("This isn't part of your role"),
    404: N_("Nothing to see"),
    405: N_("This can't be done here"),
    409: N_("This record can't be read"),
    413: N_("Too large"),
    422: N_("Something in the form isn't right"),
    429: N_("Too many tries"),
    500: N_("Something went wrong"),
    503: N_("Not possible at the moment"),
}
_DETAILS: Final = {
    400: N_(
        "The form may have been open too long. Go back, load the page again and send it again."
    ),
    401: N_("Your session has ended. Sign in and try again."),
    403: N_("Your role doesn't include this. Ask your desk lead if you need it. It was recorded."),
    404: N_("There is no such record, or it isn't yours to see."),
    405: N_("Go back and use the buttons of the page."),
    409: N_(
        "The record was damaged, or changed past the program, and can't be read. The auditor has "
        "been told; ask your administrator for a repair."
    ),
    413: N_("What was sent is larger than this page takes. Send less, or in parts."),
    422: N_("Nothing was stored. Check what you entered and send it again."),
    429: N_("Wait 15 minutes and try again. If it wasn't you, tell your administrator."),
    500: N_("Nothing was stored. Try again; if it happens again, tell your administrator when."),
    503: N_("Nothing was stored. Wait a minute and try again."),
}
_RETRY_AFTER: Final = {429: "900", 503: "30"}


def install(
    app: Flask, statuses: dict[type[Exception], int], problem: Callable[[int], Response]
) -> None:
    """Answer every HTTP error, the given exceptions and everything unforeseen.

    `problem` gives what the API answers instead of a page.
    """
    app.extensions[_EXTENSION] = problem

    def answer_http(error: HTTPException) -> ResponseReturnValue:
        if error.response is not None or (error.code or 0) < 400:  # a redirect, or an answer ready
            return error
        reply = make_response(answer(error.code or _SERVER))
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            reply.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return reply

    app.register_error_handler(HTTPException, answer_http)
    for kind, status in statuses.items():
        app.register_error_handler(kind, _answering(status))
    app.register_error_handler(Exception, _unforeseen)


def answer(status: int) -> ResponseReturnValue:
    """Return the page, or for the API the problem reply (RFC 9457), of a status."""
    if request.path.startswith(_API):
        problem: Callable[[int], Response] = current_app.extensions[_EXTENSION]
        return problem(status)
    known = status if status in TITLES else (400 if status < _SERVER else _SERVER)
    title, detail = gettext(TITLES[known]), gettext(_DETAILS[known])
    headers = {"Retry-After": _RETRY_AFTER[known]} if known in _RETRY_AFTER else {}
    try:
        page = render_template("errors/error.html", status=status, title=title, detail=detail)
    except Exception as error:  # noqa: BLE001 - the database may be away, which pages ask who reads
        note(error)
        return Response(f"{title}. {detail}", mimetype="text/plain"), status, headers
    return page, status, headers


def _answering(status: int) -> Callable[[Exception], ResponseReturnValue]:
    def respond(error: Exception) -> ResponseReturnValue:
        if status >= _SERVER:
            note(error)
        return answer(status)

    return respond


def _unforeseen(error: Exception) -> ResponseReturnValue:
    note(error)
    return answer(_SERVER)


def note(error: Exception) -> None:
    """Log kind and place of an error. Its text is left out: it may quote what was stored."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"
    shown = error if current_app.testing else None  # invented values only, and needed there
    _LOG.error("unforeseen %s at %s", type(error).__name__, place, exc_info=shown)
