"""Compare with Splink on the same invented register: `make bench-peers CASES=20000 SEED=7`.

Ours imports the register through the real command; Splink gets its subjects, in the environment
`.venv-peers`, and a layer of exact identifiers beside it. The threshold of every engine is chosen on
the truth, so these are upper bounds, and one generator made the truth: compare engines with it.
"""

import argparse
import json
import resource
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from coordination.demo.generator import write_register
from coordination.demo.scoring import DIRECT, PERSON_KINDS, PERSONS, Pair, Truth, scores_of
from tests.benchmark import invented
from tests.benchmark.measured import ROOT, Installation

PEERS = {"Splink, weights by hand": "hand", "Splink, expectation maximisation": "em"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--without-ours", action="store_true", help="only the peers")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="desk-peers-") as name:
        folder = Path(name)
        write_register(folder, asked.seed, asked.cases, today=datetime.now(UTC).date())
        truth = invented.read_truth(folder)
        print(f"{asked.cases} cases, seed {asked.seed}; {_counted(truth)}")
        print(
            f"{'':<34} {'persons F1':>10} {'R at P .95':>10} {'direct F1':>10} {'s':>7} {'GiB':>6}"
        )
        if not asked.without_ours:
            _measure_ours(folder, truth)
        _measure_peers(folder, truth)


def _counted(truth: Truth) -> str:
    persons = sum(reach in PERSONS for reach in truth.reach.values())
    direct = sum(reach in DIRECT for reach in truth.reach.values())
    return f"{persons} pairs of persons only, {direct} direct links in all"


def _measure_ours(folder: Path, truth: Truth) -> None:
    place = Installation(folder / "instance")
    place.run("init")
    seconds = place.run("import", str(folder / "register.jsonl")).seconds
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    shown = place.run("overlaps", "--format", "jsonl").output.splitlines()
    overlaps = [json.loads(line) for line in shown]
    persons, everything = scores_of(overlaps, PERSON_KINDS), scores_of(overlaps)
    _say(
        "this register, default settings",
        truth.judge(persons, PERSONS).f1,
        truth.recall_at(0.95, persons, PERSONS),
        truth.judge(everything, DIRECT).f1,
        f"{seconds:7.1f} {used:6.2f}",
    )
    _say_best("this register, best threshold", truth, persons, everything, "")


def _measure_peers(folder: Path, truth: Truth) -> None:
    cases = invented.write_subjects(folder)
    exact = dict.fromkeys(invented.exact_layer(folder), float("inf"))
    for title, way in PEERS.items():
        found, cost = _run_splink(folder, way, cases)
        _say_best(title, truth, found, {**found, **exact}, cost)
    _say("the layer of identifiers alone", 0.0, 0.0, truth.judge(exact, DIRECT).f1, "")


def _run_splink(
    folder: Path, way: str, cases: list[tuple[str, str]]
) -> tuple[dict[Pair, float], str]:
    """Return the weight of each pair of cases, and the seconds and memory that it took."""
    python, target = ROOT / ".venv-peers" / "bin" / "python", folder / f"{way}.jsonl"
    program = ROOT / "tests" / "benchmark" / "splink_run.py"
    done = subprocess.run(
        [python, program, folder / "subjects.jsonl", target, way],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    cost = json.loads(done.stdout.splitlines()[-1])
    pairs = (json.loads(line) for line in target.open())
    found = {frozenset({cases[one], cases[other]}): weight for one, other, weight in pairs}
    return found, f"{cost['seconds']:7.1f} {cost['gigabytes']:6.2f}"


def _say_best(
    title: str,
    truth: Truth,
    persons: dict[Pair, float],
    everything: dict[Pair, float],
    cost: str,
) -> None:
    recall = truth.recall_at(0.95, persons, PERSONS)
    best, direct = truth.best(persons, PERSONS)[1], truth.best(everything, DIRECT)[1]
    _say(title, best.f1, recall, direct.f1, cost)


def _say(title: str, persons: float, recall: float, direct: float, cost: str) -> None:
    print(f"{title:<34} {persons:10.3f} {recall:10.3f} {direct:10.3f} {cost}", flush=True)


if __name__ == "__main__":
    main()
