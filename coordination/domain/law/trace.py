"""What an answer rests on: facts for and against, what is missing, what nobody has confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coordination.domain.law.columns import COLUMNS, value_word
from coordination.domain.law.facts import FactKey, FactRule, FactType, FactValue
from coordination.domain.wording import N_


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for the reader: an English template marked with `N_`, and what fills it.

    A parameter may be an English text of the pack; a State is its alpha-2 code, which the page
    may replace by its name.
    """

    template: str
    params: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.template.format(**self.params)

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted(self.params.items()))))


_FACT = N_("{state}: {matter}: {value}.")


def _in_words(state: str, field: str, value: str) -> Said:
    params = {"state": state, "matter": COLUMNS[field].name, "value": value_word(value)}
    return Said(_FACT, params)


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that would decide: `key` says which and about whom, `question` asks for it."""

    key: FactKey
    question: Said
    type: FactType
    words: tuple[str, ...] = ()
    asked: bool = True

    @classmethod
    def of(cls, rule: FactRule, *states: str) -> "MissingFact":
        """Return the question for a fact about these States (none: about the case)."""
        key = FactKey.of(rule.name, *states)
        params = {"state": ", ".join(key.about), "states": ", ".join(key.about)}
        return cls(key, Said(rule.question, params), rule.type, rule.words, rule.asked)


@dataclass(frozen=True, slots=True, order=True)
class UnverifiedFact:
    """A fact of the pack that no source confirms, or that the pack leaves open.

    `value` is the pack's entry as text, `null` where the pack has none; `note` is what the pack
    says about it.
    """

    state: str
    field: str
    value: str
    note: str = ""

    @property
    def said(self) -> Said:
        """Return the fact in plain words."""
        return _in_words(self.state, self.field, self.value)


@dataclass(frozen=True, slots=True, order=True)
class StateFact:
    """A confirmed fact of the pack that an answer rests on."""

    state: str
    field: str
    value: str

    @property
    def said(self) -> Said:
        """Return the fact in plain words."""
        return _in_words(self.state, self.field, self.value)


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a rule was read: its title, its address if it has one, how much of it, and when."""

    id: str
    title: str
    address: str | None
    read: str
    as_of: str


@dataclass(frozen=True, slots=True)
class CaseFact:
    """A known fact of the case that an answer rests on."""

    key: FactKey
    value: FactValue

    def text(self) -> str:
        """Return the value as a page shows it before translation."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        return self.value.isoformat() if isinstance(self.value, date) else str(self.value)
