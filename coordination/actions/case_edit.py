"""Show a case in its form without opening who is closed, and keep what the form cannot show.

Victims and minors appear in the form with key and category only; a file hash or a card number,
whose value is kept nowhere in readable form, appears as a token. What comes back empty, or as
that token, keeps what is stored.
"""

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from coordination.actions import case_codes, case_files, coordination_files, indexing
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.dates import PartialDate
from coordination.domain.drafts import (
    UNKNOWN,
    CaseDraft,
    DocumentDraft,
    Fault,
    IdentifierDraft,
    InvolvedDraft,
    RefusedInput,
    SubjectDraft,
)
from coordination.domain.features import IdentifierFeature, SubjectFeature
from coordination.domain.permissions import Act
from coordination.domain.protection import is_closed
from coordination.domain.vocabulary import (
    Handling,
    IdentifierKind,
    InvolvedRole,
    Stage,
    Tlp,
    Urgency,
)
from coordination.domain.wording import N_
from coordination.storage import visibility
from coordination.storage.cases import Case

# Of these the words that were entered are not kept (`domain.identifiers.selectors`).
NOT_SHOWN = frozenset({IdentifierKind.FILE_HASH, IdentifierKind.CARD_TOKEN})

_TOKEN_LENGTH = 10

_OPENS = N_("this would open a protected person; open the person with a reason and enter all anew")


def draft_for_edit(bench: Workbench, case_id: UUID) -> CaseDraft:
    """Return a case as its form shows it, with the coordination that came with the record.

    Raises NoSuchRecord when the case is absent or not the actor's to see. A reading bench logs
    the reading; in a writing one the change that follows is what the log tells.
    """
    case = visibility.find_case(bench.session, bench.actor, case_id)
    if case is None:
        raise NoSuchRecord
    bench.permit(Act.EDIT_CASE, case.desk)
    draft = _draft(bench, case)
    if not bench.writes:
        bench.record("case.read", objects=[str(case.id)], count=1)
    return draft


def kept_token(bench: Workbench, case: Case, feature: IdentifierFeature) -> str:
    """Return what stands in a form for a registered value that the form cannot show.

    A keyed code, the same in each version of the case: another version that was stored meanwhile
    loses nothing. The record's number would be new, and tells how much all desks register.
    """
    forms = [f"{form.namespace} {form.text}" for form in feature.forms]
    code = bench.vault.keyed("kept", str(case.id), feature.kind.value, feature.shown, *forms)
    return f"kept:{base64.b32encode(code).decode()[:_TOKEN_LENGTH]}"


def with_closed_persons(bench: Workbench, case: Case, draft: CaseDraft) -> CaseDraft:
    """Return the draft with what is stored of closed persons where it says nothing of them.

    A person who would no longer be closed must be entered anew: otherwise another category
    would open a person without a reason. Raises RefusedInput for such a change.
    """
    closed = {
        person.key: person
        for _, person in _people(bench, case)
        if is_closed(person.role, person.dob, bench.today())
    }
    merged, faults = [], []
    for index, subject in enumerate(draft.subjects):
        kept = _merged(subject, closed.get(subject.key))
        if kept == subject or is_closed(kept.role, _text(kept.dob), bench.today()):
            merged.append(kept)
        elif subject.names:
            merged.append(subject)
        else:
            faults.append(Fault(f"subjects[{index}].role", _OPENS))
    if faults:
        raise RefusedInput(tuple(faults))
    return replace(draft, subjects=tuple(merged))


def with_kept_hashes(
    bench: Workbench,
    case: Case,
    drafts: Sequence[IdentifierDraft],
    features: Iterable[IdentifierFeature],
) -> tuple[IdentifierFeature, ...]:
    """Return the features, with the stored value where the form sent its token."""
    stored = {
        kept_token(bench, case, feature): feature
        for _, feature in indexing.open_parts(bench, case)
        if isinstance(feature, IdentifierFeature) and feature.kind in NOT_SHOWN
    }
    return tuple(
        _kept(stored.get(draft.value), feature)
        for draft, feature in zip(drafts, features, strict=True)
    )


