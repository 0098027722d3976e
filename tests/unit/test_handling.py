"""Handling codes: what they ask, and which of two holds."""

import pytest

from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Use
from coordination.domain.handling import (
    NO_LIMIT,
    CaseCodes,
    Codes,
    may_leave,
    open_uses,
    strictest,
)
from coordination.domain.vocabulary import Handling, Tlp

CASE = Codes(Handling.H1, Tlp.AMBER)


def test_the_stricter_code_and_the_stricter_colour_hold_and_all_words() -> None:
    one = Codes(Handling.H3, Tlp.GREEN, ("Only for the trial.",))
    other = Codes(Handling.H3, Tlp.RED, ("No copies.", "Only for the trial."))

    assert one & other == Codes(Handling.H3, Tlp.RED, ("No copies.", "Only for the trial."))
    assert Codes(Handling.H2, Tlp.CLEAR) & CASE == Codes(Handling.H2, Tlp.AMBER)


def test_words_are_kept_once_in_one_order_and_without_empty_ones() -> None:
    assert Codes(words=("b", "", "a", "b")).words == ("a", "b")


def test_without_any_codes_nothing_is_limited() -> None:
    assert strictest(()) == NO_LIMIT == Codes(Handling.H0, Tlp.CLEAR)


def test_a_group_stands_under_the_strictest_of_case_and_group() -> None:
    codes = CaseCodes(CASE, {FieldGroup.VICTIMS: Codes(Handling.H2, Tlp.RED)})

    assert codes.of(FieldGroup.VICTIMS) == Codes(Handling.H2, Tlp.RED) == codes.whole
    assert codes.of(FieldGroup.SUMMARY) == CASE
    assert codes.of(FieldGroup.SUMMARY, FieldGroup.VICTIMS) == codes.whole


def test_a_group_that_is_looser_than_the_case_has_no_effect() -> None:
    codes = CaseCodes(CASE, {FieldGroup.CONTACT: NO_LIMIT, FieldGroup.VICTIMS: Codes(tlp=Tlp.RED)})

    assert codes.of(FieldGroup.CONTACT) == CASE
    assert not codes.has_effect(FieldGroup.CONTACT)
    assert not codes.has_effect(FieldGroup.SUMMARY)
    assert codes.has_effect(FieldGroup.VICTIMS)


@pytest.mark.parametrize(
    ("codes", "is_strict"),
    [
        (CASE, False),
        (Codes(Handling.H2), True),
        (Codes(Handling.H3), True),
        (Codes(tlp=Tlp.RED), True),
    ],
)
def test_what_is_marked_in_small_places_is_what_is_stricter_than_usual(
    codes: Codes, is_strict: bool
) -> None:
    assert codes.is_strict is is_strict


def test_a_file_says_the_codes_in_one_line_with_the_words() -> None:
    assert CASE.line == "H1 TLP:AMBER"
    assert Codes(Handling.H3, Tlp.RED, ("No copies.",)).line == "H3 TLP:RED No copies."


@pytest.mark.parametrize(
    ("code", "uses"),
    [
        (Handling.H0, ()),
        (Handling.H1, (Use.EVIDENCE,)),
        (Handling.H2, (Use.EVIDENCE, Use.PASS_ON)),
        (Handling.H3, (Use.EVIDENCE, Use.PASS_ON)),
    ],
)
def test_a_code_asks_for_permission_for_what_it_and_looser_codes_limit(
    code: Handling, uses: tuple[Use, ...]
) -> None:
    assert open_uses(code, ()) == uses
    assert open_uses(code, list(Use)) == ()


def test_content_leaves_below_h2_or_with_consent_to_pass_on_and_with_no_other() -> None:
    assert may_leave(Handling.H1, ())
    assert not may_leave(Handling.H2, (Use.EVIDENCE,))
    assert may_leave(Handling.H2, (Use.PASS_ON,))
