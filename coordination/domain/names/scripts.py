"""Which script a part of a name is written in, by the block of its first letter that tells."""

from bisect import bisect_right
from enum import StrEnum


class Script(StrEnum):
    """Scripts with tables of their own; all others go through a general transliteration."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    GREEK = "greek"
    ARMENIAN = "armenian"
    HEBREW = "hebrew"
    ARABIC = "arabic"
    GEORGIAN = "georgian"
    KANA = "kana"
    HANGUL = "hangul"
    INDIC = "indic"
    TAMIL = "tamil"
    THAI = "thai"
    KHMER = "khmer"
    OTHER = "other"


# First code point of a run, and its script (Unicode blocks).
_RUNS = (
    (0x0000, Script.LATIN),
    (0x0370, Script.GREEK),
    (0x0400, Script.CYRILLIC),
    (0x0530, Script.ARMENIAN),
    (0x0590, Script.HEBREW),
    (0x0600, Script.ARABIC),
    (0x0700, Script.OTHER),
    (0x0750, Script.ARABIC),
    (0x0780, Script.OTHER),
    (0x08A0, Script.ARABIC),
    (0x0900, Script.INDIC),
    (0x0B80, Script.TAMIL),
    (0x0C00, Script.INDIC),
    (0x0E00, Script.THAI),
    (0x0F00, Script.OTHER),
    (0x10A0, Script.GEORGIAN),
    (0x1100, Script.OTHER),
    (0x1780, Script.KHMER),
    (0x1800, Script.OTHER),
    (0x1C80, Script.CYRILLIC),
    (0x1C90, Script.GEORGIAN),
    (0x1CC0, Script.OTHER),
    (0x1D00, Script.LATIN),
    (0x1F00, Script.GREEK),
    (0x2000, Script.OTHER),
    (0x2C60, Script.LATIN),
    (0x2C80, Script.OTHER),
    (0x2D00, Script.GEORGIAN),
    (0x2D30, Script.OTHER),
    (0x2DE0, Script.CYRILLIC),
    (0x2E00, Script.OTHER),
    (0x3040, Script.KANA),
    (0x3100, Script.OTHER),
    (0xA640, Script.CYRILLIC),
    (0xA6A0, Script.OTHER),
    (0xA720, Script.LATIN),
    (0xA800, Script.OTHER),
    (0xAC00, Script.HANGUL),
    (0xD7B0, Script.OTHER),
    (0xFB00, Script.LATIN),
    (0xFB13, Script.ARMENIAN),
    (0xFB1D, Script.HEBREW),
    (0xFB50, Script.ARABIC),
    (0xFE00, Script.OTHER),
    (0xFE70, Script.ARABIC),
    (0xFF00, Script.OTHER),
)
_STARTS = [start for start, _ in _RUNS]

ABJADS = frozenset({Script.ARABIC, Script.HEBREW})
"""Scripts whose writers leave out vowels and doubled letters."""

ABUGIDAS = frozenset({Script.INDIC, Script.TAMIL, Script.THAI, Script.KHMER})
"""Scripts whose consonants carry a vowel that is not written; read in general Latin letters."""

OF_SYLLABLES = frozenset({Script.KANA, Script.HANGUL, Script.OTHER})
"""Scripts whose signs are syllables or words: another sign is another name."""


def script_of(text: str) -> Script:
    """Return the script of the first sign that is not a figure; Latin where there is none."""
    if text.isascii():
        return Script.LATIN
    for sign in text:
        if not sign.isnumeric():
            return _RUNS[bisect_right(_STARTS, ord(sign)) - 1][1]
    return Script.LATIN
