"""Walk over everything that stands in a file, with the entry and the path of each value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from coordination.reference.checks.faults import Fault, Weight
from coordination.reference.content import ENTRY_LISTS, Content


@dataclass(frozen=True, slots=True)
class Spot:
    """A value with its place: file, entry and the path inside the entry."""

    file: str
    entry: str
    path: tuple[str, ...]
    value: Any

    @property
    def field(self) -> str:
        """Return the path as commands and messages write it."""
        return ".".join(self.path)

    @property
    def name(self) -> str:
        """Return the last step that is a name and no place in a list."""
        return next((step for step in reversed(self.path) if not step.isdecimal()), "")

    def below(self, step: str, value: Any) -> "Spot":
        """Return the spot of a value inside this one."""
        return Spot(self.file, self.entry, (*self.path, step), value)

    def fault(self, what: str, fix: str) -> Fault:
        """Return a fault at this place."""
        return Fault(f"{self.file}.json", self.entry, self.field, what, fix)

    def warning(self, what: str, fix: str) -> Fault:
        """Return a warning at this place."""
        return Fault(f"{self.file}.json", self.entry, self.field, what, fix, Weight.WARNING)


def entries(file: str, content: Mapping[str, Any]) -> Iterator[Spot]:
    """Yield the entries of a file's list, named by their key or, without one, by their number."""
    listed, key = ENTRY_LISTS[file]
    found = content.get(listed)
    for number, entry in enumerate(found if isinstance(found, list) else ()):
        yield Spot(file, _name_of(entry, key, f"{listed}[{number}]"), (), entry)


def top(file: str, content: Mapping[str, Any]) -> Spot:
    """Return the file itself without the list of its entries."""
    listed, _ = ENTRY_LISTS[file]
    return Spot(file, "", (), {name: value for name, value in content.items() if name != listed})


def inside(spot: Spot) -> Iterator[Spot]:
    """Yield a spot and everything in it; what has an id in a list is called by it."""
    yield spot
    for step, value in steps(spot.value):
        yield from inside(spot.below(step, value))


def steps(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield what stands directly in a value, with the step that leads there."""
    if isinstance(value, Mapping):
        yield from ((str(name), one) for name, one in value.items())
    elif isinstance(value, list):
        yield from ((_name_of(one, "id", str(n)), one) for n, one in enumerate(value))


def everything(content: Content) -> Iterator[Spot]:
    """Yield every value of every file that has entries."""
    for file in ENTRY_LISTS:
        yield from all_of(content, file)


@lru_cache(maxsize=32)
def all_of(content: Content, file: str) -> tuple[Spot, ...]:
    """Return every value of one file; kept, because most rules ask for it."""
    if file not in content.files:
        return ()
    tops = (top(file, content.files[file]), *entries(file, content.files[file]))
    return tuple(spot for one in tops for spot in inside(one))


def _name_of(value: Any, key: str, otherwise: str) -> str:
    name = value.get(key) if isinstance(value, Mapping) else None
    return name if isinstance(name, str) and name else otherwise
