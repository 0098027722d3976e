"""Names of several words that are one name: servant of the Merciful, light of the faith.

`Abd al-Rahman` is one name. `Abdul` before a word that is no attribute of God is a given name of
its own, and the word behind it a surname: `Andre Abdul Taylor`.
"""

import re
from typing import Final

from coordination.domain.names.easing import ease
from coordination.domain.names.skeletons import sounds_of

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
_TELLING: Final = 3
# Whose servant: attributes of God, and of the Prophet's family where one is named after them.
_SERVED: Final = """
rahman rahim malik quddus salam mumin muhaymin aziz jabbar khaliq bari musawwir ghaffar
qahhar wahhab razzaq fattah alim basit hafiz khabir halim azim ghafur shakur ali kabir
jalil karim raqib mujib wasi hakim wadud majid shahid haqq wakil qawi matin wali hamid
hayy qayyum wajid wahid ahad samad qadir muqtadir awwal zahir batin barr tawwab afuww
rauf ghani mughni nafi nur hadi badi baqi warith rashid sabur latif sami basir rabb
rasul nabi ilah allah mannan monem sattar subhan muttalib hussein hassan mahdi nasir
nasser kafi shafi amir jamil jawad mohsen munim mawla khayr fadil hakam adl razak gafar
"""
_SERVED_EASED: Final = frozenset(map(ease, _SERVED.split()))
_SERVED_SOUNDS: Final = frozenset(
    form for word in _SERVED.split() for form in sounds_of(word) if len(form) >= _TELLING
)


def join(words: list[str]) -> list[str]:
    """Return the words with compounds as one word: `abd al rahman` becomes `abdrahman`."""
    joined: list[str] = []
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        if word in _SERVANT and waiting and _serves(word, waiting):
            _drop_article(waiting)
            word = "abd" + waiting.pop() if word.isascii() else word + waiting.pop()
        elif word in _ARTICLE and joined and waiting and waiting[-1] in _FAITH:
            word = joined.pop() + waiting.pop()
        elif word in _FAITH and joined and word not in {"din", "dine", "дин"}:
            word = joined.pop() + word
        joined.append(word)
    return joined


def _serves(word: str, waiting: list[str]) -> bool:
    """Say whether what follows a servant is whom it serves: an article says so, or the name."""
    follows = waiting[-1]
    if word == "abd" or not word.isascii() or (follows in _ARTICLE and len(waiting) > 1):
        return True
    return ease(follows) in _SERVED_EASED or not _SERVED_SOUNDS.isdisjoint(sounds_of(follows))


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
