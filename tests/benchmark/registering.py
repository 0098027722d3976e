"""Register cases one by one through the function that every door calls, and time each."""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.exc import OperationalError

from coordination.actions import candidates, detection, indexing, intake
from coordination.actions.workbench import Workbench
from coordination.config import Settings
from coordination.demo.generator import make_register
from coordination.domain.drafts import CaseDraft
from coordination.domain.permissions import Actor, Role
from coordination.domain.record import read_case
from coordination.installation import open_office
from coordination.runtime import OPERATOR, Office, bench_of
from tests.benchmark.measured import Installation

FURTHER = "further/"
_PAUSE = 0.1
_QUOTAS = [f"QUOTA_{what}{whose}" for what in ("PERSONS", "IDENTIFIERS") for whose in ("", "_DESK")]


@dataclass
class Times:
    """Seconds on the clock and of a processor that each of some acts took, and how many failed."""

    seconds: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def median(self) -> float:
        """Return the median in milliseconds of a processor, which others who work don't change."""
        return 1000 * statistics.median(self.worked)

    def __str__(self) -> str:
        found = sorted(self.seconds)
        failed = f", {self.failed} failed" if self.failed else ""
        return (
            f"median {1000 * statistics.median(found):.1f} ms, "
            f"p99 {1000 * found[int(0.99 * len(found))]:.1f}, worst {1000 * found[-1]:.1f} "
            f"of {len(found)}{failed}; median {self.median:.1f} ms of a processor"
        )


def office_of(place: Installation) -> Office:
    """Return the office of an installation, with quotas that stop nobody."""
    # Counted like any other, but never refused: one person registers for every desk here.
    os.environ.update(place.environment | dict.fromkeys(_QUOTAS, "100000"))
    return open_office(Settings.from_environment())


def probes(seed: int, count: int, today: date) -> list[Mapping[str, Any]]:
    """Return invented cases, the same for each seed and day."""
    return list(make_register(seed, count, today=today, showcase=False).records)


def register(office: Office, records: list[Mapping[str, Any]]) -> Times:
    """Register each record once, as an officer of its desk; reading the record is included."""
    times = Times()
    for number, record in enumerate(records):
        _timed(times, _register, office, {**record, "ref": f"{FURTHER}{number}"})
    return times


def register_while(
    office: Office, records: list[Mapping[str, Any]], is_over: Callable[[], bool]
) -> Times:
    """Register records, ten a second at most, until something else is over."""
    times = Times()
    for number, record in enumerate(_again(records)):
        if is_over():
            return times
        _timed(times, _register, office, {**record, "ref": f"{FURTHER}while/{number}"})
        time.sleep(_PAUSE)
    return times


def detect(office: Office, records: list[Mapping[str, Any]]) -> tuple[Times, float]:
    """Look up what each record would meet, storing nothing; return the mean of candidates too."""
    times, met = Times(), 0
    with bench_of(office, OPERATOR, writes=False) as bench:
        for record in records:
            prepared = intake.prepare(bench.tools, _draft(office, record))
            features = [*prepared.subjects, *prepared.identifiers]
            parts = [(-index, feature) for index, feature in enumerate(features, start=1)]
            _timed(times, detection.find, bench, 0, parts)
            met += _candidates(bench, parts)
    return times, met / len(records)


def _candidates(bench: Workbench, parts: list[indexing.Numbered]) -> int:
    digests = {**indexing.digests_of(bench, parts), **candidates.asked(bench, parts)}
    return len(candidates.candidates_of(bench, digests))


def _timed(times: Times, act: Callable[..., object], *given: object) -> None:
    started, worked = time.perf_counter(), time.thread_time()
    try:
        act(*given)
    except OperationalError:  # the register was locked for longer than anybody waits
        times.failed += 1
    times.seconds.append(time.perf_counter() - started)
    times.worked.append(time.thread_time() - worked)


def _register(office: Office, record: Mapping[str, Any]) -> None:
    actor = Actor("bench", "bench", Role.OFFICER, str(record["jurisdiction"]))
    draft = _draft(office, record)
    with bench_of(office, actor, writes=True) as bench:
        intake.submit_case(bench, draft)


def _draft(office: Office, record: Mapping[str, Any]) -> CaseDraft:
    pack = office.tools.pack
    return read_case(
        record,
        offence_codes=pack.offence_codes,
        jurisdictions=pack.jurisdiction_codes,
        today=office.tools.clock().date(),
    )


def _again(records: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    while True:
        yield from records
