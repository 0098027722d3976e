"""Prepare the lines of a large file in a second process, while this one writes.

Reading, checking and normalising a case needs no database and takes a third of its time. A small
file is prepared here: starting a process costs more than it saves.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context

from coordination.actions import imports
from coordination.actions.imports import PreparedLine
from coordination.actions.workbench import Tools
from coordination.cli import second
from coordination.config import Settings
from coordination.installation import open_tools
from coordination.interop.jsonlines import Line

Group = Sequence[Line]

# Groups that are prepared here before a second process is thought to pay, and groups that it may
# be ahead of the writing: enough to keep it busy, few enough to keep memory small.
_HERE = 10
_AHEAD = 8


def prepared(
    settings: Settings, tools: Tools, groups: Iterable[Group]
) -> Iterator[list[PreparedLine]]:
    """Yield the groups, prepared, in their order."""
    rest = iter(groups)
    first = list(islice(rest, _HERE))
    for group in first:
        yield _prepare(tools, group)
    following = next(rest, None)
    if following is not None:
        yield from _elsewhere(settings, chain([following], rest))


def _elsewhere(settings: Settings, groups: Iterator[Group]) -> Iterator[list[PreparedLine]]:
    # Started anew and not forked: a copy of this process would hold its database connections.
    pool = ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), initializer=_start, initargs=(settings,)
    )
    waiting: deque[Future[list[PreparedLine]]] = deque()
    try:
        for group in groups:
            waiting.append(pool.submit(_prepare_there, group))
            if len(waiting) >= _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _prepare(tools: Tools, group: Group) -> list[PreparedLine]:
    return [imports.prepare_line(tools, line.number, line.payload, line.fault) for line in group]


_there: list[Tools] = []


def _start(settings: Settings) -> None:
    second.end_with_first()
    _there.append(open_tools(settings))


def _prepare_there(group: Group) -> list[PreparedLine]:
    with second.sparing():
        return _prepare(_there[0], group)
