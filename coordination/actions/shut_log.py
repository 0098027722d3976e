"""Which lines of the log stay shut to those to whom a case is shut, while it lies and afterwards.

The log outlives an erased case, its entries and its key. So the line of the erasure holds, sealed
under the log's own key, by which ids the log names the case, and for whom it was shut. It is part
of the chain: who deletes or edits it breaks the log.
"""

from collections.abc import Iterable, Iterator

from coordination.actions import access_files, case_files, given_names, link_files, standing
from coordination.actions.finding_keys import key_for
from coordination.actions.workbench import DETECTOR, LOG_SCOPE, Workbench
from coordination.domain.access import ADMITTING, Entry, Ground
from coordination.domain.permissions import Role
from coordination.storage import audit, log_lists, visibility
from coordination.storage.audit import AuditEntry
from coordination.storage.cases import Case
from coordination.vault.envelope import CannotOpen, Place

ERASED = "case.erased"

_RED, _WALLED, _LET_IN, _NAME = "red", "walled:", "let in:", "name:"


def hidden_from(bench: Workbench) -> tuple[str, ...]:
    """Return every id by which the own desk's log may name a case that is or was shut to the actor.

    That is the case, the finding around it, its hits, and the other side of its domestic links,
    which lies with a case that the actor may see. So are cases of other desks from which a wall
    keeps the actor: that colleagues read them would tell that they are there.
    """
    found = {*_erased(bench), *_read_by_colleagues(bench)}
    shut = bench.actor.access.shut
    if shut:
        cases = visibility.cases_by_number(bench.session, DETECTOR, shut)
        case_files.preload(bench, cases.values())
        found.update(_names(bench, cases.values()))
    return tuple(sorted(found))


def _read_by_colleagues(bench: Workbench) -> list[str]:
    desk, barred = bench.actor.desk or "", bench.actor.access.barred
    cases = visibility.cases_by_number(bench.session, DETECTOR, barred) if barred else {}
    return [given_names.name_for(bench, desk, case.id) for case in cases.values()]


def kept_of(bench: Workbench, case: Case) -> tuple[str, ...]:
    """Return what the line of a case's erasure keeps; nothing of a case that is shut to nobody.

    Accounts stand in it as the keyed digests under which their entries are found.
    """
    now = bench.now()
    live = [one for one in standing.entries_of_case(bench, case) if one.is_live(now)]
    walled = _holders(bench, (one for one in live if one.ground is Ground.WALL))
    is_red = case.tlp == standing.RED
    if not walled and not is_red:
        return ()
    let_in = (one for one in live if one.ground in ADMITTING and one.is_at(case.desk))
    return (
        *((_RED,) if is_red else ()),
        *(_WALLED + one for one in walled),
        *(_LET_IN + one for one in _holders(bench, let_in)),
        *(_NAME + one for one in _names(bench, [case])),
    )


def _holders(bench: Workbench, entries: Iterable[Entry]) -> list[str]:
    return sorted({access_files.holder(bench, one.account).hex() for one in entries})


def _names(bench: Workbench, cases: Iterable[Case]) -> Iterator[str]:
    by_number = {case.number: case for case in cases}
    for case in by_number.values():
        yield from (str(case.id), key_for(bench, case.id))
    rows = list(visibility.hits_of_cases(bench.session, DETECTOR, by_number))
    yield from (str(row.id) for row in rows)
    opened = link_files.open_hits(bench, by_number, rows)
    yield from (str(link.other_hit) for _, link in opened)


def _erased(bench: Workbench) -> Iterator[str]:
    """Yield the names of the erased cases of the actor's desk that were shut to the actor."""
    me = access_files.holder(bench, bench.actor.user_id).hex()
    for row in log_lists.with_sealed_objects(bench.session, bench.actor.desk or "", ERASED):
        kept = _kept(bench, row)
        if kept is None:  # edited by hand: for whom it was shut is not known any more
            yield from audit.objects_of(row)
        elif _was_shut(bench, me, kept):
            yield from (one.removeprefix(_NAME) for one in kept if one.startswith(_NAME))


def _was_shut(bench: Workbench, me: str, kept: frozenset[str]) -> bool:
    if _WALLED + me in kept:
        return True
    return _RED in kept and bench.actor.role is not Role.LEAD and _LET_IN + me not in kept


def _kept(bench: Workbench, row: AuditEntry) -> frozenset[str] | None:
    if row.objects_sealed is None:
        return frozenset()
    where = Place("audit_entry", "objects", row.seq, LOG_SCOPE)
    try:
        key = bench.keys.register_key(LOG_SCOPE)
        return frozenset(bench.vault.open_json(key, where, row.objects_sealed))
    except CannotOpen:
        return None
