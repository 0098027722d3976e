"""Remember which cases hold the same thing, and say at the end which pairs belong together.

`reachable_by` of a pair is `identifier` when both cases hold the same selector in whatever
spelling; `person_exact` when both name the same person with equal normalised name and full birth
date; `person` when they name the same person under any disguise; `third_case` when only other
cases join them. `disguises` are those that the best link of a pair has to see through: of the
person, or of a handle that is more than spelt differently.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from coordination.demo.agreements import is_coordinated
from coordination.demo.casework import CaseFile, Record
from coordination.demo.on_file import Entry
from coordination.demo.spelling import without_marks

IDENTIFIER, PERSON_EXACT, PERSON, THIRD_CASE = "identifier", "person_exact", "person", "third_case"
_ORDER = (IDENTIFIER, PERSON_EXACT, PERSON, THIRD_CASE)
_WAYS_OF_LETTERS = frozenset({"latinised", "other scheme", "local script", "latinised back"})

Pair = tuple[int, int]


class Tie(NamedTuple):
    """One reason why two cases belong together, and what it takes to see it."""

    kind: str
    reach: str
    disguises: frozenset[str] = frozenset()

    @property
    def difficulty(self) -> tuple[int, int]:
        """Return what ranks the ties of a pair, the easiest first."""
        return (_ORDER.index(self.reach), len(self.disguises))


class Linked(NamedTuple):
    """What the truth says of a pair."""

    kinds: frozenset[str]
    reach: str
    disguises: frozenset[str]


class Ledger:
    """Collects who holds what while the register is written."""

    def __init__(self) -> None:
        self._selectors: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
        self._persons: dict[int, dict[int, Entry]] = defaultdict(dict)
        self._chains: list[frozenset[int]] = []
        self._decoys: dict[Pair, str] = {}

    def holds(self, case: int, kind: str, value: str, disguise: str = "") -> None:
        """Note that a case holds the selector whose canonical spelling is `value`."""
        known = self._selectors[kind, value]
        known[case] = disguise if known.get(case, disguise) else ""

    def names(self, case: int, person: int, entry: Entry) -> None:
        """Note that a case names a person; `person` is any number unique to the person."""
        self._persons[person][case] = entry

    def joins(self, cases: Iterable[int]) -> None:
        """Note that cases are about one thing even where a pair of them shares nothing itself."""
        self._chains.append(frozenset(cases))

    def misleads(self, cases: Iterable[int], why: str) -> None:
        """Note that a coincidence makes every pair of these cases look linked."""
        for pair in combinations(sorted(set(cases)), 2):
            self._decoys.setdefault(pair, why)

    def pairs(self) -> dict[Pair, Linked]:
        """Return every pair that belongs together, with kinds, reach and disguises."""
        ties: dict[Pair, list[Tie]] = defaultdict(list)
        for pair, tie in self._direct():
            ties[pair].append(tie)
        for pair in _through_others(self._chains, ties.keys()):
            ties[pair].append(Tie("third case", THIRD_CASE))
        return {pair: _summed(ties[pair]) for pair in sorted(ties)}

    def _direct(self) -> Iterator[tuple[Pair, Tie]]:
        for (kind, _), holders in self._selectors.items():
            for one, other in combinations(sorted(holders), 2):
                disguises = frozenset({holders[one], holders[other]} - {""})
                yield (one, other), Tie(kind, IDENTIFIER, disguises)
        for entries in self._persons.values():
            for one, other in combinations(sorted(entries), 2):
                yield (one, other), _tie_of_persons(entries[one], entries[other])

    def decoys(self, linked: Iterable[Pair]) -> list[tuple[Pair, str]]:
        """Return the misleading pairs that do not also belong together in earnest."""
        true_pairs = set(linked)
        return sorted(item for item in self._decoys.items() if item[0] not in true_pairs)


def _summed(ties: Sequence[Tie]) -> Linked:
    best = min(ties, key=lambda tie: tie.difficulty)
    return Linked(frozenset(tie.kind for tie in ties), best.reach, best.disguises)


def _tie_of_persons(one: Entry, other: Entry) -> Tie:
    if exact_keys(one) & exact_keys(other):
        return Tie("person", PERSON_EXACT)
    found = one.disguises | other.disguises
    # Two desks that write a name in the same foreign way see the same name.
    if one.letters == other.letters:
        found -= _WAYS_OF_LETTERS
    return Tie("person", PERSON, found)


def exact_keys(entry: Entry) -> frozenset[str]:
    """Return the names that stand with a full birth date: order, marks and case do not count."""
    if len(entry.dob) != len("2000-12-31") or entry.dob.endswith("-01-01"):
        return frozenset()
    parted = (_parts(name) for name in entry.names)
    full = (parts for parts in parted if sum(len(part) > 1 for part in parts) >= 2)
    return frozenset(" ".join((*parts, entry.dob)) for parts in full)


def _parts(name: str) -> list[str]:
    plain = without_marks(name.replace("'", "")).casefold()
    return sorted(plain.replace(",", " ").replace("-", " ").replace(".", " ").split())


def _through_others(chains: Sequence[frozenset[int]], direct: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the pairs of a chain that share nothing and are joined by other cases of it."""
    known = set(direct)
    for chain in chains:
        pairs = list(combinations(sorted(chain), 2))
        group = {case: case for case in chain}
        for one, other in pairs:
            if (one, other) in known:
                kept, gone = group[one], group[other]
                group = {case: kept if at == gone else at for case, at in group.items()}
        yield from (
            pair for pair in pairs if pair not in known and group[pair[0]] == group[pair[1]]
        )


def truth_rows(
    linked: Mapping[Pair, Linked], cases: Mapping[int, CaseFile], today: date
) -> Iterator[Record]:
    """Yield the linked pairs, named by reference and State."""
    for pair, found in linked.items():
        yield _named(cases, pair) | {
            "kinds": sorted(found.kinds),
            "reachable_by": found.reach,
            "disguises": sorted(found.disguises),
            "coordinated": is_coordinated(cases[pair[0]], cases[pair[1]], today),
        }


def decoy_rows(
    ledger: Ledger, linked: Iterable[Pair], cases: Mapping[int, CaseFile]
) -> Iterator[Record]:
    """Yield the misleading pairs, each with the reason why it is no link."""
    return (_named(cases, pair) | {"why": why} for pair, why in ledger.decoys(linked))


def _named(cases: Mapping[int, CaseFile], pair: Pair) -> Record:
    one, other = cases[pair[0]], cases[pair[1]]
    return {
        "case_a": one.ref,
        "jurisdiction_a": one.jurisdiction,
        "case_b": other.ref,
        "jurisdiction_b": other.jurisdiction,
    }
