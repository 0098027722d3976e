"""Rules on what a condition can mean: roles that its step has, limbs that can hold, numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from coordination.domain.law.nodes import Role
from coordination.reference.checks.faults import Fault
from coordination.reference.checks.kinds import is_day
from coordination.reference.checks.walk import Spot, all_of, entries, inside
from coordination.reference.content import Content

# Who asks and who is asked exists only where a step goes from one State to another.
_DIRECTED: Final = frozenset({Role.REQUESTING, Role.REQUESTED, Role.ISSUING, Role.EXECUTING})
_WITHOUT_ROLES: Final = frozenset({"mutual", "group"})
# Words of a State's role, and `all`, which speaks of each of them.
_OF_STATES: Final = frozenset({"all", "any", *Role})
_SINGLE: Final = frozenset({"all", "case", "pair", *Role})
_SAME_STATE: Final = {"issuing": "requesting", "executing": "requested"}
# No scene has more States, and no offence in it a longer maximum, than these.
_MOST: Final = {"max_penalty_years": 50}
_MOST_STATES: Final = 50


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a limb asks: of whom, about which field, which of the values."""

    whom: str
    name: str
    values: frozenset[str]


def roles_are_those_of_the_step(content: Content) -> Iterator[Fault]:
    """Say where a step between States without a direction asks who requests."""
    file = content.files.get("instruments", {})
    shapes: dict[str, set[str]] = {}
    for step in _objects(file.get("steps")):
        for name in (
            step.get("instruments", ()) if isinstance(step.get("instruments"), list) else ()
        ):
            shapes.setdefault(str(name), set()).add(str(step.get("shape")))
        if step.get("shape") in _WITHOUT_ROLES:
            yield from _directed(Spot("instruments", "", ("steps", str(step.get("id"))), step))
    for entry in entries("instruments", file):
        if shapes.get(entry.entry, set()) & _WITHOUT_ROLES:
            yield from _directed(entry)


def _directed(within: Spot) -> Iterator[Fault]:
    for spot in inside(within):
        fields = spot.value if isinstance(spot.value, Mapping) else {}
        for name in sorted(fields.keys() & _DIRECTED):
            if isinstance(fields[name], Mapping):
                yield spot.below(name, None).fault(
                    "the step has no State that asks and none that is asked",
                    "Use all, any or count.",
                )
        if fields.get("role") in _DIRECTED and "named_by" in fields:
            yield spot.below("role", None).fault(
                "the step has no State that asks and none that is asked", "Use all, any or count."
            )


def conditions_can_hold(content: Content) -> Iterator[Fault]:
    """Say where limbs of an `and` exclude each other, and where a number is out of all range."""
    for spot in all_of(content, "instruments"):
        if isinstance(spot.value, Mapping) and spot.path[:1] != ("condition_grammar",):
            yield from _excluded(spot)
            yield from _out_of_range(spot, spot.value)


def _excluded(spot: Spot) -> Iterator[Fault]:
    limbs = _flat(spot.value.get("and"))
    claims = [claim for limb in limbs for claim in _claims(limb)]
    for number, first in enumerate(claims):
        for second in claims[number + 1 :]:
            if _meet(first, second) and not first.values & second.values:
                yield spot.below("and", None).fault(
                    f"it can never hold: {first.name} would need two values",
                    "Correct one of the limbs, or write or.",
                )
                return
    for limb in limbs:
        if {"not": limb} in limbs:
            yield spot.below("and", None).fault(
                "it can never hold: a limb and its opposite", "Remove one of them."
            )
            return


def _flat(limbs: Any) -> list[Any]:
    """Return the limbs of an `and`, those of an `and` inside it as well."""
    found = []
    for limb in limbs if isinstance(limbs, list) else ():
        inner = limb.get("and") if isinstance(limb, Mapping) else None
        found += _flat(inner) if isinstance(inner, list) else [limb]
    return found


def _claims(limb: Any) -> Iterator[_Claim]:
    if not isinstance(limb, Mapping):
        return
    if _name(limb):
        yield _Claim("", _name(limb), _values(limb))
    for whom in map(str, limb.keys() & (_SINGLE | {"any"})):
        for test in _flat([limb[whom]]):
            if isinstance(test, Mapping) and _name(test) and _values(test):
                yield _Claim(_SAME_STATE.get(whom, whom), _name(test), _values(test))


def _meet(first: _Claim, second: _Claim) -> bool:
    """Say whether both speak of the same State or case, so that both must hold of it."""
    if first.name != second.name or not (first.values and second.values):
        return False
    whom = {first.whom, second.whom}
    return (len(whom) == 1 and whom != {"any"}) or ("all" in whom and whom <= _OF_STATES)


def _name(test: Mapping[str, Any]) -> str:
    return str(test.get("field") or test.get("fact") or "")


def _values(test: Mapping[str, Any]) -> frozenset[str]:
    if "eq" in test:
        return frozenset({repr(test["eq"])})
    return frozenset(map(repr, test["in"] if isinstance(test.get("in"), list) else ()))


def _out_of_range(spot: Spot, fields: Mapping[str, Any]) -> Iterator[Fault]:
    for name, most in (
        ("gte", _MOST.get(_name(fields), _MOST_STATES)),
        ("distinct_states", _MOST_STATES),
    ):
        value = fields.get(name)
        if isinstance(value, int) and value > most:
            yield spot.below(name, value).fault(
                "this number is not plausible", f"Write {most} or less."
            )
    if "date_gte" in fields and not is_day(fields["date_gte"]):
        yield spot.below("date_gte", None).fault(
            "not an ISO date (YYYY-MM-DD)", "Write a day such as 2026-11-23."
        )


def _objects(listed: Any) -> Iterator[Mapping[str, Any]]:
    return (one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, Mapping))
