"""Names of several words that are one name: servant of the Merciful, light of the faith."""

import re
from typing import Final

_SERVANT: Final = frozenset(
    {"abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus", "abder", "abdes"}
    | {"abdun", "abdu", "abdou", "abdool", "abid", "عبد", "абд", "абдул", "абдель", "абдур", "עבד"}
)
_ARTICLE: Final = frozenset(
    {"al", "el", "ul", "ur", "ar", "er", "us", "as", "es", "ud", "ad", "ed", "az", "uz", "ez"}
    | {"an", "un", "at", "ash", "esh", "ال", "аль", "эль", "אל"}
)
_FAITH: Final = frozenset(
    {"din", "deen", "dine", "addin", "uddin", "eddin", "eddine", "aldin", "uldin", "addeen"}
    | {"uddeen", "adin", "edin", "udin", "الدين", "дин", "аддин", "уддин"}
)
_GLUED: Final = re.compile(
    r"^(?:abd[aeiou]{0,2}(?:l(?=[a-z]{3})|r(?=r)|s(?=s)|n(?=n)|z(?=z)|t(?=t)|d(?=d))|عبدال|абд[уае]ль?)"
)
_GLUED_FAITH: Final = re.compile(r"(?<=[a-z]{2})(?:[aeiu](?:l|d)?d[ie]{1,2}ne?)$|الدين$")
_SHORTEST_WITH_ARTICLE: Final = 5


def join(words: list[str]) -> list[str]:
    """Return the words with compounds as one word: `abd al rahman` becomes `abdrahman`."""
    joined: list[str] = []
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        if word in _SERVANT and waiting:
            _drop_article(waiting)
            word = "abd" + waiting.pop() if word.isascii() else word + waiting.pop()
        elif word in _ARTICLE and joined and waiting and waiting[-1] in _FAITH:
            word = joined.pop() + waiting.pop()
        elif word in _FAITH and joined and word not in {"din", "dine", "дин"}:
            word = joined.pop() + word
        joined.append(word)
    return joined


def _drop_article(waiting: list[str]) -> None:
    if len(waiting) > 1 and waiting[-1] in _ARTICLE:
        waiting.pop()


def bare(word: str) -> str:
    """Return a compound in one word without the article inside: `abdulrahman` as `abdrahman`."""
    if word.startswith(("abd", "عبد", "абд")):
        found = _GLUED.match(word)
        if found:
            return ("abd" if word.isascii() else word[:3]) + word[found.end() :]
    return _GLUED_FAITH.sub("din" if word.isascii() else "دين", word)


def without_article(word: str) -> str:
    """Return an Arabic word without the article in front of it, if there is one."""
    if word.startswith("ال") and len(word) >= _SHORTEST_WITH_ARTICLE:
        return word[2:]
    return word
