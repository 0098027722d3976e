"""Read one file of the reference pack, and say exactly where something is wrong with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


class PackError(ValueError):
    """The reference pack cannot be trusted; the text names file, entry and field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of a file; `place` says which, as in `offences.json offences[3]`."""

    place: str
    fields: Mapping[str, Any]

    def fault(self, field: str, what: str) -> PackError:
        """Return the error to raise for a field of this entry."""
        return PackError(f"{self.place}, field {field}: {what}")

    def text(self, field: str) -> str:
        """Return a text that must be there and not be empty."""
        value = self.fields.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(field, "a text is needed")
        return value

    def plain_text(self, field: str) -> str:
        """Return a text that must be there and may be empty."""
        value = self.fields.get(field)
        if not isinstance(value, str):
            raise self.fault(field, "a text is needed; it may be empty")
        return value

    def optional_text(self, field: str) -> str | None:
        """Return a text, or None where the field is absent or null."""
        return None if self.fields.get(field) is None else self.text(field)

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of texts; it may be empty, but must be there."""
        value = self.fields.get(field)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault(field, "a list of texts is needed")
        return tuple(value)

    def flag(self, field: str) -> bool:
        """Return true or false, which must be there."""
        value = self.fields.get(field)
        if not isinstance(value, bool):
            raise self.fault(field, "true or false is needed")
        return value

    def date(self, field: str) -> str:
        """Return a date in ISO 8601, checked, as text."""
        try:
            day = date.fromisoformat(self.text(field)).isoformat()
        except ValueError as wrong:
            raise self.fault(field, "a date such as 2026-11-23 is needed") from wrong
        # The library reads 20261123 and 2026-W47-1 as well; files are compared as text.
        if day != self.fields[field]:
            raise self.fault(field, "a date such as 2026-11-23 is needed")
        return day

    def entries(self, field: str) -> list["Entry"]:
        """Return the objects of a list."""
        value = self.fields.get(field)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fault(field, "a list of objects is needed")
        return [Entry(f"{self.place} {field}[{n}]", item) for n, item in enumerate(value)]


def parse(name: str, data: bytes) -> Entry:
    """Return the object in a JSON file; raise PackError where it holds something else."""
    text = _text(name, data)
    try:
        value = json.loads(text, object_pairs_hook=_once)
    except _Twice as twice:
        raise PackError(f"{name}: the field {twice} stands twice in one object") from twice
    except ValueError as wrong:
        raise PackError(f"{name}: the file is not JSON") from wrong
    if not isinstance(value, dict):
        raise PackError(f"{name}: one object is needed at the top")
    return Entry(name, value)


class _Twice(ValueError):
    """A field stands twice in one object of JSON, where the last would silently win."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return found


def lines_of(name: str, data: bytes) -> tuple[str, ...]:
    """Return the lines of a text file that are neither empty nor begin with `#`."""
    lines = (line.strip() for line in _text(name, data).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raise PackError where it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as missing:
        raise PackError(f"{path.name}: the file cannot be opened") from missing


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise PackError(f"{name}: the file is not in UTF-8") from wrong
