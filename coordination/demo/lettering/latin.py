"""Write names of other scripts in Latin letters, by the scheme of a State or of a custom."""

from coordination.demo.lettering.tables import (
    ARMENIAN,
    CYRILLIC,
    GEORGIAN,
    GREEK,
    LETTERS,
    RESPELLINGS,
)

_BY_SCRIPT = {"Grek": GREEK, "Geor": GEORGIAN, "Armn": ARMENIAN}
_ACCENTS = str.maketrans("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ")

SCHEMES = {
    **{culture: tuple(schemes) for culture, schemes in CYRILLIC.items()},
    "Grek": tuple(GREEK),
    "Geor": tuple(GEORGIAN),
    "Armn": tuple(ARMENIAN),
    **{script: tuple(map(str, range(len(rules)))) for script, rules in RESPELLINGS.items()},
}
"""The schemes for a script, for Cyrillic those for a culture; the national one comes first."""


def to_latin(text: str, culture: str, script: str, scheme: str) -> str:
    """Return a text of the culture's letters in Latin letters."""
    tables = CYRILLIC[culture] if script == "Cyrl" else _BY_SCRIPT[script]
    return _by_letters(text, tables[scheme])


def respelt_latin(latin: str, script: str, scheme: str) -> str:
    """Return the Latin form of an Arabic, Hebrew or Thai name as another custom has it."""
    for old, new in RESPELLINGS[script][int(scheme)]:
        latin = latin.replace(old, new)
    return latin[:1].upper() + latin[1:]


def machine_latin(text: str, script: str) -> str:
    """Return what a table of single letters makes of a name: of Arabic, hardly a vowel."""
    return _by_letters(text, LETTERS[script])


def _by_letters(text: str, table: dict[str, str]) -> str:
    """Return the text letter by letter, two at a time where the table has two; words in capitals."""
    return " ".join(_word(word, table) for word in text.split(" "))


def _word(word: str, table: dict[str, str]) -> str:
    lowered = word.lower().translate(_ACCENTS)
    found, place = [], 0
    while place < len(lowered):
        two = lowered[place : place + 2]
        letters = two if len(two) == 2 and two in table else lowered[place]
        found.append(table.get(letters, letters))
        place += len(letters)
    latin = "".join(found)
    return "-".join(part[:1].upper() + part[1:] for part in latin.split("-"))
