"""Go through all pairs of States and a sample of threes, and print what the law gives them.

Run by hand: `python -m tests.benchmark.law_sets`. It takes a minute or two. Nothing may raise, no
pair may be of one State, and what has no direction must be the same from both sides (every twentieth pair).
"""

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations

from coordination.domain.law.evaluate import Scene
from coordination.domain.law.facts import CaseFacts
from coordination.domain.law.instruments import Law, Shape
from coordination.domain.law.states import one_state
from coordination.domain.proposals import propose
from coordination.domain.proposals.bases import bases_of
from coordination.domain.proposals.parts import Basis, Situation, Step
from coordination.reference.pack import load_pack

TODAY = date(2026, 11, 23)
STEPS = (Step.REQUEST, Step.PRESERVE, Step.JIT, Step.MEETING)
THREES = 300


def main() -> None:
    """Print how many pairs have which first basis, and how many threes were gone through."""
    law = load_pack().law
    first: dict[Step, Counter[str]] = {step: Counter() for step in STEPS}
    pairs = 0
    for one, other in combinations(law.states, 2):
        if one_state(law.states[one], law.states[other]):
            continue
        pairs += 1
        for step in STEPS:
            first[step][said(between(law, step, one, other))] += 1
            if pairs % 20 == 0:
                check_both_sides(law, step, one, other)
    print(f"{pairs} pairs of {len(law.states)} States and territories")
    for step in STEPS:
        print(f"\n{step.value}")
        for name, number in first[step].most_common():
            print(f"  {number:6} {name}")
    print("\na team of three States covers")
    print(f"{threes(law)} threes gone through")


def between(law: Law, step: Step, one: str, other: str) -> tuple[Basis, ...]:
    """Return the bases of a step between two States, the first asking the second."""
    scene = Scene((one, other), CaseFacts(), law.states, law.legal_facts, TODAY)
    if law.steps[step].shape is Shape.DIRECTED:
        scene = replace(scene, requesting=one, requested=other)
    return bases_of(law.steps[step], law, scene)


def check_both_sides(law: Law, step: Step, one: str, other: str) -> None:
    """Raise AssertionError where a step without direction differs by who is named first."""
    if law.steps[step].shape is not Shape.DIRECTED:
        there, back = between(law, step, one, other), between(law, step, other, one)
        assert [basis.id for basis in there] == [basis.id for basis in back], (one, other)


def said(bases: tuple[Basis, ...]) -> str:
    """Return the first basis with its standing, or that there is none."""
    if not bases:
        return "none"
    open_law = ", open in the pack" if bases[0].open_law else ""
    return f"{bases[0].id} ({bases[0].standing.value}{open_law})"


def threes(law: Law) -> int:
    """Propose to a sample of threes, print how many each team covers, return the number."""
    chance = random.Random(7)
    covered: Counter[str] = Counter()
    for _ in range(THREES):
        states = tuple(chance.sample(list(law.states), 3))
        found = propose(Situation(TODAY, states), law)
        team = [one for one in found if one.step is Step.JIT]
        named = [pair for one in found for pair in one.pairs]
        assert all(
            not one_state(law.states[p.requesting], law.states[p.requested]) for p in named
        ), states
        size = len(team[0].states) if team else 0
        covered[f"{size} States, {team[0].standing.value if team else 'no team'}"] += 1
    for name, number in covered.most_common():
        print(f"  {number:6} {name}")
    return THREES


if __name__ == "__main__":
    main()
