"""Read time limits and the counting rules of periods."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from coordination.domain.law.instruments import TimeLimit
from coordination.domain.law.periods import Bound, CountFrom, DayKind, Period, Unit
from coordination.reference.entries import Entry

_Word = TypeVar("_Word", bound=StrEnum)


def read_limit(entry: Entry) -> TimeLimit:
    """Return a time limit; one in words has no period. Raises PackError for a bad rule."""
    words = entry.optional_text("words")
    return TimeLimit(
        id=entry.text("id"),
        what=entry.text("what"),
        words=words or "",
        period=None if words else read_period(entry),
        starts=entry.optional_text("from") or "",
        basis=entry.text("basis"),
        verified=entry.flag("verified"),
        source=entry.optional_text("source"),
        note=entry.optional_text("note"),
        valid_from=_day(entry, "valid_from"),
        valid_to=_day(entry, "valid_to"),
    )


def read_period(entry: Entry) -> Period:
    """Return the counting rule of an entry with value, unit and the four words of counting."""
    number = entry.fields.get("value")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise entry.fault("value", "a number of one or more is needed, or the rule in words")
    return Period(
        number=number,
        unit=_word(entry, "unit", Unit),
        day_kind=DayKind.CALENDAR if entry.text("unit") == "hours" else _day_kind(entry),
        count_from=_word(entry, "count_from", CountFrom),
        zone_of=entry.text("zone_of"),
        bound=_word(entry, "bound", Bound),
    )


def _day_kind(entry: Entry) -> DayKind:
    return _word(entry, "day_kind", DayKind)


def _word(entry: Entry, field: str, kind: type[_Word]) -> _Word:
    text = entry.text(field)
    if text not in set(kind):
        raise entry.fault(field, f"one of these is needed: {', '.join(kind)}")
    return kind(text)


def _day(entry: Entry, field: str) -> date | None:
    return None if entry.fields.get(field) is None else date.fromisoformat(entry.date(field))
