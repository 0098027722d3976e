import random
from collections import Counter
from datetime import date

import pytest

from coordination.demo import surnames
from coordination.demo.cultures import CULTURES
from coordination.demo.people import People, Person
from coordination.demo.places import JURISDICTIONS, MINORITIES, PLACES, SCRIPTS
from coordination.demo.surnames import word_of

TODAY = date(2026, 11, 23)


def some_people(count: int) -> list[Person]:
    rng = random.Random(4)
    makes = People(rng, TODAY)
    return [makes.adult(rng.choice(JURISDICTIONS)) for _ in range(count)]


def test_no_two_people_share_name_and_birth_date():
    invented = some_people(3000)

    assert len({(p.given.latin, p.family, p.born) for p in invented}) == 3000


def test_names_come_in_many_scripts_and_foreigners_have_papers_in_latin_letters():
    invented = some_people(2000)

    assert {p.script for p in invented} == {"Latn", *SCRIPTS.values()}
    abroad = [p for p in invented if p.culture == "arabic" and p.script == "Latn"]
    assert abroad
    assert all(p.given.native.isascii() for p in abroad)


def test_common_names_are_common_and_most_surnames_rare():
    invented = some_people(4000)
    families = Counter(p.family for p in invented)
    given = Counter((p.culture, p.given.native) for p in invented)

    assert families.most_common(1)[0][1] > 15
    assert sum(count == 1 for count in families.values()) > len(families) / 2
    assert given["german", "Thomas"] > 2 * given["german", "Rainer"]


def test_some_people_have_two_surnames_a_second_name_or_the_fathers():
    invented = some_people(1000)

    assert {len(p.family) for p in invented} == {1, 2}
    assert any(p.has_patronymic for p in invented)
    assert any(p.middle and not p.has_patronymic for p in invented)


def test_a_sibling_has_another_given_name_and_the_same_letters():
    makes = People(random.Random(6), TODAY)
    for person in some_people(200):
        sibling = makes.sibling(person)

        assert sibling.given.latin != person.given.latin
        assert (sibling.family, sibling.born) == (person.family, person.born)


def test_a_commoner_has_names_from_the_beginning_of_the_lists():
    makes = People(random.Random(6), TODAY)

    for _ in range(20):
        person = makes.commoner("PL")
        assert person.middle is None
        assert person.given.latin in {
            word_of(name, person.culture).latin
            for name in CULTURES[person.culture].male[:6] + CULTURES[person.culture].female[:6]
        } or (person.script == "Latn" and CULTURES[person.culture].script != "Latn")


def test_a_child_is_younger_than_every_adult():
    makes = People(random.Random(6), TODAY)

    assert makes.child("SE").born > makes.adult("SE").born


@pytest.mark.parametrize(
    ("father", "culture", "son", "daughter"),
    [
        ("Сергій", "ukrainian", "Сергійович", "Сергіївна"),
        ("Дмитро", "ukrainian", "Дмитрович", "Дмитрівна"),
        ("Николай", "russian", "Николаевич", "Николаевна"),
        ("Юрий", "russian", "Юрьевич", "Юрьевна"),
        ("Игорь", "russian", "Игоревич", "Игоревна"),
        ("Петър", "bulgarian", "Петъров", "Петърова"),
        ("Тодор", "bulgarian", "Тодоров", "Тодорова"),
    ],
)
def test_a_patronymic_follows_the_fathers_name(father, culture, son, daughter):
    word = word_of(father, culture)

    assert surnames.patronymic(word, culture, "m").native == son
    assert surnames.patronymic(word, culture, "f").native == daughter


@pytest.mark.parametrize(
    ("his", "hers", "culture"),
    [
        ("Kowalski", "Kowalska", "polish"),
        ("Novák", "Nováková", "czech"),
        ("Смирнов", "Смирнова", "russian"),
        ("Димитров", "Димитрова", "bulgarian"),
        ("Иоаннидис", "Иоаннидис", "greek"),
        ("Μακρής", "Μακρή", "greek"),
        ("Müller", "Müller", "german"),
    ],
)
def test_a_woman_has_the_form_that_her_culture_gives_a_surname(his, hers, culture):
    made = surnames.feminine(word_of(his, culture), culture)

    assert made.native == hers
    if culture in {"polish", "russian", "bulgarian", "german"}:
        assert surnames.masculine(made, culture).native == his


def test_every_culture_of_a_state_has_names():
    named = {name for place in PLACES.values() for name in place.cultures}

    assert named | {name for names in MINORITIES.values() for name in names} == CULTURES.keys()
