"""Put the index rows that wait into the index, some thousands at a time.

Each step is a transaction: rows of a stretch of digests go in, and with them how far the merge is.
So a process that is killed loses no row and doubles none, and nobody waits long for the lock. What
waited is deleted when all of it is in the index.
"""

from dataclasses import replace
from itertools import islice

from coordination.actions import case_files, index_runs, indexing, statistics, waiting
from coordination.actions.index_runs import END
from coordination.actions.waiting import State, View
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.permissions import Act
from coordination.storage import match_index, visibility, waiting_index, whole
from coordination.storage.match_index import DIGEST_BYTES, ROW_BYTES, Row

# So many rows, or deleted transactions, hold the lock for some tens of milliseconds.
_ROWS = 4_000
_DELETED = 50
_CASES = 500

DUE = 2_000_000
"""Rows that wait at which a merge pays: fewer write each page of the index too often."""


def is_due(bench: Workbench) -> bool:
    """Say whether so many rows wait that they are to be put into the index."""
    return waiting_index.size(bench.session) > DUE * ROW_BYTES


def newest(bench: Workbench) -> int:
    """Return the number of the newest transaction whose rows wait; 0 if none do."""
    return waiting_index.ends(bench.session, 0, 0).last or 0


def merge_some(bench: Workbench, until: int) -> bool:
    """Do one step of the merge of what waits up to a number; say whether more is to be done."""
    bench.permit(Act.SWEEP)
    state, view = waiting.of(bench)
    if state.done:
        return _drop(bench, state, until)
    if not view.last or (not state.high and (view.first or 0) > until):
        return False
    high = state.high or view.last
    end = min(END, state.merged + max(1, END * _ROWS // max(1, len(view))))
    match_index.add_missing(bench.session, _rows(view, (state.merged, end), high))
    if end == END and any(number <= high for number in view.damaged):
        statistics.note_lost(bench)
    waiting.put(bench, replace(state, high=high, merged=end))
    return True


def merge_rest(bench: Workbench) -> bool:
    """Merge all that waits within this transaction, and put lost rows back; say if anything was."""
    waiting_index.remove_beyond(bench.session)
    until = newest(bench)
    while until and merge_some(bench, until):
        pass
    return _mend(bench) or until > 0


def _rows(view: View, stretch: tuple[int, int], high: int) -> list[Row]:
    return [
        (row[:DIGEST_BYTES], row[DIGEST_BYTES:])
        for number, row in index_runs.part(view.runs, *stretch)
        if number <= high and row not in view.gone
    ]


def _drop(bench: Workbench, state: State, until: int) -> bool:
    """Delete some of what is in the index; what came since waits for a merge of its own."""
    if waiting_index.remove(bench.session, state.high, _DELETED):
        return True
    waiting.put(bench, State(state.edition))
    bench.record("index.merged")
    _, view = waiting.of(bench)
    return view.first is not None and view.first <= until


def _mend(bench: Workbench) -> bool:
    """Put back every index row that is missing, from the lists that cases keep of their own."""
    if not statistics.has_lost(bench):
        return False
    numbers = iter(sorted(number for number, _ in whole.statuses(bench.session)))
    while some := list(islice(numbers, _CASES)):
        cases = visibility.cases_by_number(bench.session, DETECTOR, some)
        case_files.preload(bench, cases.values())
        rows = [row for case in cases.values() for row in indexing.kept_rows(bench, case)]
        match_index.add_missing(bench.session, rows)
        bench.keys.release()
    statistics.note_found(bench)
    return True
