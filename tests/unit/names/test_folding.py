"""Names in one spelling: what counts as the same name and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.domain.names import LONGEST, fold_name, is_distinctive, name_parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MÜLLER, Jörg", "Jorg Muller"),
        ("Jean-Luc O’Brien", "O'BRIEN JEAN LUC"),
        ("Søren Ærø", "AERO, soren"),
        ("Łukasz Wójcik", "WOJCIK Lukasz"),
        ("Đorđe Straße", "Dorde Strasse"),
        ("İlker Işık", "Ilker Isik"),
        ("Dr. Anna  Novák", "Mrs Novak, Anna"),
        ("Алексей ЁЛКИН", "Елкин Алексеи"),
        ("Γιώργος Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ ΓΙΩΡΓΟΣ"),
        ("مُحَمَّد عليّ", "علي محمد"),
        ("ﾀﾅｶ 太郎", "タナカ 太郎"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str):
    assert name_parts(one) == name_parts(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Novak", "Ana Novak"),
        ("Müller Jörg", "Mueller Joerg"),
        ("Иван Петров", "Ivan Petrov"),
        ("Don Johnson", "Johnson"),
        ("अनिल कुमार", "अनल कमर"),
        ("ガイ 太郎", "カイ 太郎"),
    ],
)
def test_different_names_stay_different(one: str, other: str):
    assert name_parts(one) != name_parts(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Popa", True),
        ("王 小明", True),
        ("J. S.", False),
        ("J. Smith", False),
        ("Madonna", False),
        ("", False),
    ],
)
def test_a_name_is_distinctive_with_two_real_parts(name: str, expected: bool):
    assert is_distinctive(name_parts(name)) is expected


def test_only_the_first_characters_are_read():
    assert name_parts("a " * LONGEST) == name_parts("a " * (LONGEST // 2))


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str):
    once = fold_name(text)

    assert fold_name(once) == once


@given(st.text(max_size=60))
def test_parts_of_parts_are_the_same_parts(text: str):
    once = name_parts(text)

    assert name_parts(" ".join(once)) == once


@given(st.lists(st.sampled_from(["Ana", "Łukasz", "O’Brien", "Иван", "de", "la"]), max_size=5))
def test_order_case_and_commas_do_not_count(parts: list[str]):
    assert name_parts(", ".join(reversed(parts)).upper()) == name_parts(" ".join(parts))
