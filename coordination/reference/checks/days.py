"""Rules on days: they are in the calendar, they follow each other, and years agree with them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.scope import day_of, rows_of
from coordination.reference.checks.walk import Spot, everything, inside
from coordination.reference.content import ENTRY_LISTS, Content

_ISO: Final = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_IN_WORDS: Final = re.compile(
    rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}|{'|'.join(one[:3] for one in _MONTHS)}) (\d{{4}})\b"
)
_IN_FORCE_SINCE: Final = re.compile(r"in force since (.*)")
# When each treaty entered into force itself; no State can be bound before.
_BEGINNINGS: Final = frozenset({"in_force_from", "in_application_from"})
_FIRST_DAY: Final = {"ets185": date(2004, 7, 1), "ets182": date(2004, 2, 1)}
_COLUMN: Final = {"ets185": "budapest", "ets182": "mla_2ap"}
# Months from the one of the deposit to the first of the month that follows three whole months.
_MONTHS_AFTER: Final = 4


def files_are_of_one_past_day(content: Content) -> Iterator[Fault]:
    """Every file of a release says the same day."""
    days = {name: file.get("as_of") for name, file in content.files.items() if name in ENTRY_LISTS}
    latest = max((day for day in days.values() if isinstance(day, str)), default="")
    for name, day in days.items():
        if day_of(day) is not None and day != latest:
            yield Spot(name, "", ("as_of",), day).warning(
                f"the file is older than others, which stand at {latest}",
                "Look through its facts again, or leave it.",
            )


def texts_name_days_of_the_calendar(content: Content) -> Iterator[Fault]:
    """Say where a text names no day of the calendar, or calls in force what is to come."""
    for spot in everything(content):
        if isinstance(spot.value, str):
            yield from _impossible(spot)
            since = _IN_FORCE_SINCE.search(spot.value)
            as_of = day_of(content.files[spot.file].get("as_of"))
            if since and as_of and any(day > as_of for day in _days_in(since.group(1))):
                yield spot.fault(
                    "what is in force cannot have begun after the date of the file",
                    "Correct the day, or say that it is not in force yet.",
                )


def _impossible(spot: Spot) -> Iterator[Fault]:
    for text in _ISO.findall(spot.value):
        if day_of(text) is None:
            yield spot.fault(f"{text} is no day of the calendar", "Correct the day.")
    for day, month, year in _IN_WORDS.findall(spot.value):
        if _in_words(day, month, year) is None:
            yield spot.fault(f"{day} {month} {year} is no day of the calendar", "Correct the day.")


def _days_in(text: str) -> list[date]:
    iso = [day_of(one) for one in _ISO.findall(text)]
    words = [_in_words(*one) for one in _IN_WORDS.findall(text)]
    return [day for day in iso + words if day is not None]


def _in_words(day: str, month: str, year: str) -> date | None:
    number = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
    return day_of(f"{year}-{number:02}-{int(day):02}")


def days_follow_each_other(content: Content) -> Iterator[Fault]:
    """Nothing ends before it begins, or is in force before it applies."""
    for spot in everything(content):
        if isinstance(spot.value, Mapping):
            yield from _ends_before(spot)
            if spot.value.keys() & _BEGINNINGS:
                yield from _in_force_too_early(spot, content)


def _ends_before(spot: Spot) -> Iterator[Fault]:
    begins, ends = (day_of(spot.value.get(name)) for name in ("valid_from", "valid_to"))
    if begins and ends and ends < begins:
        yield spot.below("valid_to", None).fault(
            "this ends before it begins", "Correct valid_from or valid_to."
        )


def _in_force_too_early(spot: Spot, content: Content) -> Iterator[Fault]:
    as_of = day_of(content.files[spot.file].get("as_of"))
    for name in _BEGINNINGS:
        begins = day_of(spot.value.get(name))
        if begins and as_of and begins > as_of and spot.value.get("in_force") is True:
            yield spot.below("in_force", True).fault(
                f"this counts as in force, but begins on {begins} only",
                f"Set it to false, or correct {name}.",
            )
        tested = {one.value for one in inside(spot) if one.name == "date_gte"}
        if begins and tested and begins.isoformat() not in tested:
            yield spot.below(name, None).fault(
                f"the condition tests another day ({', '.join(sorted(map(str, tested)))})",
                "Correct the one that is wrong.",
            )


def years_follow_from_entry_into_force(content: Content) -> Iterator[Fault]:
    """Entry into force is the first of a month, of a Party, and the year of deposit agrees.

    Arts 36(4) and 37(2) of the Convention on Cybercrime: the first day of the month that follows
    three months after the deposit. The dates read for ETS 182 are such days as well.
    """
    tables = content.files.get("jurisdictions", {}).get("entry_into_force")
    rows = rows_of(content)
    for treaty, first in _FIRST_DAY.items():
        table = tables.get(treaty) if isinstance(tables, Mapping) else None
        dates = table.get("dates") if isinstance(table, Mapping) else None
        for state, text in (dates if isinstance(dates, Mapping) else {}).items():
            spot = Spot("jurisdictions", "entry_into_force", (treaty, "dates", state), text)
            day = day_of(text)
            if day is not None:
                yield from _entry_day(spot, day, first)
                yield from _party(spot, rows.get(state, {}), _COLUMN[treaty])
                if treaty == "ets185":
                    yield from _year(spot, day, rows.get(state, {}), content)


def _entry_day(spot: Spot, day: date, first: date) -> Iterator[Fault]:
    if day < first:
        yield spot.fault(f"the treaty itself entered into force on {first}", "Correct the day.")
    if day.day != 1:
        yield spot.fault(
            "this treaty enters into force on the first of a month", "Correct the day."
        )


def _party(spot: Spot, row: Mapping[str, Any], column: str) -> Iterator[Fault]:
    if row and row.get(column) != "party":
        yield spot.fault(
            f"the row of the State does not call it a party ({column})",
            "Correct the row, or remove the day.",
        )


def _year(spot: Spot, day: date, row: Mapping[str, Any], content: Content) -> Iterator[Fault]:
    year, state = row.get("budapest_year"), spot.path[-1]
    if not isinstance(year, int) or f"budapest_year {state}" in _conflicts(content):
        return
    deposit = day.year if day.month > _MONTHS_AFTER else day.year - 1
    # The first five ratified before the treaty was in force, whenever that was.
    fits = year <= deposit if day == _FIRST_DAY["ets185"] else year == deposit
    if not fits:
        yield spot.fault(
            f"entry into force on {day} follows from a deposit in {deposit}, "
            f"but budapest_year of {state} is {year}",
            "Correct the day or the year, or note the conflict under known_conflicts.",
        )


def _conflicts(content: Content) -> set[str]:
    found = content.files["jurisdictions"].get("known_conflicts")
    return {str(one.get("field")) for one in found or () if isinstance(one, Mapping)}
