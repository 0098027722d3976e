"""Rules on providers: companies stand where the Union's law needs them, periods agree."""

from collections.abc import Iterator, Mapping

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.scope import rows_of
from coordination.reference.checks.walk import Spot, entries
from coordination.reference.content import Content


def companies_are_where_the_law_binds(content: Content) -> Iterator[Fault]:
    """Say which addressee of European orders, or company of the Union, is in no such State."""
    rows = rows_of(content)
    for one in _providers(content):
        addressee, company = one.value.get("epoc_addressee"), one.value.get("entity_eu")
        if addressee in rows and rows[addressee].get("eevidence_bound") is not True:
            yield one.below("epoc_addressee", addressee).fault(
                f"Regulation (EU) 2023/1543 does not bind {addressee}",
                "Name the State of the notified establishment or representative, or write null.",
            )
        country = company.get("country") if isinstance(company, Mapping) else None
        if country in rows and rows[country].get("eu_member") is not True:
            yield Spot("providers", one.entry, ("entity_eu", "country"), country).fault(
                f"{country} is no Member State of the Union",
                "Move the company to entities_other, or correct the State.",
            )


def services_have_one_provider(content: Content) -> Iterator[Fault]:
    """Say where two providers have one service: the addressee would be a matter of chance."""
    seen: dict[str, str] = {}
    for one in _providers(content):
        services = one.value.get("services")
        for service in services if isinstance(services, list) else ():
            owner = seen.setdefault(str(service).casefold(), one.entry)
            if owner != one.entry:
                yield one.below("services", None).fault(
                    f"{service} is a service of {owner} as well", "Remove it from one of the two."
                )


def retention_agrees_with_preservation(content: Content) -> Iterator[Fault]:
    """Where both are given, one period from a request to preserve is the preservation itself."""
    for one in _providers(content):
        preservation, retention = one.value.get("preservation"), one.value.get("retention")
        days = preservation.get("days") if isinstance(preservation, Mapping) else None
        kept = [
            (limit.get("value"), limit.get("unit"))
            for limit in (retention if isinstance(retention, list) else ())
            if isinstance(limit, Mapping) and limit.get("from") == "preservation"
        ]
        if days is not None and kept and (days, "days") not in kept:
            yield one.below("retention", None).fault(
                f"preservation says {days} days, and no period from a request to preserve does",
                "Correct the period or preservation.days.",
            )


def _providers(content: Content) -> Iterator[Spot]:
    for one in entries("providers", content.files.get("providers", {})):
        if isinstance(one.value, Mapping):
            yield one
