"""What people send when they ask or answer, read and checked before anything is done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from coordination.actions.workbench import Workbench
from coordination.domain import disclosure
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Track, Use
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.wording import N_

MOST_WORDS = 1000
"""Characters that a reason, conditions or contact words may have."""

MOST_READERS = 50
LONGEST = timedelta(days=90)
"""How far away a deadline, or the day of a postponed ask, may be."""

FARTHEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a desk asks for: values of groups, why, and by which day if not as usual.

    `readers` are sign-in names of the own desk: who will read it. The owner may need them.
    """

    groups: tuple[str, ...]
    reason: str
    deadline: date | None = None
    readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What an owner opens: values of groups, up to which day, under which words, for whom.

    `readers` are sign-in names at the recipient, of those that the ask carries; `contact` goes
    with the group of that name.
    """

    groups: tuple[str, ...]
    until: date | None = None
    conditions: str = ""
    readers: tuple[str, ...] = ()
    contact: str = ""


def groups_in(values: tuple[str, ...]) -> tuple[FieldGroup, ...]:
    """Return the groups that were chosen, in their order; raise RefusedInput for none."""
    if not values or not set(values) <= set(FieldGroup):
        raise refused("groups", N_("choose at least one group of fields from the list"))
    return tuple(group for group in FieldGroup if group in values)


def track_of(groups: tuple[FieldGroup, ...]) -> Track:
    """Return on which track groups are; raise RefusedInput for victims with anything else."""
    try:
        return disclosure.track_of(groups)
    except ValueError:
        fault = N_("victims and minors are dealt with apart: send them alone")
        raise refused("groups", fault) from None


def track_in(text: str) -> Track:
    """Return the track that was named; raise RefusedInput for another word."""
    if text not in set(Track):
        raise refused("track", N_("say whether it is about the case or its victims"))
    return Track(text)


def use_in(text: str) -> Use:
    """Return the use that was named; raise RefusedInput for another word."""
    if text not in set(Use):
        raise refused("use", N_("say whether to use it as evidence or to pass it on"))
    return Use(text)


def day_in(bench: Workbench, field: str, day: date | None, most: timedelta) -> date:
    """Return a day after today, at most so far away; raise RefusedInput for another."""
    today = bench.today()
    if day is None or not today < day <= today + most:
        params = {"most": str(most.days)}
        fault = N_("give a day after today, at most {most} days away")
        raise RefusedInput((Fault(field, fault, params),))
    return day


def reason_in(text: str | None) -> str:
    """Return a reason without blanks around it; raise RefusedInput for none, or too long a one."""
    words = words_in("reason", text)
    if not words:
        raise refused("reason", N_("say why: both desks read the reason with the link"))
    return words


def words_in(field: str, text: str | None) -> str:
    """Return words without blanks around them, perhaps none; raise RefusedInput for too many."""
    words = (text or "").strip()
    if len(words) > MOST_WORDS:
        most = {"most": str(MOST_WORDS)}
        raise RefusedInput((Fault(field, N_("shorten this to {most} characters"), most),))
    if "\x00" in words:
        raise refused(field, N_("this holds the character NUL; remove it"))
    return words


def readers_in(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return sign-in names without blanks, each once; raise RefusedInput for too many."""
    found = tuple(dict.fromkeys(name.strip().casefold() for name in names if name.strip()))
    if len(found) > MOST_READERS or any(len(name) > MOST_WORDS for name in found):
        raise refused("readers", N_("name fewer people"))
    return found


def require_all(*reads: Callable[[], object]) -> None:
    """Raise RefusedInput with the faults of all these readings of a form, if there are any."""
    faults: list[Fault] = []
    for read in reads:
        try:
            read()
        except RefusedInput as problem:
            faults += problem.faults
    if faults:
        raise RefusedInput(tuple(faults))


def refused(field: str, message: str) -> RefusedInput:
    """Return the refusal of one field."""
    return RefusedInput((Fault(field, message),))
