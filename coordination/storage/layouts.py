"""Prepared layouts of large graphs: where the cases of a finding stand, sealed.

A place says who stands near whom, so what a layout holds is sealed like a link. Its name is a
keyed code of one case of the finding.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage import row_security
from coordination.storage.column_types import SealedValue
from coordination.storage.database import Base
from coordination.vault.envelope import Sealed

_CHUNK = 500


class Layout(Base):
    """The places of the cases of one finding."""

    __tablename__ = "layout"

    name: Mapped[str] = mapped_column(primary_key=True)
    places_sealed: Mapped[Sealed] = mapped_column(SealedValue)

    __table_args__ = ({"sqlite_with_rowid": False},)


def named(session: Session, names: Iterable[str]) -> dict[str, Sealed]:
    """Return the layouts that are kept under these names."""
    row_security.as_detector(session)
    wanted = sorted(set(names))
    found: dict[str, Sealed] = {}
    for begin in range(0, len(wanted), _CHUNK):
        asked = select(Layout).where(Layout.name.in_(wanted[begin : begin + _CHUNK]))
        found.update({row.name: row.places_sealed for row in session.scalars(asked)})
    return found


def names(session: Session) -> set[str]:
    """Return the names of all layouts."""
    row_security.as_detector(session)
    return set(session.scalars(select(Layout.name)))


def replace(session: Session, fresh: Mapping[str, Sealed], gone: Iterable[str]) -> None:
    """Store layouts in place of those of the same name, and delete those that are gone."""
    row_security.as_detector(session)
    _delete(session, {*fresh, *gone})
    if fresh:
        rows = [{"name": name, "places_sealed": fresh[name]} for name in sorted(fresh)]
        session.execute(insert(Layout), rows)


def _delete(session: Session, old: Iterable[str]) -> None:
    wanted = sorted(old)
    for begin in range(0, len(wanted), _CHUNK):
        session.execute(delete(Layout).where(Layout.name.in_(wanted[begin : begin + _CHUNK])))
