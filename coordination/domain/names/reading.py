"""Read a name as it is written: its parts in their order, each with role and reduced forms."""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import Final

from coordination.domain.names import compounds, endings, equivalents
from coordination.domain.names.easing import ease
from coordination.domain.names.folding import (
    APOSTROPHES,
    LONGEST,
    TITLES,
    fold_name,
    is_of_a_word,
)
from coordination.domain.names.joining import is_syllable, with_joined
from coordination.domain.names.keys import keys_of, keys_of_initial
from coordination.domain.names.latinising import latinise
from coordination.domain.names.particles import (
    FATHER_BEFORE,
    FATHER_FOLLOWS,
    GENERATIONS,
    PARTICLES,
)
from coordination.domain.names.parts import NamePart, PartPlace, PartRole, PersonName
from coordination.domain.names.scripts import ABJADS, script_of
from coordination.domain.names.skeletons import skeletons_of, sounds_of

MOST_PARTS = 12
_SHORT_PARTICLE = 2
_LEAST_EASED = 4
_SOUTHERN: Final = re.compile("(?:vic|вић)$")
_FIRST_IDEOGRAPH = "\u2e80"
# Chinese and Korean names of two or three signs: the first is the surname.
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]{2,3}|[\uac00-\ud7a3]{2,3}")
# Son or daughter of, in Malaysia and India: Ravi a/l Muniandy, Ravi s/o Muniandy.
_SON_OF: Final = re.compile(r"\b(?:a/[lp]|[sd]/o)\b\.?", re.IGNORECASE)
# Signs without a width inside Persian and hyphenated words.
_JOINERS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# In Hebrew an apostrophe makes another letter; a mark of the alphabet keeps it in the word.
_GERESH = re.compile("(?<=[גזצץתטדחור])['’׳]")


@lru_cache(maxsize=1 << 14)
def read_name(text: str) -> PersonName:
    """Return a name as read; of a very long text, the first 200 characters and 12 parts.

    Titles are left out. A comma behind the first words says that they are the surname.
    """
    before, comma, after = _written(text[:LONGEST]).partition(",")
    parts = [*_parts(before), *_parts(after)]
    if not comma:
        parts = _with_end(parts)
    elif after.strip():
        surnames = len(_parts(before))
        parts = [_placed(part, at < surnames) for at, part in enumerate(parts)]
    if PartRole.PATRONYMIC in [part.role for part in parts]:
        parts = _with_surnames_in_vic(parts)
    return PersonName(tuple(with_joined(_with_fathers(_of_some_name(parts[:MOST_PARTS])))))


def _written(text: str) -> str:
    shown = unicodedata.normalize("NFKC", _JOINERS.sub("", text))
    if not shown.islower() and not shown.isupper():
        shown = _without_humps(shown)
    if "/" in shown:
        shown = _SON_OF.sub(" bin ", shown)
    marked = _GERESH.sub("\u05bf", shown.casefold())
    return unicodedata.normalize("NFC", APOSTROPHES.sub("", marked))


def _without_humps(text: str) -> str:
    """Set a space where a capital follows two small letters: `AnnaNovak`, but `McDonald`."""
    signs = list(text)
    for at in range(2, len(text)):
        if text[at].isupper() and text[at - 1].islower() and text[at - 2].islower():
            signs[at] = " " + text[at]
    return "".join(signs)


def _parts(text: str) -> list[NamePart]:
    separated = "".join(sign if is_of_a_word(sign) else " " for sign in text)
    words = compounds.join(separated.split())
    if len(words) == 1 and _IDEOGRAPHS.fullmatch(words[0]):
        words = [words[0][0], words[0][1:]]
    found = (_part(word) for word in words)
    return [part for part in found if part.text and part.text not in TITLES - GENERATIONS.keys()]


def _placed(part: NamePart, in_front: bool) -> NamePart:
    """Return a part with its place; a father's name stays one on either side of a comma."""
    if part.role is PartRole.PATRONYMIC and not _SOUTHERN.search(part.text):
        return replace(part, place=PartPlace.UNKNOWN)
    return replace(part, place=PartPlace.FAMILY if in_front else PartPlace.GIVEN)


