"""Let writers of a SQLite database have their turns.

Whoever waits for SQLite's write lock asks again now and then, and an import that begins its next
transaction the moment it has ended the last one would nearly always come first. So a writer first
takes a lock on a file beside the database and holds it until it has the write lock: while somebody
waits there, an import waits behind.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

# Who has waited so long goes on without a turn: SQLite's own time limit then decides.
_LONGEST: Final = 5.0
_PAUSE: Final = 0.002


@contextmanager
def waiting_in_turn(database: str | None) -> Iterator[None]:
    """Hold the turn of a database file while its write lock is waited for.

    Does nothing for a database in memory. A turn that cannot be had in time is done without, and
    so is one whose file belongs to another user: turns make it fair, SQLite makes it safe.
    """
    descriptor = _opened(database)
    if descriptor is None:
        yield
        return
    try:
        _take(descriptor)
        yield
    finally:
        os.close(descriptor)  # which gives the lock back


def _opened(database: str | None) -> int | None:
    if not database or database == ":memory:":
        return None
    try:
        return os.open(f"{database}-turn", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None


def _take(descriptor: int) -> None:
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(_PAUSE)
