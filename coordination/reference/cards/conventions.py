"""The 2000 Convention on a country card: no column has it, so its bases in the law are asked."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Final

from coordination.domain.law.instruments import BasisRule
from coordination.domain.law.nodes import IsState
from coordination.domain.wording import N_
from coordination.reference.cards.parts import Fact, named_sources, sources_of
from coordination.reference.pack import Pack

_FILE: Final = "instruments"
_ID: Final = "mla_2000"
_LABEL: Final = N_("EU Convention on MLA of 29 May 2000")


def convention_of_2000(pack: Pack, code: str) -> tuple[Fact, ...]:
    """Return how the Convention applies to a State: as a Member State, in articles, or nothing."""
    instrument = pack.law.instruments.get(_ID)
    member = pack.law.states[code].cell("eu_member")
    part_of = pack.law.states[code].part_of
    for basis in instrument.bases if instrument else ():
        named = code in set(_named(basis.condition))
        if named or (member.value is True and not set(_named(basis.condition))):
            return (_fact(pack, basis, verified=named or member.verified, part_of=part_of),)
    return ()


def _fact(pack: Pack, basis: BasisRule, *, verified: bool, part_of: str | None) -> Fact:
    is_partial = bool(set(_named(basis.condition)))
    return Fact(
        field=_ID,
        label=_LABEL,
        text=N_("binds in some articles only") if is_partial else N_("binds as a Member State"),
        known=True,
        verified=verified and basis.verified,
        note=". ".join((basis.article, *basis.cautions)),
        sources=named_sources(sources_of(pack.content, _FILE), basis.sources),
        inherited_from=part_of,
    )


def _named(node: object) -> Iterator[str]:
    """Yield the States that a condition names itself."""
    if isinstance(node, IsState):
        yield from node.states
    elif isinstance(node, tuple):
        for one in node:
            yield from _named(one)
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield from _named(getattr(node, field.name))
