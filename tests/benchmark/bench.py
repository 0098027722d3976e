"""Measure what was promised: import, registrations, detection, sweep, and what overlaps find.

`make bench CASES="3500 20000"`. Each size is an invented register of its own; the import goes
through the real command, and what is registered through the function that every door calls. The
same cases are looked up in each size, so the last lines say how cost grows. Prints tables and
judges nothing: a figure depends on the machine, and a test that depended on it would fail when
somebody else works.
"""

import argparse
import json
import resource
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coordination.demo.generator import write_register
from tests.benchmark import databases, registering
from tests.benchmark.databases import Server
from tests.benchmark.invented import read_truth
from tests.benchmark.measured import Installation
from tests.benchmark.registering import FURTHER
from tests.benchmark.report import say as _say
from tests.benchmark.report import say_scores

ONE_MORE = 200
# Cases of the file that is imported while others register: most are compared at its end.
_BESIDE = 4_000


@dataclass(frozen=True)
class Size:
    """What one size of the register cost, in milliseconds, and how many records were candidates."""

    cases: int
    registration: float
    detection: float
    candidates: float


def main() -> None:
    asked = _arguments()
    with _folder(asked.keep) as folder, _server(asked.database, folder) as server:
        sizes = [_measure(folder / str(cases), cases, asked.seed, server) for cases in asked.cases]
    _say_growth(sizes)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    _say("memory of this measurement itself", f"{most:.0f} MB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[20_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
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


def _server(database: str, folder: Path):
    return databases.server(folder) if database == "postgresql" else nullcontext()


def _measure(folder: Path, cases: int, seed: int, server: Server | None) -> Size:
    print(f"\n{cases} cases, seed {seed}, {'PostgreSQL' if server else 'SQLite'}")
    today = datetime.now(UTC).date()
    folder.mkdir(parents=True, exist_ok=True)
    write_register(folder, seed, cases, today=today)
    name = f"bench_{cases}"
    place = Installation(folder / "instance", server.addresses(name) if server else None)
    place.run("init")
    _import(place, folder, server)
    office = registering.office_of(place)
    probes = registering.probes(seed + 1, ONE_MORE, today)
    alone, met = registering.detect(office, probes)
    _say("detection alone", f"{alone}; {met:.1f} candidates")
    times = registering.register(office, probes)
    _say("one more case, idle register", str(times))
    swept = place.run("sweep")
    _say("sweep", f"{swept}: {swept.output.strip()}")
    _say_overlaps(place, folder)
    _beside(place, folder, office, seed)
    _say_files(folder, server, name)
    office.engine.dispose()
    office.keys_engine.dispose()
    return Size(cases, times.median, alone.median, met)


def _import(place: Installation, folder: Path, server: Server | None) -> None:
    before = server.logged() if server else 0.0
    imported = place.run("import", str(folder / "register.jsonl"))
    _say("cases imported", imported.output.strip())
    _say("import, with the sweep at its end", str(imported))
    if server:
        _say("write-ahead log of the import", f"{server.logged() - before:.0f} MB")


def _beside(place: Installation, folder: Path, office, seed: int) -> None:
    """Register while another file is imported."""
    today = datetime.now(UTC).date()
    (folder / "beside").mkdir(exist_ok=True)
    write_register(folder / "beside", seed + 2, _BESIDE, today=today)
    further = registering.probes(seed + 3, ONE_MORE, today)
    running = place.start("import", str(folder / "beside" / "register.jsonl"))
    times = registering.register_while(office, further, lambda: running.is_over)
    done = running.ended()
    if done.code:
        sys.exit(f"the import beside the registrations ended with {done.code}")
    _say(f"one more case while {_BESIDE} are imported", str(times))


def _say_overlaps(place: Installation, folder: Path) -> None:
    shown = place.run("overlaps", "--format", "jsonl")
    rows = [json.loads(line) for line in shown.output.splitlines()]
    own = [row for row in rows if not _is_further(row)]
    _say("overlaps", f"{len(own)} pairs in {shown.seconds:.1f} s")
    say_scores(read_truth(folder), own)


def _say_files(folder: Path, server: Server | None, name: str) -> None:
    files = (folder / "instance" / "data").iterdir()
    size = server.size(name) if server else sum(path.stat().st_size for path in files) / 1e6
    _say("size of the register", f"{size:.0f} MB")


def _is_further(row: dict[str, str]) -> bool:
    return row["case_a"].startswith(FURTHER) or row["case_b"].startswith(FURTHER)


def _say_growth(sizes: list[Size]) -> None:
    """Print what the same cases cost in each size, in medians of a processor's milliseconds."""
    if len(sizes) < 2:
        return
    print("\nthe same cases in each size: times the cost of the first; milliseconds; candidates")
    first = sizes[0]
    for one in sizes:
        detection = f"{one.detection / first.detection:.2f} ({one.detection:.1f} ms)"
        registration = f"{one.registration / first.registration:.2f} ({one.registration:.1f} ms)"
        met = f"{one.candidates:.1f} candidates a case"
        _say(f"{one.cases} cases", f"detection {detection}, registration {registration}, {met}")


if __name__ == "__main__":
    main()
