"""Steps of one State in view of all others: a duty to inform, an order on the own territory."""

from dataclasses import replace

from coordination.domain.law.evaluate import evaluate
from coordination.domain.law.instruments import Law, StepRule
from coordination.domain.law.truth import Truth
from coordination.domain.proposals.bases import bases_of, with_need
from coordination.domain.proposals.derive import known_states
from coordination.domain.proposals.outcome import Outcome, scene_of
from coordination.domain.proposals.parts import GroupBasis, Situation, Standing

_ORDER = tuple(Standing)


def by_itself(step: StepRule, situation: Situation, law: Law) -> Outcome:
    """Return what a step of one State comes to, for the asking State or for each."""
    whole = scene_of(situation, law)
    asking = situation.asking
    found: list[tuple[Standing, GroupBasis]] = []
    needs = []
    for state in known_states(situation) if asking is None else (asking,):
        scene = replace(whole, requesting=state, requested=state)
        need = evaluate(step.need, scene)
        bases = bases_of(step, law, scene)
        standing = with_need(bases[0].standing, need) if bases else Standing.RULED_OUT
        if standing is not Standing.RULED_OUT:
            found.append((standing, GroupBasis(bases[0], (state,))))
            needs.append(need)
    found.sort(key=lambda item: _ORDER.index(item[0]))
    best = found[0][0] if found else Standing.RULED_OUT
    return Outcome(
        standing=best,
        states=tuple(s for standing, group in found if standing is best for s in group.states),
        groups=tuple(group for _, group in found),
        facts=tuple(dict.fromkeys(fact for need in needs for fact in need.facts)),
        missing=tuple(
            dict.fromkeys(
                fact for need in needs if need.truth is Truth.UNKNOWN for fact in need.missing
            )
        ),
    )
