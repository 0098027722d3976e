"""Steps between two States: who could ask whom, and on which bases."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from coordination.domain.law.answers import Answer
from coordination.domain.law.columns import named
from coordination.domain.law.evaluate import Scene, evaluate
from coordination.domain.law.instruments import Law, Shape, StepRule
from coordination.domain.law.states import one_state
from coordination.domain.law.trace import Said
from coordination.domain.law.truth import Truth
from coordination.domain.proposals.bases import firmness, refusals_of, weighed, with_need
from coordination.domain.proposals.derive import known_states, running_clocks
from coordination.domain.proposals.outcome import BETWEEN_ONLY_LAWYER, Outcome, scene_of
from coordination.domain.proposals.parts import PairBasis, Situation, Standing
from coordination.domain.wording import N_

_ORDER = tuple(Standing)
_FIRM = (Standing.CONFIRMED, Standing.NEEDS_FACTS)
_ONE_STATE = N_("{state} and {other} belong to one State: its own law applies between them.")
_NOTHING = N_("The pack has no basis between {state} and {other}.")
_OPEN = N_("Whether {state} is bound stays open in the pack ({fields}): not confirmed, ask.")
_IF_FACTS = N_("Between {state} and {other} it depends on facts that are asked for: {law}.")
_LAW_OPEN = N_("The reference pack leaves open whether a basis exists between {state} and {other}.")
_NEED_OPEN = N_(
    "Between {state} and {other} {law}, is confirmed; whether it is needed depends on an "
    "answer: {question}"
)
_NOT_YET = N_("Between {state} and {other} {law}, is not yet available.")

_BY_STANDING = {
    Standing.CONFIRMED: _IF_FACTS,
    Standing.NEEDS_FACTS: _IF_FACTS,
    Standing.MANUAL: BETWEEN_ONLY_LAWYER,
    Standing.NOT_YET: _NOT_YET,
}


def between_two(step: StepRule, situation: Situation, law: Law) -> Outcome:
    """Return what a step between two States comes to, over all pairs that come into question."""
    looked = [_looked_at(step, scene, law) for scene in _scenes(step, situation, law)]
    kept = [pair for pair, _ in looked if pair.standing is not Standing.RULED_OUT]
    kept.sort(key=_firmness)
    best = [pair for pair in kept if _firmness(pair) == _firmness(kept[0])]
    reached = _states_of(best)
    needs = [need for _, need in looked if need.truth is not Truth.NO]
    return Outcome(
        standing=kept[0].standing if kept else Standing.RULED_OUT,
        states=reached,
        pairs=tuple(kept),
        facts=tuple(dict.fromkeys(fact for need in needs for fact in need.facts)),
        missing=tuple(dict.fromkeys(fact for need in needs for fact in need.missing)),
        against=() if kept else _needless(looked),
        reasons_out=_reasons_out(situation, law, looked, _Reached(step, best)),
    )


def _needless(looked: Sequence[tuple[PairBasis, Answer]]) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(said for _, need in looked for said in need.against))


def _scenes(step: StepRule, situation: Situation, law: Law) -> Iterator[Scene]:
    base = scene_of(situation, law)
    if step.shape is Shape.MUTUAL:
        for pair in combinations(base.states, 2):
            if situation.asking in (None, *pair):
                yield replace(base, states=pair)
        return
    for requesting in _requesting(situation):
        for requested in _requested(step, situation, law):
            if requesting != requested:
                pair = (requesting, requested)
                yield replace(base, states=pair, requesting=requesting, requested=requested)


def _requesting(situation: Situation) -> tuple[str, ...]:
    if situation.asking is not None:
        return (situation.asking,)
    return known_states(situation)


def _requested(step: StepRule, situation: Situation, law: Law) -> tuple[str, ...]:
    """Return whom a request could go to: where data vanish first, the cases' States, providers."""
    if not step.to_provider:
        return known_states(situation)
    vanishing = [clock.state for clock in running_clocks(situation)]
    named = [situation.facts.get(name) for name in ("provider_state", "epoc_addressee_state")]
    found = [*vanishing, *known_states(situation), *named]
    return tuple(dict.fromkeys(str(state) for state in found if state in law.states))


