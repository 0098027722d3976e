"""How often somebody may try to sign in: by account and by address, at every step.

The try is counted before the password or code is looked at, so that many at once don't slip
through, and a right answer is refused while the account is locked. Names that don't exist are
counted like those that do. A full sign-in clears the account; a right password alone doesn't
clear the count of codes, or whoever has the password could guess codes for ever.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Protocol, cast

from flask import Flask, abort, current_app, request, session
from flask_login import current_user

from coordination import runtime

_EXTENSION: Final = "coordination_tries"
_QUARTER: Final = timedelta(minutes=15)
_DAY: Final = timedelta(days=1)


class Tries(Protocol):
    """Counts that all workers share."""

    def count(self, subject: str, *, now: datetime, stretch: timedelta) -> int:
        """Count one more try and return how many there were in this stretch."""

    def forget(self, subjects: Iterable[str]) -> None:
        """Forget the tries of these subjects."""

    def give_back(self, subject: str, tries: int, *, now: datetime, stretch: timedelta) -> None:
        """Take tries that succeeded off the count."""

    def sweep(self, *, now: datetime) -> None:
        """Delete counts that no limit looks at any more."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many tries within a stretch of time."""

    name: str
    most: int
    stretch: timedelta


# Three codes of a million are valid at a time. With forty tries a day, guessing one takes 23
# years on average, and every lock is in the log.
ACCOUNT: Final = (Limit("quarter", 10, _QUARTER), Limit("day", 40, _DAY))
ADDRESS: Final = Limit("address", 100, _QUARTER)

_STEPS: Final = {
    "security.login": "password",
    "security.verify": "password",
    "security.change_password": "password",
    "security.two_factor_token_validation": "code",
    "security.mf_recovery": "code",
    "security.wan_signin_response": "code",
    "security.wan_verify_response": "code",
    "welcome.choose_password": "link",
}


def install(app: Flask, counted: Tries) -> None:
    """Count tries before every view that takes a password, a code or a key's answer."""
    app.extensions[_EXTENSION] = counted
    app.before_request(_count)


def tries() -> Tries:
    """Return the counts of the current application."""
    return cast("Tries", current_app.extensions[_EXTENSION])


def clear(user: Any) -> None:
    """Forget the tries of a person who signed in fully, and give the two back to the address."""
    now = runtime.wall_clock()
    names = (f"password|{user.username}", f"code|{user.fs_uniquifier}")
    tries().forget(f"{limit.name}|{name}" for name in names for limit in ACCOUNT)
    tries().give_back(_address(), 2, now=now, stretch=ADDRESS.stretch)
    tries().sweep(now=now)


def _count() -> None:
    step = _STEPS.get(request.endpoint or "")
    if step is None or request.method != "POST":
        return
    # An address that is over its limit doesn't use up the tries of the names that it floods.
    if _is_over(ADDRESS, _address()):
        abort(429)
    account = _account(step)
    if account is not None and _is_locked(account):
        abort(429)


def _is_locked(account: str) -> bool:
    """Count the try against the limits, the shortest stretch first.

    A try that the quarter refuses does not count for the day: otherwise forty-one wrong tries in a
    minute would shut a known name out until midnight.
    """
    return any(_is_over(limit, f"{limit.name}|{account}") for limit in ACCOUNT)


def _is_over(limit: Limit, subject: str) -> bool:
    seen = tries().count(subject, now=runtime.wall_clock(), stretch=limit.stretch)
    if seen == limit.most + 1:
        runtime.record_event(None, "sign_in.locked", objects=[limit.name])
    return seen > limit.most


def _account(step: str) -> str | None:
    """Return whose password or code is being tried; None for a link, which names nobody."""
    signed_in = current_user.is_authenticated
    if step == "password":
        typed = request.form.get("username", "").strip().lower()
        return f"password|{current_user.username if signed_in else typed}"
    if step == "code":
        person = current_user.fs_uniquifier if signed_in else session.get("tf_user_id")
        return f"code|{person}" if person else None
    return None


def _address() -> str:
    return f"{ADDRESS.name}|{request.remote_addr}"
