"""What is known of linked cases, as far as the reader may see it: what a proposal rests on.

A desk's situation holds the facts of its own cases and, of every other side, that there is a
case, and the coordination recorded with it. The analyst's holds stage, urgency and coverage of
all cases of the finding and no content. Answers of people fill what no record gives; a record
that gives it later wins.

To a desk a hit tells that the other State has a case, and nothing of where it stands: a closed case
gives the same hit. Whether proceedings are open there is a question to that desk and not a guess,
unless a running team that both belong to is on record. Each fact is kept with where it comes from.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from coordination.actions import case_files, proposal_clocks, proposal_files, seen
from coordination.actions.edges import CaseStub, Edge, Said
from coordination.actions.pages import Scope
from coordination.actions.proposal_baskets import Basket
from coordination.actions.proposal_files import Answered, Entry
from coordination.actions.workbench import Workbench
from coordination.domain import coverage
from coordination.domain.coverage import Answer, EdgeState
from coordination.domain.drafts import UNKNOWN
from coordination.domain.law.facts import FACTS, CaseFacts, FactKey, FactValue
from coordination.domain.law.trace import CaseFact
from coordination.domain.proposals.parts import Situation
from coordination.domain.vocabulary import (
    CaseStatus,
    CoordinationKind,
    CoordinationState,
    InvolvedRole,
    Stage,
    Urgency,
)

# Where a State has several cases, the one that cooperation can still reach speaks for it.
_TELLING = (
    Stage.INVESTIGATION,
    Stage.PRELIMINARY,
    Stage.PROSECUTION,
    Stage.INTELLIGENCE,
    Stage.TRIAL,
    Stage.APPEAL,
    Stage.FINAL,
    Stage.CLOSED,
)
_RUNNING = frozenset({CaseStatus.OPEN.value, CaseStatus.SUSPENDED.value})
# These States may prosecute; where only a server or a payment is, nobody would be asked to join.
_CONCERNED = frozenset(
    {InvolvedRole.INVESTIGATING, InvolvedRole.SUSPECT_LOCATION, InvolvedRole.VICTIM_LOCATION}
)
_TEAM = frozenset(
    {CoordinationState.NEGOTIATION, CoordinationState.SIGNED, CoordinationState.RUNNING}
)
_PENDING = frozenset(
    {
        CoordinationState.SENT,
        CoordinationState.ACKNOWLEDGED,
        CoordinationState.PARTLY_EXECUTED,
        CoordinationState.ESCALATED,
        CoordinationState.DE_ESCALATED,
    }
)
_URGENCIES = tuple(Urgency)

Facts = dict[FactKey, FactValue]


@dataclass(frozen=True, slots=True)
class Known:
    """A situation with where its facts come from: `answered` are those that people gave.

    `recorded` names, for facts that coordination on record gives, the desks that recorded it and
    the reader's own cases that it lies with.
    """

    situation: Situation
    answered: tuple[Answered, ...]
    entries: tuple[Entry, ...]
    recorded: Mapping[FactKey, frozenset[str | int]]

    def texts(self) -> dict[str, str]:
        """Return the facts and clocks as texts, for telling later what changed."""
        values = self.situation.facts.values
        found = {str(key): CaseFact(key, value).text() for key, value in values.items()}
        for clock in self.situation.clocks:
            found[f"clock:{clock.rule}:{clock.base}"] = str(clock.ends or UNKNOWN)
        return found | {"states": ", ".join(self.situation.states)}


def known(bench: Workbench, basket: Basket) -> Known:
    """Return what this reader knows of a basket today."""
    entries = proposal_files.entries(bench, basket.own)
    answered = _answers(bench, basket, entries)
    facts: Facts = {}
    for one in answered.values():
        if one.value is not None and FACTS[one.key.name].asked:
            facts[one.key] = one.value
    recorded = _recorded(bench, basket)
    facts.update(recorded)
    situation = Situation(
        today=bench.today(),
        states=_states(bench, basket),
        facts=CaseFacts(facts),
        clocks=proposal_clocks.of_basket(bench, basket),
        links=tuple(sorted({_pair(edge.a.desk, edge.b.desk) for edge in basket.edges})),
        asking=basket.desk,
    )
    used = sorted(
        (one for one in answered.values() if one.key not in recorded), key=lambda one: one.key
    )
    return Known(situation, tuple(used), tuple(entries), _places(basket, bench.today()))


def _answers(
    bench: Workbench, basket: Basket, entries: Iterable[Entry]
) -> Mapping[FactKey, Answered]:
    if basket.scope is Scope.DESK:
        return proposal_files.answers(entries)
    return proposal_files.analyst_answers(bench, [stub.id for stub in basket.stubs])


def _recorded(bench: Workbench, basket: Basket) -> Facts:
    """Return what records and the register itself say."""
    facts: Facts = dict(proposal_clocks.provider_facts(bench, basket))
    facts.update(_having_cases(bench, basket))
    urgencies = []
    for desk, stubs in _open_to_reader(basket).items():
        facts.update(_stage_facts(desk, stubs))
        urgencies += [Urgency(stub.urgency) for stub in stubs]
    facts[FactKey("urgency")] = min(urgencies, key=_URGENCIES.index).value
    facts.update(_link_facts(basket, bench.today()))
    for _, key in _cooperation(basket, bench.today()):
        if FactKey("stage", key.about) not in facts:  # a stage says more than a team
            facts.setdefault(key, True)
    return facts


def _open_to_reader(basket: Basket) -> dict[str, list[CaseStub]]:
    """Return the cases of which this reader sees stage and urgency, by desk."""
    if basket.scope is Scope.WHOLE:
        shown = list(basket.stubs)
    else:
        shown = [
            CaseStub(c.number, c.id, c.desk, c.urgency, c.stage, c.opened, c.status)
            for c in basket.own.values()
        ]
    by_desk: dict[str, list[CaseStub]] = defaultdict(list)
    for stub in shown:
        by_desk[stub.desk].append(stub)
    return by_desk


def _stage_facts(desk: str, stubs: Iterable[CaseStub]) -> Iterator[tuple[FactKey, FactValue]]:
    """Yield how far a State's cases have come; what no record says stays open."""
    all_of_them = list(stubs)
    running = [stub for stub in all_of_them if stub.status in _RUNNING]
    stages = [Stage(stub.stage) for stub in running or all_of_them if stub.stage]
    if stages:
        yield FactKey("stage", (desk,)), min(stages, key=_TELLING.index).value
    if not running:
        yield FactKey("open_proceedings", (desk,)), False
        yield FactKey("open_investigation", (desk,)), False
    elif not stages and any(stub.status == CaseStatus.OPEN for stub in running):
        yield FactKey("open_proceedings", (desk,)), True


