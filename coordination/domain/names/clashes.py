"""What two names say that cannot both be so of one person."""

from itertools import product
from typing import Final

from rapidfuzz.distance import OSA

from coordination.domain.names.easing import ease
from coordination.domain.names.particles import GENERATIONS
from coordination.domain.names.parts import (
    Clash,
    NamePart,
    PartAgreement,
    PartPlace,
    PartRole,
    PersonName,
    Sex,
)
from coordination.domain.names.places import agreed_place, place_in
from coordination.domain.names.scripts import ABJADS, OF_SYLLABLES

Agreed = tuple[tuple[NamePart, NamePart, PartAgreement], ...]
LeftOver = tuple[tuple[NamePart, ...], tuple[NamePart, ...]]
_TOLD_BY_LIFE: Final = frozenset({Clash.NONE, Clash.PART, Clash.UNCLEAR})
_ALIKE: Final = 0.5
"""From this closeness on two parts may be one, written by somebody who heard it."""
_ALIKE_ACROSS: Final = 0.34
_SHARED: Final = 0.6
_LONG: Final = 4


def clash_of(a: PersonName, b: PersonName, agreed: Agreed, left: LeftOver) -> Clash:
    """Return what both names have and have differently, the most telling first."""
    if _generations(a) and _generations(b) and _generations(a) != _generations(b):
        return Clash.GENERATION
    if _is_turned(agreed):
        return Clash.PATRONYMIC
    if not left[0] or not left[1]:
        return Clash.NONE
    if _have(left, PartRole.PATRONYMIC):
        return Clash.PATRONYMIC
    return _of_plain((a, b), agreed, left)


def _generations(name: PersonName) -> set[str]:
    return {GENERATIONS[part.text] for part in name.parts if part.role is PartRole.GENERATION}


def _is_turned(agreed: Agreed) -> bool:
    """Son of the father here, father of the son there: Salman bin Ali, Ali bin Salman."""
    roles = {(one.role, other.role) for one, other, _ in agreed}
    plain, father = PartRole.PLAIN, PartRole.PATRONYMIC
    return (plain, father) in roles and (father, plain) in roles


def _have(left: LeftOver, role: PartRole) -> bool:
    return all(any(part.role is role for part in side) for side in left)


def _of_plain(names: tuple[PersonName, PersonName], agreed: Agreed, left: LeftOver) -> Clash:
    roles = [{part.role for part in side} for side in left]
    if any(found == {PartRole.PATRONYMIC} for found in roles):
        return Clash.NONE
    if any(found <= {PartRole.INITIAL, PartRole.PATRONYMIC} for found in roles):
        return Clash.INITIAL
    if any(may_be_one(one, other) for one, other in product(*left)):
        return Clash.UNCLEAR
    return _of_places(names, agreed, left)


def _of_places(names: tuple[PersonName, PersonName], agreed: Agreed, left: LeftOver) -> Clash:
    found = [agreed_place(names[0], one, names[1], other) for one, other, _ in agreed]
    free = [
        {place_in(name, part) for part in side if part.role is PartRole.PLAIN}
        for name, side in zip(names, left, strict=True)
    ]
    given, family = PartPlace.GIVEN, PartPlace.FAMILY
    if all(given in side for side in free):
        return Clash.SECOND_GIVEN if given in found and len(found) > 1 else Clash.GIVEN
    if {given, family} <= set(found) and all(map(_begins_with_given, names, left)):
        return Clash.SECOND_GIVEN
    if given not in found:
        is_given = given in free[0] | free[1] and family not in free[0] | free[1]
        return Clash.GIVEN if is_given else Clash.PART
    if len(agreed) > found.count(given):
        return Clash.NONE
    return Clash.FAMILY if all(side - {given} for side in free) else Clash.PART


def _begins_with_given(name: PersonName, left: tuple[NamePart, ...]) -> bool:
    """Say whether a free part stands before a given name and is no surname: Goran Alexander."""
    places = [(part, place_in(name, part)) for part in name.named]
    personal = [(part, place) for part, place in places if place is not PartPlace.FAMILY]
    behind = {place for _, place in personal[1:]}
    return PartPlace.GIVEN in behind and any(part is personal[0][0] for part in left)


def may_be_one(one: NamePart, other: NamePart) -> bool:
    """Say whether two parts that did not agree may still be one, heard or typed otherwise.

    Two known given names of different groups are two. One part that holds the other, and letters
    that come close, are no proof of a difference; between two scripts even less is one.
    """
    if (one.groups and other.groups) or {one.script, other.script} & OF_SYLLABLES:
        return False
    if one.script is not other.script and {one.script, other.script} & ABJADS:
        return _consonants_close(one, other)
    least = _ALIKE if one.script is other.script else _ALIKE_ACROSS
    return any(
        OSA.normalized_similarity(mine, theirs) >= least or _is_inside(mine, theirs)
        for mine, theirs in product(map(ease, one.latin), tuple(map(ease, other.latin)))
    )


def _is_inside(mine: str, theirs: str) -> bool:
    return min(len(mine), len(theirs)) >= _LONG and (mine in theirs or theirs in mine)


def _consonants_close(one: NamePart, other: NamePart) -> bool:
    return any(
        OSA.normalized_similarity(mine, theirs) >= _SHARED
        for mine, theirs in product(one.sounds, other.sounds)
    )


def contradicts(clash: Clash, agreed: Agreed) -> bool:
    """Say whether a clash stands against one person: a woman's surname may have changed."""
    if clash is Clash.FAMILY:
        given = [part for one, other, _ in agreed for part in (one, other)]
        return any(part.sex is Sex.MAN for part in given if part.place is PartPlace.GIVEN)
    return clash not in _TOLD_BY_LIFE
