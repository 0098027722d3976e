"""The files of an invented register as the benchmarks read them back."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from coordination.demo.scoring import Pair, Truth
from coordination.domain import identifiers
from coordination.domain.identifiers import PerceptualHash
from coordination.domain.vocabulary import IdentifierKind

# A layer of exact identifiers that knows nothing of placeholders cuts what too many cases hold.
MOST_HOLDERS = 10


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def read_truth(folder: Path) -> Truth:
    return Truth(rows(folder / "truth.jsonl"), rows(folder / "decoys.jsonl"))


def write_subjects(folder: Path) -> list[tuple[str, str]]:
    """Write the named subjects for an engine of persons; return the cases by their number there."""
    cases = []
    with (folder / "subjects.jsonl").open("w", encoding="utf-8") as stream:
        for number, case in enumerate(rows(folder / "register.jsonl")):
            cases.append((case["jurisdiction"], case["ref"]))
            for subject in case.get("subjects", ()):
                if subject.get("names"):
                    known = {name: subject.get(name) for name in ("dob", "sex", "nationality")}
                    key = f"{number}/{subject['id']}"
                    row = {"key": key, "case": number, "names": subject["names"], **known}
                    stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    return cases


def exact_layer(folder: Path) -> set[Pair]:
    """Return the pairs that hold one normalised identifier: what stands beside such an engine."""
    holders = defaultdict(set)
    for case in rows(folder / "register.jsonl"):
        for form in _forms(case):
            holders[form].add((case["jurisdiction"], case["ref"]))
    crowds = (crowd for crowd in holders.values() if len(crowd) <= MOST_HOLDERS)
    return {frozenset(pair) for crowd in crowds for pair in combinations(crowd, 2)}


def _forms(case: dict[str, Any]) -> Iterator[Any]:
    for entry in case.get("identifiers", ()):
        kind = IdentifierKind(entry["type"])
        try:
            found = identifiers.read(kind, entry["value"], jurisdiction=case["jurisdiction"])
        except PerceptualHash:
            continue
        yield from found.forms
    for subject in case.get("subjects", ()):
        for paper in subject.get("documents", ()):
            country, number = paper["country"], paper["number"]
            yield from identifiers.read_document(paper["type"], country, number).forms
