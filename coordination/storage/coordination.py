"""Coordination that desks recorded on their cases, and what other desks answered to it."""

from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import row_security
from coordination.storage.column_types import Number, RecordId, SealedValue
from coordination.storage.database import Base
from coordination.vault.envelope import Sealed


class Coordination(Base):
    """A team, meeting or request that a desk says is going on; sealed under its case."""

    __tablename__ = "coordination"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    case_number: Mapped[int] = mapped_column(Number, index=True)
    record_sealed: Mapped[Sealed] = mapped_column(SealedValue)


class CoordinationAnswer(Base):
    """What a named desk said about a record, for one of its own cases; sealed under that case."""

    __tablename__ = "coordination_answer"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    case_number: Mapped[int] = mapped_column(Number, index=True)
    answer_sealed: Mapped[Sealed] = mapped_column(SealedValue)


def add(session: Session, record_id: UUID, case_number: int, sealed: Sealed) -> None:
    """Insert a coordination record."""
    row_security.as_oneself(session)
    session.execute(
        insert(Coordination).values(id=record_id, case_number=case_number, record_sealed=sealed)
    )


def reseal(session: Session, record_id: UUID, sealed: Sealed) -> None:
    """Replace the content of a coordination record."""
    row_security.as_oneself(session)
    session.execute(
        update(Coordination).where(Coordination.id == record_id).values(record_sealed=sealed)
    )


def remove_of_case(session: Session, case_number: int) -> None:
    """Delete the records and answers of one case."""
    row_security.as_oneself(session)
    session.execute(delete(Coordination).where(Coordination.case_number == case_number))
    session.execute(delete(CoordinationAnswer).where(CoordinationAnswer.case_number == case_number))


def remove(session: Session, record_id: UUID) -> None:
    """Delete one coordination record."""
    row_security.as_oneself(session)
    session.execute(delete(Coordination).where(Coordination.id == record_id))


def add_answer(session: Session, answer_id: UUID, case_number: int, sealed: Sealed) -> None:
    """Insert the answer of a named desk."""
    row_security.as_oneself(session)
    session.execute(
        insert(CoordinationAnswer).values(
            id=answer_id, case_number=case_number, answer_sealed=sealed
        )
    )


def remove_answer(session: Session, answer_id: UUID) -> None:
    """Delete an answer, when its desk gives another one."""
    row_security.as_oneself(session)
    session.execute(delete(CoordinationAnswer).where(CoordinationAnswer.id == answer_id))
