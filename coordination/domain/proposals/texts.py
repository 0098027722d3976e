"""Titles of the steps, and what speaks for and against each in a situation."""

from collections.abc import Iterator, Mapping

from coordination.domain.drafts import UNKNOWN
from coordination.domain.law.evaluate import FROM_DAY, TOO_EARLY
from coordination.domain.law.trace import Said
from coordination.domain.proposals.derive import known_states, running_clocks
from coordination.domain.proposals.outcome import BETWEEN_ONLY_LAWYER, ONLY_LAWYER, Outcome
from coordination.domain.proposals.parts import Clock, Situation, Standing, Step
from coordination.domain.proposals.ranking import TELLING
from coordination.domain.wording import N_

TITLES: Mapping[Step, str] = {
    Step.PRESERVE: N_("Preserve the data now"),
    Step.NATIONAL_ORDER: N_("Order to the provider on the own territory"),
    Step.EMERGENCY: N_("Emergency: 24/7 Network and provider at the same time"),
    Step.DECONFLICT: N_("Compare planned measures before anyone acts"),
    Step.INFORM: N_("Send information without a request"),
    Step.CONTACT: N_("Contact between the desks"),
    Step.CONSULT: N_("Consult on parallel proceedings"),
    Step.MEETING: N_("Coordination meeting"),
    Step.JIT: N_("Joint investigation team"),
    Step.REQUEST: N_("Request evidence by the right instrument"),
    Step.CENTRE: N_("Coordination centre for the action day"),
    Step.TRANSFER: N_("Transfer the proceedings to the State better placed"),
    Step.DUTY: N_("Inform the own national member at Eurojust"),
    Step.CHECK: N_("Check for a final decision on the same acts"),
}

_VANISHES = N_("{what}: vanishes after {day}.")
_BOTH_CASES = N_("{states} have cases of their own.")
_NO_CASE = N_("{states} have no case of their own yet: information may let one be opened.")
_UNCOORDINATED = N_("The link between {states} is not coordinated.")
_PLANNED = N_("Coordination between {states} is already in preparation.")
_COVERED = N_("The link between {states} is already coordinated.")
_STAGES = N_("The proceedings are at different stages: {stages}.")
_ACTION_NEAR = N_("An action day is planned: a team agreed close to it comes too late.")
_NO_KEY = N_("{states} cannot be part of it on what is confirmed.")
_LAWYER = N_("Only a lawyer can confirm a basis.")
_OPEN = N_(
    "The reference pack leaves open whether a basis exists: no answer of the desk settles it."
)
_LATER = N_("{act}: {when}")
_POSTPONE = N_(
    "Telling the other State would endanger a running measure or a person: postpone this, or give "
    "the least that is needed, with conditions on its use, after measures were compared."
)
_QUIETLY = N_(
    "The other State learns of the case from this, which would endanger a running measure or a "
    "person: send the least that is needed and ask for confidentiality first."
)
_NOT_YET = N_("Not in force: listed with the date of the facts.")
_FEW_EXCHANGES = N_("Few exchanges are expected: requests may do.")

_STANDS_BY = {Standing.MANUAL: _LAWYER, Standing.OPEN: _OPEN, Standing.NOT_YET: _NOT_YET}
_TO_LAWYERS = (BETWEEN_ONLY_LAWYER, ONLY_LAWYER)
_COVERAGE = {"uncoordinated": _UNCOORDINATED, "contested": _UNCOORDINATED, "planned": _PLANNED}
_JOINING = (Step.MEETING, Step.JIT, Step.CENTRE)
_CONNECTING = (Step.INFORM, Step.CONTACT, Step.MEETING, Step.JIT)
_SAVING = (Step.PRESERVE, Step.NATIONAL_ORDER)
# Steps that cannot wait or that prevent the harm, and still tell the other State something.
_QUIET = (Step.PRESERVE, Step.EMERGENCY, Step.DECONFLICT)


def reasons_for(step: Step, situation: Situation) -> tuple[Said, ...]:
    """Return what speaks for a step beside its bases."""
    return tuple(dict.fromkeys(_for(step, situation)))


