"""Rows of dealings sealed and opened: one desk's record of what was dealt about one hit."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from uuid import UUID

from coordination.actions import case_files
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Did, Entry, Track
from coordination.storage import access, visibility
from coordination.storage import dealings as rows
from coordination.storage.whole import AnyCase
from coordination.vault.envelope import CannotOpen, Sealed

# As with hits, but few and long: nearly every record fits the first step.
_STEP = 4096
_FIELDS = tuple(one.name for one in fields(Entry))

Entries = tuple[Entry, ...]


def row_id(bench: Workbench, hit_id: UUID) -> UUID:
    """Return the id of the row that holds the dealings about a hit."""
    return UUID(bytes=bench.vault.keyed("dealing", str(hit_id)))


def of_hit(bench: Workbench, case: AnyCase, hit_id: UUID) -> Entries:
    """Return the record that a case's desk holds about one of its hits, oldest first."""
    for row in visibility.dealings_by_id(bench.session, DETECTOR, [row_id(bench, hit_id)]):
        found = open_row(bench, case, row)
        if found is not None and found[0] == hit_id:
            return found[1]
    return ()


def open_row(bench: Workbench, case: AnyCase, row: rows.Dealing) -> tuple[UUID, Entries] | None:
    """Return the hit and entries of a row; None when it is not what its columns say.

    A row that somebody edited counts as absent, and the log says that it was.
    """
    where = case_files.place(case, "dealing", "dealing", row.id)
    try:
        plain = bench.vault.open_json(case_files.key_of(bench, case), where, row.dealing_sealed)
    except CannotOpen:
        _note_forged(bench, row)
        return None
    hit_id = UUID(plain["hit"])
    if (row.desk, row.case_number, row.id) != (case.desk, case.number, row_id(bench, hit_id)):
        _note_forged(bench, row)
        return None
    return hit_id, tuple(_entry(one) for one in plain["entries"])


def _note_forged(bench: Workbench, row: rows.Dealing) -> None:
    codes = access.codes_of(bench.session)
    if codes is not None:
        codes.wrong.add(row.id)


def put(bench: Workbench, case: AnyCase, hit_id: UUID, entries: Entries) -> None:
    """Store the record of a hit, for the first time or anew."""
    row = row_id(bench, hit_id)
    sealed = _seal(bench, case, hit_id, entries)
    if any(True for _ in visibility.dealings_by_id(bench.session, DETECTOR, [row])):
        rows.reseal(bench.session, {row: sealed})
        return
    rows.add(
        bench.session,
        [{"id": row, "desk": case.desk, "case_number": case.number, "dealing_sealed": sealed}],
    )


def _seal(bench: Workbench, case: AnyCase, hit_id: UUID, entries: Entries) -> Sealed:
    plain: dict[str, Any] = {"hit": str(hit_id), "entries": [_plain(one) for one in entries]}
    written = json.dumps({**plain, "pad": ""}, ensure_ascii=False, separators=(",", ":"))
    plain["pad"] = " " * (-(len(written.encode()) + 1) % _STEP)
    where = case_files.place(case, "dealing", "dealing", row_id(bench, hit_id))
    return bench.vault.seal_json(case_files.key_of(bench, case), where, plain)


def _plain(entry: Entry) -> dict[str, Any]:
    said = {name: getattr(entry, name) for name in _FIELDS}
    return {name: value for name, value in said.items() if value}


def _entry(plain: Mapping[str, Any]) -> Entry:
    said = dict(plain)
    said["did"] = Did(said["did"])
    said["track"] = Track(said["track"])
    said["groups"] = tuple(FieldGroup(one) for one in said.get("groups", ()))
    said["readers"] = tuple(said.get("readers", ()))
    return Entry(**said)
