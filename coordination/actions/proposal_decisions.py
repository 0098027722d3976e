"""Decide about a proposed step, and recommend one to the desks concerned.

Accepting puts planned coordination on record for the own cases, so that both sides see that
something is in preparation; the meeting or team itself comes later. The analyst recommends and
never decides: each desk concerned reads the recommendation beside its own case, without the
States that it has no hit with.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import uuid4

from coordination.actions import coordination, proposal_baskets, proposal_files, proposal_views
from coordination.actions.pages.proposals import Recorded, StepLine
from coordination.actions.proposal_baskets import Basket
from coordination.actions.proposal_files import Decided
from coordination.actions.proposal_views import Evaluated
from coordination.actions.workbench import Workbench
from coordination.domain import decisions
from coordination.domain.decisions import Made, ProposalState
from coordination.domain.drafts import CoordinationDraft, Fault, RefusedInput
from coordination.domain.permissions import Act
from coordination.domain.proposals.parts import Proposal
from coordination.domain.wording import N_
from coordination.storage.proposals import EntryKind

LONGEST_DEFERRAL = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The step that a person decides on, by its subject, and the facts that the page showed."""

    subject: str
    key: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says about a step."""

    state: ProposalState
    reason: str = ""
    until: date | None = None


def decide(
    bench: Workbench, names: Sequence[str], chosen: Chosen, verdict: Verdict
) -> Recorded | None:
    """Accept, defer or decline a step for own cases; return the coordination put on record.

    Raises NoSuchRecord for cases that are not the desk's, NoSuchMove or ReasonMissing when the
    step does not move so, and RefusedInput when the facts are others than those that were read.
    """
    bench.permit(Act.DECIDE_PROPOSAL)
    basket = proposal_baskets.open_basket(bench, names)
    line = _line(proposal_views.evaluate(bench, basket), chosen)
    decisions.require_decision(
        line.stands, verdict.state, reason=verdict.reason, until=verdict.until
    )
    _check(bench, verdict)
    if verdict.state is ProposalState.ACCEPTED:
        _record_coordination(bench, basket, line)
    _store(bench, basket, line.proposal, verdict)
    cases = sorted(str(case.id) for case in basket.own.values())
    bench.record_together(f"proposal.{verdict.state.value}", cases)
    return line.records if verdict.state is ProposalState.ACCEPTED else None


def recommend(bench: Workbench, names: Sequence[str], chosen: Chosen) -> None:
    """Recommend a step to the desks that it covers; each reads it with its own case.

    Raises RefusedInput when the facts are others than those that were read, or no desk with a
    case is covered.
    """
    bench.permit(Act.PREPARE_PROPOSAL)
    basket = proposal_baskets.open_basket(bench, names)
    proposal = _line(proposal_views.evaluate(bench, basket), chosen).proposal
    near = _neighbours(basket, proposal)
    if not near:
        raise RefusedInput((Fault("subject", N_("no desk with a case takes part in this step")),))
    shared = str(uuid4())
    for number, case in proposal_baskets.cases_of(bench, basket).items():
        if number in near:
            plain = {
                "id": shared,
                "step": proposal.step.value,
                "states": sorted(near[number] | {case.desk}),
            }
            proposal_files.add(bench, case, EntryKind.RECOMMENDATION, plain)
    bench.record_together("proposal.recommended", basket.names, count=len(near))


def _line(found: Evaluated, chosen: Chosen) -> StepLine:
    line = next((one for one in found.lines if one.proposal.subject == chosen.subject), None)
    if line is None:
        fault = N_("this step is no longer proposed for these cases; read the page again")
        raise RefusedInput((Fault("subject", fault),))
    if line.fingerprint != chosen.key:
        fault = N_("the facts changed while the page was open; read it again, then decide")
        raise RefusedInput((Fault("subject", fault),))
    return line


def _check(bench: Workbench, verdict: Verdict) -> None:
    faults = []
    if len(verdict.reason) > decisions.LONGEST_REASON:
        most = {"most": str(decisions.LONGEST_REASON)}
        faults.append(Fault("reason", N_("the reason has more than {most} characters"), most))
    if verdict.state is ProposalState.DEFERRED and verdict.until is not None:
        today = bench.today()
        if not today < verdict.until <= today + LONGEST_DEFERRAL:
            faults.append(
                Fault("until", N_("defer to a day after today and within a year from now"))
            )
    if faults:
        raise RefusedInput(tuple(faults))


def _record_coordination(bench: Workbench, basket: Basket, line: StepLine) -> None:
    recorded = line.records
    if recorded is None:
        return
    draft = CoordinationDraft(
        kind=recorded.kind,
        with_states=recorded.with_states,
        refs=(),
        since=bench.today(),
        until=None,
        state=recorded.state,
    )
    for case in basket.own.values():
        coordination.record(bench, case.id, draft)


def _store(bench: Workbench, basket: Basket, proposal: Proposal, verdict: Verdict) -> None:
    """Keep the decision, and where several cases were picked, for the finding of each as well.

    The facts are read again, so that what accepting put on record is among them.
    """
    after = proposal_baskets.open_basket(bench, basket.names)
    shared = str(uuid4())
    _keep(bench, after, proposal, verdict, _Named(shared, None))
    if len(after.own) > 1:
        for single in proposal_baskets.around(bench, after.own, after.edges).values():
            _keep(bench, single, proposal, verdict, _Named(str(uuid4()), shared))


class _Named(NamedTuple):
    id: str
    within: str | None


def _keep(
    bench: Workbench, basket: Basket, proposal: Proposal, verdict: Verdict, named: _Named
) -> None:
    found = proposal_views.evaluate(bench, basket)
    same = [one.proposal for one in found.lines if one.proposal.step is proposal.step]
    if not same and named.within:
        return
    rested = proposal_views.rested_on(bench, found.known, same[0] if same else proposal)
    until = verdict.until if verdict.state is ProposalState.DEFERRED else None
    decided = Decided(
        id=named.id,
        within=named.within,
        subject=proposal.subject,
        step=proposal.step,
        states=proposal.states,
        cases=frozenset(str(case.id) for case in basket.own.values()),
        made=Made(verdict.state, rested, until),
        reason=verdict.reason.strip(),
        by=bench.actor.name,
        at=bench.now(),
    )
    for case in basket.own.values():
        plain = proposal_files.decision_plain(decided)
        proposal_files.add(bench, case, EntryKind.DECISION, plain)


def _neighbours(basket: Basket, proposal: Proposal) -> dict[int, set[str]]:
    """Return, for each case of a desk that the step covers, the covered desks it has a hit with."""
    near: dict[int, set[str]] = defaultdict(set)
    for edge in basket.edges:
        if edge.a.desk in proposal.states and edge.b.desk in proposal.states:
            near[edge.a.number].add(edge.b.desk)
            near[edge.b.number].add(edge.a.desk)
    return dict(near)
