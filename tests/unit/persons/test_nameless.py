"""Who has a role where a name should be, and who only seems to."""

import pytest

from coordination.domain.knowledge import Knowledge
from coordination.domain.persons.nameless import is_nameless
from coordination.domain.persons.subjects import meant_names, name_forms
from tests.unit.persons.test_compare import BORN, person


@pytest.mark.parametrize(
    "name",
    [
        *("Kind 1", "Minor A.", "Victim 2", "Opfer 3", "лицо 1", "víctima B", "niña 1", "V1"),
        *("Kind1", "unknown male 3", "Person No. 4", "מכונה X", "girl II", "ضحية 1"),
        "Unbekannte Person 12",
    ],
)
def test_a_role_with_a_number_or_letter_names_nobody(name: str) -> None:
    assert is_nameless(name)
    assert not meant_names(person(name), Knowledge())


@pytest.mark.parametrize(
    "name",
    [
        *("Kind Anna", "Thomas Mann", "M. Kind", "Kind, A.", "Boy Lornsen", "Minor Thompson"),
        *("Mann", "", "Anna 2", "Victoria B", "Kindler 1 Otto", "A. B."),
    ],
)
def test_a_name_that_only_begins_like_a_role_is_a_name(name: str) -> None:
    assert not is_nameless(name)


def test_a_role_has_no_form_of_name_and_birth_date() -> None:
    born = person("Ola").dob

    assert born == BORN
    assert not name_forms(("Victim 2b", "Kind A"), None, Knowledge())
