"""Compare two persons of different cases: how likely they are one, and why.

What agrees and what differs is added up as weights of evidence, on top of how unlikely it is that
two records picked at random are one person. The sum is the logarithm of the odds; the probability
that follows means the same in a small register and in a large one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from coordination.domain.evidence import RARITY_WORDS
from coordination.domain.features import Normalised, SubjectFeature
from coordination.domain.knowledge import Knowledge
from coordination.domain.names import NameLevel, PersonName, fold_name
from coordination.domain.persons import birth, surroundings
from coordination.domain.persons.chances import ceiling, chance
from coordination.domain.persons.name_sentences import agreement_sentence, difference_sentence
from coordination.domain.persons.population import Population
from coordination.domain.persons.subjects import meant_birth, meant_names
from coordination.domain.persons.weighing import MOST_OF_NAMES, NameWeight, weigh_names
from coordination.domain.vocabulary import SubjectRole
from coordination.domain.wording import N_

SAME_PERSON_FROM = 0.5
"""From this probability on two persons are held to be one: it is likelier than not."""

PERSON = "person"
"""Namespace of the form that describes how two persons agree; it is never indexed."""

_SAME_SEX = 0.3
_OTHER_SEX = 2.8
_SAME_NATION = 0.8
_OTHER_NATION = 1.5
_OTHER_DOCUMENT = 0.8
_OTHER_ROLE = 1.2
_OTHER_NAME_TOO = 1.0
_OTHER_NAME_FROM = 4.0

_SEX_AGREES = N_("Same sex")
_SEX_DIFFERS = N_("Sex differs")
_NATION_AGREES = N_("Same nationality")
_NATION_DIFFERS = N_("The recorded nationalities differ")
_DOCUMENT_DIFFERS = N_("Each record has another number of the same kind of document")
_ROLE_DIFFERS = N_("One record calls the person a victim, the other does not")
_NAME_TOO = N_("Another name of both records agrees as well")

SETTLED_BY_DATE = N_("What would settle it: the full birth date of both")
SETTLED_BY_DOCUMENT = N_("What would settle it: a document number of either")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that speaks for two records being one person, or (below 0) against it.

    `weight` is a natural logarithm of a likelihood ratio. The sentence holds no value of a record.
    """

    template: str
    weight: float
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """How likely two records are one person, and why, strongest first.

    `settled_by` says what would decide it; `fact` describes who agrees in what, and is the same
    whichever side is asked and whatever the register counts.
    """

    probability: float
    points: tuple[Point, ...]
    settled_by: str
    fact: Normalised


@dataclass(frozen=True)
class Profile:
    """A person as it is compared: the record, its names read, its birth date if it means one."""

    person: SubjectFeature
    knowledge: Knowledge = field(repr=False, compare=False)

    @cached_property
    def names(self) -> tuple[PersonName, ...]:
        """Return the names that mean somebody, read when first asked for: most never are."""
        return meant_names(self.person, self.knowledge)

    @cached_property
    def dob(self) -> str | None:
        """Return the birth date, None where it is missing or stands for a missing one."""
        return meant_birth(self.person, self.knowledge)

    @cached_property
    def near(self) -> surroundings.Near:
        """Return what stands around the person, by kind."""
        return surroundings.near(self.person)


class Profiles:
    """Profiles of persons, made once for each, however often it is compared.

    Keeps the persons it was asked for. Equal records are one person with one profile: a record
    may have been opened twice, and must not count as another person than itself.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._asked: dict[int, tuple[SubjectFeature, Profile]] = {}
        self._known: dict[SubjectFeature, Profile] = {}

    def of(self, person: SubjectFeature) -> Profile:
        """Return what a comparison needs of a record."""
        held = self._asked.get(id(person))
        if held is None:
            made = self._known.setdefault(person, Profile(person, self._knowledge))
            # Held with the person, so that no other object can come to have its id.
            held = self._asked[id(person)] = person, made
        return held[1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two records say of themselves, before anything else that their cases share counts.

    `odds` is the natural logarithm of the odds that they are one person, `further` what of it speaks
    beside name and birth date.
    """

    mine: Profile
    theirs: Profile
    level: birth.BirthLevel
    names: tuple[NameWeight, ...]
    points: tuple[Point, ...]
    odds: float
    further: float = 0.0

    def probability(self, elsewhere: float) -> float:
        """Return how likely they are one; `elsewhere` is what joins their cases, from 0 to 1."""
        odds = self.odds + surroundings.MOST_ELSEWHERE * elsewhere
        further = self.further + surroundings.MOST_ELSEWHERE * elsewhere
        return chance(odds, ceiling(self.names[0], self.level, further))

    def match(self, elsewhere: float) -> PersonMatch:
        """Return how likely they are one, and why."""
        points = [*self.points, *(Point(*one) for one in surroundings.other_evidence(elsewhere))]
        return PersonMatch(
            probability=self.probability(elsewhere),
            points=tuple(sorted(points, key=lambda point: (-abs(point.weight), point.template))),
            settled_by=SETTLED_BY_DOCUMENT if self.level in _WHOLE else SETTLED_BY_DATE,
            fact=_fact(self),
        )


_ROUNDED = 1e-6  # odds that are even but for the last digit count as even


def are_one(mine: Profile, theirs: Profile, population: Population) -> bool:
    """Say whether two records are likelier one person than two, by themselves alone."""
    found = compare(mine, theirs, population, _ROUNDED)
    return found is not None and found.probability(0.0) >= SAME_PERSON_FROM


