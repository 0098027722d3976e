"""The worker: prepares what nobody should wait for, again and again, until it is told to stop.

Each round looks whether the structure of the register changed and, only then, opens it. After a
round it rests at least ten times as long as the round took, so that a busy register does not
keep a processor for itself. A round that fails is logged by its kind and tried again.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from coordination.actions import layouts, merging
from coordination.domain.permissions import Actor, Role
from coordination.jobs.merging import merge
from coordination.runtime import Office, bench_of

WORKER = Actor(user_id="worker", name="worker", role=Role.OPERATOR, desk=None)

REST = 20.0
"""Seconds between two rounds at least."""

_REST_FOR_WORK = 10

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Worker:
    """Does rounds of work on one register. `clock` gives seconds, `rest` waits for some."""

    place: Office
    clock: Callable[[], float] = time.monotonic
    rest: Callable[[float], None] = time.sleep
    seen: int | None = field(default=None, init=False)
    waiting: int = field(default=0, init=False)

    def run(self, goes_on: Callable[[], bool]) -> None:
        """Do rounds for as long as `goes_on` says so."""
        while goes_on():
            begun = self.clock()
            try:
                self.round()
            except Exception as problem:  # noqa: BLE001 - a round may fail, the worker may not
                # The kind alone: a message may quote a value of the register.
                _log.warning("a round of the worker failed: %s", type(problem).__name__)
            self.rest(max(REST, _REST_FOR_WORK * (self.clock() - begun)))

    def round(self) -> int:
        """Prepare layouts if the structure changed since the last round; return how many.

        Put into the index what an import left waiting that was cut short.
        """
        self._merge_left()
        with bench_of(self.place, WORKER, writes=False) as bench:
            state = layouts.state(bench)
            if state == self.seen:
                return 0
            made = layouts.make(bench)
        if made.is_news:
            with bench_of(self.place, WORKER, writes=True) as bench:
                layouts.keep(bench, made)
        self.seen = state
        return len(made.fresh)

    def _merge_left(self) -> None:
        """Merge what waits if nothing was added since the last round: its import doesn't go on."""
        with bench_of(self.place, WORKER, writes=False) as bench:
            newest = merging.newest(bench)
        if newest and newest == self.waiting:
            merge(self.place, WORKER)
        self.waiting = newest
