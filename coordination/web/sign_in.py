"""Sign-in: how Flask-Security is set up, what it is not trusted with, and what is recorded."""

import unicodedata
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from flask import Flask, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_login import current_user, user_logged_out
from flask_security import (
    LoginForm,
    PasswordUtil,
    Security,
    UserDatastore,
    password_changed,
    tf_profile_changed,
    user_authenticated,
    user_failed_authn,
    wan_deleted,
    wan_registered,
)
from flask_security.proxies import _datastore
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired

from coordination import runtime
from coordination.domain.accounts import PASSWORD_LEAST, is_sign_in_name, password_fault
from coordination.web import attempts
from coordination.web.second_factor import (
    CodeForm,
    KeyAnswerForm,
    OneTimeCodes,
    RecoveryCodesForm,
    RecoveryForm,
    key_util,
)

_NORMAL: Final = "NFKC"
_ISSUER: Final = "Coordination desk"
# Flask-Security would end the session of somebody who has signed in and comes back to the first
# one, as the browser's way back does; it would send him to sign in from the second.
_SECOND_STEP: Final = frozenset({"security.two_factor_token_validation", "security.tf_select"})

SECURITY: Final[dict[str, Any]] = {
    "API_ENABLED_METHODS": ["session"],
    "CACHE_CONTROL": None,  # web/headers.py sets it; the package's own is malformed
    "CHANGEABLE": True,
    "CLI_ROLES_NAME": None,
    "CLI_USERS_NAME": None,
    "FRESHNESS": timedelta(minutes=10),
    "FRESHNESS_ALLOW_AUTH_TOKEN": False,
    "FRESHNESS_GRACE_PERIOD": timedelta(0),
    "JOIN_USER_ROLES": False,
    "LOGOUT_METHODS": ["POST"],
    "MULTI_FACTOR_RECOVERY_CODES": True,
    "MULTI_FACTOR_RECOVERY_CODES_N": 8,
    "PASSWORD_HASH": "argon2",
    "PASSWORD_LENGTH_MIN": PASSWORD_LEAST,
    "PASSWORD_NORMALIZE_FORM": _NORMAL,
    "PASSWORD_SCHEMES": ["argon2"],
    "RETURN_GENERIC_RESPONSES": True,
    "SCRIPT_NONCE_KEY": "nonce",
    "SEND_PASSWORD_CHANGE_EMAIL": False,
    "TOTP_ISSUER": _ISSUER,
    "TWO_FACTOR": True,
    "TWO_FACTOR_ALWAYS_VALIDATE": True,
    "TWO_FACTOR_AUTHENTICATOR_VALIDITY": 30,
    "TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
    "TWO_FACTOR_REQUIRED": True,
    "TWO_FACTOR_RESCUE_EMAIL": False,
    "USER_IDENTITY_ATTRIBUTES": [{"username": {"mapper": lambda text: text}}],
    "WAN_ALLOW_AS_FIRST_FACTOR": False,
    "WAN_ALLOW_AS_MULTI_FACTOR": False,
    "WAN_ALLOW_AS_VERIFY": ["secondary"],
    "WAN_RP_NAME": _ISSUER,
    "WEBAUTHN": True,
    "MSG_GENERIC_AUTHN_FAILED": (
        _("Name and password don't go together, or the account is closed. Check both."),
        "error",
    ),
    "MSG_TWO_FACTOR_INVALID_TOKEN": (
        _("That code isn't valid now. Codes change every 30 seconds and work once."),
        "error",
    ),
}


class SignInForm(LoginForm):
    """Sign-in name and password. There is no "remember me": sessions live on the server only."""

    # Flask-Security clears this field's errors, so it must exist; nothing shows or reads it.
    email = HiddenField()  # type: ignore[assignment]  # an e-mail field in the base class
    remember = None  # type: ignore[assignment]  # WTForms' way to leave a field out
    username = StringField(_("Sign-in name"), validators=[InputRequired()])

    def validate(self, **kwargs: Any) -> bool:
        """Find the account by its name; an unknown name costs as much time as a known one."""
        name = (self.username.data or "").strip().lower()
        self.ifield = self.username
        self.user = _datastore.find_user(username=name) if is_sign_in_name(name) else None
        good = bool(super().validate(**kwargs))
        if good:
            # What was hashed at older costs was hashed anew. Flask-Security leaves that to the end of
            # the second step, and the session, which is stored before, would wait for it in vain.
            _datastore.commit()  # type: ignore[no-untyped-call]  # Flask-Security leaves it untyped
        # Flask-Security reports wrong passwords; it is silent on these two.
        if not good and self.user is None:
            runtime.record_event(None, "sign_in.failed", objects=["unknown"])
        elif not good and self.user is not None and self.user_authenticated:
            runtime.record_event(None, "sign_in.closed_account", objects=[str(self.user.id)])
        return good


