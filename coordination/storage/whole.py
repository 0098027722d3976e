"""The whole register, a stretch at a time: what a sweep reads, as plain rows and as the detector.

A sweep reads every person and a great part of the index. Rows come through the driver's own
statements and in slices by number or digest, so that neither time nor memory goes into objects
that are looked at once.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Table, bindparam, func, select
from sqlalchemy.orm import Session

from coordination.domain.vocabulary import CaseStatus
from coordination.storage import row_security
from coordination.storage.cases import Case, Identifier, Subject
from coordination.storage.database import table_of
from coordination.storage.hits import Hit
from coordination.storage.match_index import INDEX
from coordination.vault.envelope import Sealed

Span = tuple[int, int]
"""Numbers from the first to the last, both included."""

_AT_ONCE = 4_000
_CHUNK = 500
_MOST = 50_000_000
_DIGESTS = 256
"""Into how many ranges the digests are cut: by their first byte."""


class CaseRow(NamedTuple):
    """What a comparison needs of a case, without its content."""

    number: int
    id: UUID
    desk: str
    status: str


class PartRow(NamedTuple):
    """A subject or identifier, still sealed."""

    number: int
    case_number: int
    record_sealed: Sealed


class HitRow(NamedTuple):
    """One side of a link, still sealed."""

    id: UUID
    desk: str
    case_number: int
    day: date
    link_sealed: Sealed


AnyCase = Case | CaseRow
"""A case as it was loaded: whole, or only what a comparison needs."""

_CASE, _HIT = table_of(Case).c, table_of(Hit).c
_PARTS = {False: table_of(Subject), True: table_of(Identifier)}
_CASES = select(_CASE.number, _CASE.id, _CASE.desk, _CASE.status).where(
    _CASE.status != CaseStatus.PURGED
)
_NUMBERED = _CASES.where(_CASE.number.in_(bindparam("numbers", expanding=True)))
_EVERY_HIT = select(_HIT.id, _HIT.desk, _HIT.case_number, _HIT.day, _HIT.link_sealed)
_HITS_OF = _EVERY_HIT.where(_HIT.case_number.in_(bindparam("numbers", expanding=True)))
_HITS = _EVERY_HIT.where(
    _HIT.case_number >= bindparam("first"), _HIT.case_number <= bindparam("last")
).order_by(_HIT.case_number, _HIT.id)
_REPEATED = (
    select(INDEX.c.digest)
    .where(INDEX.c.digest >= bindparam("first"), INDEX.c.digest < bindparam("end"))
    .group_by(INDEX.c.digest)
    .having(func.count() > 1)
    .subquery()
)
_HELD = (
    select(INDEX.c.digest, INDEX.c.pointer)
    .join(_REPEATED, INDEX.c.digest == _REPEATED.c.digest)
    .order_by(INDEX.c.digest, INDEX.c.pointer)
)


def last_number(session: Session) -> int:
    """Return the highest number of a case or part, 0 in an empty register.

    A case takes some ten numbers. One beyond fifty million was edited past the program: no case or
    part has it, and nobody is to make room for it.
    """
    row_security.as_detector(session)
    columns = (_CASE.number, *(table.c.number for table in _PARTS.values()))
    asked = (select(func.max(column)).where(column <= _MOST) for column in columns)
    return max(session.execute(one).scalar() or 0 for one in asked)


def statuses(session: Session) -> Iterator[Any]:
    """Yield number and status of every case that is not purged."""
    row_security.as_detector(session)
    asked = select(_CASE.number, _CASE.status).where(_CASE.status != CaseStatus.PURGED)
    yield from session.execute(asked)


def part_cases(session: Session, *, identifiers: bool) -> Iterator[Any]:
    """Yield the number of every subject, or identifier, with that of its case."""
    columns = _PARTS[identifiers].c
    row_security.as_detector(session)
    yield from session.execute(select(columns.number, columns.case_number))


def cases(session: Session, numbers: Iterable[int]) -> dict[int, CaseRow]:
    """Return the numbered cases that are not purged."""
    found: dict[int, CaseRow] = {}
    for some in _chunks(numbers):
        row_security.as_detector(session)
        rows = session.connection().execute(_NUMBERED, {"numbers": some})
        found.update({row[0]: CaseRow(*row) for row in rows})
    return found


def parts(session: Session, span: Span, *, identifiers: bool) -> Iterator[list[PartRow]]:
    """Yield the parts numbered within a span in their order, some thousands at a time."""
    table = _PARTS[identifiers]
    asked = (
        _of(table)
        .where(table.c.number > bindparam("after"), table.c.number <= span[1])
        .order_by(table.c.number)
        .limit(_AT_ONCE)
    )
    after = span[0] - 1
    while True:
        row_security.as_detector(session)
        rows = session.connection().execute(asked, {"after": after}).all()
        if not rows:
            return
        after = rows[-1][0]
        yield [PartRow(*row) for row in rows]


def subjects_of(session: Session, cases: Iterable[int]) -> Iterator[PartRow]:
    """Yield the subjects of the numbered cases."""
    column = table_of(Subject).c.case_number
    return _numbered(session, table_of(Subject), column, cases)


def numbered(session: Session, numbers: Iterable[int], *, identifiers: bool) -> Iterator[PartRow]:
    """Yield the parts with these numbers."""
    table = _PARTS[identifiers]
    return _numbered(session, table, table.c.number, numbers)


def hits(session: Session, span: Span) -> Iterator[HitRow]:
    """Yield the hit rows of the cases numbered within a span, by case."""
    row_security.as_detector(session)
    rows = session.connection().execute(_HITS, {"first": span[0], "last": span[1]}).all()
    return (HitRow(*row) for row in rows)


def hits_of(session: Session, numbers: Iterable[int]) -> Iterator[HitRow]:
    """Yield the hit rows of the numbered cases."""
    for some in _chunks(numbers):
        row_security.as_detector(session)
        for row in session.connection().execute(_HITS_OF, {"numbers": some}).all():
            yield HitRow(*row)


def hits_of_length(session: Session, step: int, rest: int) -> list[HitRow]:
    """Return the hit rows whose sealed link is not `rest` bytes longer than a multiple of `step`."""
    row_security.as_detector(session)
    odd = (func.length(_HIT.link_sealed) - rest) % step != 0
    return [HitRow(*row) for row in session.connection().execute(_EVERY_HIT.where(odd))]


def repeated(session: Session, first: int, end: int) -> Iterator[tuple[bytes, tuple[bytes, ...]]]:
    """Yield every digest that occurs more than once, with all its pointers, in digest order.

    Of the digests whose first byte is at least `first` and below `end`.
    """
    for byte in range(first, end):
        yield from _repeated(session, byte)


def _repeated(session: Session, byte: int) -> Iterator[tuple[bytes, tuple[bytes, ...]]]:
    row_security.as_detector(session)
    # Seventeen bytes of the highest value end the last range: a digest has sixteen.
    end = bytes([byte + 1]) if byte + 1 < _DIGESTS else b"\xff" * 17
    rows = session.connection().execute(_HELD, {"first": bytes([byte]), "end": end}).all()
    current: bytes | None = None
    pointers: list[bytes] = []
    for digest, pointer in rows:
        if digest != current:
            if current is not None:
                yield current, tuple(pointers)
            current, pointers = bytes(digest), []
        pointers.append(bytes(pointer))
    if current is not None:
        yield current, tuple(pointers)


def _of(table: Table) -> Any:
    return select(table.c.number, table.c.case_number, table.c.record_sealed)


def _numbered(
    session: Session, table: Table, column: Any, numbers: Iterable[int]
) -> Iterator[PartRow]:
    asked = _of(table).where(column.in_(bindparam("numbers", expanding=True)))
    for some in _chunks(numbers):
        row_security.as_detector(session)
        for row in session.connection().execute(asked, {"numbers": some}).all():
            yield PartRow(*row)


def _chunks(numbers: Iterable[int]) -> Iterator[Sequence[int]]:
    ordered: Collection[int] = sorted(set(numbers))
    for start in range(0, len(ordered), _CHUNK):
        yield list(ordered)[start : start + _CHUNK]
