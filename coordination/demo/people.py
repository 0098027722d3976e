"""Invent persons: names by culture, the common ones as common as they are, and birth dates."""

import hashlib
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from coordination.demo import surnames
from coordination.demo.cultures import CULTURES, Culture, Word
from coordination.demo.lettering import SCHEMES, respelt_latin
from coordination.demo.places import MINORITIES, PLACES, SCRIPTS
from coordination.demo.proportions import FOREIGN, MINORITY, SECOND_GIVEN_NAME
from coordination.demo.surnames import word_of

_STEEPNESS_OF_GIVEN_NAMES = 0.75
# Scripts that leave vowels open: what the Latin letters are is a custom, not a table.
_OPEN = frozenset({"Arab", "Hebr", "Thai"})


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person. `middle` is a second given name or, where papers carry it, the father's.

    `script` is that of the person's papers: a name of Arabic origin is Latin in French ones.
    """

    given: Word
    middle: Word | None
    family: tuple[Word, ...]
    culture: str
    script: str
    sex: str
    born: date
    nationality: str

    @property
    def has_patronymic(self) -> bool:
        """Say whether the middle name is that of the father."""
        return self.middle is not None and CULTURES[self.culture].patronymics


class People:
    """Invents persons, no two with the same given name, surname and birth date."""

    def __init__(self, rng: random.Random, today: date, known: set[bytes] | None = None) -> None:
        self.rng = rng
        self._today = today
        # Digests, because a register of a million persons keeps them all in memory.
        self._known: set[bytes] = set() if known is None else known

    def adult(self, jurisdiction: str) -> Person:
        """Return a person between 19 and 70 years old."""
        return self._invent(jurisdiction, 19, 70)

    def child(self, jurisdiction: str) -> Person:
        """Return a person between 3 and 16 years old."""
        return self._invent(jurisdiction, 3, 16)

    def commoner(self, jurisdiction: str) -> Person:
        """Return an adult whose given name and surname are among the commonest of the State."""
        while True:
            person = self.adult(jurisdiction)
            culture = CULTURES[person.culture]
            given = word_of(self.rng.choice(_given_names(culture, person.sex)[:6]), person.culture)
            family = surnames.common(self.rng, person.culture, person.sex, among=8)
            person = _on_paper(replace(person, given=given, family=family, middle=None))
            if self._is_new(person):
                return person

    def sibling(self, person: Person) -> Person:
        """Return the person with another given name that the parents might have chosen."""
        names = _given_names(CULTURES[person.culture], person.sex)
        others = [word_of(name, person.culture) for name in names]
        given = self.rng.choice([word for word in others if word.latin != person.given.latin])
        is_foreign = _is_foreign(person)
        return replace(person, given=Word(given.latin, given.latin) if is_foreign else given)

    def _invent(self, jurisdiction: str, youngest: int, oldest: int) -> Person:
        while True:
            days = self.rng.randrange(youngest * 366, oldest * 365)
            person = self._named(jurisdiction, self._today - timedelta(days=days))
            # The first of January often stands for an unknown day, so nobody here has it.
            if (person.born.month, person.born.day) != (1, 1) and self._is_new(person):
                return person

    def _is_new(self, person: Person) -> bool:
        """Say whether nobody has this name and birth date yet, and remember it."""
        family = " ".join(word.latin for word in person.family)
        names = f"{person.given.latin}|{family}|{person.born}".casefold()
        key = hashlib.blake2b(names.encode(), digest_size=8).digest()
        if key in self._known:
            return False
        self._known.add(key)
        return True

    def _named(self, jurisdiction: str, born: date) -> Person:
        rng = self.rng
        nationality = rng.choice(tuple(PLACES)) if rng.random() < FOREIGN else jurisdiction
        name = rng.choice(PLACES[nationality].cultures)
        if nationality in MINORITIES and rng.random() < MINORITY:
            name = rng.choice(MINORITIES[nationality])
        culture = CULTURES[name]
        sex = "m" if rng.random() < 0.7 else "f"
        given = _common(rng, _given_names(culture, sex))
        family = surnames.invent(rng, name, sex)
        person = Person(
            word_of(given, name),
            self._middle(name, sex, given),
            family,
            name,
            culture.script if SCRIPTS.get(nationality) == culture.script else "Latn",
            sex,
            born,
            nationality,
        )
        return _on_paper(person, rng)

    def _middle(self, name: str, sex: str, given: str) -> Word | None:
        culture = CULTURES[name]
        if culture.patronymics:
            father = _common(self.rng, culture.male)
            return surnames.patronymic(word_of(father, name), name, sex)
        if culture.script != "Latn" or self.rng.random() > SECOND_GIVEN_NAME:
            return None
        other = _common(self.rng, _given_names(culture, sex))
        return None if other == given else word_of(other, name)


def _on_paper(person: Person, rng: random.Random | None = None) -> Person:
    """Return the person with Latin names only where the papers are Latin.

    A family spells itself in one way for ever; which of the customs that is differs.
    """
    if not _is_foreign(person):
        return person
    script = CULTURES[person.culture].script
    schemes = SCHEMES[script] if script in _OPEN else ("",)
    scheme = rng.choice(schemes) if rng else schemes[0]

    def on_paper(word: Word) -> Word:
        latin = respelt_latin(word.latin, script, scheme) if scheme else word.latin
        return Word(latin, latin)

    return replace(
        person,
        given=on_paper(person.given),
        middle=person.middle and on_paper(person.middle),
        family=tuple(on_paper(word) for word in person.family),
    )


def _is_foreign(person: Person) -> bool:
    return person.script == "Latn" and CULTURES[person.culture].script != "Latn"


def _common(rng: random.Random, names: tuple[str, ...]) -> str:
    """Return a name of a list that begins with the commonest: the n-th is 1/n^0.75 as common."""
    return rng.choices(names, cum_weights=_cumulated(len(names)))[0]


def _cumulated(count: int) -> list[float]:
    if count not in _CUMULATED:
        shares = (1 / place**_STEEPNESS_OF_GIVEN_NAMES for place in range(1, count + 1))
        _CUMULATED[count] = list(accumulate(shares))
    return _CUMULATED[count]


_CUMULATED: dict[int, list[float]] = {}


def _given_names(culture: Culture, sex: str) -> tuple[str, ...]:
    return culture.male if sex == "m" else culture.female
