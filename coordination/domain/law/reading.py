"""Read a condition of the pack into a tree, and refuse what it cannot mean.

Every field, fact, State, value and switch that a condition names must exist; the fault says
where in the condition it stands. `manual` is no condition: what only a lawyer can say stands
beside the condition and never inside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coordination.domain.law.columns import COLUMNS
from coordination.domain.law.facts import FACTS, FactRule, FactScope, FactType
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


class BadCondition(ValueError):
    """A condition cannot be read; the text names the place inside it and what is wrong."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a condition may name beside columns and facts: States and switches of the pack."""

    states: frozenset[str]
    legal_facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Limb:
    """One object of a condition, what it may name, and the path to it."""

    entry: Mapping[str, Any]
    names: Names
    where: str


def read_condition(raw: object, names: Names, where: str = "condition") -> Node:
    """Return the tree of a condition; raise BadCondition for what the grammar does not have."""
    entry = _object(raw, where)
    kinds = [key for key in entry if key in _NODES]
    if len(kinds) != 1:
        raise BadCondition(f"{where}: exactly one of these is needed: {', '.join(_NODES)}")
    extra = entry.keys() - {kinds[0], *_BESIDE.get(kinds[0], ())}
    if extra:
        raise BadCondition(f"{where}: {min(extra)} does not belong beside {kinds[0]}")
    return _NODES[kinds[0]](_Limb(entry, names, f"{where}.{kinds[0]}"))


def read_state_test(raw: object, names: Names, where: str = "member") -> StateTest:
    """Return a test of one State; raise BadCondition for what the grammar does not have."""
    return _state_test(raw, names, where)


