"""Read the cards of service providers, as far as rules use them."""

from coordination.domain.law.retention import Provider, Retention
from coordination.reference.entries import Entry
from coordination.reference.law_periods import read_period

_STARTS = ("capture", "preservation")


def read_provider(entry: Entry) -> Provider:
    """Return a provider's card; raise PackError where a period or a company cannot be read."""
    name = entry.text("name")
    services = entry.texts("services")
    return Provider(
        id=entry.text("id"),
        name=name,
        names=frozenset(one.casefold() for one in (entry.text("id"), name, *services)),
        countries=_countries(entry),
        addressee=entry.optional_text("epoc_addressee"),
        accepts_foreign=_maybe(entry, "accepts_foreign_direct"),
        retention=tuple(_retention(rule) for rule in entry.entries("retention")),
        verified=entry.flag("verified"),
        source=entry.optional_text("source"),
    )


def _maybe(entry: Entry, field: str) -> bool | None:
    return None if entry.fields.get(field) is None else entry.flag(field)


def _countries(entry: Entry) -> tuple[str, ...]:
    """Return the States of a provider's companies, those outside the Union first."""
    companies = entry.entries("entities_other")
    own = entry.fields.get("entity_eu")
    if own is not None:
        companies.append(Entry(f"{entry.place} entity_eu", own))
    return tuple(dict.fromkeys(_country(company) for company in companies))


def _country(entry: Entry) -> str:
    country = entry.text("country")
    if len(country) != 2 or not (country.isascii() and country.isupper()):
        raise entry.fault("country", "one State is needed, as two capital letters")
    return country


def _retention(entry: Entry) -> Retention:
    starts = entry.text("from")
    if starts not in _STARTS:
        raise entry.fault("from", f"one of these is needed: {', '.join(_STARTS)}")
    return Retention(
        id=entry.text("id"),
        what=entry.text("what"),
        starts=starts,
        period=read_period(entry),
        verified=entry.flag("verified"),
        source=entry.optional_text("source"),
        note=entry.optional_text("note"),
    )
