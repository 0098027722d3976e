"""How two birth dates agree, level by level, and what each level is worth.

A weight is the natural logarithm of how much more often a level occurs between two records of one
person than between two records of strangers. The first rate was set by hand after what desks
get wrong (a swapped day and month, a slip of one key, an estimated year); the second is what
chance gives over some forty years of birth. Set by hand, because a register has too few judged
pairs to learn from (docs/decisions/0019).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from coordination.domain.dates import PartialDate
from coordination.domain.wording import N_


class BirthLevel(StrEnum):
    """How two birth dates agree, best first."""

    EXACT = "exact"
    SWAPPED = "swapped"
    NEW_YEAR = "first of January"
    YEAR_MONTH = "year and month"
    DAY_SLIP = "day slipped"
    YEAR_SLIP = "year slipped"
    DAY_OFF = "day off"
    MONTH_OFF = "month off"
    YEAR = "year"
    ESTIMATE = "year, one estimated"
    YEAR_TYPED = "year mistyped"
    MISSING = "missing"
    YEAR_NEAR = "year near"
    YEAR_OFF = "year off"
    SAME_YEAR = "year only"
    DIFFERENT = "different"
    GENERATION = "generation"


WEIGHTS: Mapping[BirthLevel, float] = MappingProxyType(
    {
        BirthLevel.EXACT: 9.2,
        BirthLevel.SWAPPED: 7.0,
        BirthLevel.NEW_YEAR: 4.0,
        BirthLevel.YEAR_MONTH: 6.0,
        BirthLevel.DAY_SLIP: 4.8,
        BirthLevel.YEAR_SLIP: 4.0,
        BirthLevel.DAY_OFF: 3.0,
        BirthLevel.MONTH_OFF: 3.4,
        BirthLevel.YEAR: 2.6,
        BirthLevel.ESTIMATE: 2.6,
        BirthLevel.YEAR_TYPED: 2.8,
        BirthLevel.MISSING: 0.0,
        BirthLevel.YEAR_NEAR: -0.5,
        BirthLevel.YEAR_OFF: -1.5,
        BirthLevel.SAME_YEAR: -2.0,
        BirthLevel.DIFFERENT: -5.0,
        BirthLevel.GENERATION: -7.0,
    }
)

SENTENCES: Mapping[BirthLevel, str] = MappingProxyType(
    {
        BirthLevel.EXACT: N_("Same full birth date"),
        BirthLevel.SWAPPED: N_("Birth date: day and month swapped"),
        BirthLevel.NEW_YEAR: N_("Same birth date, the first of January: often an estimate"),
        BirthLevel.YEAR_MONTH: N_("Same year and month of birth; one record has no day"),
        BirthLevel.DAY_SLIP: N_("Birth date: the day differs by a slip, the rest agrees"),
        BirthLevel.YEAR_SLIP: N_("Birth date: the year differs by one, day and month agree"),
        BirthLevel.DAY_OFF: N_("Birth date: year and month agree, the day differs"),
        BirthLevel.MONTH_OFF: N_("Birth date: year and day agree, the month differs"),
        BirthLevel.YEAR: N_("Same year of birth; one record has no more than that"),
        BirthLevel.ESTIMATE: N_(
            "Same year of birth; one record has its first of January, often an estimate"
        ),
        BirthLevel.YEAR_TYPED: N_("Birth date: one figure of the year differs, the rest agrees"),
        BirthLevel.YEAR_NEAR: N_("The recorded years of birth differ by one"),
        BirthLevel.YEAR_OFF: N_("Day and month of birth agree, the years differ"),
        BirthLevel.SAME_YEAR: N_("Same year of birth, but day and month differ"),
        BirthLevel.DIFFERENT: N_("The recorded birth dates differ"),
        BirthLevel.GENERATION: N_("The recorded birth dates lie a generation apart"),
    }
)

_GENERATION = 15
_MONTHS = 12


def birth_level(mine: str | None, theirs: str | None) -> BirthLevel:
    """Return how two birth dates (ISO, perhaps in part) agree; the order does not matter."""
    if mine is None or theirs is None:
        return BirthLevel.MISSING
    one, other = _parsed(mine), _parsed(theirs)
    if one.day is None or other.day is None:
        return _in_part(one, other)
    if is_estimate(one) or is_estimate(other):
        return _estimated(one, other)
    return _whole(one, other)


@lru_cache(maxsize=1 << 16)
def _parsed(text: str) -> PartialDate:
    # People are born on some forty thousand days, and each is compared many times.
    return PartialDate.parse(text)


def is_estimate(born: PartialDate) -> bool:
    """Say whether a date is the first of January, which often stands for a year alone."""
    return (born.month, born.day) == (1, 1)


def _in_part(one: PartialDate, other: PartialDate) -> BirthLevel:
    if one.year != other.year:
        near = abs(one.year - other.year) == 1
        return BirthLevel.YEAR_NEAR if near else _apart(one, other)
    months = {one.month, other.month}
    if None in months:
        return BirthLevel.YEAR
    return BirthLevel.YEAR_MONTH if len(months) == 1 else BirthLevel.SAME_YEAR


def _estimated(one: PartialDate, other: PartialDate) -> BirthLevel:
    if one == other:
        return BirthLevel.NEW_YEAR
    if one.year == other.year:
        return BirthLevel.ESTIMATE
    return BirthLevel.YEAR_NEAR if abs(one.year - other.year) == 1 else _apart(one, other)


def _whole(one: PartialDate, other: PartialDate) -> BirthLevel:
    if one == other:
        return BirthLevel.EXACT
    if one.year == other.year:
        return _of_one_year(one, other)
    if (one.month, one.day) == (other.month, other.day):
        return _of_one_day(one, other)
    return _apart(one, other)


def _of_one_year(one: PartialDate, other: PartialDate) -> BirthLevel:
    if (one.month, one.day) == (other.day, other.month):
        return BirthLevel.SWAPPED
    if abs((one.earliest - other.earliest).days) == 1:
        return BirthLevel.DAY_SLIP
    if one.month == other.month:
        is_slip = _is_slip(f"{one.day:02}", f"{other.day:02}")
        return BirthLevel.DAY_SLIP if is_slip else BirthLevel.DAY_OFF
    return BirthLevel.MONTH_OFF if one.day == other.day else BirthLevel.SAME_YEAR


def _of_one_day(one: PartialDate, other: PartialDate) -> BirthLevel:
    if abs(one.year - other.year) == 1:
        return BirthLevel.YEAR_SLIP
    mine, theirs = f"{one.year:04}", f"{other.year:04}"
    if _is_slip(mine, theirs) or sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1:
        return BirthLevel.YEAR_TYPED
    return BirthLevel.YEAR_OFF


def _is_slip(mine: str, theirs: str) -> bool:
    """Say whether two figures changed places, or one is the key beside the other."""
    differing = [at for at, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
    if len(differing) == 1:
        at = differing[0]
        return abs(int(mine[at]) - int(theirs[at])) == 1
    first, last = differing[0], differing[-1]
    swapped = mine[first] == theirs[last] and mine[last] == theirs[first]
    return len(differing) == 2 and last == first + 1 and swapped


def _apart(one: PartialDate, other: PartialDate) -> BirthLevel:
    far = abs(one.year - other.year) >= _GENERATION
    return BirthLevel.GENERATION if far else BirthLevel.DIFFERENT


def swap_of(born: PartialDate) -> PartialDate | None:
    """Return a full date with day and month swapped, None where that is no date."""
    if born.day is None or born.month is None or born.day > _MONTHS:
        return None
    return PartialDate(born.year, born.day, born.month)


def day_of(born: PartialDate) -> date:
    """Return a full birth date as a date."""
    return date(born.year, born.month or 1, born.day or 1)
