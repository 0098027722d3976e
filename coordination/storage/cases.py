"""Cases with their subjects and identifiers.

Plain columns are those that docs/architecture.md lists and no others: ids, desk, opened, stage,
offence codes, urgency, handling code, TLP, review date, status, and the version number and counts that
the own desk sees. Two keyed digests tell a known reference and equal content. Everything else is
sealed. Cases, subjects and identifiers draw their numbers from one counter, so that a pointer of
the match index names one record without naming its table.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, delete, false, insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.domain.vocabulary import CaseStatus, Handling, Stage, Tlp, Urgency
from coordination.storage import row_security
from coordination.storage.column_types import Day, Digest, Number, RecordId, SealedValue, Word
from coordination.storage.database import Base, RecordNumber, table_of
from coordination.vault.envelope import Sealed


class Case(Base):
    """A national case: the sealed record and the plain columns for lists and facets."""

    __tablename__ = "case"

    number: Mapped[int] = mapped_column(RecordNumber, primary_key=True, autoincrement=False)
    id: Mapped[UUID] = mapped_column(RecordId, unique=True)
    desk: Mapped[str]
    opened: Mapped[str]
    stage: Mapped[str] = mapped_column(Word(Stage, "", or_none=True))
    offences: Mapped[str]
    urgency: Mapped[str] = mapped_column(Word(Urgency, Urgency.CHILD_AT_RISK))
    handling: Mapped[str] = mapped_column(Word(Handling, Handling.H3))
    tlp: Mapped[str] = mapped_column(Word(Tlp, Tlp.RED), server_default="amber")
    # Whether it has rights of its own: TLP red, or entries of `case_access` that were not ended.
    restricted: Mapped[bool] = mapped_column(server_default=false())
    access_code: Mapped[bytes | None] = mapped_column(Digest(32))
    review_on: Mapped[date] = mapped_column(Day)
    status: Mapped[str] = mapped_column(Word(CaseStatus, CaseStatus.WITHDRAWN))
    version: Mapped[int]
    subject_count: Mapped[int]
    identifier_count: Mapped[int]
    review_count: Mapped[int]
    ref_digest: Mapped[bytes] = mapped_column(Digest(16))
    content_digest: Mapped[bytes] = mapped_column(Digest(16))
    ref_sealed: Mapped[Sealed] = mapped_column(SealedValue)
    content_sealed: Mapped[Sealed] = mapped_column(SealedValue)
    index_sealed: Mapped[Sealed] = mapped_column(SealedValue)
    erasure_sealed: Mapped[Sealed | None] = mapped_column(SealedValue)

    __table_args__ = (
        Index("uq_case_desk_ref_digest", "desk", "ref_digest", unique=True),
        Index("ix_case_desk_opened", "desk", "opened"),
        Index("ix_case_desk_restricted", "desk", "restricted"),
    )


class Subject(Base):
    """A person of a case, sealed as one value."""

    __tablename__ = "subject"

    number: Mapped[int] = mapped_column(RecordNumber, primary_key=True, autoincrement=False)
    case_number: Mapped[int] = mapped_column(Number, index=True)
    record_sealed: Mapped[Sealed] = mapped_column(SealedValue)


class Identifier(Base):
    """A selector of a case, sealed as one value."""

    __tablename__ = "identifier"

    number: Mapped[int] = mapped_column(RecordNumber, primary_key=True, autoincrement=False)
    case_number: Mapped[int] = mapped_column(Number, index=True)
    record_sealed: Mapped[Sealed] = mapped_column(SealedValue)


# Made once: building a statement for each case cost more than running it.
_ADD_CASE = insert(table_of(Case))
_ADD_SUBJECTS = insert(table_of(Subject))
_ADD_IDENTIFIERS = insert(table_of(Identifier))


def add(session: Session, row: Mapping[str, Any]) -> None:
    """Insert a case row; the row's keys are the columns of `Case`."""
    row_security.as_oneself(session)
    session.connection().execute(_ADD_CASE, dict(row))


def change(session: Session, number: int, values: Mapping[str, Any]) -> None:
    """Change columns of one case; a loaded `Case` keeps what it was loaded with."""
    row_security.as_oneself(session)
    table = table_of(Case)
    session.execute(update(table).where(table.c.number == number).values(**values))


def add_parts(
    session: Session, subjects: Sequence[dict[str, Any]], identifiers: Sequence[dict[str, Any]]
) -> None:
    """Insert the sealed subjects and identifiers of a case."""
    row_security.as_oneself(session)
    if subjects:
        session.connection().execute(_ADD_SUBJECTS, subjects)
    if identifiers:
        session.connection().execute(_ADD_IDENTIFIERS, identifiers)


def reseal_subject(session: Session, number: int, sealed: Sealed) -> None:
    """Replace the sealed record of one subject."""
    row_security.as_oneself(session)
    table = table_of(Subject)
    session.execute(update(table).where(table.c.number == number).values(record_sealed=sealed))


def reseal_identifier(session: Session, number: int, sealed: Sealed) -> None:
    """Replace the sealed record of one identifier."""
    row_security.as_oneself(session)
    table = table_of(Identifier)
    session.execute(update(table).where(table.c.number == number).values(record_sealed=sealed))


def remove_parts(session: Session, case_number: int) -> None:
    """Delete all subjects and identifiers of a case."""
    row_security.as_oneself(session)
    session.execute(delete(table_of(Subject)).where(table_of(Subject).c.case_number == case_number))
    session.execute(
        delete(table_of(Identifier)).where(table_of(Identifier).c.case_number == case_number)
    )


def remove(session: Session, number: int) -> None:
    """Delete the row of a case."""
    row_security.as_oneself(session)
    session.execute(delete(table_of(Case)).where(table_of(Case).c.number == number))
