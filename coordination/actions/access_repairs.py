"""The entries of a case whose code fits nothing any more: who was let in is let in no longer.

One of them may have been ended and put back, and one that is missing may have been a wall. So what
lets somebody in ends; leads name and grant again. Walls stand, and those that the log knows and the
case lost are set again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from coordination.actions import access_files, case_access, damage
from coordination.actions.workbench import LOG_SCOPE, Workbench
from coordination.domain.access import Ended, Entry, Ground
from coordination.storage import access as rows
from coordination.storage import audit, log_lists
from coordination.storage.audit import AuditEntry
from coordination.vault.envelope import Place

_WHY = "the rights of this case were edited past the program"
# A line of a wall names the case and the wall.
_NAMED = 2


def left_standing(
    bench: Workbench, case: Any, entries: Iterable[Entry]
) -> tuple[list[Entry], tuple[str, ...]]:
    """End on a case what lets somebody in and set lost walls again; return its entries then.

    Beside them comes what was done, a line for each entry. `case` is what `storage.access` reads.
    """
    kept, done = [], []
    for one in entries:
        if one.ended is None and one.ground is not Ground.WALL:
            gone = replace(one, ended=Ended(bench.now(), bench.actor.name, _WHY))
            sealed = access_files.row_of(bench, case, gone)["entry_sealed"]
            rows.reseal(bench.session, one.id, sealed)
            kept.append(gone)
            done.append(f"ended: {one.ground} {one.id} of {one.account}")
        else:
            kept.append(one)
    for wall in _lost_walls(bench, case, {one.id for one in kept}):
        # Its row may lie with another case, where somebody moved it.
        rows.remove(bench.session, [wall.id])
        rows.add(bench.session, access_files.row_of(bench, case, wall))
        kept.append(wall)
        done.append(f"set again: {wall.ground} {wall.id} of {wall.account}")
    return kept, tuple(done)


def _lost_walls(bench: Workbench, case: Any, kept: set[UUID]) -> Iterator[Entry]:
    """Yield the walls that the log says were set and not lifted, and that the case lost."""
    about = str(case.id)
    lifted = {_wall_of(row) for row in log_lists.about(bench.session, about, [case_access.LIFTED])}
    for row in log_lists.about(bench.session, about, [case_access.SET]):
        wall, account = _wall_of(row), _account_of(bench, row)
        if wall is not None and account and wall not in lifted | kept:
            yield Entry(
                id=wall,
                ground=Ground.WALL,
                account=account[0],
                groups=frozenset(),
                since=row.at,
                until=None,
                by=row.actor,
                reason=_WHY,
            )


def _wall_of(row: AuditEntry) -> UUID | None:
    named = audit.objects_of(row)
    try:
        return UUID(named[1]) if len(named) == _NAMED else None
    except ValueError:
        return None


def _account_of(bench: Workbench, row: AuditEntry) -> Sequence[str]:
    """Return the account that a wall shuts out; nothing where its line does not hold it."""
    found: list[str] = []
    if row.objects_sealed is not None:
        where = Place("audit_entry", "objects", row.seq, LOG_SCOPE)
        with damage.left_out(bench):
            key = bench.keys.register_key(LOG_SCOPE)
            found += bench.vault.open_json(key, where, row.objects_sealed)
    return found
