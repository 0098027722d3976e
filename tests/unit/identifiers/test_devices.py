"""Devices: IMEI in three lengths, MAC, advertising numbers, serials and cards."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs

SAME = {
    ("device_id", "490154203237518", "NO"): {
        "device_id": [
            "490154203237518", "49-015420-323751-8", "IMEI: 490154203237518", "4901542032375101",
            "49015420323751", "imei 49 015420 323751 8", "IMEI 490154203237518",
            "IMEI/SV: 49-015420-323751-01", "490154 20 323751 8", "IMEI1: 490154203237518",
        ],
    },
    ("device_id", "00:1a:2b:3c:4d:5e", "NO"): {
        "device_id": [
            "00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E", "001a.2b3c.4d5e", "001A2B3C4D5E",
            "MAC 00:1A:2B:3C:4D:5E", "MAC address: 00 1a 2b 3c 4d 5e", "0:1a:2b:3c:4d:5e",
            "00:1A:2B:3C:4D:5E (MAC)",
        ],
    },
    ("device_id", "6D92078A-8246-4BA4-AE5B-76104861E7DC", "NO"): {
        "device_id": [
            "6D92078A-8246-4BA4-AE5B-76104861E7DC", "6d92078a-8246-4ba4-ae5b-76104861e7dc",
            "IDFA: 6D92078A-8246-4BA4-AE5B-76104861E7DC",
            "{6D92078A-8246-4BA4-AE5B-76104861E7DC}", "6D92078A82464BA4AE5B76104861E7DC",
        ],
    },
    ("device_id", "S/N R58M12ABCDE", "NO"): {
        "device_id": [
            "S/N R58M12ABCDE", "SN: R58M12ABCDE", "R58M12ABCDE", "r58m-12abcde",
            "Serial number: R58M12ABCDE", "Serial No. R58M12ABCDE",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_a_device_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


def test_an_imei_whose_check_digit_fails_is_doubtful_and_still_meets():
    reading = read(Kind.DEVICE_ID, "490154203237519", jurisdiction="NO")

    assert reading.doubtful
    assert reading.forms == (form("imei", "49015420323751"),)
    assert reading.shown == "490154203237519"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IMSI 242011234567890", form("imsi", "242011234567890")),
        ("ICCID: 8947000000000000001F", form("iccid", "8947000000000000001")),
        ("SIM 8947000000000000001", form("iccid", "8947000000000000001")),
        ("MEID A0000000002329", form("meid", "A0000000002329")),
        ("Android ID: 9774d56d682e549c", form("serial", "9774D56D682E549C")),
        ("SN 001A2B3C4D5E", form("mac", "001a2b3c4d5e")),
    ],
)
def test_a_label_says_what_a_number_is(text, expected):
    assert forms("device_id", text) == (expected,)


def test_a_subscriber_and_a_device_with_the_same_digits_never_meet():
    assert not meet(("device_id", "IMSI 490154203237518"), ("device_id", "490154203237518"))


@pytest.mark.parametrize("text", ["wolf", "12", "IMSI wolf", "a phone"])
def test_what_is_no_device_number_is_kept_with_a_note(text):
    reading = read(Kind.DEVICE_ID, text, jurisdiction="NO")

    assert (reading.forms, reading.shown) == ((), text)
    assert "IMEI" in reading.note
