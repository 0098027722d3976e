"""Evaluate a condition for a scene: some States, perhaps in roles, with the facts of a case.

A value of the pack that no source confirms and that would fail a test leaves it open: absence
that nobody confirmed is a question. One that passes counts, and is named as unverified.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from coordination.domain.law.answers import Answer, all_of, one_of, reversed_answer, so_many_of
from coordination.domain.law.columns import COLUMNS, value_word
from coordination.domain.law.facts import FACTS, CaseFacts, FactValue
from coordination.domain.law.nodes import (
    All,
    Always,
    Both,
    CaseTest,
    Compared,
    Count,
    Distinct,
    EachTest,
    Either,
    EitherTest,
    HasColumn,
    HasFact,
    IsState,
    LegalFact,
    Node,
    NotBefore,
    NotTest,
    Opposite,
    PairTest,
    Role,
    RoleNamed,
    RoleTest,
    StateTest,
    Unread,
)
from coordination.domain.law.states import StateRow
from coordination.domain.law.trace import CaseFact, MissingFact, Said, StateFact, UnverifiedFact
from coordination.domain.law.truth import Truth
from coordination.domain.wording import N_

_ANSWERED = N_("{question} Answer: {value}.")
_TOO_FEW = N_("Of {states} at least {number} would have to qualify.")
_ONE_STATE = N_("{states}: parts of one State; its own law applies between them.")
_NOT_IN_FORCE = N_("Not in force on what the pack knows.")
TOO_EARLY = N_("Applies only from {day}.")
FROM_DAY = N_("Applies to what is sent from {day}.")
_OTHER_STATE = N_("{state} is not the State that the case names ({named}).")
_IS_NAMED = N_("{state} is not one of {states}.")
_HOLDS_ALREADY = N_("The pack excludes {states} from this.")

_NAMED_BY = {Role.PROVIDER: "provider_state", Role.ADDRESSEE: "epoc_addressee_state"}


@dataclass(frozen=True, slots=True)
class Scene:
    """For whom a condition is evaluated, on which day and with which facts."""

    states: tuple[str, ...]
    facts: CaseFacts
    rows: Mapping[str, StateRow]
    legal_facts: Mapping[str, bool]
    today: date
    requesting: str | None = None
    requested: str | None = None


def evaluate(node: Node, scene: Scene) -> Answer:
    """Return the answer of a condition for a scene, with its reasons."""
    return _NODES[type(node)](node, scene)


def pass_test(test: StateTest, state: str, scene: Scene) -> Answer:
    """Return whether one State passes a test."""
    return _TESTS[type(test)](test, state, scene)


def _both(node: Both, scene: Scene) -> Answer:
    """Evaluate limbs in order; the first no is the reason, and the rest need no look."""
    answers = []
    for limb in node.limbs:
        answer = evaluate(limb, scene)
        if answer.truth is Truth.NO:
            return answer
        answers.append(answer)
    return all_of(answers)


def _either(node: Either, scene: Scene) -> Answer:
    return one_of([evaluate(limb, scene) for limb in node.limbs])


def _opposite(node: Opposite, scene: Scene) -> Answer:
    answer = evaluate(node.limb, scene)
    return reversed_answer(answer, because_of(answer, scene.states))


def _always(_node: Always, _scene: Scene) -> Answer:
    return Answer(Truth.YES)


def _all(node: All, scene: Scene) -> Answer:
    return all_of([pass_test(node.test, state, scene) for state in scene.states])


def _count(node: Count, scene: Scene) -> Answer:
    """Count States: parts of one State count as one."""
    said = Said(_TOO_FEW, {"number": str(node.least), "states": ", ".join(scene.states)})
    owners: dict[str, list[Answer]] = {}
    for state in scene.states:
        owner = scene.rows[state].part_of or state
        owners.setdefault(owner, []).append(pass_test(node.test, state, scene))
    return so_many_of([one_of(answers) for answers in owners.values()], node.least, said)


def _role_test(node: RoleTest, scene: Scene) -> Answer:
    return _in_role(node.role, scene, lambda state: pass_test(node.test, state, scene))


def _role_named(node: RoleNamed, scene: Scene) -> Answer:
    named = scene.facts.get(node.fact)
    if named is None:
        return _asked(node.fact)
    return _in_role(node.role, scene, lambda state: _same(state, str(named), node.fact, scene))


def _same(state: str, named: str, fact: str, scene: Scene) -> Answer:
    if state == named:
        return Answer(Truth.YES, facts=(_known(fact, scene),))
    return Answer(Truth.NO, against=(Said(_OTHER_STATE, {"state": state, "named": named}),))


def _in_role(role: Role, scene: Scene, ask: Callable[[str], Answer]) -> Answer:
    """Ask about the State in a role; one that only a fact can name may still be missing."""
    if role in _NAMED_BY:
        named = str(scene.facts.get(_NAMED_BY[role]))
        return ask(named) if named in scene.rows else _asked(_NAMED_BY[role])
    asks = role in (Role.REQUESTING, Role.ISSUING)
    state = scene.requesting if asks else scene.requested
    return Answer(Truth.UNKNOWN) if state is None else ask(state)


def _case(node: CaseTest, scene: Scene) -> Answer:
    return _fact_answer(node.fact, node.compared, scene)


def _pair(node: PairTest, scene: Scene) -> Answer:
    pairs = combinations(scene.states, 2)
    return all_of([_fact_answer(node.fact, node.compared, scene, *pair) for pair in pairs])


def _not_before(node: NotBefore, scene: Scene) -> Answer:
    said = Said(TOO_EARLY, {"day": node.day.isoformat()})
    if node.fact is None:
        return Answer(Truth.YES) if scene.today >= node.day else Answer(Truth.NO, against=(said,))
    day = scene.facts.get(node.fact)
    if not isinstance(day, date):
        return replace(_asked(node.fact), against=_not_before_yet(node.day, scene))
    if day >= node.day:
        return Answer(Truth.YES, facts=(_known(node.fact, scene),))
    return Answer(Truth.NO, against=(said,))


def _not_before_yet(day: date, scene: Scene) -> tuple[Said, ...]:
    """Return from which day a rule applies, as long as that day has not come."""
    return (Said(FROM_DAY, {"day": day.isoformat()}),) if scene.today < day else ()


def _legal_fact(node: LegalFact, scene: Scene) -> Answer:
    if scene.legal_facts[node.name]:
        return Answer(Truth.YES)
    return Answer(Truth.NO, against=(Said(_NOT_IN_FORCE),))


def _distinct(node: Distinct, scene: Scene) -> Answer:
    owners = {scene.rows[state].part_of or state for state in scene.states}
    if len(owners) >= node.least:
        return Answer(Truth.YES)
    return Answer(Truth.NO, against=(Said(_ONE_STATE, {"states": ", ".join(scene.states)}),))


def _unread(node: Unread, _scene: Scene) -> Answer:
    return Answer(Truth.UNKNOWN, unread=(node.what,), blocked=True)


def _each(test: EachTest, state: str, scene: Scene) -> Answer:
    return all_of([pass_test(one, state, scene) for one in test.tests])


def _either_test(test: EitherTest, state: str, scene: Scene) -> Answer:
    return one_of([pass_test(one, state, scene) for one in test.tests])


def _not_test(test: NotTest, state: str, scene: Scene) -> Answer:
    answer = pass_test(test.test, state, scene)
    return reversed_answer(answer, because_of(answer, (state,)))


def because_of(answer: Answer, states: Sequence[str]) -> Said:
    """Say what makes an answer a yes, where its opposite is asked for."""
    if answer.facts:
        return _answered(answer.facts[0])
    if answer.state_facts:
        fact = answer.state_facts[0]
        params = {"state": fact.state, "value": value_word(fact.value)}
        return Said(COLUMNS[fact.field].holds, params)
    return Said(_HOLDS_ALREADY, {"states": ", ".join(states)})


def _answered(fact: CaseFact) -> Said:
    question = MissingFact.of(FACTS[fact.key.name], *fact.key.about).question
    return Said(_ANSWERED, {"question": str(question), "value": fact.text()})


def _is_state(test: IsState, state: str, _scene: Scene) -> Answer:
    if state in test.states:
        return Answer(Truth.YES)
    said = Said(_IS_NAMED, {"state": state, "states": ", ".join(test.states)})
    return Answer(Truth.NO, against=(said,))


def _has_fact(test: HasFact, state: str, scene: Scene) -> Answer:
    return _fact_answer(test.fact, test.compared, scene, state)


def _has_column(test: HasColumn, state: str, scene: Scene) -> Answer:
    cell = scene.rows[state].cell(test.column)
    doubtful = UnverifiedFact(state, test.column, cell.text(), cell.note)
    holds = cell.value is not None and cell.value in test.values
    if cell.value is None or (not holds and not cell.verified):
        return Answer(Truth.UNKNOWN, unverified=(doubtful,), blocked=True)
    if not holds:
        params = {"state": state, "value": value_word(cell.text())}
        return Answer(Truth.NO, against=(Said(COLUMNS[test.column].fails, params),))
    fact = StateFact(state, test.column, cell.text())
    return Answer(Truth.YES, state_facts=(fact,), unverified=() if cell.verified else (doubtful,))


def _fact_answer(name: str, compared: Compared, scene: Scene, *states: str) -> Answer:
    value = scene.facts.get(name, *states)
    if value is None:
        return _asked(name, *states)
    known = _known(name, scene, *states)
    if _agrees(value, compared):
        return Answer(Truth.YES, facts=(known,))
    return Answer(Truth.NO, facts=(known,), against=(_answered(known),))


def _agrees(value: FactValue, compared: Compared) -> bool:
    if compared.least is not None:
        return isinstance(value, int) and value >= compared.least
    return value in compared.values


def _known(name: str, scene: Scene, *states: str) -> CaseFact:
    value = scene.facts.get(name, *states)
    assert value is not None  # the caller has just read it
    return CaseFact(MissingFact.of(FACTS[name], *states).key, value)


def _asked(name: str, *states: str) -> Answer:
    return Answer(Truth.UNKNOWN, missing=(MissingFact.of(FACTS[name], *states),))


_NODES: Mapping[type, Callable[[Any, Scene], Answer]] = {
    Both: _both,
    Either: _either,
    Opposite: _opposite,
    Always: _always,
    All: _all,
    Count: _count,
    RoleTest: _role_test,
    RoleNamed: _role_named,
    CaseTest: _case,
    PairTest: _pair,
    NotBefore: _not_before,
    LegalFact: _legal_fact,
    Distinct: _distinct,
    Unread: _unread,
}
_TESTS: Mapping[type, Callable[[Any, str, Scene], Answer]] = {
    EachTest: _each,
    EitherTest: _either_test,
    NotTest: _not_test,
    IsState: _is_state,
    HasFact: _has_fact,
    HasColumn: _has_column,
}
