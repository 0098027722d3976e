"""Cyrillic letters as national schemes and ordinary writers put them into Latin letters.

Three spellings cover what stands in papers: the passport style after ICAO Doc 9303 and BGN/PCGN
(also the Ukrainian resolution of 2010 and the Bulgarian law of 2009, which it resembles), the
scientific style (ISO 9, GOST 7.79, and what Serbs, Czechs and Slovenes write) and what Germans
write by ear. Further spellings (French, Italian) meet by their skeleton.
"""

from typing import Final

_PASSPORT: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ѣ": "e", "ѳ": "f", "ѵ": "i",
    # Ukrainian and Belarusian (ґ folds to itself, ї and ў lose their mark)
    "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ў": "u",
    # Serbian and Macedonian
    "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѕ": "dz", "ѓ": "gj",
    "ќ": "kj",
    # Kazakh, Kyrgyz, Tatar, Bashkir, Mongolian, Tajik, Uzbek
    "ә": "a", "ғ": "g", "қ": "k", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "җ": "j",
    "ҳ": "h", "ҷ": "j", "ӯ": "u", "ҙ": "z", "ҡ": "k", "ҫ": "s", "ҕ": "g", "ӣ": "i", "ӏ": "",
}  # fmt: skip
_SCIENTIFIC: Final = _PASSPORT | {
    "ж": "z", "й": "j", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ю": "ju", "я": "ja",
    "є": "je", "ї": "ji", "ђ": "d", "қ": "q", "ғ": "gh", "ә": "ae",
}  # fmt: skip
_GERMAN: Final = _PASSPORT | {
    "в": "w", "ж": "sch", "з": "s", "й": "j", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch",
    "щ": "schtsch", "ю": "ju", "я": "ja", "є": "je", "ы": "y",
}  # fmt: skip
_UKRAINIAN: Final = _PASSPORT | {"г": "h", "и": "y", "й": "i", "ї": "i"}
_BULGARIAN: Final = _PASSPORT | {"х": "h", "щ": "sht", "ъ": "a", "й": "y"}
_SCHEMES: Final = tuple(
    str.maketrans(scheme) for scheme in (_PASSPORT, _SCIENTIFIC, _GERMAN, _UKRAINIAN, _BULGARIAN)
)


def latinise_cyrillic(text: str) -> tuple[str, ...]:
    """Return the Latin spellings of a Cyrillic part, the passport style first."""
    return tuple(dict.fromkeys(text.translate(scheme) for scheme in _SCHEMES))