def _link_facts(basket: Basket, today: date) -> Iterator[tuple[FactKey, FactValue]]:
    by_pair: dict[tuple[str, str], list[EdgeState]] = defaultdict(list)
    for edge in basket.edges:
        by_pair[_pair(edge.a.desk, edge.b.desk)].append(edge.coverage(today).state)
    for pair, states in by_pair.items():
        # Both desks were told of the hit in the same moment.
        yield FactKey("link_known_to_both", pair), True
        yield FactKey("coverage", pair), (seen.worst(states) or EdgeState.UNCOORDINATED).value


def _cooperation(basket: Basket, today: date) -> Iterator[tuple[tuple[Edge, Said], FactKey]]:
    """Yield what the records of coordination show: teams made or running, requests under way.

    Each comes with the record and the link that show it. A team that runs and that nobody contests
    joins States that both proceed.
    """
    for edge, said in basket.said():
        draft = said.record.draft
        if draft.until is not None and draft.until < today:
            continue
        active = coverage.is_active(said.claim.record, today)
        if draft.kind is CoordinationKind.JIT and draft.state in _TEAM:
            yield (edge, said), FactKey("jit_set_up")
            if active and said.claim.answer is not Answer.CONTESTED:
                yield (edge, said), FactKey("open_proceedings", (edge.a.desk,))
                yield (edge, said), FactKey("open_proceedings", (edge.b.desk,))
        if draft.kind is CoordinationKind.REQUEST and (draft.state in _PENDING or active):
            asked = edge.b.desk if said.record.desk == edge.a.desk else edge.a.desk
            yield (edge, said), FactKey("requests_sent", (asked,))
            yield (edge, said), FactKey("request_pending", _pair(edge.a.desk, edge.b.desk))


def _places(basket: Basket, today: date) -> dict[FactKey, frozenset[str | int]]:
    """Return for each fact of the coordination on record its own cases' numbers, or the desks."""
    found: dict[FactKey, set[str | int]] = defaultdict(set)
    for (edge, said), key in _cooperation(basket, today):
        own = said.record.desk == basket.desk
        found[key].add(edge.a.number if own else said.record.desk)
    return {key: frozenset(places) for key, places in found.items()}


def _states(bench: Workbench, basket: Basket) -> tuple[str, ...]:
    """Return the States of the cases, and for a desk those that its own records tie to them."""
    return tuple(sorted({*basket.desks, *_tied(bench, basket)}))


def _having_cases(bench: Workbench, basket: Basket) -> Iterator[tuple[FactKey, FactValue]]:
    """Yield which States have a case: those with a hit, and those that the own records say do."""
    for state, investigates in _tied(bench, basket).items():
        if state != UNKNOWN:
            yield FactKey("has_case", (state,)), investigates
    for desk in basket.desks:
        yield FactKey("has_case", (desk,)), True


def _tied(bench: Workbench, basket: Basket) -> dict[str, bool]:
    """Return the States that own records name, and whether they are said to investigate."""
    found: dict[str, bool] = {}
    for case in basket.own.values():
        content = case_files.open_content(bench, case)
        for one in content.values.get("involved", ()):
            state, role = one["jurisdiction"], one["role"]
            if role in _CONCERNED:
                found[state] = found.get(state, False) or role == InvolvedRole.INVESTIGATING
    return found


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
