"""Handling codes: what may be done with content, who may read it, and which of two holds.

H0: for the purpose for which the desk received it. H1: no evidence without the owner's permission.
H2: not passed on without the owner's permission. H3: another restriction, in the owner's words.
A code includes what those below it ask: whoever obeys H2 uses nothing as evidence unasked either.
So two codes have a strictest one that is never looser than either (decision record 30).

TLP says who may read: clear, green, amber, red (FIRST, Traffic Light Protocol 2.0).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Use
from coordination.domain.vocabulary import Handling, Tlp

_CODES = tuple(Handling)
_COLOURS = tuple(Tlp)
_ASKED: Mapping[Handling, tuple[Use, ...]] = MappingProxyType(
    {
        Handling.H0: (),
        Handling.H1: (Use.EVIDENCE,),
        Handling.H2: (Use.EVIDENCE, Use.PASS_ON),
        Handling.H3: (Use.EVIDENCE, Use.PASS_ON),
    }
)


@dataclass(frozen=True, slots=True)
class Codes:
    """A handling code, a TLP colour, and the words of H3, each text once and in one order."""

    code: Handling = Handling.H0
    tlp: Tlp = Tlp.CLEAR
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(sorted({one for one in self.words if one})))

    def __and__(self, other: "Codes") -> "Codes":
        """Return what holds where both hold: the strictest code and colour, all words."""
        return Codes(
            max(self.code, other.code, key=_CODES.index),
            max(self.tlp, other.tlp, key=_COLOURS.index),
            (*self.words, *other.words),
        )

    def is_within(self, other: "Codes") -> bool:
        """Say whether these codes add nothing to others."""
        return self & other == other

    @property
    def is_strict(self) -> bool:
        """Say whether content may not leave the product unasked, or only named persons read it."""
        return self.code in (Handling.H2, Handling.H3) or self.tlp is Tlp.RED

    @property
    def line(self) -> str:
        """Return the codes as one line for a file, such as `H2 TLP:AMBER`, with the words."""
        return " ".join((self.code, f"TLP:{self.tlp.upper()}", *self.words))


NO_LIMIT = Codes()
"""What adds nothing to any other codes."""


@dataclass(frozen=True, slots=True)
class CaseCodes:
    """The codes of a case and those that its owner set for groups of its fields."""

    case: Codes
    groups: Mapping[FieldGroup, Codes] = field(default_factory=dict)

    def of(self, *groups: FieldGroup) -> Codes:
        """Return what holds for content of these groups: the strictest of case and groups."""
        return strictest((self.case, *(self.groups.get(one, NO_LIMIT) for one in groups)))

    @property
    def whole(self) -> Codes:
        """Return what holds for something that shows every group."""
        return self.of(*FieldGroup)

    def has_effect(self, group: FieldGroup) -> bool:
        """Say whether a group's own codes are stricter in anything than those of the case."""
        return not self.groups.get(group, NO_LIMIT).is_within(self.case)


def strictest(codes: Iterable[Codes]) -> Codes:
    """Return what holds where all of these hold; `NO_LIMIT` for none."""
    found = NO_LIMIT
    for one in codes:
        found &= one
    return found


def open_uses(code: Handling, consents: Iterable[str]) -> tuple[Use, ...]:
    """Return the uses for which a recipient still needs the owner's permission."""
    given = frozenset(consents)
    return tuple(use for use in _ASKED[code] if use not in given)


def may_leave(code: Handling, consents: Iterable[str]) -> bool:
    """Say whether a recipient may take content out of the product, or bring it onward."""
    return Use.PASS_ON not in open_uses(code, consents)
