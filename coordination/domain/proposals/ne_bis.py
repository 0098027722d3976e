"""Warn where a final decision of one State can bar proceedings in another: a warning, no answer."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from coordination.domain.law.facts import FACTS
from coordination.domain.law.instruments import Law
from coordination.domain.law.trace import MissingFact, Said
from coordination.domain.proposals.bases import bases_of
from coordination.domain.proposals.derive import known_states, with_derived
from coordination.domain.proposals.outcome import scene_of
from coordination.domain.proposals.parts import Basis, NeBisInIdem, Situation, Standing, Step
from coordination.domain.wording import N_

_CONFIRMED = N_(
    "A final decision in {one} or {other} on the same acts bars the other: {law}. Check "
    "before charge, transfer or closure."
)
_FINAL = N_(
    "{final} reports a final decision. Under {law}, it may bar the other State for the "
    "same acts of the same person: stop and check before any charge."
)
_MANUAL = N_(
    "{one} and {other} both belong to the area, but no single instrument is confirmed between "
    "them. A lawyer decides."
)
_OPEN = N_("Whether a rule of the area binds {one} and {other} stays open in the pack: ask.")
_OUTSIDE = N_(
    "No rule of the area binds {one} and {other}. National law and treaties decide whether a "
    "final decision abroad counts."
)


def ne_bis_in_idem(situation: Situation, law: Law) -> tuple[NeBisInIdem, ...]:
    """Return one warning for each pair of known States, with the stages that are known."""
    full = with_derived(situation)
    return tuple(
        _warning((first, second), full, law)
        for first, second in combinations(known_states(full), 2)
    )


def _warning(pair: tuple[str, str], situation: Situation, law: Law) -> NeBisInIdem:
    scene = replace(scene_of(situation, law), states=pair)
    bases = bases_of(law.steps[Step.CHECK], law, scene)
    return NeBisInIdem(
        states=pair,
        standing=bases[0].standing if bases else Standing.RULED_OUT,
        warning=_said(pair, bases, situation),
        bases=bases,
        stages=tuple((state, _stage(situation, state)) for state in pair),
        missing=_missing(pair, situation),
    )


def _stage(situation: Situation, state: str) -> str | None:
    stage = situation.facts.get("stage", state)
    return None if stage is None else str(stage)


def _said(pair: tuple[str, str], bases: Sequence[Basis], situation: Situation) -> Said:
    params = {"one": pair[0], "other": pair[1]}
    if not bases:
        return Said(_OUTSIDE, params)
    best = bases[0]
    law = {**params, "law": best.law}
    if best.standing is Standing.MANUAL:
        return Said(_MANUAL, params)
    if best.standing is not Standing.CONFIRMED:
        return Said(_OPEN, params)
    final = [state for state in pair if _is_final(situation, state)]
    return Said(_FINAL, {**law, "final": ", ".join(final)}) if final else Said(_CONFIRMED, law)


def _is_final(situation: Situation, state: str) -> bool:
    judged = situation.facts.get("final_decision", state) is True
    return judged or situation.facts.get("stage", state) == "final"


def _missing(pair: tuple[str, str], situation: Situation) -> tuple[MissingFact, ...]:
    found = [
        MissingFact.of(FACTS[name], state)
        for state in pair
        for name in ("stage", "final_decision")
        if situation.facts.get(name, state) is None
    ]
    if situation.facts.get("parallel_same_person_same_facts", *pair) is None:
        found.append(MissingFact.of(FACTS["parallel_same_person_same_facts"], *pair))
    return tuple(found)
