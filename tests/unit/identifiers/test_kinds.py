"""The door of the package: length, emptiness, guesses, and cleaning of text."""

import pytest

from coordination.domain.identifiers import guess, read
from coordination.domain.identifiers.platforms import PLATFORM_OF, platform_named, site_of
from coordination.domain.identifiers.text import fold, latin_code, refang, tidy
from coordination.domain.vocabulary import IdentifierKind as Kind


def test_a_value_that_is_too_long_is_noted_and_cut():
    reading = read(Kind.SERIES, "a" * 201, jurisdiction="NO")

    assert (reading.forms, len(reading.shown)) == ((), 200)
    assert "too long" in reading.note


def test_an_address_may_be_longer_than_other_values():
    assert read(Kind.URL, "https://example.org/" + "a" * 1000, jurisdiction="NO").forms
    assert not read(Kind.URL, "https://example.org/" + "a" * 9000, jurisdiction="NO").forms


@pytest.mark.parametrize("kind", [Kind.FILE_HASH, Kind.CARD_TOKEN])
def test_a_value_that_is_never_kept_is_not_shown_when_it_cannot_be_read(kind):
    assert read(kind, "1" * 3000, jurisdiction="NO").shown == ""
    assert read(kind, "\u200b", jurisdiction="NO").shown == ""


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_is_noted_as_nothing(kind):
    assert "no value" in read(kind, " \u200b\n", jurisdiction="NO").note


def test_a_page_that_was_filed_as_an_account_is_compared_as_a_page():
    filed = read(Kind.HANDLE, "https://example.org/pages/7", jurisdiction="NO")

    assert set(filed.forms) & set(read(Kind.URL, "example.org/pages/7", jurisdiction="NO").forms)
    assert (filed.kind, filed.shown) == (Kind.HANDLE, "https://example.org/pages/7")


@pytest.mark.parametrize("text", ["ftp://example.org/pages/7", "https://"])
def test_another_address_that_was_filed_as_an_account_is_shown_as_it_is(text):
    assert read(Kind.HANDLE, text, jurisdiction="NO").shown == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("wolf77[at]example[.]org", Kind.EMAIL),
        ("https://t.me/wolf77", Kind.URL),
        ("203.0.113.7:443", Kind.IP),
        ("2001:db8::1", Kind.IP),
        ("DE89 3704 0044 0532 0130 00", Kind.IBAN),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Kind.CRYPTO),
        ("4111 1111 1111 1111", Kind.CARD_TOKEN),
        ("490154203237518", Kind.DEVICE_ID),
        ("forum.example.org", Kind.DOMAIN),
        ("@wolf77", Kind.HANDLE),
    ],
)
def test_the_likeliest_kind_comes_first(text, kind):
    assert guess(text, jurisdiction="NO")[0].kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("+47 912 34 567", Kind.PHONE),
        ("NO 12345678", Kind.DOCUMENT),
        ("AB 12345", Kind.VEHICLE),
        ("ICSE-2017-0081", Kind.SERIES),
        ("NCMEC 123456789", Kind.TIP_REPORT),
        ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Kind.FILE_HASH),
        ("facebook:100012345678901", Kind.PLATFORM_ID),
    ],
)
def test_every_possible_kind_is_among_the_guesses(text, kind):
    assert kind in [reading.kind for reading in guess(text, jurisdiction="NO")]


def test_a_perceptual_hash_is_no_guess():
    kinds = [reading.kind for reading in guess("pdq:" + "a1" * 32, jurisdiction="NO")]

    assert Kind.FILE_HASH not in kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  «wolf»; ", "wolf"),
        ("- wolf", "wolf"),
        ("“wolf”", "wolf"),
        ("'wolf", "wolf"),
        ("w\u00ado\u200bl\u2066f", "wolf"),
        ("wo\ud800lf\x00", "wolf"),
        ("wolf\u00a0\t77", "wolf 77"),
        ("(wolf) (77)", "(wolf) (77)"),
        ("o'wolf'", "o'wolf'"),
        ("٧٧", "77"),
        ("wolf—77", "wolf-77"),
    ],
)
def test_what_surrounds_a_value_is_cleaned_away(text, expected):
    assert tidy(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hxxps[:]//example[.]org", "https://example.org"),
        ("fxp://example.org", "ftp://example.org"),
        ("wolf {at} example {dot} org", "wolf@example.org"),
        ("a[[.]]b", "a.b"),
        ("plain", "plain"),
    ],
)
def test_defanged_notation_is_undone(text, expected):
    assert refang(text) == expected


def test_brackets_without_end_are_answered_all_the_same():
    assert "b" in refang("a" + "[" * 12 + "." + "]" * 12 + "b")


def test_case_is_folded_until_nothing_changes():
    assert fold("Straße Éé") == "strasse éé"
    assert fold(fold("ǰ\u0345")) == fold("ǰ\u0345")


def test_cyrillic_and_greek_capitals_of_a_code_are_read_as_latin():
    assert latin_code("АВ-123") == latin_code("ΑΒ 123") == "AB123"
    assert latin_code("Ж1") == "Ж1"


def test_every_platform_is_known_by_its_own_name():
    assert {PLATFORM_OF[name] for name in PLATFORM_OF.values()} == set(PLATFORM_OF.values())
    assert platform_named("no such app") is None
    assert platform_named("instagram.com") == "instagram"
    assert platform_named("example.org") is None
    assert site_of("example.org") is None
