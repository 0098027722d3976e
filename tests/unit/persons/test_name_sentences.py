"""What is said of two names: the kind of part, never the part."""

import pytest

from coordination.domain.names import compare_names, read_name
from coordination.domain.persons.name_sentences import (
    SIBLING,
    agreement_sentence,
    difference_sentence,
)


def filled(sentence: tuple[str, tuple[tuple[str, str], ...]]) -> str:
    text, params = sentence
    return text.format(rarity="rare", **dict(params))


def said(one: str, other: str, *, is_same_day: bool = False) -> list[str]:
    a, b = read_name(one), read_name(other)
    found = compare_names(a, b, lambda _: 0.0)
    against = difference_sentence(a, b, found, is_same_day=is_same_day)
    return [filled(agreement_sentence(a, b, found)), filled(against)]


@pytest.mark.parametrize(
    ("one", "other", "agrees", "differs"),
    [
        (
            "Ivan Petrovich Sidorov",
            "Ivan Sidorov",
            "Names: a given name and a surname agree (rare)",
            "One record has a patronymic that the other lacks",
        ),
        (
            "Anna Maria Kowalski",
            "Anna Kowalski",
            "Names: a given name and a surname agree (rare)",
            "One record has a given name that the other lacks",
        ),
        (
            "Anna Kowalski",
            "Anna Oppdiktet Kowalski",
            "Names: a given name and a surname agree (rare)",
            "One record has a part of the name that the other lacks",
        ),
        (
            "Anna Kowalski",
            "Anna Tenkt Oppdiktet Kowalski",
            "Names: a given name and a surname agree (rare)",
            "One record has parts of the name that the other lacks",
        ),
        (
            "Anna Tenkt",
            "Anna Oppdiktet",
            "Names: a given name agrees (rare)",
            "The surnames differ",
        ),
        (
            "Uwe Klotz",
            "Hilmar Klotz",
            "Names: a part of the name agrees (rare)",
            "One part of the name differs",
        ),
        (
            "David Dante Vargas",
            "David Vargas Cardoso",
            "Names: parts of the name agree (rare)",
            "Each record has a part of the name that the other lacks",
        ),
        (
            "Mykolovyč, S",
            "Stepan Mykolovych Boiko",
            "Names: a patronymic and an initial agree (rare)",
            "One record has a surname that the other lacks",
        ),
        (
            "Petrović, Milan",
            "Milan Petrović Kos",
            "Names: parts of the name agree (rare)",
            "One record has a surname that the other lacks",
        ),
        (
            "Petrovich",
            "Ivan Petrovich Sidorov",
            "Names: a patronymic agrees (rare)",
            "One record has a given name and a surname that the other lacks",
        ),
        (
            "Ola Oppdiktet",
            "Ola O. Oppdiktet",
            "Names: a given name and a surname agree (rare)",
            "One record has an initial that the other lacks",
        ),
        (
            "A. Kowalski",
            "Anna Maria Kowalski",
            "Names: a surname and an initial agree (rare)",
            "One record has a given name that the other lacks",
        ),
        (
            "Anna Maria Kowalski",
            "Anna Maria Kowalski Oppdiktet",
            "Names: given names and a surname agree (rare)",
            "One record has a part of the name that the other lacks",
        ),
        (
            "Anna Maria",
            "Anna Maria Kowalski",
            "Names: given names agree (rare)",
            "One record has a surname that the other lacks",
        ),
    ],
)
def test_the_kind_of_part_that_agrees_and_that_differs_is_said(
    one: str, other: str, agrees: str, differs: str
) -> None:
    assert said(one, other) == [agrees, differs]


def test_another_given_name_with_the_same_surname_and_day_may_be_a_siblings() -> None:
    assert said("Anna Oppdiktet", "Maria Oppdiktet", is_same_day=True)[1] == SIBLING
    assert said("Anna Oppdiktet", "Maria Oppdiktet")[1] == "The given names differ"
    assert said("Anna Tenkt Klotz", "Maria Tenkt", is_same_day=True)[1] == SIBLING


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Anna Sofia Kowalski", "Anna Maria Kowalski", "One of the given names differs while"),
        ("Vigdis Anna Kowalski", "Solgunn Anna Kowalski", "One of the given names differs while"),
        ("Jonas Kowalski", "Laimonas Kowalski", "another spelling, or a twin or sibling"),
        ("Uwe Klotz", "Hilmar Klotz", "possibly a twin or sibling, or a changed surname"),
    ],
)
def test_on_one_birth_date_a_difference_says_that_it_may_be_a_relative(
    one: str, other: str, expected: str
) -> None:
    assert expected in said(one, other, is_same_day=True)[1]
    assert "sibling" not in said(one, other)[1]


def test_a_part_that_may_not_be_the_surname_makes_no_sibling() -> None:
    found = said("Anna Tenkt Klotz", "Maria Tenkt Blomst", is_same_day=True)
    assert found[1] == "The given names differ"
