"""When a provider's records vanish: the cards of the pack turned into clocks.

A card keeps each period as a number with its unit and its start. A period that the card gives
only in words is no clock; where the words and another source differ, the shorter counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coordination.domain.law.periods import Period, ending


@dataclass(frozen=True, slots=True)
class Retention:
    """How long something is kept: `what` in words, the event it runs from, and the rule.

    `starts` is `capture` for the day on which the record arose, and `preservation` for the day
    of a preservation request.
    """

    id: str
    what: str
    starts: str
    period: Period
    verified: bool
    source: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider's card, as far as rules use it.

    `countries` are the States in which it has a company. `addressee` is the State of the addressee of European orders; None until it is read in the
    notifications under Directive (EU) 2023/1544, and never guessed from a company in the Union.
    """

    id: str
    name: str
    names: frozenset[str]
    countries: tuple[str, ...]
    addressee: str | None
    accepts_foreign: bool | None
    retention: tuple[Retention, ...]
    verified: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class RecordEnd:
    """When one record of a provider vanishes, and how that was computed."""

    provider: Provider
    rule: Retention
    base: date
    ends: date
    sum: str


def provider_called(name: str, providers: Mapping[str, Provider]) -> Provider | None:
    """Return the card of a provider or of one of its services; None where there is none."""
    wanted = name.strip().casefold()
    found = (card for card in providers.values() if wanted in card.names)
    return next(found, None)


def ends_of(
    provider: Provider, captured: date | None, preserved: date | None = None
) -> tuple[RecordEnd, ...]:
    """Return when a provider's records vanish, earliest first.

    `captured` is the day on which the record arose, `preserved` that of a preservation request;
    a rule whose start nobody knows gives no end.
    """
    starts = {"capture": captured, "preservation": preserved}
    found = []
    for rule in provider.retention:
        base = starts.get(rule.starts)
        if base is not None:
            end = ending(base, rule.period)
            found.append(RecordEnd(provider, rule, base, end.day, end.sum))
    return earliest_first(found)


def earliest_first(ends: Iterable[RecordEnd]) -> tuple[RecordEnd, ...]:
    """Return ends by day, then by rule."""
    return tuple(sorted(ends, key=lambda end: (end.ends, end.rule.id)))