class Passwords(PasswordUtil):
    """Our rules for new passwords in place of those that ask the internet."""

    def validate(
        self,
        password: str,
        is_register: bool,  # noqa: ARG002 - Flask-Security passes it by position
        **kwargs: Any,
    ) -> tuple[list[str] | None, str]:
        """Return the faults of a new password, and its normal form."""
        normal = normal_password(password)
        fault = password_fault(normal, kwargs["user"].username)
        return ([gettext(fault)] if fault else None), normal


def normal_password(text: str) -> str:
    """Return the form in which a password is hashed, whatever keyboard it was typed on."""
    return unicodedata.normalize(_NORMAL, text)


def install(app: Flask, datastore: UserDatastore, *, origin: str) -> Security:
    """Set up Flask-Security; its secrets must be in the configuration already."""
    app.config.update({f"SECURITY_{name}": value for name, value in SECURITY.items()})
    app.config["SECURITY_DATETIME_FACTORY"] = runtime.wall_clock
    security = Security(
        app,
        datastore,
        login_form=SignInForm,
        two_factor_verify_code_form=CodeForm,
        mf_recovery_form=RecoveryForm,
        mf_recovery_codes_form=RecoveryCodesForm,
        wan_signin_response_form=KeyAnswerForm,
        totp_cls=OneTimeCodes,
        password_util_cls=Passwords,
        webauthn_util_cls=key_util(origin),
    )
    # Tokens and JSON answers are off: without this a signed token in a header or an address
    # would still sign somebody in.
    security.login_manager.request_loader(lambda _request: None)
    security.want_json(lambda _request: False)
    app.before_request(_lead_on)
    _record(app, datastore)
    return security


def _lead_on() -> ResponseReturnValue | None:
    """Lead who has signed in from the second step to the first page."""
    if request.endpoint in _SECOND_STEP and current_user.is_authenticated:
        return redirect(url_for("overview.home"))
    return None


def _record(app: Flask, datastore: UserDatastore) -> None:
    """Put what happens at sign-in into the log, each in a transaction of its own."""

    def signed_in(_app: Flask, user: Any, authn_via: object = None, **_kwargs: Any) -> None:
        if authn_via == ["change"]:  # a new password renews the session; nobody signed in
            return
        user.last_sign_in_at = runtime.wall_clock()
        # Before the log's own transaction, which would wait for this one.
        datastore.commit()  # type: ignore[no-untyped-call]  # Flask-Security leaves it untyped
        try:
            runtime.record_event(user.actor, "sign_in")
        except Exception:
            session.clear()  # what can't be recorded doesn't happen
            raise
        attempts.clear(user)

    def failed(_app: Flask, user: Any, **_kwargs: Any) -> None:
        runtime.record_event(None, "sign_in.failed", objects=[str(user.id)])

    user_authenticated.connect(signed_in, app, weak=False)
    user_failed_authn.connect(failed, app, weak=False)
    user_logged_out.connect(_recorder(datastore, "sign_out"), app, weak=False)
    password_changed.connect(_recorder(datastore, "password.changed"), app, weak=False)
    tf_profile_changed.connect(_recorder(datastore, "second_factor.changed"), app, weak=False)
    wan_registered.connect(_recorder(datastore, "security_key.added"), app, weak=False)
    wan_deleted.connect(_recorder(datastore, "security_key.removed"), app, weak=False)


def _recorder(datastore: UserDatastore, action: str) -> Callable[..., None]:
    def record(_app: Flask, user: Any = None, **_kwargs: Any) -> None:
        person = current_user if user is None else user
        datastore.commit()  # type: ignore[no-untyped-call]  # Flask-Security leaves it untyped
        if person.is_authenticated:
            runtime.record_event(person.actor, action)

    return record
