"""Compare the pairs of cases that a sweep found, a stretch of the register at a time.

A job names pairs of records by number and holds everything else that a comparison needs beside
the records themselves. So a second process that has the register open can do it as well: it is
given numbers, and gives back what is to be written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from coordination.actions import case_files, damage, link_files, links, together
from coordination.actions.holdings import Numbers
from coordination.actions.link_files import Link
from coordination.actions.together import MATCHED
from coordination.actions.workbench import Workbench
from coordination.domain import matching, persons
from coordination.domain.features import Feature, Normalised, SubjectFeature
from coordination.domain.matching import PERSONS_TOGETHER, Assessment, RarityLevel, Shared
from coordination.domain.persons import Population, Profiles
from coordination.storage import whole
from coordination.storage.whole import CaseRow, Span

INDEXED, ASKED, GATHERED = range(3)
"""How two records came together: by a value of the index, by name and nationality, by name."""

_AT_ONCE = 400
_KEPT = 8_000

Pair = tuple[int, int]


class Met(NamedTuple):
    """Two records of different cases, that of the lower case first, and how they met."""

    case: int
    other: int
    mine: int
    theirs: int
    how: int


@dataclass(frozen=True, slots=True)
class Job:
    """What to compare: the pairs whose lower case is numbered within `span`, ordered by case.

    Each row of `met` is a `Met`.

    `excluded` are values that join nobody, `counted` the holders of those that several hold.
    """

    span: Span
    met: Numbers
    excluded: frozenset[Normalised]
    counted: Mapping[bytes, int]
    population: Population


@dataclass(slots=True)
class Compared:
    """How many pairs are linked, and what is to be written: None for a link that ends.

    `damaged` are rows that do not open (`damage.note`).
    """

    links: int = 0
    changed: list[tuple[Pair, Assessment | None]] = field(default_factory=list)
    damaged: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Opened:
    """Records that were opened, by number; cases and persons by the number of the case.

    `closed` are the cases of the stretch of which some hit row does not open.
    """

    profiles: Profiles
    cases: dict[int, CaseRow] = field(default_factory=dict)
    people: dict[int, dict[int, SubjectFeature]] = field(default_factory=dict)
    records: dict[int, Feature] = field(default_factory=dict)
    forms: dict[int, dict[Normalised, None]] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)

    def forms_of(self, number: int) -> dict[Normalised, None]:
        """Return the forms of a record, each once."""
        if number not in self.forms:
            self.forms[number] = dict.fromkeys(self.records[number].forms)
        return self.forms[number]


def compare(bench: Workbench, job: Job) -> Compared:
    """Compare what a job names, and the cases of its span that are linked at present."""
    found = Compared()
    work = _Work(bench, job, {})
    opened = _Opened(Profiles(bench.pack.knowledge))
    for span, met in _blocks(job):
        if len(opened.cases) > _KEPT:
            opened = _Opened(Profiles(bench.pack.knowledge))
            bench.keys.release()
        known, opened.closed = _known(bench, span)
        _open(bench, opened, met, known)
        _compare(work, opened, met, known, found)
    found.damaged = damage.taken(bench)
    return found


def _blocks(job: Job) -> Iterator[tuple[Span, list[Met]]]:
    """Yield the pairs some at a time, each with the cases from which it may come."""
    first, some = job.span[0], list[Met]()
    rows = map(Met._make, job.met.tolist())
    for case, met in groupby(rows, key=lambda one: one.case):
        some.extend(met)
        if len(some) >= _AT_ONCE:
            yield (first, case), some
            first, some = case + 1, []
    yield (first, job.span[1]), some


def _known(bench: Workbench, span: Span) -> tuple[dict[Pair, Link], set[int]]:
    """Return every stored link of the cases of a span, from the side of its lower case number.

    The second are the cases of which some hit row does not open.
    """
    rows = list(whole.hits(bench.session, span))
    cases = whole.cases(bench.session, {row.case_number for row in rows})
    case_files.preload(bench, cases.values())
    opened = list(link_files.open_hits(bench, cases, rows))
    closed = {row.id for row in rows} - {link.hit_id for _, link in opened}
    known = {(case.number, link.other): link for case, link in opened if case.number < link.other}
    return known, {row.case_number for row in rows if row.id in closed}


def _open(
    bench: Workbench, opened: _Opened, met: Sequence[Met], known: Mapping[Pair, Link]
) -> None:
    """Open the persons of all the cases, and the other records that met."""
    wanted = {n for one in met for n in (one.case, one.other)}
    wanted |= {n for pair, link in known.items() if link.is_current for n in pair}
    fresh = whole.cases(bench.session, wanted - opened.cases.keys())
    opened.cases |= fresh
    case_files.preload(bench, fresh.values())
    for number in fresh:
        opened.people[number] = {}
    for row in sorted(whole.subjects_of(bench.session, fresh)):
        with damage.left_out(bench):
            person = case_files.open_subject(bench, fresh[row.case_number], row)
            opened.people[row.case_number][row.number] = opened.records[row.number] = person
    missing = {n for one in met for n in (one.mine, one.theirs)} - opened.records.keys()
    for row in whole.numbered(bench.session, missing, identifiers=True):
        case = opened.cases.get(row.case_number)
        if case is not None:
            with damage.left_out(bench):
                opened.records[row.number] = case_files.open_identifier(bench, case, row)


@dataclass(frozen=True, slots=True)
class _Work:
    """A job on a bench, with how rare each value was found to be."""

    bench: Workbench
    job: Job
    rarity: dict[Normalised, RarityLevel]

    def level(self, form: Normalised) -> RarityLevel:
        """Return how rare a form was at the last sweep."""
        if form not in self.rarity:
            held = self.job.counted.get(self.bench.vault.digest(form), 0)
            self.rarity[form] = matching.level(form.namespace, held)
        return self.rarity[form]


def _compare(
    work: _Work,
    opened: _Opened,
    met: Sequence[Met],
    known: Mapping[Pair, Link],
    found: Compared,
) -> None:
    by_pair = {pair: list(some) for pair, some in groupby(met, key=lambda one: one[:2])}
    for pair in sorted({*by_pair, *known}):
        before = known.get(pair)
        if before is not None and _is_damaged(work.bench, opened, pair):
            found.links += before.is_current
            continue  # not all of them can be compared: it stands
        assessed = _assess(work, opened, pair, by_pair.get(pair, ()), before)
        found.links += assessed is not None
        if assessed is None:
            if before is not None and before.ended is None:
                found.changed.append((pair, None))
            continue
        a, b = opened.cases[pair[0]], opened.cases[pair[1]]
        if before is None and _is_held(work.bench, opened, a, b):
            continue  # its row does not open, and stays as it is
        if before is None or links.differs(work.bench, a, b, before, assessed):
            found.changed.append((pair, assessed))


def _is_damaged(bench: Workbench, opened: _Opened, pair: Pair) -> bool:
    return damage.is_noted(bench, *(opened.cases[n] for n in pair if n in opened.cases))


def _is_held(bench: Workbench, opened: _Opened, case: CaseRow, other: CaseRow) -> bool:
    if case.number not in opened.closed:
        return False
    return bool(links.held_by_damage(bench, case, {other.number}))


def _assess(
    work: _Work, opened: _Opened, pair: Pair, met: Iterable[Met], before: Link | None
) -> Assessment | None:
    """Return what joins two cases, None where nothing does."""
    if not all(n in opened.cases and opened.cases[n].status in MATCHED for n in pair):
        return None
    listed = list(met)
    couples = [*together.couples(*(opened.people[number].values() for number in pair))]
    items = [item for one in listed for item in _shared(work, opened, one)]
    # What only a sweep could find stands while the persons still agree.
    stands = before is not None and before.is_current
    # Persons of cases that share anything are compared with each other as it is.
    if not couples or not (items or stands):
        items += [item for one in listed for item in _gathered(work, opened, one)]
    if not (items or stands):
        return None
    items += couples
    knowledge, population = work.bench.pack.knowledge, work.job.population
    assessed = matching.assess(items, work.level, knowledge, population, opened.profiles)
    # Persons who met by a key and are likelier two than one make no overlap.
    return assessed if assessed.kinds else None


def _shared(work: _Work, opened: _Opened, met: Met) -> Iterator[Shared]:
    """Yield what two records of the index really share, so that no collision becomes a hit."""
    mine, theirs = opened.records.get(met.mine), opened.records.get(met.theirs)
    if mine is None or theirs is None:
        return
    if met.how == INDEXED:
        both = opened.forms_of(met.mine).keys() & opened.forms_of(met.theirs).keys()
        yield from (Shared(form, mine, theirs) for form in sorted(both - work.job.excluded))
    elif met.how == ASKED and _asks(mine, theirs):
        yield Shared(PERSONS_TOGETHER, mine, theirs)


def _asks(mine: Feature, theirs: Feature) -> bool:
    """Say whether one of two persons has a year of birth and asks for the other, who has none."""
    if not (isinstance(mine, SubjectFeature) and isinstance(theirs, SubjectFeature)):
        return False
    if mine.nationality != theirs.nationality:
        return False
    if any(form.namespace == persons.NAME_AND_NATION for form in mine.name_forms):
        mine, theirs = theirs, mine
    return not {*persons.asked_keys(mine)}.isdisjoint(theirs.name_forms)


def _gathered(work: _Work, opened: _Opened, met: Met) -> Iterator[Shared]:
    """Yield two persons whom no value of the index brings together, where they may well be one."""
    mine, theirs = opened.records.get(met.mine), opened.records.get(met.theirs)
    if met.how != GATHERED:
        return
    if isinstance(mine, SubjectFeature) and isinstance(theirs, SubjectFeature):
        one, other = opened.profiles.of(mine), opened.profiles.of(theirs)
        if persons.are_one(one, other, work.job.population):
            yield Shared(PERSONS_TOGETHER, mine, theirs)
