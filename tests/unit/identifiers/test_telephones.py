"""Telephone numbers: national, international and decorated spellings give one E.164 form."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs, texts

SAME = {
    ("phone", "+44 20 7946 0958", "GB"): {
        "phone": [
            "+44 20 7946 0958", "+44 (0)20 7946 0958", "020 7946 0958", "0044 20 7946 0958",
            "tel:+442079460958", "(020) 7946-0958", "+44.20.7946.0958", "٠٢٠٧٩٤٦٠٩٥٨",
            "０２０ ７９４６ ０９５８", "+44 20 7946 0958 ext. 12", "Tel.: 020 7946 0958", "442079460958",
            "sip:+442079460958@example.org", "+44\xa020\xa07946\xa00958", "+44-20-7946-0958",
            "00 44 20 79460958", "+44 20 7946 0958 (mobile)", "++442079460958",
            "011 44 20 7946 0958", "020.7946.0958",
        ],
    },
    ("phone", "91234567", "NO"): {
        "phone": [
            "91234567", "912 34 567", "+47 912 34 567", "004791234567", "4791234567",
            "91234567.0", "WhatsApp: +47 912 34 567", "4791234567@s.whatsapp.net",
        ],
        "handle": [
            "whatsapp:+4791234567", "https://wa.me/4791234567", "signal:+47 912 34 567",
            "whatsapp 912 34 567", "telegram:+4791234567", "https://t.me/+4791234567",
        ],
        "url": [
            "https://wa.me/4791234567", "https://api.whatsapp.com/send?phone=4791234567",
            "tel:+4791234567",
        ],
        "platform_id": [
            "whatsapp:4791234567",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_a_number_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


@pytest.mark.parametrize(
    ("text", "desk", "expected"),
    [
        ("06 1234 5678", "IT", "+390612345678"),
        ("+39 (0)6 1234 5678", "NO", "+390612345678"),
        ("+47 (0)912 34 567", "SE", "+4791234567"),
        ("+52 1 55 1234 5678", "NO", "+525512345678"),
        ("210 1234567", "EL", "+302101234567"),
        ("020 7946 0958", "UK", "+442079460958"),
        ("044 123 456", "XK", "+38344123456"),
        ("011 47 912 34 567", "US", "+4791234567"),
        ("(800) 463-3339", "US", "+18004633339"),
        ("800-GOODDAY", "US", "+18004663329"),
        ("+0047 912 34 567", "NO", "+4791234567"),
        ("4792345678", "US", "+14792345678"),
        ("4791234567890", "unknown", "+4791234567890"),
    ],
)
def test_a_number_is_read_in_its_plan(text, desk, expected):
    assert texts("phone", text, "phone", desk) == [expected]


def test_an_extension_is_a_detail_and_no_part_of_the_number():
    reading = read(Kind.PHONE, "+47 22 12 34 56 ext. 12", jurisdiction="NO")

    assert reading.forms == (form("phone", "+4722123456"),)
    assert reading.details == (("extension", "12"),)


def test_a_number_that_its_plan_does_not_know_is_doubtful_and_still_matched():
    reading = read(Kind.PHONE, "+47 012 34 567", jurisdiction="NO")
    sound = read(Kind.PHONE, "+47 912 34 567", jurisdiction="NO")

    assert (reading.doubtful, sound.doubtful) == (True, False)
    assert reading.forms == forms("phone", "+4701234567")


@pytest.mark.parametrize(
    ("text", "desk"),
    [("12", "NO"), ("wolf", "NO"), ("112", "NO"), ("912 34 567", "unknown"), ("1" * 30, "NO"),
     ("+999 12345678", "NO"), ("12345678!9", "NO"), ("+0000000000", "NO")],
)  # fmt: skip
def test_what_is_no_number_is_kept_with_a_note(text, desk):
    reading = read(Kind.PHONE, text, jurisdiction=desk)

    assert (reading.forms, reading.shown) == ((), text)
    assert "country code" in reading.note
