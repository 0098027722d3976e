"""Compare the whole register at once, and renew what is counted for all at once.

A sweep counts how many cases hold each value, keeps these counts as the snapshot from which
rarity is read, and makes every hit say what the register says now. Between two sweeps the
snapshot stands still, so that no desk's registration moves the strength of other desks' links.

It goes over the register twice: once over every person and the index, keeping numbers only, and
once over the pairs of cases that these bring together. Both can be shared with a second process.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

from coordination.actions import (
    case_files,
    census,
    comparing,
    damage,
    holdings,
    link_files,
    links,
    merging,
    statistics,
)
from coordination.actions.census import Census
from coordination.actions.comparing import ASKED, GATHERED, INDEXED, Compared, Job, Pair
from coordination.actions.holdings import HALF, LOWER, Holdings, Numbers, Parts
from coordination.actions.links import Link
from coordination.actions.workbench import (
    ANALYSIS_SCOPE,
    DETECTOR,
    LOG_SCOPE,
    Workbench,
    case_scope,
)
from coordination.domain import identifiers
from coordination.domain.matching import Assessment
from coordination.domain.permissions import Act
from coordination.storage import audit, match_index, rewriting, visibility, whole

# Jobs of a large register, so many that two processes end together, and pairs of records that are
# worth a job; and jobs that the second process has before it: enough to keep it busy.
_JOBS = 24
_WORTH_A_JOB = 2_000
_AHEAD = 2
_DIGESTS = 256

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Helper(Protocol):
    """A second process that has the register open, for reading."""

    def ask(self, act: Callable[[Workbench, Question], Answer], asked: Question) -> Future[Answer]:
        """Let it call `act` with a bench of its own; it sees what was committed before."""


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What a sweep did: values held more than once, links found, links written or ended."""

    values: int
    links: int
    changed: int
    broken_pointers: int


@dataclass(frozen=True, slots=True)
class Look:
    """Which stretch to look at: record numbers, first bytes of digests, and how."""

    records: whole.Span
    digests: tuple[int, int]
    known: Parts
    snapshot: Mapping[bytes, int] | None
    identifiers: bool


def sweep(bench: Workbench, *, renew: bool = True, helper: Helper | None = None) -> SweepReport:
    """Recompute every link of the register; with `renew`, renew the rarity snapshot first."""
    bench.permit(Act.SWEEP)
    audit.take_chain_lock(bench.session)
    snapshot = None if renew else match_index.snapshot(bench.session)
    if merging.merge_rest(bench):
        helper = None  # no other process sees what this transaction wrote
    known, people, held = _read(bench, helper, snapshot)
    if people.outdated:
        census.index_again(bench, people.outdated)
        helper = None
        known, people, held = _read(bench, helper, snapshot)
    if not people.unread:
        statistics.note_keyed(bench, identifiers.KEY_VERSION)
    jobs = deque(_jobs(bench, known, people, held, snapshot))
    found, changed = _compare(bench, jobs, helper)
    links.pad_old(bench)
    if renew:
        statistics.settle(bench)
        rewriting.rewrite(bench.session)
    bench.record("register.swept", count=found)
    return SweepReport(held.values, found, changed, held.broken)


def _read(
    bench: Workbench, helper: Helper | None, snapshot: Mapping[bytes, int] | None
) -> tuple[Parts, Census, Holdings]:
    """Read every person and the index, half of them in the second process."""
    known = holdings.parts(bench)
    last = len(known.case_of)
    read_by_others = statistics.keyed(bench) != identifiers.KEY_VERSION

    def stretch(first: float, end: float) -> Look:
        records = int(first * last), int(end * last) - 1
        digests = int(first * _DIGESTS), int(end * _DIGESTS)
        return Look(records, digests, known, snapshot, read_by_others)

    if helper is None:
        people, held = look(bench, stretch(0, 1))
        damage.note(bench, held.damaged)
        return known, people, held
    asked = helper.ask(look, stretch(0.5, 1))
    people, held = look(bench, stretch(0, 0.5))
    others = asked.result()
    people.absorb(others[0])
    held.absorb(others[1])
    damage.note(bench, held.damaged)
    return known, people, held


def look(bench: Workbench, asked: Look) -> tuple[Census, Holdings]:
    """Read the persons and the part of the index of a stretch; nothing is written."""
    people = census.read(bench, asked.records, identifiers=asked.identifiers)
    held = holdings.read(bench, asked.known, asked.digests, asked.snapshot)
    held.damaged = damage.taken(bench)
    return people, held


