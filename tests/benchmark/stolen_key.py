"""What a copy of the database tells to who also has the index key, and no other key.

Everything is derived by the functions of the project, so the speeds are those of one Python
process on one core; a thief with a graphics card is a thousand times as fast.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations_with_replacement
from random import Random

from coordination.domain.dates import PartialDate
from coordination.domain.features import Feature, Normalised, SubjectFeature
from coordination.domain.names import read_name
from coordination.domain.persons.keys import (
    INITIALS_AND_BIRTH,
    NAME_AND_YEAR,
    PART_AND_BIRTH,
    compound_keys,
)
from coordination.domain.vocabulary import SubjectRole
from coordination.vault.blind_index import BlindIndex
from coordination.vault.held_keys import HeldKeys
from coordination.vault.key_material import KeyMaterial
from tests.benchmark.report import say
from tests.benchmark.stolen import CasePair, Stolen, Truth, pairs_of

_ONE_DATE_IN = 20
_SAMPLE = 200
_FIRST, _LAST = date(1920, 1, 1), date(2026, 1, 1)


@dataclass
class Trial:
    """Digests tried against the index, those that are in it, and the seconds of a processor."""

    index: BlindIndex
    known: frozenset[bytes]
    tried: int = 0
    seconds: float = 0.0

    def of(self, forms: Iterable[Normalised]) -> dict[Normalised, bytes]:
        """Return the forms whose digests are in the index."""
        started, found = time.process_time(), {}
        for form in forms:
            self.tried += 1
            digest = self.index.digest(form)
            if digest in self.known:
                found[form] = digest
        self.seconds += time.process_time() - started
        return found

    def __str__(self) -> str:
        return f"{self.tried} digests in {self.seconds:.1f} s, {self.tried / self.seconds:,.0f} a second"


class Thief:
    """Has the copy and the index key; everything else of the keys is random."""

    def __init__(self, stolen: Stolen, material: KeyMaterial) -> None:
        """Take the copy, and of the key material the root of the index alone."""
        own = replace(KeyMaterial.generate(), index=material.index)
        self.stolen = stolen
        self.index = BlindIndex(HeldKeys(own), max(material.index))
        self.holders = self._opened()

    def _opened(self) -> dict[bytes, frozenset[int]]:
        started = time.process_time()
        found: dict[bytes, set[int]] = defaultdict(set)
        for digest, pointer in self.stolen.index:
            number = self.index.open_pointer(digest, pointer)
            if number is not None:
                found[digest].add(number)
        self.opening = time.process_time() - started
        return {digest: frozenset(held) for digest, held in found.items()}

    def trial(self) -> Trial:
        """Return an empty trial against the index."""
        return Trial(self.index, frozenset(self.stolen.counts))


def say_graph(thief: Thief, truth: Truth) -> None:
    """Print how many pointers open, and how many links are told without any dictionary."""
    rows = sum(map(len, thief.holders.values()))
    case_of, desk_of = thief.stolen.case_of, thief.stolen.desk_of
    joined: set[CasePair] = set()
    for held in thief.holders.values():
        joined |= pairs_of(held, case_of)
    apart = [pair for pair in joined if len({desk_of[case] for case in pair}) > 1]
    say(
        "pointers opened",
        f"{rows} of {len(thief.stolen.index)} in {thief.opening:.1f} s of a processor",
    )
    say(
        "pairs of cases named that share a digest", f"{len(joined)}, {len(apart)} of two desks: all"
    )
    say("links of the register among them", f"{len(truth.links & joined)} of {len(truth.links)}")


def say_birth_dates(
    thief: Thief, truth: Truth, strangers: Iterable[Feature]
) -> dict[int, set[str]]:
    """Try first sounds with every date, which takes no dictionary; return dates by record."""
    letters = sorted({sound for one in strangers for sound in _first_sounds(one)})
    pairs = [" ".join(pair) for pair in combinations_with_replacement(letters, 2)]
    dates = Random(5).sample(_dates(), len(_dates()) // _ONE_DATE_IN)
    trial = thief.trial()
    found = trial.of(
        Normalised(INITIALS_AND_BIRTH, f"{pair}|{day}") for day in dates for pair in pairs
    )
    told: dict[int, set[str]] = defaultdict(set)
    for form, digest in found.items():
        for number in thief.holders[digest]:
            told[number].add(form.text.rpartition("|")[2])
    asked = {n for n, one in truth.people.items() if _days(one) & set(dates)}
    say(
        "first sounds and every date, no dictionary",
        f"{trial}; all dates {trial.seconds * _ONE_DATE_IN:.0f} s",
    )
    _say_told(truth, told, asked)
    return told


def _say_told(truth: Truth, told: Mapping[int, set[str]], asked: set[int]) -> None:
    people = truth.people
    right = {number for number in asked if told.get(number, set()) & _days(people[number])}
    victims = {number for number in asked if people[number].role is SubjectRole.VICTIM}
    full = sum(len(one.dob or "") == 10 for one in people.values())
    named = sum(bool(one.names) for one in people.values())
    say("  birth dates told, of those tried", f"{len(right)} of {len(asked)} persons")
    say("  of victims", f"{len(right & victims)} of {len(victims)}")
    say(
        "  persons with a full date, of those with a name",
        f"{full} of {named}, of {len(people)} in all",
    )


def _first_sounds(one: Feature) -> set[str]:
    return {
        sound
        for form in one.forms
        if form.namespace == INITIALS_AND_BIRTH
        for sound in form.text.partition("|")[0].split(" ")
    }


def _days(one: SubjectFeature) -> set[str]:
    """Return the dates under which a person is indexed, either way round."""
    return {
        form.text.rpartition("|")[2]
        for form in one.name_forms
        if form.namespace == INITIALS_AND_BIRTH
    }


def _dates() -> list[str]:
    """Return every date since 1920 that stands for itself and its swap."""
    days = (_FIRST + timedelta(days=n) for n in range((_LAST - _FIRST).days))
    return [str(day) for day in days if day.day > 12 or day.month <= day.day]


def say_names(
    thief: Thief, truth: Truth, told: Mapping[int, set[str]], strangers: Iterable[Feature]
) -> None:
    """Try a list of parts of names of other people on some persons whose date is told."""
    words = _parts_of(strangers)
    some = Random(6).sample(sorted(told), min(_SAMPLE, len(told)))
    trial, one_part, both, accused = thief.trial(), 0, 0, 0
    for number in some:
        wanted = (Normalised(PART_AND_BIRTH, f"{w}|{day}") for w in words for day in told[number])
        met = [f for f, digest in trial.of(wanted).items() if number in thief.holders[digest]]
        parts = {form.text.partition("|")[0] for form in met}
        one_part += bool(parts)
        both += len(parts) > 1
        role = _is_told_accused(thief, trial, number, parts, told[number])
        accused += len(parts) > 1 and role == _is_accused(truth.people[number])
    say("a list of parts of names on a told date", f"{len(words)} reduced forms; {trial}")
    say("  a part of the name told; two parts", f"of {one_part} of {len(some)} persons; of {both}")
    say("  of these, accused or not told right", f"{accused} of {both}")
    say("  milliseconds of a processor a person", f"{1000 * trial.seconds / max(1, len(some)):.1f}")


def _parts_of(people: Iterable[Feature]) -> Counter[str]:
    forms = (form for one in people for form in one.forms if form.namespace == PART_AND_BIRTH)
    return Counter(form.text.partition("|")[0] for form in forms)


def _is_told_accused(
    thief: Thief, trial: Trial, number: int, parts: set[str], days: Iterable[str]
) -> bool:
    """Say whether a key of name and year exists, which only the accused have."""
    pairs = [" ".join(sorted((a, b))) for a, b in combinations_with_replacement(parts, 2)]
    years = {day[:4] for day in days}
    wanted = [Normalised(NAME_AND_YEAR, f"{pair}|{year}") for pair in pairs for year in years]
    return any(number in thief.holders[digest] for digest in trial.of(wanted).values())


def _is_accused(one: SubjectFeature) -> bool:
    return one.role in {SubjectRole.SUSPECT, SubjectRole.CHARGED, SubjectRole.CONVICTED}


def say_known_names(thief: Thief, truth: Truth) -> None:
    """Take names as a thief knows them, spelt as the register has them, and ask for each."""
    people = [one for one in truth.people.values() if one.names and one.dob]
    some = Random(7).sample(people, min(_SAMPLE, len(people)))
    for title, keys_of in (
        ("birth date", _with_date),
        ("name only, every year", _any_year),
        ("name only, every date", _any_date),
    ):
        trial, found = thief.trial(), 0
        accused = [one for one in some if _is_accused(one)]
        right = Counter[bool]()
        for one in some:
            is_found = bool(trial.of(keys_of(one)))
            found += is_found
            right[_is_accused(one)] += is_found
        others = len(some) - len(accused)
        say(
            f"a known person by {title}",
            f"{found} of {len(some)}: {right[True]} of {len(accused)} accused, {right[False]} of {others} others; "
            f"{trial.tried / len(some):,.0f} digests and {trial.seconds / len(some):.3f} s each",
        )


def _keys(one: SubjectFeature, dob: PartialDate, role: SubjectRole) -> tuple[Normalised, ...]:
    return compound_keys([read_name(name) for name in one.names[:1]], dob, role, None)


def _with_date(one: SubjectFeature) -> tuple[Normalised, ...]:
    return _keys(one, PartialDate.parse(one.dob or ""), SubjectRole.SUSPECT)


def _any_year(one: SubjectFeature) -> Iterator[Normalised]:
    for year in range(_FIRST.year, _LAST.year):
        yield from _keys(one, PartialDate(year), SubjectRole.SUSPECT)


def _any_date(one: SubjectFeature) -> Iterator[Normalised]:
    """Yield the keys of two parts' first sounds and of each part with every date."""
    made = _keys(one, PartialDate(1980, 5, 17), SubjectRole.VICTIM)
    texts = [form.text.partition("|")[0] for form in made if form.namespace == PART_AND_BIRTH]
    for day in _dates():
        for text in texts:
            yield Normalised(PART_AND_BIRTH, f"{text}|{day}")
