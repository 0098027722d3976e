"""Read the index as a sweep does: which records hold the same value, how many cases hold each.

Nothing is opened here but the pointers, and one record of each value that many cases hold, to
know its kind: the limit above which a value joins nobody goes by kind (docs/decisions/0004).
"""

from array import array
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from coordination.actions import case_files, damage
from coordination.actions.together import MATCHED
from coordination.actions.workbench import Workbench
from coordination.domain import evidence
from coordination.domain.features import Feature, Normalised
from coordination.storage import whole

# A value of two or three holders is rare at every threshold; leaving it out keeps the snapshot
# small and tells a thief of the database nothing that the index does not tell.
COUNTED_FROM = 4
CROWD = 32_000
"""What is kept as the count of a value that a crowd holds: above every limit."""

Numbers = NDArray[np.int64]
HALF = 32
LOWER = (1 << HALF) - 1


def _longs() -> "array[int]":
    return array("q")


@dataclass(frozen=True, slots=True)
class Parts:
    """Of every record of the register the case, by number: 0 where there is none.

    `matched` says by number which cases take part in matching.
    """

    case_of: Numbers
    matched: NDArray[np.bool_]


def parts(bench: Workbench) -> Parts:
    """Return which case every record belongs to."""
    size = whole.last_number(bench.session) + 1
    case_of, matched = np.zeros(size, np.int64), np.zeros(size, np.bool_)
    for identifiers in (False, True):
        flat = (
            n for pair in whole.part_cases(bench.session, identifiers=identifiers) for n in pair
        )
        pairs = np.fromiter(flat, np.int64).reshape(-1, 2)
        pairs = pairs[((pairs >= 0) & (pairs < size)).all(axis=1)]
        case_of[pairs[:, 0]] = pairs[:, 1]
    open_cases = (number for number, status in whole.statuses(bench.session) if status in MATCHED)
    matched[[number for number in open_cases if 0 < number < size]] = True
    return Parts(case_of, matched)


@dataclass(slots=True)
class Holdings:
    """What one look at the index found.

    `values` are held more than once; `pairs` are records that share one, packed into one number,
    that of the lower case first; `counted` says how many cases hold a value; `common` are values
    that too many hold, `crowded` those that a crowd may hold, with the records that hold each;
    `damaged` are rows that do not open (`damage.note`).
    """

    values: int = 0
    broken: int = 0
    pairs: "array[int]" = field(default_factory=_longs)
    counted: dict[bytes, int] = field(default_factory=dict)
    common: set[Normalised] = field(default_factory=set)
    crowded: dict[Normalised, list[int]] = field(default_factory=dict)
    damaged: frozenset[str] = frozenset()

    def absorb(self, other: "Holdings") -> None:
        """Take what another look found at other digests."""
        self.values += other.values
        self.broken += other.broken
        self.pairs.extend(other.pairs)
        self.counted |= other.counted
        self.common |= other.common
        self.crowded |= other.crowded
        self.damaged |= other.damaged


@dataclass(frozen=True, slots=True)
class _Held:
    """A value that many hold: its digest, the records, and how many cases hold it."""

    digest: bytes
    numbers: list[int]
    holding: int


def read(
    bench: Workbench, known: Parts, span: tuple[int, int], snapshot: Mapping[bytes, int] | None
) -> Holdings:
    """Return what records share under the digests whose first byte lies within a span.

    Values are counted anew, or, with a `snapshot`, as the last sweep counted them.
    """
    found = Holdings()
    case_of, matched = known.case_of.tolist(), known.matched.tolist()
    many: list[_Held] = []
    for digest, pointers in whole.repeated(bench.session, *span):
        found.values += 1
        opened = [bench.vault.open_pointer(digest, pointer) for pointer in pointers]
        numbers = [n for n in opened if n is not None and n < len(case_of) and case_of[n]]
        found.broken += opened.count(None)
        if snapshot is None and len(numbers) >= COUNTED_FROM:
            _count(found, digest, {case_of[number] for number in numbers})
        present = [number for number in numbers if matched[case_of[number]]]
        cases = {case_of[number] for number in present}
        holding = max(len(cases), (snapshot or found.counted).get(digest, 0))
        if holding >= evidence.LEAST_SHARED:
            many.append(_Held(digest, present, holding))
        elif len(cases) > 1:
            found.pairs.extend(_pairs(present, case_of))
    _judge(bench, found, many, case_of)
    return found


