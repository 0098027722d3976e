"""Change what a name consists of, as life and files do, before anybody writes it in letters.

Each disguise is named as in `proportions`, changes a `Draft` and says whether it fitted it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from coordination.demo import surnames
from coordination.demo.cultures import CULTURES, LATIN_NICKNAMES, NICKNAMES, Word
from coordination.demo.lettering import in_script
from coordination.demo.people import Person
from coordination.demo.surnames import official_latin
from coordination.demo.text_disguises import fits

_SIMPLER = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ı": "i",
     "Ø": "O", "Æ": "Ae", "Å": "Aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ł": "L", "İ": "I"}
)  # fmt: skip
_ALIASES = (
    "Shadow", "Lucky", "Falcon", "Rico", "Viper", "Ace", "Boss", "Nino", "Wolf", "Ghost", "Lex",
    "Zed", "Koba", "Tiger", "Coach", "Prof", "Mister X", "Papa", "Uncle Ben", "Baron",
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A name on its way into a file. `other` is a second name that the file gives beside it."""

    person: Person
    given: Word
    middle: Word | None
    family: tuple[Word, ...]
    other: tuple[Word, ...] = ()
    alias: str = ""
    initial_only: bool = False
    text_changes: list[str] = field(default_factory=list)


Rename = Callable[[random.Random, Draft], bool]


def draft_of(person: Person) -> Draft:
    """Return the name as the person's papers have it."""
    return Draft(person, person.given, person.middle, person.family)


def _married(rng: random.Random, draft: Draft) -> bool:
    person = draft.person
    if person.sex != "f":
        return False
    latin_papers = person.script != CULTURES[person.culture].script
    taken = surnames.invent(rng, person.culture, "f")[:1]
    taken = tuple(Word(word.latin, word.latin) for word in taken) if latin_papers else taken
    if rng.random() < 0.25:
        draft.other = (person.given, *person.family)
    if rng.random() < 0.2:
        one, own = taken[0], draft.family[0]
        taken = (Word(f"{one.native}-{own.native}", f"{one.latin}-{own.latin}"),)
    draft.family = taken
    return True


def _other_gender(_rng: random.Random, draft: Draft) -> bool:
    person = draft.person
    if person.sex != "f" or person.script != CULTURES[person.culture].script:
        return False
    his = tuple(surnames.masculine(word, person.culture) for word in draft.family)
    changed, draft.family = his != draft.family, his
    return changed


def _second_dropped(_rng: random.Random, draft: Draft) -> bool:
    if len(draft.family) < 2:
        return False
    draft.family = draft.family[:1]
    return True


def _first_dropped(_rng: random.Random, draft: Draft) -> bool:
    if draft.middle is not None and not draft.person.has_patronymic:
        draft.given, draft.middle = draft.middle, None
        return True
    if "-" in draft.given.latin and "-" in draft.given.native:
        draft.given = Word(*(text.partition("-")[2] for text in draft.given))
        return True
    if len(draft.family) == 2:
        draft.family = draft.family[1:]
        return True
    return False


def _middle_dropped(_rng: random.Random, draft: Draft) -> bool:
    if draft.middle is None or draft.person.has_patronymic:
        return False
    draft.middle = None
    return True


def _patronymic_as_surname(_rng: random.Random, draft: Draft) -> bool:
    if draft.person.middle is None or not draft.person.has_patronymic:
        return False
    draft.family, draft.middle = (draft.person.middle,), None
    return True


def _initial(_rng: random.Random, draft: Draft) -> bool:
    draft.initial_only = True
    return True


def _nickname(rng: random.Random, draft: Draft) -> bool:
    person, known = draft.person, draft.given.native
    if known in LATIN_NICKNAMES:
        latin = rng.choice(LATIN_NICKNAMES[known])
        native = known if person.script == "Thai" else in_script(latin, person.script)
        draft.given = Word(native, latin)
        return True
    if known not in NICKNAMES:
        return False
    short = rng.choice(NICKNAMES[known])
    is_latin = person.script == "Latn"
    draft.given = Word(short, short if is_latin else official_latin(short, person.culture))
    return True


def _alias(rng: random.Random, draft: Draft) -> bool:
    draft.alias = rng.choice(_ALIASES)
    return True


def _simplified(_rng: random.Random, draft: Draft) -> bool:
    words = (draft.given, *draft.family)
    if draft.person.script != "Latn" or all(_simple(word) == word for word in words):
        return False
    draft.given, draft.middle = _simple(draft.given), draft.middle and _simple(draft.middle)
    draft.family = tuple(_simple(word) for word in draft.family)
    return True


def _simple(word: Word) -> Word:
    return Word(*(text.translate(_SIMPLER) for text in word))


def _in_text(change: str) -> Rename:
    """Return a disguise that waits until the name is written; it may still not fit then."""

    def note(_rng: random.Random, draft: Draft) -> bool:
        words = [word.latin for word in (draft.given, draft.middle, *draft.family) if word]
        if not fits(change, " ".join(words).split(" ")):
            return False
        draft.text_changes.append(change)
        return True

    return note


RENAMES: dict[str, Rename] = {
    "married name": _married,
    "surname in the other gender": _other_gender,
    "second surname dropped": _second_dropped,
    "first part dropped": _first_dropped,
    "middle name dropped": _middle_dropped,
    "patronymic taken for surname": _patronymic_as_surname,
    "initial only": _initial,
    "nickname": _nickname,
    "alias first": _alias,
    "letters simplified": _simplified,
    "typing error": _in_text("typing error"),
    "parts merged": _in_text("parts merged"),
    "parts split": _in_text("parts split"),
    "particle dropped": _in_text("particle dropped"),
}
