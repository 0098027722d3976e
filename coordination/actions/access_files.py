"""Entries of access sealed and opened, and the code of a case on which they stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from coordination.actions.workbench import Workbench, case_scope
from coordination.domain.access import Ended, Entry, FieldGroup, Ground, Signature
from coordination.storage import access as rows
from coordination.storage.access import Coded
from coordination.storage.keys import NoSuchKey
from coordination.vault.envelope import CannotOpen, Place
from coordination.vault.rights import Rights

_LABEL = "access-holder"


def holder(bench: Workbench, account: str) -> bytes:
    """Return the keyed digest (16 bytes) under which an account's entries are found."""
    return bench.vault.keyed(_LABEL, account)


def row_of(bench: Workbench, case: Any, entry: Entry) -> dict[str, Any]:
    """Return an entry as its row; `case` has the number and id of a case."""
    held_by = holder(bench, entry.account)
    plain = {
        "case": case.number,
        "holder": held_by.hex(),
        "ground": entry.ground.value,
        "account": entry.account,
        "groups": sorted(entry.groups),
        "since": entry.since.isoformat(),
        "until": entry.until.isoformat() if entry.until else None,
        "by": entry.by,
        "reason": entry.reason,
        "ended": _ended_plain(entry.ended),
        "desk": entry.desk,
        "first": _first_plain(entry.first),
        "waits": entry.waits,
        "consent": entry.consent,
        "behind": entry.behind,
    }
    key = bench.keys.key_for(case_scope(case.id))
    return {
        "id": entry.id,
        "case_number": case.number,
        "holder": held_by,
        "entry_sealed": bench.vault.seal_json(key, _place(case.id, entry.id), plain),
    }


def opened(bench: Workbench, cases: Mapping[int, Any]) -> dict[int, list[Entry] | None]:
    """Return the entries on cases by number, oldest first; None where one is not genuine."""
    found: dict[int, list[Entry] | None] = {number: [] for number in cases}
    by_case: dict[int, list[Any]] = defaultdict(list)
    for row in rows.of_cases(bench.session, cases):
        by_case[row.case_number].append(row)
    bench.keys.preload(case_scope(cases[number].id) for number in by_case)
    for number, those in by_case.items():
        entries = [_entry(bench, cases[number], row) for row in those]
        genuine = [one for one in entries if one is not None]
        genuine.sort(key=lambda one: (one.since, str(one.id)))
        found[number] = genuine if len(genuine) == len(entries) else None
    return found


def unreadable(bench: Workbench, case: Any) -> list[UUID]:
    """Return the ids of rows on a case that are no genuine entries of it."""
    found = rows.of_cases(bench.session, [case.number])
    return [row.id for row in found if _entry(bench, case, row) is None]


def code(bench: Workbench, case: Coded, entries: Iterable[Entry]) -> bytes:
    """Return the code of a case, with the entries that were not ended."""
    return rows.code(rights(bench), case, standing(entries))


def standing(entries: Iterable[Entry]) -> Collection[UUID]:
    """Return the ids of the entries that were not ended; when they expire, time tells."""
    return [one.id for one in entries if one.ended is None]


def rights(bench: Workbench) -> Rights:
    """Return what makes the codes of this register."""
    return Rights(bench.vault.provider)


def _entry(bench: Workbench, case: Any, row: Any) -> Entry | None:
    known = bench.tools.standing.entries.get(row.id)
    if known is not None and known[0] == (row.case_number, row.holder, row.entry_sealed.data):
        return known[1]
    made = _open(bench, case, row)
    if made is not None and not bench.writes:
        state = (row.case_number, row.holder, row.entry_sealed.data)
        bench.tools.standing.entries[row.id] = (state, made)
    return made


def _open(bench: Workbench, case: Any, row: Any) -> Entry | None:
    """Return what a row says, None when it was changed, moved or made by somebody else."""
    with suppress(CannotOpen, NoSuchKey):
        key = bench.keys.key_for(case_scope(case.id))
        plain = bench.vault.open_json(key, _place(case.id, row.id), row.entry_sealed)
        if (plain["case"], plain["holder"]) == (row.case_number, row.holder.hex()):
            return _from(row.id, plain)
    return None


def _from(entry_id: UUID, plain: Mapping[str, Any]) -> Entry:
    ended = plain["ended"]
    return Entry(
        id=entry_id,
        ground=Ground(plain["ground"]),
        account=plain["account"],
        groups=frozenset(map(FieldGroup, plain["groups"])),
        since=datetime.fromisoformat(plain["since"]),
        until=datetime.fromisoformat(plain["until"]) if plain["until"] else None,
        by=plain["by"],
        reason=plain["reason"],
        ended=Ended(datetime.fromisoformat(ended[0]), ended[1], ended[2]) if ended else None,
        desk=plain.get("desk", ""),
        first=_first(plain.get("first")),
        waits=plain.get("waits", False),
        consent=plain.get("consent", False),
        behind=plain.get("behind", ""),
    )


def _first(plain: list[str] | None) -> Signature | None:
    return Signature(datetime.fromisoformat(plain[0]), *plain[1:]) if plain else None


def _first_plain(first: Signature | None) -> list[str] | None:
    return [first.at.isoformat(), first.by_id, first.by, first.reason] if first else None


def _ended_plain(ended: Ended | None) -> list[str] | None:
    return [ended.at.isoformat(), ended.by, ended.reason] if ended else None


def _place(case_id: UUID, entry_id: UUID) -> Place:
    return Place("case_access", "entry", str(entry_id), case_scope(case_id))
