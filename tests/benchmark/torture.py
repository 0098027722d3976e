"""Kill an import again and again, and look for what an acknowledged case lost.

`make torture ROUNDS=20`. A child imports the way the command does and acknowledges every line
after its transaction; it is killed (SIGKILL) at a random moment. After each round every
acknowledged case must be there and the chain of the log whole. At the end the register must show
exactly the overlaps of one that was imported in peace. Exit code 1 names what was lost.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from coordination.actions import merging
from coordination.actions.imports import Outcome
from coordination.cli import cases
from coordination.cli.cases import import_lines
from coordination.config import Settings
from coordination.demo.generator import write_register
from coordination.installation import open_office
from tests.benchmark.measured import Installation

OVERLAP = 40
ACKNOWLEDGED = {Outcome.REGISTERED, Outcome.CHANGED, Outcome.UNCHANGED}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--cases", type=int, default=3_000)
    parser.add_argument("--longest", type=float, default=5.0, help="seconds until a kill")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        records, acknowledged, start = asked.child
        _child(Path(records), Path(acknowledged), int(start))
        return
    with tempfile.TemporaryDirectory(prefix="desk-torture-") as folder:
        _torture(Path(folder), asked.rounds, asked.cases, asked.longest)


def _child(records: Path, acknowledged: Path, start: int) -> None:
    """Import after line `start`; write the number of each line taken, after its transaction."""
    # Most cases are compared later, and their index rows merged again and again on the way.
    cases.MATCHED_AT_ONCE, cases._LOOKED_EVERY = 40, 100
    merging.DUE, merging._ROWS = 3_000, 100
    place = open_office(Settings.from_environment())
    with records.open("rb") as stream, acknowledged.open("a", encoding="ascii") as log:
        for _ in range(start):
            stream.readline()
        for number, outcome in import_lines(place, stream, dry_run=False):
            if outcome in ACKNOWLEDGED:
                log.write(f"{start + number}\n")
                log.flush()


def _torture(folder: Path, rounds: int, cases: int, longest: float) -> None:
    write_register(folder, 11, cases, today=datetime.now(UTC).date())
    place = Installation(folder / "instance")
    place.run("init")
    rng = random.Random(11)  # the moments need no secrecy
    killed, kept = 0, 0
    for number in range(1, rounds + 1):
        # The last lines once more: what was taken and not acknowledged must not come twice.
        start = max(0, kept - OVERLAP)
        killed += _import_and_kill(folder, place, start, rng.uniform(1.0, longest))
        kept = _check(folder, place)
        print(f"round {number}: {kept} acknowledged, all there, chain whole", flush=True)
    print(f"{killed} of {rounds} imports were killed")
    _compare_with_peace(folder, place)


def _import_and_kill(folder: Path, place: Installation, start: int, seconds: float) -> bool:
    child = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.benchmark.torture",
            "--child",
            str(folder / "register.jsonl"),
            str(folder / "acknowledged.txt"),
            str(start),
        ],
        env=place.environment,
    )
    time.sleep(seconds)
    if child.poll() is not None:
        return False
    child.send_signal(signal.SIGKILL)
    child.wait()
    return True


def _check(folder: Path, place: Installation) -> int:
    """Return how many lines were acknowledged so far; stop the program when one is missing."""
    path = folder / "acknowledged.txt"
    # A kill may cut the last line short, so only whole ones count.
    lines = path.read_text().split("\n")[:-1] if path.exists() else []
    acknowledged = {int(line) for line in lines}
    records = (folder / "register.jsonl").read_text("utf-8").splitlines()
    wanted = folder / "wanted.jsonl"
    wanted.write_text("".join(records[number - 1] + "\n" for number in sorted(acknowledged)))
    verified = place.run("audit", "verify", may_fail=True)
    if verified.code:
        sys.exit(f"the chain of the log is broken: {verified.output}")
    # Every line again: what was acknowledged must be known already, and equal.
    again = place.run("import", str(wanted)).output
    if f"0 registered, 0 changed, {len(acknowledged)} unchanged" not in again:
        sys.exit(f"of {len(acknowledged)} acknowledged cases some were lost: {again}")
    return len(acknowledged)


def _compare_with_peace(folder: Path, place: Installation) -> None:
    peace = Installation(folder / "peace")
    peace.run("init")
    for one in (place, peace):
        one.run("import", str(folder / "register.jsonl"))
        one.run("sweep")
    killed, calm = _pairs(place), _pairs(peace)
    if killed != calm:
        sys.exit(f"{len(killed ^ calm)} overlaps differ from an import that nobody killed")
    print(f"{len(calm)} overlaps, the same as after an import that nobody killed")


def _pairs(place: Installation) -> set[str]:
    rows = [json.loads(line) for line in place.run("overlaps").output.splitlines()]
    # Which side comes first is chance; which two, how strong and why is not.
    return {
        json.dumps(
            {
                "cases": sorted(
                    [
                        [row["jurisdiction_a"], row["case_a"]],
                        [row["jurisdiction_b"], row["case_b"]],
                    ]
                ),
                "score": row["score"],
                "kinds": sorted(row["kinds"]),
            }
        )
        for row in rows
    }


if __name__ == "__main__":
    os.umask(0o077)
    main()
