"""Headers of every answer: content security policy with a nonce, transport, caching.

The policy is the one that was seen to hold with Bootstrap, plotly and security keys. What needs
a script writes `<script nonce="{{ csp_nonce() }}" src=...>`; there are no inline styles.
"""

import hashlib
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Final

from flask import Flask, Response, current_app, g, request, url_for

_YEAR: Final = 31_536_000
_HOUR: Final = 3_600
_FILES: Final = frozenset({"static", "bootstrap.static", "assets.plotly"})
_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; "
    "style-src-elem 'self' 'nonce-{nonce}'; style-src-attr 'none'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "report-uri /csp-report; report-to csp"
)
_FIXED: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Reporting-Endpoints": 'csp="/csp-report"',
}


def install(app: Flask, *, https: bool) -> None:
    """Set the headers on every answer and give templates `csp_nonce()` and `asset()`."""

    def set_headers(response: Response) -> Response:
        response.headers.update(_FIXED)
        response.headers["Content-Security-Policy"] = _POLICY.format(nonce=csp_nonce())
        if https:
            response.headers["Strict-Transport-Security"] = f"max-age={_YEAR}; includeSubDomains"
        response.headers["Cache-Control"] = _caching(response)
        return response

    app.after_request(set_headers)
    app.add_template_global(csp_nonce)
    app.add_template_global(asset)


def csp_nonce() -> str:
    """Return the nonce of this request; it's new for each."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    nonce: str = g.csp_nonce
    return nonce


def asset(filename: str) -> str:
    """Return the address of a file below static/, with its version, so that it caches for long."""
    folder = current_app.static_folder
    assert folder is not None
    return url_for("static", filename=filename, v=file_version(Path(folder) / filename))


@lru_cache(maxsize=256)
def file_version(path: Path) -> str:
    """Return a short digest of a file's content; an empty text when there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    except OSError:
        return ""


def _caching(response: Response) -> str:
    if request.endpoint not in _FILES or response.status_code >= 400:
        return "no-store"
    if request.args.get("v"):
        return f"public, max-age={_YEAR}, immutable"
    return f"public, max-age={_HOUR}"
