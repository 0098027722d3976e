"""Behind `storage.visibility`: which rows an actor may select. No statement is run here."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, false, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from coordination.domain.access import Opening
from coordination.domain.permissions import DESK_ROLES, Actor, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.storage.cases import Case, Identifier, Subject
from coordination.storage.coordination import Coordination, CoordinationAnswer
from coordination.storage.database import table_of
from coordination.storage.dealings import Dealing
from coordination.storage.hits import Hit
from coordination.storage.proposals import ProposalEntry

EVERY_DESK = frozenset({Role.OPERATOR, Role.SYSTEM})
CHUNK = 500
_OPENED = "compartment.opened"

Part = TypeVar(
    "Part", Subject, Identifier, Coordination, CoordinationAnswer, Hit, ProposalEntry, Dealing
)


def of_desk(actor: Actor, desk: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition on a desk column that holds for what the actor may see."""
    if actor.role in EVERY_DESK:
        return true()
    if actor.role in DESK_ROLES and actor.desk is not None:
        return desk == actor.desk
    return false()


def open_to(
    actor: Actor, desk: ColumnElement[str], number: ColumnElement[int]
) -> ColumnElement[bool]:
    """Return the condition on a row's desk and case that holds for what the actor may see.

    Of the own desk's cases those are left out that are shut to the actor.
    """
    shut = actor.access.shut if actor.role in DESK_ROLES else frozenset()
    own = of_desk(actor, desk)
    return and_(own, number.not_in(sorted(shut))) if shut else own


def cases(actor: Actor) -> Select[Case]:
    """Return the select of the cases that the actor may see; purged ones never.

    Whoever loads rows with it asks `sound` which of them may be used.
    """
    columns = table_of(Case).c
    return select(Case).where(
        open_to(actor, columns.desk, columns.number), Case.status != CaseStatus.PURGED
    )


def joined(actor: Actor, table: type[Part]) -> Select[Part]:
    """Return the select of the parts of the cases that the actor may see."""
    columns = table_of(Case).c
    visible = select(Case.number).where(
        open_to(actor, columns.desk, columns.number), Case.status != CaseStatus.PURGED
    )
    return select(table).where(table.case_number.in_(visible))


def row_by_row(actor: Actor, table: type[Part]) -> Select[Part]:
    """Return the same rows as `joined`, each judged by its own case.

    The list of visible cases would be made only when some row is found, whosever it is, and the
    time for it would tell a searcher that another desk holds the value.
    """
    visible = exists().where(
        table_of(Case).c.number == table.case_number,
        open_to(actor, table_of(Case).c.desk, table_of(Case).c.number),
        table_of(Case).c.status != CaseStatus.PURGED,
    )
    return select(table).where(visible)


def hits_open_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition on hits that holds for what the actor may see."""
    columns = table_of(Hit).c
    return open_to(actor, columns.desk, columns.case_number)


def allow(session: Session, openings: Iterable[Opening]) -> None:
    """Remember what the bench of this session found open to its actor."""
    session.info[_OPENED] = frozenset(openings)


def given_number(session: Session, opening: Opening) -> int:
    """Return the case that an opening is for; raise PermissionError unless the bench found it."""
    if opening not in session.info.get(_OPENED, ()):
        raise PermissionError("this opening was not made for who acts")
    return opening.case_number


def numbered(column: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that a column is among the numbers given when the statement runs."""
    return column.in_(bindparam("numbers", expanding=True))


def chunks(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield the distinct numbers in slices that fit the database's limit of parameters."""
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


# The detector asks these for every case that is registered: made once, because building a
# statement costs more than running it.
ANY_CASES = select(Case).where(Case.status != CaseStatus.PURGED, numbered(Case.number))
ANY_SUBJECTS = select(Subject).where(numbered(Subject.number))
ANY_IDENTIFIERS = select(Identifier).where(numbered(Identifier.number))
