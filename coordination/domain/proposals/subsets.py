"""The largest set of States for which a condition holds.

Most conditions say that every State has a quality: then the States that have it are the set. A
condition over pairs may need fewer; the sets are tried by size, largest first, and the search is
exact until it has tried `MOST` sets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from coordination.domain.law.evaluate import Scene, evaluate, pass_test
from coordination.domain.law.nodes import (
    All,
    Both,
    CaseTest,
    Count,
    Distinct,
    Either,
    LegalFact,
    Node,
    NotBefore,
    PairTest,
)
from coordination.domain.law.truth import Truth, every, some

MOST = 5_000
_RISING = frozenset({Truth.YES, Truth.UNKNOWN})
_SURE = frozenset({Truth.YES})
# The answers of these do not depend on which States the set has, or only grow with it.
_SETTLED = (CaseTest, Count, NotBefore, LegalFact, Distinct)


def largest(node: Node, scene: Scene, *, sure: bool, holding: str | None = None) -> Scene | None:
    """Return the scene of the largest set of two or more States that fulfils a condition.

    `sure` asks for a yes; otherwise an unknown will do. `holding` is a State that the set must
    have. Among sets of one size the first in the order of the scene's States is taken.
    """
    wanted = _SURE if sure else _RISING
    if _best_answer(node, scene) not in wanted:
        return None
    joined = _joined_pairs(node, scene, wanted)
    states = tuple(state for state in _left(node, scene, wanted) if _has_partner(state, joined))
    for chosen in islice(_by_size(states), MOST):
        if holding is not None and holding not in chosen:
            continue
        part = replace(scene, states=chosen)
        if _are_joined(chosen, joined) and evaluate(node, part).truth in wanted:
            return part
    return None


def _joined_pairs(
    node: Node, scene: Scene, wanted: frozenset[Truth]
) -> frozenset[tuple[str, str]] | None:
    """Return the pairs that pass every test of pairs; None where there is no such test."""
    tests = [limb for limb in _demanded(node) if isinstance(limb, PairTest)]
    if not tests:
        return None
    return frozenset(
        pair
        for pair in combinations(scene.states, 2)
        if all(evaluate(test, replace(scene, states=pair)).truth in wanted for test in tests)
    )


def _has_partner(state: str, joined: frozenset[tuple[str, str]] | None) -> bool:
    return joined is None or any(state in pair for pair in joined)


def _are_joined(states: tuple[str, ...], joined: frozenset[tuple[str, str]] | None) -> bool:
    return joined is None or all(pair in joined for pair in combinations(states, 2))


def _by_size(states: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(states), 1, -1):
        yield from combinations(states, size)


def _left(node: Node, scene: Scene, wanted: frozenset[Truth]) -> tuple[str, ...]:
    """Return the States that pass every test which the condition puts to each of them."""
    tests = [limb.test for limb in _demanded(node) if isinstance(limb, All)]
    return tuple(
        state
        for state in scene.states
        if all(pass_test(test, state, scene).truth in wanted for test in tests)
    )


def _demanded(node: Node) -> Iterator[Node]:
    if isinstance(node, Both):
        for limb in node.limbs:
            yield from _demanded(limb)
    else:
        yield node


def _best_answer(node: Node, scene: Scene) -> Truth:
    """Return the best answer that any part of the scene's States could give.

    A test of all States or pairs may be passed by fewer; anything that counts States, or asks
    nothing about them, is never better for fewer.
    """
    if isinstance(node, Both):
        return every(_best_answer(limb, scene) for limb in node.limbs)
    if isinstance(node, Either):
        return some(_best_answer(limb, scene) for limb in node.limbs)
    if isinstance(node, All | PairTest):
        return Truth.YES
    if isinstance(node, _SETTLED):
        return evaluate(node, scene).truth
    return Truth.YES
