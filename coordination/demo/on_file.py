"""Put a person on file as a desk would: name, birth date, sex and nationality as it knows them.

What a file has wrong or leaves out is drawn from `proportions` and kept beside the entry as its
disguises, so that the truth can say which of them a link has to see through.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from coordination.demo.birth_disguises import MISDATES
from coordination.demo.cultures import CULTURES, Word
from coordination.demo.lettering import SCHEMES, in_script, machine_latin, respelt_latin, to_latin
from coordination.demo.name_disguises import RENAMES, Draft, draft_of
from coordination.demo.people import Person
from coordination.demo.places import PLACES, SCRIPTS
from coordination.demo.proportions import (
    DISGUISES,
    DISGUISES_AT_FIRST,
    DISGUISES_LATER,
    FOREIGN_SCRIPT_AT_LATIN_DESK,
    LATIN_AT_OTHER_DESK,
    NATIONALITY_DIFFERS,
    NATIONALITY_MISSING,
    OTHER_SCRIPT_AT_OTHER_DESK,
    RESPELT_IN_LATIN,
    SEX_DIFFERS,
    SEX_MISSING,
    WRITES_PATRONYMIC,
    drawn,
)
from coordination.demo.text_disguises import RETYPES, laid_out

_OPEN = frozenset({"Arab", "Hebr", "Thai"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as one case has it. `letters` says how the name was written down."""

    names: tuple[str, ...]
    dob: str
    sex: str
    nationality: str
    disguises: frozenset[str]
    letters: str = ""

    def fields(self) -> dict[str, object]:
        """Return what of it goes into the record; what is not known stays out."""
        known = {"dob": self.dob, "sex": self.sex, "nationality": self.nationality}
        return {"names": list(self.names)} | {name: value for name, value in known.items() if value}


