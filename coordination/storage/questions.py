"""What desks asked by registering, a sealed row for each desk and day, and alarms on it.

Rows of days are kept for as long as patterns are looked for; an alarm until it has been cleared
for a year. On PostgreSQL no desk reaches either: what a lead sees of them, an action chooses.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Row, bindparam, delete, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import row_security
from coordination.storage.column_types import Day, RecordId, SealedValue
from coordination.storage.database import Base, table_of
from coordination.vault.envelope import Sealed


class QuestionDay(Base):
    """What one desk asked on one day."""

    __tablename__ = "question_day"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    desk: Mapped[str]
    day: Mapped[date] = mapped_column(Day)
    asked_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = (
        Index("uq_question_day_desk_day", "desk", "day", unique=True),
        {"sqlite_with_rowid": False},
    )


class QuestionAlarm(Base):
    """An alarm on the questions of one desk."""

    __tablename__ = "question_alarm"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    desk: Mapped[str] = mapped_column(index=True)
    day: Mapped[date] = mapped_column(Day)
    alarm_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = ({"sqlite_with_rowid": False},)


_D = table_of(QuestionDay).c
# Asked for every case that is registered: made once.
_DAYS = (
    select(_D.id, _D.desk, _D.day)
    .where(_D.desk == bindparam("of"), _D.day > bindparam("after"))
    .order_by(_D.day)
)
_ASKED = select(_D.id, _D.asked_sealed).where(_D.id.in_(bindparam("ids", expanding=True)))
_A = table_of(QuestionAlarm).c
_OF_DESK = select(table_of(QuestionAlarm)).where(_A.desk == bindparam("of")).order_by(_A.day, _A.id)


def days(session: Session, desk: str, after: date) -> Sequence[Row[UUID, str, date]]:
    """Return the id, desk and day of a desk's rows after a day, oldest first."""
    row_security.as_detector(session)
    return session.connection().execute(_DAYS, {"of": desk, "after": after}).all()


def all_days(session: Session, after: date) -> Sequence[Row[UUID, str, date]]:
    """Return the id, desk and day of every desk's rows after a day, oldest first."""
    row_security.as_detector(session)
    asked = select(_D.id, _D.desk, _D.day).where(_D.day > after).order_by(_D.day, _D.desk)
    return session.connection().execute(asked).all()


def asked(session: Session, ids: Iterable[UUID]) -> dict[UUID, Sealed]:
    """Return what these rows hold."""
    row_security.as_detector(session)
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    found = session.connection().execute(_ASKED, {"ids": wanted})
    return {row.id: row.asked_sealed for row in found}


def put_day(session: Session, row_id: UUID, desk: str, day: date, sealed: Sealed) -> None:
    """Store the row of a new day."""
    row_security.as_detector(session)
    session.execute(
        insert(table_of(QuestionDay)).values(id=row_id, desk=desk, day=day, asked_sealed=sealed)
    )


def replace_day(session: Session, row_id: UUID, sealed: Sealed) -> None:
    """Store a day's row anew."""
    row_security.as_detector(session)
    session.execute(
        update(table_of(QuestionDay)).where(_D.id == row_id).values(asked_sealed=sealed)
    )


def remove_days(session: Session, until: date) -> int:
    """Delete the rows of days up to and with this one; return how many there were."""
    row_security.as_detector(session)
    gone = session.execute(
        delete(table_of(QuestionDay)).where(_D.day <= until).returning(_D.id)
    ).all()
    return len(gone)


def alarms(session: Session, desk: str | None) -> Sequence[Row[Any]]:
    """Return the alarms of one desk, or of all when it is None, oldest first."""
    row_security.as_detector(session)
    if desk is not None:
        return session.connection().execute(_OF_DESK, {"of": desk}).all()
    every = select(table_of(QuestionAlarm)).order_by(_A.day, _A.id)
    return session.connection().execute(every).all()


def put_alarm(session: Session, alarm_id: UUID, desk: str, day: date, sealed: Sealed) -> None:
    """Store a new alarm."""
    row_security.as_detector(session)
    session.execute(
        insert(table_of(QuestionAlarm)).values(id=alarm_id, desk=desk, day=day, alarm_sealed=sealed)
    )


def replace_alarm(session: Session, alarm_id: UUID, sealed: Sealed) -> None:
    """Store an alarm anew."""
    row_security.as_detector(session)
    session.execute(
        update(table_of(QuestionAlarm)).where(_A.id == alarm_id).values(alarm_sealed=sealed)
    )


def remove_alarms(session: Session, ids: Iterable[UUID]) -> None:
    """Delete these alarms."""
    row_security.as_detector(session)
    session.execute(delete(table_of(QuestionAlarm)).where(_A.id.in_(sorted(set(ids)))))
