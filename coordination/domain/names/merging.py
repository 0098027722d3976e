"""Find parts that one writer joins and another separates: Mary Ann, De la Cruz, Abu Bakr."""

from collections.abc import Collection
from typing import Final

from rapidfuzz.distance import OSA

from coordination.domain.names.parts import NamePart, PartPlace, PartRole, PersonName
from coordination.domain.names.skeletons import skeletons_of
from coordination.domain.names.syllabic import is_one_word

_CLOSE: Final = 0.86
_SHORTEST: Final = 4
_SHORTEST_LED: Final = 2
_SYLLABLES: Final = 2
_LONGEST_SAID: Final = 11
_SILENT: Final = frozenset({PartRole.PARTICLE, PartRole.GENERATION})


def merged(name: PersonName, free: Collection[int], whole: NamePart) -> tuple[NamePart, ...] | None:
    """Return the neighbouring parts of a name that together are this part of another name.

    `free` holds the `id` of the parts that found no counterpart; particles are always free.
    """
    if len(whole.text) < _SHORTEST and whole.text.isascii():
        return None
    may_be_said = whole.place is PartPlace.UNKNOWN and len(whole.latin[0]) <= _LONGEST_SAID
    for joined, run in name.runs:
        if (
            _is_written(joined, whole)
            or _sounds(run, whole)
            or (may_be_said and _is_said(run, joined, whole))
        ) and all(_is_free(part, free) for part in run):
            return run
    return None


def _is_written(joined: str, whole: NamePart) -> bool:
    # A loop, not `any`: most runs differ in length, and this is asked of all of them.
    length = len(joined)
    for form in whole.latin:
        if -2 < length - len(form) < 2 and OSA.normalized_similarity(joined, form) >= _CLOSE:
            return True
    return False


def _is_said(run: tuple[NamePart, ...], joined: str, whole: NamePart) -> bool:
    """Say whether two syllables and a word are one Chinese or Korean given name."""
    is_short = len(run) == _SYLLABLES and len(joined) <= _LONGEST_SAID
    return is_short and is_one_word(joined, whole.latin[0])


def _sounds(run: tuple[NamePart, ...], whole: NamePart) -> bool:
    """Say whether the parts together have the consonants of a part in another script."""
    if run[0].script is whole.script:
        return False
    met = whole.skeletons.intersection(skeletons_of("".join(part.text for part in run)))
    # Bu, Abu, Ben in front tell that the short word behind them belongs to it.
    least = _SHORTEST_LED if len(run[0].text) < _SHORTEST else _SHORTEST
    return any(len(form) >= least for form in met)


def _is_free(part: NamePart, free: Collection[int]) -> bool:
    return part.role in _SILENT or id(part) in free
