"""Measure what was promised: import, one more case, sweep, and what the overlaps find.

`make bench CASES=20000`. The register is invented, its import goes through the real command, and
one more case through the function that every door calls. Prints a table and judges nothing: a
figure depends on the machine, and a test that depended on it would fail when somebody else works.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from coordination.actions.intake import submit_case
from coordination.config import Settings
from coordination.demo.generator import make_register, write_register
from coordination.domain.permissions import Actor, Role
from coordination.domain.record import read_case
from coordination.installation import open_office
from coordination.runtime import bench_of
from tests.benchmark.invented import read_truth
from tests.benchmark.measured import Installation
from tests.benchmark.report import say as _say
from tests.benchmark.report import say_scores

ONE_MORE = 200


def main() -> None:
    asked = _arguments()
    with _folder(asked.keep) as folder:
        _measure(folder, asked.cases, asked.seed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="a folder to work in and to leave as it is")
    return parser.parse_args()


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        yield Path(folder)


def _measure(folder: Path, cases: int, seed: int) -> None:
    today = datetime.now(UTC).date()
    write_register(folder, seed, cases, today=today)
    place = Installation(folder / "instance")
    place.run("init")

    imported = place.run("import", str(folder / "register.jsonl"))
    _say("cases imported", imported.output.strip())
    _say("import", f"{imported.seconds:.1f} s, {imported.processor:.1f} s of a processor")

    times = _register_more(folder / "instance", seed)
    _say("one more case, median", f"{1000 * statistics.median(times):.1f} ms of {len(times)}")
    _say("one more case, p99", f"{1000 * statistics.quantiles(times, n=100)[98]:.1f} ms")

    swept = place.run("sweep")
    _say("sweep", f"{swept.seconds:.1f} s: {swept.output.strip()}")

    shown = place.run("overlaps", "--format", "jsonl")
    rows = [json.loads(line) for line in shown.output.splitlines()]
    own = [row for row in rows if not _is_further(row)]
    _say("overlaps", f"{len(own)} pairs in {shown.seconds:.1f} s")
    _say("files of the register", f"{_megabytes(folder / 'instance' / 'data'):.0f} MB")
    say_scores(read_truth(folder), own)


def _register_more(instance: Path, seed: int) -> list[float]:
    """Return how long each of some further cases took, reading the record included."""
    os.environ["COORDINATION_INSTANCE"] = str(instance)
    # Counted like any other, but never refused: one person registers for every desk here.
    os.environ.update(dict.fromkeys(_QUOTAS, "100000"))
    office = open_office(Settings.from_environment())
    pack, today = office.tools.pack, office.tools.clock().date()
    further = make_register(seed + 1, ONE_MORE, today=today, showcase=False).records
    times = []
    for number, record in enumerate(further):
        payload = {**record, "ref": f"{_FURTHER}{number}"}
        actor = _officer(str(payload["jurisdiction"]))
        started = time.perf_counter()
        draft = read_case(
            payload,
            offence_codes=pack.offence_codes,
            jurisdictions=pack.jurisdiction_codes,
            today=today,
        )
        with bench_of(office, actor, writes=True) as bench:
            submit_case(bench, draft)
        times.append(time.perf_counter() - started)
    return times


_FURTHER = "further/"
_QUOTAS = [f"QUOTA_{what}{whose}" for what in ("PERSONS", "IDENTIFIERS") for whose in ("", "_DESK")]


def _is_further(row: dict[str, str]) -> bool:
    return row["case_a"].startswith(_FURTHER) or row["case_b"].startswith(_FURTHER)


def _officer(desk: str) -> Actor:
    return Actor(user_id="bench", name="bench", role=Role.OFFICER, desk=desk)


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.iterdir()) / 1e6


if __name__ == "__main__":
    main()
