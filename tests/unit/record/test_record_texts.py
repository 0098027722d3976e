"""Texts of a record: which characters they may have, and what is kept of them."""

import pytest

from coordination.domain.record.layout import CASE
from tests.records import a_record, faults_of, read

FORBIDDEN = {
    "\0": "control character",
    "\x1b": "control character",
    "\u2028": "control character",
    "\ud800": "lone surrogate",
    "\u202e": "direction",
    "\u202a": "direction",
    "\u2066": "direction",
    "\u200f": "direction",
}


@pytest.mark.parametrize("field", ["ref", "title", "authority", "operation"])
@pytest.mark.parametrize(("character", "reason"), FORBIDDEN.items())
def test_a_forbidden_character_is_refused_wherever_it_stands(
    field: str, character: str, reason: str
) -> None:
    assert reason in faults_of(a_record(**{field: f"a{character}b"}))[field]


@pytest.mark.parametrize("character", ["\0", "\u202e", "\ud800", "\x0b"])
def test_a_summary_has_lines_but_no_forbidden_characters(character: str) -> None:
    assert list(faults_of(a_record(summary=f"one\n{character}two"))) == ["summary"]


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("title", "  two \u00a0 words\u3000", "two words"),
        ("title", "two  words", "two words"),
        ("title", "A\u030argang", "\u00c5rgang"),
        ("title", "\n", None),
        ("ref", "\tNO/1\r\n", "NO/1"),
        ("ref", "\u0394\u0399\u039a/12 (\u00e9) \u4e2d", "\u0394\u0399\u039a/12 (\u00e9) \u4e2d"),
        ("summary", "one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("summary", " one \n \n\n\t two ", "one\n\ntwo"),
        ("summary", "one  line", "one line"),
    ],
)
def test_what_is_kept_of_a_text(field: str, written: str, kept: str | None) -> None:
    assert getattr(read(a_record(**{field: written})), field) == kept


def test_a_name_may_have_joiners_but_a_reference_shows_all_its_characters() -> None:
    name = "\u0646\u06cc\u200c\u0645\u0627"

    assert read(a_record(authority=name)).authority == name
    assert "invisible" in faults_of(a_record(ref=name))["ref"]


@pytest.mark.parametrize("field", ["ref", "title", "summary", "authority", "operation"])
@pytest.mark.parametrize("letter", ["x", "\u00e6"])
def test_a_text_is_as_long_as_its_field_allows_and_no_longer(field: str, letter: str) -> None:
    limit = CASE.lengths[field]
    longest = ((letter + " ") * limit)[: limit - 1] + letter

    assert len(getattr(read(a_record(**{field: longest})), field)) == limit
    assert str(limit) in faults_of(a_record(**{field: longest + " "}))[field]


def test_a_text_that_grows_when_composed_must_still_fit() -> None:
    # U+0958 is one character that NFC writes as two.
    assert list(faults_of(a_record(ref="\u0958" * 40))) == ["ref"]
