"""Seal and open the parts of a case: content, reference, subjects, identifiers.

A file is what the own desk may read whole. The functions here turn features into sealed rows
and back. What else is sealed under a case (its hits and notices, coordination, its list of index
rows, a request to erase it) is sealed where it is made, under `key_of` and in a `place`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from coordination.actions.workbench import Workbench, case_scope
from coordination.domain import persons
from coordination.domain.drafts import CaseDraft
from coordination.domain.features import (
    DocumentFeature,
    IdentifierFeature,
    Normalised,
    SubjectFeature,
)
from coordination.domain.record import write_case
from coordination.domain.vocabulary import IdentifierKind, SubjectRole
from coordination.storage import access
from coordination.storage.cases import Case, Identifier, Subject
from coordination.storage.keys import NoSuchKey
from coordination.storage.whole import AnyCase, PartRow
from coordination.vault.envelope import CannotOpen, DataKey, Place, Sealed
from coordination.vault.vault import Vault

# These stand in rows of their own, so the sealed content does not repeat them.
_APART = ("ref", "subjects", "identifiers", "coordination")


@dataclass(frozen=True, slots=True)
class Content:
    """The free text and lists of a case, as registered."""

    values: dict[str, Any]

    def text(self, key: str) -> str | None:
        """Return a text of the record, or None where it is empty."""
        found = self.values.get(key)
        return found if isinstance(found, str) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts of the record."""
        found = self.values.get(key)
        return tuple(found) if isinstance(found, list) else ()


def ref_digest(vault: Vault, desk: str, ref: str) -> bytes:
    """Return the digest under which a desk's reference is unique, whatever its case or spaces."""
    return vault.keyed("ref", desk, " ".join(ref.casefold().split()))


def place(case: AnyCase, table: str, column: str, row: object) -> Place:
    """Return the place to which a sealed value of this case is bound."""
    return Place(table, column, str(row), case_scope(case.id))


def key_of(bench: Workbench, case: AnyCase) -> DataKey:
    """Return the data key of a case."""
    return bench.keys.key_for(case_scope(case.id))


def preload(bench: Workbench, cases: Iterable[AnyCase]) -> None:
    """Fetch the data keys of many cases with few queries."""
    bench.keys.preload(case_scope(case.id) for case in cases)


def content_of(draft: CaseDraft) -> dict[str, Any]:
    """Return what is sealed as the case's content."""
    return {key: value for key, value in write_case(draft).items() if key not in _APART}


def open_content(bench: Workbench, case: Case) -> Content:
    """Open the free text and lists of a case."""
    where = place(case, "case", "content", case.number)
    return Content(bench.vault.open_json(key_of(bench, case), where, case.content_sealed))


@dataclass(frozen=True, slots=True)
class Files:
    """Tells for `storage.access` which cases open; what opened once is not opened again."""

    bench: Workbench

    def preload(self, cases: Sequence[Case]) -> None:
        """Fetch the data keys of many cases with few queries."""
        preload(self.bench, cases)

    def opens(self, case: Case) -> bool:
        """Say whether content and reference of a case open; note it if they were edited."""
        known, state = self.bench.tools.standing.cases, _state(case)
        if known.get(case.number) == state:
            return True
        try:
            open_content(self.bench, case)
            open_ref(self.bench, case)
        except CannotOpen:
            access.note_forged(self.bench.session, case.id)
            return False
        except NoSuchKey:  # it was erased a moment ago
            return False
        if not self.bench.writes:
            known[case.number] = state
        return True


def _state(case: Case) -> bytes:
    sealed = (case.id.bytes, case.content_sealed.data, case.ref_sealed.data)
    return blake2b(b"".join(sealed), digest_size=16).digest()


def around(bench: Workbench, case: Case) -> persons.Around:
    """Return what stands around the persons of a case, from its content."""
    content = open_content(bench, case)
    involved = (one["jurisdiction"] for one in content.values.get("involved", ()))
    return persons.around(
        case.desk, involved, content.texts("platforms"), content.text("operation")
    )


def open_ref(bench: Workbench, case: Case) -> str:
    """Open the national reference of a case."""
    where = place(case, "case", "ref", case.number)
    return bench.vault.open_text(key_of(bench, case), where, case.ref_sealed)


def seal_subject(bench: Workbench, case: Case, number: int, feature: SubjectFeature) -> Sealed:
    """Seal a person of a case."""
    where = place(case, "subject", "record", number)
    plain = _plain(feature)
    plain["documents"] = [_plain(document) for document in feature.documents]
    return bench.vault.seal_json(key_of(bench, case), where, plain)


def seal_identifier(
    bench: Workbench, case: Case, number: int, feature: IdentifierFeature
) -> Sealed:
    """Seal a selector of a case."""
    where = place(case, "identifier", "record", number)
    return bench.vault.seal_json(key_of(bench, case), where, _plain(feature))


def open_subject(bench: Workbench, case: AnyCase, row: Subject | PartRow) -> SubjectFeature:
    """Open a person of a case."""
    return subject_of(plain_subject(bench, case, row))


def plain_subject(bench: Workbench, case: AnyCase, row: Subject | PartRow) -> dict[str, Any]:
    """Open a person of a case as it was sealed, for who needs little of it."""
    where = place(case, "subject", "record", row.number)
    plain: dict[str, Any] = bench.vault.open_json(key_of(bench, case), where, row.record_sealed)
    return plain


def subject_of(plain: dict[str, Any]) -> SubjectFeature:
    """Return the person that was sealed so."""
    documents = tuple(
        DocumentFeature(**{**document, "forms": _forms(document["forms"])})
        for document in plain["documents"]
    )
    return SubjectFeature(
        key=plain["key"],
        role=SubjectRole(plain["role"]),
        names=tuple(plain["names"]),
        dob=plain["dob"],
        sex=plain["sex"],
        nationality=plain["nationality"],
        documents=documents,
        name_forms=_forms(plain["name_forms"]),
        review=plain["review"],
        around=tuple(plain.get("around", ())),
        keyed=plain.get("keyed", 0),
        terms=tuple(plain.get("terms", ())),
    )


def open_identifier(
    bench: Workbench, case: AnyCase, row: Identifier | PartRow
) -> IdentifierFeature:
    """Open a selector of a case."""
    where = place(case, "identifier", "record", row.number)
    plain = bench.vault.open_json(key_of(bench, case), where, row.record_sealed)
    plain["kind"] = IdentifierKind(plain["kind"])
    plain["forms"] = _forms(plain["forms"])
    plain["details"] = tuple((name, value) for name, value in plain["details"])
    return IdentifierFeature(**plain)


def _plain(record: SubjectFeature | IdentifierFeature | DocumentFeature) -> dict[str, Any]:
    # dataclasses.asdict copies every tuple deeply, which cost more than the sealing.
    return {name: getattr(record, name) for name in record.__slots__}


def _forms(pairs: Iterable[Iterable[str]]) -> tuple[Normalised, ...]:
    return tuple(map(Normalised._make, pairs))
