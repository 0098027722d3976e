"""Invent persons, and write the same person down in more than one way.

Two spellings of a person that differ in order, diacritics or letter case are `exact`: the full
birth date and the same name stand in both. Transliterations, partial or swapped dates and
dropped parts are real disguises too, and the truth marks them as not reachable yet.
"""

import random
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from coordination.demo.latin_names import LATIN, NameList
from coordination.demo.other_names import OTHER
from coordination.demo.places import PLACES

CULTURES: dict[str, NameList] = {**LATIN, **OTHER}
_CASED_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek"})
_FOREIGN_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person; `latin` is the name as a foreign desk might transliterate it."""

    given: str
    family: str
    latin: tuple[str, str]
    culture: str
    sex: str
    born: date
    nationality: str

    @property
    def script(self) -> str:
        """Return the script of the name, as ISO 15924."""
        return CULTURES[self.culture].script


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a person; `exact` says that equal normalised name and date remain."""

    name: str
    dob: str
    exact: bool


class People:
    """Invents persons, no two with the same name and birth date."""

    def __init__(self, rng: random.Random, today: date) -> None:
        self._rng = rng
        self._today = today
        self._known: set[tuple[str, str, date]] = set()

    def adult(self, jurisdiction: str) -> Person:
        """Return a person between 19 and 70 years old."""
        return self._invent(jurisdiction, 19, 70)

    def child(self, jurisdiction: str) -> Person:
        """Return a person between 3 and 16 years old."""
        return self._invent(jurisdiction, 3, 16)

    def _invent(self, jurisdiction: str, youngest: int, oldest: int) -> Person:
        while True:
            days = self._rng.randrange(youngest * 366, oldest * 365)
            person = self._named(jurisdiction, self._today - timedelta(days=days))
            # The diacritics go before comparing: a matcher may take Böhm and Bohm for one.
            key = (plain(person.given), plain(person.family), person.born)
            # The first of January often stands for an unknown day, so nobody here has it.
            if key not in self._known and (person.born.month, person.born.day) != (1, 1):
                self._known.add(key)
                return person

    def _named(self, jurisdiction: str, born: date) -> Person:
        rng = self._rng
        nationality = jurisdiction
        if rng.random() < _FOREIGN_SHARE:
            nationality = rng.choice(tuple(PLACES))
        chosen = rng.choice(PLACES[nationality].cultures)
        culture = CULTURES[chosen]
        sex = "m" if rng.random() < 0.7 else "f"
        given, given_latin = _native_and_latin(rng.choice(_given_names(culture, sex)))
        family, family_latin = _native_and_latin(rng.choice(culture.family))
        if culture.two_surnames:
            second = rng.choice([name for name in culture.family if name != family])
            family = family_latin = f"{family} {second}"
        return Person(given, family, (given_latin, family_latin), chosen, sex, born, nationality)

    def sibling_name(self, person: Person) -> str:
        """Return another given name that the person's parents might have chosen."""
        names = _given_names(CULTURES[person.culture], person.sex)
        others = [_native_and_latin(name)[0] for name in names]
        return self._rng.choice([name for name in others if name != person.given])


def _given_names(culture: NameList, sex: str) -> tuple[str, ...]:
    return culture.male if sex == "m" else culture.female


def _native_and_latin(entry: str) -> tuple[str, str]:
    native, _, latin = entry.partition("=")
    return native, latin or native


def plain(text: str) -> str:
    """Return the text without combining marks: Böhm becomes Bohm, while ø and ł stay."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def as_known(person: Person) -> Spelling:
    """Return the person as the first desk writes the name, with the full birth date."""
    return Spelling(f"{person.given} {person.family}", person.born.isoformat(), exact=True)


def disguised(rng: random.Random, person: Person) -> Spelling:
    """Return an exact spelling that looks different: order, diacritics or letter case."""
    forms = [f"{person.family}, {person.given}", f"{person.given}  {person.family}"]
    if person.script in _CASED_SCRIPTS:
        forms.append(f"{person.given} {person.family}".upper())
        forms.append(f"{person.family.upper()}, {person.given}")
    if person.script == "Latn":
        forms.append(plain(f"{person.given} {person.family}"))
        forms.append(plain(f"{person.family}, {person.given}").lower())
    return Spelling(rng.choice(forms), person.born.isoformat(), exact=True)


def distant(rng: random.Random, person: Person) -> Spelling:
    """Return a spelling that equal names and dates cannot reach: the persons of a later step."""
    name, born = f"{person.given} {person.family}", person.born
    swapped = f"{born.year:04d}-{born.day:02d}-{born.month:02d}" if born.day <= 12 else ""
    forms = [(name, f"{born:%Y}"), (name, f"{born:%Y-%m}")]
    forms.append((f"{person.given[0]}. {person.family}", born.isoformat()))
    if swapped and born.day != born.month:
        forms.append((name, swapped))
    if person.script != "Latn":
        forms.append((" ".join(person.latin), born.isoformat()))
    if " " in person.family:
        forms.append((f"{person.given} {person.family.split()[0]}", born.isoformat()))
    name, dob = rng.choice(forms)
    return Spelling(name, dob, exact=False)
