"""Find which cases of the whole register share something, and keep both sides' hits true.

Detection crosses desks inside the transaction, as the detector; what leaves here is a `HitLine`:
which desk, kinds of evidence, band and day. Registering looks up only the case's own keys.
Every change recomputes the case's links, so that no link outlives the facts that made it: a link
that is gone stays as a past hit on both sides, because a hit that was shown is not taken back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coordination.actions import case_files, links
from coordination.actions.links import Link
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import matching
from coordination.domain.features import Feature, Normalised
from coordination.domain.matching import Assessment, RarityLevel, Shared
from coordination.domain.vocabulary import Band, CaseStatus
from coordination.storage import audit, cases, counters, match_index, visibility
from coordination.storage.cases import Case, Identifier, Subject
from coordination.storage.match_index import Row

# A value that more cases hold than this says nothing about any two of them. The sweep counts the
# holders; until it has, a newcomer is compared with so many of them only.
LOOK_UP_LIMIT = 60

MATCHED = frozenset({CaseStatus.OPEN, CaseStatus.SUSPENDED, CaseStatus.CLOSED})

Numbered = tuple[int, Feature]


@dataclass(frozen=True, slots=True)
class HitLine:
    """What the own desk learns of a hit at once."""

    hit_id: UUID
    desk: str
    kinds: tuple[str, ...]
    band: str
    day: date
    muted: str | None


def index_and_detect(
    bench: Workbench, case: Case, parts: Sequence[Numbered]
) -> tuple[HitLine, ...]:
    """Index the parts of a case, compare it with every other, and write both sides' hits."""
    digests = _digests(bench, parts)
    rows = [
        (digest, bench.vault.seal_pointer(digest, number))
        for digest, holders in digests.items()
        for number in {number for number, _, _ in holders}
    ]
    match_index.add(bench.session, rows)
    _keep_rows(bench, case, rows)
    audit.take_chain_lock(bench.session)
    found = _compare(bench, case, digests)
    return reconcile(bench, case, found)


def unindex(bench: Workbench, case: Case) -> None:
    """Take a case out of the blind index."""
    match_index.remove(bench.session, _kept_rows(bench, case))


def withdraw(bench: Workbench, case: Case) -> None:
    """Take a case out of matching: its index rows go, its hits become past ones."""
    unindex(bench, case)
    _keep_rows(bench, case, [])
    reconcile(bench, case, {})


def restore(bench: Workbench, case: Case) -> tuple[HitLine, ...]:
    """Put a case back into matching, from its sealed parts."""
    return index_and_detect(bench, case, open_parts(bench, case))


def open_parts(bench: Workbench, case: Case) -> list[Numbered]:
    """Open every subject and identifier of a case, with their record numbers."""
    people = visibility.subjects(bench.session, DETECTOR, [case.number])
    selectors = visibility.identifiers(bench.session, DETECTOR, [case.number])
    return [
        *((row.number, case_files.open_subject(bench, case, row)) for row in people),
        *((row.number, case_files.open_identifier(bench, case, row)) for row in selectors),
    ]


Holder = tuple[int, Feature, Normalised]


def _digests(bench: Workbench, parts: Iterable[Numbered]) -> dict[bytes, list[Holder]]:
    found: dict[bytes, list[Holder]] = defaultdict(list)
    for number, feature in parts:
        for form in dict.fromkeys(feature.forms):
            found[bench.vault.digest(form)].append((number, feature, form))
    return found


def _kept_rows(bench: Workbench, case: Case) -> list[Row]:
    where = case_files.place(case, "case", "index", case.number)
    kept = bench.vault.open_json(case_files.key_of(bench, case), where, case.index_sealed)
    return [(bytes.fromhex(digest), bytes.fromhex(pointer)) for digest, pointer in kept]


def _keep_rows(bench: Workbench, case: Case, rows: Iterable[Row]) -> None:
    where = case_files.place(case, "case", "index", case.number)
    plain = [(digest.hex(), pointer.hex()) for digest, pointer in rows]
    sealed = bench.vault.seal_json(case_files.key_of(bench, case), where, plain)
    cases.change(bench.session, case.number, {"index_sealed": sealed})


def find(bench: Workbench, case_number: int, parts: Sequence[Numbered]) -> dict[int, Assessment]:
    """Return what these parts share with each other case, by its number; nothing is stored."""
    return _compare_numbers(bench, case_number, _digests(bench, parts))


