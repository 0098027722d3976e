"""Local corrections of the reference pack: signed, never deleted, one in force for each fact.

They hold facts of law and lists and nobody's personal data, so they stand in clear: who reads the
database directly should see that a fact was changed, and by whom. The counter `pack` moves with
every change; other processes see by it that their pack is no longer the one in force.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import counters
from coordination.storage.column_types import UtcTime
from coordination.storage.counters import Counter
from coordination.storage.database import Base


class PackCorrection(Base):
    """One corrected fact; `ended_at` is empty while it is in force.

    Values are kept as `{"value": ...}`: a bare null of JSON and a null of the database differ.
    """

    __tablename__ = "pack_correction"
    __table_args__ = (
        Index(
            "uq_pack_correction_in_force",
            "file",
            "entry",
            "field",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    file: Mapped[str]
    entry: Mapped[str]
    field: Mapped[str]
    value: Mapped[dict[str, Any]] = mapped_column(JSON)
    base: Mapped[dict[str, Any]] = mapped_column(JSON)
    base_release: Mapped[str]
    source: Mapped[str]
    reason: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcTime())
    ended_by: Mapped[str | None]
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime())
    end_reason: Mapped[str | None]


def generation(session: Session) -> int:
    """Return the number that moves with every change of a correction."""
    found = session.scalar(select(Counter.value).where(Counter.name == counters.PACK))
    return found or 0


def in_force(session: Session) -> Sequence[PackCorrection]:
    """Return the corrections in force, oldest first."""
    wanted = select(PackCorrection).where(PackCorrection.ended_at.is_(None))
    return session.scalars(wanted.order_by(PackCorrection.made_at, PackCorrection.id)).all()


def ended(session: Session) -> Sequence[PackCorrection]:
    """Return the corrections that were withdrawn or replaced, the latest first."""
    wanted = select(PackCorrection).where(PackCorrection.ended_at.is_not(None))
    return session.scalars(wanted.order_by(PackCorrection.ended_at.desc())).all()


def find(session: Session, correction_id: UUID) -> PackCorrection | None:
    """Return a correction that is in force, or None."""
    found = session.get(PackCorrection, correction_id)
    return found if found is not None and found.ended_at is None else None


def add(session: Session, row: PackCorrection) -> None:
    """Keep a correction, and end the one that it replaces."""
    session.execute(
        update(PackCorrection)
        .where(
            PackCorrection.file == row.file,
            PackCorrection.entry == row.entry,
            PackCorrection.field == row.field,
            PackCorrection.ended_at.is_(None),
        )
        .values(ended_at=row.made_at, ended_by=row.made_by, end_reason=row.reason)
    )
    session.add(row)
    session.flush()
    counters.take(session, counters.PACK)


def rest_on(session: Session, row: PackCorrection, base: Any, release: str) -> None:
    """Note that somebody confirmed a correction against another delivered value."""
    row.base, row.base_release = {"value": base}, release
    session.flush()
    counters.take(session, counters.PACK)


def end(session: Session, row: PackCorrection, at: datetime, by: str, reason: str) -> None:
    """End a correction; it stays on record."""
    row.ended_at, row.ended_by, row.end_reason = at, by, reason
    session.flush()
    counters.take(session, counters.PACK)
