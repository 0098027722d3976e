"""A condition of the law in plain words: a tree of phrases that a page can print as lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from coordination.domain.law import nodes
from coordination.domain.law.columns import COLUMNS
from coordination.domain.law.facts import FACTS
from coordination.domain.law.nodes import Compared, Node, StateTest
from coordination.domain.wording import N_

_THE_STATE: Final = N_("the State")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence marked with `N_` and what fills it, or a heading over several phrases.

    Parameters may be marked texts themselves.
    """

    template: str
    params: tuple[tuple[str, str], ...] = ()
    limbs: tuple["Phrase", ...] = ()


def in_words(node: Node) -> Phrase:
    """Return a condition in words."""
    return _NODES[type(node)](node)


def _joined(heading: str) -> Callable[[Any], Phrase]:
    def phrase(node: Any) -> Phrase:
        return Phrase(heading, limbs=tuple(in_words(limb) for limb in node.limbs))

    return phrase


def _over_states(heading: str) -> Callable[[Any], Phrase]:
    def phrase(node: Any) -> Phrase:
        number = str(getattr(node, "least", ""))
        return Phrase(heading, (("number", number),), (_state(node.test),))

    return phrase


_ROLES: Final[Mapping[nodes.Role, str]] = {
    nodes.Role.REQUESTING: N_("The State that asks:"),
    nodes.Role.REQUESTED: N_("The State that is asked:"),
    nodes.Role.ISSUING: N_("The State that issues the order:"),
    nodes.Role.EXECUTING: N_("The State that executes the order:"),
    nodes.Role.PROVIDER: N_("The State of the provider:"),
    nodes.Role.ADDRESSEE: N_("The State of the addressee:"),
}


def _role(node: nodes.RoleTest) -> Phrase:
    return Phrase(_ROLES[node.role], limbs=(_state(node.test),))


def _named(node: nodes.RoleNamed) -> Phrase:
    return Phrase(_ROLES[node.role], limbs=(Phrase(FACTS[node.fact].question),))


def _fact(node: nodes.CaseTest | nodes.PairTest | nodes.HasFact) -> Phrase:
    params = (("question", _question(node.fact)), ("answer", _answer(node.compared)))
    return Phrase(N_("{question} Answer: {answer}."), params)


def _question(name: str) -> str:
    asked = FACTS[name].question
    return asked.replace("{states}", N_("the two States")).replace("{state}", _THE_STATE)


def _answer(compared: Compared) -> str:
    if compared.least is not None:
        return f"{compared.least}+"
    return ", ".join(_value(value) for value in compared.values)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return N_("yes") if value else N_("no")
    return str(value).replace("_", " ")


def _day(node: nodes.NotBefore) -> Phrase:
    if node.fact is None:
        return Phrase(N_("From {day} on."), (("day", _said(node.day)),))
    params = (("question", _question(node.fact)), ("day", _said(node.day)))
    return Phrase(N_("{question} Answer: {day} or later."), params)


def _said(day: Any) -> str:
    return f"{day:%d %b %Y}".lstrip("0")


_NODES: Final[Mapping[type, Callable[[Any], Phrase]]] = {
    nodes.Always: lambda _: Phrase(N_("Always available.")),
    nodes.Both: _joined(N_("All of these:")),
    nodes.Either: _joined(N_("One of these:")),
    nodes.Opposite: lambda node: Phrase(N_("Not so:"), limbs=(in_words(node.limb),)),
    nodes.All: _over_states(N_("Every State concerned:")),
    nodes.Count: _over_states(N_("{number} or more of the States concerned:")),
    nodes.RoleTest: _role,
    nodes.RoleNamed: _named,
    nodes.CaseTest: _fact,
    nodes.PairTest: _fact,
    nodes.NotBefore: _day,
    nodes.LegalFact: lambda node: Phrase(
        N_("Legal fact that must hold: {name}."), (("name", _value(node.name)),)
    ),
    nodes.Distinct: lambda node: Phrase(
        N_("{number} States or more, none of them a part of another."),
        (("number", str(node.least)),),
    ),
    nodes.Unread: lambda node: Phrase(N_("Nobody has read: {what}"), (("what", node.what),)),
}


def _state(test: StateTest) -> Phrase:
    return _TESTS[type(test)](test)


def _column(test: nodes.HasColumn) -> Phrase:
    column = COLUMNS[test.column]
    template = column.fails if test.values == (False,) else column.holds
    values = ", ".join(_value(value) for value in test.values)
    return Phrase(template, (("state", _THE_STATE), ("value", values)))


def _is(test: nodes.IsState) -> Phrase:
    return Phrase(N_("It is {states}."), (("states", ", ".join(test.states)),))


def _tests(heading: str) -> Callable[[Any], Phrase]:
    def phrase(test: Any) -> Phrase:
        return Phrase(heading, limbs=tuple(_state(one) for one in test.tests))

    return phrase


_TESTS: Final[Mapping[type, Callable[[Any], Phrase]]] = {
    nodes.HasColumn: _column,
    nodes.HasFact: _fact,
    nodes.IsState: _is,
    nodes.EachTest: _tests(N_("All of these:")),
    nodes.EitherTest: _tests(N_("One of these:")),
    nodes.NotTest: lambda test: Phrase(N_("Not so:"), limbs=(_state(test.test),)),
}
