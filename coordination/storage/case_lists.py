"""Lists of cases by their plain columns: filters, order, pages."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import ColumnElement, case, or_
from sqlalchemy.orm import Session

from coordination.domain.permissions import Actor
from coordination.domain.vocabulary import Urgency
from coordination.storage import access, compartment, row_security
from coordination.storage.cases import Case
from coordination.storage.database import table_of

_C = table_of(Case).c

COLUMNS: Mapping[str, ColumnElement[str]] = MappingProxyType(
    {"stage": _C.stage, "urgency": _C.urgency, "handling": _C.handling, "status": _C.status}
)


def conditions(
    *,
    stages: Iterable[str],
    urgencies: Iterable[str],
    handlings: Iterable[str],
    statuses: Iterable[str],
    offences: Iterable[str],
) -> list[ColumnElement[bool]]:
    """Return the conditions of a list; an empty filter gives none."""
    chosen = {"stage": stages, "urgency": urgencies, "handling": handlings, "status": statuses}
    found: list[ColumnElement[bool]] = [
        COLUMNS[name].in_(tuple(values)) for name, values in chosen.items() if tuple(values)
    ]
    coded = [_has_offence(code) for code in offences]
    if coded:
        found.append(or_(*coded))
    return found


def page(
    session: Session,
    actor: Actor,
    chosen: Sequence[ColumnElement[bool]],
    *,
    sort: str,
    offset: int,
    limit: int,
) -> list[Case]:
    """Return one page of the visible cases, in a complete order."""
    row_security.act_as(session, actor)
    asked = compartment.cases(actor).where(*chosen).order_by(*_order(sort))
    return access.sound(session, actor, session.scalars(asked.offset(offset).limit(limit)))


def newest(session: Session, actor: Actor, limit: int) -> list[Case]:
    """Return the visible cases that were opened last, at most `limit`."""
    row_security.act_as(session, actor)
    asked = compartment.cases(actor).order_by(_C.opened.desc(), _C.number.desc())
    return access.sound(session, actor, session.scalars(asked.limit(limit)))


def with_review(session: Session, actor: Actor, limit: int) -> list[Case]:
    """Return the visible cases in which a person must look at a category."""
    row_security.act_as(session, actor)
    asked = compartment.cases(actor).where(_C.review_count > 0).order_by(_C.number.desc())
    return access.sound(session, actor, session.scalars(asked.limit(limit)))


def with_erasure(session: Session, actor: Actor, limit: int) -> list[Case]:
    """Return the visible cases whose erasure waits for a second person."""
    row_security.act_as(session, actor)
    asked = compartment.cases(actor).where(_C.erasure_sealed.is_not(None)).order_by(_C.number)
    return access.sound(session, actor, session.scalars(asked.limit(limit)))


def review_due(session: Session, actor: Actor, until: object, limit: int) -> list[Case]:
    """Return the visible cases whose review date comes by `until`, earliest first."""
    row_security.act_as(session, actor)
    asked = compartment.cases(actor).where(_C.review_on <= until)
    return access.sound(
        session, actor, session.scalars(asked.order_by(_C.review_on, _C.number).limit(limit))
    )


def _has_offence(code: str) -> ColumnElement[bool]:
    # Codes stand between single spaces, so that one code never matches inside another.
    return (" " + _C.offences + " ").contains(f" {code} ", autoescape=True)


def _order(sort: str) -> tuple[ColumnElement[object], ...]:
    if sort == "urgency":
        ranks = {urgency.value: rank for rank, urgency in enumerate(Urgency)}
        pressing = case(ranks, value=_C.urgency, else_=len(ranks))
        return pressing, _C.opened.desc(), _C.number.desc()
    if sort == "review_on":
        return _C.review_on, _C.number.desc()
    return _C.opened.desc(), _C.number.desc()