def _compare(
    bench: Workbench, case: Case, digests: Mapping[bytes, Sequence[Holder]]
) -> dict[int, Assessment]:
    return _compare_numbers(bench, case.number, digests)


def _compare_numbers(
    bench: Workbench, case_number: int, digests: Mapping[bytes, Sequence[Holder]]
) -> dict[int, Assessment]:
    own = {number for holders in digests.values() for number, _, _ in holders}
    candidates: dict[int, set[bytes]] = defaultdict(set)
    counted = match_index.holders(bench.session, list(digests))
    asked = [digest for digest in digests if counted.get(digest, 0) <= LOOK_UP_LIMIT]
    for digest, pointer in match_index.look_up(bench.session, asked, limit=LOOK_UP_LIMIT):
        number = bench.vault.open_pointer(digest, pointer)
        if number is not None and number not in own:
            candidates[number].add(digest)
    if not candidates:
        return {}
    shared = _shared(bench, case_number, digests, candidates)
    return assess_all(bench, shared)


def assess_all(bench: Workbench, shared: Mapping[int, Sequence[Shared]]) -> dict[int, Assessment]:
    """Score what one case shares with each other one."""
    forms = {item.form for items in shared.values() for item in items}
    rarity = rarity_of(bench, forms)
    knowledge = bench.pack.knowledge
    return {
        number: matching.assess(items, rarity.__getitem__, knowledge)
        for number, items in shared.items()
    }


def rarity_of(bench: Workbench, forms: Iterable[Normalised]) -> dict[Normalised, RarityLevel]:
    """Return how rare each form was at the last sweep.

    Levels come from the snapshot, not from the moment's count: a level that moved with each
    registration would tell a desk that somebody else registered the same value.
    """
    by_digest = {bench.vault.digest(form): form for form in forms}
    counted = match_index.holders(bench.session, list(by_digest))
    return {
        form: matching.level(form.namespace, counted.get(digest, 0))
        for digest, form in by_digest.items()
    }


def _shared(
    bench: Workbench,
    case_number: int,
    digests: Mapping[bytes, Sequence[Holder]],
    candidates: Mapping[int, set[bytes]],
) -> dict[int, list[Shared]]:
    """Open the candidates and keep what is really equal, so that no collision becomes a hit."""
    people, selectors = visibility.parts_by_number(bench.session, DETECTOR, list(candidates))
    rows: list[Subject | Identifier] = [*people, *selectors]
    others = visibility.cases_by_number(
        bench.session, DETECTOR, {row.case_number for row in rows} - {case_number}
    )
    case_files.preload(bench, others.values())
    shared: dict[int, list[Shared]] = defaultdict(list)
    for row in rows:
        other = others.get(row.case_number)
        if other is None or other.status not in MATCHED:
            continue
        theirs = open_part(bench, other, row)
        for digest in candidates[row.number]:
            for _, mine, form in digests[digest]:
                if form in theirs.forms:
                    shared[other.number].append(Shared(form, mine, theirs))
    return shared


def open_part(bench: Workbench, case: Case, row: Subject | Identifier) -> Feature:
    """Open one subject or identifier of a case."""
    if isinstance(row, Subject):
        return case_files.open_subject(bench, case, row)
    return case_files.open_identifier(bench, case, row)


def reconcile(bench: Workbench, case: Case, found: Mapping[int, Assessment]) -> tuple[HitLine, ...]:
    """Make the hits of a case say exactly what was found; return its present hits."""
    known = {link.other: link for link in links.of_case(bench, case)}
    concerned = visibility.cases_by_number(bench.session, DETECTOR, {*known, *found})
    case_files.preload(bench, concerned.values())
    lines, changed = [], False
    for number in sorted({*known, *found}):
        other = concerned.get(number)
        if other is None:
            continue
        assessment = found.get(number)
        before = known.get(number)
        if assessment is None:
            assert before is not None  # the number came from one of the two
            changed |= links.end(bench, case, other, before)
            continue
        link, moved = links.put(bench, case, other, before, assessment)
        changed |= moved
        lines.append(_line(other, link))
    if changed:
        counters.take(bench.session, counters.STRUCTURE)
    return tuple(sorted(lines, key=_strongest_first))


def _line(other: Case, link: Link) -> HitLine:
    return HitLine(link.hit_id, other.desk, link.kinds, link.band, link.day, link.muted)


def _strongest_first(line: HitLine) -> tuple[bool, int, str]:
    strength = tuple(Band).index(Band(line.band))
    return line.muted is not None, -strength, line.desk
