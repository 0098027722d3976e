"""Whom a sweep brings together without the index."""

from coordination.domain.names import read_name
from coordination.domain.persons import Gathering, terms_of


def couples(*people: tuple[str, str | None]) -> set[tuple[int, int]]:
    gathered = Gathering()
    for number, (name, born) in enumerate(people):
        gathered.add(number, terms_of([read_name(name)]), born)
    return gathered.couples()


def test_a_missing_birth_date_is_overlooked_among_few_of_a_name():
    assert couples(("Ola Lunde", "1980-05-17"), ("Ola Lunde", None)) == {(0, 1)}
    many = [("Ola Lunde", f"{year}") for year in range(1950, 1980)]
    assert couples(*many, ("Ola Lunde", None)) == set()


def test_one_name_and_year_are_brought_together_and_other_years_are_not():
    assert couples(("Ola Lunde", "1980-05-17"), ("Lunde, Ola", "1980")) == {(0, 1)}
    assert couples(("Ola Lunde", "1980-05-17"), ("Ola Lunde", "1983-02-03")) == set()
    assert couples(("Ola Lunde", "1967-05-17"), ("Ola Lunde", "1976-05-17")) == {(0, 1)}
    assert couples(("Ola Lunde", "1967"), ("Ola Lunde", "1976")) == set()


def test_of_a_common_name_only_those_of_one_year_are_compared():
    many = [("Ola Lunde", f"{1950 + at // 2}") for at in range(40)]
    whole_year = [("Ola Lunde", "1980")] * 60

    assert couples(*many) == {(at, at + 1) for at in range(0, 40, 2)}
    assert couples(*whole_year) == set()


def test_an_initial_meets_the_whole_name_of_the_same_year():
    assert couples(("O. Lunde", "1980"), ("Ola Lunde", "1980-05-17")) == {(0, 1)}
    assert couples(("O. Lunde", "1981"), ("Ola Lunde", "1980-05-17")) == set()
    assert couples(("O. Lunde", None), ("Ola Lunde", "1980-05-17")) == set()
    assert couples(("O. L.", "1980"), ("Ola Lunde", "1980-05-17")) == set()


def test_an_initial_meets_nobody_where_too_many_have_the_name():
    many = [("Ola Lunde", "1980-05-17")] * 60

    assert couples(("O. Lunde", "1980"), *many) == set()


def test_what_two_processes_gathered_counts_as_one():
    people = [("Ola Lunde", "1980-05-17"), ("O. Lunde", "1980"), ("Kari Lunde", None)] * 2
    whole, halves = Gathering(), [Gathering(), Gathering()]
    for number, (name, born) in enumerate(people):
        terms = terms_of([read_name(name)])
        for gathered in (whole, halves[number // 3]):
            gathered.add(number, terms, born)

    halves[0].absorb(halves[1])

    assert halves[0].couples() == whole.couples() != set()
    assert halves[0].population() == whole.population()


def test_nobody_gathered_is_nobody_to_compare():
    nobody = Gathering()
    nobody.absorb(Gathering())

    assert nobody.couples() == set()
    assert nobody.population().persons == 0


def test_those_of_one_name_and_nationality_are_found_by_their_year():
    gathered = Gathering()
    terms = terms_of([read_name("Ola Lunde")])
    pair = next(term for term in terms if " " in term)
    for number, (born, nation) in enumerate(
        [("1980", "NO"), ("1981-02-03", "SE"), ("1982", ""), (None, None), (None, "NO")]
    ):
        gathered.add(number, terms, born, nation)

    found = gathered.of_nation([(pair, "NO"), (pair, "DE"), ("ABC DEF", "NO"), ("LNT ola", "NO")])

    assert found[pair, "NO"] == [0]
    assert not any(numbers for asked, numbers in found.items() if asked != (pair, "NO"))


def test_a_year_in_which_very_many_have_a_name_is_left_out():
    gathered = Gathering()
    terms = terms_of([read_name("Ola Lunde")])
    pair = next(term for term in terms if " " in term)
    for number in range(80):
        gathered.add(number, terms, "1980" if number else "1981", "NO")

    assert gathered.of_nation([(pair, "NO")]) == {(pair, "NO"): [0]}


def test_two_words_that_nobody_has_together_find_nobody():
    gathered = Gathering()
    pairs = []
    for number, name in enumerate(("Ola Lunde", "Kari Berg")):
        terms = terms_of([read_name(name)])
        gathered.add(number, terms, "1980", "NO")
        pairs.append(next(term for term in terms if " " in term).split())
    (one, two), (three, four) = pairs
    mixed = [(" ".join(sorted(pair)), "NO") for pair in ((one, four), (three, two), (one, three))]

    assert not any(gathered.of_nation(mixed).values())


def test_an_initial_that_very_many_of_a_year_have_meets_nobody():
    initials = [("O. Lunde", "1980")] * 41

    assert couples(*initials[:2], ("Ola Lunde", "1980-05-17")) == {(0, 2), (1, 2)}
    assert couples(*initials, ("Ola Lunde", "1980-05-17")) == set()
