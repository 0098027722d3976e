"""Index rows that wait: cases that come in the way the end of a long file does, and what is found."""

from typing import Any

from coordination.actions import imports, indexing, intake, merging, waiting
from coordination.actions.imports import LineResult, PreparedLine
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.storage import visibility, whole
from coordination.storage.match_index import Row
from tests.builders import draft_of
from tests.desks import OPERATOR, Desks


def prepared(desks: Desks, *payloads: Any) -> list[PreparedLine]:
    """Return lines of a file, ready to be admitted."""
    tools = desks.office.office.tools
    return [
        PreparedLine(at, intake.prepare(tools, draft_of(desks.pack, one)), ())
        for at, one in enumerate(payloads, start=1)
    ]


def later(desks: Desks, *payloads: Any) -> list[LineResult]:
    """Import cases that are compared later, in one transaction."""
    return desks.do(OPERATOR, imports.admit_lines, prepared(desks, *payloads), matched_later=True)


def merge(desks: Desks, steps: int = 10_000) -> int:
    """Do some steps of the merge, each a transaction; return how many it took."""
    until = desks.read(OPERATOR, merging.newest)
    for number in range(steps):
        if not desks.do(OPERATOR, merging.merge_some, until):
            return number + 1
    return steps


def kept(bench: Workbench) -> list[Row]:
    """Return what the index should hold: the rows that each case says are its own."""
    numbers = [number for number, _ in whole.statuses(bench.session)]
    cases = visibility.cases_by_number(bench.session, DETECTOR, numbers).values()
    return sorted(row for case in cases for row in indexing.kept_rows(bench, case))


def found(bench: Workbench) -> list[Row]:
    """Return what a look-up of every digest gives."""
    digests = sorted({digest for digest, _ in kept(bench)})
    return sorted(waiting.look_up(bench, digests, limit=1_000))


def left(bench: Workbench) -> int:
    """Return how many rows wait, merged ones included."""
    return len(waiting.of(bench)[1]) - len(waiting.of(bench)[1].gone)
