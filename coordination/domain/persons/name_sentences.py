"""What is said of two names: which kind of part agrees, and which differs or is missing.

The sentences hold no part of a name. Where it is not sure whether a part is a given name or a
surname it is called a part of the name: a reason must be true before it is precise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from coordination.domain.names import (
    Clash,
    NameAgreement,
    NameLevel,
    NamePart,
    PartAgreement,
    PartPlace,
    PartRole,
    PersonName,
)
from coordination.domain.names.places import agreed_place, place_in
from coordination.domain.wording import N_

_WHOLE: Mapping[NameLevel, str] = MappingProxyType(
    {
        NameLevel.EQUAL: N_("Same name ({rarity})"),
        NameLevel.OTHER_SCRIPT: N_("Same name, written in another script ({rarity})"),
        NameLevel.SPELLING: N_("Same name in another spelling ({rarity})"),
        NameLevel.NICKNAME: N_("Same name, one part of it in a short or other form ({rarity})"),
        NameLevel.PARTS_MERGED: N_("Same name, written together in one record ({rarity})"),
        NameLevel.INITIALS: N_("The names agree, one part of them only by an initial ({rarity})"),
        NameLevel.ONE_WORD: N_("Each record has the same name or alias of one word ({rarity})"),
    }
)
_SAME_PARTS = N_("Names: {part} agrees ({rarity})")
_SAME_KINDS = N_("Names: {part} agree ({rarity})")
_AND_INITIAL = N_("Names: {part} and an initial agree ({rarity})")
_CLASHES: Mapping[Clash, str] = MappingProxyType(
    {
        Clash.GIVEN: N_("The given names differ"),
        Clash.SECOND_GIVEN: N_("One of the given names differs"),
        Clash.FAMILY: N_("The surnames differ"),
        Clash.PATRONYMIC: N_("The patronymics differ"),
        Clash.INITIAL: N_("The initials differ"),
        Clash.GENERATION: N_("One record says senior and the other junior"),
        Clash.PART: N_("One part of the name differs"),
        Clash.UNCLEAR: N_("One part of the name is written too differently to say if it is one"),
    }
)
SIBLING = N_(
    "The given names differ while surname and full birth date agree: possibly a twin or sibling"
)
_SIBLING_TOO = N_(
    "One of the given names differs while surname and full birth date agree: possibly a twin or"
    " sibling"
)
_SIBLING_OR_SLIP = N_(
    "One part of the name is written too differently to say if it is one: another spelling, or a"
    " twin or sibling"
)
_RELATIVE = N_(
    "One part of the name differs while another and the full birth date agree: possibly a twin or"
    " sibling, or a changed surname"
)
_ON_ONE_DAY: Mapping[Clash, str] = MappingProxyType(
    {
        Clash.GIVEN: SIBLING,
        Clash.SECOND_GIVEN: _SIBLING_TOO,
        Clash.UNCLEAR: _SIBLING_OR_SLIP,
    }
)
"""What a difference may mean beside the same surname and the same full birth date."""
_ONE_HAS_MORE = N_("One record has {part} that the other lacks")
_EACH_HAS_MORE = N_("Each record has a part of the name that the other lacks")

_GIVEN, _FAMILY = N_("a given name"), N_("a surname")
_PATRONYMIC, _INITIAL, _PART = N_("a patronymic"), N_("an initial"), N_("a part of the name")
_SEVERAL = N_("parts of the name")
_BOTH = N_("a given name and a surname")
_GIVEN_NAMES, _SURNAMES = N_("given names"), N_("surnames")
_PLURALS = {_GIVEN: _GIVEN_NAMES, _FAMILY: _SURNAMES}
_WHOLE_NAMES: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (False, False): _BOTH,
        (True, False): N_("given names and a surname"),
        (False, True): N_("a given name and surnames"),
        (True, True): N_("given names and surnames"),
    }
)
"""Given names with surnames, by whether there are several of each."""

Sentence = tuple[str, tuple[tuple[str, str], ...]]


def agreement_sentence(one: PersonName, other: PersonName, found: NameAgreement) -> Sentence:
    """Return what agrees between two names, with `{rarity}` left to fill in."""
    if found.level in _WHOLE:
        return _WHOLE[found.level], ()
    kinds = [_kind_agreed(one, a, other, b) for a, b, how in found.agreed if how is not _LETTER]
    part = _joined(kinds)
    if len(kinds) < len(found.agreed):
        return _AND_INITIAL, (("part", part),)
    return (_SAME_PARTS if len(kinds) == 1 else _SAME_KINDS), (("part", part),)


def difference_sentence(
    one: PersonName, other: PersonName, found: NameAgreement, *, is_same_day: bool
) -> Sentence:
    """Return what differs between two names, or what one of them lacks.

    With `is_same_day` the full birth dates agree, so that another given name may be a sibling's.
    """
    if is_same_day and found.clash is Clash.PART:
        return _RELATIVE, ()
    if is_same_day and found.clash in _ON_ONE_DAY and _surname_agrees(one, other, found):
        return _ON_ONE_DAY[found.clash], ()
    if found.clash is not Clash.NONE:
        return _CLASHES[found.clash], ()
    mine, theirs = found.left_over
    if mine and theirs:
        return _EACH_HAS_MORE, ()
    name, left = (one, mine) if mine else (other, theirs)
    return _ONE_HAS_MORE, (("part", _joined([_kind(name, part) for part in left])),)


_LETTER = PartAgreement.INITIAL
_PLACES = {PartPlace.GIVEN: _GIVEN, PartPlace.FAMILY: _FAMILY, PartPlace.UNKNOWN: _PART}


def _kind_agreed(one: PersonName, a: NamePart, other: PersonName, b: NamePart) -> str:
    fathers = [part.role is PartRole.PATRONYMIC for part in (a, b)]
    if any(fathers):
        return _PATRONYMIC if all(fathers) else _PART
    return _PLACES[agreed_place(one, a, other, b)]


def _kind(name: PersonName, part: NamePart) -> str:
    if part.role is PartRole.PATRONYMIC:
        return _PATRONYMIC
    return _INITIAL if part.role is PartRole.INITIAL else _PLACES[place_in(name, part)]


def _joined(kinds: Iterable[str]) -> str:
    found = Counter(kinds)
    if len(found) == 1:
        ((kind, count),) = found.items()
        return kind if count == 1 else _PLURALS.get(kind, _SEVERAL)
    if found.keys() == {_GIVEN, _FAMILY}:
        return _WHOLE_NAMES[found[_GIVEN] > 1, found[_FAMILY] > 1]
    return _SEVERAL


def _surname_agrees(one: PersonName, other: PersonName, found: NameAgreement) -> bool:
    return any(agreed_place(one, a, other, b) is PartPlace.FAMILY for a, b, _ in found.agreed)
