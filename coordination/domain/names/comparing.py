"""Compare two names part by part, in whatever order the parts stand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product
from math import log10
from typing import Final

from coordination.domain.names.assignment import assign
from coordination.domain.names.clashes import clash_of, contradicts
from coordination.domain.names.gluing import holds
from coordination.domain.names.merging import merged
from coordination.domain.names.parts import (
    Clash,
    NameAgreement,
    NameLevel,
    NamePart,
    PartAgreement,
    PartRole,
    PersonName,
)

Commonness = Callable[[str], float]
_OF_ROLE: Final = {PartRole.INITIAL: 0.4, PartRole.PATRONYMIC: 0.6}
_DROPPED: Final = 0.2
"""What a part weighs that one name has and the other leaves out."""
_ONE_PART: Final = 0.55
"""The most that one agreeing part says of names that have more."""
_INITIALS_ONLY: Final = 0.3
_KEPT: Final = {
    Clash.GENERATION: 0.6,
    Clash.PATRONYMIC: 0.6,
    Clash.INITIAL: 0.75,
    Clash.GIVEN: 0.75,
    Clash.SECOND_GIVEN: 0.75,
    Clash.FAMILY: 0.75,
}
"""What a contradiction leaves of a score; father and son have all other parts in common."""


@dataclass
class _Tally:
    """What agreed so far, and what is still free on each side."""

    rows: list[tuple[NamePart, NamePart, PartAgreement, float]]
    free: tuple[list[NamePart], list[NamePart]]
    whole: set[int] = field(default_factory=set)


def compare_names(a: PersonName, b: PersonName, commonness: Commonness) -> NameAgreement:
    """Return how far two names agree; symmetric.

    `commonness` gives the share of persons, from 0 to 1, that have a part with this key (the first
    of `NamePart.keys`), 0 where nothing is known. A common part weighs less, agreeing or missing.
    """
    tally = _tally(a, b)
    agreed = tuple((one, other, how) for one, other, how, _ in tally.rows)
    left = tuple(tally.free[0]), tuple(tally.free[1])
    clash = clash_of(a, b, agreed, left) if agreed else Clash.NONE
    against = contradicts(clash, agreed)
    return NameAgreement(
        score=_score(tally, commonness) * (_KEPT[clash] if against else 1.0),
        level=_level(tally, min(len(a.named), len(b.named))),
        agreed=agreed,
        left_over=left,
        contradicts=against,
        clash=clash,
    )


def _tally(a: PersonName, b: PersonName) -> _Tally:
    ones, others = a.named, b.named
    found = assign(ones, others)
    rows = [
        (ones[i], others[j], how, score)
        for (i, j), (score, how) in found.items()
        if how is not None
    ]
    taken = {i for i, _ in found}, {j for _, j in found}
    free = (
        [part for at, part in enumerate(ones) if at not in taken[0]],
        [part for at, part in enumerate(others) if at not in taken[1]],
    )
    tally = _Tally(rows, free)
    if free[0] and free[1]:
        _merge(tally, a, 0)
        _merge(tally, b, 1)
        _unglue(tally)
    return tally


def _merge(tally: _Tally, name: PersonName, side: int) -> None:
    """Look among the free parts of one name for runs that are one free part of the other."""
    for whole in tuple(tally.free[1 - side]):
        run = merged(name, {id(part) for part in tally.free[side]}, whole)
        if run is None:
            continue
        tally.free[1 - side].remove(whole)
        for part in run:
            if any(part is free for free in tally.free[side]):
                tally.free[side].remove(part)
                pair = (part, whole) if side == 0 else (whole, part)
                tally.rows.append((*pair, PartAgreement.MERGED, 0.96))
        tally.whole.add(id(whole))


def _unglue(tally: _Tally) -> None:
    """Let a free part that is two given names in one word agree with the one that others keep."""
    for one, other in product(tuple(tally.free[0]), tuple(tally.free[1])):
        are_free = one in tally.free[0] and other in tally.free[1]
        if are_free and (holds(one, other) or holds(other, one)):
            tally.free[0].remove(one)
            tally.free[1].remove(other)
            tally.rows.append((one, other, PartAgreement.MERGED, 0.8))


def _score(tally: _Tally, commonness: Commonness) -> float:
    if not tally.rows:
        return 0.0
    weights = [
        max(_weight(one, commonness), _weight(other, commonness)) for one, other, _, _ in tally.rows
    ]
    gained = sum(weight * row[3] for weight, row in zip(weights, tally.rows, strict=True))
    missing = sorted(sum(_weight(part, commonness) for part in side) for side in tally.free)
    against = missing[0] + _DROPPED * (missing[1] - missing[0])
    score = gained / (sum(weights) + against)
    if score < 1.0 and all(how is PartAgreement.INITIAL for _, _, how, _ in tally.rows):
        return min(score, _INITIALS_ONLY)
    return min(score, _ONE_PART) if _is_one_part(tally) else score


def _weight(part: NamePart, commonness: Commonness) -> float:
    weight = _OF_ROLE.get(part.role, 1.0)
    share = commonness(part.keys[0]) if part.keys else 0.0
    return weight * (0.4 + 0.6 * min(1.0, -log10(share) / 4)) if share > 0 else weight


def _is_one_part(tally: _Tally) -> bool:
    telling = [row for row in tally.rows if row[2] is not PartAgreement.INITIAL]
    return len(telling) <= 1 and not tally.whole and any(tally.free)


def _level(tally: _Tally, fewest: int) -> NameLevel:
    """Return how two names agree; `fewest` is the number of parts of the shorter one."""
    hows = {how for _, _, how, _ in tally.rows}
    if not hows or hows == {PartAgreement.INITIAL}:
        return NameLevel.DIFFERENT
    if fewest == 1 and not any(tally.free) and not tally.whole:
        return NameLevel.ONE_WORD
    if _is_one_part(tally) or all(tally.free):
        return NameLevel.ONE_PART
    if any(tally.free):
        return NameLevel.PARTS_DROPPED
    for how, level in _LEVELS:
        if how in hows:
            return level
    return NameLevel.EQUAL


_LEVELS: Final = (
    (PartAgreement.INITIAL, NameLevel.INITIALS),
    (PartAgreement.MERGED, NameLevel.PARTS_MERGED),
    (PartAgreement.NICKNAME, NameLevel.NICKNAME),
    (PartAgreement.TYPO, NameLevel.SPELLING),
    (PartAgreement.SOUND, NameLevel.SPELLING),
    (PartAgreement.ENDING, NameLevel.SPELLING),
    (PartAgreement.SPELLING, NameLevel.SPELLING),
    (PartAgreement.OTHER_SCRIPT, NameLevel.OTHER_SCRIPT),
)
