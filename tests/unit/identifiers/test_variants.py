"""Disguised account names: what is one name under decoration, and what only looks so."""

import pytest

from coordination.domain.identifiers.variants import are_apart, core_of
from tests.unit.identifiers.spellings import forms, texts

DISGUISES = [
    "d4rkm00n", "xX_darkmoon_Xx", "xxdarkmoonxx", "darkmoon_official", "darkmoonofficial",
    "the_real_darkmoon", "__darkmoon__", "darkmoon.x", "darkmoon1987", "dark.moon", "darkmooon",
    "daarkmoon", "dаrkmооn", "dàrkmöön", "d4rk-m0on", "_DarkMoon2001_",
]  # fmt: skip


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguised_name_has_the_reduced_form_of_the_plain_one(disguise):
    assert texts("handle", f"kik:{disguise}", "handle_core") == ["darkmon"]


@pytest.mark.parametrize(
    "word",
    ["admin", "angel", "king", "user123", "xX_king_Xx", "angel_official", "the_real_king", "lucky1123",
     "wolf77", "123456789", "010101A", "sasha_2000", "x", "__"],
)  # fmt: skip
def test_a_short_or_common_name_has_none(word):
    assert core_of(word) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("darkmoon", "darkmoor"),
        ("lunar_shadow9029", "lunar_shadow9030"),
        ("lunar_shadow", "lunar_shadow77"),
        ("silver_baker4345", "silver_maker4345"),
    ],
)
def test_two_names_have_two_reduced_forms(one, other):
    assert core_of(one) != core_of(other)


def test_digits_of_a_disguise_before_a_number_are_read_as_letters():
    assert core_of("4ng3l_k4rm44882") == core_of("angel_karma4882")
    assert not are_apart("4ng3l_k4rm44882", "angel_karma4882")


@pytest.mark.parametrize(
    ("one", "other"), [("darkmoon1987", "darkmoon1992"), ("wolfpack_north1", "wolfpack_north11")]
)
def test_two_years_or_two_counts_are_two_names(one, other):
    assert core_of(one) == core_of(other)
    assert are_apart(one, other)
    assert not are_apart(one, one)


def test_a_name_with_a_year_may_be_the_name_without():
    assert not are_apart("darkmoon1987", "darkmoon")


def test_a_reduced_form_is_its_own():
    core = core_of("4ng3l_k4rm44882")

    assert core is not None
    assert core_of(core.text) == core


def test_every_way_of_filing_a_name_has_it():
    for kind, text in (("handle", "@d4rkm00n"), ("url", "https://t.me/d4rkm00n"),
                       ("paypal", "paypal.me/d4rkm00n"), ("handle", "@d4rkm00n:matrix.example")):  # fmt: skip
        assert ("handle_core", "darkmon") in forms(kind, text)
