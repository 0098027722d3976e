"""Steps that join several States: the largest set that each basis covers."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from coordination.domain.law.answers import Answer
from coordination.domain.law.columns import named
from coordination.domain.law.evaluate import Scene, evaluate, pass_test
from coordination.domain.law.instruments import BasisRule, Instrument, Law, StepRule
from coordination.domain.law.nodes import Both, Node
from coordination.domain.law.states import one_state
from coordination.domain.law.trace import Said
from coordination.domain.law.truth import Truth
from coordination.domain.proposals.bases import (
    bases_of,
    basis_of,
    firmness,
    refusals_of,
    with_need,
)
from coordination.domain.proposals.outcome import ONLY_LAWYER, Outcome, scene_of
from coordination.domain.proposals.parts import (
    GroupBasis,
    PairBasis,
    Situation,
    Standing,
)
from coordination.domain.proposals.subsets import largest
from coordination.domain.wording import N_

_TOO_FEW = N_("Fewer than two States can take part.")
_NOT_TOGETHER = N_("No single basis covers {state} together with {others}.")
_PAIR_ONLY = N_("{law}, covers {states} and not the whole group.")
_IF_FACTS = N_("{law}, would cover {states} if facts that are asked for say so.")
_NOT_CONFIRMED = N_("Whether {state} can take part stays open in the pack ({fields}).")


def together(step: StepRule, situation: Situation, law: Law) -> Outcome:
    """Return what a step that joins several States comes to."""
    whole = scene_of(situation, law)
    judged = {state: _membership(step, state, whole) for state in whole.states}
    inside = tuple(state for state in whole.states if judged[state].truth is not Truth.NO)
    scene = replace(whole, states=inside)
    groups = tuple(_ordered(_groups(step, scene, law, situation.asking), step, scene))
    barred = {state: answer.against[0] for state, answer in judged.items() if answer.against}
    if not groups:
        refusals = refusals_of(step, law, scene) if len(inside) > 1 else ()
        return Outcome(
            Standing.RULED_OUT, against=refusals or (Said(_TOO_FEW),), reasons_out=barred
        )
    need = evaluate(step.need, replace(scene, states=groups[0].states))
    standing = with_need(groups[0].basis.standing, need)
    return Outcome(
        standing=standing,
        states=groups[0].states,
        pairs=tuple(_pairs(step, scene, law)),
        groups=groups,
        facts=need.facts,
        missing=need.missing,
        against=need.against,
        reasons_out={**barred, **_left_out(groups, scene, judged)},
    )


def _membership(step: StepRule, state: str, scene: Scene) -> Answer:
    return Answer(Truth.YES) if step.member is None else pass_test(step.member, state, scene)


def _groups(step: StepRule, scene: Scene, law: Law, asking: str | None) -> Iterator[GroupBasis]:
    """Yield the largest set of each basis: confirmed, and beyond that what stays open."""
    for instrument in (law.instruments[name] for name in step.instruments):
        for rule in instrument.bases:
            node = Both((instrument.condition, rule.condition))
            found: list[tuple[str, ...]] = []
            for part in _parts(node, instrument, rule, scene, asking):
                if not found or len(part.states) > len(found[-1]):
                    found.append(part.states)
                    basis = basis_of(law, instrument, rule, part)
                    if basis.standing is not Standing.RULED_OUT:
                        yield GroupBasis(basis, part.states)


def _parts(
    node: Node, instrument: Instrument, rule: BasisRule, scene: Scene, asking: str | None
) -> Iterator[Scene]:
    awaiting = rule.awaiting or instrument.awaiting
    tried = [(node, True), (node, False), *([(awaiting, False)] if awaiting else [])]
    for condition, sure in tried:
        part = largest(condition, scene, sure=sure, holding=asking)
        if part is not None:
            yield part


def _ordered(groups: Iterator[GroupBasis], step: StepRule, scene: Scene) -> list[GroupBasis]:
    """Return groups with the firmest first, the need of the step counted, then the largest."""

    def key(group: GroupBasis) -> tuple[int, int, int]:
        need = evaluate(step.need, replace(scene, states=group.states))
        standing = with_need(group.basis.standing, need)
        return firmness(group.basis, standing), firmness(group.basis), -len(group.states)

    return sorted(groups, key=key)


def _pairs(step: StepRule, scene: Scene, law: Law) -> Iterator[PairBasis]:
    """Yield the bases of each pair of the group: what one basis for all does not show."""
    for pair in combinations(scene.states, 2):
        if one_state(scene.rows[pair[0]], scene.rows[pair[1]]):
            continue
        bases = bases_of(step, law, replace(scene, states=pair))
        if bases:
            yield PairBasis(*pair, directed=False, standing=bases[0].standing, bases=bases)


def _left_out(
    groups: tuple[GroupBasis, ...], scene: Scene, judged: dict[str, Answer]
) -> dict[str, Said]:
    best = groups[0].states
    found = {}
    for state in scene.states:
        if judged[state].unverified and judged[state].truth is Truth.UNKNOWN:
            found[state] = _open(state, judged[state])
        elif not _is_firm(groups[0]):
            found[state] = Said(ONLY_LAWYER, {"state": state})
        elif state not in best:
            found[state] = _other_basis(state, groups) or Said(
                _NOT_TOGETHER, {"state": state, "others": ", ".join(best)}
            )
    return found


def _is_firm(group: GroupBasis) -> bool:
    return group.basis.standing in (Standing.CONFIRMED, Standing.NEEDS_FACTS)


def _open(state: str, answer: Answer) -> Said:
    fields = sorted({fact.field for fact in answer.unverified})
    return Said(_NOT_CONFIRMED, {"state": state, "fields": named(fields)})


def _other_basis(state: str, groups: tuple[GroupBasis, ...]) -> Said | None:
    """Name the firmest basis that would cover a State, and whom it covers."""
    for group in groups[1:]:
        if state in group.states and _is_firm(group):
            basis = group.basis
            template = _PAIR_ONLY if basis.standing is Standing.CONFIRMED else _IF_FACTS
            params = {"law": basis.law}
            return Said(template, {**params, "states": ", ".join(group.states)})
    return None
