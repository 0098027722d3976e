"""Compound keys: who meets whom, and what no key holds."""

import re

import pytest

from coordination.domain.dates import PartialDate
from coordination.domain.features import Normalised, SubjectFeature
from coordination.domain.names import read_name
from coordination.domain.persons.keys import (
    KEY_NAMESPACES,
    MOST_KEYS,
    NAME_AND_NATION,
    NAME_AND_YEAR,
    asked_keys,
    compound_keys,
)
from coordination.domain.vocabulary import SubjectRole

FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}/\d{4}-\d{2}-\d{2}|\d{2}~\d{2}-\d{2}-\d{2}")


def keys(
    name: str,
    dob: str | None = "1980-05-17",
    role: SubjectRole = SubjectRole.SUSPECT,
    nationality: str | None = "NO",
) -> set[Normalised]:
    born = PartialDate.parse(dob) if dob else None
    return set(compound_keys([read_name(name)], born, role, nationality))


def person(found: set[Normalised], nationality: str | None = "NO") -> SubjectFeature:
    role = SubjectRole.SUSPECT
    return SubjectFeature("S1", role, (), None, None, nationality, (), tuple(sorted(found)))


@pytest.mark.parametrize(
    ("name", "dob"),
    [
        ("Сергей Щербаков", "1980-05-17"),
        ("Sergei Shcherbakov", "1980-05-21"),
        ("Sergei Shcherbakov", "1980-11-17"),
        ("Sergei Shcherbakov", "1981-05-17"),
        ("Sergei Shcherbakov", "1980"),
        ("Sergei Shcherbakov", "1980-05"),
        ("Shcherbakov", "1980-05-17"),
        ("Sergei Petrovich", "1980-05-17"),
        ("S. Shcherbakov", "1980-05-17"),
        ("SHCHERBAKOV Sergei Ivanovich", "1980-05-17"),
    ],
)
def test_a_suspect_who_is_written_otherwise_shares_a_key(name: str, dob: str) -> None:
    assert keys(name, dob) & keys("Sergei Shcherbakov")


def test_a_swapped_date_gives_the_same_keys_of_a_part_and_a_full_date() -> None:
    assert keys("Ola Lunde", "1980-05-07") & keys("Ola Berg", "1980-07-05")
    assert not keys("Ola Lunde", "1980-05-17") & keys("Ola Berg", "1980-05-16")


def test_a_figure_of_the_year_that_changed_places_shares_a_key() -> None:
    assert keys("Ola Lunde", "1967-05-17") & keys("Ola Lunde", "1976-05-17")


@pytest.mark.parametrize("role", [SubjectRole.VICTIM, SubjectRole.WITNESS, SubjectRole.CONTACT])
def test_who_is_no_suspect_has_only_keys_that_hold_a_full_birth_date(role: SubjectRole) -> None:
    found = keys("Kari Maria Tenkt", role=role)

    assert found
    assert all(FULL_DATE.search(form.text.rpartition("|")[2]) for form in found)
    for part_of_a_date in ("1980", "1980-05", None):
        assert not keys("Kari Maria Tenkt", part_of_a_date, role=role)


def test_a_victim_whose_day_slipped_by_one_shares_a_key() -> None:
    victim = SubjectRole.VICTIM

    assert keys("Kari Tenkt", "2014-05-31", victim) & keys("Kari Tenkt", "2014-06-01", victim)


def test_no_key_holds_a_single_attribute() -> None:
    for dob in ("1980-05-17", "1980", None):
        for form in keys("Ola Johan Lunde", dob):
            names, _, rest = form.text.rpartition("|")
            assert names
            assert rest
            if form.namespace in {NAME_AND_YEAR, NAME_AND_NATION}:
                assert len(names.split()) == 2


def test_keys_are_few_however_long_the_name() -> None:
    names = [read_name("José María de la Cruz García López Fernández"), read_name("Pepe Cruz")]
    found = compound_keys(names, PartialDate(1980, 5, 7), SubjectRole.SUSPECT, "ES")

    assert len(found) <= MOST_KEYS
    assert {form.namespace for form in found} <= set(KEY_NAMESPACES)


def test_who_has_no_year_of_birth_is_asked_for_by_who_has_one_and_asks_in_turn() -> None:
    without, having = keys("Ola Lunde", None), keys("Ola Lunde", "1980")

    assert set(asked_keys(person(having))) & without
    assert set(asked_keys(person(without))) & having
    assert not set(asked_keys(person(having, nationality="SE"))) & without


def test_who_has_no_nationality_either_asks_for_nobody() -> None:
    assert not asked_keys(person(keys("Ola Lunde", "1980"), nationality=None))
    assert not keys("Ola Lunde", None, nationality=None)
