"""IBAN, PayPal and cards: spellings meet, card numbers are never shown."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs, texts

SAME = {
    ("iban", "DE89370400440532013000", "NO"): {
        "iban": [
            "DE89370400440532013000", "DE89 3704 0044 0532 0130 00",
            "de89 3704 0044 0532 0130 00", "IBAN: DE89 3704 0044 0532 0130 00",
            "IBAN DE89-3704-0044-0532-0130-00",
            "IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX", "iban:DE89370400440532013000",
            "DE89\xa03704\xa00044\xa00532\xa00130\xa000", "(DE89370400440532013000)",
        ],
    },
    ("paypal", "paypal.me/wolf77", "NO"): {
        "paypal": [
            "paypal.me/wolf77", "https://www.paypal.me/Wolf77", "wolf77",
            "https://www.paypal.com/paypalme/wolf77/10", "PayPal: @wolf77",
        ],
        "url": [
            "https://paypal.me/wolf77",
        ],
        "handle": [
            "paypal:wolf77",
        ],
    },
    ("card_token", "4111111111111111", "NO"): {
        "card_token": [
            "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111",
            "Visa 4111 1111 1111 1111", "4111 11** **** 1111", "411111******1111",
            "4111 1111 1111 1111 exp 12/27", "4111 11XX XXXX 1111", "411111\u20261111",
            "Card: 4111111111111111",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_a_payment_account_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


def test_check_digits_that_fail_are_doubtful_and_still_matched():
    reading = read(Kind.IBAN, "DE88370400440532013000", jurisdiction="NO")

    assert reading.doubtful
    assert reading.forms == (form("iban", "DE88370400440532013000"),)


def test_words_behind_an_iban_do_not_hide_it():
    assert forms("iban", "DE89 3704 0044 0532 0130 00 (his own)") == (
        form("iban", "DE89370400440532013000"),
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [("iban", "370400440532013000"), ("iban", "wolf"), ("paypal", "two words"),
     ("paypal", "https://t.me/wolf77"), ("paypal", "https://www.paypal.com/"),
     ("card_token", "wolf"), ("card_token", "**** 1111")],
)  # fmt: skip
def test_what_is_no_account_is_noted_and_not_matched(kind, text):
    reading = read(Kind(kind), text, jurisdiction="NO")

    assert reading.forms == ()
    assert reading.note.startswith("This is not")


def test_a_card_shows_only_its_first_six_and_last_four_digits():
    reading = read(Kind.CARD_TOKEN, "4111 1111 1111 1111", jurisdiction="NO")

    assert reading.shown == "411111******1111"
    assert reading.forms[0] == form("card", "4111111111111111")


def test_a_card_that_fails_luhn_and_a_masked_card_are_doubtful():
    wrong = read(Kind.CARD_TOKEN, "4111 1111 1111 1112", jurisdiction="NO")
    masked = read(Kind.CARD_TOKEN, "411111******1111", jurisdiction="NO")

    assert (wrong.doubtful, masked.doubtful) == (True, True)
    assert masked.forms == (form("card_masked", "411111******1111"),)


def test_a_token_is_compared_as_written():
    assert forms("card_token", "tok_1Nv3nt3dAbC") == (form("card_token", "tok_1Nv3nt3dAbC"),)
    assert not meet(("card_token", "tok_1Nv3nt3dAbC"), ("card_token", "tok_1nv3nt3dabc"))


@pytest.mark.parametrize(
    "text", ["IBAN: NO93 8601 1117 947", "IBAN NO 93 8601 1117 947", "IBAN no.: NO93-8601-1117-947"]
)
def test_a_label_does_not_swallow_norway(text):
    assert texts("iban", text, "iban") == ["NO9386011117947"]
