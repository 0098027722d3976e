"""Who is shut out of a case or let into it, and whether a case's own rights are as they were set.

An entry is sealed under its case's key and bound to its row; its holder is a keyed digest, so the
table tells who holds many entries and not who that is. What protects a case could also be taken
away by deleting: so each case has a keyed code over its handling, TLP and the entries that stand.
Rights are read and written as the detector: they reach across desks, and no desk's own rights on
PostgreSQL reach this table.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import (
    bindparam,
    delete,
    insert,
    select,
    true,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.domain.permissions import Actor, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import row_security
from coordination.storage.cases import Case
from coordination.storage.column_types import (
    Digest,
    Number,
    RecordId,
    SealedValue,
    is_odd,
    stored,
)
from coordination.storage.database import Base, table_of
from coordination.vault.envelope import Sealed
from coordination.vault.rights import Rights

CLOSED_TO_OTHERS = frozenset({CaseStatus.PURGED, CaseStatus.WITHDRAWN})
"""Of a case of this status nothing is open to persons of other desks."""

_CHUNK = 500
_EVERY_DESK = frozenset({Role.OPERATOR, Role.SYSTEM})
_CODES: Final = "access.codes"


class CaseAccess(Base):
    """One entry: a wall, a name, a grant or a broken glass."""

    __tablename__ = "case_access"

    id: Mapped[UUID] = mapped_column(RecordId, primary_key=True)
    case_number: Mapped[int] = mapped_column(Number, index=True)
    holder: Mapped[bytes] = mapped_column(Digest(16), index=True)
    entry_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = ({"sqlite_with_rowid": False},)


class Coded(Protocol):
    """What of a case its code covers, beside the entries."""

    @property
    def id(self) -> Any:
        """Return the public id."""

    @property
    def desk(self) -> Any:
        """Return the desk."""

    @property
    def status(self) -> Any:
        """Return the status."""

    @property
    def handling(self) -> Any:
        """Return the handling code."""

    @property
    def tlp(self) -> Any:
        """Return the TLP colour."""

    @property
    def restricted(self) -> Any:
        """Return whether the case has rights of its own."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a code is to cover, before it is stored."""

    id: UUID
    desk: str
    status: str
    handling: str
    tlp: str
    restricted: bool


_C = table_of(Case).c
_E = table_of(CaseAccess).c
_CODED = select(
    _C.number, _C.id, _C.desk, _C.status, _C.handling, _C.tlp, _C.restricted, _C.access_code
)
_WORDED = select(_C.number, _C.id, _C.urgency, _C.stage)
_RESTRICTED = _CODED.where(_C.desk == bindparam("of"), _C.restricted == true())
_NUMBERED = _CODED.where(_C.number.in_(bindparam("numbers", expanding=True)))
_ENTRIES = select(_E.id, _E.case_number, _E.holder, _E.entry_sealed)
_HELD = _ENTRIES.where(_E.holder.in_(bindparam("holders", expanding=True)))
_OF_CASES = _ENTRIES.where(_E.case_number.in_(bindparam("numbers", expanding=True)))


def code(rights: Rights, case: Coded, entries: Iterable[UUID]) -> bytes:
    """Return the code of a case on which these entries stand, ended ones left out.

    That a case was withdrawn is part of it, because nothing of it is open to others then.
    """
    standing = sorted(map(str, entries))
    values = (str(case.id), case.desk, stored(case.handling), stored(case.tlp))
    gone = (stored(case.status),) if case.status in CLOSED_TO_OTHERS else ()
    return rights.code("case", (*values, bool(case.restricted), standing, *gone))


class CaseFiles(Protocol):
    """What opens the sealed columns of cases."""

    def preload(self, cases: Sequence[Case]) -> None:
        """Fetch the keys of many cases."""

    def opens(self, case: Case) -> bool:
        """Say whether what is sealed of a case's row opens."""


class CaseCodes:
    """Checks the codes of cases as a bench loads them, and keeps what was found wrong.

    Those of restricted cases were checked with their entries when the bench was opened; no
    entry may stand on any other. `wrong` are the ids of rows that somebody edited, `unreadable`
    those of cases whose rights hold and whose content does not open.
    """

    def __init__(self, rights: Rights, files: CaseFiles | None = None) -> None:
        self._rights = rights
        self._files = files
        self.wrong: set[UUID | str] = set()
        self.unreadable: set[UUID] = set()

    def holding(self, cases: Sequence[Case]) -> list[Case]:
        """Return those of the loaded cases that have the rights that were set, and open."""
        sound = [case for case in cases if self._holds(case)]
        return self.opening(sound)

    def opening(self, cases: Sequence[Case]) -> list[Case]:
        """Return those of the loaded cases that open."""
        if self._files is None or not cases:
            return list(cases)
        self._files.preload(cases)
        closed = {case.id for case in cases if not self._files.opens(case)}
        self.unreadable |= closed
        return [case for case in cases if case.id not in closed]

    def _holds(self, case: Case) -> bool:
        if is_odd(case.urgency) or is_odd(case.stage):
            self.wrong.add(case.id)  # nobody's right rests on it, so the case stays open
        if case.restricted or case.access_code == code(self._rights, case, ()):
            return True
        self.wrong.add(case.id)
        return False


