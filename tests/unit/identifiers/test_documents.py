"""Identity documents: filed for a subject or as an identifier, they meet."""

import pytest

from coordination.domain.identifiers import read, read_document
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs, texts

SAME = {
    ("document", "passport NO 12345678", "NO"): {
        "document": [
            "passport NO 12345678", "NO:12345678", "NO 12345678", "NO-12345678", "12345678",
            "Passport no. 12345678", "passport: NO 12345678", "12345678 (NO)",
            "Norwegian passport NO 12345678", "PASSPORT NO. NO12345678", "NOR 12345678",
            "NO/12345678", "No. 12345678", "passport 12345678", "passport:NO:12345678",
            "NO 123 456 78", "passport NO12345678",
        ],
    },
    ("document", "NO passport N1234567", "NO"): {
        "document": [
            "NO passport N1234567", "NO:N1234567", "n1234567", "N 1234567",
            "Passport N1234567 (NO)", "passport no N1234567",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_a_document_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


@pytest.mark.parametrize(
    "filed",
    ["passport NO N1234567", "NO:N1234567", "NO passport N1234567", "N1234567", "n 1234567"],
)
def test_a_document_of_a_subject_meets_the_same_one_filed_as_identifier(filed):
    subject = read_document("passport", "NO", "N 123 4567")

    assert set(subject.forms) & set(forms("document", filed))


@pytest.mark.parametrize("number", ["12345678", "NO 12345678", "NO12345678", "no. 12345678"])
def test_a_number_may_repeat_its_country(number):
    reading = read_document("passport", "NO", number)

    assert form("document", "NO:12345678") in reading.forms


@pytest.mark.parametrize("number", ["FR LY78693468", "FRA LY 78693468", "FR: LY78693468"])
def test_a_number_with_letters_may_repeat_its_country_apart(number):
    reading = read_document("passport", "FR", number)

    assert form("document", "FR:LY78693468") in reading.forms


@pytest.mark.parametrize(
    ("country", "number"),
    [("DE", "FR LY78693468"), (None, "FR LY78693468"), ("FR", "FRLY78693468"), ("FR", "FR LY12")],
)
def test_letters_before_a_number_stay_where_no_country_agrees(country, number):
    texts_of = [one.text for one in read_document("passport", country, number).forms]

    assert not any(text.endswith((":LY78693468", ":LY12")) or text[:2] == "LY" for text in texts_of)


def test_the_same_number_of_two_states_shares_only_the_weak_form():
    both = set(read_document("", "NO", "12345678").forms) & set(
        read_document("", "SE", "12345678").forms
    )

    assert both == {form("document_number", "12345678")}


def test_a_series_that_looks_like_a_country_claims_none():
    filed = forms("document", "ET 123456")

    assert filed == (form("document_number", "ET123456"), form("document_number", "123456"))
    assert set(filed) & set(read_document("passport", "UA", "ЕТ123456").forms)


def test_a_short_number_is_compared_only_with_its_letters():
    assert forms("document", "NO 1234") == (form("document_number", "NO1234"),)


def test_a_machine_readable_line_gives_country_and_number():
    line = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"

    assert texts("document", line, "document_number") == ["L898902C3"]
    assert texts("document", line.replace("UTO", "NOR"), "document") == ["NO:L898902C3"]


def test_a_country_may_come_from_another_field():
    assert forms("document", "12345678", country="NO")[0] == form("document", "NO:12345678")


def test_the_word_no_means_number_when_another_country_is_named():
    assert texts("document", "UK PASSPORT NO 123456789", "document") == ["GB:123456789"]


def test_the_country_code_of_an_unlisted_state_is_kept():
    assert texts("document", "QA:1234567", "document") == ["QA:1234567"]


@pytest.mark.parametrize("text", ["passport", "12", "NO:wolf", "a1 (NO)"])
def test_what_is_no_document_is_kept_with_a_note(text):
    reading = read(Kind.DOCUMENT, text, jurisdiction="NO")

    assert (reading.forms, reading.shown) == ((), text)
    assert "country" in reading.note


@pytest.mark.parametrize("number", ["", "???", "wolf", "1" * 300])
def test_a_subject_document_without_a_number_is_noted(number):
    reading = read_document("passport", None, number)

    assert reading.forms == ()
    assert reading.note
