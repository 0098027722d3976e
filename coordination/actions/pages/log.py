"""The audit log as its readers see it: who did what to which record and why; no content."""

from dataclasses import dataclass
from datetime import date, datetime

from coordination.actions.pages.parts import Paging


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Filters of the log; None filters nothing."""

    action: str | None = None
    desk: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry. `objects` are opaque ids, `mark` the first characters of the entry's hash.

    `seq` is its number in the whole log for the auditor, in the shown list for others. `count` is
    None where it would tell that the reader may read less than who acted.
    """

    seq: int
    at: datetime
    actor: str
    desk: str | None
    action: str
    objects: tuple[str, ...]
    count: int | None
    purpose: str | None
    mark: str


@dataclass(frozen=True, slots=True)
class ChainState:
    """What checking the chain gave. `broken_at` is the first entry that does not agree."""

    unbroken: bool
    entries: int
    checked_at: datetime
    head: str
    broken_at: int | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log, newest first. `chain` is set for who reads the log of every desk."""

    query: LogQuery
    entries: tuple[LogEntry, ...]
    paging: Paging
    actions: tuple[str, ...]
    desks: tuple[str, ...]
    chain: ChainState | None
