"""Rows that do not hold, repaired one by one: by name, with a reason, and never wider than they were.

A repair makes no edit good. What the code of a case shows to have stood there is put back; where
nothing shows it, whoever was let in is so no longer, and the case is for leads. Accounts and keys stay
closed until somebody opens them again in the ordinary way. A link is made anew from its other
side. Of any other row that does not open nothing is left to keep: it is deleted.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import product
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from coordination.actions import (
    access_files,
    access_repairs,
    case_files,
    far_sides,
    link_files,
    rights_faults,
    standing,
)
from coordination.actions.rights_faults import CODE, ODD, RightsFault
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.access import Entry
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.permissions import Act
from coordination.domain.vocabulary import CaseStatus, Handling, Tlp
from coordination.domain.wording import N_
from coordination.storage import (
    absences,
    accounts,
    cases,
    counters,
    desks,
    hits,
    sealed_rows,
    teams,
    tokens,
    visibility,
)
from coordination.storage import access as rows
from coordination.storage.access import CLOSED_TO_OTHERS, Known
from coordination.storage.accounts import Account
from coordination.storage.column_types import is_odd
from coordination.storage.keys import NoSuchKey
from coordination.storage.protected_rows import Protected, seal_anew
from coordination.storage.tokens import ApiKey
from coordination.vault.envelope import CannotOpen

REPAIRED = "rights.repaired"

_LEAST_REASON = 5
_TABLES = {
    table.name: table
    for table in (sealed_rows.CASES, *sealed_rows.OF_CASES, *sealed_rows.OF_REGISTER)
}


def repair(bench: Workbench, names: Sequence[str], reason: str) -> tuple[RightsFault, ...]:
    """Repair the named rows (`TABLE:ID`, as `rights_faults.check` lists them); return their faults.

    Each says what was ended or set again beside the row.

    Raises RefusedInput without a reason, without names, for a name that the check does not list,
    and for a row that only a backup can bring back.
    """
    bench.permit(Act.REPAIR_RIGHTS)
    if len(reason.strip()) < _LEAST_REASON:
        raise _refused("reason", N_("say why; the log keeps it"))
    found = [one for one in rights_faults.check(bench) if one.name in names]
    if not names or set(names) - {one.name for one in found}:
        raise _refused("row", N_("name rows as `coordination rights check` lists them"))
    mended = []
    for fault in found:
        done = tuple(_REPAIRS.get(fault.table, _remove)(bench, fault) or ())
        bench.record(REPAIRED, objects=[fault.id], listed=done, purpose=reason.strip())
        mended.append(replace(fault, done=done))
    counters.take(bench.session, counters.STRUCTURE)
    return tuple(mended)


def _refused(field: str, message: str) -> RefusedInput:
    return RefusedInput((Fault(field, message),))


def _close_account(bench: Workbench, fault: RightsFault) -> None:
    """Seal an account as it stands, closed: whoever opens it again sees its role and desk."""
    account: Account = fault.key
    if is_odd(account.id):
        raise _refused("row", N_("an account without an id has to be deleted in the database"))
    account.active = False
    accounts.end_sessions(account)
    tokens.remove_invites(bench.session, account.id)
    tokens.revoke_keys(bench.session, account.id, now=bench.now())
    _seal(bench, account)


def _revoke_key(bench: Workbench, fault: RightsFault) -> None:
    key: ApiKey = fault.key
    key.revoked_at = key.revoked_at or bench.now()
    _seal(bench, key)


def _seal(bench: Workbench, row: Protected) -> None:
    for name in row.COVERED:
        if is_odd(getattr(row, name)):
            setattr(row, name, str.__str__(getattr(row, name)))
            flag_modified(row, name)
    seal_anew(bench.session, row)
    bench.session.flush()


def _delete(bench: Workbench, fault: RightsFault) -> None:
    bench.session.delete(fault.key)
    bench.session.flush()


def _leave_to_sweep(_bench: Workbench, _fault: RightsFault) -> None:
    raise _refused(
        "row", N_("run `coordination sweep`: cases keep these rows, and it puts them back")
    )


def _remove_team(bench: Workbench, fault: RightsFault) -> None:
    teams.remove(bench.session, fault.key)


def _remove_cover(bench: Workbench, fault: RightsFault) -> None:
    absences.remove(bench.session, fault.key)


def _remove(bench: Workbench, fault: RightsFault) -> None:
    sealed_rows.remove(bench.session, _TABLES[fault.table], fault.key)


def _mend_case(bench: Workbench, fault: RightsFault) -> Sequence[str]:
    if fault.what == CODE:
        return _mend_rights(bench, fault.key)
    if fault.what == ODD:
        _mend_words(bench, fault.key)
    elif fault.columns == {"erasure"}:
        cases.change(bench.session, fault.key, {"erasure_sealed": None})
    else:
        raise _refused(
            "row",
            N_(
                "what a case says comes back from a backup, or with a new import of its record, "
                "all of its codes included"
            ),
        )
    return ()


def _mend_words(bench: Workbench, number: int) -> None:
    """Write the plain columns anew from the sealed record."""
    case = visibility.cases_by_number(bench.session, DETECTOR, [number])[number]
    content = case_files.open_content(bench, case)
    said = {name: content.text(name) or "" for name in ("urgency", "stage")}
    cases.change(bench.session, number, said)


def _mend_rights(bench: Workbench, case: Any) -> Sequence[str]:
    """Put back what the code shows; where nothing fits it, leave the case to leads.

    Nothing fits where an entry is missing, which may have been a wall, or was put back. Returned is
    what was ended or set again.
    """
    entries = access_files.opened(bench, {case.number: case})[case.number]
    known = None if entries is None else _original(bench, case, entries)
    done: tuple[str, ...] = ()
    if known is None:
        desk = _owner(bench, case)
        rows.remove(bench.session, access_files.unreadable(bench, case))
        entries = access_files.opened(bench, {case.number: case})[case.number] or []
        entries, done = access_repairs.left_standing(bench, case, entries)
        known = Known(case.id, desk, case.status, case.handling, standing.RED, True)
    values = {
        "desk": known.desk,
        "status": str(known.status),
        "handling": str(known.handling),
        "tlp": known.tlp,
        "restricted": known.restricted,
        "access_code": access_files.code(bench, known, entries or []),
    }
    rows.set_code(bench.session, case.number, values)
    return done


def _owner(bench: Workbench, case: Any) -> str:
    """Return the desk for which the digest of the case's reference was made.

    Raises RefusedInput where that is none: the column may be the edit, and leads of another desk
    must not get the case.
    """
    found = visibility.cases_by_number(bench.session, DETECTOR, [case.number])[case.number]
    with suppress(CannotOpen, NoSuchKey):
        ref = case_files.open_ref(bench, found)
        for desk in (case.desk, *sorted(desks.names(bench.session))):
            if case_files.ref_digest(bench.vault, desk, ref) == found.ref_digest:
                return str(desk)
    raise _refused("row", N_("nothing shows whose case this is; bring its row back from a backup"))


def _original(bench: Workbench, case: Any, entries: list[Entry]) -> Known | None:
    """Return the rights for which a case's code was made; None where no such are found."""
    for known in _possible(bench, case):
        if case.access_code == access_files.code(bench, known, entries):
            return known
    return None


