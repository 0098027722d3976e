"""Break-glass: read at once what is closed, for a day, with a reason that the owner reads.

Of the own desk's red cases an officer or lead opens one by its reference. A lead opens another
desk's case behind an own hit: all groups but victims and minors, which take two of its owners.
A wall holds against it. The owner is told in the same transaction.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

from coordination.actions import (
    access_files,
    case_files,
    dealings,
    glass_hits,
    people,
    standing,
)
from coordination.actions.dealings import Side
from coordination.actions.disclosure_forms import refused
from coordination.actions.workbench import DETECTOR, NoSuchRecord, Workbench
from coordination.domain.access import Entry, FieldGroup, Ground
from coordination.domain.disclosure import Did
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Act
from coordination.domain.vocabulary import CaseStatus
from coordination.domain.wording import N_
from coordination.storage import access, hits, visibility
from coordination.storage.cases import Case

LASTS = timedelta(hours=24)
_ACROSS = frozenset(FieldGroup) - {FieldGroup.VICTIMS}


def break_own(bench: Workbench, ref: str, *, reason: str) -> UUID:
    """Open a red case of the own desk, by its reference, to the actor; return the case's id.

    Raises RefusedInput, in the same words for a reference that does not exist, is not red, is the
    actor's to read already, or stands behind a wall; in others where a lead closed the actor's
    glass within a day.
    """
    bench.permit(Act.BREAK_GLASS)
    why = people.reason(reason)
    case = _closed_to(bench, ref)
    if case is None:
        raise _nothing()
    _require_not_closed(bench, case)
    entry = _entry(bench, why, frozenset())
    _store(bench, case, entry)
    _tell(bench, case, entry)
    bench.record("glass.broken", objects=[str(case.id), str(entry.id)], purpose=why)
    return case.id


def break_across(bench: Workbench, hit_id: UUID, *, reason: str) -> UUID:
    """Open another desk's case behind an own hit to the actor; return the id of that case.

    Raises NoSuchRecord for a hit that is absent or not the actor's to see, RefusedInput for a past
    hit, a withdrawn case, a glass that is broken or that the owner closed within a day, or a wall.
    """
    bench.permit(Act.BREAK_GLASS_ACROSS)
    why = people.reason(reason)
    side = dealings.side_of(bench, hit_id, writes=True)
    other = side.other
    if other is None or not side.link.is_current or other.status == CaseStatus.WITHDRAWN:
        raise refused("reason", N_("this hit is past; there is nothing to open"))
    if _is_walled(bench, other) or _live_of(bench, other):
        raise _nothing()
    _require_not_closed(bench, other)
    entry = replace(_entry(bench, why, _ACROSS), behind=str(hit_id))
    _store(bench, other, entry)
    _write(bench, side, why)
    bench.record("glass.broken", objects=[str(side.case.id), str(hit_id)], purpose=why)
    return other.id


def close(bench: Workbench, entry_id: UUID, *, reason: str) -> None:
    """Close a glass that the actor broke, before its day is over; raise NoSuchRecord otherwise."""
    bench.permit(Act.BREAK_GLASS)
    why = people.reason(reason)
    for case, entry in of_actor(bench):
        if entry.id == entry_id:
            standing.end_entry(bench, case, entry.id, why)
            # What the line names hides it from whom the own case is shut to; without that, no words.
            own = _named(bench, case, entry)
            bench.record("glass.closed", objects=own, purpose=why if own else None)
            return
    raise NoSuchRecord


def _named(bench: Workbench, case: Case, entry: Entry) -> list[str]:
    """Return by which ids of the own desk the log names a glass: never another desk's case."""
    if case.desk == bench.actor.desk:
        return [str(case.id), str(entry.id)]
    side = glass_hits.own_side(bench, entry)
    return [] if side is None else [str(side[0].id), entry.behind]