def _kept(stored: IdentifierFeature | None, feature: IdentifierFeature) -> IdentifierFeature:
    """Return a stored value with what the form says of its holder, times and provider."""
    if stored is None or feature.kind is not stored.kind:
        return feature
    return replace(
        stored,
        subject=feature.subject,
        first_seen=feature.first_seen,
        last_seen=feature.last_seen,
        provider=feature.provider,
    )


def _merged(subject: SubjectDraft, stored: SubjectFeature | None) -> SubjectDraft:
    if stored is None:
        return subject
    known = _subject(stored)
    return replace(
        subject,
        names=subject.names or known.names,
        dob=subject.dob or known.dob,
        sex=subject.sex or known.sex,
        nationality=subject.nationality or known.nationality,
        documents=subject.documents or known.documents,
    )


def _text(dob: PartialDate | None) -> str | None:
    return None if dob is None else str(dob)


def _draft(bench: Workbench, case: Case) -> CaseDraft:
    content = case_files.open_content(bench, case)
    values: Mapping[str, Any] = content.values
    coded = tuple(case.offences.split())
    return CaseDraft(
        ref=case_files.open_ref(bench, case),
        jurisdiction=case.desk,
        opened=None if values["opened"] == UNKNOWN else PartialDate.parse(values["opened"]),
        authority=content.text("authority"),
        stage=Stage(values["stage"]) if "stage" in values else None,
        offences=coded,
        uncoded_offences=tuple(one for one in content.texts("offences") if one not in coded),
        title=content.text("title"),
        summary=content.text("summary"),
        operation=content.text("operation"),
        platforms=content.texts("platforms"),
        urgency=Urgency(values["urgency"]),
        handling=Handling(values["handling"]),
        tlp=Tlp(case.tlp),
        restriction=content.text("restriction"),
        group_codes=case_codes.group_drafts(content),
        involved=tuple(
            InvolvedDraft(one["jurisdiction"], InvolvedRole(one["role"]))
            for one in values.get("involved", ())
        ),
        subjects=tuple(_shown(bench, person) for _, person in _people(bench, case)),
        identifiers=_identifiers(bench, case),
        coordination=tuple(
            one.draft
            for one in coordination_files.of_case(bench, case)
            if one.origin == coordination_files.FROM_RECORD
        ),
    )


def _people(bench: Workbench, case: Case) -> list[tuple[int, SubjectFeature]]:
    rows = visibility.subjects(bench.session, bench.actor, [case.number])
    opened = [(row.number, case_files.open_subject(bench, case, row)) for row in rows]
    return sorted(opened, key=lambda item: item[0])


def _shown(bench: Workbench, person: SubjectFeature) -> SubjectDraft:
    if is_closed(person.role, person.dob, bench.today()):
        return SubjectDraft(person.key, person.role)
    return _subject(person)


def _subject(person: SubjectFeature) -> SubjectDraft:
    return SubjectDraft(
        key=person.key,
        role=person.role,
        names=person.names,
        dob=PartialDate.parse(person.dob) if person.dob else None,
        sex=person.sex,
        nationality=person.nationality,
        documents=tuple(
            DocumentDraft(one.type, one.country, one.number) for one in person.documents
        ),
    )


def _identifiers(bench: Workbench, case: Case) -> tuple[IdentifierDraft, ...]:
    rows = visibility.identifiers(bench.session, bench.actor, [case.number])
    opened = [(row.number, case_files.open_identifier(bench, case, row)) for row in rows]
    return tuple(
        IdentifierDraft(
            kind=one.kind,
            value=kept_token(bench, case, one) if one.kind in NOT_SHOWN else one.entered,
            subject=one.subject,
            first_seen=one.first_seen,
            last_seen=one.last_seen,
            provider=one.provider,
        )
        for _, one in sorted(opened, key=lambda item: item[0])
    )
