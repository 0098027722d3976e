"""The blind index: which digests occur, and under sealed pointers, in which records.

A row is `(digest, pointer)` and nothing else. On SQLite the table has no rowid, because a rowid
keeps the order of insertion, which would join the rows of one case. Each version of the index
keys gets a table of its own, so that a version is dropped with its table; today there is one.
Beside it lies the snapshot of how many cases held a digest at the last sweep.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import (
    Column,
    LargeBinary,
    SmallInteger,
    Table,
    bindparam,
    delete,
    insert,
    select,
)
from sqlalchemy.orm import Session

from coordination.storage import row_security
from coordination.storage.database import Base

INDEX = Table(
    "match_index_1",
    Base.metadata,
    Column("digest", LargeBinary(16), primary_key=True),
    Column("pointer", LargeBinary(24), primary_key=True),
    sqlite_with_rowid=False,
)

RARITY = Table(
    "rarity",
    Base.metadata,
    Column("digest", LargeBinary(16), primary_key=True),
    Column("holders", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

Row = tuple[bytes, bytes]

DIGEST_BYTES: Final = 16
ROW_BYTES: Final = 40

_LOOK_UP_SQLITE = "SELECT pointer FROM match_index_1 WHERE digest = ? LIMIT ?"
_LOOK_UP_POSTGRES = (
    "SELECT asked.digest, found.pointer FROM unnest(%s::bytea[]) AS asked(digest) "
    "CROSS JOIN LATERAL (SELECT pointer FROM match_index_1 WHERE digest = asked.digest "
    "LIMIT %s) AS found"
)
_CHUNK = 500
_ADD_SQLITE = "INSERT INTO match_index_1 (digest, pointer) VALUES (?, ?)"
_ADD_POSTGRES = "INSERT INTO match_index_1 (digest, pointer) VALUES (%s, %s)"
_ADD_MISSING_SQLITE = "INSERT OR IGNORE INTO match_index_1 (digest, pointer) VALUES (?, ?)"
_ADD_MISSING_POSTGRES = (
    "INSERT INTO match_index_1 (digest, pointer) "
    "SELECT * FROM unnest(%s::bytea[], %s::bytea[]) ON CONFLICT DO NOTHING"
)
_REMOVE_SQLITE = "DELETE FROM match_index_1 WHERE digest = ? AND pointer = ?"
_REMOVE_POSTGRES = "DELETE FROM match_index_1 WHERE digest = %s AND pointer = %s"


_HOLDERS = select(RARITY.c.digest, RARITY.c.holders).where(
    RARITY.c.digest.in_(bindparam("digests", expanding=True))
)


def packed(rows: Iterable[Row]) -> bytes:
    """Return rows one after the other, 40 bytes each, in digest order."""
    return b"".join(digest + pointer for digest, pointer in sorted(rows))


def unpacked(plain: bytes) -> list[Row]:
    """Return the rows that were packed."""
    starts = range(0, len(plain), ROW_BYTES)
    return [
        (plain[at : at + DIGEST_BYTES], plain[at + DIGEST_BYTES : at + ROW_BYTES]) for at in starts
    ]


def add(session: Session, rows: Sequence[Row]) -> None:
    """Insert index rows, in digest order, so that their order tells nothing."""
    if rows:
        row_security.as_detector(session)
        connection = session.connection()
        statement = _ADD_SQLITE if connection.dialect.name == "sqlite" else _ADD_POSTGRES
        connection.exec_driver_sql(statement, sorted(rows))


def add_missing(session: Session, rows: Sequence[Row]) -> None:
    """Insert those of the rows that are not there, in digest order."""
    if not rows:
        return
    row_security.as_detector(session)
    connection = session.connection()
    ordered = sorted(rows)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_ADD_MISSING_SQLITE, ordered)
    else:
        digests, pointers = zip(*ordered, strict=True)
        connection.exec_driver_sql(_ADD_MISSING_POSTGRES, (list(digests), list(pointers)))


def remove(session: Session, rows: Sequence[Row]) -> None:
    """Delete exactly these index rows."""
    if rows:
        row_security.as_detector(session)
        connection = session.connection()
        statement = _REMOVE_SQLITE if connection.dialect.name == "sqlite" else _REMOVE_POSTGRES
        connection.exec_driver_sql(statement, sorted(rows))


def look_up(session: Session, digests: Sequence[bytes], *, limit: int) -> Iterator[Row]:
    """Yield the rows that hold one of `digests`, at most `limit` for each digest."""
    row_security.as_detector(session)
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        # A statement through SQLAlchemy costs ten times what this look-up does.
        cursor = connection.connection.cursor()
        for digest in digests:
            for (pointer,) in cursor.execute(_LOOK_UP_SQLITE, (digest, limit)).fetchall():
                yield digest, pointer
        cursor.close()
    elif digests:
        found = connection.exec_driver_sql(_LOOK_UP_POSTGRES, (list(digests), limit))
        for digest, pointer in found:
            yield bytes(digest), bytes(pointer)


def holders(session: Session, digests: Sequence[bytes]) -> dict[bytes, int]:
    """Return the holders of each digest that the last snapshot counted as held by several."""
    row_security.as_detector(session)
    found: dict[bytes, int] = {}
    for start in range(0, len(digests), _CHUNK):
        some = list(digests[start : start + _CHUNK])
        rows = session.connection().execute(_HOLDERS, {"digests": some})
        found.update({bytes(digest): count for digest, count in rows})
    return found


def snapshot(session: Session) -> dict[bytes, int]:
    """Return the whole snapshot: the holders of every digest that was counted."""
    row_security.as_detector(session)
    rows = session.execute(select(RARITY.c.digest, RARITY.c.holders))
    return {bytes(digest): count for digest, count in rows}


def replace_rarity(session: Session, counts: dict[bytes, int]) -> None:
    """Replace the snapshot of how many cases hold a digest."""
    row_security.as_detector(session)
    session.execute(delete(RARITY))
    rows = [{"digest": digest, "holders": count} for digest, count in sorted(counts.items())]
    if rows:
        session.execute(insert(RARITY), rows)
