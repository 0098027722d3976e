"""Put what the engine says into words: sentences, facts, values and who may decide."""

from collections.abc import Iterable, Mapping, Sequence

from flask import Blueprint
from flask_babel import gettext

from coordination.actions.pages.grounds import Origin
from coordination.domain.decisions import FactChange
from coordination.domain.law.facts import FACTS, FactKey
from coordination.domain.law.trace import CaseFact, MissingFact, Said
from coordination.domain.proposals.parts import Step
from coordination.domain.proposals.texts import TITLES
from coordination.web.proposal_terms import BECAUSE
from coordination.web.wording import listed, sentence, state_name, word

blueprint = Blueprint("law_words", __name__)

# Which group of words names the values of a fact that is itself a word.
_GROUPS = {
    "urgency": "urgency",
    "stage": "stage",
    "coverage": "coverage",
    "data_wanted": "data_tier",
    "issuing_authority": "authority",
    "source_report": "report_source",
}


@blueprint.app_template_global()
def said(one: Said) -> str:
    """Return a sentence of the rules in the reader's language."""
    return sentence(one.template, one.params)


@blueprint.app_template_global()
def question(missing: MissingFact) -> str:
    """Return the question for a missing fact, with the names of its States."""
    names = listed(state_name(code) for code in missing.key.about)
    return sentence(missing.question.template, {"state": names, "states": names})


@blueprint.app_template_global()
def fact_value(name: str, text: str) -> str:
    """Return the value of a fact in words; a State by its name."""
    if not text:
        return str(gettext("not known"))
    if text in ("yes", "no"):
        return str(gettext("yes") if text == "yes" else gettext("no"))
    fact = name.split(":", maxsplit=1)[0]
    if fact in _GROUPS:
        return str(word(_GROUPS[fact], text))
    return state_name(text) if fact.endswith("_state") or fact == "better_placed" else text


@blueprint.app_template_global()
def fact_name(name: str) -> str:
    """Return what a fact is called: the question that asks for it."""
    fact, *about = name.split(":")
    if fact in FACTS:
        return question(MissingFact.of(FACTS[fact], *about))
    if fact == "clock":
        return str(gettext("A clock"))
    return str(gettext("States of the case"))


@blueprint.app_template_global()
def because(facts: Iterable[CaseFact], origins: Mapping[FactKey, Origin]) -> list[str]:
    """Return what a step rests on in a few words each, with where it comes from."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for fact in facts:
        ground = origin_text(origins.get(fact.key))
        alike.setdefault((fact.key.name, fact.text(), ground), []).extend(fact.key.about)
    found = []
    for (name, text, ground), about in alike.items():
        told = _amounts_to(name, text, about)
        found.append(f"{told} ({ground})" if ground else told)
    return found


@blueprint.app_template_global()
def origin_text(origin: Origin | None) -> str:
    """Return where a fact comes from; nothing where the record of a case gives it."""
    if origin is None:
        return ""
    names = {"refs": listed(origin.refs), "states": listed(map(state_name, origin.desks))}
    return str(word("ground", origin.ground)) % names


def _amounts_to(name: str, text: str, about: Sequence[str]) -> str:
    states = listed(state_name(code) for code in dict.fromkeys(about))
    if f"{name}:{text}" in BECAUSE:
        return str(BECAUSE[f"{name}:{text}"]) % {"states": states}
    asked = sentence(FACTS[name].question, {"state": states, "states": states})
    return f"{asked} {fact_value(name, text)}"


@blueprint.app_template_global()
def change_text(change: FactChange) -> str:
    """Return what changed about a fact: before and after."""
    return str(
        gettext(
            "%(fact)s Before: %(before)s. Now: %(after)s.",
            fact=fact_name(change.fact),
            before=fact_value(change.fact, change.before or ""),
            after=fact_value(change.fact, change.after or ""),
        )
    )


@blueprint.app_template_global()
def step_words(steps: Iterable[str]) -> str:
    """Return the names of steps as one text."""
    return listed(step_word(step) for step in steps)


@blueprint.app_template_global()
def step_word(step: str) -> str:
    """Return what a step is called."""
    return sentence(TITLES[Step(step)])
