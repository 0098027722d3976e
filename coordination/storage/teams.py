"""Teams of desks, a sealed row each: no column tells which desks stand together.

On PostgreSQL the detector alone reaches them; whose team it is, `actions.team_files` decides.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import row_security
from coordination.storage.column_types import RecordId, SealedValue
from coordination.storage.database import Base, table_of
from coordination.vault.envelope import Sealed


class TeamRow(Base):
    """One team."""

    __tablename__ = "team"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    team_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = ({"sqlite_with_rowid": False},)


_T = table_of(TeamRow).c
_EVERY = select(_T.id, _T.team_sealed).order_by(_T.id)


def every(session: Session) -> Sequence[Any]:
    """Return every team of the register."""
    row_security.as_detector(session)
    return session.connection().execute(_EVERY).all()


def add(session: Session, team_id: UUID, sealed: Sealed) -> None:
    """Store a new team."""
    row_security.as_detector(session)
    session.execute(insert(table_of(TeamRow)).values(id=team_id, team_sealed=sealed))


def reseal(session: Session, team_id: UUID, sealed: Sealed) -> None:
    """Store a team anew."""
    row_security.as_detector(session)
    session.execute(update(table_of(TeamRow)).where(_T.id == team_id).values(team_sealed=sealed))


def remove(session: Session, team_id: UUID) -> None:
    """Delete a team; only a repair does, of a row that nothing opens."""
    row_security.as_detector(session)
    session.execute(delete(table_of(TeamRow)).where(_T.id == team_id))
