"""Tokens shown once: links that set up an account, and keys for the API.

Only a digest is kept, and of an API key the public part by which its row is found.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage.column_types import Digest, RecordId, Texts, UtcTime
from coordination.storage.database import Base
from coordination.storage.protected_rows import Protected, code_of

Row = TypeVar("Row", "Invite", "ApiKey")


class Invite(Protected, Base):
    """A one-time link with which a person chooses the password of an account."""

    __tablename__ = "invite"
    COVERED = ("digest", "account_id", "expires_at", "used_at")

    digest: Mapped[bytes] = mapped_column(Digest(32), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcTime)


class ApiKey(Protected, Base):
    """A personal key for the API, bound to a desk and to scopes."""

    __tablename__ = "api_key"
    COVERED = (
        "id",
        "account_id",
        "prefix",
        "digest",
        "desk",
        "scopes",
        "expires_at",
        "revoked_at",
    )

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    prefix: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[bytes] = mapped_column(Digest(32))
    desk: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(Texts)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)

    def complete(self) -> None:
        """Give a new key its id."""
        self.id = self.id or uuid4()


def add_invite(session: Session, account_id: UUID, digest: bytes, *, expires_at: datetime) -> None:
    """Insert a link; earlier ones of the account end."""
    session.execute(delete(Invite).where(Invite.account_id == account_id))
    session.add(Invite(digest=digest, account_id=account_id, expires_at=expires_at))
    session.flush()


def find_invite(session: Session, digest: bytes, *, now: datetime) -> Invite | None:
    """Return a link that can still be used; one that was edited by hand can't."""
    found = session.scalar(
        select(Invite).where(
            Invite.digest == digest, Invite.used_at.is_(None), Invite.expires_at > now
        )
    )
    return found if found is not None and found.is_genuine else None


def use_invite(session: Session, digest: bytes, *, now: datetime) -> UUID | None:
    """Use up a link and return its account; None when it's unknown, used or too old."""
    invite = find_invite(session, digest, now=now)
    if invite is None:
        return None
    # One statement, under the row's lock: of two requests with one link one succeeds.
    used = Invite(digest=digest, account_id=invite.account_id, expires_at=invite.expires_at)
    used.used_at = now
    changed = (
        update(Invite)
        .where(Invite.digest == digest, Invite.used_at.is_(None), Invite.expires_at > now)
        .values(used_at=now, rights_code=code_of(session, used))
    )
    return session.execute(changed.returning(Invite.account_id)).scalar_one_or_none()


def remove_invites(session: Session, account_id: UUID) -> None:
    """End every link of an account."""
    session.execute(delete(Invite).where(Invite.account_id == account_id))


def add_key(session: Session, key: ApiKey) -> None:
    """Insert an API key."""
    session.add(key)
    session.flush()


def find_key(session: Session, prefix: str) -> ApiKey | None:
    """Return an API key by its public part, whatever its state."""
    return session.scalar(select(ApiKey).where(ApiKey.prefix == prefix))


def every(session: Session, table: type[Row]) -> Sequence[Row]:
    """Return every link, or every API key, of the register."""
    return session.scalars(select(table)).all()


def keys_of(session: Session, account_id: UUID) -> Sequence[ApiKey]:
    """Return the API keys of an account, newest first."""
    asked = select(ApiKey).where(ApiKey.account_id == account_id)
    return session.scalars(asked.order_by(ApiKey.created_at.desc())).all()


def revoke_keys(session: Session, account_id: UUID, *, now: datetime) -> None:
    """Revoke every API key of an account."""
    for key in keys_of(session, account_id):
        key.revoked_at = key.revoked_at or now
    session.flush()
