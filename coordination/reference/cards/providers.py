"""Provider cards: entities, preservation, retention, who accepts what, and customer notification."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from coordination.domain.wording import N_
from coordination.reference.cards.parts import SourceLine, corrections_of, sources_of
from coordination.reference.corrections import Placed
from coordination.reference.pack import Pack

FILE: Final = "providers"


class NoticeRisk(StrEnum):
    """How likely it is that the provider tells its customer of a request."""

    TELLS = "tells"
    SILENT = "silent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EntityLine:
    """A company of the provider, and for which users it answers."""

    name: str | None
    country: str
    serves: str | None


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """How long something is kept, in number and unit, and from when."""

    what: str
    value: int
    unit: str
    starts: str
    verified: bool
    source: SourceLine | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ProviderLine:
    """A provider in the list."""

    id: str
    name: str
    services: tuple[str, ...]
    countries: tuple[str, ...]
    notice: NoticeRisk
    preservation_days: int | None
    verified: bool
    corrected: int


@dataclass(frozen=True, slots=True)
class ProviderCard:
    """What the pack knows of a provider. None is: not found, which is never no."""

    line: ProviderLine
    entities: tuple[EntityLine, ...]
    addressee: str | None
    portal: str | None
    notice_exceptions: str | None
    preservation: Mapping[str, Any] | None
    periods: tuple[PeriodLine, ...]
    retention_facts: tuple[str, ...]
    foreign_requests: str | None
    accepts_foreign: str
    accepts_foreign_note: str | None
    emergency: str | None
    ncmec: str | None
    note: str | None
    source: SourceLine | None
    corrections: tuple[Placed, ...]


_ACCEPTS: Final = {
    True: N_("Requests of foreign authorities are accepted directly, as far as said below."),
    False: N_("Requests of foreign authorities are not accepted directly: use mutual assistance."),
    None: N_("Whether requests of foreign authorities are accepted directly is not known: ask."),
}


def provider_lines(pack: Pack) -> tuple[ProviderLine, ...]:
    """Return every provider, by name."""
    lines = [_line(pack, name, one) for name, one in pack.content.entries(FILE).items()]
    return tuple(sorted(lines, key=lambda line: line.name.casefold()))


def provider_card(pack: Pack, name: str) -> ProviderCard | None:
    """Return the card of a provider, or None where the pack has no such id."""
    raw = pack.content.entries(FILE).get(name)
    if raw is None:
        return None
    known = sources_of(pack.content, FILE)
    return ProviderCard(
        line=_line(pack, name, raw),
        entities=_entities(raw),
        addressee=raw.get("epoc_addressee"),
        portal=raw["portal"],
        notice_exceptions=raw["user_notice_exceptions"],
        preservation=raw["preservation"],
        periods=tuple(_period(one, known) for one in raw.get("retention", ())),
        retention_facts=tuple(raw["retention_facts"]),
        foreign_requests=raw["foreign_requests"],
        accepts_foreign=_ACCEPTS[raw.get("accepts_foreign_direct")],
        accepts_foreign_note=raw.get("accepts_foreign_note"),
        emergency=raw["emergency"],
        ncmec=raw["ncmec_reporting"],
        note=raw["note"],
        source=known.get(str(raw["source"])),
        corrections=tuple(corrections_of(pack.corrections, FILE, name).values()),
    )


def _line(pack: Pack, name: str, raw: Mapping[str, Any]) -> ProviderLine:
    notice = {True: NoticeRisk.TELLS, False: NoticeRisk.SILENT, None: NoticeRisk.UNKNOWN}
    return ProviderLine(
        id=name,
        name=raw["name"],
        services=tuple(raw["services"]),
        countries=tuple(dict.fromkeys(one.country for one in _entities(raw))),
        notice=notice[raw["user_notice_default"]],
        preservation_days=(raw["preservation"] or {}).get("days"),
        verified=raw["verified"],
        corrected=len(corrections_of(pack.corrections, FILE, name)),
    )


def _entities(raw: Mapping[str, Any]) -> tuple[EntityLine, ...]:
    union = raw["entity_eu"]
    first = [EntityLine(union["name"], union["country"], N_("users in Europe"))] if union else []
    others = [
        EntityLine(one["name"], one["country"], one.get("serves"))
        for one in raw.get("entities_other", ())
    ]
    return (*first, *others)


def _period(raw: Mapping[str, Any], known: Mapping[str, SourceLine]) -> PeriodLine:
    return PeriodLine(
        what=raw["what"],
        value=raw["value"],
        unit=raw["unit"],
        starts=raw["from"],
        verified=raw["verified"],
        source=known.get(str(raw.get("source"))),
        note=raw.get("note"),
    )
