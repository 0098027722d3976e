"""The next steps of one basket with what became of them, as parts of pages.

The engine is asked anew at each reading and nothing of its answer is stored. A decision is tied
to the step, its instrument and the own cases; whether it still stands is a question to the facts
of today.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from coordination.actions import proposal_files, seen
from coordination.actions.pages import Scope
from coordination.actions.pages.proposals import (
    Answer,
    DecisionLine,
    ProposalHead,
    Question,
    Recommended,
    Recorded,
    StepLine,
)
from coordination.actions.proposal_baskets import Basket
from coordination.actions.proposal_files import Decided, Entry
from coordination.actions.proposal_grounds import contacts
from coordination.actions.proposal_situations import Known, known
from coordination.actions.workbench import Workbench
from coordination.domain import decisions, permissions
from coordination.domain.decisions import ProposalState, Rested
from coordination.domain.law.facts import FACTS, FactKey
from coordination.domain.law.instruments import Law
from coordination.domain.law.trace import CaseFact, MissingFact
from coordination.domain.permissions import Act
from coordination.domain.proposals import propose
from coordination.domain.proposals import ruled_out as domain_ruled_out
from coordination.domain.proposals.parts import UNKNOWN_STATE, Clock, Proposal, Situation, Step
from coordination.domain.vocabulary import CoordinationKind, CoordinationState, Urgency
from coordination.storage.proposals import EntryKind

_MEETING = (CoordinationKind.MEETING, CoordinationState.PLANNED)
_REQUEST = (CoordinationKind.REQUEST, CoordinationState.DRAFT)

# What accepting puts on record. Meetings are planned and a team is negotiated. A request stays a
# draft until somebody sends it: nobody abroad has it before. A call between desks, comparing
# measures and telling somebody are no meeting, and preserving data and duties towards an agency
# do not coordinate two cases: a record of them would cover a link that nobody works on together.
_RECORDS: Mapping[Step, tuple[CoordinationKind, CoordinationState]] = {
    Step.CONSULT: _MEETING,
    Step.MEETING: _MEETING,
    Step.CENTRE: _MEETING,
    Step.JIT: (CoordinationKind.JIT, CoordinationState.NEGOTIATION),
    Step.REQUEST: _REQUEST,
    Step.TRANSFER: _REQUEST,
}


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A basket with its situation and the steps that the law proposes for it today."""

    basket: Basket
    known: Known
    lines: tuple[StepLine, ...]
    decided: tuple[Decided, ...]


