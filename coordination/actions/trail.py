"""The log as its readers see it: who did what, when and why; never content."""

from collections.abc import Sequence
from dataclasses import replace

from coordination.actions import case_rights, damage, given_names, given_readings, shut_log
from coordination.actions.case_access import OF_WALLS
from coordination.actions.pages import AccessTab, ChainState, Log, LogEntry, LogQuery, Paging
from coordination.actions.workbench import LOG_SCOPE, Workbench
from coordination.domain import audit_chain, permissions
from coordination.domain.audit_chain import Checkpoint, Verification
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.permissions import Act
from coordination.domain.wording import N_
from coordination.storage import audit, desks, log_lists
from coordination.storage.audit import AuditEntry
from coordination.storage.cases import Case
from coordination.storage.log_lists import LogFilter
from coordination.vault.envelope import Place

PER_PAGE = 50
_CASE_ENTRIES = 100
_NUL = N_("A filter of the log cannot hold the character NUL. Remove it.")
_CHANGES = ("case.registered", "case.changed", "case.moved")


def read_log(bench: Workbench, query: LogQuery, page: int) -> Log:
    """Return a page of the log: every desk's for the auditor, the own desk's for its people.

    Raises RefusedInput for a filter with the character NUL, which no entry has.
    """
    everything = permissions.can(bench.actor, Act.READ_LOG_ALL).allowed
    bench.permit(Act.READ_LOG_ALL if everything else Act.READ_LOG_OWN)
    _check(query)
    desk = query.desk if everything else bench.actor.desk
    hidden = () if everything else shut_log.hidden_from(bench)
    silent = _silent(bench)
    chosen = LogFilter(query.action, desk, None, query.since, query.until, hidden, silent)
    page = max(1, page)
    offset = (page - 1) * PER_PAGE
    rows, total = log_lists.page(bench.session, chosen, offset=offset, limit=PER_PAGE)
    entries = [_entry(bench, row, _counts(bench, row, hidden)) for row in rows]
    bench.record("log.read", count=len(rows))
    return Log(
        query=query,
        entries=tuple(entries) if everything else _counted(entries, total - offset),
        paging=Paging(page, PER_PAGE, total),
        actions=tuple(log_lists.actions(bench.session, chosen)),
        desks=tuple(log_lists.desks(bench.session)) if everything else (),
        # The whole chain takes seconds in a large log; turning a page does not check it again.
        chain=_chain(bench) if everything and page == 1 else None,
    )


def _silent(bench: Workbench) -> str:
    """Return which actions the log keeps from the reader: walls are for leads and the auditor."""
    return "" if _knows_walls(bench) else OF_WALLS


def _knows_walls(bench: Workbench) -> bool:
    knows = (Act.SET_WALL, Act.READ_LOG_ALL)
    return any(permissions.can(bench.actor, act).allowed for act in knows)


def _counts(bench: Workbench, row: AuditEntry, hidden: Sequence[str]) -> bool:
    """Say whether the reader may know of how many records an entry tells.

    A colleague's list counted what the colleague may read: more than the reader's own means that
    something is shut to the reader.
    """
    actor = bench.actor
    if (row.actor, row.desk) == (actor.name, actor.desk):
        return True
    return _knows_walls(bench) and not hidden and not actor.access.barred


def _check(query: LogQuery) -> None:
    """Refuse what PostgreSQL cannot even compare."""
    faults = [
        Fault(name, _NUL)
        for name, text in (("action", query.action), ("desk", query.desk))
        if text and "\x00" in text
    ]
    if faults:
        raise RefusedInput(tuple(faults))


def of_case(bench: Workbench, case: Case) -> AccessTab:
    """Return who may read a case, who read or changed it, and which other desks read it when."""
    hidden = shut_log.hidden_from(bench)
    chosen = LogFilter(
        object_id=str(case.id),
        or_alone=tuple(given_names.name_for(bench, desk, case.id) for desk in _others(bench, case)),
        silent=_silent(bench),
        without=hidden,
    )
    rows, total = log_lists.page(bench.session, chosen, offset=0, limit=_CASE_ENTRIES)
    entries = [_entry(bench, row, _counts(bench, row, hidden)) for row in rows]
    others = given_readings.of_case(bench, case)
    paging = Paging(1, _CASE_ENTRIES, total)
    return AccessTab(_counted(entries, total), paging, others, case_rights.of_case(bench, case))


def _others(bench: Workbench, case: Case) -> list[str]:
    return sorted(desks.names(bench.session).keys() - {case.desk})


def _counted(entries: Sequence[LogEntry], last: int) -> tuple[LogEntry, ...]:
    """Return entries, newest first, numbered within the list that the reader sees.

    The numbers of the whole log have gaps where other desks acted.
    """
    return tuple(replace(entry, seq=last - place) for place, entry in enumerate(entries))


def last_change(bench: Workbench, case: Case) -> LogEntry | None:
    """Return the entry of the last change of a case's record."""
    row = log_lists.last_of(bench.session, str(case.id), _CHANGES)
    return _entry(bench, row, counts=False) if row else None


def verify_log(bench: Workbench, checkpoint: Checkpoint | None = None) -> Verification:
    """Check the whole chain, and that it is the log of which the checkpoint was taken."""
    bench.permit(Act.VERIFY_LOG)
    return audit_chain.verify(audit.entries(bench.session), checkpoint)


def take_checkpoint(bench: Workbench) -> Checkpoint:
    """Sign what the log is now, store the statement, and return it for safe keeping."""
    bench.permit(Act.VERIFY_LOG)
    audit.take_chain_lock(bench.session)
    seq, head = audit.head(bench.session)
    at = bench.now().isoformat()
    signature = bench.vault.sign(audit_chain.checkpoint_bytes(seq, head, seq, at))
    made = Checkpoint(seq, head, seq, at, signature)
    audit.add_checkpoint(bench.session, made)
    return made


def is_genuine(bench: Workbench, checkpoint: Checkpoint) -> bool:
    """Say whether a checkpoint was signed by this register's key."""
    return bench.vault.verify(checkpoint.signed_bytes(), checkpoint.signature)


def _chain(bench: Workbench) -> ChainState:
    found = audit_chain.verify(audit.entries(bench.session))
    return ChainState(
        unbroken=found.ok,
        entries=found.count,
        checked_at=bench.now(),
        head=found.head.hex()[:12],
        broken_at=found.seq,
    )


def _entry(bench: Workbench, row: AuditEntry, counts: bool) -> LogEntry:
    purpose = None
    if row.purpose_sealed is not None:
        where = Place("audit_entry", "purpose", row.seq, LOG_SCOPE)
        with damage.left_out(bench):
            key = bench.keys.register_key(LOG_SCOPE)
            purpose = bench.vault.open_json(key, where, row.purpose_sealed)
    return LogEntry(
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        desk=row.desk,
        action=row.action,
        objects=tuple(one for one in audit.objects_of(row) if not given_names.is_name(one)),
        count=row.count if counts else None,
        purpose=purpose,
        mark=row.hash.hex()[:8],
    )
