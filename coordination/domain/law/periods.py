"""Count a period of law from a base date, and show the arithmetic.

A rule says in which unit it counts, whether it counts calendar or working days, where counting
begins (the day of the event or the day after), in whose time zone the day is read, and whether
the end is the latest day (a deadline), the earliest (a minimum) or an expectation. Where a month
has no such day, its last day takes the place.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """Units of periods."""

    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class DayKind(StrEnum):
    """Which days count; working days need the holidays of the State, which nobody has read."""

    CALENDAR = "calendar"
    WORKING = "working"


class CountFrom(StrEnum):
    """Whether the day of the event is the first day of the period or the day before it."""

    EVENT = "event"
    NEXT_DAY = "next_day"


class Bound(StrEnum):
    """What the end of a period means."""

    LATEST = "latest"
    EARLIEST = "earliest"
    TYPICAL = "typical"


_SHORT = {Unit.HOURS: "h", Unit.DAYS: "d", Unit.MONTHS: "mo", Unit.YEARS: "y"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Period:
    """A counting rule. `zone_of` names whose local time gives the day: sender, recipient."""

    number: int
    unit: Unit
    day_kind: DayKind
    count_from: CountFrom
    zone_of: str
    bound: Bound


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a period, its arithmetic, and whether the counting rule was read.

    `day` is the last day of the period. Counting a working-day rule gives calendar days, which
    end earlier: a warning that comes too early does no harm.
    """

    day: date
    sum: str
    certain: bool


def ending(base: date, period: Period) -> Ending:
    """Return the last day of a period that begins with an event on `base`.

    A period of hours runs from an instant and not from a day, and raises ValueError.
    """
    day = _moved(base, period)
    if period.count_from is CountFrom.EVENT and period.unit is Unit.DAYS:
        day -= timedelta(days=1)
    said = f"{_said(base)} + {period.number} {_SHORT[period.unit]} = {_said(day)}"
    return Ending(day, said, period.day_kind is DayKind.CALENDAR)


def _moved(base: date, period: Period) -> date:
    if period.unit is Unit.HOURS:
        raise ValueError("a period of hours needs an instant, not a day")
    if period.unit is Unit.DAYS:
        return base + timedelta(days=period.number)
    months = period.number * (12 if period.unit is Unit.YEARS else 1)
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    return date(year, month + 1, min(base.day, monthrange(year, month + 1)[1]))


def _said(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
