"""Opened index rows in memory, sorted by digest: found by halving, joined as they grow.

A run holds 56 bytes a row. New runs are joined with older ones of like size, so that a look-up
asks few of them, however many transactions they came from.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coordination.storage.match_index import DIGEST_BYTES, ROW_BYTES

END = 1 << 16
"""The digests are cut into as many parts, by their first two bytes."""

_PART_BITS = 48
_ROW = np.dtype((np.void, ROW_BYTES))
_FIRST_BYTES = np.dtype(
    {"names": ["first"], "formats": [">u8"], "offsets": [0], "itemsize": ROW_BYTES}
)
_DIGEST = np.dtype(
    {"names": ["first"], "formats": [">u8"], "offsets": [0], "itemsize": DIGEST_BYTES}
)

Found = tuple[int, bytes]
"""Where a row waits, and the row: digest and pointer, packed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Rows as they came, with where each waits; `order` sorts them, `firsts` are then in order.

    These are the first eight bytes of their digests. Sorting the rows themselves takes longer.
    """

    firsts: NDArray[np.uint64]
    order: NDArray[np.uint32]
    rows: NDArray[np.void]
    ids: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.ids)

    def found(self, low: int, high: int) -> Iterator[Found]:
        """Yield the rows between two places of the order."""
        for at in self.order[low:high].tolist():
            yield int(self.ids[at]), self.rows[at].tobytes()


def run_of(packed: Sequence[tuple[int, bytes]]) -> Run:
    """Return rows that were packed, each lot with the number under which it waits."""
    counts = [len(plain) // ROW_BYTES for _, plain in packed]
    numbers = np.array([number for number, _ in packed], np.uint32)
    rows = np.frombuffer(b"".join(plain for _, plain in packed), _ROW)
    return _sorted(rows, np.repeat(numbers, counts))


def joined(known: tuple[Run, ...], new: Run) -> tuple[Run, ...]:
    """Return the runs with a new one: each at most half as long as the one before."""
    runs, last = list(known), new
    while runs and len(runs[-1]) <= 2 * len(last):
        before = runs.pop()
        rows: NDArray[Any] = np.concatenate([before.rows, last.rows])
        last = _sorted(rows, np.concatenate([before.ids, last.ids]))
    return (*runs, last)


def _sorted(rows: NDArray[np.void], ids: NDArray[np.uint32]) -> Run:
    firsts = rows.view(_FIRST_BYTES)["first"].astype(np.uint64)
    order = np.argsort(firsts, kind="stable").astype(np.uint32)
    return Run(firsts[order], order, rows, ids)


def holding(runs: Iterable[Run], digests: Sequence[bytes]) -> Iterator[Found]:
    """Yield the rows that hold one of `digests`."""
    if not digests:
        return
    asked = np.frombuffer(b"".join(digests), _DIGEST)["first"].astype(np.uint64)
    for run in runs:
        low = np.searchsorted(run.firsts, asked, "left")
        high = np.searchsorted(run.firsts, asked, "right")
        for at in np.flatnonzero(high > low).tolist():
            for number, row in run.found(low[at], high[at]):
                if row.startswith(digests[at]):
                    yield number, row


def part(runs: Iterable[Run], first: int, end: int) -> Iterator[Found]:
    """Yield the rows whose digests lie in a stretch of the parts into which they are cut."""
    for run in runs:
        yield from run.found(_place(run, first), _place(run, end))


def part_of(row: bytes) -> int:
    """Return in which part the digest of a packed row lies."""
    return int.from_bytes(row[:2], "big")


def _place(run: Run, part: int) -> int:
    if part >= END:
        return len(run)
    return int(np.searchsorted(run.firsts, np.uint64(part << _PART_BITS)))