def _with_surnames_in_vic(parts: list[NamePart]) -> list[NamePart]:
    """Take Petrović for the surname that it is among the South Slavs where no other is left.

    Without its mark it is also how some write a Russian father's name, beside a surname.
    """
    plain = [part for part in parts if part.role is PartRole.PLAIN]
    if len(plain) != 1:
        return parts
    return [
        replace(part, role=PartRole.PLAIN)
        if part.role is PartRole.PATRONYMIC and _SOUTHERN.search(part.text)
        else part
        for part in parts
    ]


def _of_some_name(parts: list[NamePart]) -> list[NamePart]:
    """Take particles for names where nothing else is left: `Le Van An`, `Ho Do`."""
    named = [part for part in parts if part.role is not PartRole.PARTICLE]
    if len(named) > 1 or (named and not all(is_syllable(part) for part in named)):
        in_front = parts[0].role is PartRole.PARTICLE and is_syllable(parts[0])
        return _with_syllable_in_front(parts) if in_front else parts
    return [
        replace(part, role=PartRole.PLAIN) if part.role is PartRole.PARTICLE else part
        for part in parts
    ]


def _with_syllable_in_front(parts: list[NamePart]) -> list[NamePart]:
    """Take a particle for a surname where names of its language follow: `Le Hoang Phuoc`."""
    if any(part.role is PartRole.PLAIN and is_syllable(part) for part in parts[1:]):
        return [replace(parts[0], role=PartRole.PLAIN), *parts[1:]]
    return parts


def _with_end(parts: list[NamePart]) -> list[NamePart]:
    """Take a short particle at the end for a name: nothing follows it in `Park Ji An`."""
    if parts and parts[-1].role is PartRole.PARTICLE and len(parts[-1].text) <= _SHORT_PARTICLE:
        parts[-1] = replace(parts[-1], role=PartRole.PLAIN)
    return parts


def _with_fathers(parts: list[NamePart]) -> list[NamePart]:
    for at, part in enumerate(parts):
        if part.text in FATHER_FOLLOWS and at + 1 < len(parts):
            parts[at + 1] = _father(parts[at + 1])
        elif part.text in FATHER_BEFORE and at:
            parts[at - 1] = _father(parts[at - 1])
    return parts


def _father(part: NamePart) -> NamePart:
    return replace(part, role=PartRole.PATRONYMIC) if part.role is PartRole.PLAIN else part


@lru_cache(maxsize=1 << 15)
def _part(word: str) -> NamePart:
    text = fold_name(word).replace(" ", "")
    bare = compounds.bare(word)
    latin = latinise(bare)
    role = _role(text, latin)
    groups = _groups(text, latin)
    stems = frozenset() if groups or role is not PartRole.PLAIN else endings.stems(latin)
    stems = frozenset(stem for stem in stems if not equivalents.groups_of((stem,)))
    words = dict.fromkeys((compounds.without_article(bare), bare))
    initial = role is PartRole.INITIAL
    return NamePart(
        text=text,
        latin=latin,
        skeletons=frozenset(form for each in words for form in skeletons_of(each)),
        sounds=frozenset(form for each in words for form in sounds_of(each)),
        role=role,
        place=_place(latin, groups),
        groups=groups,
        stems=stems,
        sex=equivalents.sex_of(groups),
        keys=keys_of_initial(text) if initial else keys_of(words, sorted(stems), groups),
    )


def _groups(text: str, latin: tuple[str, ...]) -> frozenset[str]:
    """Return the given names that a word is; of one no table knows, in a spelling alike."""
    if script_of(text) in ABJADS:
        return equivalents.groups_of((text,))
    found = equivalents.groups_of((*latin, text))
    if found or not text.isascii() or len(text) < _LEAST_EASED:
        return found
    return equivalents.groups_of((ease(text),))


def _place(latin: tuple[str, ...], groups: frozenset[str]) -> PartPlace:
    if latin[0].startswith("abd") or any(not group.endswith(":u") for group in groups):
        return PartPlace.GIVEN
    return PartPlace.FAMILY if endings.is_family(latin) else PartPlace.UNKNOWN


def _role(text: str, latin: tuple[str, ...]) -> PartRole:
    if text in PARTICLES and len(text) > 1:
        return PartRole.PARTICLE
    if text in GENERATIONS:
        return PartRole.GENERATION
    if len(text) == 1 and text < _FIRST_IDEOGRAPH:
        return PartRole.INITIAL
    return PartRole.PATRONYMIC if endings.is_patronymic(latin) else PartRole.PLAIN
