"""Alarms on probing, quotas of the day and what was added to them; structure only, no content."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """What somebody wrote about an alarm."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """An alarm. `person` is set for the lead alone, where the pattern is one person's."""

    id: UUID
    desk: str
    pattern: str
    count: int
    raised_at: datetime
    seen_at: datetime
    topics: tuple[str, ...]
    person: str | None
    remarks: tuple[RemarkLine, ...]
    cleared: RemarkLine | None


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """What a person of the own desk asked today, of how much, by topic."""

    person_id: str
    person: str
    persons: int
    most_persons: int
    identifiers: int
    most_identifiers: int
    may_raise: bool


@dataclass(frozen=True, slots=True)
class RaisedLine:
    """What a lead added to somebody's quota. `person` is set for the own desk alone."""

    desk: str
    at: datetime
    by: str
    person: str | None
    persons: int
    identifiers: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportedLine:
    """How many cases the operator imported for a desk on a day, outside every quota."""

    desk: str
    day: date
    cases: int


@dataclass(frozen=True, slots=True)
class Alarms:
    """The page of alarms: of the own desk for a lead, of every desk for analyst and auditor."""

    open: tuple[AlarmLine, ...]
    cleared: tuple[AlarmLine, ...]
    quotas: tuple[QuotaLine, ...]
    raised: tuple[RaisedLine, ...]
    imported: tuple[ImportedLine, ...]
    may_clear: bool
    may_comment: bool
