"""Accounts, and the security keys registered with them.

Sign-in name, desk and role stand in clear; the password is an Argon2id hash with a pepper, the
authenticator's secret and the recovery codes are encrypted. The columns have the names that
Flask-Security expects. There is no address: `email` exists because Flask-Security compares it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, or_, select, update
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session, relationship

from coordination.domain.permissions import Actor, Role
from coordination.storage.column_types import Digest, RecordId, Texts, UtcTime, Word
from coordination.storage.database import Base
from coordination.storage.protected_rows import Protected

Row = TypeVar("Row", "Account", "SecurityKey")

if TYPE_CHECKING:
    # Flask-Security declares plain types for the columns, which contradict `Mapped`.
    class UserMixin:
        """What Flask-Security adds to an account."""

    class WebAuthnMixin:
        """What Flask-Security adds to a security key."""

else:
    from flask_security import UserMixin, WebAuthnMixin


class Account(Protected, Base, UserMixin):
    """A person who can sign in, with one role at one desk or at none."""

    __tablename__ = "account"
    COVERED = (
        "id",
        "username",
        "role",
        "desk",
        "active",
        "password",
        "fs_uniquifier",
        "fs_webauthn_user_handle",
        "tf_primary_method",
        "tf_totp_secret",
        "mf_recovery_codes",
    )

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True, default=uuid4)
    username: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str] = mapped_column(Word(Role, Role.READER))
    desk: Mapped[str | None] = mapped_column(index=True)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    last_sign_in_at: Mapped[datetime | None] = mapped_column(UtcTime)
    password: Mapped[str | None]
    fs_uniquifier: Mapped[str] = mapped_column(unique=True, default=lambda: uuid4().hex)
    fs_webauthn_user_handle: Mapped[str | None] = mapped_column(unique=True)
    tf_primary_method: Mapped[str | None]
    tf_totp_secret: Mapped[str | None]
    tf_last_counter: Mapped[int | None]
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(Texts))
    webauthn: Mapped[list["SecurityKey"]] = relationship(
        cascade="all, delete-orphan", back_populates="account"
    )

    # Flask-Security reads and resets it; telephone numbers are not used.
    tf_phone_number = None

    @property
    def email(self) -> str:
        """Return a unique address that can't receive mail, for Flask-Security's comparisons."""
        return f"{self.username}@accounts.invalid"

    @property
    def actor(self) -> Actor:
        """Return the person as the rules know them."""
        return Actor(user_id=str(self.id), name=self.username, role=Role(self.role), desk=self.desk)

    def complete(self) -> None:
        """Give a new account its id, its session handle, and that it is open."""
        self.id = self.id or uuid4()
        self.fs_uniquifier = self.fs_uniquifier or uuid4().hex
        self.active = self.active is not False

    def take_code(self, counter: int) -> bool:
        """Use up a one-time code; False when it, or a later one, was used before.

        The comparison and the note are one statement: of two requests with the same code, at
        the same time and at different workers, one succeeds.
        """
        session = object_session(self)
        assert session is not None
        taken = session.execute(
            update(Account)
            .where(
                Account.id == self.id,
                or_(Account.tf_last_counter.is_(None), Account.tf_last_counter < counter),
            )
            .values(tf_last_counter=counter)
            .returning(Account.id)
        ).one_or_none()
        session.commit()
        return taken is not None


class SecurityKey(Protected, Base, WebAuthnMixin):
    """A WebAuthn credential of an account; always a second factor."""

    __tablename__ = "security_key"
    COVERED = ("user_id", "credential_id", "public_key", "transports", "device_type", "usage")

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[bytes] = mapped_column(Digest(1024), unique=True)
    public_key: Mapped[bytes] = mapped_column(Digest)
    sign_count: Mapped[int]
    transports: Mapped[list[str] | None] = mapped_column(Texts)
    backup_state: Mapped[bool]
    device_type: Mapped[str]
    extensions: Mapped[str | None]
    lastuse_datetime: Mapped[datetime] = mapped_column(UtcTime)
    name: Mapped[str]
    usage: Mapped[str]
    account: Mapped[Account] = relationship(back_populates="webauthn")

    def complete(self) -> None:
        """Name the account of a new key, which is otherwise done while it is inserted."""
        if self.__dict__.get("user_id") is None:
            self.account.complete()
            self.user_id = self.account.id


def add(session: Session, account: Account) -> None:
    """Insert an account."""
    session.add(account)
    session.flush()


def find(session: Session, account_id: str) -> Account | None:
    """Return an account by its id as text; None when there is none."""
    try:
        return session.get(Account, UUID(account_id))
    except ValueError:
        return None


def find_by_name(session: Session, name: str) -> Account | None:
    """Return an account by its sign-in name."""
    return session.scalar(select(Account).where(Account.username == name))


def of_desk(session: Session, desk: str | None) -> Sequence[Account]:
    """Return the accounts of one desk, or all when `desk` is None, by name."""
    asked = select(Account).order_by(Account.username)
    if desk is not None:
        asked = asked.where(Account.desk == desk)
    return session.scalars(asked).all()


def every(session: Session, table: type[Row]) -> Sequence[Row]:
    """Return every account, or every security key, of the register."""
    return session.scalars(select(table)).all()


def end_sessions(account: Account) -> None:
    """Make every session of the account worthless from the next request on."""
    account.fs_uniquifier = uuid4().hex


def forget_factors(account: Account) -> None:
    """Take password, authenticator, recovery codes and security keys from an account."""
    account.password = None
    account.tf_primary_method = None
    account.tf_totp_secret = None
    account.mf_recovery_codes = None
    account.webauthn.clear()
    end_sessions(account)
