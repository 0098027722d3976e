"""The rule on conditions: the law's own reader must understand each, wherever it stands."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from coordination.domain.law.columns import COLUMNS
from coordination.domain.law.reading import (
    BadCondition,
    Names,
    read_condition,
    read_state_test,
)
from coordination.reference.checks.faults import Fault
from coordination.reference.checks.scope import rows_of, scope_of
from coordination.reference.checks.walk import Spot, all_of, entries, inside
from coordination.reference.content import Content
from coordination.reference.derived import switch_of, switches_of

# Fields that hold a condition, beside `condition` itself and those that end in `_condition`.
_CONDITIONS: Final = frozenset({"awaiting", "only_when", "rule", "systematic_personal_data"})
_OF_A_STEP: Final = frozenset({"need", "reject", "member"})


def conditions_can_be_read(content: Content) -> Iterator[Fault]:
    """Every column, fact, State, value and switch that a condition names exists."""
    names, columns = _names(content), scope_of(content, "instruments").names["columns"]
    for spot in all_of(content, "instruments"):
        if spot.path and _is_condition(spot):
            yield from _columns_that_no_row_has(spot, columns)
            read = read_state_test if spot.path[-1] == "member" else read_condition
            try:
                read(spot.value, names, spot.path[-1])
            except BadCondition as bad:
                yield _fault(spot, str(bad))


def switches_agree(content: Content) -> Iterator[Fault]:
    """Say where `in_force` of an instrument is not what its legal fact says."""
    file = content.files.get("instruments", {})
    switches = switches_of(file)
    for entry in entries("instruments", file):
        name = switch_of(_fields(entry.value).get("condition"))
        said = _fields(entry.value).get("in_force")
        if name in switches and said is not switches[name]:
            yield entry.below("in_force", said).fault(
                f"the legal fact {name} says otherwise", "Correct this field or the legal fact."
            )


def _columns_that_no_row_has(spot: Spot, columns: frozenset[str]) -> Iterator[Fault]:
    for one in inside(spot):
        field = _fields(one.value).get("field")
        if field in COLUMNS and field not in columns:
            yield one.below("field", field).fault(
                f"no row of jurisdictions.json has the field {field}", "Correct the field."
            )


def _fault(spot: Spot, text: str) -> Fault:
    where, _, what = text.partition(": ")
    return Spot(spot.file, spot.entry, (*spot.path[:-1], where), None).fault(
        what, "Correct the condition; docs/law.md describes the grammar."
    )


def _is_condition(spot: Spot) -> bool:
    name, first = spot.path[-1], spot.path[0]
    if first in ("condition_grammar", "sources") or "otherwise" in _fields(spot.value):
        return False
    if name in _OF_A_STEP:
        return first == "steps"
    return name == "condition" or name.endswith("_condition") or name in _CONDITIONS


def _fields(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _names(content: Content) -> Names:
    switches = content.files.get("instruments", {}).get("legal_facts")
    listed = switches if isinstance(switches, list) else []
    ids = frozenset(str(_fields(switch).get("id")) for switch in listed)
    return Names(frozenset(rows_of(content)), ids)
