"""What cards are made of: facts with their standing, and sources with what was read of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coordination.domain.wording import N_
from coordination.reference.content import Content
from coordination.reference.corrections import Placed


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source: title, address if it has one, and how much of it was read."""

    id: str
    title: str
    address: str | None
    read: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a card.

    `label` and `text` are English; words of this product are marked with `N_`, words of the pack
    stand as they are. `known` is false where the pack has null: not found, which is never no.
    `inherited_from` is the State of which this is a part and whose fact it has, unconfirmed.
    """

    field: str
    label: str
    text: str
    known: bool
    verified: bool
    since: date | None = None
    note: str | None = None
    sources: tuple[SourceLine, ...] = ()
    correction: Placed | None = None
    ratified: int | None = None
    ratified_verified: bool = True
    inherited_from: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A statement of the pack with where it stands in the law and where it was read."""

    text: str
    basis: str | None
    verified: bool
    source: SourceLine | None
    note: str | None = None


WORDS: Mapping[object, str] = {
    True: N_("yes"),
    False: N_("no"),
    None: N_("not known: ask"),
    "party": N_("Party"),
    "signatory": N_("signed, not ratified"),
    "ratified": N_("ratified"),
    "invited": N_("invited to accede"),
    "none": N_("none found"),
    "unknown": N_("not known: ask"),
    "not_applicable": N_("does not apply"),
    "member": N_("national desk"),
    "liaison_prosecutor": N_("liaison prosecutor"),
    "cooperation_agreement": N_("cooperation agreement"),
    "contact_point": N_("contact point"),
    "in_force": N_("agreement in force"),
    "negotiating": N_("negotiating"),
    "negotiating_via_eu": N_("negotiated by the Union"),
    "partner_state": N_("the partner of the agreements"),
}


def worded(value: Any) -> str:
    """Return a value of the pack in words."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return WORDS.get(value, str(value))
    return str(value)


def sources_of(content: Content, file: str) -> dict[str, SourceLine]:
    """Return the sources of a file by their id."""
    return {
        one["id"]: SourceLine(one["id"], one["title"], one.get("url"), one.get("read", ""))
        for one in content.files[file]["sources"]
    }


def named_sources(
    known: Mapping[str, SourceLine], names: Iterable[str | None]
) -> tuple[SourceLine, ...]:
    """Return sources by name, each once, unknown names left out."""
    return tuple(known[name] for name in dict.fromkeys(names) if name and name in known)


def corrections_of(placed: Iterable[Placed], file: str, entry: str) -> dict[str, Placed]:
    """Return the corrections of one entry by field."""
    return {
        one.correction.field: one
        for one in placed
        if (one.correction.file, one.correction.entry) == (file, entry)
    }


def remark(raw: Mapping[str, Any], known: Mapping[str, SourceLine]) -> Remark:
    """Return a statement of the pack."""
    return Remark(
        text=str(raw.get("text", "")),
        basis=raw.get("basis"),
        verified=raw.get("verified") is True,
        source=known.get(str(raw.get("source"))),
        note=raw.get("note"),
    )