def reasons_against(
    step: Step, situation: Situation, outcome: Outcome, out: tuple[str, ...]
) -> tuple[Said, ...]:
    """Return what speaks against a step; `out` are the States that it leaves out."""
    return tuple(dict.fromkeys((*_against(step, situation, outcome, out), *outcome.against)))


def clocks_of(step: Step, situation: Situation) -> tuple[Clock, ...]:
    """Return the clocks that a step is meant to stop."""
    return running_clocks(situation) if step in _SAVING else ()


def _for(step: Step, situation: Situation) -> Iterator[Said]:
    for clock in clocks_of(step, situation):
        yield Said(_VANISHES, {"what": str(clock.what), "day": str(clock.ends)})
    if step in _CONNECTING:
        yield from _cases(step, situation)
        for pair in situation.links:
            template = _COVERAGE.get(str(situation.facts.get("coverage", *pair)))
            if template == _UNCOORDINATED:
                yield Said(template, {"states": ", ".join(pair)})


def _cases(step: Step, situation: Situation) -> Iterator[Said]:
    has = {s: situation.facts.get("has_case", s) for s in known_states(situation)}
    own = [state for state, answer in has.items() if answer is True]
    none = [state for state, answer in has.items() if answer is False]
    if len(own) > 1:
        yield Said(_BOTH_CASES, {"states": ", ".join(own)})
    if none and step is Step.INFORM:
        yield Said(_NO_CASE, {"states": ", ".join(none)})


def _against(
    step: Step, situation: Situation, outcome: Outcome, out: tuple[str, ...]
) -> Iterator[Said]:
    if outcome.standing in _STANDS_BY:
        yield Said(_STANDS_BY[outcome.standing])
    yield from _tells(step, situation)
    yield from _later(outcome)
    yield from _doubts(outcome)
    if step in _CONNECTING:
        yield from _already(situation)
    if step in _JOINING:
        named = [state for state in out if state != UNKNOWN]
        if named:
            yield Said(_NO_KEY, {"states": ", ".join(named)})
        yield from _stages(situation)
    if step is Step.JIT:
        yield from _of_a_team(situation)


def _of_a_team(situation: Situation) -> Iterator[Said]:
    if situation.facts.get("action_day_planned") is True:
        yield Said(_ACTION_NEAR)
    if situation.facts.get("many_exchanges_expected") is False:
        yield Said(_FEW_EXCHANGES)


def _tells(step: Step, situation: Situation) -> Iterator[Said]:
    """Say what to do where the other State must not learn of the case yet."""
    if situation.facts.get("disclosure_endangers") is True:
        if step in TELLING:
            yield Said(_POSTPONE)
        elif step in _QUIET:
            yield Said(_QUIETLY)


def _later(outcome: Outcome) -> Iterator[Said]:
    """Say of each basis that applies only from a day which day that is."""
    for basis in (basis for pair in outcome.pairs for basis in pair.bases):
        for said in basis.against:
            if said.template in (TOO_EARLY, FROM_DAY):
                yield Said(_LATER, {"act": basis.act, "when": str(said)})


def _doubts(outcome: Outcome) -> Iterator[Said]:
    """Say why a State stays in doubt that the step names at its standing all the same."""
    for state, reason in outcome.reasons_out.items():
        if state in outcome.states and reason.template not in _TO_LAWYERS:
            yield reason


def _already(situation: Situation) -> Iterator[Said]:
    for pair in situation.links:
        coverage = situation.facts.get("coverage", *pair)
        if coverage in ("planned", "covered"):
            template = _PLANNED if coverage == "planned" else _COVERED
            yield Said(template, {"states": ", ".join(pair)})


def _stages(situation: Situation) -> Iterator[Said]:
    stages = {s: situation.facts.get("stage", s) for s in known_states(situation)}
    known = {state: stage for state, stage in stages.items() if stage is not None}
    if len(set(known.values())) > 1:
        said = "; ".join(f"{state}: {stage}" for state, stage in known.items())
        yield Said(_STAGES, {"stages": said})
