"""Reduce a part of a name to consonants in classes, so that spellings of one name meet."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from coordination.domain.names import phonemes
from coordination.domain.names.folding import fold_name
from coordination.domain.names.graphemes import Table
from coordination.domain.names.scripts import ABJADS, ABUGIDAS, OF_SYLLABLES, Script, script_of

MOST = 6
"""Reduced forms of one part."""

_TABLES: Final[dict[Script, tuple[Table, ...]]] = {
    Script.LATIN: phonemes.LATIN,
    Script.CYRILLIC: (phonemes.CYRILLIC,),
    Script.GREEK: (phonemes.GREEK,),
    Script.ARABIC: (phonemes.ARABIC,),
    Script.HEBREW: (phonemes.HEBREW,),
    Script.GEORGIAN: (phonemes.GEORGIAN,),
    Script.ARMENIAN: (phonemes.ARMENIAN,),
    Script.KANA: (phonemes.SYLLABLES,),
    Script.HANGUL: (phonemes.SYLLABLES,),
    Script.INDIC: (phonemes.INDIC,),
    Script.TAMIL: (phonemes.TAMIL,),
    Script.THAI: (phonemes.THAI,),
    Script.KHMER: (phonemes.KHMER,),
    Script.OTHER: phonemes.LATIN,
}
_BY_SIGNS: Final = OF_SYLLABLES | ABUGIDAS
# A Thai or Lao letter under the mark of silence.
_SILENT: Final = re.compile("[ก-ฮກ-ຮ][ิุູ]?[์໌]")
# Marks make other letters in the tables of these only.
_WITH_MARKS: Final = frozenset({Script.LATIN, Script.CYRILLIC, Script.HEBREW})
_VOWELS: Final = str.maketrans(
    "ıáàâäåāăéèêëēėěíìîïīįóòôöøōőúùûüūůűųýÿəơưɛɔ",
    "iaaaaaaaeeeeeeeiiiiiiooooooouuuuuuuuyyaoueo",
)

_DOUBLED: Final = re.compile(r"(.)\1+")
_SOUNDS: Final = "pbfvtdszcSCZJkgxhlrmn"
_SKELETON: Final = str.maketrans(_SOUNDS, "PPFFTTSSSJJJJKGHHLRMN")
_SOUND: Final = str.maketrans(_SOUNDS, "PPFFTTSSSSSSSKGHHLRMN")


# Letters and endings that tell whose spelling a name in Latin letters has, the surest first.
_HINTS: Final = (
    (re.compile("[čćđěğıłńňőřśšşșțůűźżžąęă]"), phonemes.SLAVIC),
    (re.compile("[ñáíóúãõ]|(?:ez|inho)$"), phonemes.SOUTHERN),
    (re.compile("[äöüß]|sch|stein$"), phonemes.GERMAN),
    (re.compile("[éèêëçâîôûœ]|eau|ault"), phonemes.FRENCH),
    (re.compile("^hs[iu]|x[iu](?!m|l)|q(?:i|u(?:a?n|e?$))"), phonemes.MANDARIN),
    (re.compile("ə|^x[aou]|q[aou](?!n|e)"), phonemes.TURKIC),
    (re.compile("^(?=.*(?:aa|ii|uu|oo|ee))(?=.*(?:x|c[aeiou]))[a-z]+$"), phonemes.SOMALI),
    (
        re.compile(
            "^(?=.*(?:[szt]y|hu|zi|tu|ti|si))"
            "(?:(?:[kgsztdnhbpmr]y?|[jfyw]|[cs]h|ts)?[aiueo]|n(?![aiueoy]))+$"
        ),
        phonemes.JAPANESE,
    ),
)
# Letters with marks that the tables know; of all others the mark is left out.
_MARKED: Final = frozenset(
    sign for each in phonemes.LATIN for group in each.groups for sign in group if not sign.isascii()
)


@lru_cache(maxsize=1 << 12)
def readings(word: str) -> tuple[str, ...]:
    """Return what a word may sound like, in the signs of `phonemes`, best first.

    `word` is in small letters with its marks, as far as they make other letters.
    """
    script = script_of(word)
    if script not in _WITH_MARKS:
        word = fold_name(word)
    tables = _likely_first(word) if script is Script.LATIN else _TABLES[script]
    if script in _BY_SIGNS:
        word = anyascii(_SILENT.sub("", word)).lower()
    elif not word.isascii():
        word = word.translate(_VOWELS)
        word = _with_known_marks(word) if script is Script.LATIN else word
    ways = [way for table in tables for way in table.read(word)]
    return tuple(dict.fromkeys(form for way in dict.fromkeys(ways) for form in _without_w(way)))


def _with_known_marks(word: str) -> str:
    return "".join(
        sign if sign.isascii() or sign in _MARKED else anyascii(sign).lower() for sign in word
    )


def _likely_first(word: str) -> Iterable[Table]:
    hinted = [table for hint, table in _HINTS if hint.search(word)]
    return (*hinted, *(table for table in phonemes.LATIN if table not in hinted))


def _without_w(way: str) -> tuple[str, ...]:
    return (way.replace("w", "a"), way.replace("w", "v")) if "w" in way else (way,)


@lru_cache(maxsize=1 << 14)
def skeletons_of(word: str) -> tuple[str, ...]:
    """Return the consonants of a word in twelve classes, best reading first, at most six.

    A vowel counts at the beginning only, as `A`. Classes hold what schemes of transliteration
    confuse: p and b, f and v, t and d, all of s, all of sh, k, g, h, l, r, m, n.
    """
    return _reduced(word, _SKELETON)


def sounds_of(word: str) -> tuple[str, ...]:
    """Return the same in eleven classes: s and sh are one, as in Škoda without its mark."""
    return _reduced(word, _SOUND)


def _reduced(word: str, classes: dict[int, int]) -> tuple[str, ...]:
    # Where doubled letters are not written, two equal signs are two sounds.
    doubles = script_of(word) in ABJADS
    found = [_squeeze(way.translate(classes), doubles) for way in readings(word)]
    if doubles and _DOUBLED.search(word):
        found[1:1] = [_DOUBLED.sub(r"\1", form) for form in found[:1]]
    return tuple(dict.fromkeys(found))[:MOST]


def _squeeze(signs: str, doubles: bool) -> str:
    first = "A" if signs[:1] == "a" else ""
    if doubles:
        return first + signs.replace("a", "")
    return first + _DOUBLED.sub(r"\1", signs).replace("a", "")
