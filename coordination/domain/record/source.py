"""One JSON object of a record while it is read: takes fields, collects what is wrong with them.

No method raises for a bad value. Each notes the fault with its path and returns a placeholder,
so that reading goes on and the desk is told everything at once; `reading` throws the result away
when there is any fault.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import TypeVar

from coordination.domain.dates import PartialDate
from coordination.domain.drafts import UNKNOWN, Fault
from coordination.domain.record import texts, times
from coordination.domain.record.guards import refuse_files
from coordination.domain.record.layout import Part
from coordination.domain.record.texts import Unfit
from coordination.domain.wording import N_

_Word = TypeVar("_Word", bound=StrEnum)
_Kept = TypeVar("_Kept")

MISSING = N_("This is missing, and every record needs it.")
_NO_OBJECT = N_("Not an object. Write the fields in braces: {{...}}.")
_NO_LIST = N_("Not a list. Write the items in square brackets: [...].")
_TOO_MANY = N_("More than {limit} items. Split the record, or leave some out.")
_UNKNOWN_KEY = N_("There is no field of this name here. Remove it, or check its spelling.")
_NEAREST_KEY = N_("There is no field of this name here. Is {nearest} meant?")
_ODD_KEY = N_("A field name that is none of the record's. Remove it.")
_NOT_ALLOWED = N_("Not one of the words that this field takes. Use one of: {allowed}.")
_NO_CODE = N_("Not a jurisdiction. Write the two-letter code of ISO 3166, such as NO, or XK.")
_NO_CODE_OR_UNKNOWN = N_(
    "Not a jurisdiction. Write the two-letter code of ISO 3166, such as NO, or XK, or unknown."
)
_MORE_FAULTS = N_("There are more faults. Correct those listed and try again.")

_MOST_FAULTS = 200
# The Union's own codes for Greece and the United Kingdom (Interinstitutional Style Guide, 7.1.1).
_UNION_CODES = {"EL": "GR", "UK": "GB"}
_UNKNOWN_CODE = UNKNOWN.upper()
# Only a name that looks like a field is repeated: a value may have slipped into its place.
_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,31}")


@dataclass(slots=True)
class Rules:
    """What the register allows, and the faults found so far."""

    offences: Mapping[str, str]
    jurisdictions: frozenset[str]
    today: date | None
    faults: list[Fault] = field(default_factory=list)

    def note(self, where: str, message: str, **params: str) -> None:
        """Add a fault; beyond a bound only the fact that there are more."""
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(Fault(where, message, params))
        elif len(self.faults) == _MOST_FAULTS:
            self.faults.append(Fault("record", _MORE_FAULTS))


@dataclass(slots=True)
class Source:
    """One object of a record: its values, its path, its table of fields and the rules."""

    values: Mapping[str, object]
    path: str
    part: Part
    rules: Rules

    def where(self, key: str) -> str:
        """Return the path of a field, such as `subjects[0].dob`."""
        return f"{self.path}.{key}" if self.path else key

    def note(self, key: str, message: str, **params: str) -> None:
        """Note a fault of a field."""
        self.rules.note(self.where(key), message, **params)

    def need(self, key: str, message: str = MISSING) -> None:
        """Note that a field is missing, if it is."""
        if self.values.get(key) is None:
            self.note(key, message)

    def needed(self, key: str, kept: str | None, message: str = MISSING) -> str:
        """Return what was kept of an obligatory text, after noting one that is empty."""
        given = self.values.get(key)
        if kept == "" or given is None or (type(given) is str and not given.strip()):
            self.note(key, message)
        return kept or ""

    def take(self, key: str, read: Callable[..., _Kept], *rest: object) -> _Kept | None:
        """Return what `read(text, *rest)` makes of a text; None if it is missing or at fault."""
        value = self.values.get(key)
        if value is None:
            return None
        if type(value) is not str:
            self.note(key, _wrong_type(value))
            return None
        try:
            return read(value, *rest)
        except Unfit as unfit:
            self.note(key, unfit.message, **unfit.params)
            return None

    def text(self, key: str) -> str | None:
        """Return one line of free text; None when it is missing or empty."""
        return self.take(key, _free, self.part.lengths[key]) or None

    def lines(self, key: str) -> str | None:
        """Return free text that may have several lines; None when it is missing or empty."""
        return self.take(key, _free_lines, self.part.lengths[key]) or None

    def reference(self, key: str) -> str | None:
        """Return a reference, in which every character can be seen."""
        return self.take(key, _reference, self.part.lengths[key]) or None

    def word(self, key: str, kind: type[_Word]) -> _Word | None:
        """Return a word of a closed set; a fault lists the words that there are."""
        value = self.values.get(key)
        if value is None:
            return None
        if type(value) is not str:
            self.note(key, _wrong_type(value))
            return None
        found = _words(kind).get(value)
        if found is None:
            self.note(key, _NOT_ALLOWED, allowed=", ".join(kind))
        return found

    def place(self, key: str, *, may_be_unknown: bool = False) -> str | None:
        """Return a jurisdiction in capitals, EL and UK as GR and GB."""
        return self.take(key, _place, self.rules.jurisdictions, may_be_unknown)

    def partial(self, key: str, *, ahead: bool = False) -> PartialDate | None:
        """Return a year, a year and month, or a date that is not in the future."""
        return self.take(key, times.read_partial, self.rules.today, ahead)

    def day(self, key: str) -> date | None:
        """Return a full date."""
        return self.take(key, times.read_day)

    def seen(self, key: str) -> str | None:
        """Return the ISO 8601 text of a date or an instant in UTC."""
        return self.take(key, times.read_seen, self.rules.today)

    def items(self, key: str) -> list[object]:
        """Return the items of a list; none when it is missing or no list."""
        value = self.values.get(key)
        if value is None:
            return []
        if type(value) is not list:
            self.note(key, _NO_LIST)
            return []
        limit = self.part.counts[key]
        if len(value) > limit:
            self.note(key, _TOO_MANY, limit=str(limit))
        return value[:limit]

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the free texts of a list, each once, without empty ones."""
        return self._each(key, _free, self.part.lengths[key])

    def references(self, key: str) -> tuple[str, ...]:
        """Return the references of a list, each once."""
        return self._each(key, _reference, self.part.lengths[key])

    def places(self, key: str) -> tuple[str, ...]:
        """Return the jurisdictions of a list, each once."""
        return self._each(key, _place, self.rules.jurisdictions)

    def objects(self, key: str, part: Part) -> list["Source"]:
        """Return the objects of a list, in their order; a fault leaves one out."""
        found = []
        for index, item in enumerate(self.items(key)):
            source = open_object(item, f"{self.where(key)}[{index}]", part, self.rules)
            if source is not None:
                found.append(source)
        return found

    def _each(self, key: str, read: Callable[..., str], *rest: object) -> tuple[str, ...]:
        kept: dict[str, None] = {}
        for index, item in enumerate(self.items(key)):
            try:
                if type(item) is not str:
                    raise Unfit(_wrong_type(item))
                kept[read(item, *rest)] = None
            except Unfit as unfit:
                self.note(f"{key}[{index}]", unfit.message, **unfit.params)
        kept.pop("", None)
        return tuple(kept)


