"""Names that are common in their country, whatever a register counts."""

import pytest

from coordination.domain.evidence import RarityLevel
from coordination.domain.names import read_name
from coordination.domain.persons import Population
from coordination.domain.persons.commonness import is_common, least_share
from coordination.domain.persons.weighing import weigh_names

REGISTER = Population(50_000)


def rarity(name: str) -> RarityLevel:
    found = weigh_names(read_name(name), read_name(name), REGISTER)
    assert found is not None
    return found.rarity


@pytest.mark.parametrize(
    "name", ["Klaus Müller", "Сергей Иванов", "محمد علي", "John Smith", "Anna Kozłowska"]
)
def test_a_name_that_a_country_is_full_of_is_common_in_any_register(name: str) -> None:
    assert rarity(name) is RarityLevel.COMMON


def test_one_common_part_makes_no_name_very_rare() -> None:
    assert rarity("Klaus Oppdiktet") is RarityLevel.RARE
    assert rarity("Inventata Oppdiktet") is RarityLevel.VERY_RARE


def test_a_known_given_name_has_a_floor_and_an_unknown_part_has_none() -> None:
    common, known, unknown = (read_name(name).named[0] for name in ("Klaus", "Hedwig", "Oppdiktet"))

    assert is_common(common)
    assert least_share(common) > least_share(known) > least_share(unknown) == 0
    assert least_share(read_name("Müller").named[0]) > 0


def test_a_surname_beside_an_initial_is_rare_at_most() -> None:
    one, other = read_name("I. Oppdiktet"), read_name("Inventata Oppdiktet")
    found = weigh_names(one, other, REGISTER)

    assert found is not None
    assert found.rarity is RarityLevel.RARE
