"""Build the law of the pack: instruments, steps, States and provider cards, each read and checked.

Everything that a condition names must exist; a fault names file, entry and field, like every
other fault of the pack.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from coordination.domain.law.instruments import BasisRule, Instrument, Law, Shape, StepRule
from coordination.domain.law.nodes import Always, Node, StateTest
from coordination.domain.law.reading import (
    BadCondition,
    Names,
    read_condition,
    read_state_test,
)
from coordination.domain.law.trace import Source
from coordination.domain.proposals.parts import Step
from coordination.reference.content import Content
from coordination.reference.entries import Entry
from coordination.reference.law_cards import read_provider
from coordination.reference.law_periods import read_limit
from coordination.reference.law_states import read_states

Kept = TypeVar("Kept")

FILES = ("instruments", "jurisdictions", "providers")


def build_law(content: Content) -> Law:
    """Return the law that the files make; raise PackError, naming the place, for a bad one."""
    file = content.file("instruments")
    places = content.file("jurisdictions")
    switches = {entry.text("id"): entry.flag("value") for entry in file.entries("legal_facts")}
    states = read_states(places)
    names = Names(frozenset(states), frozenset(switches))
    instruments = _by_id(file.entries("instruments"), lambda entry: _instrument(entry, names))
    return Law(
        as_of=max(content.file(name).date("as_of") for name in FILES),
        states=states,
        instruments=instruments,
        steps=_by_id(file.entries("steps"), lambda entry: _step(entry, names, instruments)),
        legal_facts=MappingProxyType(switches),
        sources=MappingProxyType(dict(_sources(content))),
        providers=_by_id(content.file("providers").entries("providers"), read_provider),
    )


def _by_id(entries: list[Entry], read: Callable[[Entry], Kept]) -> Mapping[str, Kept]:
    found: dict[str, Kept] = {}
    for entry in entries:
        name = entry.text("id")
        if name in found:
            raise entry.fault("id", "this name stands twice; remove one entry")
        found[name] = read(entry)
    return MappingProxyType(found)


def _sources(content: Content) -> Iterator[tuple[str, Source]]:
    for name in FILES:
        file = content.file(name)
        for entry in file.entries("sources"):
            source = Source(
                id=entry.text("id"),
                title=entry.text("title"),
                address=entry.optional_text("url"),
                read=entry.optional_text("read") or "",
                as_of=file.date("as_of"),
            )
            yield source.id, source


def _condition(entry: Entry, field: str, names: Names) -> Node | None:
    if field not in entry.fields:
        return None
    try:
        return read_condition(entry.fields[field], names, field)
    except BadCondition as wrong:
        raise entry.fault(field, str(wrong)) from wrong


def _member(entry: Entry, names: Names) -> StateTest | None:
    if "member" not in entry.fields:
        return None
    try:
        return read_state_test(entry.fields["member"], names)
    except BadCondition as wrong:
        raise entry.fault("member", str(wrong)) from wrong


def _needed(entry: Entry, field: str, names: Names) -> Node:
    node = _condition(entry, field, names)
    if node is None:
        raise entry.fault(field, "a condition is needed")
    return node


def _instrument(entry: Entry, names: Names) -> Instrument:
    limits = entry.entries("time_limits")
    return Instrument(
        id=entry.text("id"),
        name=entry.text("name"),
        description=entry.text("description"),
        condition=_needed(entry, "condition", names),
        reject=_condition(entry, "reject_condition", names),
        only_when=_condition(entry, "only_when", names),
        awaiting=_condition(entry, "awaiting", names),
        bases=_bases(entry, names),
        in_force_note=entry.optional_text("in_force_note") or "",
        proposable=entry.flag("proposable") if "proposable" in entry.fields else True,
        cautions=_cautions(entry),
        limits=tuple(read_limit(limit) for limit in limits),
        form=entry.optional_text("form"),
        sources=_named_sources(entry),
    )


def _cautions(entry: Entry) -> tuple[str, ...]:
    texts = (entry.optional_text(field) for field in ("caution", "condition_note", "open_point"))
    return tuple(text for text in texts if text)


def _named_sources(entry: Entry) -> tuple[str, ...]:
    found = [basis.optional_text("source") for basis in entry.entries("legal_basis")]
    return tuple(dict.fromkeys(source for source in found if source))


def _bases(entry: Entry, names: Names) -> tuple[BasisRule, ...]:
    """Return the bases in order; an instrument without such a list has the first that it names."""
    if "bases_in_order" in entry.fields:
        return tuple(_basis(basis, names) for basis in entry.entries("bases_in_order"))
    first = entry.entries("legal_basis")[0]
    source = first.optional_text("source")
    return (
        BasisRule(
            id=entry.text("id"),
            act=first.text("act"),
            article=first.text("article"),
            condition=Always(),
            awaiting=None,
            manual=entry.optional_text("manual"),
            cautions=(),
            verified=first.flag("verified"),
            sources=(source,) if source else (),
        ),
    )


def _basis(entry: Entry, names: Names) -> BasisRule:
    caution, source = entry.optional_text("caution"), entry.optional_text("source")
    return BasisRule(
        id=entry.text("id"),
        act=entry.text("act"),
        article=entry.text("article"),
        condition=_needed(entry, "condition", names),
        awaiting=_condition(entry, "awaiting", names),
        manual=entry.optional_text("manual"),
        cautions=(caution,) if caution else (),
        verified=entry.flag("verified"),
        sources=(source,) if source else (),
    )


def _step(entry: Entry, names: Names, instruments: Mapping[str, Instrument]) -> StepRule:
    if entry.text("id") not in set(Step):
        raise entry.fault("id", f"one of these is needed: {', '.join(Step)}")
    if entry.text("shape") not in set(Shape):
        raise entry.fault("shape", f"one of these is needed: {', '.join(Shape)}")
    listed = entry.texts("instruments")
    unknown = [name for name in listed if name not in instruments]
    if unknown:
        raise entry.fault("instruments", f"{unknown[0]} is no instrument of this file")
    ruled = [name for name in listed if not instruments[name].proposable]
    if ruled:
        raise entry.fault("instruments", f"{ruled[0]} is a rule and no step")
    return StepRule(
        id=entry.text("id"),
        shape=Shape(entry.text("shape")),
        instruments=listed,
        need=_needed(entry, "need", names),
        member=_member(entry, names),
        fallback=_named(entry, "fallback"),
        partial=_named(entry, "partial"),
        to_provider=entry.flag("to_provider") if "to_provider" in entry.fields else False,
    )


def _named(entry: Entry, field: str) -> frozenset[str]:
    return frozenset(entry.texts(field)) if field in entry.fields else frozenset()
