"""Pages of the log: filters on its plain columns, newest entry first."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from coordination.storage.audit import AuditEntry
from coordination.storage.database import table_of

_C = table_of(AuditEntry).c
# Of the text of a UUID.
_ID_LENGTH = 36


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What a list of entries is limited to; None limits nothing. Days are UTC, both included.

    Entries whose first or second object is one of `without` are left out: no act names more. So are
    those whose action begins with `silent`. With `object_id` go entries whose one object is any of
    `or_alone`.
    """

    action: str | None = None
    desk: str | None = None
    object_id: str | None = None
    since: date | None = None
    until: date | None = None
    without: tuple[str, ...] = ()
    silent: str = ""
    or_alone: tuple[str, ...] = ()


def page(
    session: Session, chosen: LogFilter, *, offset: int, limit: int
) -> tuple[list[AuditEntry], int]:
    """Return a page of entries and how many there are in all."""
    conditions = _conditions(chosen)
    total = session.execute(
        select(func.count()).select_from(AuditEntry).where(*conditions)
    ).scalar_one()
    rows = session.scalars(
        select(AuditEntry)
        .where(*conditions)
        .order_by(AuditEntry.seq.desc())
        .offset(offset)
        .limit(limit)
    )
    return list(rows), total


def is_told(session: Session, object_id: str | None, action: str, since: datetime | None) -> bool:
    """Say whether the log has an entry with this action, about an object and since an instant."""
    asked = select(_C.seq).where(_C.action == action)
    if object_id is not None:
        asked = asked.where(_C.objects.contains(object_id, autoescape=True))
    if since is not None:
        asked = asked.where(_C.at >= since)
    return session.execute(asked.limit(1)).first() is not None


def last_of(session: Session, object_id: str, actions: Sequence[str]) -> AuditEntry | None:
    """Return the newest entry about an object with one of these actions."""
    asked = (
        select(AuditEntry)
        .where(_C.objects.contains(object_id, autoescape=True), _C.action.in_(actions))
        .order_by(_C.seq.desc())
        .limit(1)
    )
    return session.scalars(asked).first()


def about(session: Session, object_id: str, actions: Sequence[str]) -> list[AuditEntry]:
    """Return every entry about an object with one of these actions, oldest first."""
    named = _C.objects.contains(object_id, autoescape=True)
    asked = select(AuditEntry).where(named, _C.action.in_(actions))
    return list(session.scalars(asked.order_by(_C.seq)))


def of_desk(
    session: Session, desk: str, actions: Sequence[str], most: int | None
) -> list[AuditEntry]:
    """Return a desk's entries with one of these actions, newest first, at most so many."""
    asked = select(AuditEntry).where(_C.desk == desk, _C.action.in_(actions))
    return list(session.scalars(asked.order_by(_C.seq.desc()).limit(most)))


def with_sealed_objects(session: Session, desk: str, action: str) -> list[AuditEntry]:
    """Return a desk's entries of one action that hold sealed ids, oldest first."""
    asked = select(AuditEntry).where(_C.desk == desk, _C.action == action)
    return list(session.scalars(asked.where(_C.objects_sealed.is_not(None)).order_by(_C.seq)))


def actions(session: Session, chosen: LogFilter) -> list[str]:
    """Return the actions that occur in the log of a desk or of all, for this reader.

    Of the filter only `desk`, `without` and `silent` count.
    """
    hidden = [*_not_about(chosen.without), *_not_of(chosen.silent)]
    asked = select(_C.action).distinct().order_by(_C.action).where(*hidden)
    if chosen.desk is not None:
        asked = asked.where(_C.desk == chosen.desk)
    return list(session.scalars(asked))


def desks(session: Session) -> list[str]:
    """Return the desks that occur in the log."""
    asked = select(_C.desk).where(_C.desk.is_not(None)).distinct().order_by(_C.desk)
    return [desk for desk in session.scalars(asked) if desk is not None]


def _conditions(chosen: LogFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if chosen.action is not None:
        found.append(_C.action == chosen.action)
    if chosen.desk is not None:
        found.append(_C.desk == chosen.desk)
    if chosen.object_id is not None:
        alone = _C.objects.in_([json.dumps([name]) for name in chosen.or_alone])
        found.append(or_(_C.objects.contains(chosen.object_id, autoescape=True), alone))
    found += _not_about(chosen.without)
    found += _not_of(chosen.silent)
    if chosen.since is not None:
        found.append(_C.at >= _midnight(chosen.since))
    if chosen.until is not None and chosen.until < date.max:  # after that day comes none
        found.append(_C.at < _midnight(chosen.until + timedelta(days=1)))
    return found


def _not_of(silent: str) -> list[ColumnElement[bool]]:
    return [_C.action.not_like(f"{silent}%")] if silent else []


def _not_about(names: Sequence[str]) -> list[ColumnElement[bool]]:
    """Return conditions that leave out entries about these ids.

    Objects lie as a JSON list of texts. Comparing pieces of it costs the same for one id and for
    thousands; looking for each id in each entry would not.
    """
    if not names:
        return []
    by_length: dict[int, list[str]] = defaultdict(list)
    for name in names:
        by_length[len(name)].append(name)
    # After `["`, and after a first object and `","`: the first of two is always a UUID.
    places = (3, 3 + _ID_LENGTH + 3)
    return [
        func.substr(_C.objects, place, length).not_in(those)
        for place in places
        for length, those in by_length.items()
    ]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
