"""What the register counted about itself at the last sweep, sealed; one row for each statistic."""

from uuid import UUID, uuid4

from sqlalchemy import Table, bindparam, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import row_security
from coordination.storage.column_types import RecordId, SealedValue
from coordination.storage.database import Base, table_of
from coordination.vault.envelope import Sealed


class RegisterStatistic(Base):
    """A statistic by its name; `version` is another one whenever it is counted anew."""

    __tablename__ = "register_statistic"

    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[UUID] = mapped_column(RecordId)
    value_sealed: Mapped[Sealed] = mapped_column(SealedValue)


def _table() -> Table:
    return table_of(RegisterStatistic)


# Asked for every case that is registered: made once.
_VERSION = select(_table().c.version).where(_table().c.name == bindparam("asked"))


def version_of(session: Session, name: str) -> UUID | None:
    """Return which version of a statistic is stored, None when none is."""
    row_security.as_detector(session)
    return session.connection().execute(_VERSION, {"asked": name}).scalar()


def find(session: Session, name: str) -> Sealed | None:
    """Return a statistic, None when it was never counted."""
    row_security.as_detector(session)
    asked = select(_table().c.value_sealed).where(_table().c.name == name)
    return session.connection().execute(asked).scalar()


def put(session: Session, name: str, sealed: Sealed) -> None:
    """Store a statistic in place of the one before."""
    row_security.as_detector(session)
    session.execute(delete(_table()).where(_table().c.name == name))
    # At random and no count: a sweep that is undone must not leave its number to the next.
    session.execute(insert(_table()).values(name=name, version=uuid4(), value_sealed=sealed))


def remove(session: Session, name: str) -> None:
    """Delete a statistic, if it is there."""
    row_security.as_detector(session)
    session.execute(delete(_table()).where(_table().c.name == name))
