"""Write a birth date down wrongly or in part, as files do; each way is named as in `proportions`."""

import random
from collections.abc import Callable
from datetime import date, timedelta

Misdate = Callable[[random.Random, date], "str | None"]
"""Returns the date as it would then stand in a file, or None where the disguise does not fit."""

MISSING = ""


def _wrong_day(rng: random.Random, born: date) -> str | None:
    slips = [born + timedelta(days=days) for days in (-1, 1, -10, 10)]
    slips.append(born.replace(day=rng.randrange(1, 29)))
    near = [day for day in slips if day.month == born.month and day != born]
    return rng.choice(near).isoformat() if near else None


def _wrong_month(rng: random.Random, born: date) -> str | None:
    month = rng.choice([month for month in range(1, 13) if month != born.month])
    return born.replace(day=min(born.day, 28), month=month).isoformat() if born.day < 29 else None


def _swapped(_rng: random.Random, born: date) -> str | None:
    if born.day > 12 or born.day == born.month:
        return None
    return born.replace(day=born.month, month=born.day).isoformat()


def _other_year(rng: random.Random, born: date) -> str | None:
    year = born.year + rng.choice((-1, 1))
    return f"{year}{born:-%m-%d}" if (born.month, born.day) != (2, 29) else None


def _turned_year(_rng: random.Random, born: date) -> str | None:
    tens, ones = divmod(born.year % 100, 10)
    year = born.year - born.year % 100 + ones * 10 + tens
    # No date in the future, nobody older than a hundred years.
    if year == born.year or not 1930 < year < 2010 or (born.month, born.day) == (2, 29):
        return None
    return f"{year}{born:-%m-%d}"


MISDATES: dict[str, Misdate] = {
    "wrong day": _wrong_day,
    "wrong month": _wrong_month,
    "day and month swapped": _swapped,
    "year off by one": _other_year,
    "digits of the year turned": _turned_year,
    "birth date missing": lambda _rng, _born: MISSING,
    "year only": lambda _rng, born: f"{born:%Y}",
    "year and month": lambda _rng, born: f"{born:%Y-%m}",
    "first of January": lambda _rng, born: f"{born:%Y}-01-01",
}
