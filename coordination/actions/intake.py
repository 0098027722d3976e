"""The one way in: every door hands its `CaseDraft` to `submit_case`.

Permit, normalise, seal, digest, store, detect, notify, record; all in the bench's transaction,
which the runtime commits once. `prepare` is the part that needs no database; an import does it
before it takes the lock, for a group of lines at once, and then calls `admit` for each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from coordination.actions import (
    case_access,
    case_codes,
    case_edit,
    case_files,
    coordination,
    detection,
    indexing,
    questions,
    standing,
)
from coordination.actions.content_digests import content_digest
from coordination.actions.workbench import NoSuchRecord, Tools, Workbench, case_scope
from coordination.domain import identifiers, persons
from coordination.domain.drafts import CaseDraft, Fault, RefusedInput
from coordination.domain.features import Feature, IdentifierFeature, SubjectFeature
from coordination.domain.permissions import Act
from coordination.domain.vocabulary import CaseStatus, IdentifierKind
from coordination.domain.wording import N_
from coordination.storage import cases, counters, visibility
from coordination.storage.cases import Case

# Directive (EU) 2016/680, Art. 5, asks for periodic review; three years is the outer limit that
# Eurojust applies to its own data.
REVIEW_YEARS = 3

REGISTERED = "registered"
UNCHANGED = "unchanged"
CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft with everything computed that needs no database."""

    draft: CaseDraft
    subjects: tuple[SubjectFeature, ...]
    identifiers: tuple[IdentifierFeature, ...]
    ref_digest: bytes
    content_digest: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a submission, and which hits it has now."""

    case_id: UUID
    outcome: str
    hits: tuple[detection.HitLine, ...]


def prepare(tools: Tools, draft: CaseDraft) -> Prepared:
    """Normalise a draft; no database is touched."""
    knowledge = tools.pack.knowledge
    coded = tuple(_coded(tools, feature) for feature in identifiers.features_of(draft, knowledge))
    return Prepared(
        draft=draft,
        subjects=persons.features_of(draft, knowledge),
        identifiers=coded,
        ref_digest=case_files.ref_digest(tools.vault, draft.jurisdiction, draft.ref),
        content_digest=content_digest(tools, draft, coded),
    )


def _coded(tools: Tools, feature: IdentifierFeature) -> IdentifierFeature:
    """Replace a file hash by its keyed code: the value itself is kept nowhere."""
    if feature.kind is not IdentifierKind.FILE_HASH:
        return feature
    forms = tuple(form._replace(text=tools.vault.file_code(form.text)) for form in feature.forms)
    return replace(feature, entered="", forms=forms)


def submit_case(bench: Workbench, draft: CaseDraft) -> Receipt:
    """Register a case, or a new version of it; return what it meets at once.

    Raises Forbidden when the actor may not register for that desk. A known reference with equal
    content changes nothing; with other content it becomes a new version, matched again.
    """
    bench.permit(Act.REGISTER_CASE, draft.jurisdiction)
    receipt = admit(bench, prepare(bench.tools, draft))
    return _with_present_hits(bench, receipt) if receipt.outcome == UNCHANGED else receipt


def _with_present_hits(bench: Workbench, receipt: Receipt) -> Receipt:
    """Return the receipt of a repeated submission with the hits that the case has already.

    A program that repeats itself because the first answer was lost must not read "no hit".
    """
    case = visibility.find_case(bench.session, bench.actor, receipt.case_id)
    hits = detection.present_hits(bench, case) if case is not None else ()
    bench.record("case.read", objects=[str(receipt.case_id)], count=1)
    return replace(receipt, hits=hits)


def admit(bench: Workbench, prepared: Prepared, *, matched_later: bool = False) -> Receipt:
    """Store and match a prepared case; the one function that lets a case into the register.

    With `matched_later` a new case is compared by a sweep; the caller keeps its index rows, so that
    others find it, and notes that the register owes a sweep (`imports.admit_lines`).
    """
    desk = prepared.draft.jurisdiction
    bench.permit(Act.REGISTER_CASE, desk)
    known = visibility.find_by_ref(bench.session, bench.actor, desk, prepared.ref_digest)
    if known is None:
        _require_free(bench, desk, prepared)
        return _register(bench, prepared, matched_later=matched_later)
    prepared = _keep_codes(bench, known, prepared)
    if known.content_digest == prepared.content_digest and case_files.Files(bench).opens(known):
        return Receipt(known.id, UNCHANGED, ())
    return _replace_version(bench, known, prepared)


def _keep_codes(bench: Workbench, known: Case, prepared: Prepared) -> Prepared:
    """Put the codes that stand where the record says nothing of them."""
    draft = case_codes.with_kept(bench, known, prepared.draft)
    if draft == prepared.draft:
        return prepared
    digest = content_digest(bench.tools, draft, prepared.identifiers)
    return replace(prepared, draft=draft, content_digest=digest)


def _require_free(bench: Workbench, desk: str, prepared: Prepared) -> None:
    """Refuse a reference that a case has which is shut to the actor; of that case tell nothing."""
    if visibility.is_ref_taken(bench.session, bench.actor, desk, prepared.ref_digest):
        raise RefusedInput(
            (Fault("ref", N_("this reference is in use at your desk; ask a lead of your desk")),)
        )


def amend_case(bench: Workbench, case_id: UUID, draft: CaseDraft) -> Receipt:
    """Store a new version of a case that the actor's desk holds, and match it again.

    Raises NoSuchRecord for a case that is absent or another desk's, RefusedInput when the new
    reference belongs to another case of the desk or the jurisdiction would change.
    """
    case = visibility.find_case(bench.session, bench.actor, case_id)
    if case is None:
        raise NoSuchRecord
    bench.permit(Act.EDIT_CASE, case.desk)
    if draft.jurisdiction != case.desk:
        raise RefusedInput(
            (Fault("jurisdiction", N_("a case stays with its desk; register it there instead")),)
        )
    whole = case_edit.with_closed_persons(bench, case, case_codes.with_kept(bench, case, draft))
    prepared = _keep_hashes(bench, case, prepare(bench.tools, whole))
    other = visibility.find_by_ref(bench.session, bench.actor, case.desk, prepared.ref_digest)
    if other is not None and other.number != case.number:
        raise RefusedInput(
            (Fault("ref", N_("another case of your desk has this reference; open that one")),)
        )
    if other is None:
        _require_free(bench, case.desk, prepared)
    if case.content_digest == prepared.content_digest:
        return _with_present_hits(bench, Receipt(case.id, UNCHANGED, ()))
    return _replace_version(bench, case, prepared)


def _keep_hashes(bench: Workbench, case: Case, prepared: Prepared) -> Prepared:
    """Put stored file hashes back where the form sent its token for one."""
    draft = prepared.draft
    kept = case_edit.with_kept_hashes(bench, case, draft.identifiers, prepared.identifiers)
    digest = content_digest(bench.tools, draft, kept)
    return replace(prepared, identifiers=kept, content_digest=digest)


def _register(bench: Workbench, prepared: Prepared, *, matched_later: bool) -> Receipt:
    draft = prepared.draft
    (number,) = counters.take(bench.session, counters.RECORDS)
    case = Case(number=number, id=uuid4(), desk=draft.jurisdiction)
    asking = questions.ask(bench, case, draft, _features(prepared))
    bench.keys.new_key(case_scope(case.id))
    parts = _numbered(bench, prepared)
    entries = indexing.entries(bench, parts)
    cases.add(
        bench.session,
        {
            "number": number,
            "id": case.id,
            "desk": case.desk,
            "status": CaseStatus.OPEN.value,
            "version": 1,
            "review_on": _review_day(bench.today()),
            "erasure_sealed": None,
            "index_sealed": indexing.seal_entries(bench, case, entries),
            **_case_row(bench, case, prepared),
        },
    )
    _name_registrant(bench, case, draft)
    _add_parts(bench, case, parts)
    for one in draft.coordination:
        coordination.add_recorded(bench, case, one)
    if matched_later:
        hits = detection.postpone(bench, case, entries)
    else:
        hits = detection.detect(bench, case, entries, is_new=True)
    questions.keep(bench, asking, hits)
    bench.record("case.registered", objects=[str(case.id)])
    return Receipt(case.id, REGISTERED, hits)


def _replace_version(bench: Workbench, case: Case, prepared: Prepared) -> Receipt:
    case_access.require_lasting_version(bench, case, prepared.draft, prepared.ref_digest)
    before = questions.before(bench, case)
    asking = questions.ask(bench, case, prepared.draft, _features(prepared), before)
    indexing.unindex(bench, case)
    cases.remove_parts(bench.session, case.number)
    parts = _numbered(bench, prepared)
    entries = indexing.entries(bench, parts)
    values = {
        **_case_row(bench, case, prepared),
        "version": case.version + 1,
        "index_sealed": indexing.seal_entries(bench, case, entries),
    }
    if case.status == CaseStatus.WITHDRAWN:
        # A desk that registers a withdrawn reference again means to have it back.
        values |= {"status": CaseStatus.OPEN.value, "erasure_sealed": None}
    cases.change(bench.session, case.number, values)
    _name_registrant(bench, case, prepared.draft)
    _add_parts(bench, case, parts)
    coordination.replace_recorded(bench, case, prepared.draft.coordination)
    hits = detection.detect(bench, case, entries)
    questions.keep(bench, asking, hits)
    # The urgency and stage of a case are part of what the analyst's graph shows.
    counters.take(bench.session, counters.STRUCTURE)
    bench.record("case.changed", objects=[str(case.id)])
    return Receipt(case.id, CHANGED, hits)


def _name_registrant(bench: Workbench, case: Case, draft: CaseDraft) -> None:
    if tlp_of(draft) == standing.RED:
        standing.name_registrant(bench, case)


def _numbered(bench: Workbench, prepared: Prepared) -> list[indexing.Numbered]:
    """Give every subject and identifier its record number."""
    features = _features(prepared)
    if not features:
        return []
    numbers = counters.take(bench.session, counters.RECORDS, len(features))
    return list(zip(numbers, features, strict=True))


def _features(prepared: Prepared) -> list[Feature]:
    return [*prepared.subjects, *prepared.identifiers]


def _add_parts(bench: Workbench, case: Case, parts: Sequence[indexing.Numbered]) -> None:
    people, selectors = [], []
    for number, feature in parts:
        if isinstance(feature, SubjectFeature):
            sealed = case_files.seal_subject(bench, case, number, feature)
            people.append(_part_row(number, case, sealed))
        else:
            sealed = case_files.seal_identifier(bench, case, number, feature)
            selectors.append(_part_row(number, case, sealed))
    cases.add_parts(bench.session, people, selectors)


def _part_row(number: int, case: Case, sealed: Any) -> dict[str, Any]:
    return {"number": number, "case_number": case.number, "record_sealed": sealed}


def _case_row(bench: Workbench, case: Case, prepared: Prepared) -> dict[str, Any]:
    """Return the plain and sealed columns that a version of the record decides."""
    draft, key = prepared.draft, case_files.key_of(bench, case)
    ref_place = case_files.place(case, "case", "ref", case.number)
    content_place = case_files.place(case, "case", "content", case.number)
    return {
        "opened": str(draft.opened) if draft.opened else "",
        "stage": draft.stage.value if draft.stage else "",
        "offences": " ".join(draft.offences),
        "urgency": draft.urgency.value,
        "handling": draft.handling.value,
        **standing.codes(bench, case, draft.handling.value, tlp_of(draft)),
        "subject_count": len(prepared.subjects),
        "identifier_count": len(prepared.identifiers),
        "review_count": sum(person.review is not None for person in prepared.subjects),
        "ref_digest": prepared.ref_digest,
        "content_digest": prepared.content_digest,
        "ref_sealed": bench.vault.seal_text(key, ref_place, draft.ref),
        "content_sealed": bench.vault.seal_json(key, content_place, case_files.content_of(draft)),
    }


def tlp_of(draft: CaseDraft) -> str:
    """Return the TLP colour of a draft."""
    return draft.tlp.value


def _review_day(today: date) -> date:
    # 29 February has no anniversary in three years; the day before it is never late.
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year + REVIEW_YEARS, day=day)
