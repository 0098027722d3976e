"""Rules on sources: what counts as read names where, and every listed source is used."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.scope import scope_of
from coordination.reference.checks.walk import Spot, all_of, everything
from coordination.reference.content import ENTRY_LISTS, Content
from coordination.reference.derived import DERIVED

_NAMED_IN_TEXT: Final = re.compile(r"\(?\bsources? ([a-z][a-z0-9_]*[0-9_][a-z0-9_]*)")
# Of the row itself, or of how this pack is built: no treaty and no page says them.
_NO_EVIDENCE: Final = frozenset({"territory_of", "unverified", "inherits", *DERIVED})
# Objects whose source stands one step above them.
_INHERIT: Final = frozenset({"forms", "public_operations"})


def what_is_verified_has_a_source(content: Content) -> Iterator[Fault]:
    """Where `verified` (or `who_verified` and the like) is true, a source of the list is named."""
    known = {file: scope_of(content, file).names["sources"] for file in content.files}
    for spot in everything(content):
        if isinstance(spot.value, str):
            yield from _names_in_text(spot, known[spot.file])
        for flag, value in spot.value.items() if isinstance(spot.value, Mapping) else ():
            if value is True and (flag == "verified" or flag.endswith("_verified")):
                yield from _sourceless(spot, flag)


def _sourceless(spot: Spot, flag: str) -> Iterator[Fault]:
    field = flag.removesuffix("verified") + "source"
    inherits = spot.file in _INHERIT and (spot.path or not spot.entry)
    if not spot.value.get(field) and not inherits:
        yield spot.below(field, None).fault(
            f"{flag} is true, but no source is named", f"Name the source, or set {flag} to false."
        )


def _names_in_text(spot: Spot, known: frozenset[str]) -> Iterator[Fault]:
    """Say where a text with `(source xyz)` names none of the list."""
    for name in _NAMED_IN_TEXT.findall(spot.value):
        if name not in known:
            yield spot.fault(
                f"the source {name} is not listed at the top of the file",
                "Name a source of the list, or add this one to it.",
            )


def columns_have_evidence(content: Content) -> Iterator[Fault]:
    """Every column that the States' table explains says in which sources it was read."""
    file = content.files.get("jurisdictions", {})
    columns, evidence = file.get("columns"), file.get("column_evidence")
    if not isinstance(columns, Mapping) or not isinstance(evidence, Mapping):
        return
    at = Spot("jurisdictions", "", ("column_evidence",), evidence)
    for column in sorted(columns.keys() - evidence.keys() - _NO_EVIDENCE):
        if column not in _never_read(file):
            yield at.below(column, None).fault(
                "the column has no source", "Name the sources in which its facts were read."
            )
    for column in sorted(name for name in evidence.keys() - columns.keys() if name[0] != "_"):
        yield at.below(column, None).fault(
            "there is no such column", "Correct the name, or explain the column under columns."
        )


def _never_read(file: Mapping[str, Any]) -> frozenset[str]:
    """Return the columns that are unverified, or null, in every row: nothing was read for them."""
    rows = [row for row in file.get("jurisdictions", ()) if isinstance(row, Mapping)]
    columns = {column for row in rows for column in row}
    return frozenset(
        column
        for column in columns
        if all(row.get(column) is None or column in row.get("unverified", ()) for row in rows)
    )


def every_source_is_used(content: Content) -> Iterator[Fault]:
    """Warn of a listed source that nothing names: it was read for nothing, or a name is lost."""
    for file in ENTRY_LISTS:
        if file not in content.files:
            continue
        used = _used(content, file)
        for source in sorted(scope_of(content, file).names["sources"] - used):
            yield Spot(file, "", ("sources", source), None).warning(
                "nothing names this source", "Name it where it was read, or remove it."
            )


def _used(content: Content, file: str) -> set[str]:
    used: set[str] = set()
    for spot in all_of(content, file):
        if isinstance(spot.value, str):
            used.update(_NAMED_IN_TEXT.findall(spot.value))
            if spot.path and spot.path[0] != "sources":
                used.add(spot.value)
    return used
