"""Find which cases of the whole register share something, and keep both sides' hits true.

Detection crosses desks inside the transaction, as the detector; what a desk gets is a `HitLine`:
which desk, kinds of evidence, band and day. Registering looks up only the case's own keys.
Every change recomputes the case's links, so that no link outlives the facts that made it: a link
that is gone stays as a past hit on both sides, because a hit that was shown is not taken back.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coordination.actions import (
    candidates,
    case_files,
    damage,
    indexing,
    links,
    statistics,
    together,
)
from coordination.actions.indexing import Holder, Numbered
from coordination.actions.links import Link
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import matching
from coordination.domain.features import Normalised
from coordination.domain.matching import Assessment, RarityLevel, Shared
from coordination.domain.persons import Profiles
from coordination.domain.vocabulary import Band
from coordination.storage import audit, match_index, visibility
from coordination.storage.cases import Case


@dataclass(frozen=True, slots=True)
class HitLine:
    """What the own desk learns of a hit at once."""

    hit_id: UUID
    desk: str
    kinds: tuple[str, ...]
    band: str
    day: date
    muted: str | None


def detect(
    bench: Workbench, case: Case, made: indexing.Entries, *, is_new: bool = False
) -> tuple[HitLine, ...]:
    """Index a case, compare it with every other, and write both sides' hits.

    In this order, with the log's lock before the look-up: two simultaneous registrations that
    looked up first would miss each other.
    """
    match_index.add(bench.session, made.rows)
    audit.take_chain_lock(bench.session)
    known = {} if is_new else {link.other: link for link in links.of_case(bench, case)}
    linked = {other for other, link in known.items() if link.is_current}
    found = _compare(bench, case.number, made.parts, made.digests, linked)
    return reconcile(bench, case, known, found)


def postpone(bench: Workbench, case: Case, made: indexing.Entries) -> tuple[HitLine, ...]:
    """Leave the comparing of a case to a sweep; the caller notes that the register owes one.

    Its index rows wait with those of the whole transaction, which the caller keeps
    (`waiting.keep`). From then on whoever registers finds this case. It has no hits of its own.
    """
    bench.waiting[case.number] = made.rows
    return ()


def withdraw(bench: Workbench, case: Case) -> None:
    """Take a case out of matching: its index rows go, its hits become past ones."""
    indexing.unindex(bench, case)
    indexing.keep(bench, case, indexing.Entries((), {}, ()))
    reconcile(bench, case, {link.other: link for link in links.of_case(bench, case)}, {})


def find(bench: Workbench, case_number: int, parts: Sequence[Numbered]) -> dict[int, Assessment]:
    """Return what these parts share with each other case, by its number; nothing is stored."""
    return _compare(bench, case_number, parts, indexing.digests_of(bench, parts), ())


def _compare(
    bench: Workbench,
    case_number: int,
    parts: Sequence[Numbered],
    indexed: Mapping[bytes, Sequence[Holder]],
    linked: Collection[int],
) -> dict[int, Assessment]:
    digests = {**indexed, **candidates.asked(bench, parts)}
    holding = candidates.candidates_of(bench, digests)
    if not holding and not linked:
        return {}
    counted = match_index.holders(bench.session, sorted(set().union(*holding.values())))
    shared = candidates.shared_with(bench, case_number, digests, holding, counted)
    # What only a sweep could find stands while the persons still agree.
    for number in visibility.cases_by_number(bench.session, DETECTOR, linked):
        shared.setdefault(number, [])
    together.add_persons(bench, parts, shared)
    return assess_all(bench, shared, counted)


def assess_all(
    bench: Workbench, shared: Mapping[int, Sequence[Shared]], counted: Mapping[bytes, int]
) -> dict[int, Assessment]:
    """Score what one case shares with each other one; `counted` is the snapshot of holders."""
    forms = {item.form for items in shared.values() for item in items}
    forms = {form for form in forms if not matching.is_of_persons(form)}
    rarity = rarity_of(bench, forms, counted)
    knowledge = bench.pack.knowledge
    population = statistics.population(bench)
    profiles = Profiles(knowledge)  # the case's own persons meet each of the others
    assessed = {
        number: matching.assess(items, rarity.__getitem__, knowledge, population, profiles)
        for number, items in shared.items()
    }
    # Persons who met by a key and are likelier two than one make no overlap.
    return {number: found for number, found in assessed.items() if found.kinds}


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


def reconcile(
    bench: Workbench,
    case: Case,
    known: Mapping[int, Link],
    found: Mapping[int, Assessment],
) -> tuple[HitLine, ...]:
    """Make the hits of a case, `known` by the other's number, say exactly what was found.

    Returns its present hits that its actor may see.
    """
    if not known and not found:
        return ()
    concerned = visibility.cases_by_number(bench.session, DETECTOR, {*known, *found})
    case_files.preload(bench, concerned.values())
    book = links.LinkBook(bench)
    lines = []
    held = links.held_by_damage(bench, case, found.keys() - known.keys())
    for number in sorted({*known, *found}):
        other = concerned.get(number)
        if other is None or number in held:  # erased since, or its row does not open
            continue
        if number in known and damage.is_noted(bench, case, other):
            lines.append(_line(known[number]))  # not all of them can be compared: it stands
        elif number in found:
            link = book.put(case, other, known.get(number), found[number])
            if not links.is_hidden(bench, link):
                lines.append(_line(link))
        else:
            book.end(case, other, known[number])
    book.write()
    return tuple(sorted(lines, key=_strongest_first))


def present_hits(bench: Workbench, case: Case) -> tuple[HitLine, ...]:
    """Return the hits that a case has, strongest first; nothing is compared again."""
    present = (link for link in links.of_case(bench, case) if link.is_current)
    shown = (_line(link) for link in present if not links.is_hidden(bench, link))
    return tuple(sorted(shown, key=_strongest_first))


def _line(link: Link) -> HitLine:
    return HitLine(link.hit_id, link.other_desk, link.kinds, link.band, link.day, link.muted)


def _strongest_first(line: HitLine) -> tuple[bool, int, str, str]:
    strength = tuple(Band).index(Band(line.band))
    return line.muted is not None, -strength, line.desk, str(line.hit_id)
