import random

import phonenumbers
import pytest
from stdnum import iban, imei

from coordination.demo import disguises
from coordination.demo.places import IBAN_LAYOUTS, JURISDICTIONS
from coordination.demo.selectors import WEIGHTS, Inventor
from coordination.domain.vocabulary import IdentifierKind


def test_every_kind_of_the_record_is_invented():
    assert set(WEIGHTS) == {kind.value for kind in IdentifierKind}


@pytest.mark.parametrize("kind", sorted(WEIGHTS))
def test_a_selector_is_never_given_twice_and_has_several_spellings(kind):
    inventor = Inventor(random.Random(1))
    made = [inventor.selector(kind, "NO") for _ in range(60)]

    assert len({selector.value for selector in made}) == 60
    assert all(len(set(disguises.spellings(selector, "NO"))) > 2 for selector in made)


@pytest.mark.parametrize("home", JURISDICTIONS)
def test_telephone_numbers_are_valid_in_their_state(home):
    inventor = Inventor(random.Random(2))

    for _ in range(20):
        number = phonenumbers.parse(inventor.selector("phone", home).value)
        assert phonenumbers.is_valid_number(number)


@pytest.mark.parametrize("home", sorted(IBAN_LAYOUTS))
def test_account_numbers_are_valid_in_every_state_that_has_a_layout(home):
    inventor = Inventor(random.Random(2))

    assert all(iban.is_valid(inventor.selector("iban", home).value) for _ in range(20))


def test_device_numbers_are_valid_imeis_or_addresses_of_network_cards():
    inventor = Inventor(random.Random(3))

    for _ in range(60):
        value = inventor.selector("device_id", "DE").value
        assert value.count(":") == 5 or imei.is_valid(value)


def test_a_number_is_written_nationally_only_in_its_own_state():
    selector = Inventor(random.Random(3)).selector("phone", "RO")
    at_home = {entry.value for entry in disguises.spellings(selector, "RO")}
    abroad = {entry.value for entry in disguises.spellings(selector, "NO")}

    assert any(value.startswith("07") for value in at_home)
    assert not any(value.startswith("07") for value in abroad)


def test_a_plate_goes_without_its_state_only_at_home():
    selector = Inventor(random.Random(3)).selector("vehicle", "SE")
    plate = selector.value.removeprefix("SE ")

    assert plate in {entry.value for entry in disguises.spellings(selector, "SE")}
    assert plate not in {entry.value for entry in disguises.spellings(selector, "NO")}
