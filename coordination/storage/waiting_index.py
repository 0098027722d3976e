"""Index rows of a long import that wait to go into the index: one sealed row for each transaction.

A row of the index dirties a page of its own. So a long import keeps those of a whole transaction
together, sealed, and `actions.merging` puts them into the index some thousands at a time. `mark`
is another one whenever a row was sealed, so that a number which was given out again after a
rollback is noticed.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Column,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from coordination.storage import counters, row_security
from coordination.storage.column_types import RecordId, SealedValue
from coordination.storage.database import Base, RecordNumber, table_of
from coordination.vault.envelope import Sealed

WAITING = Table(
    "waiting_index",
    Base.metadata,
    Column("id", RecordNumber, primary_key=True, autoincrement=False),
    Column("mark", RecordId, nullable=False),
    Column("rows_sealed", SealedValue, nullable=False),
)


class WaitingRow(NamedTuple):
    """What one transaction left: its number, its mark, and its index rows, sealed."""

    id: int
    mark: UUID
    rows_sealed: Sealed


class Ends(NamedTuple):
    """The first and the last number, and the mark of the one that was asked about."""

    first: int | None
    last: int | None
    mark: UUID | None


_W = WAITING.c
_AFTER: BindParameter[int] = bindparam("after")
_C = table_of(counters.Counter).c
# A number that was never given out is somebody's own row: what comes after it would not be seen.
_GIVEN_OUT = select(_C.value).where(_C.name == counters.WAITING).scalar_subquery()
_SEEN = (_W.id > _AFTER) & (_W.id <= _GIVEN_OUT)
_FIRST = select(func.min(_W.id)).where(_SEEN).scalar_subquery()
_LAST = select(func.max(_W.id)).where(_SEEN).scalar_subquery()
_MARK = select(_W.mark).where(_W.id == bindparam("known")).scalar_subquery()
# Asked for every case that is registered: made once.
_ENDS = select(_FIRST, _LAST, _MARK)
_SINCE = select(_W.id, _W.mark, _W.rows_sealed).where(_SEEN).order_by(_W.id)


def append(session: Session, mark: UUID, sealed: Sealed) -> None:
    """Keep the index rows of this transaction."""
    (number,) = counters.take(session, counters.WAITING)
    row_security.as_detector(session)
    session.connection().execute(
        insert(WAITING), {"id": number, "mark": mark, "rows_sealed": sealed}
    )


def ends(session: Session, after: int, known: int) -> Ends:
    """Return the first and last number above `after`, and the mark of number `known`."""
    row_security.as_detector(session)
    return Ends(*session.connection().execute(_ENDS, {"after": after, "known": known}).one())


def since(session: Session, after: int) -> Iterator[WaitingRow]:
    """Yield what waits above a number, in the order of numbers."""
    row_security.as_detector(session)
    found: Any = session.connection().execute(_SINCE, {"after": after})
    for row in found:
        yield WaitingRow(*row)


def find(session: Session, number: int) -> WaitingRow:
    """Return the row of a number that is known to be there."""
    row_security.as_detector(session)
    asked = select(_W.id, _W.mark, _W.rows_sealed).where(_W.id == number)
    return WaitingRow(*session.execute(asked).one())


def replace(session: Session, number: int, mark: UUID, sealed: Sealed) -> None:
    """Replace what waits under a number."""
    row_security.as_detector(session)
    changed = update(WAITING).where(_W.id == number)
    session.execute(changed.values(mark=mark, rows_sealed=sealed))


def remove(session: Session, until: int, most: int) -> bool:
    """Delete the lowest rows up to a number, at most so many; say whether some are left."""
    row_security.as_detector(session)
    lowest = select(_W.id).where(_W.id <= until).order_by(_W.id).limit(most)
    session.execute(delete(WAITING).where(_W.id.in_(lowest)))
    left = select(_W.id).where(_W.id <= until).limit(1)
    return session.execute(left).scalar() is not None


def beyond(session: Session) -> list[int]:
    """Return the numbers of rows that nobody was given: no program of ours wrote them."""
    row_security.as_detector(session)
    return list(session.execute(select(_W.id).where(_W.id > _GIVEN_OUT)).scalars())


def remove_beyond(session: Session) -> None:
    """Delete the rows of numbers that nobody was given."""
    row_security.as_detector(session)
    session.execute(delete(WAITING).where(_W.id > _GIVEN_OUT))


def size(session: Session) -> int:
    """Return how many bytes wait, sealed."""
    row_security.as_detector(session)
    return int(session.execute(select(func.sum(func.length(_W.rows_sealed)))).scalar() or 0)
