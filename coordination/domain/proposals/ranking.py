"""The order of proposals: what cannot wait first, then what stands firmest, then by kind."""

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
    Standing.NOT_YET: 2,
}
_FIRMNESS = tuple(Standing)
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


def rank_of(step: Step, outcome: Outcome, situation: Situation) -> tuple[int, ...]:
    """Return the key by which a step is put in order.

    What only a lawyer can confirm, or only the pack's gaps leave open, comes after everything
    else, however urgent: it never stands above a confirmed basis.
    """
    level = 1 if _is_open_law(outcome) else _LEVEL[outcome.standing]
    return (
        level,
        0 if _cannot_wait(step, situation) else 1,
        _FIRMNESS.index(outcome.standing),
        1 if _is_only_asked(step, outcome) else 0,
        _place(step, situation),
    )


def _is_open_law(outcome: Outcome) -> bool:
    """Return whether the pack itself leaves open every basis that the step could have."""
    if outcome.groups:
        return outcome.groups[0].basis.open_law
    best = (pair.bases[0] for pair in outcome.pairs if pair.standing is outcome.standing)
    return all(basis.open_law for basis in best)


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
