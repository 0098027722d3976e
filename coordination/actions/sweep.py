"""Compare the whole register at once, and renew what is counted for all at once.

A sweep counts how many cases hold each value, keeps these counts as the snapshot from which
rarity is read, and makes every hit say what the register says now. Between two sweeps the
snapshot stands still, so that no desk's registration moves the strength of other desks' links.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from coordination.actions import (
    case_files,
    census,
    damage,
    detection,
    indexing,
    link_files,
    links,
    statistics,
    together,
)
from coordination.actions.links import Link
from coordination.actions.workbench import (
    ANALYSIS_SCOPE,
    DETECTOR,
    LOG_SCOPE,
    Workbench,
    case_scope,
)
from coordination.domain import evidence
from coordination.domain.features import Feature, Normalised
from coordination.domain.matching import Assessment, Shared
from coordination.domain.permissions import Act
from coordination.storage import audit, match_index, rewriting, visibility
from coordination.storage.cases import Case, Identifier, Subject

# A value of two or three holders is rare at every threshold; leaving it out keeps the snapshot
# small and tells a thief of the database nothing that the index does not tell.
COUNTED_FROM = 4
# What is kept as the count of a value that a crowd holds: above every limit.
_CROWD = 32_000

Pair = tuple[int, int]
Holders = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What a sweep did: values held more than once, links found, links written or ended."""

    values: int
    links: int
    changed: int
    broken_pointers: int


def sweep(bench: Workbench, *, renew: bool = True) -> SweepReport:
    """Recompute every link of the register; with `renew`, renew the rarity snapshot first."""
    bench.permit(Act.SWEEP)
    audit.take_chain_lock(bench.session)
    people = census.take(bench, renew=renew)
    held, broken = _held(bench)
    parts = _parts(bench, {number for numbers in held.values() for number in numbers})
    cases = visibility.cases_by_number(
        bench.session, DETECTOR, {row.case_number for row in parts.values()}
    )
    case_files.preload(bench, cases.values())
    counted = _counts(held, parts) if renew else match_index.snapshot(bench.session)
    shared = _shared(bench, held, parts, cases, counted)
    census.add_without_year(bench, people, shared)
    if renew:
        crowds = _crowds(shared)
        counted |= {bench.vault.digest(form): _CROWD for form in crowds}
        match_index.replace_rarity(bench.session, counted)
        shared = _without(shared, crowds)
    if renew:
        census.add_gathered(bench, people, shared)
    known, shut = _known(bench)
    together.add_linked(bench, known, shared)
    together.add_all(bench, shared)
    found = _assess(bench, shared, counted)
    changed = _reconcile(bench, known, shut, found)
    links.pad_old(bench)
    if renew:
        rewriting.rewrite(bench.session)
    bench.record("register.swept", count=len(found))
    return SweepReport(len(held), len(found), changed, broken)


def _held(bench: Workbench) -> tuple[dict[bytes, Holders], int]:
    """Return the records that hold each repeated digest, and how many pointers did not open."""
    held: dict[bytes, Holders] = {}
    broken = 0
    for digest, pointers in match_index.repeated(bench.session):
        numbers = [bench.vault.open_pointer(digest, pointer) for pointer in pointers]
        held[digest] = tuple(number for number in numbers if number is not None)
        broken += numbers.count(None)
    return held, broken


def _parts(bench: Workbench, numbers: Iterable[int]) -> dict[int, Subject | Identifier]:
    people, selectors = visibility.parts_by_number(bench.session, DETECTOR, list(numbers))
    rows: list[Subject | Identifier] = [*people, *selectors]
    return {row.number: row for row in rows}


def _counts(
    held: Mapping[bytes, Holders], parts: Mapping[int, Subject | Identifier]
) -> dict[bytes, int]:
    counts: dict[bytes, int] = {}
    for digest, numbers in held.items():
        holding = len({parts[number].case_number for number in numbers if number in parts})
        if holding >= COUNTED_FROM:
            counts[digest] = min(holding, _CROWD)
    return counts


def _shared(
    bench: Workbench,
    held: Mapping[bytes, Holders],
    parts: Mapping[int, Subject | Identifier],
    cases: Mapping[int, Case],
    counted: Mapping[bytes, int],
) -> dict[Pair, list[Shared]]:
    opened: dict[int, Feature] = {}
    shared: dict[Pair, list[Shared]] = defaultdict(list)
    for digest, numbers in held.items():
        present = [n for n in numbers if n in parts and _is_matched(cases, parts[n])]
        first = next((n for n in present if _open(bench, n, parts, cases, opened)), None)
        holding = max(len({parts[n].case_number for n in present}), counted.get(digest, 0))
        if first is None or _is_too_common(bench, digest, holding, opened[first]):
            continue
        present = [n for n in present if _open(bench, n, parts, cases, opened)]
        _add_pairs(bench, digest, present, parts, opened, shared)
    return shared


