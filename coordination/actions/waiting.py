"""Index rows that wait: kept by a long import, found by every look-up, removed like any others.

What waits is sealed, so each process keeps it opened in memory and catches up at each look-up,
inside the transaction of that look-up: rows are only ever added after the last one, so the last
mark that is known tells that all before it are known. Whatever else changes them gives the
whole another `edition`. Decision record 35.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from coordination.actions import index_runs
from coordination.actions.index_runs import END, Run
from coordination.actions.statistics import REGISTER_SCOPE
from coordination.actions.workbench import Workbench
from coordination.storage import access, match_index, statistics, waiting_index
from coordination.storage.match_index import DIGEST_BYTES, Row
from coordination.vault.envelope import CannotOpen, Place, Sealed

_STATE = "waiting"
_PLACE = Place("register_statistic", "value", _STATE, REGISTER_SCOPE)
_ALL = 1 << 62


@dataclass(frozen=True, slots=True)
class State:
    """How far a merge is: up to number `high`, all digests below part `merged` are in the index."""

    edition: str = ""
    high: int = 0
    merged: int = 0

    @property
    def done(self) -> int:
        """Up to which number everything is in the index, and is only still to be deleted."""
        return self.high if self.merged == END else 0

    def is_merged(self, number: int, row: bytes) -> bool:
        """Say whether a packed row that waits is in the index as well."""
        return number <= self.high and index_runs.part_of(row) < self.merged


@dataclass(frozen=True, slots=True)
class View:
    """What waits, opened: as one edition has it, from the number `first` to the number `last`.

    `gone` are packed rows that this process removed since; `damaged` are numbers that do not open.
    """

    edition: str = ""
    first: int | None = None
    last: int = 0
    mark: UUID | None = None
    runs: tuple[Run, ...] = ()
    gone: frozenset[bytes] = frozenset()
    damaged: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return sum(len(run) for run in self.runs)

    def rows_of(self, digests: Sequence[bytes]) -> Iterator[index_runs.Found]:
        """Yield where each row that holds one of the digests waits, and the row, packed."""
        for number, row in index_runs.holding(self.runs, digests):
            if row not in self.gone:
                yield number, row


def keep(bench: Workbench) -> None:
    """Store the index rows of the cases that this bench let in to be compared later."""
    rows = [row for some in bench.waiting.values() for row in some]
    bench.waiting.clear()
    if rows:
        mark = uuid4()
        waiting_index.append(bench.session, mark, _seal(bench, mark, match_index.packed(rows)))


def look_up(bench: Workbench, digests: Sequence[bytes], *, limit: int) -> Iterator[Row]:
    """Yield the rows that hold one of `digests`, those that wait too, at most `limit` for each."""
    state, view = of(bench)
    if not view.runs:
        yield from match_index.look_up(bench.session, digests, limit=limit)
        return
    counts: Counter[bytes] = Counter()
    for digest, pointer in match_index.look_up(bench.session, digests, limit=limit):
        counts[digest] += 1
        yield digest, pointer
    for number, row in view.rows_of(digests):
        digest = row[:DIGEST_BYTES]
        if counts[digest] < limit and not state.is_merged(number, row):
            counts[digest] += 1
            yield digest, row[DIGEST_BYTES:]


def remove(bench: Workbench, rows: Sequence[Row]) -> None:
    """Take these rows out of what waits, if they are there: it is sealed anew without them."""
    state, view = of(bench)
    if state.done:
        waiting_index.remove(bench.session, state.done, _ALL)
    packed = {digest + pointer for digest, pointer in rows}
    found: dict[int, set[bytes]] = {}
    for number, row in view.rows_of(list({digest for digest, _ in rows})):
        if row in packed:
            found.setdefault(number, set()).add(row)
    marks = {number: _without(bench, number, gone) for number, gone in sorted(found.items())}
    if marks:
        edition = uuid4().hex
        put(bench, replace(state, edition=edition))
        bench.tools.waiting.view = replace(
            view,
            edition=edition,
            mark=marks.get(view.last, view.mark),
            gone=view.gone.union(*found.values()),
        )


def of(bench: Workbench) -> tuple[State, View]:
    """Return what waits now, as this bench's transaction sees it; opens what came since."""
    state, known = _state(bench), bench.tools.waiting.view or View()
    ends = waiting_index.ends(bench.session, state.done, known.last)
    if (known.edition, known.first, known.mark) != (state.edition, ends.first, ends.mark):
        known = View(edition=state.edition, first=ends.first)
    if ends.last is not None and ends.last != known.last:
        known = _caught_up(bench, known, max(known.last, state.done))
    # Replaced together, because threads share it; each transaction looks whether it fits.
    bench.tools.waiting.view = known
    return state, known


def put(bench: Workbench, state: State) -> None:
    """Store how far a merge is."""
    key = bench.keys.register_key(REGISTER_SCOPE)
    plain = [state.edition, state.high, state.merged]
    statistics.put(bench.session, _STATE, bench.vault.seal_json(key, _PLACE, plain))


def _state(bench: Workbench) -> State:
    version = statistics.version_of(bench.session, _STATE)
    known, state = bench.tools.waiting.state or (None, State())
    if version == known:
        return state
    sealed = statistics.find(bench.session, _STATE)
    if sealed is None:
        return State()
    key = bench.keys.register_key(REGISTER_SCOPE)
    try:
        state = State(*bench.vault.open_json(key, _PLACE, sealed))
    except CannotOpen:  # edited: the merge begins again, which doubles nothing
        access.note_forged(bench.session, "waiting-index")
        state = State()
    bench.tools.waiting.state = version, state
    return state


def _caught_up(bench: Workbench, known: View, after: int) -> View:
    new: list[tuple[int, bytes]] = []
    damaged, last, mark = set(known.damaged), known.last, known.mark
    for row in waiting_index.since(bench.session, after):
        last, mark = row.id, row.mark
        plain = _opened(bench, row)
        if plain is None:
            damaged.add(row.id)
        elif plain:
            new.append((row.id, plain))
    runs = index_runs.joined(known.runs, index_runs.run_of(new)) if new else known.runs
    return replace(known, last=last, mark=mark, runs=runs, damaged=frozenset(damaged))


def _opened(bench: Workbench, row: waiting_index.WaitingRow) -> bytes | None:
    """Return packed rows, or None of what somebody edited, which the log is told."""
    key = bench.keys.register_key(REGISTER_SCOPE)
    try:
        return bench.vault.open_bytes(key, _place(row.mark), row.rows_sealed)
    except CannotOpen:
        access.note_forged(bench.session, f"waiting-index-{row.id}")
        return None


def _without(bench: Workbench, number: int, gone: set[bytes]) -> UUID:
    """Seal what waits under a number anew without these rows; return its new mark."""
    row = waiting_index.find(bench.session, number)
    plain = _opened(bench, row)
    if plain is None:
        return row.mark
    kept = [row for row in match_index.unpacked(plain) if row[0] + row[1] not in gone]
    mark = uuid4()
    sealed = _seal(bench, mark, match_index.packed(kept))
    waiting_index.replace(bench.session, number, mark, sealed)
    return mark


def _seal(bench: Workbench, mark: UUID, plain: bytes) -> Sealed:
    return bench.vault.seal_bytes(bench.keys.register_key(REGISTER_SCOPE), _place(mark), plain)


def _place(mark: UUID) -> Place:
    # Named by its mark: what was sealed before a change doesn't open after it.
    return Place("waiting_index", "rows", mark.hex, REGISTER_SCOPE)
