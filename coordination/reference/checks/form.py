"""Rules on the form of the pack: its files, the shape of each, and that nothing stands twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.kinds import differences
from coordination.reference.checks.scope import scope_of
from coordination.reference.checks.shapes import SHAPES
from coordination.reference.checks.walk import Spot, all_of, entries, everything, steps
from coordination.reference.content import ENTRY_LISTS, Content

# Lists that say a thing once, and in which a repetition is a slip of the editor.
_PLAIN_LISTS = frozenset(
    {"unverified", "services", "offence_codes", "namespaces", "use_for", "platforms", "values"}
    | {
        "avoid_terms",
        "sources",
        "in",
        "is",
        "instruments_used",
        "instruments",
        "fallback",
        "partial",
    }
    | {"inherits", "retention_facts", "legal_facts", "conference_2019_participant", "withheld"}
    | {"payment_channels", "evidence_types", "organisations", "registration_hints"}
)


def files_are_there(content: Content) -> Iterator[Fault]:
    """Every file of the pack is there, and each list that a file names beside it."""
    for file in ENTRY_LISTS:
        if file not in content.files:
            yield Fault(f"{file}.json", "", "", "the file is missing", "Restore it.")
    for spot in everything(content):
        if spot.name == "values_from" and spot.value not in content.texts:
            yield spot.fault("this text file is missing", "Restore it, or name another one.")


def values_have_their_shape(content: Content) -> Iterator[Fault]:
    """Every field is known, is there and holds what it may hold."""
    for file, shape in SHAPES.items():
        if file in content.files:
            scope, listed = scope_of(content, file), ENTRY_LISTS[file][0]
            for fault in differences(Spot(file, "", (), content.files[file]), shape, scope):
                yield _at_its_entry(fault, listed, content.files[file])


def _at_its_entry(fault: Fault, listed: str, file: Mapping[str, Any]) -> Fault:
    """Say `entry NO, field budapest` instead of `field jurisdictions.NO.budapest`."""
    steps_in = fault.field.split(".")
    if steps_in[0] != listed or len(steps_in) < 2:
        return fault
    name = steps_in[1]
    if name.isdecimal() and fault.file.removesuffix(".json") in ENTRY_LISTS:
        name = _entry_name(
            file, listed, int(name), ENTRY_LISTS[fault.file.removesuffix(".json")][1]
        )
    return Fault(fault.file, name, ".".join(steps_in[2:]), fault.what, fault.fix, fault.weight)


def _entry_name(file: Mapping[str, Any], listed: str, number: int, key: str) -> str:
    entry = file[listed][number]
    name = entry.get(key) if isinstance(entry, dict) else None
    return name if isinstance(name, str) and name else f"{listed}[{number}]"


def nothing_stands_twice(content: Content) -> Iterator[Fault]:
    """No code, id or listed word is used twice where it has to name one thing."""
    for file in ENTRY_LISTS:
        if file not in content.files:
            continue
        found = list(entries(file, content.files[file]))
        yield from _twice(found, ENTRY_LISTS[file][1], [spot.entry for spot in found])
        for one in all_of(content, file):
            yield from _twice_in_list(one)
    yield from _same_limits(content)


def _twice_in_list(spot: Spot) -> Iterator[Fault]:
    if not isinstance(spot.value, list):
        return
    ids = [one["id"] for one in spot.value if isinstance(one, dict) and _is_text(one.get("id"))]
    again = [name for name, count in Counter(ids).items() if count > 1]
    if spot.name in _PLAIN_LISTS:
        words = Counter(str(one) for one in spot.value if not isinstance(one, dict | list))
        again += [name for name, count in words.items() if count > 1]
    for name in again:
        yield spot.fault(f"{name} stands twice", "Remove one.")


def _twice(found: list[Spot], key: str, names: list[str]) -> Iterator[Fault]:
    counts = Counter(names)
    for spot in found:
        if counts[spot.entry] > 1:
            counts[spot.entry] = 1
            yield spot.below(key, None).fault("this entry stands twice", "Remove one of the two.")


def _same_limits(content: Content) -> Iterator[Fault]:
    """Say where two instruments use one id for a time limit: deadlines are kept under it."""
    seen: dict[str, str] = {}
    for entry in entries("instruments", content.files.get("instruments", {})):
        limits = entry.value.get("time_limits") if isinstance(entry.value, dict) else None
        for step, _ in steps(limits):
            if step in seen and seen[step] != entry.entry:
                yield (
                    entry.below("time_limits", None)
                    .below(step, None)
                    .fault(
                        f"{seen[step]} has a time limit of this id as well", "Give it another id."
                    )
                )
            seen[step] = entry.entry


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
