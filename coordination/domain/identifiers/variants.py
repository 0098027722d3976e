"""Reduce account names to what stays the same when a person decorates or respells them.

One person is `darkmoon`, `d4rkm00n`, `xX_darkmoon_Xx` and `dark.moon1987`. The reduced form
brings these together: without decoration, birth year, separators, marks and doubled letters, and
with digits read as the letters that they stand for. It is found under a namespace of its own
(`handle_core`) and is weak evidence. Only a name that keeps seven letters has one: shorter ones
are words that thousands choose, and a thief of the index could count them out
(docs/decisions/0033).
"""

import re
import unicodedata
from itertools import groupby, pairwise

from coordination.domain.features import Normalised
from coordination.domain.identifiers import text as texts
from coordination.domain.names import equivalents

NAMESPACE = "handle_core"

LONG = 10
"""From how many letters on a reduced form is long enough to be fair evidence on one platform."""

LEAST = 7
"""How many letters a reduced form keeps at least."""

_WRITTEN = 4  # so many letters stand as letters even in a disguise
_BREAKS = re.compile(r"[\W_]+")
_LEET = str.maketrans("0134578$€£l|", "oieastbseiii")
"""Digits as the letters that they are written for; `l` and `i` look alike and become one."""

_FRONT = frozenset({
    "x", "xx", "xxx", "xo", "the", "real", "thereal", "official", "its", "itz", "iam", "im", "not",
    "only", "mr", "mrs", "ms", "lil",
})  # fmt: skip
_BACK = frozenset({
    "x", "xx", "xxx", "xo", "real", "official", "oficial", "officiel", "ofc", "tv", "yt", "alt",
    "new", "backup", "back", "main", "priv", "private", "second", "acc", "account",
})  # fmt: skip
_GLUED_X = re.compile(r"x{2,}(.+?)x{2,}")
_GLUED = re.compile(r"(?:thereal)?(.+?)(?:official|oficial)?")
_TAIL = re.compile(r"\d+$")
_HEAD = re.compile(r"^\d+")
_DISTINCTIVE_LENGTH = 8
_TELLING = 3
_CHOSEN_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = re.compile(r"(?<=.)(?:19[4-9]\d|200\d|201[0-9])$")


def core_of(name: str) -> Normalised | None:
    """Return the reduced form of a folded account name; None where too little is left of it."""
    bare = _undecorated(name)
    stem = _YEAR.sub("", bare)
    letters = _TAIL.sub("", stem)
    if len(reduced(letters)) < LEAST or sum(map(str.isalpha, letters)) < _WRITTEN:
        return None
    return Normalised(NAMESPACE, reduced(stem))


def reduced(word: str) -> str:
    """Return a word with digits as letters, without marks, separators and doubled letters."""
    return "".join(sign for sign, _ in groupby(_letters(word)))


def is_distinctive(name: str) -> bool:
    """Return whether a name is long and mixed enough not to be thought of twice.

    Neither a short word nor a given name becomes rare by a number: `lucky1123`, `christian_1990`.
    """
    if name.isalpha() or len(name) < _DISTINCTIVE_LENGTH:
        return False
    word = _word_of(name)
    if equivalents.groups_of((word,)):
        return False
    return len(word) >= (LEAST - 1 if _has_telling_number(name) else LEAST)


def _word_of(name: str) -> str:
    """Return the letters of a name without decoration and without the numbers at its ends."""
    return "".join(filter(str.isalpha, _letters(_HEAD.sub("", _TAIL.sub("", _undecorated(name))))))


def _has_telling_number(name: str) -> bool:
    """Return whether a name ends in a number of three figures or more that few would choose.

    A year, a figure repeated, a run (123, 4321) and a number with noughts in front (007) are
    chosen by many.
    """
    found = _TAIL.search(_undecorated(name))
    if found is None or len(found[0]) < _TELLING or _CHOSEN_YEAR.fullmatch(found[0]):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(found[0])}
    return not (found[0].startswith("0") or (len(steps) == 1 and steps <= {-1, 0, 1}))


def are_apart(mine: str, theirs: str) -> bool:
    """Return whether two names of one reduced form count or date themselves differently.

    `wolfpack_north1` and `wolfpack_north11` are two accounts, and so are two birth years. A tail
    of digits that differs is a disguise only where it ends in letters written as digits.
    """
    one, other = _undecorated(mine), _undecorated(theirs)
    tails = [_TAIL.search(name) for name in (one, other)]
    if None in tails or len({tail[0] for tail in tails if tail}) == 1:
        return False
    return _letters(one) != _letters(other)


def _undecorated(name: str) -> str:
    parts = [part for part in _BREAKS.split(_plain(name)) if part]
    while len(parts) > 1 and parts[0] in _FRONT:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _BACK:
        parts = parts[:-1]
    whole = "".join(parts)
    framed = _GLUED_X.fullmatch(whole)
    found = _GLUED.fullmatch(framed[1] if framed else whole)
    return found[1] if found else whole


def _plain(name: str) -> str:
    """Return a name without marks on its letters, with letters that only look Latin as Latin."""
    if name.isascii():
        return name.lower()
    parts = unicodedata.normalize("NFKD", texts.fold(name))
    return texts.latin_name("".join(sign for sign in parts if not unicodedata.combining(sign)))


def _letters(word: str) -> str:
    return _BREAKS.sub("", _plain(word)).translate(_LEET)