def _crowds(shared: Mapping[Pair, Sequence[Shared]]) -> set[Normalised]:
    """Return the values whose holders have nothing else in common (`evidence.is_crowd`)."""
    holding: dict[Normalised, set[int]] = defaultdict(set)
    corroborated: dict[Normalised, set[int]] = defaultdict(set)
    for pair, items in shared.items():
        several = len({id(item.mine) for item in items}) > 1
        for item in items:
            holding[item.form].update(pair)
            if several:
                corroborated[item.form].update(pair)
    return {
        form
        for form, numbers in holding.items()
        if evidence.is_crowd(form.namespace, len(numbers), len(corroborated[form]))
    }


def _without(
    shared: Mapping[Pair, Sequence[Shared]], crowds: Container[Normalised]
) -> dict[Pair, list[Shared]]:
    left = {
        pair: [item for item in items if item.form not in crowds] for pair, items in shared.items()
    }
    return {pair: items for pair, items in left.items() if items}


def _open(
    bench: Workbench,
    number: int,
    parts: Mapping[int, Subject | Identifier],
    cases: Mapping[int, Case],
    opened: dict[int, Feature],
) -> bool:
    """Open a record, once; say whether it opens."""
    if number not in opened:
        row = parts[number]
        with damage.left_out(bench):
            opened[number] = indexing.open_part(bench, cases[row.case_number], row)
    return number in opened


def _is_too_common(bench: Workbench, digest: bytes, holding: int, holder: Feature) -> bool:
    """Say whether so many cases hold a value that it links no two of them.

    As in detection, what the last snapshot counted stands until the next.
    """
    if holding < evidence.LEAST_SHARED:
        return False
    form = _form(bench, digest, holder)
    return form is not None and holding > evidence.shared_above(form.namespace)


def _is_matched(cases: Mapping[int, Case], row: Subject | Identifier) -> bool:
    case = cases.get(row.case_number)
    return case is not None and case.status in together.MATCHED


def _add_pairs(
    bench: Workbench,
    digest: bytes,
    numbers: Iterable[int],
    parts: Mapping[int, Subject | Identifier],
    opened: Mapping[int, Feature],
    shared: dict[Pair, list[Shared]],
) -> None:
    ordered = sorted(numbers, key=lambda number: (parts[number].case_number, number))
    form = next((found for one in ordered if (found := _form(bench, digest, opened[one]))), None)
    if form is None:
        return
    holding = [number for number in ordered if form in opened[number].forms]
    for one, two in combinations(holding, 2):
        a, b = parts[one].case_number, parts[two].case_number
        if a != b:
            shared[a, b].append(Shared(form, opened[one], opened[two]))


def _form(bench: Workbench, digest: bytes, holder: Feature) -> Normalised | None:
    """Return the form of a record that has this digest; None for a row that was forged."""
    return next((form for form in holder.forms if bench.vault.digest(form) == digest), None)


def _assess(
    bench: Workbench, shared: Mapping[Pair, list[Shared]], counted: Mapping[bytes, int]
) -> dict[Pair, Assessment]:
    by_first: dict[int, dict[int, list[Shared]]] = defaultdict(dict)
    for (a, b), items in shared.items():
        by_first[a][b] = items
    return {
        (a, b): assessment
        for a, others in by_first.items()
        for b, assessment in detection.assess_all(bench, others, counted).items()
    }


def _reconcile(
    bench: Workbench,
    known: Mapping[Pair, Link],
    held: Set[Pair],
    found: Mapping[Pair, Assessment],
) -> int:
    cases = visibility.cases_by_number(
        bench.session, DETECTOR, {number for pair in (*known, *found) for number in pair}
    )
    case_files.preload(bench, cases.values())
    book = links.LinkBook(bench)
    for pair in sorted({*known, *found} - held):
        a, b = cases.get(pair[0]), cases.get(pair[1])
        if a is None or b is None:  # erased since
            continue
        if pair in known and damage.is_noted(bench, a, b):
            continue  # not all of them can be compared: it stands
        if pair in found:
            book.put(a, b, known.get(pair), found[pair])
        else:
            book.end(a, b, known[pair])
    return book.write()


def _known(bench: Workbench) -> tuple[dict[Pair, Link], set[Pair]]:
    """Return every stored link, from the side of its lower case number.

    The second are the pairs of cases whose row on that side does not open: they stay as they are
    until somebody repairs it (`links.held_by_damage`).
    """
    rows = list(visibility.hits(bench.session, DETECTOR))
    cases = visibility.cases_by_number(bench.session, DETECTOR, {row.case_number for row in rows})
    case_files.preload(bench, cases.values())
    known: dict[Pair, Link] = {}
    others: dict[UUID, Pair] = {}
    for case, link in link_files.open_hits(bench, cases, rows):
        if case.number < link.other:
            known[case.number, link.other] = link
        else:
            others[link.other_hit] = (link.other, case.number)
    opened = {link.hit_id for link in known.values()}
    closed = {row.id for row in rows} - opened
    return known, {pair for hit, pair in others.items() if hit in closed}


def known_scopes(bench: Workbench) -> set[str]:
    """Return the key scopes that belong to something in the register."""
    return {case_scope(case_id) for case_id in visibility.all_case_ids(bench.session, DETECTOR)} | {
        LOG_SCOPE,
        ANALYSIS_SCOPE,
        statistics.REGISTER_SCOPE,
    }
