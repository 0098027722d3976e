"""Find the person whom somebody names, and read what such an act needs: reason, groups, end."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from coordination.actions import standing
from coordination.actions.disclosure_forms import groups_in, refused, words_in
from coordination.actions.workbench import Workbench
from coordination.domain.access import FieldGroup, Ground
from coordination.domain.permissions import DESK_ROLES, Role
from coordination.domain.wording import N_
from coordination.storage import accounts
from coordination.storage.accounts import Account
from coordination.storage.cases import Case

SIGNATURE_LIFE = timedelta(days=30)
"""How long the first of two signatures waits for the second."""

_SHORTEST = 5


def person(bench: Workbench, name: str, desk: str | None, where: str = "name") -> Account:
    """Return the account of a named person at a desk; `where` is the field that named it.

    Raises RefusedInput, in the same words for a name that does not exist, works elsewhere, is
    closed, or has no role at a desk.
    """
    found = accounts.find_by_name(bench.session, name.strip().casefold())
    if found is None or found.desk != desk or desk is None or not is_working(found):
        raise refused(where, N_("nobody of this sign-in name works at that desk now"))
    return found


def is_working(account: Account) -> bool:
    """Say whether an account of a desk is open and as it was set up."""
    return bool(account.active and account.is_genuine and Role(account.role) in DESK_ROLES)


def of_desk(bench: Workbench, desk: str | None) -> list[Account]:
    """Return the people of a desk who can work now, by name."""
    return [one for one in accounts.of_desk(bench.session, desk or "") if is_working(one)]


def staffed_desks(bench: Workbench) -> list[str]:
    """Return the other desks at which somebody can work now, by code: whom an act can name."""
    working = {one.desk for one in accounts.every(bench.session, Account) if is_working(one)}
    return sorted(desk for desk in working if desk and desk != bench.actor.desk)


def has_one_lead(bench: Workbench, desk: str | None) -> bool:
    """Say whether a desk has no two leads who work now: what takes two then waits for ever."""
    return sum(one.role == Role.LEAD.value for one in of_desk(bench, desk)) < 2


def names_of(bench: Workbench, desk: str | None) -> dict[str, str]:
    """Return the sign-in names of a desk's people, closed accounts too, by account."""
    return {str(one.id): one.username for one in accounts.of_desk(bench.session, desk or "")}


def name_of(bench: Workbench, account: str) -> tuple[str, str | None]:
    """Return the sign-in name and the present desk of an account; the id where it is gone."""
    found = accounts.find(bench.session, account)
    return (found.username, found.desk) if found else (account, None)


def reason(text: str | None) -> str:
    """Return a reason without blanks around it; raise RefusedInput for none."""
    said = words_in("reason", text)
    if len(said) < _SHORTEST:
        raise refused("reason", N_("say why; the log keeps it"))
    return said


def groups(values: tuple[str, ...]) -> frozenset[FieldGroup]:
    """Return the groups that were chosen; raise RefusedInput for none or an unknown one."""
    return frozenset(groups_in(values))


def end(bench: Workbench, day: date | None, most: timedelta) -> datetime:
    """Return when something ends that holds through a day; raise RefusedInput for a wrong day."""
    today = bench.today()
    if day is None or not today <= day <= today + most:
        fault = N_("give the last day on which it holds: today or later, within a year")
        raise refused("until", fault)
    return midnight_after(day)


def midnight_after(day: date) -> datetime:
    """Return the first instant after a day, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def last_day(end: datetime) -> date:
    """Return the last day of what ends at an instant."""
    return (end - timedelta(microseconds=1)).date()


def still_signs(bench: Workbench, case: Case, by: str, at: datetime) -> bool:
    """Say whether a first signature on a case counts: given within thirty days by the account `by`.

    That account is a working lead of the case's desk now, whom no wall shuts out of the case. An
    id that is no UUID belongs to no account: there is nothing that could have changed.
    """
    if bench.now() - at > SIGNATURE_LIFE:
        return False
    try:
        UUID(by)
    except ValueError:
        return True
    found = accounts.find(bench.session, by)
    if found is None or not is_working(found):
        return False
    if (found.role, found.desk) != (Role.LEAD.value, case.desk):
        return False
    return not any(
        one.ground is Ground.WALL and one.account == by and one.is_live(bench.now())
        for one in standing.entries_of_case(bench, case)
    )
