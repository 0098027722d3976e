"""What a prober wants to know, and the ways to ask it."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from string import ascii_lowercase

from tests.fishing.prober import Plan, Record, turns

NAME = "Ilarion Vetrescu"
FIRST, LAST = 1975, 1994
TELEPHONE = "+4074155"
HANDLES = 2_000
KNOWN = "velvet.harrier.31"
NAMES = (NAME, *NAME.split())


def suspect(births: Sequence[str], name: str = NAME) -> Record:
    return {"subjects": [_person("suspect", name, one, i) for i, one in enumerate(births)]}


def victim(births: Sequence[str], name: str = NAME) -> Record:
    return {"subjects": [_person("victim", name, one, i) for i, one in enumerate(births)]}


def _person(role: str, name: str, birth: str, place: int) -> Record:
    found: Record = {"id": f"S{place + 1}", "role": role, "names": [name]}
    return {**found, "dob": birth} if birth else {**found, "nationality": "RO"}


def telephones(values: Sequence[str]) -> Record:
    return {"identifiers": [{"type": "phone", "value": one} for one in values]}


def handles(values: Sequence[str]) -> Record:
    return {"identifiers": [{"type": "handle", "value": f"instagram:{one}"} for one in values]}


def called(values: Sequence[str]) -> Record:
    """Return telephone numbers written as the addresses of a service, a new one each time."""
    ways = ("tel:{}", "https://wa.me/{}", "https://t.me/{}")
    written = [ways[n % 3].format(one.replace(" ", "")) for n, one in enumerate(values)]
    return {"identifiers": [{"type": "url", "value": one} for one in written]}


def profiles(values: Sequence[str]) -> Record:
    pages = [f"https://www.instagram.com/{one}" for one in values]
    return {"identifiers": [{"type": "url", "value": one} for one in pages]}


def years() -> list[str]:
    return [str(year) for year in range(FIRST, LAST + 1)]


def days() -> list[str]:
    """Return the fewest dates that find any: each finds its neighbours by a day and by a year."""
    begin, end = date(FIRST, 1, 1), date(LAST, 12, 31)
    every = (begin + timedelta(days=n) for n in range((end - begin).days + 1))
    return [str(day) for day in every if (day.timetuple().tm_yday + 2 * day.year) % 5 == 0]


def spread(births: Sequence[str]) -> list[tuple[str, str]]:
    """Return each date with one of three names that find the same person, in turn."""
    return [(birth, NAMES[place % len(NAMES)]) for place, birth in enumerate(births)]


def victims_of_names(guesses: Sequence[tuple[str, str]]) -> Record:
    people = [_person("victim", name, birth, i) for i, (birth, name) in enumerate(guesses)]
    return {"subjects": people}


def numbers(unknown: int) -> list[str]:
    """Return every number with so many unknown last digits; neighbours are asked far apart."""
    known = (TELEPHONE + "0" * 4)[: 12 - unknown]
    found = [f"{known}{n:0{unknown}d}" for n in range(10**unknown)]
    return list(turns(found, 7))


def strangers() -> list[str]:
    """Return handles that have nothing in common, as a list of candidates has them."""
    draw = Random(7)
    return ["".join(draw.choice(ascii_lowercase) for _ in range(11)) for _ in range(HANDLES)]


def dressed(values: Sequence[str]) -> Record:
    """Ask for handles beside one that is known to be held elsewhere, so that every case meets."""
    return handles([KNOWN, *values])


def relatives() -> list[str]:
    """Return handles that vary one word."""
    return [f"silent{mark}magpie{n}" for n in range(100) for mark in ("", ".", "_", "x")]


PLANS = (
    Plan("name as suspect, by year", years(), suspect),
    Plan("name as suspect, by year in one case", years(), suspect, batch=20),
    Plan("name as suspect, by editing one case", years(), suspect, by_edit=True),
    Plan("name as victim, by date", days(), victim, batch=40),
    Plan("name as victim, one date a day", days(), victim, most=1),
    Plan("name as victim, under three names", spread(days()), victims_of_names),
    Plan("name as victim, called urgent", days(), victim, batch=20, urgency="child_at_risk"),
    Plan("telephone, 2 digits unknown", numbers(2), telephones, batch=8),
    Plan("telephone, 3 digits unknown", numbers(3), telephones, batch=8),
    Plan("telephone, 4 digits unknown", numbers(4), telephones, batch=8),
    Plan("telephone as an address, 2 digits unknown", numbers(2), called, batch=8),
    Plan("telephone as an address, 3 digits unknown", numbers(3), called, batch=8),
    Plan("handle, variants of one", relatives(), handles, batch=6),
    Plan("handle as an address, variants of one", relatives(), profiles, batch=6),
    Plan("handle, list of 2,000 strangers", strangers(), handles, batch=80),
    Plan("handle, the same beside a known hit", strangers(), dressed, batch=79),
)
"""The ways to ask that are measured. None of the guesses is right, so each runs to its end."""
