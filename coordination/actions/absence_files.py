"""Covers sealed and opened, and for whom a person stands in now."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from coordination.actions.padding import padded
from coordination.actions.workbench import Workbench
from coordination.domain.absences import Absence, may_stand_for
from coordination.domain.access import Ended
from coordination.domain.permissions import Actor, Role
from coordination.storage import absences as rows
from coordination.storage import access, accounts
from coordination.vault.envelope import CannotOpen, Place, Sealed

ABSENCES_SCOPE = "absences"
"""The data key of covers, which belong to no case."""

_STEP = 1024


def covered_by(bench: Workbench, actor: Actor) -> frozenset[str]:
    """Return the ids of the accounts for which the actor stands in now.

    Who was moved, closed, raised above the deputy or edited by hand since passes nothing on.
    """
    now = bench.now()
    mine = [one for one in of_desk(bench, actor.desk or "") if one.deputy == actor.user_id]
    return frozenset(
        one.absent for one in mine if one.is_on(now) and _may_pass_on(bench, one, actor)
    )


def _may_pass_on(bench: Workbench, cover: Absence, deputy: Actor) -> bool:
    account = accounts.find(bench.session, cover.absent)
    if account is None or not account.active or not account.is_genuine:
        return False
    return account.desk == deputy.desk and may_stand_for(deputy.role, Role(account.role))


def of_desk(bench: Workbench, desk: str | None) -> list[Absence]:
    """Return the genuine covers of a desk, or of all when it is None, oldest first.

    A row that somebody edited counts as absent, and the log says that it was.
    """
    found = []
    for row in rows.of_desk(bench.session, desk):
        opened = _open(bench, row)
        if opened is not None:
            found.append(opened)
        elif (codes := access.codes_of(bench.session)) is not None:
            codes.wrong.add(row.id)
    return sorted(found, key=lambda one: (one.since, str(one.id)))


def unreadable(bench: Workbench) -> list[UUID]:
    """Return the ids of the rows that are no genuine covers."""
    return [row.id for row in rows.of_desk(bench.session, None) if _open(bench, row) is None]


def put(bench: Workbench, one: Absence, *, new: bool) -> None:
    """Store a cover, for the first time or anew."""
    sealed = _sealed(bench, one)
    if new:
        rows.add(bench.session, one.id, one.desk, sealed)
    else:
        rows.reseal(bench.session, one.id, sealed)


def _sealed(bench: Workbench, one: Absence) -> Sealed:
    plain: dict[str, Any] = {
        "desk": one.desk,
        "absent": [one.absent, one.absent_name],
        "deputy": [one.deputy, one.deputy_name],
        "since": one.since.isoformat(),
        "until": one.until.isoformat(),
        "by": one.by,
        "reason": one.reason,
        "ended": [one.ended.at.isoformat(), one.ended.by, one.ended.reason] if one.ended else None,
    }
    key = bench.keys.register_key(ABSENCES_SCOPE)
    return bench.vault.seal_json(key, _place(one.id), padded(plain, _STEP))


def _open(bench: Workbench, row: Any) -> Absence | None:
    state = (row.desk, row.absence_sealed.data)
    known = bench.tools.standing.covers.get(row.id)
    if known is not None and known[0] == state:
        return known[1]
    with suppress(CannotOpen):
        key = bench.keys.register_key(ABSENCES_SCOPE)
        plain = bench.vault.open_json(key, _place(row.id), row.absence_sealed)
        if plain["desk"] == row.desk:
            made = _from(row.id, plain)
            if not bench.writes:
                bench.tools.standing.covers[row.id] = (state, made)
            return made
    return None


def _from(row_id: UUID, plain: dict[str, Any]) -> Absence:
    ended: Sequence[str] | None = plain["ended"]
    return Absence(
        id=row_id,
        desk=plain["desk"],
        absent=plain["absent"][0],
        absent_name=plain["absent"][1],
        deputy=plain["deputy"][0],
        deputy_name=plain["deputy"][1],
        since=datetime.fromisoformat(plain["since"]),
        until=datetime.fromisoformat(plain["until"]),
        by=plain["by"],
        reason=plain["reason"],
        ended=Ended(datetime.fromisoformat(ended[0]), ended[1], ended[2]) if ended else None,
    )


def _place(row_id: UUID) -> Place:
    return Place("absence", "absence", str(row_id), ABSENCES_SCOPE)
