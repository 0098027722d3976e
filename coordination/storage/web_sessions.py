"""Sessions of browsers, kept on the server.

A row is found by the SHA-256 of the id in the cookie, and its data is sealed under a key made
from that id and a key of the installation: who steals the database can neither use a session nor
read one. A session that was ended can't come back, because a changed session only ever updates
its own row. Its end is covered by a keyed code: put off by hand, it ends the session.
"""

import hashlib
import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, LargeBinary, delete, insert, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapped, mapped_column

from coordination.storage.column_types import UtcTime
from coordination.storage.database import Base

_NONCE = 12


class WebSession(Base):
    """A browser's session."""

    __tablename__ = "web_session"

    id_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    rights_code: Mapped[bytes | None] = mapped_column(LargeBinary(32))


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """What is known of a session: its data, and when it ends unless it's used."""

    data: bytes
    expires_at: datetime


class WebSessions:
    """The sessions of one register; every call is a transaction of its own."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        self._engine = engine
        self._key = key

    def load(self, session_id: str, *, now: datetime) -> Kept | None:
        """Return a session; None when it's unknown, ended or damaged."""
        digest = _digest(session_id)
        asked = select(WebSession.data, WebSession.expires_at, WebSession.rights_code).where(
            WebSession.id_hash == digest, WebSession.expires_at > now
        )
        with self._engine.connect() as connection:
            row = connection.execute(asked).one_or_none()
        if row is None or not hmac.compare_digest(
            row.rights_code or b"", self._code(digest, row.expires_at)
        ):
            return None
        try:
            data = self._cipher(session_id).decrypt(row.data[:_NONCE], row.data[_NONCE:], digest)
        except InvalidTag:
            return None
        return Kept(data, row.expires_at)

    def add(self, session_id: str, data: bytes, *, expires_at: datetime) -> None:
        """Insert a new session."""
        digest = _digest(session_id)
        with self._engine.begin() as connection:
            connection.execute(
                insert(WebSession).values(
                    id_hash=digest,
                    data=self._seal(session_id, data),
                    **self._end(digest, expires_at),
                )
            )

    def change(self, session_id: str, data: bytes, *, expires_at: datetime) -> None:
        """Replace the data of a session, unless it was ended meanwhile."""
        digest = _digest(session_id)
        with self._engine.begin() as connection:
            connection.execute(
                update(WebSession)
                .where(WebSession.id_hash == digest)
                .values(data=self._seal(session_id, data), **self._end(digest, expires_at))
            )

    def touch(self, session_id: str, *, expires_at: datetime) -> None:
        """Put off the end of a session; a full disk must not keep anybody from reading."""
        digest = _digest(session_id)
        with suppress(OperationalError), self._engine.begin() as connection:
            connection.execute(
                update(WebSession)
                .where(WebSession.id_hash == digest)
                .values(**self._end(digest, expires_at))
            )

    def remove(self, session_id: str) -> None:
        """End a session."""
        with self._engine.begin() as connection:
            connection.execute(delete(WebSession).where(WebSession.id_hash == _digest(session_id)))

    def sweep(self, *, now: datetime) -> None:
        """Delete the sessions that are over."""
        with self._engine.begin() as connection:
            connection.execute(delete(WebSession).where(WebSession.expires_at <= now))

    def _seal(self, session_id: str, data: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher(session_id).encrypt(nonce, data, _digest(session_id))

    def _end(self, digest: bytes, expires_at: datetime) -> dict[str, Any]:
        return {"expires_at": expires_at, "rights_code": self._code(digest, expires_at)}

    def _code(self, digest: bytes, expires_at: datetime) -> bytes:
        end = expires_at.astimezone(UTC).isoformat().encode()
        return hmac.digest(self._key, b"session end" + digest + end, "sha256")

    def _cipher(self, session_id: str) -> AESGCM:
        return AESGCM(hmac.digest(self._key, session_id.encode(), "sha256"))


def _digest(session_id: str) -> bytes:
    return hashlib.sha256(session_id.encode()).digest()
