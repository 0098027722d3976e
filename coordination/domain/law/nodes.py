"""Conditions as trees: tests of one State, and nodes that test the States and facts of a scene.

The pack writes them in JSON; `reading` builds these trees and refuses what the grammar does not
have, and `evaluate` gives their answer.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordination.domain.law.facts import FactValue


class Role(StrEnum):
    """A State by its part in a request: who asks, who is asked, where the provider is.

    `issuing` and `executing` are the words of the Union's orders for requesting and requested.
    `provider` and `addressee` are the States that facts of the case name.
    """

    REQUESTING = "requesting"
    REQUESTED = "requested"
    ISSUING = "issuing"
    EXECUTING = "executing"
    PROVIDER = "provider"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True)
class Compared:
    """How a fact is compared: with one of `values`, or as a number with at least `least`."""

    values: tuple[FactValue, ...] = ()
    least: int | None = None


@dataclass(frozen=True, slots=True)
class HasColumn:
    """A State whose column has one of the values."""

    column: str
    values: tuple[bool | str, ...]


@dataclass(frozen=True, slots=True)
class HasFact:
    """A State about which a fact of the case is so."""

    fact: str
    compared: Compared


@dataclass(frozen=True, slots=True)
class IsState:
    """One of the named States."""

    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EachTest:
    """A State that passes every test."""

    tests: "tuple[StateTest, ...]"


@dataclass(frozen=True, slots=True)
class EitherTest:
    """A State that passes one of the tests."""

    tests: "tuple[StateTest, ...]"


@dataclass(frozen=True, slots=True)
class NotTest:
    """A State that does not pass a test."""

    test: "StateTest"


StateTest = HasColumn | HasFact | IsState | EachTest | EitherTest | NotTest


@dataclass(frozen=True, slots=True)
class Always:
    """Holds always."""


@dataclass(frozen=True, slots=True)
class All:
    """Every State of the scene passes."""

    test: StateTest


@dataclass(frozen=True, slots=True)
class Count:
    """At least so many States of the scene pass."""

    test: StateTest
    least: int


@dataclass(frozen=True, slots=True)
class RoleTest:
    """The State in a role passes."""

    role: Role
    test: StateTest


@dataclass(frozen=True, slots=True)
class RoleNamed:
    """The State in a role is the one that a fact of the case names."""

    role: Role
    fact: str


@dataclass(frozen=True, slots=True)
class CaseTest:
    """A fact of the case is so."""

    fact: str
    compared: Compared


@dataclass(frozen=True, slots=True)
class PairTest:
    """A fact is so for every pair of States of the scene."""

    fact: str
    compared: Compared


@dataclass(frozen=True, slots=True)
class NotBefore:
    """Today, or the day that a fact gives, is this day or later."""

    day: date
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class LegalFact:
    """A switch of the pack, such as the entry into force of a treaty."""

    name: str


@dataclass(frozen=True, slots=True)
class Distinct:
    """The scene has at least so many States of which none is a part of another."""

    least: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A question of law that nobody has read: unknown, with what has to be read."""

    what: str


@dataclass(frozen=True, slots=True)
class Both:
    """Every limb holds."""

    limbs: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One limb holds."""

    limbs: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Opposite:
    """The limb does not hold."""

    limb: "Node"


Leaf = (
    Always
    | All
    | Count
    | RoleTest
    | RoleNamed
    | CaseTest
    | PairTest
    | NotBefore
    | LegalFact
    | Distinct
    | Unread
)
Node = Leaf | Both | Either | Opposite
