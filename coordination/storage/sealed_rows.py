"""Every sealed value of the register with the place to which it is bound, for checks and repairs.

Each table names its sealed columns and its row in one way: the column `link_sealed` of the table
`hit` is the place `hit.link`, under the key of the row's case. What belongs to no case lies under a
scope of its own, which the caller knows. Teams, covers and entries of access, which give rights,
have checks of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Table, delete, select
from sqlalchemy.orm import Session

from coordination.storage import row_security
from coordination.storage.cases import Case, Identifier, Subject
from coordination.storage.coordination import Coordination, CoordinationAnswer
from coordination.storage.database import table_of
from coordination.storage.dealings import Dealing
from coordination.storage.hits import Hit, Notice
from coordination.storage.layouts import Layout
from coordination.storage.proposals import AnalystAnswer, ProposalEntry
from coordination.storage.questions import QuestionAlarm, QuestionDay
from coordination.storage.statistics import RegisterStatistic
from coordination.vault.envelope import Sealed

_SEALED = "_sealed"
_AT_ONCE: Final = 500

OF_CASES = tuple(
    map(
        table_of,
        (
            Subject,
            Identifier,
            Hit,
            Notice,
            Dealing,
            Coordination,
            CoordinationAnswer,
            ProposalEntry,
        ),
    )
)
OF_REGISTER = tuple(
    map(table_of, (AnalystAnswer, QuestionDay, QuestionAlarm, Layout, RegisterStatistic))
)
CASES = table_of(Case)


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A row with its sealed values by column; `case` is the id of its case, None where none is."""

    table: str
    row: Any
    case: UUID | None
    values: dict[str, Sealed]


def every(session: Session, table: Table) -> Iterator[SealedRow]:
    """Yield every row of a table, some at a time; a part of a case that is gone without a case."""
    row_security.as_detector(session)
    key, sealed = key_of(table), _sealed(table)
    asked = select(key, CASES.c.id, *sealed)
    if table is CASES:
        asked = select(key, CASES.c.id.label("of"), *sealed)
    elif "case_number" in table.c:
        asked = asked.select_from(table.outerjoin(CASES, CASES.c.number == table.c.case_number))
    else:
        asked = select(key, key.label("of"), *sealed)
    for row in session.connection().execute(asked):
        values = {
            column.name.removesuffix(_SEALED): value
            for column, value in zip(sealed, row[2:], strict=True)
            if value is not None
        }
        yield SealedRow(table.name, row[0], row[1] if table not in OF_REGISTER else None, values)


def key_of(table: Table) -> Column[Any]:
    """Return the column by which the place of a row names it."""
    (key,) = table.primary_key.columns
    return key


def remove(session: Session, table: Table, row: Any) -> None:
    """Delete a row; only a repair does, of one that does not open."""
    row_security.as_detector(session)
    session.execute(delete(table).where(key_of(table) == row))


def _sealed(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if column.name.endswith(_SEALED)]
