"""Walls around a case, and who is named to read a red one: a lead's acts on the own desk's case.

Only leads learn of a wall, and never the one whom it shuts out. Whom it names may be of another
desk: then nothing opens the case to that person, whoever grants it.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from coordination.actions import case_codes, people, standing
from coordination.actions.disclosure_forms import refused, require_all
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import permissions
from coordination.domain.access import Entry, FieldGroup, Ground, Signature
from coordination.domain.drafts import CaseDraft
from coordination.domain.permissions import Act, Decision, Forbidden, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.domain.wording import N_
from coordination.storage import visibility
from coordination.storage.accounts import Account
from coordination.storage.cases import Case

YEAR: Final = timedelta(days=366)
# What only leads read in the log of the desk and of the case.
OF_WALLS: Final = "wall."
SET: Final = "wall.set"
LIFTED: Final = "wall.lifted"


def set_wall(bench: Workbench, case_id: UUID, name: str, desk: str, *, reason: str) -> UUID:
    """Shut a named person out of a case of the own desk; return the id of the wall.

    Raises NoSuchRecord, or RefusedInput for an unknown person, one who is shut out already, or the
    last lead of the desk who can read the case.
    """
    bench.permit(Act.SET_WALL)
    case = own_case(bench, case_id)
    require_all(lambda: people.person(bench, name, desk), lambda: people.reason(reason))
    account, why = people.person(bench, name, desk), people.reason(reason)
    live = live_entries(bench, case)
    if any(one.ground is Ground.WALL and one.account == str(account.id) for one in live):
        raise refused("name", N_("this person is shut out of the case already"))
    _require_lead_left(bench, case, live, account)
    entry = new_entry(bench, Ground.WALL, account, why)
    standing.add_entry(bench, case, entry)
    # Sealed, whom it shuts out: a repair sets a wall again whose row was deleted by hand.
    names = [str(case.id), str(entry.id)]
    bench.record(SET, objects=names, listed=[entry.account], count=0, purpose=why)
    return entry.id


def lift_wall(bench: Workbench, case_id: UUID, entry_id: UUID, *, reason: str) -> bool:
    """Sign that a wall is lifted; return whether it fell, which takes two leads.

    The first lead's signature counts while that person is a lead of the desk. Signing again is no
    second signature.
    """
    case = own_case(bench, case_id)
    require_signer(bench, Act.LIFT_WALL, case)
    wall = find_entry(bench, case, entry_id, Ground.WALL)
    why = people.reason(reason)
    names = [str(case.id), str(wall.id)]
    if not is_second(bench, wall.first, case, Act.LIFT_WALL):
        standing.replace_entry(bench, case, signed(bench, wall, why))
        bench.record("wall.lifting_asked", objects=names, purpose=why)
        return False
    standing.end_entry(bench, case, wall.id, why)
    bench.record(LIFTED, objects=names, purpose=why)
    return True


def name_reader(
    bench: Workbench, case_id: UUID, name: str, *, until: date | None, reason: str
) -> UUID:
    """Name a person of the own desk to read a red case, perhaps up to a day.

    Raises NoSuchRecord, or RefusedInput: for a case that is not red the whole desk reads it.
    """
    bench.permit(Act.NAME_READER)
    case = own_case(bench, case_id)
    if case.tlp != standing.RED:
        fault = N_("this case is not TLP red: everybody of your desk reads it as it is")
        raise refused("name", fault)
    require_all(
        lambda: people.person(bench, name, case.desk),
        lambda: until and people.end(bench, until, YEAR),
        lambda: people.reason(reason),
    )
    account, why = people.person(bench, name, case.desk), people.reason(reason)
    live = live_entries(bench, case)
    require_no_wall(live, account)
    if any(one.ground is Ground.NAMED and one.account == str(account.id) for one in live):
        raise refused("name", N_("this person is named already"))
    ends = people.end(bench, until, YEAR) if until else None
    entry = new_entry(bench, Ground.NAMED, account, why, until=ends)
    standing.add_entry(bench, case, entry)
    bench.record("reader.named", objects=[str(case.id), str(entry.id)], purpose=why)
    return entry.id


def end_name(bench: Workbench, case_id: UUID, entry_id: UUID, *, reason: str) -> None:
    """Take a name from a case: that person reads it no more if it is red."""
    bench.permit(Act.NAME_READER)
    case = own_case(bench, case_id)
    entry = find_entry(bench, case, entry_id, Ground.NAMED)
    why = people.reason(reason)
    standing.end_entry(bench, case, entry.id, why)
    bench.record("reader.removed", objects=[str(case.id), str(entry.id)], purpose=why)


def note_refusal(bench: Workbench, case_id: UUID, what: str) -> None:
    """Log that an act on the access to a case was refused; `what` is one of walls or of others."""
    bench.permit(Act.READ_CASE)
    case = own_case(bench, case_id)
    action = f"{OF_WALLS}not_done" if what == Ground.WALL else "access.not_done"
    bench.record(action, objects=[str(case.id)])


def own_case(bench: Workbench, case_id: UUID) -> Case:
    """Return a case of the own desk that the actor may see; raise NoSuchRecord otherwise."""
    case = visibility.find_case(bench.session, bench.actor, case_id)
    if case is None:
        raise NoSuchRecord
    return case


def require_present(case: Case) -> None:
    """Raise RefusedInput for a case that was withdrawn: nothing of it is opened any more."""
    if case.status == CaseStatus.WITHDRAWN:
        raise refused("groups", N_("this case is withdrawn; nothing of it is opened"))


def require_lasting(bench: Workbench, case: Case, field: str) -> None:
    """Raise RefusedInput where the actor reads a red case for a time only.

    Whoever did more than read could make his day last: lower the colour, and be named when it
    rises again.
    """
    if case.number in bench.actor.access.passing:
        fault = N_(
            "you read this case for a time only; somebody who is named to it, or a lead, changes "
            "its codes and its reference, and closes, opens or withdraws it"
        )
        raise refused(field, fault)


def require_lasting_version(
    bench: Workbench, case: Case, draft: CaseDraft, ref_digest: bytes
) -> None:
    """Raise RefusedInput where who reads for a time only changes a code, the reference or more.

    A version of a withdrawn case opens it again.
    """
    if case.number not in bench.actor.access.passing:
        return
    field = case_codes.changed(bench, case, draft)
    if field is None and (ref_digest != case.ref_digest or case.status == CaseStatus.WITHDRAWN):
        field = "ref"
    if field is not None:
        require_lasting(bench, case, field)


def live_entries(bench: Workbench, case: Case) -> list[Entry]:
    """Return the entries on a case that hold now, or wait for a second signature."""
    now = bench.now()
    entries = standing.entries_of_case(bench, case)
    return [one for one in entries if one.is_live(now) or is_waiting(one)]


def is_waiting(entry: Entry) -> bool:
    """Say whether an entry waits for its second signature."""
    return entry.waits and entry.ended is None


def find_entry(bench: Workbench, case: Case, entry_id: UUID, *grounds: Ground) -> Entry:
    """Return an entry of a case that was not ended; raise NoSuchRecord otherwise."""
    for one in standing.entries_of_case(bench, case):
        if one.id == entry_id and one.ended is None and one.ground in grounds:
            return one
    raise NoSuchRecord


def new_entry(
    bench: Workbench,
    ground: Ground,
    account: Account,
    reason: str,
    *,
    until: datetime | None = None,
    groups: frozenset[FieldGroup] = frozenset(),
) -> Entry:
    """Return an entry for a person, made now by the actor."""
    return Entry(
        id=uuid4(),
        ground=ground,
        account=str(account.id),
        groups=groups,
        since=bench.now(),
        until=until,
        by=bench.actor.name,
        reason=reason,
        desk=account.desk or "",
    )


def signed(bench: Workbench, entry: Entry, reason: str) -> Entry:
    """Return an entry with the actor's signature as the first of two."""
    first = Signature(bench.now(), bench.actor.user_id, bench.actor.name, reason)
    return replace(entry, first=first)


