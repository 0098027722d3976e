"""Which part of a name is the given name and which the surname, where only one of them tells.

The tables know given names, endings and commas know surnames; of the rest this much is sure: where
all other parts are given names, the part that no table knows is the surname, and the other way
round. A part whose place two records would tell differently is of no known place.
"""

from coordination.domain.names import endings
from coordination.domain.names.parts import NamePart, PartPlace, PartRole, PersonName

_OTHER = {PartPlace.GIVEN: PartPlace.FAMILY, PartPlace.FAMILY: PartPlace.GIVEN}


def place_in(name: PersonName, part: NamePart) -> PartPlace:
    """Return whether a part is a given name or a surname in this name, as far as can be told."""
    if part.place is PartPlace.GIVEN and _is_surname_here(name, part):
        return PartPlace.FAMILY
    if part.place is not PartPlace.UNKNOWN:
        return part.place
    others = {
        one.place for one in name.named if one is not part and one.role is not PartRole.PATRONYMIC
    } - {PartPlace.UNKNOWN}
    unknown = sum(
        one.place is PartPlace.UNKNOWN and one.role is PartRole.PLAIN for one in name.named
    )
    if unknown > 1 or len(others) != 1:
        return PartPlace.UNKNOWN
    return _OTHER[others.pop()]


def _is_surname_here(name: PersonName, part: NamePart) -> bool:
    """Say whether a known name with the ending of a surname stands beside given names only: Petrov."""
    others = [one.place for one in name.named if one is not part]
    is_needed = bool(others) and all(place is PartPlace.GIVEN for place in others)
    return is_needed and endings.is_family(part.latin)


def agreed_place(a: PersonName, one: NamePart, b: PersonName, other: NamePart) -> PartPlace:
    """Return what two parts that agree are in both names, unknown where the names differ in it."""
    mine, theirs = place_in(a, one), place_in(b, other)
    if mine is theirs or theirs is PartPlace.UNKNOWN:
        return mine
    return theirs if mine is PartPlace.UNKNOWN else PartPlace.UNKNOWN
