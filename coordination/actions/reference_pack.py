"""Read the reference pack: its release, and the cards of countries, providers and instruments.

Everybody may, and nothing of it goes to the log: it is law and lists, and no case.
"""

from dataclasses import dataclass
from typing import TypeVar

from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.permissions import Act, can
from coordination.reference.cards.countries import (
    CountryCard,
    CountryLine,
    country_card,
    country_lines,
)
from coordination.reference.cards.instruments import (
    InstrumentCard,
    InstrumentLine,
    instrument_card,
    instrument_lines,
)
from coordination.reference.cards.providers import (
    ProviderCard,
    ProviderLine,
    provider_card,
    provider_lines,
)
from coordination.reference.content import ENTRY_LISTS
from coordination.reference.corrections import Placed
from coordination.reference.release import FileOfRelease, Release
from coordination.reference.showing import verified_counts

Card = TypeVar("Card")

COUNTRY_GROUPS = ("eu", "eurojust", "budapest", "territory", "corrected")


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the release: entries, facts that were read and that were not, its origin."""

    name: str
    entries: int
    read: int
    unread: int
    as_of: str
    listed: FileOfRelease | None


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """The release in use, its files, and what is corrected here."""

    release: Release
    as_of: str
    files: tuple[FileLine, ...]
    conflicts: tuple[tuple[str, str], ...]
    corrections: tuple[Placed, ...]
    may_correct: bool


@dataclass(frozen=True, slots=True)
class Countries:
    """The list of States as asked for."""

    query: str
    group: str
    rows: tuple[CountryLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Providers:
    """The list of providers as asked for."""

    query: str
    rows: tuple[ProviderLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Instruments:
    """The list of instruments as asked for."""

    query: str
    rows: tuple[InstrumentLine, ...]
    total: int


def show_release(bench: Workbench) -> ReleasePage:
    """Return what the pack in use is made of."""
    bench.permit(Act.READ_PACK)
    pack = bench.pack
    listed = {file.name: file for file in pack.release.files}
    conflicts = pack.content.files["jurisdictions"]["known_conflicts"]
    return ReleasePage(
        release=pack.release,
        as_of=pack.as_of,
        files=tuple(_file(bench, name, listed.get(f"{name}.json")) for name in ENTRY_LISTS),
        conflicts=tuple((one["field"], one["what"]) for one in conflicts),
        corrections=pack.corrections,
        may_correct=can(bench.actor, Act.CORRECT_PACK).allowed,
    )


def _file(bench: Workbench, name: str, listed: FileOfRelease | None) -> FileLine:
    content = bench.pack.content
    read, unread = verified_counts(content, name)
    as_of = content.files[name]["as_of"]
    return FileLine(f"{name}.json", len(content.entries(name)), read, unread, as_of, listed)


def list_countries(bench: Workbench, query: str, group: str) -> Countries:
    """Return the States whose name or code holds the text, of one group if it is named."""
    bench.permit(Act.READ_PACK)
    lines = country_lines(bench.pack)
    rows = tuple(
        line
        for line in lines
        if _holds(query, line.code, line.name) and (not group or _belongs(line, group))
    )
    return Countries(query, group, rows, len(lines))


def _belongs(line: CountryLine, group: str) -> bool:
    return {
        "eu": line.eu_member is True,
        "eurojust": line.eurojust not in (None, "none"),
        "budapest": line.budapest == "party",
        "territory": line.territory_of is not None,
        "corrected": line.corrected > 0,
    }.get(group, False)


def show_country(bench: Workbench, code: str) -> CountryCard:
    """Return the card of a State; raise NoSuchRecord for a code that the pack does not have."""
    bench.permit(Act.READ_PACK)
    return _there(country_card(bench.pack, code))


def list_providers(bench: Workbench, query: str) -> Providers:
    """Return the providers whose name or services hold the text."""
    bench.permit(Act.READ_PACK)
    lines = provider_lines(bench.pack)
    rows = tuple(line for line in lines if _holds(query, line.id, line.name, *line.services))
    return Providers(query, rows, len(lines))


def show_provider(bench: Workbench, name: str) -> ProviderCard:
    """Return the card of a provider; raise NoSuchRecord for one that the pack does not have."""
    bench.permit(Act.READ_PACK)
    return _there(provider_card(bench.pack, name))


def list_instruments(bench: Workbench, query: str) -> Instruments:
    """Return the instruments whose name, act or category hold the text."""
    bench.permit(Act.READ_PACK)
    lines = instrument_lines(bench.pack)
    rows = tuple(
        line for line in lines if _holds(query, line.id, line.name, line.act, line.category)
    )
    return Instruments(query, rows, len(lines))


def show_instrument(bench: Workbench, name: str) -> InstrumentCard:
    """Return the card of an instrument; raise NoSuchRecord for one that the pack lacks."""
    bench.permit(Act.READ_PACK)
    return _there(instrument_card(bench.pack, name))


def _holds(query: str, *texts: str) -> bool:
    wanted = query.strip().casefold()
    return not wanted or any(wanted in text.casefold() for text in texts)


def _there(card: Card | None) -> Card:
    if card is None:
        raise NoSuchRecord
    return card
