"""What a step comes to in a situation, before it is written as a proposal."""

from dataclasses import dataclass, field

from coordination.domain.law.evaluate import Scene
from coordination.domain.law.instruments import Law
from coordination.domain.law.trace import CaseFact, MissingFact, Said
from coordination.domain.proposals.derive import known_states
from coordination.domain.proposals.parts import GroupBasis, PairBasis, Situation, Standing
from coordination.domain.wording import N_

BETWEEN_ONLY_LAWYER = N_("Between {state} and {other} only a lawyer can confirm a basis.")
ONLY_LAWYER = N_("Whether {state} can take part only a lawyer can confirm.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one step: its standing, the States it covers, its bases, and why not others.

    `reasons_out` say for a State why it is not part of the step.
    """

    standing: Standing
    states: tuple[str, ...] = ()
    pairs: tuple[PairBasis, ...] = ()
    groups: tuple[GroupBasis, ...] = ()
    facts: tuple[CaseFact, ...] = ()
    missing: tuple[MissingFact, ...] = ()
    against: tuple[Said, ...] = ()
    reasons_out: dict[str, Said] = field(default_factory=dict)


def scene_of(situation: Situation, law: Law, states: tuple[str, ...] | None = None) -> Scene:
    """Return the scene of these States, by default of all whose jurisdiction is known."""
    return Scene(
        states=known_states(situation) if states is None else states,
        facts=situation.facts,
        rows=law.states,
        legal_facts=law.legal_facts,
        today=situation.today,
    )
