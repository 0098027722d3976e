"""Dealings between two desks about a link: one row on each side, like the hits they speak of.

The row names the own desk and case. What was asked, answered and opened is sealed under the own
case's key and padded. A row's id is a keyed code of the own hit's id: without the key it is
random, and the two sides of one link have nothing in common. There is no column for a day: both
sides would carry the same one.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Index, bindparam, delete, insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import row_security
from coordination.storage.column_types import Number, RecordId, SealedValue
from coordination.storage.database import Base, table_of
from coordination.vault.envelope import Sealed


class Dealing(Base):
    """One side of the dealings about a link."""

    __tablename__ = "dealing"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    desk: Mapped[str]
    case_number: Mapped[int] = mapped_column(Number)
    dealing_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = (
        Index("ix_dealing_case_number", "case_number"),
        Index("ix_dealing_desk", "desk"),
        {"sqlite_with_rowid": False},
    )


_ADD = insert(table_of(Dealing))
_RESEAL = (
    update(table_of(Dealing))
    .where(table_of(Dealing).c.id == bindparam("row"))
    .values(dealing_sealed=bindparam("sealed"))
)


def add(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, ordered by their ids, which are the order of nothing."""
    if rows:
        row_security.as_detector(session)
        session.connection().execute(_ADD, sorted(rows, key=_by_id))


def reseal(session: Session, changed: Mapping[UUID, Sealed]) -> None:
    """Replace the sealed content of rows."""
    if changed:
        row_security.as_detector(session)
        values = [{"row": row, "sealed": sealed} for row, sealed in sorted(changed.items())]
        session.connection().execute(_RESEAL, values)


def remove_of_case(session: Session, case_number: int) -> None:
    """Delete the rows on this case's side."""
    row_security.as_oneself(session)
    session.execute(delete(Dealing).where(Dealing.case_number == case_number))


def _by_id(row: Mapping[str, Any]) -> bytes:
    found: bytes = row["id"].bytes
    return found
