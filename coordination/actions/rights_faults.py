"""Rights that somebody changed past this program: told once a day, listed, and repaired.

A row that does not hold grants nothing, and a case whose rights do not hold is shut to everybody,
until the operator looks at it and seals it anew with a reason.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from coordination.actions import absence_files, access_files, team_files
from coordination.actions.workbench import Event, Workbench
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.permissions import Act
from coordination.domain.wording import N_
from coordination.storage import absences, accounts, log_lists, teams, tokens
from coordination.storage import access as rows
from coordination.storage.accounts import Account, SecurityKey
from coordination.storage.protected_rows import Protected, seal_anew
from coordination.storage.tokens import ApiKey, Invite

FORGED = "rights.forged"
SEALED = "rights.sealed"
REPAIRED = "rights.repaired"

_LEAST_REASON = 5


@dataclass(frozen=True, slots=True)
class RightsFault:
    """A row whose rights do not hold: the table, and the id that the log knows it by."""

    table: str
    id: str


def tell(bench: Workbench) -> None:
    """Put into the log what this bench found wrong, once a day for each thing."""
    codes = rows.codes_of(bench.session)
    for wrong in sorted(map(str, codes.wrong)) if codes else ():
        tell_of(bench, wrong)


def tell_of(bench: Workbench, object_id: str) -> None:
    """Put into the log that a row's rights do not hold, unless the log says so today already."""
    midnight = datetime.combine(bench.today(), time(), UTC)
    if log_lists.is_told(bench.session, object_id, FORGED, midnight):
        return
    event = Event(FORGED, objects=(object_id,))
    if bench.writes:
        bench.write_event(event)
    elif event not in bench.pending:
        bench.pending.append(event)


def check(bench: Workbench) -> tuple[RightsFault, ...]:
    """Return every row of the register whose rights do not hold."""
    bench.permit(Act.REPAIR_RIGHTS)
    people = [
        RightsFault(table, _name(row))
        for table, found in _protected(bench)
        for row in found
        if not row.is_genuine
    ]
    bench.record("rights.checked", count=len(people))
    sealed = [
        *(RightsFault("team", str(one)) for one in team_files.unreadable(bench)),
        *(RightsFault("absence", str(one)) for one in absence_files.unreadable(bench)),
    ]
    return (*people, *sealed, *(RightsFault("case", str(case.id)) for case in _forged_cases(bench)))


def repair(bench: Workbench, reason: str) -> tuple[RightsFault, ...]:
    """Seal every row anew as it is now, and delete entries, teams and covers that nothing opens.

    For the operator, who has looked at `check` and set right by hand what is wrong: what stands
    in a row afterwards holds. Raises RefusedInput without a reason.
    """
    bench.permit(Act.REPAIR_RIGHTS)
    if len(reason.strip()) < _LEAST_REASON:
        raise RefusedInput((Fault("reason", N_("say why; the log keeps it")),))
    found = check(bench)
    _seal_all(bench)
    for fault in found:
        bench.record(REPAIRED, objects=[fault.id], purpose=reason.strip())
    return found


def seal_existing(bench: Workbench) -> None:
    """Give the rows of an earlier version their codes: once in the life of a register.

    The log says that it was done, and can't be made to forget it: whoever takes a code away
    later doesn't get a new one.
    """
    bench.permit(Act.REPAIR_RIGHTS)
    if log_lists.is_told(bench.session, None, SEALED, None):
        return
    _seal_all(bench)
    bench.record(SEALED)


def _seal_all(bench: Workbench) -> None:
    for team in team_files.unreadable(bench):
        teams.remove(bench.session, team)
    for cover in absence_files.unreadable(bench):
        absences.remove(bench.session, cover)
    for _, found in _protected(bench):
        for row in found:
            if not row.is_genuine:
                seal_anew(bench.session, row)
    bench.session.flush()
    for case in _forged_cases(bench):
        rows.remove(bench.session, access_files.unreadable(bench, case))
        entries = access_files.opened(bench, {case.number: case})[case.number] or []
        restricted = case.tlp == "red" or bool(access_files.standing(entries))
        known = rows.Known(case.id, case.desk, case.status, case.handling, case.tlp, restricted)
        code = access_files.code(bench, known, entries)
        rows.set_code(bench.session, case.number, {"restricted": restricted, "access_code": code})


def _forged_cases(bench: Workbench) -> list[Any]:
    cases = {row.number: row for row in rows.every_coded(bench.session)}
    entries = access_files.opened(bench, cases)
    found = []
    for number, case in cases.items():
        known = entries[number]
        if known is None or case.access_code != access_files.code(bench, case, known):
            found.append(case)
    return found


def _protected(bench: Workbench) -> list[tuple[str, list[Protected]]]:
    return [
        ("account", list(accounts.every(bench.session, Account))),
        ("security_key", list(accounts.every(bench.session, SecurityKey))),
        ("api_key", list(tokens.every(bench.session, ApiKey))),
        ("invite", list(tokens.every(bench.session, Invite))),
    ]


def _name(row: Any) -> str:
    if isinstance(row, Invite):
        return f"invite-of-{row.account_id}"
    if isinstance(row, SecurityKey):
        return f"security-key-{row.id}"
    return str(row.id)
