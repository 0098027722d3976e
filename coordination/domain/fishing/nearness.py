"""How many earlier questions are near one, by their traces alone."""

from collections.abc import Iterable
from operator import ne

from coordination.domain.fishing.counting import Shape
from coordination.domain.fishing.traces import Trace

CLOSE = 2
"""Places in which two numbers differ that are held to be near."""

_WIDE = 3
# Numbers three places apart are often strangers of one network; so many of them are not.
_WIDE_FOR_ONE = 3
_THIRD = 3
_SHARED_FORMS = 3
_FAR_FOR_ONE = 2


def births_of_name(one: Trace, others: Iterable[Trace]) -> int:
    """Return under how many birth dates or years a name was asked, this one included.

    Names that share a single reduced form are often strangers, so such dates count a half.
    """
    marks = frozenset(one.marks)
    near: set[int] = set()
    far: set[int] = set()
    for other in others:
        if not marks.isdisjoint(other.marks):
            shared = len(marks.intersection(other.marks))
            close = shared >= min(_SHARED_FORMS, len(marks), len(other.marks))
            (near if close else far).add(other.birth)
    near.add(one.birth)
    return len(near) + len(far - near) // _FAR_FOR_ONE


def among_same_birth(one: Trace, others: Iterable[Trace]) -> int:
    """Return how many names were asked with the same full birth date, this one included."""
    if not one.dated:
        return 0
    return len({other.same for other in others if other.birth == one.birth} | {one.same})


def near_values(one: Trace, others: Iterable[Trace]) -> int:
    """Return how many other values of its family are near one; those farther off count a part."""
    return _near_numbers(one, others) if one.shape is Shape.NUMBER else _near_words(one, others)


def _near_numbers(one: Trace, others: Iterable[Trace]) -> int:
    close: set[int] = set()
    wide: set[int] = set()
    for other in others:
        apart = sum(map(ne, one.marks, other.marks))
        if other.same == one.same:
            continue
        if apart <= CLOSE:
            close.add(other.same)
        elif apart <= _WIDE:
            wide.add(other.same)
    return len(close) + len(wide) // _WIDE_FOR_ONE


def _near_words(one: Trace, others: Iterable[Trace]) -> int:
    (mask,) = one.marks
    size = mask.bit_count()
    near: set[int] = set()
    for other in others:
        theirs = other.marks[0]
        # Half of all that either has is a third of both together.
        if (mask & theirs).bit_count() * _THIRD >= size + theirs.bit_count():
            near.add(other.same)
    return len(near - {one.same})
