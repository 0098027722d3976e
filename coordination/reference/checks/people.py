"""Rules on contacts and on known conflicts: whom a text counts, and what it is about."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.scope import rows_of
from coordination.reference.checks.walk import Spot, entries
from coordination.reference.content import Content

# A contact whose text lists its States, and the standing at Eurojust that makes them its own.
_LISTED: Final = {"eurojust_lp": "liaison_prosecutor"}
_CODES: Final = re.compile(r"\b[A-Z]{2}\b")
_NUMBERS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_NUMBER: Final = re.compile(rf"\b({'|'.join(_NUMBERS)}|\d+)\b (?=third States|States)")
# What a conflict may be about beside States: the dates of a column.
_ABOUT: Final = frozenset({"dates"})


def listed_states_are_those_of_the_rows(content: Content) -> Iterator[Fault]:
    """Say where a text names other States, or another number, than have the standing."""
    rows = rows_of(content)
    for contact in entries("contacts", content.files.get("contacts", {})):
        who = contact.value.get("who") if isinstance(contact.value, Mapping) else None
        if contact.entry in _LISTED and isinstance(who, str) and rows:
            yield from _listed(contact.below("who", who), _LISTED[contact.entry], rows)


def _listed(spot: Spot, standing: str, rows: Mapping[str, Any]) -> Iterator[Fault]:
    said = set(_CODES.findall(spot.value))
    right = {code for code, row in rows.items() if row.get("eurojust") == standing}
    for code in sorted(said - right):
        yield spot.fault(
            f"{code} is named, but its row says {rows.get(code, {}).get('eurojust')}",
            "Correct the text or eurojust of the row.",
        )
    for code in sorted(right - said):
        yield spot.fault(
            f"{code} is missing, but its row says {standing}",
            "Correct the text or eurojust of the row.",
        )
    number = _NUMBER.search(spot.value)
    if number and _as_number(number[1]) != len(right):
        yield spot.fault(
            f"the text says {number[1]}, but {len(right)} rows have a {standing}",
            "Correct the number or the rows.",
        )


def _as_number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS.index(text)


def hotlines_stand_once(content: Content) -> Iterator[Fault]:
    """Say which State has two hotlines."""
    seen: set[str] = set()
    listed = content.files.get("contacts", {}).get("hotlines")
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        code = str(one.get("alpha2")) if isinstance(one, Mapping) else ""
        if code in seen:
            yield Spot("contacts", "", ("hotlines", str(number), "alpha2"), code).fault(
                f"{code} stands twice", "Remove one."
            )
        seen.add(code)


def conflicts_name_their_field(content: Content) -> Iterator[Fault]:
    """Say which known conflict is about no column, or about no State of the file."""
    rows = rows_of(content)
    columns = {column for row in rows.values() for column in row}
    listed = content.files.get("jurisdictions", {}).get("known_conflicts")
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        field = one.get("field") if isinstance(one, Mapping) else None
        words = field.split() if isinstance(field, str) else []
        wrong = {*words[:1]} - columns | {*words[1:]} - rows.keys() - _ABOUT
        for word in sorted(wrong):
            yield Spot("jurisdictions", "", ("known_conflicts", str(number), "field"), field).fault(
                f"{word} is neither a column nor a State of the file",
                "Write a column, and behind it the States if it is about some.",
            )
