"""Three-valued logic: a fact that nobody knows makes a rule unknown, never false."""

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """The answer of a rule."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def every(truths: Iterable[Truth]) -> Truth:
    """Return whether all hold: one no decides, else one unknown leaves it open."""
    found = set(truths)
    if Truth.NO in found:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def some(truths: Iterable[Truth]) -> Truth:
    """Return whether at least one holds: one yes decides, else one unknown leaves it open."""
    return opposite(every(opposite(truth) for truth in truths))


def opposite(truth: Truth) -> Truth:
    """Return the answer to the contrary; unknown stays unknown."""
    if truth is Truth.UNKNOWN:
        return truth
    return Truth.NO if truth is Truth.YES else Truth.YES


def at_least(truths: Iterable[Truth], number: int) -> Truth:
    """Return whether `number` of the answers are yes, counting unknown ones as possible."""
    found = list(truths)
    sure = found.count(Truth.YES)
    if sure >= number:
        return Truth.YES
    return Truth.UNKNOWN if sure + found.count(Truth.UNKNOWN) >= number else Truth.NO
