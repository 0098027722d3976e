"""What a sweep reads of every person, in memory: how common names are, and who should be compared.

The index holds only what `keys` allows. A sweep has every record open, so it may also bring
together persons whose names agree while a birth date is missing, known in part or mistyped, or
while one record has an initial; nothing of this is kept. Groups are small or left alone, so the
work grows with the register and not with its square.

A register may hold a million persons. Their terms are kept as numbers of one list of words, a few
bytes each, and grouped by sorting.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coordination.domain.evidence import MOST_SHARED
from coordination.domain.persons.population import COUNTED_FROM, INITIAL, Population

MOST_OF_A_NAME = 14
"""Records of one name among which a missing birth date is overlooked: of a common one, none."""
MOST_OF_A_YEAR = 40
"""Records of one name and year of birth that are compared with each other."""

MOST_OF_A_DATE = MOST_SHARED - 1
"""Records of one name and year among which those of one nationality are looked for."""

Born = str | None
Numbers = NDArray[np.int64]
_Held = list[tuple[int, Born]]
_HALF = 32


def _longs() -> "array[int]":
    return array("q")


@dataclass(slots=True)
class Gathering:
    """Collects the terms and birth dates of persons; says what is common and whom to compare.

    A pair of terms is one number, made of those of its two words, the lower one first.
    """

    _words: dict[str, int] = field(default_factory=dict)
    _numbers: "array[int]" = field(default_factory=_longs)
    _born: "array[int]" = field(default_factory=_longs)
    _nations: "array[int]" = field(default_factory=_longs)
    _parts: "array[int]" = field(default_factory=_longs)
    _pairs: "array[int]" = field(default_factory=_longs)
    _holders: "array[int]" = field(default_factory=_longs)

    def add(self, number: int, terms: Iterable[str], born: Born, nation: str | None = None) -> None:
        """Take a person by the number of the record, with its terms and birth date (ISO).

        `nation` is given of those who are found by name and year of birth: their nationality, or
        an empty text.
        """
        words = self._words
        at = len(self._numbers)
        self._numbers.append(number)
        self._born.append(self._code(born))
        self._nations.append(self._code(nation))
        for term in terms:
            one, gap, other = term.partition(" ")
            first = words.setdefault(one, len(words))
            if gap:
                self._pairs.append(_packed(first, words.setdefault(other, len(words))))
                self._holders.append(at)
            else:
                self._parts.append(first)

    def _code(self, word: str | None) -> int:
        return -1 if word is None else self._words.setdefault(word, len(self._words))

    def absorb(self, other: "Gathering") -> None:
        """Take everything that another one collected of other records."""
        words = self._words
        codes = np.array([words.setdefault(one, len(words)) for one in other._words], np.int64)
        codes = np.append(codes, -1)  # the last stands for no birth date
        pairs = _view(other._pairs)
        first, second = codes[pairs >> _HALF], codes[pairs & _LOWER]
        held = _view(other._holders) + len(self._numbers)
        _extend(self._pairs, np.minimum(first, second) << _HALF | np.maximum(first, second))
        _extend(self._holders, held)
        _extend(self._parts, codes[_view(other._parts)])
        _extend(self._born, codes[_view(other._born)])
        _extend(self._nations, codes[_view(other._nations)])
        self._numbers.extend(other._numbers)

    def population(self) -> Population:
        """Return how many persons there are and which terms are common."""
        words = list(self._words)
        parts = {words[code]: held for code, held in _common(self._parts)}
        pairs = {
            " ".join(sorted((words[code >> _HALF], words[code & _LOWER]))): held
            for code, held in _common(self._pairs)
        }
        return Population(
            len(self._numbers), dict(sorted(parts.items())), dict(sorted(pairs.items()))
        )

    def couples(self) -> set[tuple[int, int]]:
        """Return the numbers of the records to compare, the lower one first."""
        groups = _Groups.of(self)
        found = {pair for held in groups.whole() for pair in _alike(held)}
        found.update(groups.of_initials())
        return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}

    def of_nation(self, asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[int]]:
        """Return who has a year of birth, by pair of terms and nationality.

        A year in which very many have the pair is left out, as the index leaves it out.
        """
        groups, words = _Groups.of(self), self._words
        found = {}
        for term, nation in dict.fromkeys(asked):
            one, _, other = term.partition(" ")
            if {one, other, nation} <= words.keys():
                pair = _packed(words[one], words[other])
                found[term, nation] = groups.of_nation(pair, words[nation])
        return found


@dataclass(frozen=True, slots=True)
class _Groups:
    """Persons by pair of terms: `pairs` are distinct and ascending, `starts` where each begins."""

    words: list[str]
    numbers: Numbers
    born: Numbers
    nations: Numbers
    pairs: Numbers
    starts: Numbers
    holders: Numbers

    @classmethod
    def of(cls, gathered: Gathering) -> "_Groups":
        pairs = _view(gathered._pairs)
        order = np.argsort(pairs, kind="stable")
        distinct, starts = np.unique(pairs[order], return_index=True)
        return cls(
            list(gathered._words),
            _view(gathered._numbers),
            _view(gathered._born),
            _view(gathered._nations),
            distinct,
            np.append(starts, len(pairs)),
            _view(gathered._holders)[order],
        )

    def _rows(self, at: int) -> Numbers:
        return self.holders[self.starts[at] : self.starts[at + 1]]

    def _held(self, at: int) -> _Held:
        rows = self._rows(at)
        born = (self.words[code] if code >= 0 else None for code in self.born[rows].tolist())
        return list(zip(self.numbers[rows].tolist(), born, strict=True))

    def _place(self, pair: int) -> int:
        return int(np.searchsorted(self.pairs, pair))

    def of_nation(self, pair: int, nation: int) -> list[int]:
        """Return who holds a pair of terms, is found by year of birth and has this nationality."""
        at = self._place(pair)
        if at == len(self.pairs) or int(self.pairs[at]) != pair:
            return []
        rows = self._rows(at)
        rows = rows[(self.nations[rows] >= 0) & (self.born[rows] >= 0)]
        years = [self.words[code][:4] for code in self.born[rows].tolist()]
        held = Counter(years)
        return [
            int(self.numbers[row])
            for row, year in zip(rows.tolist(), years, strict=True)
            if held[year] <= MOST_OF_A_DATE and self.nations[row] == nation
        ]

    def _initials(self) -> NDArray[np.bool_]:
        """Return for each word whether it is an initial."""
        return np.array([word.endswith(INITIAL) for word in self.words], np.bool_)

    def whole(self) -> Iterator[_Held]:
        """Yield the holders of each pair of whole terms that several hold."""
        initial = self._initials()
        several = np.diff(self.starts) > 1
        several &= ~(initial[self.pairs >> _HALF] | initial[self.pairs & _LOWER])
        for at in np.flatnonzero(several).tolist():
            yield self._held(at)

    def of_initials(self) -> Iterator[tuple[int, int]]:
        """Yield those of one year of whom one has the initial of what the other has whole."""
        initial = self._initials()
        first, second = self.pairs >> _HALF, self.pairs & _LOWER
        waiting = self.pairs[initial[first] ^ initial[second]]
        begun = self._begun()
        whole = np.flatnonzero(~(initial[first] | initial[second]))
        few = whole[np.diff(self.starts)[whole] <= MOST_OF_A_YEAR]
        for one, other in ((first[few], second[few]), (second[few], first[few])):
            asked = np.where(begun[other] < 0, -1, _packed_all(one, begun[other]))
            met = np.isin(asked, waiting)
            for at, pair in zip(few[met].tolist(), asked[met].tolist(), strict=True):
                held = self._held(self._place(pair))
                if len(held) <= MOST_OF_A_YEAR:
                    yield from _same_year(held, self._held(at))

    def _begun(self) -> Numbers:
        """Return for each word the number of its initial, -1 where nobody has only that."""
        known = {word: code for code, word in enumerate(self.words) if word.endswith(INITIAL)}
        return np.array([known.get(f"{word[:1]}{INITIAL}", -1) for word in self.words], np.int64)


_LOWER = (1 << _HALF) - 1


def _packed(one: int, other: int) -> int:
    return one << _HALF | other if one < other else other << _HALF | one


def _packed_all(ones: Numbers, others: Numbers) -> Numbers:
    found: Numbers = np.minimum(ones, others) << _HALF | np.maximum(ones, others)
    return found


def _view(numbers: "array[int]") -> Numbers:
    return np.frombuffer(numbers, np.int64) if numbers else np.empty(0, np.int64)


def _extend(numbers: "array[int]", more: NDArray[Any]) -> None:
    numbers.frombytes(np.ascontiguousarray(more, np.int64).tobytes())


def _common(numbers: "array[int]") -> Iterator[tuple[int, int]]:
    codes, held = np.unique(_view(numbers), return_counts=True)
    often = held >= COUNTED_FROM
    return zip(codes[often].tolist(), held[often].tolist(), strict=True)


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