def of_actor(bench: Workbench) -> Iterator[tuple[Case, Entry]]:
    """Yield the glasses that the actor broke and that are open now, with their cases."""
    held = access.held(bench.session, [access_files.holder(bench, bench.actor.user_id)])
    numbers = {row.case_number for row in held}
    cases = visibility.cases_by_number(bench.session, DETECTOR, numbers)
    for case in cases.values():
        yield from ((case, one) for one in _live_of(bench, case))


def note_refusal(bench: Workbench) -> None:
    """Log that somebody tried to break a glass and was refused."""
    bench.permit(Act.BREAK_GLASS)
    bench.record("glass.not_broken")


def _closed_to(bench: Workbench, ref: str) -> Case | None:
    """Return the red case of the own desk that has this reference and is shut to the actor."""
    number = _numbered(bench, ref.strip())
    if number is None or number not in bench.actor.access.shut:
        return None
    case = visibility.cases_by_number(bench.session, DETECTOR, [number]).get(number)
    if case is None or case.tlp != standing.RED or _is_walled(bench, case):
        return None
    return case


def _numbered(bench: Workbench, ref: str) -> int | None:
    digest = case_files.ref_digest(bench.vault, bench.actor.desk or "", ref)
    found = visibility.find_by_ref(bench.session, DETECTOR, bench.actor.desk or "", digest)
    return found.number if found else None


def _is_walled(bench: Workbench, case: Case) -> bool:
    mine = bench.actor.user_id
    return any(one.ground is Ground.WALL and one.account == mine for one in _live(bench, case))


def _live_of(bench: Workbench, case: Case) -> list[Entry]:
    mine = bench.actor.user_id
    found = _live(bench, case)
    return [one for one in found if one.ground is Ground.BREAK_GLASS and one.account == mine]


def _require_not_closed(bench: Workbench, case: Case) -> None:
    """Raise RefusedInput where somebody else closed the actor's glass on a case within a day."""
    me, name, now = bench.actor.user_id, bench.actor.name, bench.now()
    for one in standing.entries_of_case(bench, case):
        closed = one.ended if (one.ground, one.account) == (Ground.BREAK_GLASS, me) else None
        if closed is not None and closed.by != name and now < closed.at + LASTS:
            fault = N_("the owner closed what you opened; ask them, or try again a day later")
            raise refused("reason", fault)


def _live(bench: Workbench, case: Case) -> list[Entry]:
    now = bench.now()
    return [one for one in standing.entries_of_case(bench, case) if one.is_live(now)]


def _entry(bench: Workbench, reason: str, groups: frozenset[FieldGroup]) -> Entry:
    now, actor = bench.now(), bench.actor
    return Entry(
        id=uuid4(),
        ground=Ground.BREAK_GLASS,
        account=actor.user_id,
        groups=groups,
        since=now,
        until=now + LASTS,
        by=actor.name,
        reason=reason,
        desk=actor.desk or "",
    )


def _store(bench: Workbench, case: Case, entry: Entry) -> None:
    try:
        standing.add_entry(bench, case, entry)
    except NoSuchRecord:  # its rights were edited by hand: that it is there is told to nobody
        raise _nothing() from None


def _write(bench: Workbench, side: Side, reason: str) -> None:
    entry = dealings.new(bench, Did.GLASS_BROKEN, side.link.other_desk, reason=reason)
    dealings.write(bench, side, entry)


def _tell(bench: Workbench, case: Case, entry: Entry) -> None:
    """Put a notice before the leads of the own desk."""
    notice = uuid4()
    where = case_files.place(case, "notice", "what", notice)
    plain = {"what": "glass.broken", "at": entry.since.isoformat()}
    sealed = bench.vault.seal_json(case_files.key_of(bench, case), where, plain)
    row = {
        "id": notice,
        "desk": case.desk,
        "case_number": case.number,
        "day": bench.today(),
        "read": False,
        "what_sealed": sealed,
    }
    hits.add_notices(bench.session, [row])


def _nothing() -> RefusedInput:
    fault = N_("nothing was opened: there is no closed case like this, or you may not open it")
    return refused("ref", fault)
