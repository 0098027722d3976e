"""Find which cases of the whole register share something, and keep both sides' hits true.

Detection crosses desks inside the transaction, as the detector; what a desk gets is a `HitLine`:
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
from coordination.domain import evidence, matching
from coordination.domain.features import Feature, Normalised
from coordination.domain.matching import Assessment, RarityLevel, Shared
from coordination.domain.vocabulary import Band, CaseStatus
from coordination.storage import audit, cases, match_index, visibility
from coordination.storage.cases import Case, Identifier, Subject
from coordination.storage.match_index import Row
from coordination.vault.envelope import Sealed

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


@dataclass(frozen=True, slots=True)
class Entries:
    """What a case brings into the index: its digests, with who holds them, and the rows."""

    digests: Mapping[bytes, Sequence["Holder"]]
    rows: Sequence[Row]


def entries(bench: Workbench, parts: Sequence[Numbered]) -> Entries:
    """Return the index entries of the numbered parts of a case; nothing is stored."""
    digests = _digests(bench, parts)
    rows = [
        (digest, bench.vault.seal_pointer(digest, number))
        for digest, holders in digests.items()
        for number in {number for number, _, _ in holders}
    ]
    return Entries(digests, rows)


def seal_entries(bench: Workbench, case: Case, made: Entries) -> Sealed:
    """Seal the list of a case's own index rows, by which they are found again to be deleted."""
    where = case_files.place(case, "case", "index", case.number)
    plain = [(digest.hex(), pointer.hex()) for digest, pointer in made.rows]
    return bench.vault.seal_json(case_files.key_of(bench, case), where, plain)


def detect(
    bench: Workbench, case: Case, made: Entries, *, is_new: bool = False
) -> tuple[HitLine, ...]:
    """Index a case, compare it with every other, and write both sides' hits.

    In this order, with the log's lock before the look-up: two simultaneous registrations that
    looked up first would miss each other.
    """
    match_index.add(bench.session, made.rows)
    audit.take_chain_lock(bench.session)
    found = _compare(bench, case.number, made.digests)
    return reconcile(bench, case, found, is_new=is_new)


def unindex(bench: Workbench, case: Case) -> None:
    """Take a case out of the blind index."""
    match_index.remove(bench.session, _kept_rows(bench, case))


def withdraw(bench: Workbench, case: Case) -> None:
    """Take a case out of matching: its index rows go, its hits become past ones."""
    unindex(bench, case)
    _keep(bench, case, Entries({}, ()))
    reconcile(bench, case, {})


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


def _keep(bench: Workbench, case: Case, made: Entries) -> None:
    cases.change(bench.session, case.number, {"index_sealed": seal_entries(bench, case, made)})


def find(bench: Workbench, case_number: int, parts: Sequence[Numbered]) -> dict[int, Assessment]:
    """Return what these parts share with each other case, by its number; nothing is stored."""
    return _compare(bench, case_number, _digests(bench, parts))


def _compare(
    bench: Workbench, case_number: int, digests: Mapping[bytes, Sequence[Holder]]
) -> dict[int, Assessment]:
    candidates = _candidates(bench, digests)
    if not candidates:
        return {}
    counted = match_index.holders(bench.session, sorted(set().union(*candidates.values())))
    shared = _shared(bench, case_number, digests, candidates, counted)
    return assess_all(bench, shared, counted)


def _candidates(
    bench: Workbench, digests: Mapping[bytes, Sequence[Holder]]
) -> dict[int, set[bytes]]:
    """Return the other records that hold one of the digests, with those that they hold.

    A value that twice as many records hold as cases may is not even looked at: fetching a crowd
    to find that it is one made each registration dearer than the last.
    """
    own = {number for holders in digests.values() for number, _, _ in holders}
    most = 2 * evidence.MOST_SHARED + len(own) + 1
    holding: dict[bytes, list[int]] = defaultdict(list)
    for digest, pointer in match_index.look_up(bench.session, list(digests), limit=most):
        number = bench.vault.open_pointer(digest, pointer)
        if number is not None and number not in own:
            holding[digest].append(number)
    found: dict[int, set[bytes]] = defaultdict(set)
    for digest, numbers in holding.items():
        if len(numbers) <= 2 * evidence.shared_above(digests[digest][0][2].namespace):
            for number in numbers:
                found[number].add(digest)
    return found


