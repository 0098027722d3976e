"""As what somebody acts: role, desk and access, read anew when a bench is opened.

What the sign-in knew may be an hour old. An account that was closed, moved or given another role
since, or whose row was edited by hand, is that at the next bench. Then come the entries on cases:
walls, names, grants. A case whose code does not hold is shut to everybody.

Actors without an account (operator, worker, detector) stand as the program made them: an id that
is no UUID can't come from the table of accounts.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from coordination.actions import (
    absence_files,
    access_files,
    case_files,
    entry_openings,
    glass_hits,
)
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.access import (
    ADMITTING,
    NO_ACCESS,
    PASSED_ON,
    Access,
    Ended,
    Entry,
    Ground,
)
from coordination.domain.permissions import DESK_ROLES, Act, Actor, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import access as rows
from coordination.storage import accounts
from coordination.storage.access import CLOSED_TO_OTHERS, CaseCodes, Known
from coordination.storage.cases import Case

RED = "red"
_MACHINE = frozenset({Role.OPERATOR, Role.SYSTEM})


def take(bench: Workbench) -> None:
    """Let the bench's actor be what the register says of its account now."""
    codes = CaseCodes(access_files.rights(bench), case_files.Files(bench))
    rows.check_with(bench.session, codes)
    if bench.actor.role in _MACHINE or bench.actor == _nobody(bench.actor):
        return
    actor = _as_registered(bench, codes)
    bench.actor = replace(actor, access=_access(bench, actor, codes))


def entries_of_case(bench: Workbench, case: Case) -> tuple[Entry, ...]:
    """Return the entries on a case, oldest first, ended ones too; empty when one is not genuine.

    Only for acts that have found the case through `visibility` and asked for a right.
    """
    return tuple(access_files.opened(bench, {case.number: case})[case.number] or ())


def add_entry(bench: Workbench, case: Any, entry: Entry) -> None:
    """Store an entry on a case, loaded or as `storage.access` reads it, and renew its code.

    Raises NoSuchRecord when the case's rights are not as they were set: what is added to a
    forged case would make the forgery good.
    """
    before = _sound_entries(bench, case)
    rows.add(bench.session, access_files.row_of(bench, case, entry))
    _renew(bench, case, [*before, entry])


def end_entry(bench: Workbench, case: Any, entry_id: UUID, reason: str) -> Entry:
    """End an entry of a case and renew the case's code; return it as it was.

    Raises NoSuchRecord for one that is absent or ended already.
    """
    before = _sound_entries(bench, case)
    found = next((one for one in before if one.id == entry_id and one.ended is None), None)
    if found is None:
        raise NoSuchRecord
    gone = replace(found, ended=Ended(bench.now(), bench.actor.name, reason))
    _put(bench, case, gone)
    _renew(bench, case, [gone if one.id == entry_id else one for one in before])
    return found


def replace_entry(bench: Workbench, case: Any, entry: Entry) -> None:
    """Store an entry of a case anew, with a signature more: it stands as it stood before.

    Raises NoSuchRecord for one that is absent or ended.
    """
    before = _sound_entries(bench, case)
    if not any(one.id == entry.id and one.ended is None for one in before):
        raise NoSuchRecord
    _put(bench, case, entry)


def _put(bench: Workbench, case: Any, entry: Entry) -> None:
    row = access_files.row_of(bench, case, entry)
    rows.reseal(bench.session, entry.id, row["entry_sealed"])


def codes(bench: Workbench, case: Case, handling: str, tlp: str) -> dict[str, Any]:
    """Return the columns of a case's own rights, as this handling and TLP make them.

    For a new case as well as for another version of one, which is open, whatever it was.
    """
    status = CaseStatus.OPEN if case.status in CLOSED_TO_OTHERS else case.status
    return _columns(bench, case, status, handling, tlp)


def withdrawn(bench: Workbench, case: Case) -> dict[str, Any]:
    """Return the columns of a case's own rights as they are once it is withdrawn."""
    return _columns(bench, case, CaseStatus.WITHDRAWN, case.handling, case.tlp)


def _columns(bench: Workbench, case: Case, status: str, handling: str, tlp: str) -> dict[str, Any]:
    stands = () if not case.restricted else _sound_entries(bench, case)
    restricted = tlp == RED or bool(access_files.standing(stands))
    known = Known(case.id, case.desk, str(status), handling, tlp, restricted)
    code = access_files.code(bench, known, stands)
    return {"tlp": tlp, "restricted": restricted, "access_code": code}


def name_registrant(bench: Workbench, case: Case) -> None:
    """Name who registers a case, or a version of it, that only named persons may read.

    Does nothing for the operator, and for whom the case names already.
    """
    if bench.actor.role not in DESK_ROLES:
        return
    stored = next(rows.coded(bench.session, [case.number]))
    known = _sound_entries(bench, stored)
    now = bench.now()
    live = [one for one in known if one.is_live(now)]
    if _admits(live, bench.actor, absence_files.covered_by(bench, bench.actor)):
        return
    entry = Entry(
        id=uuid4(),
        ground=Ground.NAMED,
        account=bench.actor.user_id,
        groups=frozenset(),
        since=now,
        until=None,
        by=bench.actor.name,
        reason="",
        desk=case.desk,
    )
    add_entry(bench, stored, entry)
    bench.record("reader.named", objects=[str(case.id)])


