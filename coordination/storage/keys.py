"""Wrapped data keys, in a database of their own.

A key is committed before the case that it seals and deleted after it, which makes all that it
sealed unreadable, in backups too (crypto-shredding). A crash in between leaves a key without a
case, which `remove_orphans` sweeps, and never a case without its key.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Engine,
    LargeBinary,
    Row,
    bindparam,
    delete,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from coordination.storage.database import KeysBase, forget_pages, table_of
from coordination.vault.envelope import CannotOpen, DataKey
from coordination.vault.vault import Vault, WrappedKey

_CHUNK = 500
# A crash in a rotation loses one batch of work, and none of the keys.
_BATCH = 100


class NoSuchKey(LookupError):
    """The data key of a scope is gone: the record was shredded, or the key database is not
    the one that belongs to this register.
    """


class StoredKey(KeysBase):
    """A wrapped data key; `scope` is a case's id, or a name for what belongs to no case."""

    __tablename__ = "data_key"

    scope: Mapped[str] = mapped_column(primary_key=True)
    dek_id: Mapped[bytes] = mapped_column(LargeBinary(4), primary_key=True)
    kek_id: Mapped[str]
    blob: Mapped[bytes] = mapped_column(LargeBinary)


_OF_SCOPES = select(table_of(StoredKey)).where(
    table_of(StoredKey).c.scope.in_(bindparam("scopes", expanding=True))
)


class CaseKeys:
    """The data keys that one bench uses: found, made, and written before the bench commits."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        self._engine = engine
        self._vault = vault
        self._held: dict[str, DataKey] = {}
        self._unwritten: dict[str, WrappedKey] = {}
        self._doomed: list[str] = []
        self._shredded = False

    def new_key(self, scope: str) -> DataKey:
        """Make the data key of a new case; it is stored when the bench ends well."""
        key, wrapped = self._vault.new_data_key(scope)
        self._held[scope] = key
        self._unwritten[scope] = wrapped
        return key

    def key_for(self, scope: str) -> DataKey:
        """Return the data key of a scope; raise NoSuchKey when it is gone."""
        if scope not in self._held:
            self.preload([scope])
        if scope not in self._held:
            raise NoSuchKey(scope)
        return self._held[scope]

    def register_key(self, scope: str) -> DataKey:
        """Return the key of what belongs to no case, such as the log; make it at first use."""
        if scope not in self._held:
            self.preload([scope])
        return self._held[scope] if scope in self._held else self.new_key(scope)

    def preload(self, scopes: Iterable[str]) -> None:
        """Fetch and unwrap the keys of many scopes; those that are gone are left out.

        So is the key of a case that does not unwrap: of all others, what it sealed stays open.
        """
        missing = [scope for scope in dict.fromkeys(scopes) if not self._has(scope)]
        if not missing:
            return
        with self._engine.connect() as connection:
            for start in range(0, len(missing), _CHUNK):
                some = missing[start : start + _CHUNK]
                for row in connection.execute(_OF_SCOPES, {"scopes": some}):
                    self._unwrap(WrappedKey(row.dek_id, row.scope, row.kek_id, row.blob))

    def _unwrap(self, wrapped: WrappedKey) -> None:
        try:
            self._held[wrapped.scope] = self._vault.unwrap(wrapped)
        except CannotOpen:
            if not _is_of_case(wrapped.scope):
                raise

    def _has(self, scope: str) -> bool:
        if scope not in self._held:
            key = self._vault.held(scope)
            if key is None:
                return False
            self._held[scope] = key
        return True

    def release(self) -> None:
        """Let go of the keys that were fetched: who reads a whole register would hold them all."""
        self._held = {scope: self._held[scope] for scope in self._unwritten}

    def flush(self) -> None:
        """Write and commit the new keys; the bench calls this before its own commit."""
        if not self._unwritten:
            return
        rows = [
            {"scope": key.scope, "dek_id": key.dek_id, "kek_id": key.kek_id, "blob": key.blob}
            for key in self._unwritten.values()
        ]
        with self._engine.begin() as connection:
            connection.execute(insert(StoredKey), rows)
        self._unwritten.clear()

    def abandon(self) -> None:
        """Forget keys that were made and never written; the bench calls this when it fails.

        Another bench of this process would else use a key that no database has.
        """
        for scope in self._unwritten:
            self._held.pop(scope, None)
            self._vault.forget(scope)
        self._unwritten.clear()

    def shred(self, scope: str) -> None:
        """Have the keys of a scope deleted once the bench has committed.

        What they sealed can then never be opened again, backups included. Not before: a crash
        in between would leave rows that nobody can open, where now it leaves a key without a
        case, which the next sweep removes.
        """
        self._doomed.append(scope)

    def finish(self) -> bool:
        """Delete the keys that were to be shredded; the bench calls this after its commit.

        Return whether keys were deleted: then old pages of the register must go as well.
        """
        for scope in self._doomed:
            self._held.pop(scope, None)
            self._vault.forget(scope)
            with self._engine.begin() as connection:
                connection.execute(delete(StoredKey).where(StoredKey.scope == scope))
        shredded, self._shredded = self._shredded or bool(self._doomed), False
        self._doomed.clear()
        if shredded:
            forget_pages(self._engine)
        return shredded

    def remove_orphans(self, known: Collection[str]) -> int:
        """Delete the keys of cases that are not among `known`; return how many there were.

        Afterwards `finish` empties the write-ahead logs, whether or not there were any: an
        erasure may have found them in use.

        The key of a register's own scope, such as the log's, is never an orphan.
        """
        with self._engine.begin() as connection:
            scopes = {
                one for one in connection.scalars(select(StoredKey.scope)) if _is_of_case(one)
            }
            orphans = sorted(scopes - set(known) - set(self._unwritten))
            for start in range(0, len(orphans), _CHUNK):
                some = orphans[start : start + _CHUNK]
                connection.execute(delete(StoredKey).where(StoredKey.scope.in_(some)))
        self._shredded = True
        return len(orphans)

    def rewrap_all(self) -> int:
        """Wrap with the active key every data key that is not; return how many that were."""
        active = self._vault.provider.active_kek
        count = 0
        while rows := self._wrapped_otherwise(active):
            with self._engine.begin() as connection:
                for row in rows:
                    old = WrappedKey(row.dek_id, row.scope, row.kek_id, row.blob)
                    new = self._vault.rewrap(old)
                    connection.execute(
                        update(StoredKey)
                        .where(
                            StoredKey.scope == row.scope,
                            StoredKey.dek_id == row.dek_id,
                            StoredKey.kek_id == row.kek_id,
                        )
                        .values(kek_id=new.kek_id, blob=new.blob)
                    )
            count += len(rows)
        return count

    def _wrapped_otherwise(self, active: str) -> Sequence[Row[Any]]:
        asked = select(StoredKey.__table__).where(StoredKey.kek_id != active).limit(_BATCH)
        with self._engine.connect() as connection:
            return connection.execute(asked).all()


def any_key(engine: Engine) -> WrappedKey | None:
    """Return one of the stored keys, by which to tell whether the wrapping key is the right one.

    None where there is none yet, or no table of them.
    """
    if not inspect(engine).has_table(StoredKey.__tablename__):
        return None
    with engine.connect() as connection:
        row = connection.execute(select(table_of(StoredKey)).limit(1)).first()
    return WrappedKey(row.dek_id, row.scope, row.kek_id, row.blob) if row is not None else None


def _is_of_case(scope: str) -> bool:
    try:
        UUID(scope)
    except ValueError:
        return False
    return True
