"""The one door to case content: what this actor may select.

Every query of cases, parts, hits, notices and coordination starts here. A desk's people get the
rows of their desk. The command line's operator and the detector, which compares all desks inside
the transaction and gives out only kinds, bands and dates, get every row. Everybody else gets
none, an unknown role included.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, exists, false, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from coordination.domain.permissions import Actor, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.storage.cases import Case, Identifier, Subject
from coordination.storage.coordination import Coordination, CoordinationAnswer
from coordination.storage.database import table_of
from coordination.storage.hits import Hit
from coordination.storage.proposals import AnalystAnswer, ProposalEntry

_DESK_ROLES = frozenset({Role.READER, Role.OFFICER, Role.LEAD})
_EVERY_DESK = frozenset({Role.OPERATOR, Role.SYSTEM})
_WHOLE = _EVERY_DESK | {Role.ANALYST}
_CHUNK = 500
# Writes go past the session's objects, so every reading brings them up to date.
_FRESH = {"populate_existing": True}

Part = TypeVar("Part", Subject, Identifier, Coordination, CoordinationAnswer, Hit, ProposalEntry)


def _of_desk(actor: Actor, desk: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition on a desk column that holds for what the actor may see."""
    if actor.role in _EVERY_DESK:
        return true()
    if actor.role in _DESK_ROLES and actor.desk is not None:
        return desk == actor.desk
    return false()


def cases(actor: Actor) -> Select[Case]:
    """Return the select of the cases that the actor may see; purged ones never."""
    return select(Case).where(
        _of_desk(actor, table_of(Case).c.desk), Case.status != CaseStatus.PURGED
    )


def find_case(session: Session, actor: Actor, case_id: UUID) -> Case | None:
    """Return a case by its public id; None when it is absent or not the actor's to see."""
    return session.scalars(
        cases(actor).where(Case.id == case_id), execution_options=_FRESH
    ).one_or_none()


_KNOWN_REF = (
    select(table_of(Case).c.number)
    .where(table_of(Case).c.desk == bindparam("of"))
    .where(table_of(Case).c.ref_digest == bindparam("ref"))
)


def find_by_ref(session: Session, actor: Actor, desk: str, ref_digest: bytes) -> Case | None:
    """Return a desk's case by the digest of its reference; None when absent or not visible."""
    known = session.connection().execute(_KNOWN_REF, {"of": desk, "ref": ref_digest}).scalar()
    return None if known is None else cases_by_number(session, actor, [known]).get(known)


def cases_by_number(session: Session, actor: Actor, numbers: Iterable[int]) -> dict[int, Case]:
    """Return the visible ones among the numbered cases."""
    asked = _ANY_CASES if actor.role in _EVERY_DESK else cases(actor).where(_numbered(Case.number))
    found: dict[int, Case] = {}
    for some in _chunks(numbers):
        rows = session.scalars(asked, {"numbers": some}, execution_options=_FRESH)
        found.update({row.number: row for row in rows})
    return found


