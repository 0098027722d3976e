"""Take what browsers report about the content security policy.

Only the name of the directive and the page's path without its query are logged, and only in a
form that can't forge a line: a report is text from anybody.
"""

import json
import logging
import re
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from coordination import runtime
from coordination.web.attempts import Limit, tries

blueprint = Blueprint("reports", __name__)

_LOG = logging.getLogger(__name__)
_MOST_BYTES: Final = 16_384
_LIMIT = Limit("csp-report", most=20, stretch=timedelta(minutes=10))
_DIRECTIVE = re.compile(r"[a-z\-]{1,40}")
_PATH = re.compile(r"[A-Za-z0-9/_.\-]{1,80}")


@blueprint.post("/csp-report", endpoint="csp")
def receive() -> ResponseReturnValue:
    """Log a report, as long as one address doesn't send too many."""
    if (request.content_length or 0) > _MOST_BYTES:
        abort(413)
    seen = tries().count(
        f"{_LIMIT.name}|{request.remote_addr}", now=runtime.wall_clock(), stretch=_LIMIT.stretch
    )
    if seen <= _LIMIT.most:
        for directive, path in _reports(request.get_data()):
            _LOG.warning("content security policy: %s on %s", directive, path)
    return "", 204


def _reports(body: bytes) -> list[tuple[str, str]]:
    """Return directive and path of each report, in the old format or the new one."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return []
    entries = content if isinstance(content, list) else [content]
    return [_read(entry) for entry in entries[:5] if isinstance(entry, dict)]


def _read(entry: dict[str, Any]) -> tuple[str, str]:
    detail = entry.get("csp-report") or entry.get("body")
    detail = detail if isinstance(detail, dict) else {}
    directive = str(detail.get("effective-directive") or detail.get("effectiveDirective"))
    page = str(detail.get("document-uri") or detail.get("documentURL"))
    try:
        path = urlsplit(page).path
    except ValueError:
        path = ""
    return _only(_DIRECTIVE, directive), _only(_PATH, path)


def _only(shape: re.Pattern[str], text: str) -> str:
    return text if shape.fullmatch(text) else "unreadable"
