"""Situations and conditions for the tests of law and proposals."""

from datetime import date
from functools import lru_cache

from coordination.domain.law.evaluate import Scene, evaluate
from coordination.domain.law.facts import CaseFacts, FactKey
from coordination.domain.law.instruments import Law
from coordination.domain.law.reading import Names, read_condition
from coordination.domain.proposals import propose
from coordination.domain.proposals.parts import Basis, Proposal, Situation, Step
from coordination.reference.pack import load_pack

TODAY = date(2026, 11, 23)


def law() -> Law:
    """Return the law of the delivered pack."""
    return load_pack().law


@lru_cache(maxsize=1)
def names() -> Names:
    return Names(frozenset(law().states), frozenset(law().legal_facts))


def facts(**values) -> CaseFacts:
    """Return facts: `data_wanted=...` for the case, `stage__DE=...` for a State or a pair."""
    keys = {FactKey.of(*name.split("__")): value for name, value in values.items()}
    return CaseFacts(keys)


def situation(states: str, asking=None, clocks=(), today=TODAY, links=(), **values) -> Situation:
    """Return a situation of States written as `DE FR unknown`."""
    return Situation(
        today, tuple(states.split()), facts(**values), tuple(clocks), tuple(links), asking
    )


def scene(states: str, requesting=None, requested=None, today=TODAY, **values) -> Scene:
    return Scene(
        tuple(states.split()),
        facts(**values),
        law().states,
        law().legal_facts,
        today,
        requesting,
        requested,
    )


def answer(raw: object, states: str, **rest):
    """Return the answer of a condition written as in the pack."""
    return evaluate(read_condition(raw, names()), scene(states, **rest))


def proposals(states: str, **rest) -> dict[Step, Proposal]:
    return {one.step: one for one in propose(situation(states, **rest), law())}


def bases(states: str, step: Step, asked: str = "", **rest) -> dict[str, Basis]:
    """Return the bases of a pair in their order, by id; the first State asks the second."""
    first, second = (asked or states).split()[:2]
    proposal = proposals(states, **rest).get(step)
    pairs = proposal.pairs if proposal else ()
    found = [
        pair
        for pair in pairs
        if (pair.requesting, pair.requested) == (first, second)
        or (not pair.directed and {pair.requesting, pair.requested} == {first, second})
    ]
    return {basis.id: basis for pair in found for basis in pair.bases}


def confirmed(states: str, step: Step, asked: str = "", **rest) -> list[str]:
    """Return the ids of the confirmed bases of a pair, in order."""
    found = bases(states, step, asked, **rest).values()
    return [basis.id for basis in found if basis.standing == "confirmed"]
