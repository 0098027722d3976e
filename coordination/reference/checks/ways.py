"""Rules on steps and their ways: every step is there, every instrument has one, ids are single."""

from collections.abc import Iterator, Mapping
from typing import Any

from coordination.domain.proposals.parts import Step
from coordination.reference.checks.faults import Fault
from coordination.reference.checks.walk import Spot, entries
from coordination.reference.content import Content


def steps_are_whole(content: Content) -> Iterator[Fault]:
    """Each step of the product is there, and what it names as a fallback is one of its ways."""
    file = content.files.get("instruments")
    if file is None:
        return
    steps = {str(step.get("id")): step for step in _objects(file.get("steps"))}
    for wanted in Step:
        if wanted.value not in steps:
            yield Spot("instruments", "", ("steps", wanted.value), None).fault(
                "this step is missing", "Restore it."
            )
    bases = {entry.entry: _bases(entry.value) for entry in entries("instruments", file)}
    for name, step in steps.items():
        own = _texts(step.get("instruments"))
        ways = {*own, *(basis for one in own for basis in bases.get(one, ()))}
        for field in ("fallback", "partial"):
            for way in sorted(_texts(step.get(field)) - ways):
                yield Spot("instruments", "", ("steps", name, field), way).fault(
                    f"{way} is no way of this step", "Name one of its instruments or their bases."
                )


def every_instrument_has_a_step(content: Content) -> Iterator[Fault]:
    """Say which instrument no step names, though it is no mere rule."""
    file = content.files.get("instruments", {})
    used = {one for step in _objects(file.get("steps")) for one in _texts(step.get("instruments"))}
    for entry in entries("instruments", file):
        is_rule = isinstance(entry.value, Mapping) and entry.value.get("proposable") is False
        if entry.entry not in used and not is_rule:
            yield entry.below("proposable", None).fault(
                "no step names this instrument",
                "Name it in a step, or write proposable: false for a rule.",
            )


def bases_have_their_own_ids(content: Content) -> Iterator[Fault]:
    """Say which basis has the id of another instrument or of one of its bases."""
    listed = list(entries("instruments", content.files.get("instruments", {})))
    owners = {entry.entry: entry.entry for entry in listed}
    for entry in listed:
        for name in _bases(entry.value):
            owner = owners.setdefault(name, entry.entry)
            if owner != entry.entry:
                yield Spot("instruments", entry.entry, ("bases_in_order", name, "id"), name).fault(
                    f"{owner} has this id as well", "Give the basis another id."
                )


def _bases(instrument: Any) -> list[str]:
    listed = instrument.get("bases_in_order") if isinstance(instrument, Mapping) else None
    return [str(one.get("id")) for one in _objects(listed)]


def _objects(listed: Any) -> Iterator[Mapping[str, Any]]:
    return (one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, Mapping))


def _texts(listed: Any) -> set[str]:
    return {one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, str)}