def _jobs(
    bench: Workbench,
    known: Parts,
    people: Census,
    held: Holdings,
    snapshot: Mapping[bytes, int] | None,
) -> Iterator[Job]:
    """Store what was counted, and yield what is to be compared."""
    indexed = np.unique(np.frombuffer(held.pairs, np.int64))
    asked = _packed(people.asking(), known)
    excluded, counted, gathered = held.common, snapshot or {}, _packed((), known)
    if snapshot is None:
        crowds = holdings.crowds(held, np.concatenate([indexed, asked]), known)
        counted = held.counted | {bench.vault.digest(form): holdings.CROWD for form in crowds}
        excluded = held.common | crowds
        match_index.replace_rarity(bench.session, counted)
        statistics.replace_population(bench, people.gathered.population())
        gathered = _packed(people.gathered.couples(), known)
    population = statistics.population(bench)
    met = _met(known, ((INDEXED, indexed), (ASKED, asked), (GATHERED, gathered)))
    for span, some in _cut(met, len(known.case_of)):
        yield Job(span, some, frozenset(excluded), counted, population)


def _packed(pairs: Iterable[tuple[int, int]], known: Parts) -> Numbers:
    """Return pairs of records of different matched cases, that of the lower case first, packed."""
    both = np.fromiter((n for pair in pairs for n in pair), np.int64).reshape(-1, 2)
    cases = known.case_of[both]
    kept = known.matched[cases].all(axis=1) & (cases[:, 0] != cases[:, 1])
    both, cases = both[kept], cases[kept]
    turned = cases[:, 0] > cases[:, 1]
    both[turned] = both[turned][:, ::-1]
    return np.unique(both[:, 0] << HALF | both[:, 1])


def _met(known: Parts, found: Iterable[tuple[int, Numbers]]) -> Numbers:
    """Return a row for each pair of records (`comparing.Met`), ordered by their cases."""
    rows = [
        np.stack(
            [
                known.case_of[pairs >> HALF],
                known.case_of[pairs & LOWER],
                pairs >> HALF,
                pairs & LOWER,
                np.full(len(pairs), how, np.int64),
            ],
            axis=1,
        )
        for how, pairs in found
    ]
    met = np.concatenate(rows)
    ordered: Numbers = met[np.lexsort(met.T[::-1])]
    return ordered


def _cut(met: Numbers, end: int) -> Iterator[tuple[whole.Span, Numbers]]:
    """Cut the rows between two cases into pieces of some thousands; together they cover all cases."""
    first, start, size = 0, 0, max(_WORTH_A_JOB, len(met) // _JOBS)
    while start + size < len(met):
        last = int(met[start + size, 0])
        stop = int(np.searchsorted(met[:, 0], last, side="right"))
        yield (first, last), met[start:stop]
        first, start = last + 1, stop
    yield (first, end), met[start:]


def _compare(bench: Workbench, jobs: deque[Job], helper: Helper | None) -> tuple[int, int]:
    """Do the jobs here and in the second process; return how many links there are, and changed."""
    found = changed = 0
    waiting: deque[Future[Compared]] = deque()
    while jobs or waiting:
        while helper is not None and jobs and len(waiting) < _AHEAD:
            waiting.append(helper.ask(comparing.compare, jobs.popleft()))
        done = [comparing.compare(bench, jobs.popleft())] if jobs else []
        while waiting and (waiting[0].done() or not jobs):
            done.append(waiting.popleft().result())
        for one in done:
            damage.note(bench, one.damaged)
            found += one.links
            changed += _write(bench, one.changed)
    return found, changed


def _write(bench: Workbench, changed: list[tuple[Pair, Assessment | None]]) -> int:
    """Write links as they were assessed, end those that were not; return how many."""
    cases = whole.cases(bench.session, {number for pair, _ in changed for number in pair})
    case_files.preload(bench, cases.values())
    known = _known(bench, {pair[0] for pair, _ in changed})
    book = links.LinkBook(bench)
    for pair, assessed in changed:
        a, b = cases.get(pair[0]), cases.get(pair[1])
        if a is None or b is None:  # erased since
            continue
        if assessed is not None:
            book.put(a, b, known.get(pair), assessed)
        else:
            book.end(a, b, known[pair])
    return book.write()


def _known(bench: Workbench, numbers: Iterable[int]) -> dict[Pair, Link]:
    rows = list(whole.hits_of(bench.session, numbers))
    cases = whole.cases(bench.session, {row.case_number for row in rows})
    case_files.preload(bench, cases.values())
    opened = link_files.open_hits(bench, cases, rows)
    return {(case.number, link.other): link for case, link in opened}


def known_scopes(bench: Workbench) -> set[str]:
    """Return the key scopes that belong to something in the register."""
    return {case_scope(case_id) for case_id in visibility.all_case_ids(bench.session, DETECTOR)} | {
        LOG_SCOPE,
        ANALYSIS_SCOPE,
        statistics.REGISTER_SCOPE,
    }
