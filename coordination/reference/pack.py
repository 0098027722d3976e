"""Load and check the reference pack: jurisdictions, offences and values that prove nothing.

Law and lists are data with a source and a date beside each fact, so that a lawyer can correct
one without touching code. Every file is checked when it is loaded; a fault names file, entry
and field, and nothing starts with a pack that has one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from coordination.domain.knowledge import Knowledge
from coordination.reference.entries import Entry, PackError, read_file
from coordination.reference.rules import read_rules

__all__ = ["Jurisdiction", "Offence", "Pack", "PackError", "load_pack"]

DATA = Path(__file__).parent / "data"

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A State or territory by its ISO 3166-1 alpha-2 code; `XK` stands for Kosovo.

    `eu_member` is None for a territory: the pack says nothing of those, and no answer is not
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
    """The reference data of one date (`as_of`, ISO 8601), checked and ready to use."""

    as_of: str
    jurisdictions: Mapping[str, Jurisdiction]
    offences: Mapping[str, Offence]
    knowledge: Knowledge
    public_operations: tuple[dict[str, Any], ...]

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
    places = read_file(folder / "jurisdictions.json")
    offences = read_file(folder / "offences.json")
    operations = read_file(folder / "public_operations.json")
    jurisdictions = _by_code(places.entries("jurisdictions"), "alpha2", _jurisdiction)
    coded = _by_code(offences.entries("offences"), "code", _offence)
    _check_territories(places.entries("jurisdictions"), jurisdictions)
    rules = [
        *read_rules(folder, "worthless_values.json", "worthless"),
        *read_rules(folder, "shared_values.json", "shared"),
    ]
    return Pack(
        as_of=max(file.date("as_of") for file in (places, offences, operations)),
        jurisdictions=jurisdictions,
        offences=coded,
        knowledge=Knowledge.of(rules),
        public_operations=tuple(
            _operation(entry, jurisdictions, coded) for entry in operations.entries("cases")
        ),
    )


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
    eu_member = entry.flag("eu_member")
    return Jurisdiction(
        alpha2=alpha2,
        name=entry.text("name_en"),
        alpha3=entry.optional_text("alpha3"),
        territory_of=territory_of,
        eu_member=eu_member if territory_of is None else None,
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
