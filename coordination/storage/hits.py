"""Hits: for every link one row on each side, in the compartment of the desk that reads it.

The row names the own case, the desk and the day. The counterpart, score, reasons and time are
sealed under the own case's key, and the two sides have different random ids, so the table does
not tell which two rows are one link. How the database keeps them may: docs/threat-model.md says
what a day with few hits, and on PostgreSQL the transaction of a row, give away.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, bindparam, delete, insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import row_security
from coordination.storage.column_types import Day, Flag, Number, RecordId, SealedValue
from coordination.storage.database import Base, table_of
from coordination.vault.envelope import Sealed


class Hit(Base):
    """One side of a link."""

    __tablename__ = "hit"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    desk: Mapped[str]
    case_number: Mapped[int] = mapped_column(Number)
    day: Mapped[date] = mapped_column(Day)
    link_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = (
        Index("ix_hit_case_number", "case_number"),
        Index("ix_hit_desk", "desk"),
        {"sqlite_with_rowid": False},
    )


class Notice(Base):
    """Something that a desk should look at; what it is stands sealed."""

    __tablename__ = "notice"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    desk: Mapped[str] = mapped_column(index=True)
    case_number: Mapped[int] = mapped_column(Number, index=True)
    day: Mapped[date] = mapped_column(Day)
    read: Mapped[bool] = mapped_column(Flag, default=False)
    what_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = ({"sqlite_with_rowid": False},)


_ADD_HITS = insert(table_of(Hit))
_ADD_NOTICES = insert(table_of(Notice))
_RESEAL = (
    update(table_of(Hit))
    .where(table_of(Hit).c.id == bindparam("row"))
    .values(link_sealed=bindparam("sealed"))
)


def add(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Insert hit rows, ordered by their random ids."""
    if rows:
        row_security.as_detector(session)
        session.connection().execute(_ADD_HITS, sorted(rows, key=_by_id))


def reseal(session: Session, changed: Sequence[tuple[UUID, Sealed]]) -> None:
    """Replace the sealed content of hit rows; their ids and days stay."""
    if changed:
        row_security.as_detector(session)
        values = [{"row": hit_id, "sealed": sealed} for hit_id, sealed in changed]
        session.connection().execute(_RESEAL, values)


def remove_of_case(session: Session, case_number: int) -> None:
    """Delete the hit rows and notices on this case's side."""
    row_security.as_oneself(session)
    session.execute(delete(Hit).where(Hit.case_number == case_number))
    session.execute(delete(Notice).where(Notice.case_number == case_number))


def add_notices(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Queue notices."""
    if rows:
        row_security.as_detector(session)
        session.connection().execute(_ADD_NOTICES, sorted(rows, key=_by_id))


def _by_id(row: Mapping[str, Any]) -> bytes:
    found: bytes = row["id"].bytes
    return found
