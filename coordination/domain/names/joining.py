"""Keys of parts that others write as one word, so that either way of writing finds the other."""

import re
from dataclasses import replace
from typing import Final

from coordination.domain.names.parts import NamePart, PartPlace, PartRole
from coordination.domain.names.skeletons import MOST, sounds_of

_NAMING: Final = frozenset({PartRole.PLAIN, PartRole.PATRONYMIC})
_OF_SYLLABLES, _LONGEST_SYLLABLE = 3, 6
_FINAL_H: Final = re.compile("(?<=[aeiou])h$")


def is_syllable(part: NamePart) -> bool:
    """Say whether a part is a name of a language whose names are syllables: Li, Minh, Park."""
    return any(group.endswith(":u") for group in part.groups)


def with_joined(parts: list[NamePart]) -> list[NamePart]:
    """Add the keys of parts that others write as one: Delacruz, Vandermeer, Maryann, Jeanluc."""
    for at in range(1, len(parts)):
        part, before = parts[at], parts[at - 1]
        if part.role in _NAMING and before.role is PartRole.PARTICLE:
            parts[at] = _with_key(part, "".join([*_particles_before(parts, at), part.latin[0]]))
        elif {part.place, before.place} == {PartPlace.GIVEN}:
            parts[at - 1] = _with_key(before, before.latin[0] + part.latin[0])
    return _with_syllables_joined(parts) if len(parts) == _OF_SYLLABLES else parts


def _with_syllables_joined(parts: list[NamePart]) -> list[NamePart]:
    """Put the key of a given name of two syllables first, as others write it: Hsiu-chuan, Xiuquan.

    Only where a surname of the languages that write so stands before or behind two short parts.
    """
    if not all(map(_may_be_syllable, parts)):
        return parts
    for at, surname in ((0, parts[2]), (1, parts[0])):
        if is_syllable(surname):
            one, other = parts[at : at + 2]
            heard = sounds_of(_FINAL_H.sub("", one.latin[0]) + _FINAL_H.sub("", other.latin[0]))
            keys = tuple(dict.fromkeys((heard[0], *one.keys)))[:MOST]
            parts[at] = replace(one, keys=keys)
    return parts


def _may_be_syllable(part: NamePart) -> bool:
    is_placed = part.place is not PartPlace.UNKNOWN or part.role is not PartRole.PLAIN
    return not is_placed and len(part.latin[0]) <= _LONGEST_SYLLABLE


def _particles_before(parts: list[NamePart], at: int) -> list[str]:
    found: list[str] = []
    while at and parts[at - 1].role is PartRole.PARTICLE:
        at -= 1
        found.insert(0, parts[at].latin[0])
    return found


def _with_key(part: NamePart, joined: str) -> NamePart:
    key = sounds_of(joined)[0]
    return replace(part, keys=tuple(dict.fromkeys((*part.keys[: MOST - 1], key))))
