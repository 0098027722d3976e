"""Put strangers into cases whom name and birth date alone would take for one person.

Twins, siblings, fathers and sons, couples, and people with the commonest names of a State; and
people of office who stand in many files because of their work. How many, `proportions` says.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from coordination.demo import on_file, people
from coordination.demo.actors import Cast
from coordination.demo.casework import CaseFile
from coordination.demo.people import Person
from coordination.demo.proportions import EXPERTS_PER_CASE, LOOK_ALIKES_PER_CASE

BY_OFFICE = "somebody who is witness or contact by office"

Two = Callable[[people.People, str], tuple[Person, Person]]
"""Returns two different persons of the State who look alike."""


def mistake(cast: Cast, cases: Sequence[CaseFile]) -> None:
    """Scatter look-alikes over the cases, each noted in the ledger as a coincidence."""
    if len(cases) < 2:
        return
    for why, share in LOOK_ALIKES_PER_CASE.items():
        for _ in range(1 + int(len(cases) * share)):
            pair = cast.rng.sample(cases, 2)
            together = _LOOK_ALIKES[why](cast.people, pair[0].jurisdiction)
            for case, person in zip(pair, together, strict=True):
                _write(cast.rng, case, person, why)
            cast.ledger.misleads((case.number for case in pair), why)
    for _ in range(1 + int(len(cases) * EXPERTS_PER_CASE)):
        _expert(cast, cases)


def _write(rng: random.Random, case: CaseFile, person: Person, why: str) -> None:
    entry = on_file.enter(rng, person, case.jurisdiction, 0)
    if "same year of birth" in why:
        entry = replace(entry, dob=f"{person.born:%Y}")
    elif "without birth date" in why and rng.random() < 0.5:
        entry = replace(entry, dob="")
    case.add_subject(case.suspect_role, entry)


def _expert(cast: Cast, cases: Sequence[CaseFile]) -> None:
    """Name somebody of a laboratory or a hotline as witness or contact in many cases."""
    crowd = cast.rng.sample(cases, min(len(cases), cast.rng.randrange(6, 15)))
    person = cast.people.adult(crowd[0].jurisdiction)
    for case in crowd:
        entry = on_file.enter(cast.rng, person, case.jurisdiction, 0)
        role = cast.rng.choice(("witness", "contact"))
        case.add_subject(role, replace(entry, dob=""))
    cast.ledger.misleads((case.number for case in crowd), BY_OFFICE)


def _namesakes(makes: people.People, state: str) -> tuple[Person, Person]:
    one = makes.commoner(state)
    return one, replace(one, born=_another_day(makes.rng, one.born))


def _another_day(rng: random.Random, born: date) -> date:
    """Return another day of the year, which is neither the first of January nor near by."""
    first = date(born.year, 1, 2)
    while True:
        day = first + timedelta(days=rng.randrange(363))
        if abs((day - born).days) > 12:
            return day


def _same_day(makes: people.People, state: str) -> tuple[Person, Person]:
    one = makes.commoner(state)
    return one, one


def _near_day(makes: people.People, state: str) -> tuple[Person, Person]:
    """Return namesakes whose birth dates look like a slip: a day, a month or a year apart."""
    one = makes.commoner(state)
    born = one.born.replace(day=min(one.born.day, 27))
    month = born.month % 12 + 1
    near = (
        born + timedelta(days=1),
        born.replace(month=month),
        born.replace(year=born.year - 1),
    )
    return replace(one, born=born), replace(one, born=makes.rng.choice(near))


def _old_and_young(makes: people.People, state: str) -> tuple[Person, Person]:
    """Return namesakes of other years: only a missing date makes them look alike."""
    one = makes.commoner(state)
    years = makes.rng.randrange(3, 12)
    return one, replace(one, born=date(one.born.year - years, 6, makes.rng.randrange(1, 29)))


def _twins(makes: people.People, state: str) -> tuple[Person, Person]:
    one = makes.adult(state)
    return one, makes.sibling(one)


def _siblings(makes: people.People, state: str) -> tuple[Person, Person]:
    one = makes.adult(state)
    apart = timedelta(days=makes.rng.randrange(300, 1500))
    return one, replace(makes.sibling(one), born=one.born - apart)


def _father_and_son(makes: people.People, state: str) -> tuple[Person, Person]:
    son = makes.adult(state)
    born = date(son.born.year - makes.rng.randrange(20, 38), makes.rng.randrange(1, 13), 15)
    return son, replace(son, born=born)


def _couple(makes: people.People, state: str) -> tuple[Person, Person]:
    one, other = makes.adult(state), makes.adult(state)
    near = one.born + timedelta(days=makes.rng.choice((-400, -30, 12, 200, 366)))
    return one, replace(other, family=one.family, born=near)


_LOOK_ALIKES: dict[str, Two] = {
    "common name with the same year of birth": _namesakes,
    "common name with the same birth date": _same_day,
    "common name with birth dates that look like a slip": _near_day,
    "common name, one without birth date": _old_and_young,
    "twins: one surname and birth date, two given names": _twins,
    "siblings": _siblings,
    "father and son of one name": _father_and_son,
    "couple: one surname, close birth dates": _couple,
}
