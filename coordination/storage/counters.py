"""Numbers given out inside the writing transaction: record numbers and the graph's generation."""

from sqlalchemy import BigInteger, bindparam, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage.database import Base, table_of

RECORDS = "records"
STRUCTURE = "structure"
PACK = "pack"
PROPOSALS = "proposals"
ERASED = "erased"
WAITING = "waiting"


class Counter(Base):
    """A named counter; `value` is the last number given out."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)


_C = table_of(Counter).c
_TAKE = (
    update(table_of(Counter))
    .where(_C.name == bindparam("counter"))
    .values(value=_C.value + bindparam("count"))
    .returning(_C.value)
)


def prepare(session: Session) -> None:
    """Make the counters that are missing."""
    known = set(session.scalars(select(Counter.name)))
    for name in (RECORDS, STRUCTURE, PACK, PROPOSALS, ERASED, WAITING):
        if name not in known:
            session.execute(insert(Counter).values(name=name, value=0))


def take(session: Session, name: str, count: int = 1) -> range:
    """Return the next `count` numbers of a counter; they are lost if the transaction is."""
    last: int = session.connection().execute(_TAKE, {"counter": name, "count": count}).scalar_one()
    return range(last - count + 1, last + 1)


def current(session: Session, name: str) -> int:
    """Return the last number that was given out."""
    return session.execute(select(Counter.value).where(Counter.name == name)).scalar_one()