def _renew(bench: Workbench, loaded: Any, entries: list[Entry]) -> None:
    # As it is stored, not as it was loaded: another TLP may have been written meanwhile.
    case = next(rows.coded(bench.session, [loaded.number]))
    restricted = case.tlp == RED or bool(access_files.standing(entries))
    known = Known(case.id, case.desk, case.status, case.handling, case.tlp, restricted)
    code = access_files.code(bench, known, entries)
    rows.set_code(bench.session, case.number, {"restricted": restricted, "access_code": code})


def _sound_entries(bench: Workbench, case: Any) -> list[Entry]:
    """Return the entries of a case as it lies in the register now; raise if they are forged."""
    now = next(iter(rows.coded(bench.session, [case.number])), None)
    if now is None:
        return []
    entries = access_files.opened(bench, {now.number: now})[now.number]
    if entries is None or now.access_code != access_files.code(bench, now, entries):
        raise NoSuchRecord
    return entries


def _as_registered(bench: Workbench, codes: CaseCodes) -> Actor:
    actor = bench.actor
    try:
        UUID(actor.user_id)
    except ValueError:
        return actor
    account = accounts.find(bench.session, actor.user_id)
    if account is not None and not account.is_genuine:
        codes.wrong.add(account.id)
    if account is None or not account.active or not account.is_genuine:
        return _nobody(actor)
    return account.actor


def _nobody(actor: Actor) -> Actor:
    """Return an actor who has no right that belongs to a desk or an office."""
    return Actor(actor.user_id, actor.name, Role.READER, None)


def anew(bench: Workbench) -> Workbench:
    """Return a bench of the same transaction whose actor is what the register says at present.

    For a bench that stands as another one stood a moment ago.
    """
    fresh = replace(bench, opened=None)
    take(fresh)
    return fresh


def _access(bench: Workbench, actor: Actor, codes: CaseCodes) -> Access:
    at_desk = actor.role in DESK_ROLES and actor.desk is not None
    covered = absence_files.covered_by(bench, actor) if at_desk else frozenset()
    holders = {access_files.holder(bench, one) for one in {actor.user_id, *covered}}
    numbers = {row.case_number for row in rows.held(bench.session, holders)}
    found = rows.restricted(bench.session, actor.desk or "") if at_desk else ()
    own = {row.number: row for row in found}
    others = {row.number: row for row in rows.coded(bench.session, numbers - own.keys())}
    if not own and not others:
        return NO_ACCESS
    live = _live_entries(bench, own | others, codes)
    for number in others:
        live[number] = glass_hits.standing(bench, live[number] or (), number)
    named = frozenset(n for n in own if _admits(live[n], actor, covered))
    return Access(
        shut=frozenset(n for n, case in own.items() if _is_shut(actor, case, live[n], n in named)),
        named=named,
        passing=frozenset(n for n in named if _is_passing(actor, own[n], live[n])),
        openings=entry_openings.of(actor, others, live),
        barred=frozenset(n for n in others if _is_walled(live[n], actor.user_id)),
        glass=entry_openings.glass_ends(actor, own | others, live),
    )


def _live_entries(
    bench: Workbench, cases: Mapping[int, Any], codes: CaseCodes
) -> dict[int, list[Entry] | None]:
    """Return what holds now on cases, None on a case whose rights are not as they were set."""
    entries = access_files.opened(bench, cases)
    for number, case in cases.items():
        known = entries[number]
        if known is None or case.access_code != access_files.code(bench, case, known):
            codes.wrong.add(case.id)
            entries[number] = None
    return {number: _live(bench, found) for number, found in entries.items()}


def _live(bench: Workbench, entries: list[Entry] | None) -> list[Entry] | None:
    now = bench.now()
    return None if entries is None else [one for one in entries if one.is_live(now)]


def _admits(live: list[Entry] | None, actor: Actor, covered: frozenset[str]) -> bool:
    """Say whether the actor is let in, or stands in for somebody who is and whom no wall stops."""
    letting = [one for one in live or () if one.ground in ADMITTING and one.is_at(actor.desk)]
    letting = [one for one in letting if entry_openings.may_break(actor, one, Act.BREAK_GLASS)]
    if any(one.account == actor.user_id for one in letting):
        return True
    passed = {one.account for one in letting if one.ground in PASSED_ON} & covered
    return any(not _is_walled(live, account) for account in passed)


def _is_passing(actor: Actor, case: Any, live: list[Entry] | None) -> bool:
    """Say whether somebody reads a red case through broken glass, a cover, or until a day."""
    lasting = any(
        one.ground in PASSED_ON and one.account == actor.user_id and one.until is None
        for one in live or ()
    )
    return case.tlp == RED and actor.role is not Role.LEAD and not lasting


def _is_walled(live: list[Entry] | None, account: str) -> bool:
    return any(one.ground is Ground.WALL and one.account == account for one in live or ())


def _is_shut(actor: Actor, case: Any, live: list[Entry] | None, named: bool) -> bool:
    if live is None or _is_walled(live, actor.user_id):
        return True
    return case.tlp == RED and actor.role is not Role.LEAD and not named
