"""Read the rows of jurisdictions.json as conditions see them."""

from collections.abc import Mapping
from types import MappingProxyType

from coordination.domain.law.columns import COLUMNS
from coordination.domain.law.states import Cell, StateRow
from coordination.reference.entries import Entry


def read_states(file: Entry) -> Mapping[str, StateRow]:
    """Return the rows by alpha-2 code; parts of a State take what they inherit from it.

    Raises PackError for a value that a column never has, and for a territory of nobody.
    """
    entries = {entry.text("alpha2"): entry for entry in file.entries("jurisdictions")}
    own = {code: _cells(entry) for code, entry in entries.items()}
    return MappingProxyType({code: _row(entry, own) for code, entry in entries.items()})


def _row(entry: Entry, own: Mapping[str, Mapping[str, Cell]]) -> StateRow:
    code, part_of = entry.text("alpha2"), entry.optional_text("territory_of")
    cells = dict(own[code])
    inherits = entry.texts("inherits") if "inherits" in entry.fields else ()
    if part_of is not None and part_of not in own:
        raise entry.fault("territory_of", "this State is not in the file; add it or correct it")
    if inherits and part_of is None:
        raise entry.fault("inherits", "only a part of another State inherits")
    for column in inherits:
        if part_of is None or column not in COLUMNS:
            raise entry.fault("inherits", f"{column} is not a column of States")
        cells[column] = Cell(own[part_of][column].value, verified=False, note=_note(entry))
    return StateRow(
        alpha2=code,
        name=entry.text("name_en"),
        part_of=part_of,
        cells=MappingProxyType(cells),
    )


def _note(entry: Entry) -> str:
    notes = entry.fields.get("notes") or {}
    return str(notes.get("territory", ""))


def _cells(entry: Entry) -> Mapping[str, Cell]:
    unverified = set(entry.texts("unverified"))
    notes = entry.fields.get("notes") or {}
    found = {}
    for column, rule in COLUMNS.items():
        value = entry.fields.get(column)
        if value is not None and not any(value is one or value == one for one in rule.values):
            raise entry.fault(column, "the column never has this value")
        note = notes.get(column) or (notes.get("territory", "") if value is None else "")
        found[column] = Cell(value, verified=column not in unverified, note=note)
    return MappingProxyType(found)
