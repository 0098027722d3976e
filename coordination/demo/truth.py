"""Remember which cases hold the same thing, and say at the end which pairs belong together.

A pair is reachable by `identifier` when both cases hold the same selector in whatever spelling;
by `person_exact` when both name the same person with equal normalised name and full birth date;
`none_yet` when only a transliterated, partial or missing spelling, or a third case, joins them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from coordination.demo.agreements import is_coordinated
from coordination.demo.casework import CaseFile, Record

IDENTIFIER, PERSON_EXACT, NONE_YET = "identifier", "person_exact", "none_yet"
_ORDER = (IDENTIFIER, PERSON_EXACT, NONE_YET)

Pair = tuple[int, int]


class Holding(NamedTuple):
    """One case that holds a thing; `exact` is False for a person spelt beyond equal names."""

    case: int
    exact: bool


class Ledger:
    """Collects who holds what while the register is written."""

    def __init__(self) -> None:
        self._selectors: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._persons: dict[int, list[Holding]] = defaultdict(list)
        self._chains: list[frozenset[int]] = []
        self._decoys: dict[Pair, str] = {}

    def holds(self, case: int, kind: str, value: str) -> None:
        """Note that a case holds the selector whose canonical spelling is `value`."""
        self._selectors[kind, value].add(case)

    def names(self, case: int, person: int, *, exact: bool) -> None:
        """Note that a case names a person; `person` is any number unique to the person."""
        self._persons[person].append(Holding(case, exact))

    def joins(self, cases: Iterable[int]) -> None:
        """Note that cases belong together even where a pair of them shares nothing itself."""
        self._chains.append(frozenset(cases))

    def misleads(self, cases: Iterable[int], why: str) -> None:
        """Note that a coincidence makes every pair of these cases look linked."""
        for pair in combinations(sorted(set(cases)), 2):
            self._decoys.setdefault(pair, why)

    def pairs(self) -> dict[Pair, tuple[frozenset[str], str]]:
        """Return every pair that belongs together, with the kinds of link and its reach."""
        kinds: dict[Pair, set[str]] = defaultdict(set)
        reach: dict[Pair, str] = {}
        for pair, kind, by in self._links():
            kinds[pair].add(kind)
            reach[pair] = min(reach.get(pair, NONE_YET), by, key=_ORDER.index)
        for pair in (pair for chain in self._chains for pair in combinations(sorted(chain), 2)):
            if pair not in reach:
                kinds[pair].add("third case")
                reach[pair] = NONE_YET
        return {pair: (frozenset(kinds[pair]), reach[pair]) for pair in sorted(kinds)}

    def _links(self) -> Iterator[tuple[Pair, str, str]]:
        """Yield each direct link: the pair, its kind and its reach."""
        for (kind, _), cases in self._selectors.items():
            for pair in combinations(sorted(cases), 2):
                yield pair, kind, IDENTIFIER
        for holdings in self._persons.values():
            for one, other in combinations(sorted(set(holdings)), 2):
                if one.case != other.case:
                    is_exact = one.exact and other.exact
                    yield (one.case, other.case), "person", PERSON_EXACT if is_exact else NONE_YET

    def decoys(self, linked: Iterable[Pair]) -> list[tuple[Pair, str]]:
        """Return the misleading pairs that do not also belong together in earnest."""
        true_pairs = set(linked)
        return sorted(item for item in self._decoys.items() if item[0] not in true_pairs)


def truth_rows(
    ledger: Ledger, cases: Sequence[CaseFile], today: date
) -> tuple[list[Record], list[Record]]:
    """Return the linked pairs and the misleading pairs, named by reference and State."""
    linked = ledger.pairs()
    truth = [
        _named(cases, pair)
        | {
            "kinds": sorted(kinds),
            "reachable_by": reach,
            "coordinated": is_coordinated(cases[pair[0]], cases[pair[1]], today),
        }
        for pair, (kinds, reach) in linked.items()
    ]
    decoys = [_named(cases, pair) | {"why": why} for pair, why in ledger.decoys(linked)]
    return truth, decoys


def _named(cases: Sequence[CaseFile], pair: Pair) -> Record:
    one, other = cases[pair[0]], cases[pair[1]]
    return {
        "case_a": one.ref,
        "jurisdiction_a": one.jurisdiction,
        "case_b": other.ref,
        "jurisdiction_b": other.jurisdiction,
    }
