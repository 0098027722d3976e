"""What two names say that cannot both be so of one person."""

from typing import Final

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

Agreed = tuple[tuple[NamePart, NamePart, PartAgreement], ...]
LeftOver = tuple[tuple[NamePart, ...], tuple[NamePart, ...]]
_TOLD_BY_LIFE: Final = frozenset({Clash.NONE, Clash.PART})


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
    return _of_plain(agreed, left)


def _generations(name: PersonName) -> set[str]:
    return {GENERATIONS[part.text] for part in name.parts if part.role is PartRole.GENERATION}


def _is_turned(agreed: Agreed) -> bool:
    """Son of the father here, father of the son there: Salman bin Ali, Ali bin Salman."""
    roles = {(one.role, other.role) for one, other, _ in agreed}
    plain, father = PartRole.PLAIN, PartRole.PATRONYMIC
    return (plain, father) in roles and (father, plain) in roles


def _have(left: LeftOver, role: PartRole) -> bool:
    return all(any(part.role is role for part in side) for side in left)


def _of_plain(agreed: Agreed, left: LeftOver) -> Clash:
    roles = [{part.role for part in side} for side in left]
    if any(found == {PartRole.PATRONYMIC} for found in roles):
        return Clash.NONE
    if any(found <= {PartRole.INITIAL, PartRole.PATRONYMIC} for found in roles):
        return Clash.INITIAL
    places = [{part.place for part in side if part.role is PartRole.PLAIN} for side in left]
    if all(PartPlace.GIVEN in found for found in places):
        return Clash.GIVEN
    given_agreed = any(PartPlace.GIVEN in {one.place, other.place} for one, other, _ in agreed)
    return Clash.FAMILY if given_agreed else Clash.PART


def contradicts(clash: Clash, agreed: Agreed) -> bool:
    """Say whether a clash stands against one person: a woman's surname may have changed."""
    if clash is Clash.FAMILY:
        given = [part for one, other, _ in agreed for part in (one, other)]
        return any(part.sex is Sex.MAN for part in given if part.place is PartPlace.GIVEN)
    return clash not in _TOLD_BY_LIFE