def count_cases(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> int:
    """Return how many visible cases satisfy all conditions."""
    asked = cases(actor).where(*conditions).with_only_columns(func.count(Case.number))
    return session.execute(asked).scalar_one()


def facet(
    session: Session, actor: Actor, column: ColumnElement[str], *conditions: ColumnElement[bool]
) -> dict[str, int]:
    """Return how many visible cases have each value of a plain column."""
    asked = (
        cases(actor)
        .where(*conditions)
        .with_only_columns(column, func.count(Case.number))
        .group_by(column)
    )
    return dict(session.execute(asked).all())


def subjects(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[Subject]:
    """Yield the subjects of the numbered cases, as far as the actor may see those cases."""
    return _parts(session, actor, Subject, numbers)


def all_subjects(session: Session, actor: Actor) -> Iterator[Subject]:
    """Yield the subjects of every case that the actor may see, in no order.

    Fetched some at a time: a register may hold a million persons.
    """
    some_at_a_time = {**_FRESH, "yield_per": _CHUNK}
    return iter(session.scalars(_joined(actor, Subject), execution_options=some_at_a_time))


def identifiers(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[Identifier]:
    """Yield the identifiers of the numbered cases, as far as the actor may see those cases."""
    return _parts(session, actor, Identifier, numbers)


def coordination(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[Coordination]:
    """Yield the coordination recorded on the numbered cases that the actor may see."""
    return _parts(session, actor, Coordination, numbers)


def all_coordination(session: Session, actor: Actor) -> Iterator[Coordination]:
    """Yield the coordination recorded on every case that the actor may see."""
    return iter(session.scalars(_joined(actor, Coordination), execution_options=_FRESH))


def all_case_ids(session: Session, actor: Actor) -> set[UUID]:
    """Return the public ids of all cases that the actor may see."""
    return set(session.scalars(cases(actor).with_only_columns(Case.id)))


def answers(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[CoordinationAnswer]:
    """Yield what desks answered for the numbered cases that the actor may see."""
    return _parts(session, actor, CoordinationAnswer, numbers)


def proposal_entries(
    session: Session, actor: Actor, numbers: Iterable[int]
) -> Iterator[ProposalEntry]:
    """Yield the work on proposals of the numbered cases that the actor may see."""
    return _parts(session, actor, ProposalEntry, numbers)


def all_proposal_entries(session: Session, actor: Actor) -> Iterator[ProposalEntry]:
    """Yield the work on proposals of every case that the actor may see."""
    return iter(session.scalars(_joined(actor, ProposalEntry), execution_options=_FRESH))


def analyst_answers(
    session: Session, actor: Actor, digests: Iterable[bytes]
) -> Iterator[AnalystAnswer]:
    """Yield what was answered about the findings with these codes, to who sees whole findings."""
    if actor.role not in _WHOLE:
        return
    ordered = sorted(set(digests))
    for start in range(0, len(ordered), _CHUNK):
        some = ordered[start : start + _CHUNK]
        asked = select(AnalystAnswer).where(AnalystAnswer.finding_digest.in_(some))
        yield from session.scalars(asked, execution_options=_FRESH)


def hits_of_cases(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[Hit]:
    """Yield the hits of the numbered cases that the actor may see, newest day first.

    In an order of their own: PostgreSQL gives rows in the order in which they were last written.
    """
    found = _parts(session, actor, Hit, numbers)
    return iter(sorted(found, key=lambda row: (-row.day.toordinal(), row.id)))


def hits_by_id(session: Session, actor: Actor, ids: Iterable[UUID]) -> Iterator[Hit]:
    """Yield the hit rows with these ids that the actor may see."""
    asked = select(Hit).where(_of_desk(actor, table_of(Hit).c.desk))
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _CHUNK):
        some = Hit.id.in_(ordered[start : start + _CHUNK])
        yield from session.scalars(asked.where(some), execution_options=_FRESH)


def hits(session: Session, actor: Actor) -> Iterator[Hit]:
    """Yield every hit row that the actor may see, newest day first."""
    asked = select(Hit).where(_of_desk(actor, table_of(Hit).c.desk))
    return iter(session.scalars(asked.order_by(Hit.day.desc(), Hit.id), execution_options=_FRESH))


def find_hit(session: Session, actor: Actor, hit_id: UUID) -> Hit | None:
    """Return one side of a link; None when it is absent or not the actor's to see."""
    asked = select(Hit).where(_of_desk(actor, table_of(Hit).c.desk), Hit.id == hit_id)
    return session.scalars(asked, execution_options=_FRESH).one_or_none()


def parts_by_number(
    session: Session, actor: Actor, numbers: Sequence[int]
) -> tuple[list[Subject], list[Identifier]]:
    """Return the subjects and identifiers with these record numbers, of visible cases."""
    every = actor.role in _EVERY_DESK
    people = (
        _ANY_SUBJECTS if every else _row_by_row(actor, Subject).where(_numbered(Subject.number))
    )
    things = (
        _ANY_IDENTIFIERS
        if every
        else _row_by_row(actor, Identifier).where(_numbered(Identifier.number))
    )
    found_subjects: list[Subject] = []
    found_identifiers: list[Identifier] = []
    for some in _chunks(numbers):
        wanted = {"numbers": some}
        found_subjects += session.scalars(people, wanted, execution_options=_FRESH)
        found_identifiers += session.scalars(things, wanted, execution_options=_FRESH)
    return found_subjects, found_identifiers


def _numbered(column: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return column.in_(bindparam("numbers", expanding=True))


# The detector asks these for every case that is registered: made once, because building a
# statement costs more than running it.
_ANY_CASES = select(Case).where(Case.status != CaseStatus.PURGED, _numbered(Case.number))
_ANY_SUBJECTS = select(Subject).where(_numbered(Subject.number))
_ANY_IDENTIFIERS = select(Identifier).where(_numbered(Identifier.number))


def _joined(actor: Actor, table: type[Part]) -> Select[Part]:
    visible = select(Case.number).where(
        _of_desk(actor, table_of(Case).c.desk), Case.status != CaseStatus.PURGED
    )
    return select(table).where(table.case_number.in_(visible))


def _row_by_row(actor: Actor, table: type[Part]) -> Select[Part]:
    """Return the same rows as `_joined`, each judged by its own case.

    The list of visible cases would be made only when some row is found, whosever it is, and the
    time for it would tell a searcher that another desk holds the value.
    """
    visible = exists().where(
        table_of(Case).c.number == table.case_number,
        _of_desk(actor, table_of(Case).c.desk),
        table_of(Case).c.status != CaseStatus.PURGED,
    )
    return select(table).where(visible)


def _parts(
    session: Session, actor: Actor, table: type[Part], numbers: Iterable[int]
) -> Iterator[Part]:
    for some in _chunks(numbers):
        asked = select(table) if actor.role in _EVERY_DESK else _joined(actor, table)
        asked = asked.where(table.case_number.in_(some))
        yield from session.scalars(asked, execution_options=_FRESH)


def _chunks(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield the distinct numbers in slices that fit the database's limit of parameters."""
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]