Writer = Callable[[random.Random, Person, str], Entry]
"""Returns a person as the desk given has it."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """How one desk writes one name: the way, and the script or scheme in which it does so."""

    way: str
    script: str
    scheme: str = ""


def plainly(person: Person) -> Entry:
    """Return the person as the papers have it, with all that is known."""
    family = " ".join(word.native for word in person.family)
    name = f"{person.given.native} {family}"
    return Entry(
        (name,), person.born.isoformat(), person.sex, person.nationality, frozenset(), "plain"
    )


def first_entry(rng: random.Random, person: Person, desk: str) -> Entry:
    """Return the person as the desk has it that knows the person best."""
    return enter(rng, person, desk, drawn(rng, DISGUISES_AT_FIRST))


def later_entry(rng: random.Random, person: Person, desk: str) -> Entry:
    """Return the person as another desk has it."""
    return enter(rng, person, desk, drawn(rng, DISGUISES_LATER))


def enter(rng: random.Random, person: Person, desk: str, count: int) -> Entry:
    """Return the person as a desk would enter it, under so many disguises of name and date."""
    draft, dob = draft_of(person), person.born.isoformat()
    chosen: set[str] = set()
    while len(chosen) < count:
        disguise = drawn(rng, DISGUISES)
        if disguise in chosen:
            continue
        if disguise not in MISDATES:
            chosen |= {disguise} if RENAMES[disguise](rng, draft) else set()
        elif not chosen & MISDATES.keys():
            misdated = MISDATES[disguise](rng, person.born)
            if misdated is not None:
                dob = misdated
                chosen.add(disguise)
    names, letters, of_letters = _written(rng, draft, desk)
    # What waited for the written text says only there whether it fitted.
    disguises = (chosen - RETYPES.keys()) | of_letters
    entry = Entry(names, dob, person.sex, person.nationality, frozenset(disguises), letters)
    return _half_known(rng, entry)


def _half_known(rng: random.Random, entry: Entry) -> Entry:
    sex, nationality, found = entry.sex, entry.nationality, set(entry.disguises)
    if rng.random() < SEX_MISSING:
        sex = ""
        found.add("sex missing")
    elif rng.random() < SEX_DIFFERS:
        sex = "f" if sex == "m" else "m"
        found.add("sex differs")
    if rng.random() < NATIONALITY_MISSING:
        nationality = ""
        found.add("nationality missing")
    elif rng.random() < NATIONALITY_DIFFERS:
        nationality = rng.choice([code for code in PLACES if code != nationality])
        found.add("nationality differs")
    return replace(entry, sex=sex, nationality=nationality, disguises=frozenset(found))


def _written(
    rng: random.Random, draft: Draft, desk: str
) -> tuple[tuple[str, ...], str, frozenset[str]]:
    """Return the names as texts, how they were written, and the disguises that this added."""
    letters = _letters(rng, draft.person, desk)
    found = {letters.way} if letters.way else set()
    _leave_out_patronymic(rng, draft, desk, found)
    given = " ".join(
        _text(word, draft.person, letters) for word in (draft.given, draft.middle) if word
    )
    family = " ".join(_text(word, draft.person, letters) for word in draft.family)
    if draft.initial_only:
        given = f"{given[0]}."
    given, family = _retyped(rng, draft.text_changes, given, family, found)
    names = [laid_out(rng, given, family)]
    if draft.other:
        names.append(" ".join(_text(word, draft.person, letters) for word in draft.other))
    if draft.alias:
        names = [draft.alias, *names] if rng.random() < 0.75 else [f"{draft.alias} {family}"]
    return tuple(names), f"{letters.script}:{letters.scheme}", frozenset(found)


def _leave_out_patronymic(rng: random.Random, draft: Draft, desk: str, found: set[str]) -> None:
    if draft.middle is None or not draft.person.has_patronymic:
        return
    share = WRITES_PATRONYMIC["home" if desk == draft.person.nationality else "abroad"]
    if rng.random() > share:
        draft.middle = None
        found.add("patronymic missing")


def _retyped(
    rng: random.Random, changes: list[str], given: str, family: str, found: set[str]
) -> tuple[str, str]:
    """Apply slips to the words of the name, the border between given name and surname kept."""
    for change in changes:
        words = [*given.split(" "), "|", *family.split(" ")]
        place = words.index("|")
        changed = RETYPES[change](rng, words[:place] + words[place + 1 :])
        if changed is None:
            continue
        found.add(change)
        # A word more or less belongs to the surname: desks disagree there most.
        place = min(place, len(changed) - 1)
        given, family = " ".join(changed[:place]), " ".join(changed[place:])
    return given, family


def _letters(rng: random.Random, person: Person, desk: str) -> _Letters:
    there, here = SCRIPTS.get(desk, "Latn"), person.script
    if here == there:
        return _respelt(rng, person) if here == "Latn" else _Letters("", here)
    # Thai letters for a foreign name follow no table that a clerk could use; such desks use Latin.
    if there in {"Latn", "Thai"}:
        way = drawn(rng, FOREIGN_SCRIPT_AT_LATIN_DESK) if here != "Latn" else ""
        return _Letters(way, "Latn", _scheme(rng, person, way)) if way else _respelt(rng, person)
    way = drawn(rng, LATIN_AT_OTHER_DESK if here == "Latn" else OTHER_SCRIPT_AT_OTHER_DESK)
    if way in {"", "latinised"}:
        return _Letters(way, "Latn", _scheme(rng, person, way))
    return _Letters(way, there, "back" if way == "latinised back" else "")


def _respelt(rng: random.Random, person: Person) -> _Letters:
    script = CULTURES[person.culture].script
    if script in _OPEN and rng.random() < RESPELT_IN_LATIN:
        return _Letters("other scheme", "Latn", rng.choice(SCHEMES[script][1:]))
    return _Letters("", "Latn")


def _scheme(rng: random.Random, person: Person, way: str) -> str:
    if way != "other scheme":
        return ""
    return rng.choice(SCHEMES[person.culture if person.script == "Cyrl" else person.script][1:])


def _text(word: Word, person: Person, letters: _Letters) -> str:
    if letters.script == "Latn":
        return _latin(word, person, letters.scheme)
    if letters.script == person.script:
        return word.native
    local = in_script(word.latin, letters.script)
    return machine_latin(local, letters.script) if letters.scheme == "back" else local


def _latin(word: Word, person: Person, scheme: str) -> str:
    if not scheme:
        return word.latin
    script = CULTURES[person.culture].script
    if script in _OPEN:
        return respelt_latin(word.latin, script, scheme)
    return to_latin(word.native, person.culture, script, scheme)
