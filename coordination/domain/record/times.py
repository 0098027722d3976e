"""Read the dates of a record: of proceedings and births, of coordination, of an identifier.

Days are compared with a day to spare where a desk may live in a time zone that is ahead of the
server's: in the Pacific it is already tomorrow.
"""

import re
from datetime import UTC, date, datetime, timedelta

from coordination.domain.dates import PartialDate
from coordination.domain.record.texts import Unfit
from coordination.domain.wording import N_

_PARTIAL_FORM = N_(
    "Not a date. Write a year, a year and month, or a date: 1980, 1980-05 or 1980-05-17."
)
_DAY_FORM = N_("Not a full date. Write year, month and day: 2017-09-28.")
_SEEN_FORM = N_("Not a time. Write a date, or date and time with the zone: 2017-09-28T14:05+01:00.")
_NO_SUCH_DAY = N_("This day is not in the calendar. Check day and month.")
_NO_SUCH_TIME = N_("This time does not exist. Check day, hour and zone.")
_NO_ZONE = N_("A time without a zone. Add the zone, for example +01:00, or Z for UTC.")
_FUTURE = N_("This lies in the future. Check the year.")
_TOO_EARLY = N_("This lies before {year}. Check the year.")

_EARLIEST_YEAR = 1850
_AHEAD = timedelta(days=1)
_PARTIAL = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ]"
    r"(?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)"
    r" ?(?P<zone>Z|z|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?"
)


def read_partial(text: str, today: date | None, ahead: bool = False) -> PartialDate:
    """Return what is known of a date that lies in the past; raise `Unfit` otherwise.

    `today` is None where no clock is at hand, and then the future is not refused; `ahead` allows
    the day that has begun elsewhere.
    """
    text = text.strip()
    try:
        known = PartialDate.parse(text)
    except ValueError:
        raise Unfit(_NO_SUCH_DAY if _PARTIAL.fullmatch(text) else _PARTIAL_FORM) from None
    _refuse_before_records(known.year)
    if today is not None and known.earliest > (today + _AHEAD if ahead else today):
        raise Unfit(_FUTURE)
    return known


def read_day(text: str) -> date:
    """Return a full date, which may lie in the future; raise `Unfit` for anything else."""
    text = text.strip()
    if _DAY.fullmatch(text) is None:
        raise Unfit(_DAY_FORM)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Unfit(_NO_SUCH_DAY) from None
    _refuse_before_records(day.year)
    return day


def read_seen(text: str, today: date | None) -> str:
    """Return a date as it is, an instant as ISO 8601 in UTC, ending in `Z`.

    A time without a zone is refused: carrier-grade NAT hands an address to somebody else within
    seconds, so a time that may be wrong by hours names the wrong person.
    """
    text = text.strip()
    if _DAY.fullmatch(text):
        day, seen = read_day(text), text
    else:
        instant = _read_instant(text)
        day, seen = instant.date(), instant.replace(tzinfo=None).isoformat() + "Z"
    if today is not None and day > today + _AHEAD:
        raise Unfit(_FUTURE)
    return seen


def is_before(last: str, first: str) -> bool:
    """Say whether one result of `read_seen` certainly lies before another.

    A date has no zone, so beside an instant it is given a day to spare.
    """
    if last[:10] > first[:10]:
        return False
    if len(last) == len(first) == len("2017-09-28"):
        return last < first
    if last.endswith("Z") and first.endswith("Z"):
        return datetime.fromisoformat(last) < datetime.fromisoformat(first)
    return date.fromisoformat(last[:10]) + _AHEAD < date.fromisoformat(first[:10])


def _read_instant(text: str) -> datetime:
    found = _INSTANT.fullmatch(text)
    if found is None:
        raise Unfit(_SEEN_FORM)
    if found["zone"] is None:
        raise Unfit(_NO_ZONE)
    try:
        local = datetime.fromisoformat(f"{found['day']}T{found['time']}{found['zone'].upper()}")
        instant = local.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unfit(_NO_SUCH_TIME) from None
    _refuse_before_records(instant.year)
    return instant


def _refuse_before_records(year: int) -> None:
    if year < _EARLIEST_YEAR:
        raise Unfit(_TOO_EARLY, year=str(_EARLIEST_YEAR))
