"""Load and check the reference pack: jurisdictions, offences and values that prove nothing.

Law and lists are data with a source and a date beside each fact, so that a lawyer can correct
one without touching code. Every file is checked when it is loaded; a fault names file, entry
and field, and nothing starts with a pack that has one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from coordination.domain.knowledge import Knowledge
from coordination.domain.law.instruments import Law
from coordination.reference.content import Content, read_content
from coordination.reference.corrections import Correction, Placed, lay_over, place, unfit
from coordination.reference.entries import Entry, PackError
from coordination.reference.law import build_law
from coordination.reference.release import Release, Stamp, read_release
from coordination.reference.rules import read_rules

__all__ = [
    "Jurisdiction",
    "Offence",
    "Pack",
    "PackError",
    "build_pack",
    "corrected_pack",
    "load_pack",
]

DATA = Path(__file__).parent / "data"

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A State or territory by its ISO 3166-1 alpha-2 code; `XK` stands for Kosovo.

    `eu_member` is None where the pack says nothing, as of most territories, and no answer is not
    a no. `unverified` names the facts that nobody has read in a source yet.
    """

    alpha2: str
    name: str
    alpha3: str | None
    territory_of: str | None
    eu_member: bool | None
    unverified: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence of the pack's list; `source` is where its treaty columns were read."""

    code: str
    term: str
    description: str
    verified: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class Pack:
    """The reference data of one date (`as_of`, ISO 8601), checked and ready to use.

    `content` is what it was made from and `delivered` the same without the administrator's
    corrections, which `corrections` lists, those that no longer fit included.
    """

    as_of: str
    release: Release
    content: Content
    delivered: Content
    corrections: tuple[Placed, ...]
    law: Law
    jurisdictions: Mapping[str, Jurisdiction]
    offences: Mapping[str, Offence]
    knowledge: Knowledge
    public_operations: tuple[dict[str, Any], ...]

    @property
    def stamp(self) -> Stamp:
        """Return what a page that uses the pack says about it."""
        undecided = sum(placed.is_undecided for placed in self.corrections)
        return Stamp(self.release.name, self.as_of, len(self.corrections), undecided)

    @property
    def offence_codes(self) -> frozenset[str]:
        """Return the codes that a record may name as offences."""
        return frozenset(self.offences)

    @property
    def jurisdiction_codes(self) -> frozenset[str]:
        """Return the codes that a record may name as jurisdictions."""
        return frozenset(self.jurisdictions)


def load_pack(folder: Path | None = None) -> Pack:
    """Return the pack in a folder, by default the one delivered with the product.

    Raises PackError, which names file, entry and field, for a pack that cannot be trusted. The
    result is kept per folder: files changed while the program runs are read at its next start.
    """
    return _load(DATA if folder is None else folder)


@lru_cache(maxsize=4)
def _load(folder: Path) -> Pack:
    return build_pack(read_content(folder))


def build_pack(content: Content) -> Pack:
    """Return the pack that files make; raise PackError, which names the place, for bad ones."""
    places = content.file("jurisdictions")
    offences = content.file("offences")
    operations = content.file("public_operations")
    jurisdictions = _by_code(places.entries("jurisdictions"), "alpha2", _jurisdiction)
    coded = _by_code(offences.entries("offences"), "code", _offence)
    _check_territories(places.entries("jurisdictions"), jurisdictions)
    rules = [
        *read_rules(content, "worthless_values", "worthless"),
        *read_rules(content, "shared_values", "shared"),
    ]
    return Pack(
        as_of=max(file.date("as_of") for file in (places, offences, operations)),
        release=read_release(content),
        content=content,
        delivered=content,
        corrections=(),
        law=build_law(content),
        jurisdictions=jurisdictions,
        offences=coded,
        knowledge=Knowledge.of(rules),
        public_operations=tuple(
            _operation(entry, jurisdictions, coded) for entry in operations.entries("cases")
        ),
    )


def corrected_pack(delivered: Pack, corrections: Iterable[Correction]) -> Pack:
    """Return a delivered pack with corrections over it.

    A correction that the release does not bear, because the fact is gone or the value is no
    longer valid beside the others, is left out and listed as unfit; the others stand.
    """
    placed = place(delivered.content, corrections)
    if not placed:
        return delivered
    try:
        return _laid(delivered, placed)
    except PackError:
        return _laid(delivered, _fitting(delivered, placed))


def _laid(delivered: Pack, placed: Sequence[Placed]) -> Pack:
    """Return a pack with corrections in it; they touch facts of law and no list of values."""
    content = lay_over(delivered.content, placed)
    return replace(
        delivered,
        content=content,
        corrections=tuple(placed),
        jurisdictions=_by_code(
            content.file("jurisdictions").entries("jurisdictions"), "alpha2", _jurisdiction
        ),
        law=build_law(content),
    )


def _fitting(delivered: Pack, placed: Sequence[Placed]) -> list[Placed]:
    """Return the corrections, each tried on those before it."""
    tried: list[Placed] = []
    for one in placed:
        try:
            _laid(delivered, [*tried, one])
        except PackError as wrong:
            tried.append(unfit(one, str(wrong)))
        else:
            tried.append(one)
    return tried


def _by_code(entries: list[Entry], key: str, read: Callable[[Entry], Row]) -> Mapping[str, Row]:
    found: dict[str, Row] = {}
    for entry in entries:
        code = entry.text(key)
        if code in found:
            raise entry.fault(key, "this code stands twice; remove one entry")
        found[code] = read(entry)
    return MappingProxyType(found)


def _jurisdiction(entry: Entry) -> Jurisdiction:
    alpha2 = entry.text("alpha2")
    if len(alpha2) != 2 or not (alpha2.isascii() and alpha2.isupper()):
        raise entry.fault("alpha2", "two capital letters are needed (ISO 3166-1)")
    territory_of = entry.optional_text("territory_of")
    eu_member = None if entry.fields.get("eu_member") is None else entry.flag("eu_member")
    return Jurisdiction(
        alpha2=alpha2,
        name=entry.text("name_en"),
        alpha3=entry.optional_text("alpha3"),
        territory_of=territory_of,
        eu_member=eu_member,
        unverified=frozenset(entry.texts("unverified")),
    )


def _offence(entry: Entry) -> Offence:
    verified = entry.flag("verified")
    source = entry.optional_text("source")
    if verified and source is None:
        raise entry.fault("source", "a verified fact needs its source")
    return Offence(
        code=entry.text("code"),
        term=entry.text("term"),
        description=entry.plain_text("description"),
        verified=verified,
        source=source,
    )


def _check_territories(entries: list[Entry], known: Mapping[str, Jurisdiction]) -> None:
    for entry in entries:
        owner = entry.optional_text("territory_of")
        if owner is not None and owner not in known:
            raise entry.fault("territory_of", "this State is not in the file; add it or correct it")


def _operation(
    entry: Entry, places: Mapping[str, Jurisdiction], offences: Mapping[str, Offence]
) -> dict[str, Any]:
    entry.text("id")
    entry.text("source")
    if any(state.text("alpha2") not in places for state in entry.entries("jurisdictions")):
        raise entry.fault("jurisdictions", "a State is not in jurisdictions.json")
    if not set(entry.texts("offence_codes")) <= offences.keys():
        raise entry.fault("offence_codes", "a code is not in offences.json")
    return dict(entry.fields)
