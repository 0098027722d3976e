"""Answers to the questions that legal bases ask: kept with who and when, and changeable.

A desk's answers lie sealed with each own case that they were given for; the analyst's belong to
the finding. An answer about a pair of States is kept as one about a pair. Every answer stays on
record; the last one counts, and "not known" takes an answer back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coordination.actions import proposal_baskets, proposal_files, proposal_situations
from coordination.actions.pages import Scope
from coordination.actions.proposal_baskets import Basket
from coordination.actions.proposal_situations import Known
from coordination.actions.workbench import Workbench
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.law.facts import FACTS, FactKey, FactRule, FactScope, FactType, FactValue
from coordination.domain.permissions import Act
from coordination.domain.wording import N_
from coordination.storage.proposals import EntryKind

HIGHEST_NUMBER = 100
_DIGITS = len(str(HIGHEST_NUMBER))
_SIZES = {FactScope.CASE: 0, FactScope.STATE: 1, FactScope.PAIR: 2}


def answer(bench: Workbench, names: Sequence[str], texts: Mapping[str, str]) -> int:
    """Keep answers for a basket; return how many were new.

    `texts` maps the name of a fact (`max_penalty_years:DE`) to what was typed; an empty text
    means not known. Raises RefusedInput with every fault, and then keeps nothing.
    """
    basket = proposal_baskets.open_basket(bench, names)
    bench.permit(Act.PREPARE_PROPOSAL if basket.scope is Scope.WHOLE else Act.ANSWER_FACTS)
    what = proposal_situations.known(bench, basket)
    asked = Asked(ASKED, what.situation.states, bench.pack.jurisdiction_codes)
    found = read_answers(texts, asked)
    new = _new(what, found)
    for key, value in new.items():
        _store(bench, basket, key, value)
    objects = [str(case.id) for case in basket.own.values()] or list(basket.names)
    bench.record_together("proposal.answered", sorted(objects), count=len(new))
    return len(new)


ASKED = {name: rule for name, rule in FACTS.items() if rule.asked}


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be answered: these facts, about these States, with States of the pack."""

    rules: Mapping[str, FactRule]
    states: Sequence[str]
    jurisdictions: frozenset[str]


def read_answers(texts: Mapping[str, str], asked: Asked) -> dict[FactKey, FactValue | None]:
    """Return typed answers by fact; None for one that is not known.

    Raises RefusedInput for a fact that is not asked or is about another State, and for a value
    of another type. A fault never repeats what was typed.
    """
    found: dict[FactKey, FactValue | None] = {}
    faults = []
    for name, text in texts.items():
        key = _key(name, asked)
        if key is None:
            # Not the name that was sent: it is not one of ours.
            faults.append(Fault("facts", N_("this question is not asked for these cases")))
            continue
        try:
            found[key] = _value(FACTS[key.name], text.strip(), asked.jurisdictions)
        except ValueError:
            faults.append(Fault(name, _EXPECTED[FACTS[key.name].type]))
    if faults:
        raise RefusedInput(tuple(faults))
    return found


_EXPECTED = {
    FactType.YES_NO: N_("answer yes, no or not known"),
    FactType.NUMBER: N_("a whole number from 0 to 100 is needed"),
    FactType.DAY: N_("a full date is needed: 2026-09-28"),
    FactType.WORD: N_("choose one of the answers offered"),
    FactType.STATE: N_("a State of the reference pack is needed"),
}


def _key(name: str, asked: Asked) -> FactKey | None:
    fact, *about = name.split(":")
    rule = asked.rules.get(fact)
    if rule is None or len(about) != _SIZES[rule.scope]:
        return None
    if len(set(about)) != len(about) or not set(about) <= set(asked.states):
        return None
    return FactKey.of(fact, *about)


def _value(rule: FactRule, text: str, jurisdictions: frozenset[str]) -> FactValue | None:
    if not text:
        return None
    if rule.type is FactType.YES_NO:
        return {"yes": True, "no": False}[_among(text, ("yes", "no"))]
    if rule.type is FactType.NUMBER:
        return _number(text)
    if rule.type is FactType.DAY:
        return date.fromisoformat(_among(text, (text,) if len(text) == 10 else ()))
    if rule.type is FactType.STATE:
        return _among(text.upper(), jurisdictions)
    return _among(text, rule.words)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > _DIGITS:
        raise ValueError
    if int(text) > HIGHEST_NUMBER:
        raise ValueError
    return int(text)


def _among(text: str, allowed: Sequence[str] | frozenset[str]) -> str:
    if text not in allowed:
        raise ValueError
    return text


def _new(what: Known, found: Mapping[FactKey, FactValue | None]) -> dict[FactKey, FactValue | None]:
    """Return the answers that differ from those that count now."""
    before = {one.key: one.value for one in what.answered}
    return {key: value for key, value in found.items() if before.get(key) != value}


def _store(bench: Workbench, basket: Basket, key: FactKey, value: FactValue | None) -> None:
    plain = proposal_files.answer_plain(key, value)
    for case in basket.own.values():
        proposal_files.add(bench, case, EntryKind.ANSWER, plain)
    if basket.scope is Scope.WHOLE:
        named = min(basket.stubs, key=lambda stub: stub.number)
        proposal_files.add_analyst_answer(bench, named.id, plain)