def _count(found: Holdings, digest: bytes, cases: set[int]) -> None:
    if len(cases) >= COUNTED_FROM:
        found.counted[digest] = min(len(cases), CROWD)


def _pairs(numbers: Sequence[int], case_of: Sequence[int]) -> Iterable[int]:
    ordered = sorted((case_of[number], number) for number in numbers)
    return (one << HALF | other for (a, one), (b, other) in combinations(ordered, 2) if a != b)


def _judge(
    bench: Workbench, found: Holdings, many: Sequence[_Held], case_of: Sequence[int]
) -> None:
    """Take the pairs of the values that are not too common, and note which are."""
    opened = open_records(bench, [held.numbers[0] for held in many if held.numbers])
    for held in many:
        first = _first(bench, held.numbers, opened)
        if first is None:
            continue
        form = form_of(bench, held.digest, first)
        if form is not None and held.holding > evidence.shared_above(form.namespace):
            found.common.add(form)
            continue
        found.pairs.extend(_pairs(held.numbers, case_of))
        if form is not None:
            found.crowded[form] = held.numbers


def _first(
    bench: Workbench, numbers: Sequence[int], opened: Mapping[int, Feature]
) -> Feature | None:
    """Return the first of the holders of a value that opens, None where none does."""
    found = (opened.get(n) or open_records(bench, [n]).get(n) for n in numbers)
    return next((one for one in found if one is not None), None)


def form_of(bench: Workbench, digest: bytes, holder: Feature) -> Normalised | None:
    """Return the form of a record that has this digest; None for a row that was forged."""
    return next((form for form in holder.forms if bench.vault.digest(form) == digest), None)


def open_records(bench: Workbench, numbers: Collection[int]) -> dict[int, Feature]:
    """Open records of matched and other cases by number, subjects and identifiers."""
    found: dict[int, Feature] = {}
    for identifiers in (False, True):
        rows = list(whole.numbered(bench.session, numbers, identifiers=identifiers))
        cases = whole.cases(bench.session, {row.case_number for row in rows})
        case_files.preload(bench, cases.values())
        for row in rows:
            case = cases.get(row.case_number)
            if case is not None:
                opened = case_files.open_identifier if identifiers else case_files.open_subject
                with damage.left_out(bench):
                    found[row.number] = opened(bench, case, row)
    return found


def crowds(found: Holdings, pairs: Numbers, known: Parts) -> set[Normalised]:
    """Return the values whose holders have nothing else in common (`evidence.is_crowd`).

    `pairs` are all records that share something.
    """
    several = _several(pairs, known)
    return {
        form
        for form, numbers in found.crowded.items()
        if _is_crowd(form, sorted({int(known.case_of[number]) for number in numbers}), several)
    }


def _is_crowd(form: Normalised, cases: Sequence[int], several: Container[int]) -> bool:
    if not evidence.is_crowd(form.namespace, len(cases), 0):
        return False
    joined = [pair for pair in combinations(cases, 2) if (pair[0] << HALF | pair[1]) in several]
    corroborated = {case for pair in joined for case in pair}
    return evidence.is_crowd(form.namespace, len(cases), len(corroborated))


def _several(pairs: Numbers, known: Parts) -> set[int]:
    """Return the pairs of cases, packed, that share something through several records."""
    cases = packed_cases(pairs, known)
    mine = np.unique(np.stack([cases, pairs >> HALF]), axis=1)
    distinct, counts = np.unique(mine[0], return_counts=True)
    return set(distinct[counts > 1].tolist())


def packed_cases(pairs: Numbers, known: Parts) -> Numbers:
    """Return the cases of pairs of records, packed as these are."""
    found: Numbers = known.case_of[pairs >> HALF] << HALF | known.case_of[pairs & LOWER]
    return found
