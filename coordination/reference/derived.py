"""Columns of a jurisdiction that follow from others, three-valued: None means ask, never no."""

from collections.abc import Callable, Mapping, MutableMapping
from types import MappingProxyType
from typing import Any, Final

Row = Mapping[str, Any]
Rule = Callable[[Row], bool | None]


def _network_24_7(row: Row) -> bool | None:
    """Every Party to the Convention on Cybercrime designates a point of contact (Art. 35)."""
    status = row.get("budapest")
    return None if status is None else status == "party"


def _untoc_party(row: Row) -> bool | None:
    return {"party": True, "none": False}.get(str(row.get("untoc")))


def _ne_bis_in_idem_area(row: Row) -> bool | None:
    """Art. 54 CISA and Art. 50 of the Charter: Member States and the rest of Schengen."""
    either = (row.get("eu_member"), row.get("schengen"))
    return True if True in either else None if None in either else False


# Column, with the columns from which it follows, and the rule.
DERIVED: Final[Mapping[str, tuple[tuple[str, ...], Rule]]] = MappingProxyType(
    {
        "network_24_7": (("budapest",), _network_24_7),
        "untoc_party": (("untoc",), _untoc_party),
        "ne_bis_in_idem_area": (("eu_member", "schengen"), _ne_bis_in_idem_area),
    }
)


def derive(row: MutableMapping[str, Any]) -> None:
    """Set the derived columns of a row anew."""
    for column, (_, rule) in DERIVED.items():
        row[column] = rule(row)


def switch_of(condition: Any) -> str | None:
    """Return the legal fact, such as the entry into force of a treaty, that a condition names."""
    if isinstance(condition, Mapping):
        if isinstance(condition.get("legal_fact"), str):
            return str(condition["legal_fact"])
        condition = list(condition.values())
    found = (switch_of(one) for one in (condition if isinstance(condition, list) else ()))
    return next((name for name in found if name is not None), None)


def switches_of(file: Row) -> dict[str, bool]:
    """Return the legal facts of the instruments' file by name."""
    listed = file.get("legal_facts")
    objects = [one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict)]
    return {str(one.get("id")): one.get("value") is True for one in objects}


def follow_switches(file: Row) -> dict[str, Any]:
    """Return the instruments' file with `in_force` as the legal fact of each condition says."""
    switches = switches_of(file)

    def followed(one: Row) -> Row:
        name = switch_of(one.get("condition"))
        return {**one, "in_force": switches[name]} if name in switches else one

    return {**file, "instruments": [followed(one) for one in file["instruments"]]}