def _object(raw: object, where: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise BadCondition(f"{where}: an object is needed")
    return raw


def _limbs(raw: object, where: str) -> list[tuple[object, str]]:
    if not isinstance(raw, list) or not raw:
        raise BadCondition(f"{where}: a list with one limb at least is needed")
    return [(limb, f"{where}[{n}]") for n, limb in enumerate(raw)]


def _both(limb: _Limb) -> Node:
    return Both(
        tuple(
            read_condition(raw, limb.names, at) for raw, at in _limbs(limb.entry["and"], limb.where)
        )
    )


def _either(limb: _Limb) -> Node:
    return Either(
        tuple(
            read_condition(raw, limb.names, at) for raw, at in _limbs(limb.entry["or"], limb.where)
        )
    )


def _opposite(limb: _Limb) -> Node:
    return Opposite(read_condition(limb.entry["not"], limb.names, limb.where))


def _all(limb: _Limb) -> Node:
    return All(_state_test(limb.entry["all"], limb.names, limb.where))


def _any(limb: _Limb) -> Node:
    return Count(_state_test(limb.entry["any"], limb.names, limb.where), 1)


def _count(limb: _Limb) -> Node:
    return Count(
        _state_test(limb.entry["count"], limb.names, limb.where),
        _number(limb.entry, "gte", limb.where),
    )


def _distinct(limb: _Limb) -> Node:
    return Distinct(_number(limb.entry, "distinct_states", limb.where))


def _role_test(role: Role) -> "_Reader":
    def read(limb: _Limb) -> Node:
        return RoleTest(role, _state_test(limb.entry[role.value], limb.names, limb.where))

    return read


def _role_named(limb: _Limb) -> Node:
    roles = [role for role in Role if role.value == limb.entry["role"]]
    if not roles:
        raise BadCondition(f"{limb.where}: one of these is needed: {', '.join(Role)}")
    rule = _fact(limb.entry.get("named_by"), FactScope.CASE, limb.where)
    if rule.type is not FactType.STATE:
        raise BadCondition(f"{limb.where}: the fact {rule.name} does not name a State")
    return RoleNamed(roles[0], rule.name)


def _case(limb: _Limb) -> Node:
    rule, compared = _compared_fact(limb.entry["case"], "field", FactScope.CASE, limb.where)
    return CaseTest(rule.name, compared)


def _pair(limb: _Limb) -> Node:
    rule, compared = _compared_fact(limb.entry["pair"], "field", FactScope.PAIR, limb.where)
    return PairTest(rule.name, compared)


def _not_before(limb: _Limb) -> Node:
    try:
        day = date.fromisoformat(limb.entry["date_gte"])
    except (TypeError, ValueError) as wrong:
        raise BadCondition(f"{limb.where}: a date such as 2026-11-23 is needed") from wrong
    if "of" not in limb.entry:
        return NotBefore(day)
    rule = _fact(limb.entry["of"], FactScope.CASE, limb.where)
    if rule.type is not FactType.DAY:
        raise BadCondition(f"{limb.where}: the fact {rule.name} is not a day")
    return NotBefore(day, rule.name)


def _legal_fact(limb: _Limb) -> Node:
    if limb.entry["legal_fact"] not in limb.names.legal_facts:
        raise BadCondition(
            f"{limb.where}: {limb.entry['legal_fact']} is not among the file's legal_facts"
        )
    return LegalFact(limb.entry["legal_fact"])


def _unread(limb: _Limb) -> Node:
    if not isinstance(limb.entry["unread"], str) or not limb.entry["unread"].strip():
        raise BadCondition(f"{limb.where}: say what has to be read")
    return Unread(limb.entry["unread"])


def _always(limb: _Limb) -> Node:
    if limb.entry["true"] is not True:
        raise BadCondition(f"{limb.where}: only true is possible here")
    return Always()


def _number(entry: Mapping[str, Any], key: str, where: str) -> int:
    value = entry.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise BadCondition(f"{where}: {key} needs a number of one or more")
    return value


def _state_test(raw: object, names: Names, where: str) -> StateTest:
    entry = _object(raw, where)
    kinds = [key for key in ("and", "or", "not", "is", "field", "fact") if key in entry]
    if len(kinds) != 1:
        raise BadCondition(f"{where}: exactly one of and, or, not, is, field, fact is needed")
    kind = kinds[0]
    if kind in ("and", "or"):
        tests = tuple(_state_test(limb, names, at) for limb, at in _limbs(entry[kind], where))
        return EachTest(tests) if kind == "and" else EitherTest(tests)
    if kind == "not":
        return NotTest(_state_test(entry["not"], names, where))
    return _simple_test(kind, entry, names, where)


def _simple_test(kind: str, entry: Mapping[str, Any], names: Names, where: str) -> StateTest:
    if kind == "is":
        return IsState(_states(entry["is"], names, where))
    if kind == "fact":
        rule, compared = _compared_fact(entry, "fact", FactScope.STATE, where)
        return HasFact(rule.name, compared)
    column = COLUMNS.get(str(entry["field"]))
    if column is None:
        raise BadCondition(f"{where}: States have no column {entry['field']}")
    values = _values(entry, where)
    if any(not _is_one_of(value, column.values) for value in values):
        raise BadCondition(f"{where}: {entry['field']} never has this value")
    return HasColumn(entry["field"], values)


def _states(raw: object, names: Names, where: str) -> tuple[str, ...]:
    codes = [str(code) for code, _ in _limbs(raw, where)]
    unknown = set(codes) - names.states
    if unknown:
        raise BadCondition(f"{where}: {min(unknown)} is not in jurisdictions.json")
    return tuple(codes)


def _fact(name: object, scope: FactScope, where: str) -> FactRule:
    rule = FACTS.get(str(name))
    if rule is None or rule.scope is not scope:
        raise BadCondition(f"{where}: there is no fact {name} about a {scope.value}")
    return rule


def _compared_fact(
    raw: object, key: str, scope: FactScope, where: str
) -> tuple[FactRule, Compared]:
    entry = _object(raw, where)
    rule = _fact(entry.get(key), scope, where)
    if "gte" in entry:
        if rule.type is not FactType.NUMBER:
            raise BadCondition(f"{where}: the fact {rule.name} is not a number")
        return rule, Compared(least=_number(entry, "gte", where))
    values = _values(entry, where)
    if any(not _fits(value, rule) for value in values):
        raise BadCondition(f"{where}: the fact {rule.name} never has this value")
    return rule, Compared(values)


def _values(entry: Mapping[str, Any], where: str) -> tuple[Any, ...]:
    if ("eq" in entry) == ("in" in entry):
        raise BadCondition(f"{where}: either eq or in is needed")
    if "eq" in entry:
        return (entry["eq"],)
    return tuple(value for value, _ in _limbs(entry["in"], where))


def _fits(value: object, rule: FactRule) -> bool:
    if rule.type is FactType.YES_NO:
        return isinstance(value, bool)
    return rule.type is FactType.WORD and value in rule.words


def _is_one_of(value: object, allowed: tuple[object, ...]) -> bool:
    """Return whether a value is allowed; 1 is not taken for true."""
    return any(type(value) is type(one) and value == one for one in allowed)


_Reader = Callable[[_Limb], Node]

_NODES: Mapping[str, _Reader] = {
    "and": _both,
    "or": _either,
    "not": _opposite,
    "all": _all,
    "any": _any,
    "count": _count,
    **{role.value: _role_test(role) for role in Role},
    "role": _role_named,
    "case": _case,
    "pair": _pair,
    "date_gte": _not_before,
    "legal_fact": _legal_fact,
    "distinct_states": _distinct,
    "unread": _unread,
    "true": _always,
}
_BESIDE = {"count": ("gte",), "role": ("named_by",), "date_gte": ("of",)}
