"""Facts that follow from others: from the stage of proceedings, from clocks, from the cases.

Nothing here overrides what a record or a person said.
"""

from collections.abc import Iterator

from coordination.domain.drafts import UNKNOWN
from coordination.domain.law.facts import FactKey, FactValue
from coordination.domain.proposals.parts import Clock, Situation
from coordination.domain.vocabulary import Stage, Urgency

# Whether proceedings at this stage are open, and whether the investigation itself still is. A
# stage that does not tell is left out: the question is asked.
_PROCEEDINGS = {
    Stage.INTELLIGENCE: False,
    Stage.PRELIMINARY: True,
    Stage.INVESTIGATION: True,
    Stage.PROSECUTION: True,
    Stage.TRIAL: True,
    Stage.APPEAL: True,
    Stage.FINAL: False,
    Stage.CLOSED: False,
}
_INVESTIGATION = {
    Stage.INTELLIGENCE: False,
    Stage.INVESTIGATION: True,
    Stage.TRIAL: False,
    Stage.APPEAL: False,
    Stage.FINAL: False,
    Stage.CLOSED: False,
}


def with_derived(situation: Situation) -> Situation:
    """Return the situation with the facts that follow from what it holds."""
    derived = dict(_derived(situation))
    facts = type(situation.facts)({**derived, **situation.facts.values})
    return Situation(
        today=situation.today,
        states=situation.states,
        facts=facts,
        clocks=situation.clocks,
        links=situation.links,
        asking=situation.asking,
    )


def known_states(situation: Situation) -> tuple[str, ...]:
    """Return the States of the cases, each once, in order, without the unknown one."""
    return tuple(sorted(set(situation.states) - {UNKNOWN}))


def running_clocks(situation: Situation) -> tuple[Clock, ...]:
    """Return what vanishes today or later and is not preserved, earliest first."""
    running = [
        clock
        for clock in situation.clocks
        if not clock.preserved and clock.ends is not None and clock.ends >= situation.today
    ]
    return tuple(sorted(running, key=lambda clock: (str(clock.ends), clock.rule)))


def _derived(situation: Situation) -> Iterator[tuple[FactKey, FactValue]]:
    told = any(key.name == "has_case" for key in situation.facts.values)
    for state in known_states(situation):
        # Whoever says of some States that they have a case has said it of all that have one.
        yield FactKey("has_case", (state,)), not told
        stage = situation.facts.get("stage", state)
        for name, answers in (
            ("open_proceedings", _PROCEEDINGS),
            ("open_investigation", _INVESTIGATION),
        ):
            if stage in answers:
                yield FactKey(name, (state,)), answers[Stage(str(stage))]
    urgent = situation.facts.get("urgency") == Urgency.DATA_EXPIRING
    if urgent or running_clocks(situation):
        yield FactKey("data_at_risk"), True
