"""Rows that give rights, each with a keyed code that is made at every write and checked on load.

The session's own hooks do both, so that Flask-Security's writes are covered like ours. A row that
was loaded with a wrong code never gets a right one by being written again: what somebody edited in
the database stays without effect until the operator repairs it. Statements that go past the
session's objects must renew the code themselves.
"""

from collections.abc import Sequence
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event, inspect
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage.column_types import Digest, is_odd
from coordination.vault.rights import Rights

_TRUSTED: WeakKeyDictionary[Engine, Rights] = WeakKeyDictionary()


class NotTrusted(RuntimeError):
    """A row that gives rights was written in a session whose database has no keys."""


class Protected:
    """What such a row has beside its columns: its code, and whether it was right on loading."""

    COVERED: ClassVar[tuple[str, ...]] = ()

    rights_code: Mapped[bytes | None] = mapped_column(Digest(32))

    @property
    def is_genuine(self) -> bool:
        """Say whether this program wrote the row as it was loaded; a new row becomes so."""
        return bool(self.__dict__.get("_genuine", False))

    def complete(self) -> None:
        """Set what a new row would get only while it is inserted, such as its id."""

    def covered_values(self) -> Sequence[Any]:
        """Return the values that the code covers."""
        return [getattr(self, name) for name in self.COVERED]


def trust(engine: Engine, rights: Rights) -> None:
    """Let sessions of this database make and check codes."""
    _TRUSTED[engine] = rights


def code_of(session: Session, row: Protected) -> bytes:
    """Return the code that a row must have as it is now; raise NotTrusted without keys."""
    rights = _rights_of(session)
    if rights is None:
        raise NotTrusted
    return rights.code(_table(row), row.covered_values())


def seal_anew(session: Session, row: Protected) -> None:
    """Give a row the right code whatever it was loaded with; for the operator's repair alone."""
    row.__dict__["_genuine"] = True
    row.rights_code = code_of(session, row)


@event.listens_for(Session, "before_flush")
def _renew(session: Session, *_: Any) -> None:
    for row in (*session.new, *session.dirty):
        if not isinstance(row, Protected):
            continue
        if row in session.new:
            row.complete()
            seal_anew(session, row)
        elif row.is_genuine:
            row.rights_code = code_of(session, row)


@event.listens_for(Protected, "load", propagate=True)
def _loaded(row: Protected, context: Any) -> None:
    _check(row, context.session)


@event.listens_for(Protected, "refresh", propagate=True)
def _refreshed(row: Protected, context: Any, _names: Any) -> None:
    if context is not None:  # otherwise nothing was loaded: a statement of ours changed the row
        _check(row, context.session)


def _check(row: Protected, session: Session) -> None:
    values = row.__dict__
    if not {*row.COVERED, "rights_code"} <= values.keys():
        return
    rights = _rights_of(session)
    covered = [values[name] for name in row.COVERED]
    values["_genuine"] = (
        rights is not None
        and not any(map(is_odd, covered))
        and rights.holds(values["rights_code"], _table(row), covered)
    )


def _rights_of(session: Session) -> Rights | None:
    bind = session.get_bind()
    return _TRUSTED.get(bind if isinstance(bind, Engine) else bind.engine)


def _table(row: Protected) -> str:
    return str(inspect(row).mapper.local_table.name)
