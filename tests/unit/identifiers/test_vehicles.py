"""Plates and vehicle numbers: the State is read from the plate or taken from the case."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs, texts

SAME = {
    ("vehicle", "AB 12345", "NO"): {
        "vehicle": [
            "AB 12345", "AB12345", "NO AB12345", "NO:AB12345", "ab-12345", "N AB 12345",
            "AB 12345 (N)", "Plate: AB 12345", "АВ 12345", "NO-AB12345", "NO AB 12345",
            "AB.12345",
        ],
    },
    ("vehicle", "1HGCM82633A004352", "NO"): {
        "vehicle": [
            "1HGCM82633A004352", "VIN: 1HGCM82633A004352", "1HG CM826 33A 004352",
            "1hgcm82633a004352", "1HGCM82633AOO4352",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_a_vehicle_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


@pytest.mark.parametrize(
    ("text", "desk", "expected"),
    [
        ("D-AB 1234", "DE", ["DE:DAB1234"]),
        ("D-AB 1234", "NO", ["DE:AB1234", "NO:DAB1234", "DE:DAB1234"]),
        ("PT 989 GT", "IT", ["PT:989GT", "IT:PT989GT", "PT:PT989GT"]),
        ("AB 12345", "EL", ["GR:AB12345"]),
        ("AB 12345", "unknown", ["ZZ:AB12345"]),
        ("S ABC 123", "NO", ["SE:ABC123", "NO:SABC123", "SE:SABC123"]),
        ("SE:ABC123", "NO", ["SE:ABC123"]),
        ("ABC 123 (S)", "NO", ["SE:ABC123"]),
        ("N-ABCDEFGHIJK1", "NO", ["NO:ABCDEFGHIJK1"]),
        ("QQ-123", "NO", ["NO:QQ123"]),
    ],
)
def test_the_state_of_a_plate(text, desk, expected):
    assert texts("vehicle", text, "vehicle", desk) == expected


def test_plates_of_two_states_share_only_the_weak_form():
    both = set(forms("vehicle", "NO:AB12345")) & set(forms("vehicle", "SE:AB12345"))

    assert both == {form("vehicle_number", "AB12345")}


def test_a_check_digit_is_expected_of_north_american_numbers_only():
    sound = read(Kind.VEHICLE, "1HGCM82633A004352", jurisdiction="NO")
    wrong = read(Kind.VEHICLE, "1HGCM82633A004353", jurisdiction="NO")
    european = read(Kind.VEHICLE, "WVWZZZ1JZ3W386753", jurisdiction="NO")

    assert (sound.doubtful, wrong.doubtful, european.doubtful) == (False, True, False)


@pytest.mark.parametrize("text", ["red car", "A1", "a red car with 1 dent"])
def test_what_is_no_plate_is_kept_with_a_note(text):
    reading = read(Kind.VEHICLE, text, jurisdiction="NO")

    assert (reading.forms, reading.shown) == ((), text)
    assert "country" in reading.note
