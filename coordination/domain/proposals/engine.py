"""Propose the next steps of a situation from the law of the pack, ranked and explained."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from coordination.domain.law.instruments import Law, Shape, StepRule
from coordination.domain.law.trace import Said
from coordination.domain.proposals import texts
from coordination.domain.proposals.alone import by_itself
from coordination.domain.proposals.bases import firmness
from coordination.domain.proposals.derive import with_derived
from coordination.domain.proposals.groups import together
from coordination.domain.proposals.outcome import Outcome
from coordination.domain.proposals.pairs import between_two
from coordination.domain.proposals.parts import (
    Basis,
    GroupBasis,
    PairBasis,
    Proposal,
    Situation,
    Standing,
    Step,
)
from coordination.domain.proposals.questions import questions_of
from coordination.domain.proposals.ranking import is_settled, rank_of
from coordination.domain.proposals.reach import excluded

_Part = TypeVar("_Part")

_SHAPES: Mapping[Shape, Callable[[StepRule, Situation, Law], Outcome]] = {
    Shape.DIRECTED: between_two,
    Shape.MUTUAL: between_two,
    Shape.GROUP: together,
    Shape.OWN: by_itself,
}


def propose(situation: Situation, law: Law) -> tuple[Proposal, ...]:
    """Return the next steps, most pressing first, each with its bases and what speaks against.

    What the law or the facts rule out is not among them; `ruled_out` says why.
    """
    found = _considered(situation, law)
    standing = [one for one in found if one[1].standing is not Standing.RULED_OUT]
    full = with_derived(situation)
    settled = is_settled(outcome for _, outcome in standing)
    standing.sort(key=lambda one: rank_of(one[0], one[1], full, settled=settled))
    return tuple(
        _proposal(step, outcome, full, law, rank)
        for rank, (step, outcome) in enumerate(standing, start=1)
    )


def ruled_out(situation: Situation, law: Law) -> tuple[Proposal, ...]:
    """Return the steps that are not proposed, with what rules each out; all have rank 0.

    A step without a second State to take it with is not among them.
    """
    full = with_derived(situation)
    return tuple(
        _proposal(step, outcome, full, law, 0)
        for step, outcome in _considered(situation, law)
        if outcome.standing is Standing.RULED_OUT and (outcome.against or outcome.reasons_out)
    )


def _considered(situation: Situation, law: Law) -> list[tuple[Step, Outcome]]:
    full = with_derived(situation)
    return [(Step(rule.id), _SHAPES[rule.shape](rule, full, law)) for rule in law.steps.values()]


def _proposal(step: Step, outcome: Outcome, situation: Situation, law: Law, rank: int) -> Proposal:
    bases = tuple(_bases(outcome))
    best = min(bases, key=firmness, default=None)
    names = law.steps[step].instruments
    instrument = law.instruments[best.instrument if best else names[0]]
    out = excluded(outcome, situation, law)
    proposal = Proposal(
        step=step,
        instrument=instrument.id,
        title=Said(texts.TITLES[step]),
        description=instrument.description,
        rank=rank,
        standing=outcome.standing,
        states=outcome.states,
        pairs=outcome.pairs,
        groups=outcome.groups,
        excluded=out,
        facts=_each(outcome.facts, (basis.facts for basis in bases)),
        reasons=texts.reasons_for(step, situation),
        against=texts.reasons_against(step, situation, outcome, tuple(o.state for o in out)),
        missing=questions_of(law.steps[step], outcome, bases),
        unverified=_each((), (basis.unverified for basis in bases)),
        cautions=_each((), (basis.cautions for basis in bases)),
        sources=_each((), (basis.sources for basis in bases)),
        limits=_each((), (basis.limits for basis in bases)),
        clocks=texts.clocks_of(step, situation),
        forms=_each((), ((basis.form,) for basis in bases if basis.form)),
        subject=_digest([step.value, *sorted(set(situation.states))]),
        key="",
    )
    return replace(proposal, key=_key(proposal))


def _bases(outcome: Outcome) -> Iterator[Basis]:
    """Yield the bases on which a proposal rests: that of its group, or the best of each pair."""
    if outcome.groups:
        yield outcome.groups[0].basis
        return
    for pair in outcome.pairs:
        if pair.standing is outcome.standing:
            yield pair.bases[0]


def _each(first: Iterable[_Part], more: Iterable[Iterable[_Part]] = ()) -> tuple[_Part, ...]:
    """Return every part once, in order."""
    return tuple(dict.fromkeys([*first, *(item for part in more for item in part)]))


def _key(proposal: Proposal) -> str:
    """Return the fingerprint of everything that a decision about a proposal rests on."""
    parts = [proposal.subject, proposal.standing.value, *proposal.states]
    parts += [_pair_key(pair) for pair in proposal.pairs]
    parts += [_group_key(group) for group in proposal.groups]
    parts += sorted(f"{fact.key}={fact.text()}" for fact in proposal.facts)
    parts += sorted(f"{fact.state}.{fact.field}={fact.value}" for fact in proposal.unverified)
    parts += [f"{clock.rule}:{clock.base}:{clock.ends}" for clock in proposal.clocks]
    parts += [one.state for one in proposal.excluded]
    return _digest(parts)


def _pair_key(pair: PairBasis) -> str:
    bases = ",".join(f"{basis.id}={basis.standing.value}" for basis in pair.bases)
    return f"{pair.requesting}>{pair.requested}:{bases}"


def _group_key(group: GroupBasis) -> str:
    return f"{group.basis.id}={group.basis.standing.value}:{','.join(group.states)}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
