"""The second factor: codes that work once, recovery codes, security keys.

Flask-Security 5.9.2 leaves gaps that are closed here: it accepts a code twice, it counts no wrong
recovery code, it lets a closed account through with a security key, it takes the key of another
account than the one whose password was given, and it accepts a key's answer twice within a minute.
"""

from typing import Any

from flask import current_app, session
from flask_babel import lazy_gettext as _
from flask_login import current_user
from flask_security import (
    MfRecoveryCodesForm,
    MfRecoveryForm,
    Totp,
    TwoFactorVerifyCodeForm,
    WebauthnUtil,
)
from flask_security.webauthn import WebAuthnSigninResponseForm
from passlib.exc import UsedTokenError
from wtforms import StringField
from wtforms.validators import InputRequired, Regexp

from coordination import runtime
from coordination.web.routes import KEY_HOLDERS

_CHALLENGE = "wan_challenge"


class OneTimeCodes(Totp):
    """Codes of the authenticator; each one works once, whichever worker sees it."""

    def get_last_counter(self, user: Any) -> int | None:
        """Return the time step of the last code that was used."""
        counter: int | None = user.tf_last_counter
        return counter

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """Use up the code; refuse it when another request did so in between."""
        if not user.take_code(tmatch.counter):
            raise UsedTokenError


class CodeForm(TwoFactorVerifyCodeForm):
    """Six digits, typed with or without a space."""

    code = StringField(
        _("Six digits from your authenticator"),
        filters=[lambda text: "".join(text.split()) if isinstance(text, str) else text],
        validators=[
            InputRequired(_("Six digits are needed. Codes change every 30 seconds.")),
            Regexp(
                r"[0-9]{6}\Z", message=_("Six digits are needed. Codes change every 30 seconds.")
            ),
        ],
    )

    def validate(self, **kwargs: Any) -> bool:
        """Refuse a code where the account must show its security key."""
        if not self.is_setup and _must_use_key(self.user):
            self.form_errors.append(str(_("This account signs in with its security key.")))
            return False
        return bool(super().validate(**kwargs))


class RecoveryForm(MfRecoveryForm):
    """A recovery code in place of the authenticator; a wrong one is recorded."""

    def validate(self, **kwargs: Any) -> bool:
        """Refuse where a security key is demanded: what can be read out can be phished."""
        if _must_use_key(self.user):
            self.form_errors.append(str(_("This account signs in with its security key.")))
            return False
        self.code.data = (self.code.data or "").strip().lower()
        good = bool(super().validate(**kwargs))
        if not good and self.user is not None:
            self.user.track_failed_authn("recovery_code", True)
        return good


class RecoveryCodesForm(MfRecoveryCodesForm):
    """Make new recovery codes; that they were made is recorded."""

    def validate(self, **kwargs: Any) -> bool:
        """Record the making together with its check."""
        good = bool(super().validate(**kwargs))
        if good:
            runtime.record_event(current_user.actor, "recovery_codes.made")
        return good


class KeyAnswerForm(WebAuthnSigninResponseForm):
    """A security key's answer: for the account of step one, open, and asked for just now."""

    def validate(self, **kwargs: Any) -> bool:
        """Refuse a stranger's key, a closed account and an answer that was used already."""
        fresh = session.pop(_CHALLENGE, None) == self.challenge
        if fresh and super().validate(**kwargs) and self._is_of_this_account():
            return True
        runtime.record_event(None, "sign_in.failed", objects=["security_key"])
        self.credential.errors = [str(_("The security key wasn't accepted. Try again."))]
        return False

    def _is_of_this_account(self) -> bool:
        if self.user is None or not self.user.is_active:
            return False
        expected = current_user.fs_uniquifier if self.is_verify else session.get("tf_user_id")
        return bool(self.user.fs_uniquifier == expected)


def key_util(origin: str) -> type[WebauthnUtil]:
    """Return what makes challenges for security keys of the product at this address."""

    class SecurityKeys(WebauthnUtil):
        def generate_challenge(self, nbytes: int | None = None) -> str:
            challenge = str(super().generate_challenge(nbytes))
            session[_CHALLENGE] = challenge
            return challenge

        def origin(self) -> str:
            # Behind a proxy the request itself doesn't know the scheme.
            return origin

    return SecurityKeys


def _must_use_key(user: Any) -> bool:
    demanded = current_app.config["REQUIRE_WEBAUTHN"]
    return bool(demanded and user and user.actor.role in KEY_HOLDERS and user.webauthn)
