"""The log: rows that are only ever added, each holding the hash of the one before.

`append` belongs into the transaction of the act that it records. The chain has one writer at a
time: on SQLite that is who holds the write transaction, on PostgreSQL who holds a lock that
lasts until the transaction ends. Sealed parts enter the hash as ciphertext and are therefore
never sealed anew.
"""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any, Final, cast

from sqlalchemy import BigInteger, Integer, LargeBinary, Table, func, insert, select, type_coerce
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.types import NullType

from coordination.domain.audit_chain import GENESIS, Checkpoint, Entry, hash_entry
from coordination.storage.column_types import Digest, SealedValue, UtcTime
from coordination.storage.database import Base
from coordination.vault.envelope import Sealed

# Any number will do, as long as nothing else in the database takes the same.
_CHAIN_LOCK: Final = 7_203_114_901_553
_BLOCK: Final = 1_000

# On SQLite only INTEGER is the row's own number; BIGINT would add an index beside it.
_SEQ = BigInteger().with_variant(Integer, "sqlite")


class AuditEntry(Base):
    """One act: who did what to which objects, when, and why."""

    __tablename__ = "audit_entry"

    seq: Mapped[int] = mapped_column(_SEQ, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcTime)
    tick: Mapped[int] = mapped_column(BigInteger)
    actor: Mapped[str]
    desk: Mapped[str | None]
    action: Mapped[str]
    objects: Mapped[str]
    count: Mapped[int] = mapped_column(BigInteger)
    purpose_sealed: Mapped[Sealed | None] = mapped_column(SealedValue)
    objects_sealed: Mapped[Sealed | None] = mapped_column(SealedValue)
    prev_hash: Mapped[bytes] = mapped_column(Digest(32))
    hash: Mapped[bytes] = mapped_column(Digest(32))


class AuditCheckpoint(Base):
    """A signed statement of what the log was; one for each entry that it was taken at."""

    __tablename__ = "audit_checkpoint"

    seq: Mapped[int] = mapped_column(_SEQ, primary_key=True, autoincrement=False)
    head: Mapped[bytes] = mapped_column(LargeBinary(32))
    count: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[str]
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))


_ENTRIES: Final = cast(Table, AuditEntry.__table__)
_CHECKPOINTS: Final = cast(Table, AuditCheckpoint.__table__)

# Verifying must not fail at what a forger wrote: columns are read as they lie, without the
# conversion of their types, and an entry of wrong types is handed on as one that was changed.
_RAW: Final = [type_coerce(column, NullType()).label(column.name) for column in _ENTRIES.c]
_RAW_TYPES: Final = (
    *(int, str | datetime, int, str, str | None, str, str, int),
    *(bytes | None, bytes | None, bytes, bytes),
)

_LAST: Final = select(_ENTRIES.c.seq, _ENTRIES.c.hash).order_by(_ENTRIES.c.seq.desc()).limit(1)
_ADD: Final = insert(_ENTRIES)


