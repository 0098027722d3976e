"""Records of providers that will vanish, from a case's selectors and the cards of the pack.

A desk reads what vanishes, with which provider and by which rule, for its own cases. The analyst
reads only on which day the first record of a desk vanishes: neither provider nor rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from coordination.actions import case_files, damage
from coordination.actions.pages import Scope
from coordination.actions.proposal_baskets import Basket
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.features import IdentifierFeature
from coordination.domain.law.facts import FactKey, FactValue
from coordination.domain.law.retention import (
    Provider,
    RecordEnd,
    earliest_first,
    ends_of,
    provider_called,
)
from coordination.domain.law.trace import Said
from coordination.domain.proposals.parts import Clock
from coordination.domain.wording import N_
from coordination.storage import visibility
from coordination.storage.cases import Case

# What was lost longer ago is no clock any more: there is nothing left to preserve.
_LONG_OVER = timedelta(days=30)
# Opening the selectors of every case of a very large finding would take seconds.
MOST_CASES = 60


def of_basket(bench: Workbench, basket: Basket) -> tuple[Clock, ...]:
    """Return the clocks of a basket's cases as this reader may see them, earliest first."""
    if basket.scope is Scope.WHOLE:
        return _of_desks(bench, basket)
    found: dict[tuple[str, str], Clock] = {}
    for _, end in _ends(bench, basket.own):
        clock = _clock(bench, end)
        known = found.setdefault((end.provider.id, end.rule.id), clock)
        if _last_day(clock) < _last_day(known):
            found[end.provider.id, end.rule.id] = clock
    return tuple(sorted(found.values(), key=lambda one: (_last_day(one), one.rule)))


def first_ends(bench: Workbench, cases: Mapping[int, Case]) -> dict[int, date]:
    """Return the first day on which something of each case vanishes, where any is known."""
    first: dict[int, date] = {}
    for case, end in _ends(bench, cases):
        first[case.number] = min(end.ends, first.get(case.number, end.ends))
    return first


def ends_by_case(bench: Workbench, cases: Mapping[int, Case]) -> dict[int, tuple[RecordEnd, ...]]:
    """Return what of each of these cases vanishes, earliest first; empty where nothing does."""
    found: dict[int, list[RecordEnd]] = {number: [] for number in cases}
    for case, end in _ends(bench, cases):
        found[case.number].append(end)
    return {number: earliest_first(ends) for number, ends in found.items()}


def told(end: RecordEnd) -> Said:
    """Return what vanishes, for the desk whose case it is."""
    return Said(N_("{provider}: {what}"), {"provider": end.provider.name, "what": end.rule.what})


def told_of(desk: str) -> Said:
    """Return all that the analyst reads of what vanishes: of which desk it is."""
    return Said(N_("a record of the {state} desk vanishes"), {"state": desk})


def provider_facts(bench: Workbench, basket: Basket) -> Iterator[tuple[FactKey, FactValue]]:
    """Yield what the own cases say of providers; what several providers answer apart stays open."""
    cards = {
        card.id: card
        for _, feature in _selectors(bench, basket.own)
        for card in [_card(bench, feature)]
        if card is not None
    }
    if not cards:
        return
    yield FactKey("provider_concerned"), True
    countries = {country for card in cards.values() for country in card.countries}
    if len(countries) == 1:
        yield FactKey("provider_state"), countries.pop()
    if len(cards) == 1:
        (card,) = cards.values()
        if card.addressee is not None:
            yield FactKey("epoc_addressee_state"), card.addressee
        if card.accepts_foreign is not None:
            yield FactKey("provider_accepts_foreign"), card.accepts_foreign


def _of_desks(bench: Workbench, basket: Basket) -> tuple[Clock, ...]:
    numbers = [stub.number for stub in basket.stubs]
    if len(numbers) > MOST_CASES:
        return ()
    cases = visibility.cases_by_number(bench.session, DETECTOR, numbers)
    case_files.preload(bench, cases.values())
    first: dict[str, date] = {}
    for case, end in _ends(bench, cases):
        first[case.desk] = min(end.ends, first.get(case.desk, end.ends))
    return tuple(
        Clock(told_of(desk), "", day, day, "")
        for desk, day in sorted(first.items(), key=lambda item: (item[1], item[0]))
    )


def _ends(bench: Workbench, cases: Mapping[int, Case]) -> Iterator[tuple[Case, RecordEnd]]:
    """Yield what vanishes of these cases and is not long gone."""
    oldest = bench.today() - _LONG_OVER
    for case, feature in _selectors(bench, cases):
        card = _card(bench, feature)
        if card is None:
            continue
        for end in ends_of(card, _day(feature)):
            if end.ends >= oldest:
                yield case, end


def _selectors(
    bench: Workbench, cases: Mapping[int, Case]
) -> Iterable[tuple[Case, IdentifierFeature]]:
    """Yield the selectors of cases that the caller chose through `visibility`."""
    opened = damage.readable(
        bench,
        visibility.identifiers(bench.session, DETECTOR, cases),
        lambda row: case_files.open_identifier(bench, cases[row.case_number], row),
    )
    return ((cases[row.case_number], selector) for row, selector in opened)


def _card(bench: Workbench, feature: IdentifierFeature) -> Provider | None:
    name = feature.provider or dict(feature.details).get("platform")
    return provider_called(name, bench.pack.law.providers) if name else None


def _day(feature: IdentifierFeature) -> date | None:
    """Return the day on which the record arose: the last on which the selector was seen."""
    text = feature.last_seen or feature.first_seen
    return date.fromisoformat(text[:10]) if text and len(text) >= len("2026-08-14") else None


def _clock(bench: Workbench, end: RecordEnd) -> Clock:
    source = end.rule.source or end.provider.source
    countries = end.provider.countries
    return Clock(
        what=told(end),
        rule=end.rule.id,
        base=end.base,
        ends=end.ends,
        sum=end.sum,
        state=countries[0] if len(countries) == 1 else None,
        provider=end.provider.name,
        verified=end.rule.verified,
        source=bench.pack.law.sources.get(source) if source else None,
    )


def _last_day(clock: Clock) -> date:
    return clock.ends or date.max
