"""Change the written text of a name: slips of the fingers, words joined, parted and left out."""

import random
from collections.abc import Callable

from coordination.demo.spelling import without_marks

_PARTICLES = frozenset(
    {"van", "der", "den", "ter", "ten", "von", "zu", "de", "da", "do", "dos", "dela", "di", "del"}
    | {"della", "la", "le", "du", "d", "el", "al", "bin", "ben", "abu"}
)
_PREFIXES = ("Al-", "El-", "O'", "D'", "Mac", "Mc", "ال")
_NEIGHBOURS = {
    "a": "s", "e": "r", "i": "o", "o": "p", "n": "m", "m": "n", "s": "d", "t": "r", "r": "t",
    "l": "k", "k": "l", "d": "f", "v": "b", "b": "v", "z": "x", "c": "v", "y": "t", "u": "i",
}  # fmt: skip

Retype = Callable[[random.Random, list[str]], "list[str] | None"]
"""Returns the words of a name changed, or None where the disguise does not fit them."""


def _mistyped(rng: random.Random, words: list[str]) -> list[str] | None:
    places = [place for place, word in enumerate(words) if len(word) > 3]
    if not places:
        return None
    place = rng.choice(places)
    word = _slip(rng, words[place])
    # Every fifth slip is a double one.
    changed = _slip(rng, word) if rng.random() < 0.2 and len(word) > 4 else word
    return [*words[:place], changed, *words[place + 1 :]] if changed != words[place] else None


def _slip(rng: random.Random, word: str) -> str:
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + _NEIGHBOURS.get(word[at].lower(), word[at - 1].lower()) + word[at + 1 :]


def _merged(rng: random.Random, words: list[str]) -> list[str] | None:
    hyphenated = [place for place, word in enumerate(words) if "-" in word]
    if hyphenated:
        place = hyphenated[0]
        first, _, rest = words[place].partition("-")
        return [*words[:place], first + rest.lower(), *words[place + 1 :]]
    if len(words) < 3:
        return None
    place = rng.randrange(len(words) - 1)
    joined = words[place] + words[place + 1].lower()
    return [*words[:place], joined, *words[place + 2 :]]


def _parted(_rng: random.Random, words: list[str]) -> list[str] | None:
    place = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[place]
    if len(word) < 7 or "-" in word:
        return None
    half = len(word) // 2
    return [*words[:place], word[:half], word[half:].capitalize(), *words[place + 1 :]]


def _without_particles(_rng: random.Random, words: list[str]) -> list[str] | None:
    kept = [_without_prefix(word) for word in words if word.lower() not in _PARTICLES]
    return kept if kept != words and len(kept) > 1 else None


def _without_prefix(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word.removeprefix(prefix).capitalize()
    return word


RETYPES: dict[str, Retype] = {
    "typing error": _mistyped,
    "parts merged": _merged,
    "parts split": _parted,
    "particle dropped": _without_particles,
}


def fits(change: str, words: list[str]) -> bool:
    """Say whether a disguise changes a name of these words at all."""
    return RETYPES[change](random.Random(0), words) is not None  # noqa: S311 - a try, of no secret


_LAYOUTS = {"as spoken": 58, "comma": 20, "capitals": 7, "surname first": 5, "no marks": 10}


def laid_out(rng: random.Random, given: str, family: str) -> str:
    """Return the name in the order and the letter case of one desk or another.

    None of it changes the name: the parts stay the same without marks and letter case.
    """
    layout = rng.choices(tuple(_LAYOUTS), tuple(_LAYOUTS.values()))[0]
    if layout == "comma":
        return f"{family}, {given}"
    if layout == "capitals":
        return f"{given} {_capitals(family)}"
    if layout == "surname first":
        return f"{family} {given}"
    name = f"{given} {family}"
    is_latin = all(sign < "\u0250" for sign in name)
    return without_marks(name) if layout == "no marks" and is_latin else name


def _capitals(text: str) -> str:
    # Georgian has capitals that nobody types.
    return text if any("\u10a0" <= sign <= "\u10ff" for sign in text) else text.upper()
