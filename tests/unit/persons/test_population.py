"""How common names are, as a sweep counts them."""

from coordination.domain.names import read_name
from coordination.domain.persons import Gathering, Population, terms_of


def register(*names: str) -> Population:
    gathered = Gathering()
    for number, name in enumerate(names):
        gathered.add(number, terms_of([read_name(name)]), None)
    return gathered.population()


def test_a_name_that_many_have_is_common_and_one_of_nobody_is_rare():
    found = register(*["Ola Lunde"] * 40, *["Kari Tenkt"] * 2)

    assert found.persons == 42
    assert found.share("~lunde") > found.share("~tenkt") == found.share("~nobody") > 0


def test_the_pair_of_names_that_others_have_too_is_counted_without_the_two_compared():
    found = register(*["Ola Lunde"] * 5)
    ola, lunde = read_name("Ola Lunde").named
    other = read_name("Tenkt").named[0]

    assert found.pair_share(ola, lunde) == found.pair_share(lunde, ola) > 0
    assert found.pair_share(ola, other) == 0


def test_what_is_rare_is_not_kept_and_what_is_kept_can_be_sealed():
    found = register(*["Ola Lunde"] * 3, "Kari Tenkt")

    assert "~tenkt" not in found.parts
    assert Population.of_plain(found.as_plain()) == found


def test_chance_meetings_count_for_more_in_a_larger_register():
    assert Population(1_000_000).prior < Population(20_000).prior < Population(0).prior


def test_an_initial_stands_in_a_pair_with_its_letter():
    terms = terms_of([read_name("O. Lunde")])

    assert any(term.endswith(".") or "." in term.split()[0] for term in terms if " " in term)
