"""What a value may be: kinds of single values, and shapes of objects, lists and tables.

A shape is compared with a value by `differences`. Kinds that name something, such as a State or
a source, look it up in the `Scope`, so that a wrong name is found wherever it stands.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.walk import Spot, steps


@dataclass(frozen=True, slots=True)
class Scope:
    """What values of one file may name, and the day on which the file stands."""

    as_of: date
    names: Mapping[str, frozenset[str]]


Judge = Callable[[Any, Scope], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """A single value: how it is recognised, and what to write instead."""

    judge: Judge
    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one shape; `least` of them at least."""

    shape: "Shape"
    least: int = 0


@dataclass(frozen=True, slots=True)
class TableOf:
    """An object whose names are themselves values of a kind."""

    keys: Kind
    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value that may be null: not found, ask; never no."""

    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Either:
    """A value of one of several kinds."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """An object with these fields and no others; a name that ends in `?` may be absent."""

    fields: Mapping[str, "Shape"]

    def plus(self, **more: "Shape") -> "Fields":
        """Return the shape with more fields; an underscore at the end stands for `?`."""
        added = {re.sub("_$", "?", name): shape for name, shape in more.items()}
        return Fields({**self.fields, **added})


Shape = Kind | ListOf | TableOf | Maybe | Either | Fields


def differences(spot: Spot, shape: Shape, scope: Scope) -> Iterator[Fault]:
    """Return where a value is not of its shape."""
    if isinstance(shape, Maybe):
        return iter(()) if spot.value is None else differences(spot, shape.shape, scope)
    if isinstance(shape, Fields):
        return _fields(spot, shape, scope)
    if isinstance(shape, TableOf):
        return _table(spot, shape, scope)
    if isinstance(shape, ListOf):
        return _list(spot, shape, scope)
    return _single(spot, shape.kinds if isinstance(shape, Either) else (shape,), scope)


def _single(spot: Spot, kinds: tuple[Kind, ...], scope: Scope) -> Iterator[Fault]:
    if not any(kind.judge(spot.value, scope) for kind in kinds):
        yield spot.fault(kinds[0].what, kinds[0].fix)


def _fields(spot: Spot, shape: Fields, scope: Scope) -> Iterator[Fault]:
    if not isinstance(spot.value, Mapping):
        yield spot.fault("this is no object", "Write an object with the fields of its kind.")
        return
    known = {name.removesuffix("?"): one for name, one in shape.fields.items()}
    for name, value in spot.value.items():
        if name in known:
            yield from differences(spot.below(name, value), known[name], scope)
        else:
            yield spot.below(name, value).fault(
                "this field is not known", "Correct its name or remove it."
            )
    for name in shape.fields:
        if not name.endswith("?") and name not in spot.value:
            yield spot.below(name, None).fault("this field is missing", "Add it.")


def _table(spot: Spot, shape: TableOf, scope: Scope) -> Iterator[Fault]:
    if not isinstance(spot.value, Mapping):
        yield spot.fault("this is no object", "Write an object.")
        return
    for name, value in spot.value.items():
        below = spot.below(name, value)
        if not shape.keys.judge(name, scope):
            yield below.fault(shape.keys.what, shape.keys.fix)
        yield from differences(below, shape.shape, scope)


def _list(spot: Spot, shape: ListOf, scope: Scope) -> Iterator[Fault]:
    if not isinstance(spot.value, list):
        yield spot.fault("this is no list", "Write a list; it may be empty where nothing is known.")
        return
    if len(spot.value) < shape.least:
        yield spot.fault("the list is too short", f"Name {shape.least} at least.")
    for step, value in steps(spot.value):
        yield from differences(spot.below(step, value), shape.shape, scope)


def word(*allowed: str) -> Kind:
    """Return the kind of a word from a closed list."""
    return Kind(
        lambda value, _: isinstance(value, str) and value in allowed,
        "this is none of the words that the field may have",
        f"Write one of: {', '.join(allowed)}.",
    )


def named(group: str, what: str, fix: str) -> Kind:
    """Return the kind of a name that stands elsewhere in the pack."""
    return Kind(
        lambda value, scope: isinstance(value, str) and value in scope.names[group], what, fix
    )


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_day(value: Any) -> bool:
    """Say whether a value is a day of the calendar, written as YYYY-MM-DD."""
    return day_in(value) is not None


def day_in(value: Any) -> date | None:
    """Return a day written as YYYY-MM-DD, or None for anything else."""
    try:
        return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
    except (TypeError, ValueError):
        return None


def _partial(value: Any, scope: Scope) -> bool:
    """Accept a past year, month or day."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return False
    first = day_in((value + "-01-01")[:10])
    return first is not None and date(1900, 1, 1) <= first <= scope.as_of


