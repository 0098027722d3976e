"""An entry of the pack as readable lines: for the command line, where no page is at hand."""

from collections.abc import Iterator, Mapping
from typing import Any

from coordination.reference.content import ENTRY_LISTS, Content
from coordination.reference.corrections import Placed


def verified_counts(content: Content, file: str) -> tuple[int, int]:
    """Return how many facts of a file were read in a source, and how many were not.

    A file that counts its facts itself, as the States' table does, is taken at its word.
    """
    counts = content.files[file].get("counts", {})
    for read, unread in (
        ("facts_verified", "facts_unverified"),
        ("sections_verified", "sections_unverified"),
    ):
        if read in counts:
            return counts[read], counts[unread]
    flags = [*_flags(content.files[file])]
    return flags.count(True), flags.count(False)


def _flags(value: Any) -> Iterator[bool]:
    if isinstance(value, Mapping):
        if isinstance(value.get("verified"), bool):
            yield value["verified"]
        for one in value.values():
            yield from _flags(one)
    elif isinstance(value, list):
        for one in value:
            yield from _flags(one)


def find_entry(content: Content, file: str, name: str) -> tuple[str, Mapping[str, Any]] | None:
    """Return an entry with its own name, found by code or id whatever the case of the letters.

    A part of the file that is no entry, such as `legal_facts`, is found by its name.
    """
    entries = content.entries(file)
    own = next((one for one in entries if one.casefold() == name.casefold()), None)
    if own is not None:
        return own, entries[own]
    part = content.files[file].get(name)
    if isinstance(part, list):
        part = {str(one.get("id", n)): one for n, one in enumerate(part) if isinstance(one, dict)}
    return (name, part) if isinstance(part, Mapping) else None


def name_of(entry: Mapping[str, Any], file: str) -> str:
    """Return what people call an entry: its name, title or term."""
    for field in ("name_en", "name", "title", "term", "operation", "reason"):
        if isinstance(entry.get(field), str):
            return str(entry[field])
    return str(entry.get(ENTRY_LISTS[file][1], ""))


def lines(value: Mapping[str, Any], marks: Mapping[str, str], path: str = "") -> Iterator[str]:
    """Yield an object as indented lines; `marks` says something beside a field, by its path."""
    for name, one in value.items():
        here = f"{path}.{name}" if path else str(name)
        yield from _line(str(name), one, marks, here)


def _line(name: str, value: Any, marks: Mapping[str, str], path: str) -> Iterator[str]:
    indent, mark = "  " * path.count("."), marks.get(path, "")
    beside = f"   [{mark}]" if mark else ""
    if isinstance(value, Mapping) and value:
        yield f"{indent}{name}:{beside}"
        yield from lines(value, marks, path)
    elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        yield f"{indent}{name}:{beside}"
        for number, one in enumerate(value):
            step = str(one.get("id", number)) if isinstance(one, Mapping) else str(number)
            yield from _line(step, one, marks, f"{path}.{step}")
    else:
        yield f"{indent}{name}: {plain(value)}{beside}"


def plain(value: Any) -> str:
    """Return a single value or a list of them in words; null is not given, which is not no."""
    if isinstance(value, list | tuple):
        return ", ".join(plain(one) for one in value) or "none listed"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not given" if value is None else str(value)


def marks_of(
    entry: Mapping[str, Any], file: str, name: str, corrections: tuple[Placed, ...]
) -> dict[str, str]:
    """Return what to say beside fields: not verified, or corrected here and by whom."""
    unread = entry.get("unverified")
    marks = {str(field): "not verified" for field in unread} if isinstance(unread, list) else {}
    for placed in corrections:
        one = placed.correction
        if (one.file, one.entry) == (file, name):
            marks[one.field] = (
                f"corrected by {one.by} on {one.at:%d %b %Y}, delivered: {plain(placed.delivered)}"
                f"; {placed.standing.value.replace('_', ' ')}"
            )
    return marks
