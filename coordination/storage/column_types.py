"""Column types that read what somebody put there past the program, in place of failing on it.

SQLite keeps any value in any column, and a damaged page may hold one too. A query that raises on it
would take a whole list away from everybody. So what a column cannot hold reads as a stand-in: one
that gives no right, opens nothing sealed and is no value of any code. What the row really holds is
written back as it is, and `is_odd` tells it apart where the program has to say that it was edited.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any, ClassVar, TypeVar, cast
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    String,
    TypeDecorator,
    Uuid,
)

from coordination.vault.envelope import Sealed

T = TypeVar("T")

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""What a time reads as that is none: over for whatever ends."""


class OddWord(str):
    """The stand-in for a word that no vocabulary has; `stored` is what the row holds."""

    __slots__ = ("stored",)

    stored: Any

    def __new__(cls, stands_for: str, stored: Any) -> "OddWord":
        """Take what it counts as, and what is stored."""
        made = super().__new__(cls, stands_for)
        made.stored = stored
        return made


class OddId(UUID):
    """The stand-in for an id that is none: the same for the same text, and nobody else's."""

    __slots__ = ("stored",)

    stored: Any

    def __init__(self, stored: Any) -> None:
        """Take what is stored."""
        super().__init__(bytes=blake2b(repr(stored).encode(), digest_size=16).digest())
        object.__setattr__(self, "stored", stored)


def is_odd(value: object) -> bool:
    """Say whether a value stands for one that no program of ours wrote."""
    return isinstance(value, (OddWord, OddId))


def stored(value: Any) -> Any:
    """Return a value as the row holds it."""
    return value.stored if isinstance(value, (OddWord, OddId)) else value


class _Tolerant(TypeDecorator[T]):
    """A type that gives `stand_in` for what its column cannot hold."""

    KIND: ClassVar[type]

    def stand_in(self, value: Any) -> T:
        """Return what an unreadable value counts as."""
        raise NotImplementedError

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], T | None]:
        """Return what reads a value of this column and never raises."""
        own = super().result_processor(dialect, coltype)

        def read(value: Any) -> T | None:
            if value is None:
                return None
            try:
                found = value if own is None else own(value)
            except (ValueError, TypeError, AttributeError, OverflowError):
                return self.stand_in(value)
            if found is None or isinstance(found, self.KIND):
                return cast(T | None, found)
            return self.stand_in(value)

        return read


class RecordId(_Tolerant[UUID]):
    """The id of a record."""

    impl = Uuid
    cache_ok = True
    KIND = UUID

    def stand_in(self, value: Any) -> UUID:
        """Return an id that nobody else has."""
        return OddId(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Return what writes an id, of a stand-in the text that stands there."""
        own = self.impl_instance.bind_processor(dialect)

        def write(value: UUID | None) -> Any:
            if isinstance(value, OddId):
                return value.stored
            return value if own is None else own(value)

        return write


class Number(_Tolerant[int]):
    """A whole number; what is none counts as 0, the number of no record."""

    impl = BigInteger
    cache_ok = True
    KIND = int

    def stand_in(self, value: Any) -> int:
        """Return the number of nothing."""
        return 0


class Count(_Tolerant[int]):
    """A number of few digits; what is none counts as 0."""

    impl = Integer
    cache_ok = True
    KIND = int

    def stand_in(self, value: Any) -> int:
        """Return none."""
        return 0


class Flag(_Tolerant[bool]):
    """Yes or no; what is neither counts as no."""

    impl = Boolean
    cache_ok = True
    KIND = bool

    def stand_in(self, value: Any) -> bool:
        """Return no."""
        return False

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], bool | None]:
        """Return what reads a value: a statement that asks for yes finds 1 and nothing else."""
        return lambda value: None if value is None else value in (1, True)


class Text(_Tolerant[str]):
    """A text."""

    impl = String
    cache_ok = True
    KIND = str

    def stand_in(self, value: Any) -> str:
        """Return an empty text that says what is stored."""
        return OddWord("", value)


class Word(_Tolerant[str]):
    """A word of a vocabulary; any other counts as the one named, and is told apart."""

    impl = String
    cache_ok = True
    KIND = str

    def __init__(self, words: type[StrEnum], counts_as: str, *, or_none: bool = False) -> None:
        """Take the vocabulary, and what others count as; `or_none` lets an empty text stand."""
        super().__init__()
        self.words = words
        self.counts_as = counts_as
        self.or_none = or_none
        self._known = frozenset(map(str, words)) | ({""} if or_none else set())

    def stand_in(self, value: Any) -> str:
        """Return the word that any other counts as."""
        return OddWord(self.counts_as, value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], str | None]:
        """Return what reads a word."""
        known, stand_in = self._known, self.stand_in
        return lambda value: value if value is None or value in known else stand_in(value)


class Digest(_Tolerant[bytes]):
    """Bytes; what is none counts as none at all."""

    impl = LargeBinary
    cache_ok = True
    KIND = bytes

    def stand_in(self, value: Any) -> bytes:
        """Return no bytes."""
        return b""


class Day(_Tolerant[date]):
    """A day; what is none counts as one long ago."""

    impl = Date
    cache_ok = True
    KIND = date

    def stand_in(self, value: Any) -> date:
        """Return a day that is over."""
        return LONG_AGO.date()


class Texts(_Tolerant[list[str]]):
    """A list of texts, as JSON; what is none counts as an empty one."""

    impl = JSON
    cache_ok = True
    KIND = list

    def stand_in(self, value: Any) -> list[str]:
        """Return an empty list."""
        return []


class SealedValue(TypeDecorator[Sealed]):
    """A column that takes only sealed values; plain text at the door raises TypeError."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Sealed | None, dialect: Dialect) -> bytes | None:
        """Return the ciphertext; raise TypeError for anything that was not sealed."""
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError("only sealed values may be stored in this column")
        return value.data

    def process_result_value(self, value: Any, dialect: Dialect) -> Sealed | None:
        """Return the ciphertext as a sealed value.

        What somebody put there past the program, and is no ciphertext at all, opens like any
        other that was edited: not.
        """
        if value is None:
            return None
        return Sealed(b"" if isinstance(value, (str, int, float)) else bytes(value))


class UtcTime(_Tolerant[datetime]):
    """An aware instant, stored in UTC; a naive one raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True
    KIND = datetime

    def stand_in(self, value: Any) -> datetime:
        """Return a time long ago."""
        return LONG_AGO

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant in UTC; raise ValueError when it has no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the instant, aware, in UTC."""
        if value is None:
            return None
        instant = cast(datetime, value)
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


TYPES: dict[Any, Any] = {UUID: RecordId, str: Text, int: Count, bool: Flag}
"""What columns are read as that name no type of their own."""
