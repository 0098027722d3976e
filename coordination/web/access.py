"""The wall in front of every view: default deny, from the table in `web/routes.py`."""

from collections.abc import Iterable
from typing import Final, NoReturn

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coordination import runtime
from coordination.domain.permissions import Actor
from coordination.web.routes import CLOSED, KEY_HOLDERS, KEYED, PUBLIC, ROUTES, Access

# What a person who owes a security key may still do.
_BEFORE_KEY: Final = frozenset(
    {
        "security.wan_register",
        "security.wan_register_response",
        "security.logout",
        "security.verify",
    }
)
_NOBODY: Final = Access(CLOSED, frozenset())
_SAME_SITE: Final = frozenset({"same-origin", "none"})


class MissingRoute(RuntimeError):
    """The table of routes and the application disagree; the text lists the endpoints."""


def install(app: Flask) -> None:
    """Put the wall in front of all views; call before any other before-request function."""
    app.before_request(_wall)
    app.context_processor(lambda: {"actor": current_actor_or_none()})


def check_table(app: Flask) -> None:
    """Raise MissingRoute unless every endpoint has exactly its row, methods included."""
    served: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        served.setdefault(rule.endpoint, set()).update(rule.methods or ())
    unscoped = {name for name, row in ROUTES.items() if (row.who is KEYED) != bool(row.scope)}
    faults = [
        *_listed("keyed without a scope, or a scope without a key", unscoped),
        *_listed("no row in the table", served.keys() - ROUTES.keys()),
        *_listed("a row, but no view", ROUTES.keys() - served.keys()),
        *_listed(
            "a method that the view doesn't have",
            (name for name in served.keys() & ROUTES.keys() if ROUTES[name].methods - served[name]),
        ),
        *_listed(
            "a scope without the keyed door, or that door without a scope",
            (name for name, row in ROUTES.items() if (row.who is KEYED) != (row.scope is not None)),
        ),
    ]
    if faults:
        raise MissingRoute("; ".join(faults))


def current_actor() -> Actor:
    """Return who is signed in; answer 401 when nobody is."""
    actor = current_actor_or_none()
    if actor is None:
        abort(401)
    return actor


def current_actor_or_none() -> Actor | None:
    """Return who is signed in with both factors, if anybody."""
    if not current_user or not current_user.is_authenticated:
        return None
    actor: Actor = current_user.actor
    return actor


def owes_key(actor: Actor) -> bool:
    """Say whether this person must register a security key before anything else."""
    demanded = current_app.config["REQUIRE_WEBAUTHN"] and actor.role in KEY_HOLDERS
    return bool(demanded and not current_user.webauthn)


def _wall() -> ResponseReturnValue | None:
    endpoint = request.endpoint
    if endpoint is None:  # no such address: Flask answers 404 or 405
        return None
    access = ROUTES.get(endpoint, _NOBODY)
    if access.who is CLOSED:
        abort(404)
    if not _is_method_named(access):
        abort(405)
    if access.who is KEYED:
        return None
    _refuse_other_sites(endpoint)
    _refuse_json(endpoint)
    return None if access.who is PUBLIC else _ask_who(endpoint, access)


def _ask_who(endpoint: str, access: Access) -> ResponseReturnValue | None:
    actor = current_actor_or_none()
    if actor is None:
        return redirect(url_for("security.login", next=_return_to()))
    if not isinstance(access.who, frozenset) or actor.role not in access.who:
        _refuse(actor, endpoint)
    if owes_key(actor) and endpoint not in _BEFORE_KEY:
        return redirect(url_for("security.wan_register"))
    return None


def _refuse(actor: Actor, endpoint: str) -> NoReturn:
    runtime.record_event(actor, "refused", objects=[endpoint])
    abort(403)


def _return_to() -> str | None:
    """Return the page asked for, without its query, which may hold what was searched."""
    return request.path if request.method == "GET" and request.path != "/" else None


def _is_method_named(access: Access) -> bool:
    method = "GET" if request.method == "HEAD" else request.method
    return method in access.methods


def _refuse_other_sites(endpoint: str) -> None:
    """Refuse a form that another site sent. The CSRF token is the wall; this is a second one."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    if request.method == "POST" and site not in _SAME_SITE and endpoint != "reports.csp":
        abort(400)


def _refuse_json(endpoint: str) -> None:
    """Refuse JSON where a form belongs.

    Flask-WTF would read it in place of the form, past the count of tries, which goes by the
    form's name, and with values that are no texts.
    """
    if request.method == "POST" and request.is_json and endpoint != "reports.csp":
        abort(400)


def _listed(fault: str, endpoints: Iterable[str]) -> list[str]:
    names = ", ".join(sorted(endpoints))
    return [f"{fault}: {names}"] if names else []
