"""How often something was tried, counted in the database so that all workers share the count.

A try is counted before its password or code is looked at: fifty guesses sent at once are fifty
tries. Names and network addresses appear only as keyed digests.
"""

import hmac
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Engine, LargeBinary, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from coordination.storage.database import Base

_LONGEST = timedelta(days=2)
_Insert = sqlite.Insert | postgresql.Insert


class Attempt(Base):
    """Tries of one kind by one account or address, within one stretch of time."""

    __tablename__ = "attempt"

    subject: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    stretch: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    tries: Mapped[int]


class Attempts:
    """The tries that one register counted; every call is a transaction of its own."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        self._engine = engine
        self._key = key

    def count(self, subject: str, *, now: datetime, stretch: timedelta) -> int:
        """Count one more try and return how many there were in this stretch of time."""
        on_sqlite = self._engine.dialect.name == "sqlite"
        make: Callable[[type[Attempt]], _Insert] = sqlite.insert if on_sqlite else postgresql.insert
        row = make(Attempt).values(
            subject=self._digest(subject), stretch=_start(now, stretch), tries=1
        )
        counted = row.on_conflict_do_update(
            index_elements=[Attempt.subject, Attempt.stretch],
            set_={"tries": Attempt.tries + 1},
        ).returning(Attempt.tries)
        with self._engine.begin() as connection:
            tries: int = connection.execute(counted).scalar_one()
        return tries

    def forget(self, subjects: Iterable[str]) -> None:
        """Forget the tries of these subjects, because one of them succeeded."""
        digests = [self._digest(subject) for subject in subjects]
        with self._engine.begin() as connection:
            connection.execute(delete(Attempt).where(Attempt.subject.in_(digests)))

    def give_back(self, subject: str, tries: int, *, now: datetime, stretch: timedelta) -> None:
        """Take tries that succeeded off the count."""
        with self._engine.begin() as connection:
            connection.execute(
                update(Attempt)
                .where(
                    Attempt.subject == self._digest(subject),
                    Attempt.stretch == _start(now, stretch),
                )
                .values(tries=Attempt.tries - tries)
            )

    def sweep(self, *, now: datetime) -> None:
        """Delete counts that no limit looks at any more."""
        oldest = int((now - _LONGEST).timestamp())
        with self._engine.begin() as connection:
            connection.execute(delete(Attempt).where(Attempt.stretch < oldest))

    def _digest(self, subject: str) -> bytes:
        return hmac.digest(self._key, subject.encode(), "sha256")


def _start(now: datetime, stretch: timedelta) -> int:
    seconds = int(stretch.total_seconds())
    return int(now.timestamp()) // seconds * seconds
