"""Two given names that one writer runs together, of which another has one: Cezaranatalia."""

from functools import lru_cache
from typing import Final

from coordination.domain.names import endings, equivalents
from coordination.domain.names.parts import NamePart

_LEAST_FIRST: Final = 4
_LEAST_SECOND: Final = 3
_LEAST_BOTH: Final = 8


def holds(one: NamePart, other: NamePart) -> bool:
    """Say whether a part is two given names in one word, one of them the given name of the other.

    Both halves must be known given names; a surname in its ordinary form (Adamian) is none.
    """
    if one.groups or not other.groups or len(one.latin[0]) < _LEAST_BOTH:
        return False
    return not other.groups.isdisjoint(_halves(one.latin[0]))


@lru_cache(maxsize=1 << 10)
def _halves(form: str) -> frozenset[str]:
    """Return the given names of a word that is two of them."""
    found: frozenset[str] = frozenset()
    if endings.is_family((form,)):
        return found
    for at in range(_LEAST_FIRST, len(form) - _LEAST_SECOND + 1):
        first, second = (equivalents.groups_of((half,)) for half in (form[:at], form[at:]))
        if first and second:
            found |= first | second
    return found