def assess_all(
    bench: Workbench, shared: Mapping[int, Sequence[Shared]], counted: Mapping[bytes, int]
) -> dict[int, Assessment]:
    """Score what one case shares with each other one; `counted` is the snapshot of holders."""
    forms = {item.form for items in shared.values() for item in items}
    rarity = rarity_of(bench, forms, counted)
    knowledge = bench.pack.knowledge
    return {
        number: matching.assess(items, rarity.__getitem__, knowledge)
        for number, items in shared.items()
    }


def rarity_of(
    bench: Workbench, forms: Iterable[Normalised], counted: Mapping[bytes, int]
) -> dict[Normalised, RarityLevel]:
    """Return how rare each form was at the last sweep.

    Levels come from the snapshot, not from the moment's count: a level that moved with each
    registration would tell a desk that somebody else registered the same value.
    """
    return {
        form: matching.level(form.namespace, counted.get(bench.vault.digest(form), 0))
        for form in forms
    }


def _shared(
    bench: Workbench,
    case_number: int,
    digests: Mapping[bytes, Sequence[Holder]],
    candidates: Mapping[int, set[bytes]],
    counted: Mapping[bytes, int],
) -> dict[int, list[Shared]]:
    """Open the candidates and keep what is really equal, so that no collision becomes a hit."""
    people, selectors = visibility.parts_by_number(bench.session, DETECTOR, list(candidates))
    rows: list[Subject | Identifier] = [*people, *selectors]
    others = visibility.cases_by_number(
        bench.session, DETECTOR, {row.case_number for row in rows} - {case_number}
    )
    case_files.preload(bench, others.values())
    common = _too_common(digests, candidates, rows, counted)
    shared: dict[int, list[Shared]] = defaultdict(list)
    for row in rows:
        other = others.get(row.case_number)
        telling = candidates[row.number] - common
        if other is None or other.status not in MATCHED or not telling:
            continue
        theirs = open_part(bench, other, row)
        for digest in sorted(telling):
            for _, mine, form in digests[digest]:
                if form in theirs.forms:
                    shared[other.number].append(Shared(form, mine, theirs))
    return shared


def _too_common(
    digests: Mapping[bytes, Sequence[Holder]],
    candidates: Mapping[int, set[bytes]],
    rows: Iterable[Subject | Identifier],
    counted: Mapping[bytes, int],
) -> set[bytes]:
    """Return the digests of values that so many cases hold that they link no two of them.

    The limit depends on the kind of value. What the last sweep counted stands until the next,
    so that a link does not come and go with other desks' registrations.
    """
    holding: dict[bytes, set[int]] = defaultdict(set)
    for row in rows:
        for digest in candidates[row.number]:
            holding[digest].add(row.case_number)
    return {
        digest
        for digest, cases_with in holding.items()
        if max(len(cases_with) + 1, counted.get(digest, 0))
        > evidence.shared_above(digests[digest][0][2].namespace)
    }


def open_part(bench: Workbench, case: Case, row: Subject | Identifier) -> Feature:
    """Open one subject or identifier of a case."""
    if isinstance(row, Subject):
        return case_files.open_subject(bench, case, row)
    return case_files.open_identifier(bench, case, row)


def reconcile(
    bench: Workbench, case: Case, found: Mapping[int, Assessment], *, is_new: bool = False
) -> tuple[HitLine, ...]:
    """Make the hits of a case say exactly what was found; return its present hits."""
    known = {} if is_new else {link.other: link for link in links.of_case(bench, case)}
    if not known and not found:
        return ()
    concerned = visibility.cases_by_number(bench.session, DETECTOR, {*known, *found})
    case_files.preload(bench, concerned.values())
    book = links.LinkBook(bench)
    lines = []
    for number in sorted({*known, *found}):
        other = concerned.get(number)
        if other is None:  # erased since
            continue
        if number in found:
            lines.append(_line(book.put(case, other, known.get(number), found[number])))
        else:
            book.end(case, other, known[number])
    book.write()
    return tuple(sorted(lines, key=_strongest_first))


def present_hits(bench: Workbench, case: Case) -> tuple[HitLine, ...]:
    """Return the hits that a case has, strongest first; nothing is compared again."""
    present = (_line(link) for link in links.of_case(bench, case) if link.is_current)
    return tuple(sorted(present, key=_strongest_first))


def _line(link: Link) -> HitLine:
    return HitLine(link.hit_id, link.other_desk, link.kinds, link.band, link.day, link.muted)


def _strongest_first(line: HitLine) -> tuple[bool, int, str]:
    strength = tuple(Band).index(Band(line.band))
    return line.muted is not None, -strength, line.desk
