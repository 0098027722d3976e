"""Periods counted from a day, with their arithmetic."""

from datetime import date

import pytest

from coordination.domain.law.periods import (
    Bound,
    CountFrom,
    DayKind,
    Period,
    Unit,
    ending,
)


def a_period(number, unit=Unit.DAYS, kind=DayKind.CALENDAR, start=CountFrom.NEXT_DAY) -> Period:
    return Period(number, unit, kind, start, "recipient", Bound.LATEST)


@pytest.mark.parametrize(
    ("base", "period", "day"),
    [
        (date(2026, 9, 26), a_period(90), date(2026, 12, 25)),
        (date(2024, 2, 29), a_period(1, Unit.YEARS), date(2025, 2, 28)),
        (date(2026, 1, 31), a_period(1, Unit.MONTHS), date(2026, 2, 28)),
        (date(2026, 11, 30), a_period(3, Unit.MONTHS), date(2027, 2, 28)),
        (date(2026, 12, 31), a_period(2, Unit.MONTHS), date(2027, 2, 28)),
        (date(2026, 11, 23), a_period(1, start=CountFrom.EVENT), date(2026, 11, 23)),
        (date(2026, 11, 23), a_period(10), date(2026, 12, 3)),
    ],
)
def test_a_period_ends_on_its_last_day(base, period, day):
    assert ending(base, period).day == day


def test_the_arithmetic_is_shown():
    assert ending(date(2026, 9, 26), a_period(90)).sum == "26 Sep 2026 + 90 d = 25 Dec 2026"


def test_working_days_that_nobody_counts_make_the_end_uncertain():
    assert ending(date(2026, 9, 26), a_period(5)).certain
    assert not ending(date(2026, 9, 26), a_period(5, kind=DayKind.WORKING)).certain


def test_hours_are_not_counted_from_a_day():
    with pytest.raises(ValueError, match="an instant, not a day"):
        ending(date(2026, 11, 23), a_period(8, Unit.HOURS))
