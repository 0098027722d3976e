"""The one door to case content: what this actor may select.

Every query of cases, parts, hits, notices and coordination starts here. A desk's people get the
rows of their desk, less those of cases that are shut to them. The command line's operator and the detector, which compares all desks inside
the transaction and gives out only kinds, bands and dates, get every row. Everybody else gets
none, an unknown role included.
"""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session

from coordination.domain.access import Opening
from coordination.domain.permissions import Actor, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import compartment, row_security
from coordination.storage.access import opening as opening_rows
from coordination.storage.access import sound
from coordination.storage.cases import Case, Identifier, Subject
from coordination.storage.compartment import Part
from coordination.storage.coordination import Coordination, CoordinationAnswer
from coordination.storage.database import table_of
from coordination.storage.dealings import Dealing
from coordination.storage.hits import Hit
from coordination.storage.proposals import AnalystAnswer, ProposalEntry

_WHOLE = compartment.EVERY_DESK | {Role.ANALYST}
# Writes go past the session's objects, so every reading brings them up to date.
_FRESH = {"populate_existing": True}


def find_case(session: Session, actor: Actor, case_id: UUID) -> Case | None:
    """Return a case by its public id; None when it is absent or not the actor's to see."""
    row_security.act_as(session, actor)
    found = session.scalars(
        compartment.cases(actor).where(Case.id == case_id), execution_options=_FRESH
    )
    return next(iter(sound(session, actor, found)), None)


_KNOWN_REF = (
    select(table_of(Case).c.number)
    .where(table_of(Case).c.desk == bindparam("of"))
    .where(table_of(Case).c.ref_digest == bindparam("ref"))
)


def _number_of(session: Session, actor: Actor, desk: str, ref_digest: bytes) -> int | None:
    row_security.act_as(session, actor)
    return session.connection().execute(_KNOWN_REF, {"of": desk, "ref": ref_digest}).scalar()


def find_by_ref(session: Session, actor: Actor, desk: str, ref_digest: bytes) -> Case | None:
    """Return a desk's case by the digest of its reference; None when absent or not visible."""
    known = _number_of(session, actor, desk, ref_digest)
    return None if known is None else cases_by_number(session, actor, [known]).get(known)


def cases_by_number(session: Session, actor: Actor, numbers: Iterable[int]) -> dict[int, Case]:
    """Return the visible ones among the numbered cases."""
    asked = (
        compartment.ANY_CASES
        if actor.role in compartment.EVERY_DESK
        else compartment.cases(actor).where(compartment.numbered(Case.number))
    )
    found: dict[int, Case] = {}
    row_security.act_as(session, actor)
    for some in compartment.chunks(numbers):
        rows = session.scalars(asked, {"numbers": some}, execution_options=_FRESH)
        found.update({row.number: row for row in sound(session, actor, rows)})
    return found


def is_ref_taken(session: Session, actor: Actor, desk: str, ref_digest: bytes) -> bool:
    """Say whether a reference of a desk belongs to a case that the actor can't see."""
    if actor.role in compartment.EVERY_DESK:
        return False
    known = _number_of(session, actor, desk, ref_digest)
    return known is not None and known not in cases_by_number(session, actor, [known])


def given_case(session: Session, actor: Actor, opening: Opening) -> Case | None:
    """Return another desk's case that was opened to the actor; None when gone or unreadable.

    Raises PermissionError for an opening that is not the actor's: only a bench makes them.
    """
    number = compartment.given_number(session, opening)
    row_security.act_as(session, actor, [number])
    asked = select(Case).where(Case.number == number, Case.status != CaseStatus.PURGED)
    found = opening_rows(session, session.scalars(asked, execution_options=_FRESH))
    return next(iter(found), None)


def given_parts(
    session: Session, actor: Actor, opening: Opening
) -> tuple[list[Subject], list[Identifier]]:
    """Return the parts of an opened case, whatever its groups; raise like `given_case`."""
    number = compartment.given_number(session, opening)
    row_security.act_as(session, actor, [number])
    people = select(Subject).where(Subject.case_number == number)
    things = select(Identifier).where(Identifier.case_number == number)
    return (
        list(session.scalars(people, execution_options=_FRESH)),
        list(session.scalars(things, execution_options=_FRESH)),
    )