def compare(
    mine: Profile,
    theirs: Profile,
    population: Population,
    most_elsewhere: float = surroundings.MOST_ELSEWHERE,
) -> Comparison | None:
    """Compare two records of different cases; the order is no matter.

    Returns None where nothing that their cases may share could make them one person;
    `most_elsewhere` is what that may add.
    """
    if not (mine.person.names and theirs.person.names):
        return None
    level = birth.birth_level(mine.dob, theirs.dob)
    said = [
        *_of_birth(level),
        *_of_particulars(mine.person, theirs.person),
        *surroundings.points(mine.near, theirs.near),
    ]
    odds = population.prior + sum(weight for _, weight, _ in said)
    if odds + _MOST_TO_COME + most_elsewhere < 0:
        return None
    names = _names(mine, theirs, population)
    if not names:
        return None
    of_names = list(_of_names(names, is_same_day=level is birth.BirthLevel.EXACT))
    odds += sum(weight for _, weight, _ in of_names)
    if odds + most_elsewhere < 0:
        return None
    points = tuple(Point(*one) for one in (*of_names, *said))
    beside = (*said, *(one for one in of_names if one[0] == _NAME_TOO))
    further = sum(weight for text, weight, _ in beside if text != birth.SENTENCES.get(level))
    return Comparison(mine, theirs, level, names, points, odds, further)


_WHOLE = frozenset(birth.BirthLevel) - {
    birth.BirthLevel.MISSING,
    birth.BirthLevel.YEAR,
    birth.BirthLevel.ESTIMATE,
    birth.BirthLevel.NEW_YEAR,
    birth.BirthLevel.YEAR_MONTH,
    birth.BirthLevel.YEAR_NEAR,
}
_MOST_TO_COME = MOST_OF_NAMES + _OTHER_NAME_TOO

Said = tuple[str, float, tuple[tuple[str, str], ...]]


def _names(mine: Profile, theirs: Profile, population: Population) -> tuple[NameWeight, ...]:
    """Return what the names say, best pair first; each name of a side is used once."""
    pairs = product(range(len(mine.names)), range(len(theirs.names)))
    weighed = [
        (weight, i, j)
        for i, j in pairs
        if (weight := weigh_names(mine.names[i], theirs.names[j], population)) is not None
    ]
    # A name of one word is as often an alias: it never speaks where both have more of a name.
    if _has_whole(mine) and _has_whole(theirs):
        weighed = [one for one in weighed if one[0].level is not NameLevel.ONE_WORD]
    weighed.sort(key=lambda one: (-one[0].total, one[0].level, one[0].clash))
    found: list[NameWeight] = []
    left, right = set(range(len(mine.names))), set(range(len(theirs.names)))
    for one, i, j in weighed:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            found.append(one)
    return tuple(found)


def _has_whole(one: Profile) -> bool:
    return any(len(name.named) > 1 for name in one.names)


def _of_names(names: Sequence[NameWeight], *, is_same_day: bool) -> Iterator[Said]:
    best = names[0]
    text, parts = agreement_sentence(*best.names, best.found)
    yield text, best.weight, (*parts, ("rarity", RARITY_WORDS[best.rarity]))
    if best.against:
        text, parts = difference_sentence(*best.names, best.found, is_same_day=is_same_day)
        yield text, -best.against, parts
    if len(names) > 1 and names[1].total > _OTHER_NAME_FROM:
        yield _NAME_TOO, _OTHER_NAME_TOO, ()


def _of_birth(level: birth.BirthLevel) -> Iterator[Said]:
    if level is not birth.BirthLevel.MISSING:
        yield birth.SENTENCES[level], birth.WEIGHTS[level], ()


def _of_particulars(mine: SubjectFeature, theirs: SubjectFeature) -> Iterator[Said]:
    if mine.sex is not None and theirs.sex is not None:
        agrees = mine.sex == theirs.sex
        yield (_SEX_AGREES, _SAME_SEX, ()) if agrees else (_SEX_DIFFERS, -_OTHER_SEX, ())
    if mine.nationality is not None and theirs.nationality is not None:
        agrees = mine.nationality == theirs.nationality
        yield (
            (_NATION_AGREES, _SAME_NATION, ()) if agrees else (_NATION_DIFFERS, -_OTHER_NATION, ())
        )
    if _have_other_documents(mine, theirs):
        yield _DOCUMENT_DIFFERS, -_OTHER_DOCUMENT, ()
    if (mine.role is SubjectRole.VICTIM) is not (theirs.role is SubjectRole.VICTIM):
        yield _ROLE_DIFFERS, -_OTHER_ROLE, ()


def _have_other_documents(mine: SubjectFeature, theirs: SubjectFeature) -> bool:
    """Say whether both have a document of one type and State, and no number in common."""
    forms = {form for document in mine.documents for form in document.forms}
    if any(form in forms for document in theirs.documents for form in document.forms):
        return False
    kinds = {(one.type, one.country) for one in mine.documents if one.forms and one.country}
    return any((one.type, one.country) in kinds for one in theirs.documents if one.forms)


def _fact(found: Comparison) -> Normalised:
    """Return who agrees in what, equal for both sides and whatever the register counts."""
    how = f"{found.names[0].level}, {found.names[0].clash}"
    sides = sorted(_described(side.person) for side in (found.mine, found.theirs))
    return Normalised(PERSON, "; ".join([how, found.level, *sides]))


def _described(one: SubjectFeature) -> str:
    names = ", ".join(sorted({fold_name(name) for name in one.names}))
    return " | ".join((names, one.dob or "", one.sex or "", one.nationality or ""))
