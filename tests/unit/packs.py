"""Packs with something planted in them, for tests of the checks."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from coordination.reference.checks import Fault, Weight, check_content
from coordination.reference.content import ENTRY_LISTS, Content, read_content
from coordination.reference.pack import DATA

DELIVERED = read_content(DATA)
TODAY = date(2026, 11, 24)

Change = Callable[[dict[str, Any]], object]


def changed(file: str, change: Change, content: Content = DELIVERED) -> Content:
    """Return a pack with one file changed; the digests stay as they were."""
    copied = copy.deepcopy(dict(content.files[file]))
    change(copied)
    return replace(content, files={**content.files, file: copied})


def faults(content: Content) -> list[Fault]:
    return [one for one in check_content(content, TODAY) if one.weight is Weight.FAULT]


def entry(content: dict[str, Any], file: str, name: str) -> dict[str, Any]:
    """Return an entry of a file by what names it."""
    listed, key = ENTRY_LISTS[file]
    return next(one for one in content[listed] if one[key] == name)


def at(value: Any, path: str) -> tuple[Any, Any]:
    """Return what holds the value at a path, and the last step to it."""
    *steps, last = path.split(".")
    for step in steps:
        value = _below(value, step)
    if isinstance(value, list):
        found = [n for n, one in enumerate(value) if _is(one, last)]
        return value, found[0] if found else int(last)
    return value, last


def _below(value: Any, step: str) -> Any:
    if isinstance(value, dict):
        return value[step]
    return next((one for one in value if _is(one, step)), None) or value[int(step)]


def _is(one: Any, name: str) -> bool:
    return isinstance(one, dict) and one.get("id") == name


def plant(file: str, name: str, path: str, value: Any, content: Content = DELIVERED) -> Content:
    """Return a pack with a value at a path of an entry (none: of the file)."""

    def change(whole: dict[str, Any]) -> None:
        holder, last = at(entry(whole, file, name) if name else whole, path)
        holder[last] = value

    return changed(file, change, content)


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every single value in a value with the steps that lead to it."""
    if isinstance(value, dict) and value:
        for name, one in value.items():
            yield from leaves(one, (*path, name))
    elif isinstance(value, list) and value:
        for number, one in enumerate(value):
            step = one["id"] if isinstance(one, dict) and "id" in one else str(number)
            yield from leaves(one, (*path, step))
    else:
        yield path, value
