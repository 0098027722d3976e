"""Names of many languages: which two are one person on one birth date, and which are two."""

from pathlib import Path

import pytest

from coordination.domain.dates import PartialDate
from coordination.domain.features import SubjectFeature
from coordination.domain.knowledge import Knowledge
from coordination.domain.names import read_name
from coordination.domain.persons import Population, Profiles, are_one
from coordination.domain.persons.keys import compound_keys
from coordination.domain.vocabulary import SubjectRole

BORN = "1984-08-23"
KNOWN = Profiles(Knowledge.of([]))
REGISTER = Population(55_000)


def pairs(kind: str) -> list[list[str]]:
    lines = Path(__file__).with_name("pairs.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if not line.startswith("#")]
    return [row[1:] for row in rows if row[0] == kind]


def person(name: str) -> SubjectFeature:
    role, born = SubjectRole.SUSPECT, PartialDate.parse(BORN)
    keys = compound_keys([read_name(name)], born, role, None)
    return SubjectFeature("S1", role, (name,), BORN, None, None, (), keys)


def is_one(one: SubjectFeature, other: SubjectFeature) -> bool:
    return are_one(KNOWN.of(one), KNOWN.of(other), REGISTER)


@pytest.mark.parametrize(("language", "name", "elsewhere"), pairs("one"))
def test_one_person_is_met_and_recognised_in_two_ways_of_writing(
    language: str, name: str, elsewhere: str
) -> None:
    one, other = person(name), person(elsewhere)
    assert set(one.name_forms) & set(other.name_forms), language
    assert is_one(one, other), language
    assert is_one(other, one), language


@pytest.mark.parametrize(("language", "name", "other_name"), pairs("two"))
def test_relatives_and_namesakes_with_alike_names_are_two(
    language: str, name: str, other_name: str
) -> None:
    assert not is_one(person(name), person(other_name)), language
