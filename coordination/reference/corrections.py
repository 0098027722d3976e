"""Local corrections: facts that the administrator holds differently from the delivered pack.

They are kept apart from the release and laid over it, so that an update of the release never
overwrites one and none hides what was delivered. A correction stands on the value that it
replaced: when a later release has another one there, it stays in force and says so until
somebody confirms or withdraws it.
"""

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from coordination.domain.wording import N_
from coordination.reference.content import ENTRY_LISTS, Content
from coordination.reference.derived import DERIVED, derive, follow_switches, switch_of

CORRECTABLE: Final = ("jurisdictions", "instruments", "providers", "contacts")
# Parts of a file that are no entry of its list, and yet hold facts of law.
_PARTS: Final = frozenset({"entry_into_force", "legal_facts"})
# What names an entry, and how facts are marked: a correction brings its own source.
_FIXED: Final = frozenset({"alpha2", "alpha3", "numeric", "id", "sources", "unverified"})

Address = tuple[str, str, str]


class RefusedCorrection(ValueError):
    """A fact cannot be corrected so; the text (N_) says why and what to do."""


class Standing(StrEnum):
    """How a correction stands to the release that is in use."""

    IN_FORCE = "in_force"
    OUTDATED = "outdated"  # in force, but the delivered value changed since: decide
    DELIVERED = "delivered"  # the release says the same by now: withdraw it
    UNFIT = "unfit"  # the release has no such fact any more, or refuses the value: not applied


@dataclass(frozen=True, slots=True)
class Correction:
    """One fact as the administrator holds it, signed: who, when, why, from which source.

    `base` is the delivered value when it was made or last confirmed, in release `base_release`.
    `field` is a path: `preservation.days`, or `time_limits.bud29_hold.value` by id.
    """

    id: str
    file: str
    entry: str
    field: str
    value: Any
    base: Any
    base_release: str
    source: str
    reason: str
    by: str
    at: datetime

    @property
    def address(self) -> Address:
        """Return file, entry and field."""
        return (self.file, self.entry, self.field)


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction with what the release in use says there, and how the two stand."""

    correction: Correction
    delivered: Any
    standing: Standing
    problem: str = ""

    @property
    def is_undecided(self) -> bool:
        """Say whether somebody has to confirm or withdraw it."""
        return self.standing in {Standing.OUTDATED, Standing.UNFIT}


def delivered_value(content: Content, address: Address) -> Any:
    """Return what a release says at an address; raise RefusedCorrection where it has no such."""
    file, entry, field = address
    _check_address(file, field)
    found = _entry(content, file, entry)
    if file == "instruments" and field == "in_force" and switch_of(found.get("condition")):
        raise RefusedCorrection(
            N_("This follows from a legal fact of the file. Correct that one, in legal_facts.")
        )
    return _look(found, field.split("."))


def place(content: Content, corrections: Iterable[Correction]) -> tuple[Placed, ...]:
    """Return each correction with its standing towards the delivered files."""
    return tuple(_place(content, one) for one in corrections)


def lay_over(content: Content, placed: Sequence[Placed]) -> Content:
    """Return the files with the corrections in them; what is delivered is not touched."""
    files = dict(content.files)
    for one in placed:
        if one.standing is not Standing.UNFIT:
            correction = one.correction
            files[correction.file] = _corrected(files[correction.file], correction)
    return replace(content, files=MappingProxyType(files))


def unfit(placed: Placed, problem: str) -> Placed:
    """Return a correction as one that cannot be applied, with the reason."""
    return replace(placed, standing=Standing.UNFIT, problem=problem)


def _place(content: Content, correction: Correction) -> Placed:
    try:
        delivered = delivered_value(content, correction.address)
    except RefusedCorrection as gone:
        return Placed(correction, None, Standing.UNFIT, str(gone))
    if same(delivered, correction.value):
        return Placed(correction, delivered, Standing.DELIVERED)
    kept = same(delivered, correction.base)
    return Placed(correction, delivered, Standing.IN_FORCE if kept else Standing.OUTDATED)


def same(left: Any, right: Any) -> bool:
    """Say whether two values of JSON are equal; `true` and 1 are not."""
    return type(left) is type(right) and bool(left == right)


def _check_address(file: str, field: str) -> None:
    if file not in CORRECTABLE:
        raise RefusedCorrection(
            N_("Only facts of jurisdictions, instruments, providers and contacts are corrected.")
        )
    steps = field.split(".")
    first = steps[0]
    if file == "jurisdictions" and first in DERIVED:
        raise RefusedCorrection(
            N_("This field follows from another one. Correct that one: it is named in the columns.")
        )
    if first in _FIXED or steps[-1] == "id" or "condition" in first:
        raise RefusedCorrection(
            N_("This field is part of how the pack is built. Only a new release changes it.")
        )


def _entry(content: Content, file: str, name: str) -> Any:
    if name in _PARTS and name in content.files[file]:
        return content.files[file][name]
    found = content.entries(file).get(name)
    if found is None:
        raise RefusedCorrection(
            N_("The file has no such entry. Look it up with: coordination pack show FILE")
        )
    return found


def _look(value: Any, path: Sequence[str]) -> Any:
    for step in path:
        value = _step(value, step)
    if isinstance(value, dict) or (isinstance(value, list) and any(map(_is_object, value))):
        raise RefusedCorrection(
            N_("The field holds several facts. Name one of them, such as preservation.days.")
        )
    return value


def _step(value: Any, step: str) -> Any:
    if isinstance(value, Mapping) and step in value:
        return value[step]
    if isinstance(value, list):
        named = [one for one in value if isinstance(one, dict) and one.get("id") == step]
        if named:
            return named[0]
        if step.isdecimal() and int(step) < len(value):
            return value[int(step)]
    raise RefusedCorrection(
        N_("The entry has no such field. Look it up with: coordination pack show FILE ENTRY")
    )


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _corrected(file: Mapping[str, Any], correction: Correction) -> Mapping[str, Any]:
    """Return a copy of a file in which one entry is a changed copy and the others are the same."""
    if correction.entry in _PARTS:
        changed = copy.deepcopy(file[correction.entry])
        _set(changed, correction.field.split("."), correction.value)
        whole = {**file, correction.entry: changed}
        return follow_switches(whole) if correction.file == "instruments" else whole
    listed, key = ENTRY_LISTS[correction.file]
    entries = [
        _changed(entry, correction) if entry[key] == correction.entry else entry
        for entry in file[listed]
    ]
    return {**file, listed: entries}


def _changed(entry: Mapping[str, Any], correction: Correction) -> dict[str, Any]:
    changed = copy.deepcopy(dict(entry))
    _set(changed, correction.field.split("."), correction.value)
    if correction.file == "jurisdictions":
        # The correction names a source, so the fact no longer counts as one that nobody read.
        derived = {name for name, (base, _) in DERIVED.items() if correction.field in base}
        answered = {correction.field, *derived} if correction.value is not None else set()
        changed["unverified"] = [one for one in changed["unverified"] if one not in answered]
        derive(changed)
    return changed


def _set(value: Any, path: Sequence[str], new: Any) -> None:
    for step in path[:-1]:
        value = _step(value, step)
    last = path[-1]
    value[int(last) if isinstance(value, list) else last] = new
