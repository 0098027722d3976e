"""Find persons who may be one among all that a sweep opens, in memory.

The index holds only what `keys` allows. A sweep has every record open, so it may also bring
together persons whose names agree while a birth date is missing, known in part or mistyped, or
while one record has an initial; nothing of this is kept. Groups are small or left alone, so the
work grows with the register and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from coordination.domain.persons.population import INITIAL

MOST_OF_A_NAME = 14
"""Records of one name among which a missing birth date is overlooked: of a common one, none."""
MOST_OF_A_YEAR = 40
"""Records of one name and year of birth that are compared with each other."""

Born = str | None
_Held = list[tuple[int, Born]]


class Gathering:
    """Collects what a sweep reads of each person, and says who should be compared."""

    def __init__(self) -> None:
        self._pairs: dict[str, _Held] = defaultdict(list)
        self._initials: dict[str, _Held] = defaultdict(list)

    def add(self, number: int, terms: Iterable[str], born: Born) -> None:
        """Take a person by the number of the record, with its terms and birth date (ISO)."""
        for term in terms:
            one, gap, other = term.partition(" ")
            if not gap:
                continue
            if not (one.endswith(INITIAL) or other.endswith(INITIAL)):
                self._pairs[term].append((number, born))
            elif not (one.endswith(INITIAL) and other.endswith(INITIAL)):
                self._initials[term].append((number, born))

    def couples(self) -> set[tuple[int, int]]:
        """Return the numbers of the records to compare, the lower one first."""
        found = {pair for held in self._pairs.values() for pair in _alike(held)}
        found.update(self._of_initials())
        return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}

    def _of_initials(self) -> Iterator[tuple[int, int]]:
        for term, held in self._pairs.items():
            one, _, other = term.partition(" ")
            for whole, begun in ((one, other), (other, one)):
                term_of_initial = " ".join(sorted((whole, f"{begun[:1]}{INITIAL}")))
                waiting = self._initials.get(term_of_initial, ())
                if len(waiting) <= MOST_OF_A_YEAR and len(held) <= MOST_OF_A_YEAR:
                    yield from _same_year(waiting, held)


def _alike(held: _Held) -> Iterator[tuple[int, int]]:
    if len(held) <= MOST_OF_A_NAME:
        yield from (
            (one, other) for (one, a), (other, b) in combinations(held, 2) if _may_be_one(a, b)
        )
        return
    years: dict[str, list[int]] = defaultdict(list)
    for number, born in held:
        if born is not None:
            years[born[:4]].append(number)
    for numbers in years.values():
        if len(numbers) <= MOST_OF_A_YEAR:
            yield from combinations(numbers, 2)


def _may_be_one(mine: Born, theirs: Born) -> bool:
    """Say whether two birth dates leave room for one person: a year, or a day of some year."""
    if mine is None or theirs is None or mine[:4] == theirs[:4]:
        return True
    return len(mine) == len(theirs) > 4 and mine[4:] == theirs[4:]


def _same_year(some: Sequence[tuple[int, Born]], others: _Held) -> Iterator[tuple[int, int]]:
    for one, born in some:
        for other, theirs in others:
            if born is not None and theirs is not None and born[:4] == theirs[:4]:
                yield one, other
