"""Series and reports: separators and words around a number do not matter."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import meet, pairs, texts

SAME = {
    ("series", "ICSE-2017-0081", "NO"): {
        "series": [
            "ICSE-2017-0081", "icse 2017 0081", "ICSE 2017-0081", "ICSE: 2017/0081",
            "ICSE series 2017-0081", "ICSE2017-0081", "ICSE_2017_0081",
        ],
    },
    ("series", "Mason-Storm-36", "NO"): {
        "series": ["ICSE: Mason Storm 36", "MASON STORM 36", "Interpol ICSE mason storm 36"],
    },
    ("tip_report", "64849622", "NO"): {
        "tip_report": ["ICCAM 64849622", "INHOPE-64849622", "IWF: 64849622", "CyberTip 64849622"],
    },
    ("tip_report", "ICCAM 64849622", "NO"): {"tip_report": ["INHOPE: 64849622"]},
    ("tip_report", "NCMEC #123456789", "NO"): {
        "tip_report": [
            "NCMEC #123456789", "CyberTip 123456789", "CT-123456789",
            "CyberTipline Report 123456789", "123456789", "NCMEC CyberTipline Report #123456789",
            "ncmec:123456789", "CyberTip ID: 123456789", "CyberTipline no. 123456789",
            "NCMEC-123456789", "CT123456789", "123 456 789",
        ],
    },
    ("tip_report", "IWF-12345", "NO"): {
        "tip_report": [
            "IWF-12345", "iwf 12345", "IWF report no. 12345",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_a_number_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("series", "ICSE 201 781", "ICSE 2017 81"),
        ("series", "Alpha", "Beta"),
        ("series", "ICSE 2017-81", "2017-81"),
        ("tip_report", "INHOPE 123", "123"),
        ("tip_report", "AB 64849622", "64849622"),
        ("tip_report", "NCMEC 123456789", "IWF 123456789"),
        ("tip_report", "123456789", "123456788"),
    ],
)
def test_two_numbers_never_meet(kind, one, other):
    assert not meet((kind, one), (kind, other))


def test_a_named_authority_is_a_detail():
    named = read(Kind.TIP_REPORT, "NCMEC #123456789", jurisdiction="NO")
    bare = read(Kind.TIP_REPORT, "123456789", jurisdiction="NO")

    assert named.details == (("authority", "NCMEC"),)
    assert (bare.details, bare.forms[:1]) == ((), named.forms)


@pytest.mark.parametrize(("kind", "text"), [("series", "---"), ("tip_report", "NCMEC"),
                                            ("tip_report", "...")])  # fmt: skip
def test_what_is_no_number_is_noted(kind, text):
    reading = read(Kind(kind), text, jurisdiction="NO")

    assert reading.forms == ()
    assert reading.note


def test_a_series_named_only_by_a_common_word_keeps_it():
    assert texts("series", "Series", "series") == ["SERIES"]
