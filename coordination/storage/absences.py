"""Who stands in for whom at a desk: a sealed row each, with nothing plain but the desk."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import row_security
from coordination.storage.column_types import RecordId, SealedValue
from coordination.storage.database import Base, table_of
from coordination.vault.envelope import Sealed


class AbsenceRow(Base):
    """One cover."""

    __tablename__ = "absence"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    desk: Mapped[str] = mapped_column(index=True)
    absence_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = ({"sqlite_with_rowid": False},)


_A = table_of(AbsenceRow).c
_EVERY = select(_A.id, _A.desk, _A.absence_sealed).order_by(_A.id)
# Asked for every bench of a desk: made once.
_OF_DESK = _EVERY.where(_A.desk == bindparam("of"))


def of_desk(session: Session, desk: str | None) -> Sequence[Any]:
    """Return the covers of a desk, ended ones too; of every desk when it is None."""
    row_security.as_detector(session)
    if desk is None:
        return session.connection().execute(_EVERY).all()
    return session.connection().execute(_OF_DESK, {"of": desk}).all()


def add(session: Session, absence_id: UUID, desk: str, sealed: Sealed) -> None:
    """Store a new cover."""
    row_security.as_oneself(session)
    session.execute(
        insert(table_of(AbsenceRow)).values(id=absence_id, desk=desk, absence_sealed=sealed)
    )


def reseal(session: Session, absence_id: UUID, sealed: Sealed) -> None:
    """Store a cover anew."""
    row_security.as_oneself(session)
    session.execute(
        update(table_of(AbsenceRow)).where(_A.id == absence_id).values(absence_sealed=sealed)
    )


def remove(session: Session, absence_id: UUID) -> None:
    """Delete a cover; only a repair does, of a row that nothing opens."""
    row_security.as_oneself(session)
    session.execute(delete(table_of(AbsenceRow)).where(_A.id == absence_id))