def take_chain_lock(session: Session) -> None:
    """Wait until this transaction is the only one that may append; held until it ends.

    What other transactions committed before is visible afterwards, so candidates for a match
    are looked up after this call. On SQLite the write transaction holds that lock already.
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_CHAIN_LOCK)))


def head(session: Session) -> tuple[int, bytes]:
    """Return number and hash of the last entry; 0 and `GENESIS` when there is none.

    A hash that somebody replaced by what is none counts as empty: the log goes on, and verifying
    it tells at that entry.
    """
    found = session.connection().execute(_LAST).first()
    return (0, GENESIS) if found is None else (found.seq, bytes(found.hash))


def next_seq(session: Session) -> int:
    """Return the number that the next entry will have; sure only under the chain lock."""
    return head(session)[0] + 1


def append(  # noqa: PLR0913 - the fields of an entry, each given by its name
    session: Session,
    *,
    at: datetime,
    actor: str,
    desk: str | None,
    action: str,
    objects: Sequence[str] = (),
    count: int = 0,
    purpose_sealed: Sealed | None = None,
    objects_sealed: Sealed | None = None,
    after: tuple[int, bytes] | None = None,
) -> int:
    """Add an entry to the end of the chain, under its lock, and return its number.

    `objects` are opaque ids and stand in clear: never a name, a reference or a value. `at` has
    a zone; a naive time raises StatementError. `after` is the head, for who has asked for it
    under the lock already.
    """
    take_chain_lock(session)
    last, prev_hash = after or head(session)
    entry = Entry(
        seq=last + 1,
        at=_iso(at),
        tick=time.monotonic_ns(),
        actor=actor,
        desk=desk,
        action=action,
        objects=tuple(objects),
        count=count,
        purpose_sealed=_bytes(purpose_sealed),
        objects_sealed=_bytes(objects_sealed),
        prev_hash=prev_hash,
        hash=b"",
    )
    # As the columns take them, not as the hash covers them.
    typed = {"at": at, "purpose_sealed": purpose_sealed, "objects_sealed": objects_sealed}
    session.connection().execute(_ADD, {**_row(entry), **typed})
    return entry.seq


def entries(session: Session, after_seq: int = 0) -> Iterator[Entry]:
    """Yield the entries after `after_seq`, oldest first, without holding all in memory.

    They are fetched in blocks and not through one open cursor: who stops half-way, at the first
    broken link, leaves nothing open, and the transaction can write in between.
    """
    while block := _block(session, after_seq):
        yield from block
        after_seq = block[-1].seq


def objects_of(row: AuditEntry) -> tuple[str, ...]:
    """Return the ids of an entry; none where somebody wrote there what is no list of ids.

    The log is read on all the same; verifying it tells.
    """
    with suppress(ValueError, TypeError, RecursionError):
        return _objects(row.objects)
    return ()


def add_checkpoint(session: Session, checkpoint: Checkpoint) -> None:
    """Store a signed checkpoint; one that was taken at the same entry before stays as it is."""
    known = select(_CHECKPOINTS.c.seq).where(_CHECKPOINTS.c.seq == checkpoint.seq)
    if session.execute(known).first() is None:
        session.execute(insert(_CHECKPOINTS), [asdict(checkpoint)])


def last_checkpoint(session: Session) -> Checkpoint | None:
    """Return the checkpoint of the highest entry, or None when there is none yet."""
    last = select(_CHECKPOINTS).order_by(_CHECKPOINTS.c.seq.desc()).limit(1)
    row = session.execute(last).first()
    if row is None:
        return None
    return Checkpoint(*row)


def _row(entry: Entry) -> dict[str, Any]:
    row = asdict(replace(entry, hash=hash_entry(entry)))
    row["objects"] = json.dumps(entry.objects, ensure_ascii=False, separators=(",", ":"))
    return row


def _block(session: Session, after_seq: int) -> list[Entry]:
    asked = select(*_RAW).where(_ENTRIES.c.seq > after_seq).order_by(_ENTRIES.c.seq).limit(_BLOCK)
    return [_entry(tuple(row)) for row in session.execute(asked)]


def _entry(row: tuple[Any, ...]) -> Entry:
    if all(map(isinstance, row, _RAW_TYPES)):
        with suppress(ValueError, RecursionError):
            values = [*row]
            values[1], values[6] = _instant(row[1]), _objects(row[6])
            return Entry(*values)
    return Entry(row[0], "", 0, "", None, "unreadable", (), 0, None, None, b"", b"")


def _instant(raw: str | datetime) -> str:
    if isinstance(raw, datetime):
        return _iso(raw)
    instant = datetime.fromisoformat(raw)
    # As SQLAlchemy writes it into SQLite: another spelling was not written by this program.
    if instant.isoformat(" ", "microseconds") != raw or instant.tzinfo is not None:
        raise ValueError("not a time of the log")
    return _iso(instant.replace(tzinfo=UTC))


def _iso(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def _objects(text: str) -> tuple[str, ...]:
    names = json.loads(text)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("objects are a list of texts")
    return tuple(names)


def _bytes(sealed: Sealed | None) -> bytes | None:
    return None if sealed is None else sealed.data
