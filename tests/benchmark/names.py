"""Measure names on pairs that others collected: `python -m tests.benchmark.names PATH`.

PATH is a folder or a file. `*.tsv` and `*.txt` hold one name in two scripts to a line; how many
pairs share a key, and how many pairs drawn at random. `*.csv` holds labelled pairs (`schema`,
`name1`, `name2`, `is_match`); the best F1 that a threshold on the score reaches. Prints and judges
nothing.
"""

import argparse
import csv
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from coordination.domain.names import NamePart, PersonName, compare_names, read_name

PAIRS = 6_000
RANDOM_PAIRS = 100_000

Pairs = list[tuple[PersonName, PersonName]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    for path in _files(parser.parse_args().path):
        print(f"\n{path.name}")
        if path.suffix == ".csv":
            _measure_labelled(path)
        else:
            _measure_scripts(path)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    yield from sorted(found for found in path.iterdir() if found.suffix in {".tsv", ".csv", ".txt"})


def _measure_scripts(path: Path) -> None:
    pairs = _pairs(path)
    chance = random.Random(7)
    mixed = [
        (pairs[i][0], pairs[j][1])
        for i, j in (chance.sample(range(len(pairs)), 2) for _ in range(RANDOM_PAIRS))
    ]
    print(f"  {len(pairs)} pairs; met of them / of random pairs, in per cent")
    for name, forms in _FORMS.items():
        print(f"  {name:24} {_met(pairs, forms):6.1f} / {_met(mixed, forms):.3f}")
    print(f"  {'score of .70 and more':24} {_alike(pairs):6.1f} / {_alike(mixed[:20_000]):.3f}")


def _pairs(path: Path) -> Pairs:
    with path.open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    random.Random(7).shuffle(rows)
    read = ((read_name(row[0]), read_name(row[1].replace(" ", ""))) for row in rows[:PAIRS])
    return [(one, other) for one, other in read if one.named and other.named]


_FORMS: dict[str, Callable[[NamePart], frozenset[str]]] = {
    "skeletons": lambda part: part.skeletons,
    "sounds": lambda part: part.sounds,
    "first key": lambda part: frozenset(part.keys[:1]),
    "first three keys": lambda part: frozenset(part.keys[:3]),
    "all keys": lambda part: frozenset(part.keys),
}


def _met(pairs: Pairs, forms: Callable[[NamePart], frozenset[str]]) -> float:
    def of(name: PersonName) -> set[str]:
        return {form for part in name.named for form in forms(part)}

    return 100 * statistics.fmean(not of(one).isdisjoint(of(other)) for one, other in pairs)


def _alike(pairs: Pairs) -> float:
    return 100 * statistics.fmean(_score(one, other) >= 0.7 for one, other in pairs)


def _score(one: PersonName, other: PersonName) -> float:
    return compare_names(one, other, lambda _: 0.0).score


def _measure_labelled(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row.get("schema") == "Person"]
    if not rows:
        print("  no labelled persons")
        return
    names = [(read_name(row["name1"]), read_name(row["name2"])) for row in rows]
    began = time.perf_counter()
    scores = [_score(one, other) for one, other in names]
    took = (time.perf_counter() - began) / len(rows)
    truth = [row["is_match"] == "true" for row in rows]
    f1, threshold = max((_f1(scores, truth, at), at) for at in {*scores} - {0.0})
    print(f"  {len(rows)} persons: best F1 {f1:.3f}, from a score of {threshold:.2f}")
    print(f"  {took * 1e6:.0f} us for one comparison")


def _f1(scores: list[float], truth: list[bool], threshold: float) -> float:
    found = [score >= threshold for score in scores]
    both = sum(one and other for one, other in zip(found, truth, strict=True))
    return 2 * both / (sum(found) + sum(truth))


if __name__ == "__main__":
    main()