def is_second(bench: Workbench, first: Signature | None, case: Case, act: Act) -> bool:
    """Say whether the actor's signature is the second one; raise Forbidden for the same person."""
    if first is None or not people.still_signs(bench, case, first.by_id, first.at):
        return False
    if first.by_id == bench.actor.user_id:
        raise Forbidden(
            act, Decision(False, N_("The second person must be another one."), needs_two=True)
        )
    return True


def require_signer(bench: Workbench, act: Act, case: Case) -> None:
    """Raise Forbidden unless the actor has the right to sign an act that takes two persons."""
    decision = permissions.can(bench.actor, act, case.desk)
    if not decision.allowed:
        raise Forbidden(act, decision)


def require_no_wall(live: list[Entry], account: Account) -> None:
    """Raise RefusedInput if a wall shuts a person out."""
    if any(one.ground is Ground.WALL and one.account == str(account.id) for one in live):
        fault = N_("a wall shuts this person out of the case; lift it first")
        raise refused("name", fault)


def _require_lead_left(bench: Workbench, case: Case, live: list[Entry], account: Account) -> None:
    walled = {one.account for one in live if one.ground is Ground.WALL} | {str(account.id)}
    leads = {str(one.id) for one in people.of_desk(bench, case.desk) if one.role == Role.LEAD}
    if account.role == Role.LEAD and account.desk == case.desk and not leads - walled:
        fault = N_("this is the last lead who can read the case; a desk keeps one at least")
        raise refused("name", fault)
