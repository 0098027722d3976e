"""The invented register: cases with traces in several States, and the truth about them.

Everything follows from the seed and the day it is made for; nothing reads the clock. One
generator made the truth, so figures measured on it compare versions of the matching and say
nothing about the field.
"""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coordination.demo.actors import Cast, populate
from coordination.demo.agreements import coordinate
from coordination.demo.casework import CaseFile, Record, open_case
from coordination.demo.decoys import mislead
from coordination.demo.showcase import stage_scenes
from coordination.demo.truth import Ledger, truth_rows


@dataclass(frozen=True, slots=True)
class GeneratedRegister:
    """Records in the exchange format, the pairs that belong together and those that do not.

    A row of `truth` has `case_a, jurisdiction_a, case_b, jurisdiction_b, kinds, reachable_by,
    coordinated`; a row of `decoys` has the four names and `why`.
    """

    cases: tuple[CaseFile, ...]
    truth: list[Record]
    decoys: list[Record]

    @property
    def records(self) -> Iterator[Record]:
        """Return the records one after the other, the showcase first."""
        return (case.record() for case in self.cases)


def make_register(
    seed: int, cases: int, *, today: date, showcase: bool = True
) -> GeneratedRegister:
    """Return a register of so many invented cases, or only the showcase when that is more.

    Equal arguments give equal registers. Without `showcase` every case is drawn at random.
    """
    rng = random.Random(seed)  # noqa: S311 - an invented register must be repeatable, not secret
    ledger = Ledger()
    cast = Cast(rng, today, ledger)
    staged = stage_scenes(cast, today) if showcase else []
    drawn = [open_case(rng, number, today) for number in range(len(staged), cases)]
    populate(cast, drawn)
    mislead(cast, drawn)
    together = [*staged, *drawn]
    staged_numbers = len(staged)
    pairs = [pair for pair in ledger.pairs() if pair[0] >= staged_numbers]
    coordinate(rng, ((together[one], together[other]) for one, other in pairs), today)
    truth, decoys = truth_rows(ledger, together, today)
    return GeneratedRegister(tuple(together), truth, decoys)


def write_register(folder: Path, seed: int, cases: int, *, today: date) -> GeneratedRegister:
    """Write `register.jsonl`, `truth.jsonl` and `decoys.jsonl` into a folder that exists."""
    register = make_register(seed, cases, today=today)
    _write(folder / "register.jsonl", register.records)
    _write(folder / "truth.jsonl", register.truth)
    _write(folder / "decoys.jsonl", register.decoys)
    return register


def _write(path: Path, rows: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
