"""Rules on numbers: what a file says of itself is what stands in it."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.walk import Spot, all_of, entries
from coordination.reference.content import ENTRY_LISTS, Content

# Columns of the States' table that are no single fact read in a source.
_NO_FACT: Final = frozenset(
    {"territory_of", "unverified", "budapest_year", "jit_other_basis", "untoc_party"}
    | {"conference_2019_participant", "inherits"}
)
Counter = Callable[[Content, str], int]


def counts_match(content: Content) -> Iterator[Fault]:
    """Every number under `counts` is the number of what it counts."""
    for file in ENTRY_LISTS:
        said = content.files.get(file, {}).get("counts")
        for name, value in said.items() if isinstance(said, Mapping) else ():
            counter = _COUNTERS.get(name)
            if isinstance(value, int) and counter is not None:
                found = counter(content, file)
                if found != value:
                    yield Spot(file, "", ("counts", name), value).fault(
                        f"the file says {value}, but {found} are in it", f"Write {found}."
                    )
            elif isinstance(value, int):
                yield Spot(file, "", ("counts", name), value).fault(
                    "nothing is counted under this name", "Correct the name or remove it."
                )


def _listed(name: str) -> Counter:
    def count(content: Content, file: str) -> int:
        return _length(content.files[file].get(name))

    return count


def _length(value: Any) -> int:
    return len(value) if isinstance(value, list) else 0


def _flags(wanted: bool) -> Counter:
    def count(content: Content, file: str) -> int:
        found = [
            spot.value["verified"]
            for spot in all_of(content, file)
            if isinstance(spot.value, Mapping) and isinstance(spot.value.get("verified"), bool)
        ]
        return found.count(wanted)

    return count


def _sections(wanted: bool) -> Counter:
    def count(content: Content, file: str) -> int:
        return sum(
            section.get("verified") is wanted
            for form in entries(file, content.files[file])
            for section in form.value.get("sections", ())
        )

    return count


def _with_source(content: Content, file: str) -> int:
    return sum(bool(one.value.get("source")) for one in entries(file, content.files[file]))


def _rows(content: Content, file: str) -> list[Mapping[str, Any]]:
    return [one.value for one in entries(file, content.files[file])]


def _unread_facts(content: Content, file: str) -> int:
    return sum(
        1 for row in _rows(content, file) for name in row["unverified"] if name != "untoc_party"
    )


def _read_facts(content: Content, file: str) -> int:
    """Return the facts of all rows, a year counting where it is set, without the unread ones."""
    rows = _rows(content, file)
    columns = content.files[file]["columns"].keys() - _NO_FACT
    years = sum(row.get("budapest_year") is not None for row in rows)
    return len(columns) * len(rows) + years - _unread_facts(content, file)


_COUNTERS: Final[Mapping[str, Counter]] = MappingProxyType(
    {
        "rows": _listed("jurisdictions"),
        "instruments": _listed("instruments"),
        "providers": _listed("providers"),
        "forms": _listed("forms"),
        "contact_types": _listed("contacts"),
        "hotlines": _listed("hotlines"),
        "offences": _listed("offences"),
        "cases": _listed("cases"),
        "flags_verified": _flags(True),
        "flags_unverified": _flags(False),
        "sections_verified": _sections(True),
        "sections_unverified": _sections(False),
        "with_opened_source": _with_source,
        "facts_verified": _read_facts,
        "facts_unverified": _unread_facts,
    }
)