def _past(value: Any, scope: Scope) -> bool:
    day = day_in(value)
    return day is not None and date(1900, 1, 1) <= day <= scope.as_of


def _plausible(value: Any, scope: Scope) -> bool:
    day = day_in(value)
    return day is not None and 1950 <= day.year <= scope.as_of.year + 20


_TEXT_FIX: Final = "Write a text that is not empty, without a blank before or behind it."
_ADDRESS: Final = re.compile(r"https?://[^\s/@]+\.[^\s]+( \(.+\))?|\(.+\)")
TEXT: Final = Kind(
    lambda v, _: isinstance(v, str) and bool(v) and v == v.strip(),
    "no text, or one with a blank at an end",
    _TEXT_FIX,
)
ADDRESS: Final = Kind(
    lambda v, _: isinstance(v, str) and _ADDRESS.fullmatch(v) is not None,
    "this is no address of a page",
    "Write an address with http or https, or in brackets where it was read.",
)
ISO_DAY: Final = Kind(
    lambda v, _: is_day(v), "not an ISO date (YYYY-MM-DD)", "Write a day such as 2026-11-23."
)
PROSE: Final = Kind(lambda v, _: isinstance(v, str), "no text", "Write a text; it may be empty.")
FLAG: Final = Kind(
    lambda v, _: isinstance(v, bool), "neither true nor false", "Write true or false."
)
WHOLE: Final = Kind(lambda v, _: _whole(v) and v >= 0, "no whole number", "Write 0 or more.")
POSITIVE: Final = Kind(lambda v, _: _whole(v) and v > 0, "no number above 0", "Write 1 or more.")
PERIOD: Final = Kind(
    lambda v, _: _whole(v) and 0 < v <= 3660,
    "this period is no plausible number of days, weeks, months or years",
    "Write a whole number above 0.",
)
PAST: Final = Kind(
    _past,
    "this is no day of the calendar up to the date of the file",
    "Write a day such as 2026-11-23, not after as_of.",
)
DAY: Final = Kind(
    _plausible,
    "this is no plausible day of the calendar",
    "Write a day such as 2026-11-23.",
)
PARTIAL: Final = Kind(
    _partial,
    "this is no year, month or day up to the date of the file",
    "Write 2017, 2017-08 or 2017-08-14, not after as_of.",
)
STATE: Final = named(
    "states",
    "this State is not in jurisdictions.json",
    "Write the ISO 3166-1 alpha-2 code of a State of that file.",
)
SOURCE: Final = named(
    "sources",
    "this source is not listed at the top of the file",
    "Name a source of the list, or add this one to it.",
)
COLUMN: Final = named(
    "columns",
    "jurisdictions have no such field",
    "Name a field that the rows of jurisdictions.json have.",
)
FORM: Final = named("forms", "this form is not in forms.json", "Name the id of a form there.")
INSTRUMENT: Final = named(
    "instruments", "this instrument is not in instruments.json", "Name the id of an instrument."
)
WAY: Final = named(
    "ways",
    "neither an instrument nor one of its bases has this id",
    "Name an id of instruments.json.",
)
OFFENCE: Final = named(
    "offences", "this code is not in offences.json", "Name the code of an offence there."
)
