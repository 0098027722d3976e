"""Sessions that live on the server: the cookie holds a random id and nothing else.

A copied cookie is worthless after sign-out, because its row is gone. The id changes when a person
signs in, so an id that somebody planted before never becomes theirs; an id that the server didn't
make is never adopted. A session ends when it's idle, and at a fixed time whatever happens.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

from flask import Flask, Request, Response, session
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from flask_login import user_logged_out
from flask_security import user_authenticated
from werkzeug.datastructures import CallbackDict

_ID_BYTES: Final = 32
_API: Final = "/api/"
_ENDS: Final = "_ends"
_PERSON: Final = "_user_id"
_TOUCHED_EVERY: Final = timedelta(minutes=1)
_BEFORE_SIGN_IN: Final = timedelta(minutes=30)
_SWEEP_ONE_IN: Final = 200
_FAILED: Final = 500


class Kept(Protocol):
    """A session as the store returns it."""

    @property
    def data(self) -> bytes:
        """Return what was stored."""

    @property
    def expires_at(self) -> datetime:
        """Return when the session ends unless it's used."""


class Store(Protocol):
    """Where sessions are kept; each call stands alone."""

    def load(self, session_id: str, *, now: datetime) -> Kept | None:
        """Return a session that hasn't ended."""

    def add(self, session_id: str, data: bytes, *, expires_at: datetime) -> None:
        """Insert a new session."""

    def change(self, session_id: str, data: bytes, *, expires_at: datetime) -> None:
        """Replace a session's data, unless it was ended meanwhile."""

    def touch(self, session_id: str, *, expires_at: datetime) -> None:
        """Put off the end of a session, if that can be written."""

    def remove(self, session_id: str) -> None:
        """End a session."""

    def sweep(self, *, now: datetime) -> None:
        """Delete sessions that are over."""


@dataclass(frozen=True, slots=True)
class Life:
    """How long a session lasts, used or not, and how long without use."""

    longest: timedelta
    idle: timedelta


class ServerSession(CallbackDict[str, Any], SessionMixin):
    """The data of one session, with what is to become of it."""

    def __init__(self, initial: dict[str, Any] | None = None, kept_as: str | None = None) -> None:
        super().__init__(initial, _mark_modified)
        self.kept_as = kept_as
        self.expires_at: datetime | None = None
        self.modified = False
        self.rotate = False
        self.ended = False


class ServerSessions(SessionInterface):
    """Opens and saves sessions for Flask."""

    serializer = TaggedJSONSerializer()

    def __init__(self, store: Store, life: Life, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._life = life
        self._clock = clock

    def install(self, app: Flask) -> None:
        """Use these sessions in an application; they follow its sign-ins and sign-outs."""
        app.session_interface = self
        user_authenticated.connect(_rotate, app)
        user_logged_out.connect(_end, app)

    def open_session(self, app: Flask, request: Request) -> ServerSession:
        """Return the session of the cookie, or an empty one that isn't stored yet."""
        # The API knows its callers by key: there a cookie neither signs in nor keeps a session open.
        is_api = request.path.startswith(_API)
        session_id = None if is_api else request.cookies.get(self.get_cookie_name(app))
        kept = self._store.load(session_id, now=self._clock()) if session_id else None
        if kept is None:
            return ServerSession()
        found = ServerSession(self.serializer.loads(kept.data.decode()), session_id)
        found.expires_at = kept.expires_at
        return found

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Store what changed and set or delete the cookie."""
        assert isinstance(session, ServerSession)
        response.vary.add("Cookie")
        if response.status_code >= _FAILED:  # what failed isn't remembered, and may fail again
            return
        if session.ended or (not session and session.kept_as):
            self._forget(app, session, response)
        elif session.rotate or (session and session.kept_as is None):
            self._store_anew(app, session, response)
        elif session.kept_as:
            self._store_again(session, session.kept_as)

    def _store_anew(self, app: Flask, session: ServerSession, response: Response) -> None:
        if session.kept_as:
            self._store.remove(session.kept_as)
        if secrets.randbelow(_SWEEP_ONE_IN) == 0:
            self._store.sweep(now=self._clock())
        life = self._life.longest if _PERSON in session else _BEFORE_SIGN_IN
        session[_ENDS] = (self._clock() + life).timestamp()
        session_id = secrets.token_urlsafe(_ID_BYTES)
        self._store.add(session_id, self._dump(session), expires_at=self._expiry(session))
        response.set_cookie(
            self.get_cookie_name(app),
            session_id,
            path="/",
            secure=self.get_cookie_secure(app),
            httponly=True,
            samesite="Strict",
        )

    def _store_again(self, session: ServerSession, kept_as: str) -> None:
        expires_at = self._expiry(session)
        if session.modified:
            self._store.change(kept_as, self._dump(session), expires_at=expires_at)
        elif session.expires_at and expires_at - session.expires_at > _TOUCHED_EVERY:
            # Noted only now and then, to spare a write with each request.
            self._store.touch(kept_as, expires_at=expires_at)

    def _forget(self, app: Flask, session: ServerSession, response: Response) -> None:
        if session.kept_as:
            self._store.remove(session.kept_as)
        response.delete_cookie(
            self.get_cookie_name(app),
            path="/",
            secure=self.get_cookie_secure(app),
            httponly=True,
            samesite="Strict",
        )

    def _expiry(self, session: ServerSession) -> datetime:
        ends = datetime.fromtimestamp(session[_ENDS], UTC)
        return min(ends, self._clock() + self._life.idle)

    def _dump(self, session: ServerSession) -> bytes:
        return self.serializer.dumps(dict(session)).encode()


def _mark_modified(changed: CallbackDict[str, Any]) -> None:
    assert isinstance(changed, ServerSession)
    changed.modified = True


def _rotate(_app: Flask, **_: Any) -> None:
    session.rotate = True  # type: ignore[attr-defined]  # a ServerSession behind Flask's proxy


def _end(_app: Flask, **_: Any) -> None:
    session.ended = True  # type: ignore[attr-defined]  # a ServerSession behind Flask's proxy
