"""What makes a step plain: where its facts come from, whom to reach, and why others are ruled out."""

from collections.abc import Iterator

from coordination.actions import seen
from coordination.actions.pages.grounds import Contact, Ground, Origin, RuledOut
from coordination.actions.proposal_baskets import Basket
from coordination.actions.proposal_situations import Known
from coordination.actions.workbench import Workbench
from coordination.domain.law.facts import FactKey
from coordination.domain.law.trace import CaseFact
from coordination.domain.proposals.derive import running_clocks, with_derived
from coordination.domain.proposals.parts import UNKNOWN_STATE, Proposal, Situation, Step
from coordination.domain.proposals.reach import ways_to

# These are done by a call or a message, and not by something that a register plans.
_BY_CONTACT = frozenset({Step.CONTACT, Step.DECONFLICT, Step.INFORM})
_JOINING = frozenset({Step.MEETING, Step.JIT})
_FROM_STAGE = frozenset({"open_proceedings", "open_investigation"})


def contacts(
    bench: Workbench, basket: Basket, situation: Situation, proposal: Proposal
) -> tuple[Contact, ...]:
    """Return whom to reach in each other State of a step that is done by a call or a message."""
    if proposal.step not in _BY_CONTACT:
        return ()
    others = (state for state in proposal.states if state not in (basket.desk, UNKNOWN_STATE))
    return tuple(Contact(state, ways_to(state, situation, bench.pack.law)) for state in others)


def origins(bench: Workbench, basket: Basket, what: Known) -> dict[FactKey, Origin]:
    """Return where the known facts come from, those that follow from others included.

    A fact that is not among them comes from the record of a case or from the register itself.
    """
    found = dict(_derived(what.situation))
    found.update((FactKey("has_case", (desk,)), Origin(Ground.HIT)) for desk in _hit(basket))
    refs = {number: link.ref for number, link in seen.case_links(bench, basket.own).items()}
    for key, places in what.recorded.items():
        own = tuple(sorted(refs[place] for place in places if isinstance(place, int)))
        desks = tuple(sorted(place for place in places if isinstance(place, str)))
        ground = Ground.OWN_RECORD if own else Ground.DESK_RECORD
        found[key] = Origin(ground, own, desks)
    found.update((one.key, Origin(Ground.ANSWER)) for one in what.answered)
    return found


def ruled_out(found: tuple[Proposal, ...], situation: Situation) -> tuple[RuledOut, ...]:
    """Return the steps that are not proposed with the reasons, for a reader."""
    known = with_derived(situation).facts.values
    stages = tuple(CaseFact(key, known[key]) for key in sorted(known) if key.name == "stage")
    return tuple(
        RuledOut(
            one.step,
            tuple(dict.fromkeys((*one.against, *(left.reason for left in one.excluded)))),
            stages if one.step in _JOINING else (),
        )
        for one in found
    )


def _hit(basket: Basket) -> set[str]:
    """Return the desks of which a hit, and no own record, says that they have a case."""
    return set(basket.desks) - {basket.desk} if basket.desk else set()


def _derived(situation: Situation) -> Iterator[tuple[FactKey, Origin]]:
    said = situation.facts.values
    for key in with_derived(situation).facts.values:
        if key in said:
            continue
        if key.name in _FROM_STAGE:
            yield key, Origin(Ground.STAGE)
        elif key.name == "data_at_risk":
            yield key, Origin(Ground.CLOCK if running_clocks(situation) else Ground.URGENCY)
