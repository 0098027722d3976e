import random
from datetime import date

from coordination.demo import people
from coordination.demo.places import JURISDICTIONS
from coordination.domain.dates import PartialDate
from coordination.domain.features import Normalised
from coordination.domain.knowledge import Knowledge
from coordination.domain.persons import name_forms

TODAY = date(2026, 11, 23)


def folded(name: str) -> list[str]:
    return sorted(people.plain(name).casefold().replace(",", " ").split())


def some_people(count: int) -> list[people.Person]:
    rng = random.Random(4)
    makes = people.People(rng, TODAY)
    return [makes.adult(rng.choice(JURISDICTIONS)) for _ in range(count)]


def forms_of(spelling: people.Spelling) -> set[Normalised]:
    return set(name_forms((spelling.name,), PartialDate.parse(spelling.dob), Knowledge()))


def test_no_two_people_share_name_and_birth_date():
    invented = some_people(3000)

    assert len({(p.given, p.family, p.born) for p in invented}) == 3000


def test_a_disguise_keeps_the_parts_of_the_name_and_the_birth_date():
    rng = random.Random(5)
    for person in some_people(400):
        known, other = people.as_known(person), people.disguised(rng, person)

        assert folded(other.name) == folded(known.name)
        assert (other.dob, other.exact) == (known.dob, True)


def test_a_disguise_meets_the_known_spelling_and_a_distant_one_does_not():
    rng = random.Random(7)
    for person in some_people(300):
        known = forms_of(people.as_known(person))

        assert known & forms_of(people.disguised(rng, person))
        assert not known & forms_of(people.distant(rng, person))


def test_a_distant_spelling_changes_the_name_or_the_birth_date():
    rng = random.Random(5)
    for person in some_people(400):
        known, other = people.as_known(person), people.distant(rng, person)

        assert (folded(other.name), other.dob) != (folded(known.name), known.dob)
        assert not other.exact


def test_names_come_in_many_scripts():
    scripts = {person.script for person in some_people(2000)}

    assert scripts == {"Latn", "Cyrl", "Grek", "Geor", "Armn", "Hebr", "Arab", "Thai"}


def test_a_sibling_has_another_given_name_of_the_same_list():
    makes = people.People(random.Random(6), TODAY)
    person = makes.adult("NO")

    assert makes.sibling_name(person) != person.given


def test_a_child_is_younger_than_every_adult():
    makes = people.People(random.Random(6), TODAY)

    assert makes.child("SE").born > makes.adult("SE").born
