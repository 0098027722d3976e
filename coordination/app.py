"""Make the application: settings, keys, extensions, the wall, pages, errors."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from flask import Flask
from flask_babel import Babel
from flask_bootstrap import Bootstrap5
from flask_security import RoleMixin
from flask_wtf import CSRFProtect
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.middleware.proxy_fix import ProxyFix

from coordination import api, installation, runtime, web
from coordination.actions.workbench import NoSuchRecord, Tools
from coordination.api import problems
from coordination.config import Settings
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Forbidden
from coordination.reference.pack import load_pack
from coordination.runtime import Office
from coordination.storage.accounts import Account, SecurityKey
from coordination.storage.database import db, engine_options, make_keys_engine, prepare_engine
from coordination.storage.keys import NoSuchKey
from coordination.storage.limits import Attempts
from coordination.storage.web_sessions import WebSessions
from coordination.vault.credentials import Credentials
from coordination.vault.envelope import CannotOpen
from coordination.vault.hardening import harden
from coordination.vault.vault import Vault
from coordination.web import access, attempts, errors, headers, routes, sign_in
from coordination.web.datastore import GenuineDatastore
from coordination.web.reports import receive as receive_report
from coordination.web.web_sessions import Life, ServerSessions

ROOT: Final = Path(__file__).resolve().parent.parent
_MEBIBYTE: Final = 1_048_576

# A shredded record answers like one that was never there.
STATUSES: Final[dict[type[Exception], int]] = {
    Forbidden: 403,
    NoSuchRecord: 404,
    NoSuchKey: 404,
    CannotOpen: 409,
    RefusedInput: 422,
    OperationalError: 503,
    PoolTimeout: 503,
}


def create_app(
    settings: Settings | None = None, *, clock: Callable[[], datetime] = runtime.wall_clock
) -> Flask:
    """Return the application; raise BadSetting or NoKeys, which say what to do, if it can't be.

    The database isn't touched: `coordination init` makes it.
    """
    settings = settings or Settings.from_environment()
    if not settings.testing:
        harden()
    provider = installation.key_provider(settings)
    credentials = Credentials(provider)
    app = Flask(
        "coordination",
        root_path=str(ROOT / "coordination"),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
        instance_path=str(settings.instance),
    )
    _configure(app, settings, credentials)
    engine = _open_databases(app, settings, Vault(provider), clock)
    _install(app, settings, credentials, engine, clock)
    web.register(app)
    _open_api(app, engine, credentials)
    access.check_table(app)
    return app


def _configure(app: Flask, settings: Settings, credentials: Credentials) -> None:
    app.config.update(
        SECRET_KEY=credentials.key("flask"),
        SECURITY_PASSWORD_SALT=credentials.password_pepper,
        SECURITY_TOTP_SECRETS=credentials.totp_secrets,
        SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS=credentials.recovery_keys,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database_url),
        SESSION_COOKIE_NAME="__Host-session" if settings.is_https else "session",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_SAMESITE="Strict",
        PREFERRED_URL_SCHEME="https" if settings.is_https else "http",
        TRUSTED_HOSTS=[settings.hostname],
        PROVIDE_AUTOMATIC_OPTIONS=False,
        MAX_CONTENT_LENGTH=2 * _MEBIBYTE,
        MAX_FORM_MEMORY_SIZE=_MEBIBYTE,
        MAX_FORM_PARTS=2_000,
        # No referrer is ever sent, so it can't be compared; token and Sec-Fetch-Site are.
        WTF_CSRF_SSL_STRICT=False,
        WTF_CSRF_TIME_LIMIT=None,
        BOOTSTRAP_SERVE_LOCAL=True,
        BABEL_DEFAULT_LOCALE="en",
        BABEL_TRANSLATION_DIRECTORIES=str(ROOT / "translations"),
        REQUIRE_WEBAUTHN=settings.require_webauthn,
        TESTING=settings.testing,
    )


def _open_databases(
    app: Flask, settings: Settings, vault: Vault, clock: Callable[[], datetime]
) -> Engine:
    """Connect both databases and put the office, from which benches are opened, in its place."""
    db.init_app(app)
    with app.app_context():
        engine = prepare_engine(db.engine)
    app.extensions[runtime.EXTENSION] = Office(
        engine=engine,
        keys_engine=make_keys_engine(settings.keys_database_url),
        tools=Tools(vault=vault, pack=load_pack(), clock=clock, quotas=settings.quotas),
    )
    return engine


def _install(
    app: Flask,
    settings: Settings,
    credentials: Credentials,
    engine: Engine,
    clock: Callable[[], datetime],
) -> None:
    """Add the extensions. The order matters: the wall first, then CSRF, then counting tries."""
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # as Flask documents it
    life = Life(longest=settings.session_life, idle=settings.session_idle)
    ServerSessions(WebSessions(engine, credentials.key("sessions")), life, clock).install(app)
    headers.install(app, https=settings.is_https)
    access.install(app)
    CSRFProtect(app).exempt(receive_report)
    attempts.install(app, Attempts(engine, credentials.key("attempts")))
    Babel(app)
    Bootstrap5(app)
    sign_in.install(
        app,
        GenuineDatastore(db, Account, RoleMixin, SecurityKey),  # type: ignore[arg-type]  # their mixins are hidden from mypy, see storage/accounts.py
        origin=settings.base_url,
    )
    errors.install(app, STATUSES, problems.answer)


def _open_api(app: Flask, engine: Engine, credentials: Credentials) -> None:
    """Add the API, which has keys and no forms, and so nothing that a CSRF token would protect."""
    api.register(app, routes.key_scopes(), Attempts(engine, credentials.key("attempts")))
    for blueprint in api.BLUEPRINTS:
        app.extensions["csrf"].exempt(blueprint)
