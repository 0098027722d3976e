"""Reduce a person's name to one spelling, so that equal names are equal texts.

Exact equality only: order of the parts, case, accents, hyphens, apostrophes and titles do not
count, everything else does. Other scripts and transliterations stay what they are.
"""

import re
import unicodedata

LONGEST = 200
"""Characters of a name that are read (docs/decisions/0004); no name is longer."""

APOSTROPHES = re.compile("['`´ʹʻʼʽʾʿˈ‘’‛′＇׳]")
# Marks that writers of one language leave out: accents of Latin, Greek and Cyrillic letters,
# vowel signs and the stretching line of Arabic, points of Hebrew. The vowel signs of Indic
# scripts and the voicing marks of Japanese are letters in their own right and stay.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ŧ": "t",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ς": "σ",
    }
)
# Words of address and ranks of age that one desk writes and another leaves out. Words that are
# also given names or surnames (Don, Pan, Md, Ing) are not here.
TITLES = frozenset(
    {"mr", "mrs", "ms", "mx", "miss", "sir", "dr", "prof", "professor", "esq", "phd", "jr", "sr"}
    | {"herr", "frau", "hr", "fru", "froken", "herrn", "mme", "mlle", "monsieur", "madame"}
    | {"mademoiselle", "senor", "senora", "senorita", "sra", "srta", "signor", "signora", "sig"}
    | {"sigra", "senhor", "senhora", "meneer", "mevrouw", "dhr", "mevr", "mw", "gospodin"}
    | {"gospodja", "господин", "госпожа", "гражданин", "гражданка", "pani", "kyrios", "kyria"}
)
_FIRST_IDEOGRAPH = "\u2e80"


def fold_name(text: str) -> str:
    """Return the letters of a name without case and accents; folding twice changes nothing.

    NFKC and casefold alone are not idempotent, so the steps repeat until nothing changes.
    """
    text = text[:LONGEST]
    while True:
        parts = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
        folded = _MARKS.sub("", parts).translate(_LETTERS)
        changed = unicodedata.normalize("NFC", folded)
        if changed == text:
            return text
        text = changed


def name_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name in alphabetical order, without titles.

    `SURNAME, Given` and `Given Surname` give the same parts, as do `Jean-Luc` and `Jean Luc`.
    """
    folded = fold_name(APOSTROPHES.sub("", name))
    separated = "".join(sign if is_of_a_word(sign) else " " for sign in folded)
    return tuple(sorted(part for part in separated.split() if part not in TITLES))


def is_of_a_word(sign: str) -> bool:
    """Say whether a sign is part of a word; vowel signs of Indic scripts are marks, and are."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def is_distinctive(parts: tuple[str, ...]) -> bool:
    """Say whether a name has two parts that are more than initials.

    In Chinese, Japanese and Korean writing a single character may be a whole part.
    """
    return sum(len(part) > 1 or part >= _FIRST_IDEOGRAPH for part in parts) >= 2
