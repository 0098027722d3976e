"""Desks: one for each State or territory of the reference pack."""

from collections.abc import Mapping

from sqlalchemy import insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from coordination.storage.database import Base


class Desk(Base):
    """A national desk; its id is the ISO 3166 alpha-2 code of its State."""

    __tablename__ = "desk"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


def add_missing(session: Session, names: Mapping[str, str]) -> int:
    """Make a desk for every code in `names` that has none; return how many were made."""
    known = set(session.scalars(select(Desk.id)))
    rows = [{"id": code, "name": name} for code, name in names.items() if code not in known]
    if rows:
        session.execute(insert(Desk), rows)
    return len(rows)


def names(session: Session) -> dict[str, str]:
    """Return the name of every desk by its code."""
    return dict(session.execute(select(Desk.id, Desk.name)).all())
