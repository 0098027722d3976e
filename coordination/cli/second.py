"""A second process that has the register open for reading, for work on all of it.

Started anew and not forked: a copy of this process would hold its database connections.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from coordination.actions import imports
from coordination.actions.workbench import Workbench
from coordination.cli.places import operator_bench, settings
from coordination.config import Settings
from coordination.installation import open_office
from coordination.runtime import Office

# Cases from which on a second process is thought to pay: starting it takes two seconds.
_LARGE = 10_000

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class SecondProcess:
    """Lets another process answer questions about what was committed to the register."""

    def __init__(self, settings: Settings) -> None:
        self._pool = ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), initializer=_start, initargs=(settings,)
        )

    def ask(self, act: Callable[[Workbench, Question], Answer], asked: Question) -> Future[Answer]:
        """Let it call a function with a reading bench of its own and what it is asked."""
        return self._pool.submit(_answer, act, asked)

    def end(self) -> None:
        """Let it finish what it is at, and end."""
        self._pool.shutdown(cancel_futures=True)


@contextmanager
def helper(place: Office) -> Iterator[SecondProcess | None]:
    """Yield a second process for a large register; for a small one None."""
    with operator_bench(place, writes=False) as bench:
        is_large = imports.count(bench) >= _LARGE
    if not is_large:
        yield None
        return
    process = SecondProcess(settings())
    try:
        yield process
    finally:
        process.end()


@contextmanager
def sparing() -> Iterator[None]:
    """Search for unused cycles rarely: bulk work makes millions of objects and no cycle."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def end_with_first() -> None:
    """Let this process, started by another, leave interrupts to it and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        # Killed, the first process says no goodbye; the second would wait for work for ever.
        os._exit(1)


_there: list[Office] = []


def _start(settings: Settings) -> None:
    end_with_first()
    _there.append(open_office(settings))


def _answer(act: Callable[[Workbench, Question], Answer], asked: Question) -> Answer:
    with sparing(), operator_bench(_there[0], writes=False) as bench:
        return act(bench, asked)
