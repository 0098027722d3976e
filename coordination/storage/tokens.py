"""Tokens shown once: links that set up an account, and keys for the API.

Only a digest is kept, and of an API key the public part by which its row is found.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, LargeBinary, Uuid, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage.database import Base, UtcTime


class Invite(Base):
    """A one-time link with which a person chooses the password of an account."""

    __tablename__ = "invite"

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcTime)


class ApiKey(Base):
    """A personal key for the API, bound to a desk and to scopes."""

    __tablename__ = "api_key"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    prefix: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    desk: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)


def add_invite(session: Session, account_id: UUID, digest: bytes, *, expires_at: datetime) -> None:
    """Insert a link; earlier ones of the account end."""
    session.execute(delete(Invite).where(Invite.account_id == account_id))
    session.add(Invite(digest=digest, account_id=account_id, expires_at=expires_at))
    session.flush()


def find_invite(session: Session, digest: bytes, *, now: datetime) -> Invite | None:
    """Return a link that can still be used."""
    return session.scalar(
        select(Invite).where(
            Invite.digest == digest, Invite.used_at.is_(None), Invite.expires_at > now
        )
    )


def use_invite(session: Session, digest: bytes, *, now: datetime) -> UUID | None:
    """Use up a link and return its account; None when it's unknown, used or too old."""
    used = update(Invite).where(
        Invite.digest == digest, Invite.used_at.is_(None), Invite.expires_at > now
    )
    return session.execute(
        used.values(used_at=now).returning(Invite.account_id)
    ).scalar_one_or_none()


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


def keys_of(session: Session, account_id: UUID) -> Sequence[ApiKey]:
    """Return the API keys of an account, newest first."""
    asked = select(ApiKey).where(ApiKey.account_id == account_id)
    return session.scalars(asked.order_by(ApiKey.created_at.desc())).all()


def revoke_keys(session: Session, account_id: UUID, *, now: datetime) -> None:
    """Revoke every API key of an account."""
    session.execute(
        update(ApiKey)
        .where(ApiKey.account_id == account_id, ApiKey.revoked_at.is_(None))
        .values(revoked_at=now)
    )
