"""Rights and rows that somebody changed past this program: told once a day, and listed.

A row that does not hold grants nothing, and a case whose rights do not hold is shut to everybody,
until the operator repairs it (`actions.rights_repairs`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import Table

from coordination.actions import (
    absence_files,
    access_files,
    damage,
    layouts,
    question_book,
    statistics,
    team_files,
    waiting,
)
from coordination.actions.workbench import ANALYSIS_SCOPE, Event, Workbench, case_scope
from coordination.domain.permissions import Act
from coordination.domain.wording import N_
from coordination.storage import access as rows
from coordination.storage import accounts, log_lists, sealed_rows, tokens, waiting_index
from coordination.storage.accounts import Account, SecurityKey
from coordination.storage.protected_rows import Protected, seal_anew
from coordination.storage.sealed_rows import SealedRow
from coordination.storage.tokens import ApiKey, Invite
from coordination.vault.envelope import Place

FORGED = "rights.forged"
SEALED = "rights.sealed"

CODE = N_("its code does not hold: it was changed past the program")
CLOSED = N_("it does not open: it was changed past the program, or damaged")
ODD = N_("it holds a word that no vocabulary has")
ORPHAN = N_("the case that it belongs to is gone")

_SCOPES = {
    "analyst_answer": ANALYSIS_SCOPE,
    "question_day": question_book.QUESTIONS_SCOPE,
    "question_alarm": question_book.QUESTIONS_SCOPE,
    "layout": layouts.SCOPE,
    "register_statistic": statistics.REGISTER_SCOPE,
}


@dataclass(frozen=True, slots=True)
class RightsFault:
    """A row that does not hold: its table, its id in a list, and what is wrong with it.

    `key` is what the row is found by, `columns` which of its sealed values do not open.
    `done` is what a repair ended or set again beside the row, a line for each.
    """

    table: str
    id: str
    what: str
    key: Any = field(repr=False, compare=False, default=None)
    columns: frozenset[str] = frozenset()
    done: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return how a repair names the row."""
        return f"{self.table}:{self.id}"


def tell(bench: Workbench) -> None:
    """Put into the log what this bench found wrong, once a day for each thing."""
    codes = rows.codes_of(bench.session)
    for wrong in sorted(set(map(str, codes.wrong))) if codes else ():
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
    """Return every row of the register that gives rights and does not hold, or does not open."""
    bench.permit(Act.REPAIR_RIGHTS)
    found = (*_of_people(bench), *_of_groups(bench), *_of_cases(bench), *_closed(bench))
    bench.record("rights.checked", count=len(found))
    return found


def seal_existing(bench: Workbench) -> None:
    """Give the rows of an earlier version their codes: once in the life of a register.

    The log says that it was done, and can't be made to forget it: whoever takes a code away
    later doesn't get a new one.
    """
    bench.permit(Act.REPAIR_RIGHTS)
    if log_lists.is_told(bench.session, None, SEALED, None):
        return
    for fault in _of_people(bench):
        seal_anew(bench.session, fault.key)
    bench.session.flush()
    for case in forged_cases(bench):
        entries = access_files.opened(bench, {case.number: case})[case.number] or []
        restricted = case.tlp == "red" or bool(access_files.standing(entries))
        known = rows.Known(case.id, case.desk, case.status, case.handling, case.tlp, restricted)
        code = access_files.code(bench, known, entries)
        rows.set_code(bench.session, case.number, {"restricted": restricted, "access_code": code})
    bench.record(SEALED)


def forged_cases(bench: Workbench) -> list[Any]:
    """Return what the codes cover of the cases whose rights are not as they were set."""
    cases = {row.number: row for row in rows.every_coded(bench.session)}
    entries = access_files.opened(bench, cases)
    found = []
    for number, case in cases.items():
        known = entries[number]
        if known is None or case.access_code != access_files.code(bench, case, known):
            found.append(case)
    return found


def _of_people(bench: Workbench) -> Iterator[RightsFault]:
    tables: tuple[tuple[str, Iterable[Protected]], ...] = (
        ("account", accounts.every(bench.session, Account)),
        ("security_key", accounts.every(bench.session, SecurityKey)),
        ("api_key", tokens.every(bench.session, ApiKey)),
        ("invite", tokens.every(bench.session, Invite)),
    )
    for table, found in tables:
        for row in found:
            if not row.is_genuine:
                yield RightsFault(table, _name(row), CODE, row)


def _of_groups(bench: Workbench) -> Iterator[RightsFault]:
    for team in team_files.unreadable(bench):
        yield RightsFault("team", str(team), CLOSED, team)
    for cover in absence_files.unreadable(bench):
        yield RightsFault("absence", str(cover), CLOSED, cover)


def _of_cases(bench: Workbench) -> Iterator[RightsFault]:
    for case in forged_cases(bench):
        yield RightsFault("case", str(case.id), CODE, case)
    for number, case_id in rows.with_odd_words(bench.session):
        yield RightsFault("case", str(case_id), ODD, number)


def _closed(bench: Workbench) -> Iterator[RightsFault]:
    for table in (sealed_rows.CASES, *sealed_rows.OF_CASES, *sealed_rows.OF_REGISTER):
        for row in sealed_rows.every(bench.session, table):
            fault = _fault(bench, table, row)
            if fault is not None:
                yield fault
    strange = waiting_index.beyond(bench.session)
    for number in sorted({*waiting.of(bench)[1].damaged, *strange}):
        yield RightsFault("waiting_index", str(number), CLOSED, number)


def _fault(bench: Workbench, table: Table, row: SealedRow) -> RightsFault | None:
    is_case = table is sealed_rows.CASES
    shown = str(row.case if is_case else row.row)
    scope = _SCOPES.get(row.table) or (case_scope(row.case) if row.case else None)
    if scope is None:
        return RightsFault(row.table, shown, ORPHAN, row.row)
    closed = frozenset(column for column in row.values if not _opens(bench, row, scope, column))
    return RightsFault(row.table, shown, CLOSED, row.row, closed) if closed else None


def _opens(bench: Workbench, row: SealedRow, scope: str, column: str) -> bool:
    where = Place(row.table, column, str(row.row), scope)
    with damage.left_out(bench):
        key = bench.keys.register_key if row.table in _SCOPES else bench.keys.key_for
        bench.vault.open_bytes(key(scope), where, row.values[column])
        return True
    return False


def _name(row: Any) -> str:
    if isinstance(row, Invite):
        return f"invite-of-{row.account_id}"
    if isinstance(row, SecurityKey):
        return f"security-key-{row.id}"
    return str(row.id)
