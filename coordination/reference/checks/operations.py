"""Rules on forms and public operations: fields once in a form, events in their order."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.walk import Spot, entries
from coordination.reference.content import Content


def fields_stand_once_in_a_form(content: Content) -> Iterator[Fault]:
    """No key stands twice in one form: the second would fill the first."""
    for form in entries("forms", content.files.get("forms", {})):
        seen: set[str] = set()
        for section in _objects(form.value, "sections"):
            for field in _objects(section, "fields"):
                key = str(field.get("key"))
                if key in seen:
                    yield Spot(
                        "forms", form.entry, ("sections", str(section.get("id")), "fields"), key
                    ).fault(f"{key} stands twice in this form", "Give one of them another key.")
                seen.add(key)


def events_follow_each_other(content: Content) -> Iterator[Fault]:
    """Events of a case stand in their order, after its opening, and its lead State is one of it."""
    for case in entries("public_operations", content.files.get("public_operations", {})):
        if not isinstance(case.value, Mapping):
            continue
        days = [str(event.get("date")) for event in _objects(case.value, "dates")]
        if any(_before(later, earlier) for earlier, later in pairwise(days)):
            yield case.below("dates", None).fault(
                "the events are not in their order", "Put the earliest first."
            )
        opened = case.value.get("opened")
        if isinstance(opened, str) and any(_before(day, opened) for day in days):
            yield case.below("opened", opened).fault(
                "an event of the case is before its opening", "Correct opened or the event."
            )
        states = {one.get("alpha2") for one in _objects(case.value, "jurisdictions")}
        lead = case.value.get("lead_state")
        if lead is not None and lead not in states:
            yield case.below("lead_state", lead).fault(
                "the lead State is not among the States of the case",
                "Add it to jurisdictions, or correct it.",
            )


def _before(first: str, second: str) -> bool:
    """Compare as far as both are known: 2017 is not before 2017-08."""
    known = min(len(first), len(second))
    return first[:known] < second[:known]


def _objects(holder: Any, name: str) -> Iterator[Mapping[str, Any]]:
    listed = holder.get(name) if isinstance(holder, Mapping) else None
    return (one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, Mapping))