def open_object(value: object, path: str, part: Part, rules: Rules) -> Source | None:
    """Return the object, after noting the fields that it should not have; None if it is none."""
    if type(value) is not dict:
        rules.note(path or "record", _NO_OBJECT)
        return None
    source = Source(value, path, part, rules)
    if not value.keys() <= part.keys:
        _note_unknown(source)
    return source


def _note_unknown(source: Source) -> None:
    unknown = [key for key in source.values if key not in source.part.keys]
    for key in unknown[: _MOST_FAULTS + 1]:
        if type(key) is not str or _FIELD_NAME.fullmatch(key) is None:
            source.rules.note(source.path or "record", _ODD_KEY)
            continue
        nearest = get_close_matches(key.lower(), sorted(source.part.keys), n=1)
        if nearest:
            source.note(key, _NEAREST_KEY, nearest=nearest[0])
        else:
            source.note(key, _UNKNOWN_KEY)


def _free(value: str, limit: int) -> str:
    kept = texts.clean(value, limit)
    refuse_files(kept)
    return kept


def _free_lines(value: str, limit: int) -> str:
    kept = texts.clean_lines(value, limit)
    refuse_files(kept)
    return kept


def _reference(value: str, limit: int) -> str:
    kept = texts.clean_reference(value, limit)
    refuse_files(kept)
    return kept


def _place(value: str, known: frozenset[str], may_be_unknown: bool = False) -> str:
    code = value.strip().upper()
    code = _UNION_CODES.get(code, code)
    if code in known and value.isascii():
        return code
    if may_be_unknown and code == _UNKNOWN_CODE:
        return UNKNOWN
    raise Unfit(_NO_CODE_OR_UNKNOWN if may_be_unknown else _NO_CODE)


def _wrong_type(value: object) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return texts.NUMBER if is_number else texts.NOT_TEXT


@cache
def _words(kind: type[_Word]) -> dict[str, _Word]:
    return {word.value: word for word in kind}
