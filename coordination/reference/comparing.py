"""Compare two packs: which facts changed, entry by entry and field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from coordination.reference.content import ENTRY_LISTS, Content
from coordination.reference.corrections import Placed, same


class Kind(StrEnum):
    """What happened to a field or a whole entry between two packs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that differs. `field` is empty where a whole entry came or went.

    `corrected` says that the administrator holds this fact differently from both.
    """

    file: str
    entry: str
    field: str
    kind: Kind
    old: Any
    new: Any
    corrected: bool = False


def compare(
    old: Content, new: Content, corrections: Iterable[Placed] = ()
) -> tuple[Difference, ...]:
    """Return what differs between two packs, by file and entry in the order of the new one."""
    touched = {placed.correction.address for placed in corrections}
    found = [*_files(old, new)]
    for file in ENTRY_LISTS:
        found.extend(_entries(file, old, new))
    return tuple(_marked(one, touched) for one in found)


def _files(old: Content, new: Content) -> Iterator[Difference]:
    """Yield what came or went as a whole, and text files that changed."""
    for name in sorted(old.digests.keys() | new.digests.keys()):
        before, after = old.digests.get(name), new.digests.get(name)
        parsed = name.removesuffix(".json") in ENTRY_LISTS
        if before != after and (before is None or after is None or not parsed):
            yield Difference(name, "", "", _kind(before, after), before, after)


def _entries(file: str, old: Content, new: Content) -> Iterator[Difference]:
    before, after = _named(file, old), _named(file, new)
    for name in [*after, *(one for one in before if one not in after)]:
        if name not in before or name not in after:
            left, right = before.get(name), after.get(name)
            yield Difference(file, name, "", _kind(left, right), left, right)
        else:
            yield from _fields(file, name, before[name], after[name])


def _fields(
    file: str, entry: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Difference]:
    before, after = dict(_leaves(old)), dict(_leaves(new))
    for field in [*after, *(one for one in before if one not in after)]:
        left, right = before.get(field), after.get(field)
        if field not in before or field not in after:
            kind = Kind.REMOVED if field in before else Kind.ADDED
            yield Difference(file, entry, field, kind, left, right)
        elif not same(left, right):
            yield Difference(file, entry, field, Kind.CHANGED, left, right)


def _named(file: str, content: Content) -> dict[str, Mapping[str, Any]]:
    """Return the entries of a file, and what stands at its top as an entry without a name."""
    if file not in content.files:
        return {}
    listed = ENTRY_LISTS[file][0]
    top = {name: value for name, value in content.files[file].items() if name != listed}
    return {"": top, **content.entries(file)}


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield single values and lists of them under their path; what has an id is called by it."""
    if isinstance(value, Mapping) and value:
        for name, one in value.items():
            yield from _leaves(one, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for number, one in enumerate(value):
            name = one.get("id", number) if isinstance(one, dict) else number
            yield from _leaves(one, f"{path}.{name}")
    else:
        yield path, value


def _kind(old: Any, new: Any) -> Kind:
    if old is None:
        return Kind.ADDED
    return Kind.REMOVED if new is None else Kind.CHANGED


def _marked(one: Difference, touched: set[tuple[str, str, str]]) -> Difference:
    is_touched = (one.file, one.entry, one.field) in touched or (
        not one.field and any(one.file == file and one.entry == name for file, name, _ in touched)
    )
    if not is_touched:
        return one
    return Difference(one.file, one.entry, one.field, one.kind, one.old, one.new, True)
