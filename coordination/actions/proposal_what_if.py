"""What would change if a State joined or left: bases and coverage beside the present; stores nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from coordination.actions import (
    proposal_baskets,
    proposal_situations,
    proposal_views,
    proposals,
    seen,
)
from coordination.actions.pages.proposals import PairCoverage, WhatIfPage
from coordination.actions.proposal_baskets import Basket
from coordination.actions.workbench import Workbench
from coordination.domain.coverage import EdgeState
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.proposals import what_if
from coordination.domain.proposals.parts import Proposal, Standing, Step
from coordination.domain.wording import N_

MOST_ADDED = 10
_JOINING = (Step.MEETING, Step.JIT)


def show(
    bench: Workbench, names: Sequence[str], *, add: Sequence[str], remove: Sequence[str]
) -> WhatIfPage:
    """Return the steps and the coverage now, and with these States added or removed.

    Raises NoSuchRecord for names that are not the reader's to see, RefusedInput for a State that
    the pack does not know, that is there already, or that cannot leave.
    """
    basket = proposal_baskets.open_basket(bench, names)
    situation = proposal_situations.known(bench, basket).situation
    joining, leaving = _codes(add), _codes(remove)
    _check(bench, situation.states, joining, leaving)
    found = what_if(situation, bench.pack.law, add=joining, remove=leaving)
    bench.record_together("proposals.what_if", basket.names)
    return WhatIfPage(
        head=proposal_views.head(bench, basket, situation.states),
        added=joining,
        removed=leaving,
        found=found,
        pairs=tuple(_pairs(bench, basket, found.before, found.after, found.states)),
        jurisdictions=proposals.jurisdictions(bench),
    )


def _codes(texts: Sequence[str]) -> tuple[str, ...]:
    codes = (code for text in texts for code in text.replace(",", " ").upper().split())
    return tuple(dict.fromkeys(codes))


def _check(
    bench: Workbench, states: Sequence[str], joining: Sequence[str], leaving: Sequence[str]
) -> None:
    faults = []
    if not set(joining) <= bench.pack.jurisdiction_codes:
        faults.append(Fault("add", N_("the reference pack knows no such State")))
    elif set(joining) & set(states):
        faults.append(Fault("add", N_("this State has a part already")))
    if len(joining) > MOST_ADDED:
        faults.append(Fault("add", N_("add at most {most} States"), {"most": str(MOST_ADDED)}))
    if not set(leaving) <= set(states):
        faults.append(Fault("remove", N_("this State has no part in it")))
    elif bench.actor.desk in leaving:
        faults.append(Fault("remove", N_("the own State stays")))
    elif len(set(states) - set(leaving)) + len(joining) < 2:
        faults.append(Fault("remove", N_("two States at least must remain")))
    if faults:
        raise RefusedInput(tuple(faults))


def _pairs(
    bench: Workbench,
    basket: Basket,
    before: Sequence[Proposal],
    after: Sequence[Proposal],
    states: Sequence[str],
) -> Iterable[PairCoverage]:
    """Yield each pair of States with its links, and whether a common step would join them.

    Coverage is what a meeting or team of all that it can hold would bring, not a promise.
    """
    links: dict[tuple[str, str], list[EdgeState]] = defaultdict(list)
    for edge in basket.edges:
        first, second = sorted((edge.a.desk, edge.b.desk))
        links[first, second].append(edge.coverage(bench.today()).state)
    joined_before, joined_after = _joined(before), _joined(after)
    involved = {*states, *(state for pair in links for state in pair)}
    for first, second in combinations(sorted(involved), 2):
        pair = (first, second)
        worst = seen.worst(links.get(pair, ()))
        yield PairCoverage(
            states=pair,
            links=len(links.get(pair, ())),
            coverage=worst.value if worst else None,
            before=pair in joined_before,
            after=pair in joined_after,
        )


def _joined(proposed: Iterable[Proposal]) -> set[tuple[str, str]]:
    """Return the pairs that a meeting or team with a confirmed basis would bring together.

    Facts of the case may still be missing: whether the other desk proceeds is asked, not guessed.
    """
    found: set[tuple[str, str]] = set()
    for one in proposed:
        if one.step in _JOINING and one.groups:
            best = one.groups[0]
            if best.basis.standing is Standing.CONFIRMED:
                found |= set(combinations(sorted(best.states), 2))
    return found
