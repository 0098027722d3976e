"""The questions of a step: what answers of people could still settle about any of its bases."""

from collections.abc import Iterable, Iterator
from itertools import islice

from coordination.domain.law.instruments import StepRule
from coordination.domain.law.trace import MissingFact
from coordination.domain.proposals.outcome import Outcome
from coordination.domain.proposals.parts import Basis, Standing

# More than anybody answers at once; those of the higher bases come first.
MOST = 60

_ANSWERABLE = (Standing.CONFIRMED, Standing.NEEDS_FACTS)


def questions_of(
    step: StepRule, outcome: Outcome, best: Iterable[Basis]
) -> tuple[MissingFact, ...]:
    """Return each missing fact once: of the need, of the bases that carry the step, of others.

    Among the others those of higher instruments come first, then those that would cover more
    States. A basis that only a lawyer or the pack could settle asks nothing here.
    """
    asked = dict.fromkeys(_in_order(step, outcome, best))
    return tuple(islice(asked, MOST))


def _in_order(step: StepRule, outcome: Outcome, best: Iterable[Basis]) -> Iterator[MissingFact]:
    yield from outcome.missing
    for basis in best:
        yield from basis.missing
    for basis in _others(step, outcome):
        yield from basis.missing


def _others(step: StepRule, outcome: Outcome) -> list[Basis]:
    found = [(group.basis, frozenset(group.states)) for group in outcome.groups]
    for pair in outcome.pairs:
        states = frozenset((pair.requesting, pair.requested))
        found += [(basis, states) for basis in pair.bases]
    reached: dict[str, frozenset[str]] = {}
    for basis, states in found:
        reached[basis.id] = reached.get(basis.id, frozenset()) | states
    open_yet = [basis for basis, _ in found if basis.standing in _ANSWERABLE]
    place = step.instruments.index
    open_yet.sort(key=lambda basis: (place(basis.instrument), -len(reached[basis.id])))
    return open_yet