def _looked_at(step: StepRule, scene: Scene, law: Law) -> tuple[PairBasis, Answer]:
    first, second = scene.states
    need = evaluate(step.need, scene)
    bases, refused = ((), ()) if _is_one_state(scene) else weighed(step, law, scene)
    standing = with_need(bases[0].standing, need) if bases else Standing.RULED_OUT
    directed = step.shape is Shape.DIRECTED
    return PairBasis(first, second, directed, standing, bases, refused), need


def _is_one_state(scene: Scene) -> bool:
    first, second = (scene.rows[state] for state in scene.states)
    return one_state(first, second)


def _states_of(pairs: Iterable[PairBasis]) -> tuple[str, ...]:
    found = {state for pair in pairs for state in (pair.requesting, pair.requested)}
    return tuple(sorted(found))


def _firmness(pair: PairBasis) -> tuple[int, int]:
    """Return how firmly a step stands between two States: first with its need, then in law."""
    best = pair.bases[0]
    return firmness(best, pair.standing), firmness(best)


def _is_firm(pairs: Sequence[PairBasis]) -> bool:
    """Return whether a basis is confirmed, or open only for facts of the case."""
    return any(one.bases[0].standing in _FIRM for one in pairs[:1])


@dataclass(frozen=True, slots=True)
class _Reached:
    """The pairs in which a step stands firmest."""

    step: StepRule
    best: Sequence[PairBasis]


def _reasons_out(
    situation: Situation,
    law: Law,
    looked: Sequence[tuple[PairBasis, Answer]],
    reached: _Reached,
) -> dict[str, Said]:
    """Say for each State of the cases that is not reached on a firm basis why that is so."""
    found = {}
    firm = _is_firm(reached.best)
    inside = _states_of(reached.best) if firm else ()
    for state in known_states(situation):
        own = [item for item in looked if state in (item[0].requesting, item[0].requested)]
        if state not in inside and own:
            nearest = min(own, key=lambda item: _nearness(item[0]))
            other = _bars(reached, nearest[0], situation, law)
            found[state] = other or _reason(state, nearest, law)
    return found


def _bars(reached: _Reached, pair: PairBasis, situation: Situation, law: Law) -> Said | None:
    """Return why a pair is left to a lawyer: what rules out the basis that carries the step.

    Where the step is left to a lawyer everywhere, that is the first basis of the pack.
    """
    if not pair.bases or pair.bases[0].standing is not Standing.MANUAL:
        return None
    roles = (pair.requesting, pair.requested) if pair.directed else (None, None)
    scene = replace(
        scene_of(situation, law, (pair.requesting, pair.requested)),
        requesting=roles[0],
        requested=roles[1],
    )
    lead = reached.best[0].bases[0] if _is_firm(reached.best) else None
    return next(iter(refusals_of(reached.step, law, scene, lead)), None)


def _nearness(pair: PairBasis) -> int:
    return firmness(pair.bases[0]) if pair.bases else len(_ORDER)


def _reason(state: str, item: tuple[PairBasis, Answer], law: Law) -> Said:
    pair, need = item
    other = pair.requested if state == pair.requesting else pair.requesting
    params = {"state": state, "other": other}
    if one_state(law.states[state], law.states[other]):
        return Said(_ONE_STATE, params)
    if need.against:
        return need.against[0]
    if not pair.bases:
        return pair.refused[0].reason if pair.refused else Said(_NOTHING, params)
    best = pair.bases[0]
    params |= {"law": best.law}
    if best.standing is Standing.CONFIRMED and need.missing:
        return Said(_NEED_OPEN, {**params, "question": str(need.missing[0].question)})
    if best.standing is Standing.OPEN:
        return _open(state, other, pair)
    return Said(_BY_STANDING[best.standing], params)


def _open(state: str, other: str, pair: PairBasis) -> Said:
    """Name the columns of the pack that leave a basis open, first those of the State itself."""
    found = [fact for basis in pair.bases for fact in basis.unverified if basis.open_law]
    if not found:
        return Said(_LAW_OPEN, {"state": state, "other": other})
    whose = state if state in {fact.state for fact in found} else other
    fields = sorted({fact.field for fact in found if fact.state == whose})
    return Said(_OPEN, {"state": whose, "fields": named(fields)})