def _possible(bench: Workbench, case: Any) -> Iterator[Known]:
    """Yield what may have stood in the plain columns that a code covers."""
    status = case.status
    if is_odd(status) or status in CLOSED_TO_OTHERS:
        status = CaseStatus.OPEN.value
    places = dict.fromkeys([case.desk, *sorted(desks.names(bench.session))])
    states = (status, *sorted(CLOSED_TO_OTHERS))
    for desk, state, code, colour, own in product(places, states, Handling, Tlp, (False, True)):
        yield Known(case.id, desk, str(state), code.value, colour.value, own)


def _mend_link(bench: Workbench, fault: RightsFault) -> None:
    """Make one side of a link anew from the other; without that one it is deleted.

    What the desk of this side kept to itself of the link is lost: who judged it and why, and
    what was set by hand.
    """
    row = next(visibility.hits_by_id(bench.session, DETECTOR, [fault.key]), None)
    link = None if row is None else far_sides.mirrored(bench, fault.key, row.case_number)
    if row is None or link is None:
        _remove(bench, fault)
        return
    case = visibility.cases_by_number(bench.session, DETECTOR, [row.case_number])[row.case_number]
    hits.reseal(bench.session, [(row.id, link_files.seal(bench, case, link))])


_REPAIRS: dict[str, Callable[[Workbench, RightsFault], Sequence[str] | None]] = {
    "account": _close_account,
    "api_key": _revoke_key,
    "security_key": _delete,
    "invite": _delete,
    "team": _remove_team,
    "absence": _remove_cover,
    "case": _mend_case,
    "hit": _mend_link,
    "waiting_index": _leave_to_sweep,
}
