"""What the values of each file may name: the States, columns, sources and ids of the pack."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from coordination.reference.checks.kinds import Scope, day_in
from coordination.reference.content import ENTRY_LISTS, Content

_LATEST = date.max


def scope_of(content: Content, file: str) -> Scope:
    """Return what a file's values may name; what cannot be read names nothing."""
    rows = [*_objects(content.files.get("jurisdictions", {}), "jurisdictions")]
    names = {
        "states": _texts(rows, "alpha2"),
        "columns": frozenset(key for row in rows for key in row),
        "sources": _texts(_objects(content.files.get(file, {}), "sources"), "id"),
        "forms": _ids(content, "forms"),
        "instruments": _ids(content, "instruments"),
        "ways": _ids(content, "instruments") | _bases(content),
        "offences": _ids(content, "offences"),
    }
    return Scope(day_of(content.files.get(file, {}).get("as_of")) or _LATEST, names)


def day_of(value: Any) -> date | None:
    """Return a day written as YYYY-MM-DD, or None for anything else."""
    return day_in(value)


def rows_of(content: Content) -> dict[str, Mapping[str, Any]]:
    """Return the rows of the States' table by their code; of two with one code the last."""
    rows = _objects(content.files.get("jurisdictions", {}), "jurisdictions")
    return {str(row.get("alpha2")): row for row in rows}


def _ids(content: Content, file: str) -> frozenset[str]:
    listed, key = ENTRY_LISTS[file]
    return _texts(_objects(content.files.get(file, {}), listed), key)


def _bases(content: Content) -> frozenset[str]:
    instruments = _objects(content.files.get("instruments", {}), "instruments")
    return frozenset(
        name for one in instruments for name in _texts(_objects(one, "bases_in_order"), "id")
    )


def _objects(file: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    found = file.get(name)
    return (one for one in (found if isinstance(found, list) else ()) if isinstance(one, dict))


def _texts(objects: Any, key: str) -> frozenset[str]:
    return frozenset(one[key] for one in objects if isinstance(one.get(key), str))