def check_with(session: Session, codes: CaseCodes) -> None:
    """Let this session's loads of cases be checked."""
    session.info[_CODES] = codes


def codes_of(session: Session) -> CaseCodes | None:
    """Return what checks this session's loads, None where nothing does."""
    found: CaseCodes | None = session.info.get(_CODES)
    return found


def note_forged(session: Session, row: UUID | str) -> None:
    """Keep that a row which holds somebody back was edited, for the log to tell."""
    codes = codes_of(session)
    if codes is not None:
        codes.wrong.add(row)


def sound(session: Session, actor: Actor, rows: Iterable[Case]) -> list[Case]:
    """Return the cases whose rights are as they were set and whose content opens.

    The others are shut to every desk.

    Operator and detector get all: neither a wall nor a forged code hinders matching.
    """
    codes = codes_of(session)
    if codes is None or actor.role in _EVERY_DESK:
        return list(rows)
    return codes.holding(list(rows))


def opening(session: Session, rows: Iterable[Case]) -> list[Case]:
    """Return the cases whose content opens, for who was given one."""
    codes = codes_of(session)
    return list(rows) if codes is None else codes.opening(list(rows))


def is_unreadable(session: Session, case_id: UUID) -> bool:
    """Say whether this session found a case that the actor may see and that does not open."""
    codes = codes_of(session)
    return codes is not None and case_id in codes.unreadable


def restricted(session: Session, desk: str) -> Sequence[Any]:
    """Return what the codes cover of a desk's cases that have rights of their own."""
    row_security.as_detector(session)
    return session.connection().execute(_RESTRICTED, {"of": desk}).all()


def coded(session: Session, numbers: Collection[int]) -> Iterator[Any]:
    """Yield what the codes cover of the numbered cases."""
    for some in _chunks(numbers):
        row_security.as_detector(session)
        yield from session.connection().execute(_NUMBERED, {"numbers": some})


def every_coded(session: Session) -> Sequence[Any]:
    """Return what the codes cover of every case of the register."""
    row_security.as_detector(session)
    return session.connection().execute(_CODED).all()


def with_odd_words(session: Session) -> Sequence[Any]:
    """Return number and id of the cases whose urgency or stage is a word of no vocabulary."""
    row_security.as_detector(session)
    found = session.connection().execute(_WORDED)
    return [(row.number, row.id) for row in found if is_odd(row.urgency) or is_odd(row.stage)]


def held(session: Session, holders: Collection[bytes]) -> Sequence[Any]:
    """Return the entries of these holders, ended ones too."""
    row_security.as_detector(session)
    return session.connection().execute(_HELD, {"holders": sorted(holders)}).all()


def with_entries(session: Session) -> list[int]:
    """Return the numbers of the cases that have entries, ended ones too."""
    row_security.as_detector(session)
    return list(session.scalars(select(_E.case_number).distinct()))


def of_cases(session: Session, numbers: Collection[int]) -> Iterator[Any]:
    """Yield the entries on the numbered cases, ended ones too."""
    for some in _chunks(numbers):
        row_security.as_detector(session)
        yield from session.connection().execute(_OF_CASES, {"numbers": some})


def add(session: Session, row: dict[str, Any]) -> None:
    """Insert an entry."""
    row_security.as_detector(session)
    session.execute(insert(CaseAccess).values(**row))


def reseal(session: Session, entry_id: UUID, sealed: Sealed) -> None:
    """Replace what is sealed of an entry."""
    row_security.as_detector(session)
    session.execute(update(CaseAccess).where(CaseAccess.id == entry_id).values(entry_sealed=sealed))


def remove(session: Session, entry_ids: Iterable[UUID]) -> None:
    """Delete entries; only a repair does, of rows that nothing opens."""
    row_security.as_detector(session)
    session.execute(delete(CaseAccess).where(CaseAccess.id.in_(tuple(entry_ids))))


def remove_of_case(session: Session, case_number: int) -> None:
    """Delete the entries of a case that is erased."""
    row_security.as_detector(session)
    session.execute(delete(CaseAccess).where(CaseAccess.case_number == case_number))


def set_code(session: Session, number: int, values: dict[str, Any]) -> None:
    """Store `restricted` and `access_code` of a case, whosever it is."""
    row_security.as_detector(session)
    table = table_of(Case)
    session.execute(update(table).where(table.c.number == number).values(**values))


def _chunks(numbers: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]
