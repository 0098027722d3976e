"""A stolen copy of the register, as a thief reads it, and beside it what is true.

`Stolen` opens the SQLite file with nothing but SQLite: plain columns, digests, pointers. `Truth` opens
the same register with its keys and says what each digest and each link really is, so that a guess
can be told right or wrong. An attack takes the first and is judged by the second.
"""

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coordination.actions import case_files, indexing, link_files
from coordination.actions.workbench import Workbench
from coordination.domain.features import Feature, Normalised, SubjectFeature
from coordination.runtime import OPERATOR, Office, bench_of
from coordination.storage import visibility, whole

_CHUNK = 500

CasePair = frozenset[int]


@dataclass(frozen=True)
class Stolen:
    """What lies in the file in clear: index rows, hit rows, whose every record is, whose case."""

    index: tuple[tuple[bytes, bytes], ...]
    hits: tuple[tuple[int, str], ...]
    case_of: dict[int, int]
    desk_of: dict[int, str]

    @classmethod
    def read(cls, folder: Path) -> "Stolen":
        """Read the file of the register below an installation's folder."""
        file = folder / "data" / "register.sqlite"
        database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        parts = "SELECT number, case_number FROM subject UNION SELECT number, case_number FROM identifier"
        stolen = cls(
            tuple(database.execute("SELECT digest, pointer FROM match_index_1")),
            tuple(database.execute("SELECT case_number, day FROM hit")),
            dict(database.execute(parts)),
            dict(database.execute('SELECT number, desk FROM "case"')),
        )
        database.close()
        return stolen

    @cached_property
    def counts(self) -> Counter[bytes]:
        """In how many rows each digest stands."""
        return Counter(digest for digest, _ in self.index)


@dataclass(frozen=True)
class Truth:
    """What the keys say: every record opened, who holds each digest and as what, every link."""

    parts: dict[int, Feature]
    forms: dict[bytes, Normalised]
    holders: dict[bytes, frozenset[int]]
    links: frozenset[CasePair]

    @classmethod
    def read(cls, office: Office) -> "Truth":
        """Open the register of an office."""
        parts: dict[int, Feature] = {}
        forms: dict[bytes, Normalised] = {}
        holders: dict[bytes, set[int]] = defaultdict(set)
        links: set[CasePair] = set()
        with bench_of(office, OPERATOR, writes=False) as bench:
            numbers = sorted(number for number, _ in whole.statuses(bench.session))
            for start in range(0, len(numbers), _CHUNK):
                some = numbers[start : start + _CHUNK]
                for number, feature in _parts_of(bench, some):
                    parts[number] = feature
                    for form in feature.forms:
                        digest = bench.vault.digest(form)
                        forms[digest] = form
                        holders[digest].add(number)
                links.update(_links_of(bench, some))
        return cls(
            parts, forms, {d: frozenset(held) for d, held in holders.items()}, frozenset(links)
        )

    @property
    def people(self) -> dict[int, SubjectFeature]:
        """The persons among the records."""
        return {n: one for n, one in self.parts.items() if isinstance(one, SubjectFeature)}


def _parts_of(bench: Workbench, numbers: list[int]) -> list[indexing.Numbered]:
    cases = visibility.cases_by_number(bench.session, indexing.DETECTOR, numbers)
    case_files.preload(bench, cases.values())
    return [part for case in cases.values() for part in indexing.open_parts(bench, case)]


def _links_of(bench: Workbench, numbers: list[int]) -> set[CasePair]:
    rows = list(whole.hits_of(bench.session, numbers))
    cases = whole.cases(bench.session, numbers)
    opened = link_files.open_hits(bench, cases, rows)
    return {frozenset({case.number, link.other}) for case, link in opened}


def pairs_of(holders: frozenset[int], case_of: dict[int, int]) -> set[CasePair]:
    """Return the pairs of cases that some records join."""
    cases = sorted({case_of[number] for number in holders})
    return {frozenset({one, other}) for at, one in enumerate(cases) for other in cases[at + 1 :]}
