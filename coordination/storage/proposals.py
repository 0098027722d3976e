"""What desks decide and answer about proposals, and what the analyst prepares.

An entry belongs to one case and is sealed under that case's key, so erasing the case erases it:
a decision, the answer to a question that a legal basis asks, a sheet of the jurisdiction
worksheet, or the analyst's recommendation as this one desk may read it. What the analyst answers
about a whole finding belongs to no case and is sealed in the register's scope; it is found by the
keyed code of the case that names the finding.

Neither table keeps an order of insertion on SQLite: the rows of one decision stand in several
cases' compartments, and their order would join them.
"""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import row_security
from coordination.storage.column_types import Digest, Number, RecordId, SealedValue
from coordination.storage.database import Base
from coordination.vault.envelope import Sealed


class EntryKind(StrEnum):
    """What an entry holds."""

    DECISION = "decision"
    ANSWER = "answer"
    WORKSHEET = "worksheet"
    RECOMMENDATION = "recommendation"


class ProposalEntry(Base):
    """One entry of the desk's work on proposals, sealed under its case."""

    __tablename__ = "proposal_entry"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    case_number: Mapped[int] = mapped_column(Number, index=True)
    kind: Mapped[str]
    entry_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = ({"sqlite_with_rowid": False},)


class AnalystAnswer(Base):
    """What the analyst answered about a finding, sealed in the register's scope."""

    __tablename__ = "analyst_answer"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    finding_digest: Mapped[bytes] = mapped_column(Digest(16), index=True)
    answer_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = ({"sqlite_with_rowid": False},)


def add(
    session: Session, entry_id: UUID, case_number: int, kind: EntryKind, sealed: Sealed
) -> None:
    """Insert an entry of a case."""
    if kind is EntryKind.RECOMMENDATION:
        # The analyst has no rows: what is recommended lies with the desk that it is for.
        row_security.as_detector(session)
    else:
        row_security.as_oneself(session)
    session.execute(
        insert(ProposalEntry).values(
            id=entry_id, case_number=case_number, kind=kind.value, entry_sealed=sealed
        )
    )


def remove_of_case(session: Session, case_number: int) -> None:
    """Delete every entry of one case."""
    row_security.as_oneself(session)
    session.execute(delete(ProposalEntry).where(ProposalEntry.case_number == case_number))


def add_analyst_answer(session: Session, answer_id: UUID, digest: bytes, sealed: Sealed) -> None:
    """Insert what the analyst answered about the finding that a case names."""
    row_security.as_detector(session)
    session.execute(
        insert(AnalystAnswer).values(id=answer_id, finding_digest=digest, answer_sealed=sealed)
    )


def remove_analyst_answers(session: Session, digest: bytes) -> None:
    """Delete the analyst's answers about the finding that an erased case named."""
    row_security.as_detector(session)
    session.execute(delete(AnalystAnswer).where(AnalystAnswer.finding_digest == digest))
