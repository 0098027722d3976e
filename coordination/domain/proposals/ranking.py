"""The order of proposals: what cannot wait first, then what stands firmest, then by kind."""

from collections.abc import Iterable
from datetime import timedelta

from coordination.domain.proposals.derive import known_states, running_clocks
from coordination.domain.proposals.outcome import Outcome
from coordination.domain.proposals.parts import Situation, Standing, Step
from coordination.domain.vocabulary import Urgency

# A month is the first of the warnings that deadlines give.
SOON = timedelta(days=30)

_STEPS = tuple(Step)
_LEVEL = {
    Standing.CONFIRMED: 0,
    Standing.NEEDS_FACTS: 0,
    Standing.MANUAL: 1,
    Standing.OPEN: 1,
    Standing.NOT_YET: 2,
}
# What only a lawyer can confirm and what the pack leaves open are equals: the kind decides.
_FIRMNESS = {Standing.CONFIRMED: 0, Standing.NEEDS_FACTS: 1}
# Steps that tell the other State of the case, and can wait.
TELLING = frozenset(
    {
        Step.CONTACT,
        Step.CONSULT,
        Step.MEETING,
        Step.JIT,
        Step.REQUEST,
        Step.CENTRE,
        Step.TRANSFER,
    }
)
_SPECIAL = frozenset(
    {
        Step.EMERGENCY,
        Step.DECONFLICT,
        Step.CONSULT,
        Step.CENTRE,
        Step.TRANSFER,
        Step.DUTY,
        Step.CHECK,
    }
)


def is_settled(outcomes: Iterable[Outcome]) -> bool:
    """Return whether any step has a confirmed basis at all."""
    bases = (
        basis
        for outcome in outcomes
        for basis in (
            *(group.basis for group in outcome.groups),
            *(basis for pair in outcome.pairs for basis in pair.bases),
        )
    )
    return any(basis.standing is Standing.CONFIRMED for basis in bases)


def rank_of(
    step: Step, outcome: Outcome, situation: Situation, *, settled: bool
) -> tuple[int, ...]:
    """Return the key by which a step is put in order.

    What only a lawyer can confirm, or only the pack's gaps leave open, comes after everything
    else, however urgent: it never stands above a confirmed basis. Where nothing at all is
    confirmed (not `settled`), what cannot wait comes first and then the kind decides.
    """
    if not settled:
        return (
            outcome.standing is Standing.NOT_YET,
            not _cannot_wait(step, situation),
            _tells_too_much(step, situation),
            step in _SPECIAL and not outcome.facts,
            _place(step, situation),
        )
    return (
        _LEVEL[outcome.standing],
        0 if _cannot_wait(step, situation) else 1,
        1 if _tells_too_much(step, situation) else 0,
        _FIRMNESS.get(outcome.standing, 2),
        1 if _is_only_asked(step, outcome) else 0,
        _place(step, situation),
    )


def _tells_too_much(step: Step, situation: Situation) -> bool:
    """Return whether a step tells the other State what would endanger a measure or a person."""
    return step in TELLING and situation.facts.get("disclosure_endangers") is True


def _is_only_asked(step: Step, outcome: Outcome) -> bool:
    """Return whether nothing is known yet that calls for a step which special facts call for."""
    return step in _SPECIAL and outcome.standing is Standing.NEEDS_FACTS and not outcome.facts


def _cannot_wait(step: Step, situation: Situation) -> bool:
    urgency = situation.facts.get("urgency")
    if step is Step.EMERGENCY:
        at_risk = urgency == Urgency.CHILD_AT_RISK
        return at_risk or situation.facts.get("imminent_danger") is True
    if step not in (Step.PRESERVE, Step.NATIONAL_ORDER):
        return False
    if urgency == Urgency.DATA_EXPIRING:
        return True
    latest = situation.today + SOON
    return any(
        clock.ends is not None and clock.ends <= latest for clock in running_clocks(situation)
    )


def _place(step: Step, situation: Situation) -> int:
    """Return the place of a step among equals; contact comes first where both have a case."""
    states = known_states(situation)
    all_have = all(situation.facts.get("has_case", state) is True for state in states)
    if step is Step.INFORM and all_have:
        return 2 * _STEPS.index(Step.CONTACT) + 1
    return 2 * _STEPS.index(step)