def count_cases(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> int:
    """Return how many visible cases satisfy all conditions."""
    asked = compartment.cases(actor).where(*conditions).with_only_columns(func.count(Case.number))
    row_security.act_as(session, actor)
    return session.execute(asked).scalar_one()


def facet(
    session: Session, actor: Actor, column: ColumnElement[str], *conditions: ColumnElement[bool]
) -> dict[str, int]:
    """Return how many visible cases have each value of a plain column."""
    asked = (
        compartment.cases(actor)
        .where(*conditions)
        .with_only_columns(column, func.count(Case.number))
        .group_by(column)
    )
    row_security.act_as(session, actor)
    return dict(session.execute(asked).all())


def subjects(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[Subject]:
    """Yield the subjects of the numbered cases, as far as the actor may see those cases."""
    return _parts(session, actor, Subject, numbers)


def all_subjects(session: Session, actor: Actor) -> Iterator[Subject]:
    """Yield the subjects of every case that the actor may see, in no order.

    Fetched some at a time: a register may hold a million persons.
    """
    some_at_a_time = {**_FRESH, "yield_per": compartment.CHUNK}
    row_security.act_as(session, actor)
    rows = session.scalars(compartment.joined(actor, Subject), execution_options=some_at_a_time)
    return row_security.in_pieces(session, actor, rows)


def all_identifiers(session: Session, actor: Actor) -> Iterator[Identifier]:
    """Yield the identifiers of every case that the actor may see, in no order, some at a time."""
    some_at_a_time = {**_FRESH, "yield_per": compartment.CHUNK}
    row_security.act_as(session, actor)
    rows = session.scalars(compartment.joined(actor, Identifier), execution_options=some_at_a_time)
    return row_security.in_pieces(session, actor, rows)


def identifiers(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[Identifier]:
    """Yield the identifiers of the numbered cases, as far as the actor may see those cases."""
    return _parts(session, actor, Identifier, numbers)


def coordination(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[Coordination]:
    """Yield the coordination recorded on the numbered cases that the actor may see."""
    return _parts(session, actor, Coordination, numbers)


def all_coordination(session: Session, actor: Actor) -> Iterator[Coordination]:
    """Yield the coordination recorded on every case that the actor may see."""
    row_security.act_as(session, actor)
    return iter(session.scalars(compartment.joined(actor, Coordination), execution_options=_FRESH))


def all_case_ids(session: Session, actor: Actor) -> set[UUID]:
    """Return the public ids of all cases that the actor may see."""
    row_security.act_as(session, actor)
    return set(session.scalars(compartment.cases(actor).with_only_columns(Case.id)))


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
    row_security.act_as(session, actor)
    return iter(session.scalars(compartment.joined(actor, ProposalEntry), execution_options=_FRESH))


def analyst_answers(
    session: Session, actor: Actor, digests: Iterable[bytes]
) -> Iterator[AnalystAnswer]:
    """Yield what was answered about the findings with these codes, to who sees whole findings."""
    if actor.role not in _WHOLE:
        return
    ordered = sorted(set(digests))
    for start in range(0, len(ordered), compartment.CHUNK):
        some = ordered[start : start + compartment.CHUNK]
        asked = select(AnalystAnswer).where(AnalystAnswer.finding_digest.in_(some))
        row_security.as_detector(session)
        yield from session.scalars(asked, execution_options=_FRESH)


def dealings(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[Dealing]:
    """Yield the dealings about links of the numbered cases that the actor may see."""
    return _parts(session, actor, Dealing, numbers)


def all_dealings(session: Session, actor: Actor) -> Iterator[Dealing]:
    """Yield the dealings of every case that the actor may see, in no order."""
    row_security.act_as(session, actor)
    return iter(session.scalars(compartment.joined(actor, Dealing), execution_options=_FRESH))


def dealings_by_id(session: Session, actor: Actor, ids: Iterable[UUID]) -> Iterator[Dealing]:
    """Yield the dealings with these ids that the actor may see."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), compartment.CHUNK):
        some = Dealing.id.in_(ordered[start : start + compartment.CHUNK])
        row_security.act_as(session, actor)
        yield from session.scalars(
            compartment.joined(actor, Dealing).where(some), execution_options=_FRESH
        )


def hits_of_cases(session: Session, actor: Actor, numbers: Iterable[int]) -> Iterator[Hit]:
    """Yield the hits of the numbered cases that the actor may see, newest day first.

    In an order of their own: PostgreSQL gives rows in the order in which they were last written.
    """
    found = _parts(session, actor, Hit, numbers)
    return iter(sorted(found, key=lambda row: (-row.day.toordinal(), row.id)))


def hits_by_id(session: Session, actor: Actor, ids: Iterable[UUID]) -> Iterator[Hit]:
    """Yield the hit rows with these ids that the actor may see."""
    asked = select(Hit).where(compartment.hits_open_to(actor))
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), compartment.CHUNK):
        some = Hit.id.in_(ordered[start : start + compartment.CHUNK])
        row_security.act_as(session, actor)
        yield from session.scalars(asked.where(some), execution_options=_FRESH)


def hits(session: Session, actor: Actor) -> Iterator[Hit]:
    """Yield every hit row that the actor may see, newest day first."""
    row_security.act_as(session, actor)
    asked = select(Hit).where(compartment.hits_open_to(actor))
    return iter(session.scalars(asked.order_by(Hit.day.desc(), Hit.id), execution_options=_FRESH))


def find_hit(session: Session, actor: Actor, hit_id: UUID) -> Hit | None:
    """Return one side of a link; None when it is absent or not the actor's to see."""
    row_security.act_as(session, actor)
    asked = select(Hit).where(compartment.hits_open_to(actor), Hit.id == hit_id)
    return session.scalars(asked, execution_options=_FRESH).one_or_none()


def parts_by_number(
    session: Session, actor: Actor, numbers: Sequence[int]
) -> tuple[list[Subject], list[Identifier]]:
    """Return the subjects and identifiers with these record numbers, of visible cases."""
    every = actor.role in compartment.EVERY_DESK
    people = (
        compartment.ANY_SUBJECTS
        if every
        else compartment.row_by_row(actor, Subject).where(compartment.numbered(Subject.number))
    )
    things = (
        compartment.ANY_IDENTIFIERS
        if every
        else compartment.row_by_row(actor, Identifier).where(
            compartment.numbered(Identifier.number)
        )
    )
    found_subjects: list[Subject] = []
    found_identifiers: list[Identifier] = []
    row_security.act_as(session, actor)
    for some in compartment.chunks(numbers):
        wanted = {"numbers": some}
        found_subjects += session.scalars(people, wanted, execution_options=_FRESH)
        found_identifiers += session.scalars(things, wanted, execution_options=_FRESH)
    return found_subjects, found_identifiers


def _parts(
    session: Session, actor: Actor, table: type[Part], numbers: Iterable[int]
) -> Iterator[Part]:
    for some in compartment.chunks(numbers):
        asked = (
            select(table)
            if actor.role in compartment.EVERY_DESK
            else compartment.joined(actor, table)
        )
        asked = asked.where(table.case_number.in_(some))
        row_security.act_as(session, actor)
        yield from session.scalars(asked, execution_options=_FRESH)