def evaluate(bench: Workbench, basket: Basket) -> Evaluated:
    """Return what is proposed for a basket today and where each step stands."""
    what = known(bench, basket)
    decided = tuple(_of_basket(basket, proposal_files.decisions(what.entries)))
    told = recommendations(bench, basket, what.entries)
    texts, today = what.texts(), bench.today()
    may = permissions.can(bench.actor, Act.DECIDE_PROPOSAL).allowed and basket.desk is not None
    lines = []
    for proposal in proposed(bench, what.situation):
        last = _last(decided, proposal)
        rested = Rested(fingerprint(proposal), texts, bench.pack.as_of)
        stands = decisions.standing(last.made if last else None, rested, today)
        lines.append(
            StepLine(
                proposal=proposal,
                fingerprint=rested.key,
                stands=stands,
                decision=decision_line(last) if last else None,
                recommended_on=_recommended_on(told, proposal),
                records=records_of(proposal, basket.desk),
                may_decide=may and is_open(stands.state),
                contacts=contacts(bench, basket, what.situation, proposal),
            )
        )
    return Evaluated(basket, what, tuple(lines), decided)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question to the engine; equal ones have equal answers, so only the code is compared."""

    code: tuple[object, ...]
    situation: Situation = field(compare=False)
    law: Law = field(compare=False)


@lru_cache(maxsize=256)
def _answered(asked: _Asked) -> tuple[Proposal, ...]:
    return propose(asked.situation, asked.law)


@lru_cache(maxsize=64)
def _refused(asked: _Asked) -> tuple[Proposal, ...]:
    """Ask about the steps that are not proposed only: each costs as much as a proposed one."""
    kept = {one.step.value for one in _answered(asked)}
    steps = {name: rule for name, rule in asked.law.steps.items() if name not in kept}
    return domain_ruled_out(asked.situation, replace(asked.law, steps=steps))


def proposed(bench: Workbench, situation: Situation) -> tuple[Proposal, ...]:
    """Return what the engine proposes; the last answers are kept in memory, never elsewhere.

    A finding over many States takes the engine seconds, and its page, its list and a decision
    about it ask the same.
    """
    return _answered(_asked(bench, situation))


def ruled_out(bench: Workbench, situation: Situation) -> tuple[Proposal, ...]:
    """Return the steps that are not proposed, each with what rules it out."""
    return _refused(_asked(bench, situation))


def _asked(bench: Workbench, situation: Situation) -> _Asked:
    law = bench.pack.law
    facts = tuple(sorted((str(key), str(one)) for key, one in situation.facts.values.items()))
    clocks = repr(situation.clocks)
    # While an answer is kept, so is its law: no other can have the same identity.
    code = (id(law), situation.today, situation.states, facts, clocks, situation.links)
    return _Asked((*code, situation.asking), situation, law)


def rested_on(bench: Workbench, what: Known, proposal: Proposal) -> Rested:
    """Return what a proposal rests on, to be kept with a decision."""
    return Rested(fingerprint(proposal), what.texts(), bench.pack.as_of)


def fingerprint(proposal: Proposal) -> str:
    """Return what identifies the facts of a proposal: those that it rests on, and those it lacks.

    Without the second part an answer that rules nothing out would leave a decision standing that
    was made without it.
    """
    missing = sorted(str(one.key) for one in proposal.missing)
    return hashlib.sha256("\x1f".join([proposal.key, *missing]).encode()).hexdigest()[:32]


def is_open(state: ProposalState) -> bool:
    """Say whether a proposal in this state waits for somebody to decide."""
    return state in (ProposalState.PROPOSED, ProposalState.SUPERSEDED)


def records_of(proposal: Proposal, desk: str | None) -> Recorded | None:
    """Return the coordination that accepting a step records for a desk; None where it is none."""
    found = _RECORDS.get(proposal.step)
    others = tuple(s for s in proposal.states if s not in (desk, UNKNOWN_STATE))
    if found is None or desk is None or desk not in proposal.states or not others:
        return None
    return Recorded(*found, others)


def decision_line(decided: Decided) -> DecisionLine:
    """Return a decision as a page shows it."""
    made = decided.made
    return DecisionLine(made.state, decided.by, decided.at, decided.reason, made.until)


def head(bench: Workbench, basket: Basket, states: tuple[str, ...]) -> ProposalHead:
    """Return what every page of a basket shows."""
    links = seen.case_links(bench, basket.own)
    whole = basket.scope is Scope.WHOLE
    shown = basket.stubs if whole else tuple(basket.own.values())
    return ProposalHead(
        names=basket.names,
        scope=basket.scope,
        desk=basket.desk,
        states=states,
        cases=tuple(links[number] for number in sorted(links)),
        codes=seen.codes_of(links.values()),
        as_of=bench.now(),
        child_at_risk=any(one.urgency == Urgency.CHILD_AT_RISK for one in shown),
    )


def by_day(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return clocks by the day on which they end; those without a day last."""
    return tuple(sorted(clocks, key=lambda one: (one.ends or date.max, one.rule)))


def questions(lines: Iterable[StepLine]) -> tuple[Question, ...]:
    """Return the facts that would decide, each once, those of the first steps first.

    Whether the others proceed stands before all: a hit does not tell it, and a call does.
    """
    asked: dict[FactKey, tuple[MissingFact, dict[Step, None]]] = {}
    for line in lines:
        for missing in line.proposal.missing:
            if missing.asked:
                kept = asked.setdefault(missing.key, (missing, {}))
                kept[1][line.proposal.step] = None
    found = [Question(missing, tuple(steps)) for missing, steps in asked.values()]
    return tuple(sorted(found, key=lambda one: one.missing.key.name != "open_proceedings"))


def answers(what: Known) -> tuple[Answer, ...]:
    """Return the answers that people gave, with who and when."""
    return tuple(
        Answer(
            MissingFact.of(FACTS[one.key.name], *one.key.about),
            CaseFact(one.key, one.value).text(),
            one.by,
            one.at,
        )
        for one in what.answered
        if one.value is not None
    )


def recommendations(
    bench: Workbench, basket: Basket, entries: Iterable[Entry]
) -> list[Recommended]:
    """Return what the analyst recommended for these cases, newest first, each step once."""
    if basket.scope is Scope.WHOLE:
        numbers = [stub.number for stub in basket.stubs]
        entries = proposal_files.recommendations(bench, numbers)
    newest: dict[Step, Recommended] = {}
    for one in entries:
        if one.kind is EntryKind.RECOMMENDATION:
            step = Step(one.plain["step"])
            newest[step] = Recommended(step, tuple(one.plain["states"]), one.at.date())
    return sorted(newest.values(), key=lambda one: (one.on, one.step), reverse=True)


def _recommended_on(told: Sequence[Recommended], proposal: Proposal) -> date | None:
    return next((one.on for one in told if one.step is proposal.step), None)


def _of_basket(basket: Basket, found: Iterable[Decided]) -> list[Decided]:
    """Return the decisions about exactly these own cases."""
    cases = {str(case.id) for case in basket.own.values()}
    return [one for one in found if one.cases == cases]


def _last(decided: Sequence[Decided], proposal: Proposal) -> Decided | None:
    """Return the last decision about a step.

    By the step and not by `subject`: a State that joins changes that, and then the desk must
    read that it decided before, and what is new.
    """
    same = [one for one in decided if one.step is proposal.step]
    return same[-1] if same else None
