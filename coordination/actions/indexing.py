"""Put a case into the blind index and take it out again: its digests and sealed pointers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coordination.actions import case_files, waiting
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import identifiers, persons
from coordination.domain.features import DocumentFeature, Feature, Normalised, SubjectFeature
from coordination.storage import cases, match_index, visibility
from coordination.storage.cases import Case, Identifier, Subject
from coordination.storage.match_index import Row
from coordination.vault.envelope import Sealed

# An earlier version kept the list as JSON, which begins with a bracket.
_PACKED: Final = b"\x01"

Numbered = tuple[int, Feature]
Holder = tuple[int, Feature, Normalised]


@dataclass(frozen=True, slots=True)
class Entries:
    """What a case brings into the index: its parts, their digests with who holds them, the rows."""

    parts: Sequence[Numbered]
    digests: Mapping[bytes, Sequence[Holder]]
    rows: Sequence[Row]


def entries(bench: Workbench, parts: Sequence[Numbered]) -> Entries:
    """Return the index entries of the numbered parts of a case; nothing is stored."""
    digests = digests_of(bench, parts)
    rows = [
        (digest, bench.vault.seal_pointer(digest, number))
        for digest, holders in digests.items()
        for number in {number for number, _, _ in holders}
    ]
    return Entries(parts, digests, rows)


def seal_entries(bench: Workbench, case: Case, made: Entries) -> Sealed:
    """Seal the list of a case's own index rows, by which they are found again to be deleted."""
    where = case_files.place(case, "case", "index", case.number)
    plain = _PACKED + match_index.packed(made.rows)
    return bench.vault.seal_bytes(case_files.key_of(bench, case), where, plain)


def unindex(bench: Workbench, case: Case) -> None:
    """Take a case out of the blind index, and out of what waits to go into it."""
    if bench.waiting.pop(case.number, None) is None:
        rows = kept_rows(bench, case)
        match_index.remove(bench.session, rows)
        waiting.remove(bench, rows)


def index_again(bench: Workbench, case: Case) -> list[Numbered]:
    """Index a case under the keys that this version makes; return its parts as they are now.

    For cases that an earlier version registered. Their links follow with the sweep. Raises
    CannotOpen, before anything is written, when some of it does not open.
    """
    before, kept = open_parts(bench, case), kept_rows(bench, case)
    near = case_files.around(bench, case)
    match_index.remove(bench.session, kept)
    waiting.remove(bench, kept)
    parts: list[Numbered] = []
    for number, feature in before:
        if isinstance(feature, SubjectFeature):
            person = _renewed(bench, feature, near)
            parts.append((number, person))
            sealed = case_files.seal_subject(bench, case, number, person)
            cases.reseal_subject(bench.session, number, sealed)
        else:
            found = identifiers.renewed(feature, case.desk, bench.pack.knowledge)
            parts.append((number, found))
            sealed = case_files.seal_identifier(bench, case, number, found)
            cases.reseal_identifier(bench.session, number, sealed)
    made = entries(bench, parts)
    match_index.add(bench.session, made.rows)
    keep(bench, case, made)
    return parts


def is_outdated(bench: Workbench, feature: Feature) -> bool:
    """Say whether an earlier version of the rules made the forms of a record.

    Documents are few and quickly read: they are read anew and compared.
    """
    if isinstance(feature, SubjectFeature):
        return feature.keyed != persons.KEY_VERSION or feature.documents != _documents(
            bench, feature
        )
    return feature.keyed != identifiers.KEY_VERSION


def _renewed(bench: Workbench, person: SubjectFeature, near: persons.Around) -> SubjectFeature:
    found = persons.renewed(person, near, bench.pack.knowledge)
    return replace(found, documents=_documents(bench, person))


def _documents(bench: Workbench, person: SubjectFeature) -> tuple[DocumentFeature, ...]:
    return tuple(
        identifiers.document_feature(one.type, one.country, one.number, bench.pack.knowledge)
        for one in person.documents
    )


def open_parts(bench: Workbench, case: Case) -> list[Numbered]:
    """Open every subject and identifier of a case, with their record numbers."""
    people = visibility.subjects(bench.session, DETECTOR, [case.number])
    selectors = visibility.identifiers(bench.session, DETECTOR, [case.number])
    return [
        *((row.number, case_files.open_subject(bench, case, row)) for row in people),
        *((row.number, case_files.open_identifier(bench, case, row)) for row in selectors),
    ]


def digests_of(bench: Workbench, parts: Iterable[Numbered]) -> dict[bytes, list[Holder]]:
    """Return the digests of the parts of a case, with who holds each and as which form."""
    found: dict[bytes, list[Holder]] = defaultdict(list)
    for number, feature in parts:
        for form in dict.fromkeys(feature.forms):
            found[bench.vault.digest(form)].append((number, feature, form))
    return found


def kept_rows(bench: Workbench, case: Case) -> list[Row]:
    """Return the index rows of a case."""
    where = case_files.place(case, "case", "index", case.number)
    plain = bench.vault.open_bytes(case_files.key_of(bench, case), where, case.index_sealed)
    if plain.startswith(_PACKED):
        return match_index.unpacked(plain[len(_PACKED) :])
    return [
        (bytes.fromhex(digest), bytes.fromhex(pointer)) for digest, pointer in json.loads(plain)
    ]


def keep(bench: Workbench, case: Case, made: Entries) -> None:
    """Store the sealed list of a case's own index rows."""
    cases.change(bench.session, case.number, {"index_sealed": seal_entries(bench, case, made)})


def open_part(bench: Workbench, case: Case, row: Subject | Identifier) -> Feature:
    """Open one subject or identifier of a case."""
    if isinstance(row, Subject):
        return case_files.open_subject(bench, case, row)
    return case_files.open_identifier(bench, case, row)
