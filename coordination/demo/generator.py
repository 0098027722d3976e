"""The invented register: cases with traces in several States, and the truth about them.

Everything follows from the seed, the size and the day it is made for; nothing reads the clock. A
register is made and written in volumes of some thousand cases, so that one of a million persons
fits in memory; what belongs together lies in one volume, and what is new is new in all of them.
One generator made the truth, so figures measured on it compare versions of the matching and say
nothing about the field.
"""

import json
import random
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coordination.demo.actors import Cast, populate
from coordination.demo.agreements import coordinate
from coordination.demo.casework import CaseFile, Record, open_case
from coordination.demo.decoys import mislead
from coordination.demo.look_alikes import mistake
from coordination.demo.showcase import stage_scenes
from coordination.demo.truth import Ledger, decoy_rows, truth_rows

VOLUME = 20_000
"""Cases that are made at once."""


@dataclass(frozen=True, slots=True)
class GeneratedRegister:
    """Records in the exchange format, the pairs that belong together and those that do not.

    A row of `truth` has `case_a, jurisdiction_a, case_b, jurisdiction_b, kinds, reachable_by,
    disguises, coordinated`; a row of `decoys` has the four names and `why`.
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
    volumes = list(_volumes(seed, cases, today, showcase=showcase))
    return GeneratedRegister(
        tuple(case for volume in volumes for case in volume.cases),
        [row for volume in volumes for row in volume.truth],
        [row for volume in volumes for row in volume.decoys],
    )


def write_register(folder: Path, seed: int, cases: int, *, today: date) -> None:
    """Write `register.jsonl`, `truth.jsonl` and `decoys.jsonl` into a folder that exists."""
    with ExitStack() as files:
        names = ("register.jsonl", "truth.jsonl", "decoys.jsonl")
        streams = [
            files.enter_context((folder / name).open("w", encoding="utf-8", newline="\n"))
            for name in names
        ]
        for volume in _volumes(seed, cases, today, showcase=True):
            rows: tuple[Iterable[Record], ...] = (volume.records, volume.truth, volume.decoys)
            for stream, part in zip(streams, rows, strict=True):
                stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in part)


def _volumes(seed: int, cases: int, today: date, *, showcase: bool) -> Iterator[GeneratedRegister]:
    known: set[bytes] = set()
    for start in range(0, cases, VOLUME):
        rng = random.Random(f"{seed}/{start}")  # noqa: S311 - repeatable, not secret
        cast = Cast(rng, today, Ledger(), known)
        staged = stage_scenes(cast, today) if showcase and start == 0 else []
        numbers = range(start + len(staged), min(start + VOLUME, cases))
        drawn = [open_case(rng, number, today) for number in numbers]
        yield _volume(cast, staged, drawn)


def _volume(cast: Cast, staged: list[CaseFile], drawn: list[CaseFile]) -> GeneratedRegister:
    """Fill the cases drawn and return them with those staged, and the truth about both."""
    populate(cast, drawn)
    mislead(cast, drawn)
    mistake(cast, drawn)
    cases = {case.number: case for case in (*staged, *drawn)}
    linked, first = cast.ledger.pairs(), drawn[0].number if drawn else len(staged)
    pairs = ((cases[one], cases[other]) for one, other in linked if one >= first)
    coordinate(cast.rng, pairs, cast.today)
    return GeneratedRegister(
        tuple(cases.values()),
        list(truth_rows(linked, cases, cast.today)),
        list(decoy_rows(cast.ledger, linked, cases)),
    )
