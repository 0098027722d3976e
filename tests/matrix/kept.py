"""The databases of the matrix as they were made: put back after a change, and compared with.

Both go past the program: SQLite copies the pages of a database, and rows are compared with the
rows that were kept. A database that no other connection wrote to is neither copied nor read.
"""

import sqlite3
from pathlib import Path
from typing import Any

# What tells nothing of the register: the log, counts of tries, sessions, and when a key was used.
_NOT_CONTENT = frozenset({"audit_entry", "attempt", "web_session", "alembic_version"})
_PASSING = frozenset({"last_used_at", "last_sign_in_at"})


class Kept:
    """One database: a copy in memory, and the rows of its tables."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._file.execute("PRAGMA synchronous=OFF")
        self._copy = sqlite3.connect(":memory:", check_same_thread=False)
        self._file.backup(self._copy)
        self._asked = list(_questions(self._file))
        self._rows = self._read()
        self._restored = self._compared = self._version()
        self._changed = False

    def restore(self) -> None:
        """Put the database back as it was kept."""
        if self._restored == self._version():
            return
        self._copy.backup(self._file)
        self._restored = self._compared = self._version()
        self._changed = False

    def is_changed(self) -> bool:
        """Say whether a row is another than it was, but for what tells nothing of the register."""
        version = self._version()
        if version != self._compared:
            self._compared, self._changed = version, self._read() != self._rows
        return self._changed

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        self._copy.close()

    def _version(self) -> int:
        """Return a number that moves whenever another connection has committed."""
        return int(self._file.execute("PRAGMA data_version").fetchone()[0])

    def _read(self) -> list[list[Any]]:
        return [self._file.execute(asked).fetchall() for asked in self._asked]


def _questions(connection: sqlite3.Connection) -> list[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        f'SELECT {", ".join(_columns(connection, name))} FROM "{name}"'
        for (name,) in tables
        if name not in _NOT_CONTENT
    ]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return [f'"{row[1]}"' for row in columns if row[1] not in _PASSING]
