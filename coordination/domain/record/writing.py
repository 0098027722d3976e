"""Write a draft as the record that `read_case` would read back into an equal draft."""

from coordination.domain.drafts import (
    UNKNOWN,
    CaseDraft,
    CoordinationDraft,
    DocumentDraft,
    GroupCodesDraft,
    IdentifierDraft,
    SubjectDraft,
)

_Record = dict[str, object]


def write_case(draft: CaseDraft) -> _Record:
    """Return the record as a JSON object; fields that are not known are left out.

    Equal drafts give equal objects with equal order of fields, so that a digest of the JSON tells
    whether the content of a known reference has changed.
    """
    return _without_empty(
        {
            "ref": draft.ref,
            "jurisdiction": draft.jurisdiction,
            "authority": draft.authority,
            "opened": str(draft.opened) if draft.opened else UNKNOWN,
            "stage": draft.stage and draft.stage.value,
            "offences": [*draft.offences, *draft.uncoded_offences],
            "title": draft.title,
            "summary": draft.summary,
            "operation": draft.operation,
            "platforms": list(draft.platforms),
            "urgency": draft.urgency.value,
            "handling": draft.handling.value,
            "tlp": draft.tlp.value,
            "restriction": draft.restriction,
            "group_codes": [_write_codes(codes) for codes in draft.group_codes],
            "involved": [
                {"jurisdiction": other.jurisdiction, "role": other.role.value}
                for other in draft.involved
            ],
            "subjects": [_write_subject(subject) for subject in draft.subjects],
            "identifiers": [_write_identifier(identifier) for identifier in draft.identifiers],
            "coordination": [_write_coordination(one) for one in draft.coordination],
        }
    )


def _write_subject(subject: SubjectDraft) -> _Record:
    return _without_empty(
        {
            "id": subject.key,
            "role": subject.role.value,
            "names": list(subject.names),
            "dob": subject.dob and str(subject.dob),
            "sex": subject.sex,
            "nationality": subject.nationality,
            "documents": [_write_document(document) for document in subject.documents],
        }
    )


def _write_document(document: DocumentDraft) -> _Record:
    return _without_empty(
        {"type": document.type, "country": document.country, "number": document.number}
    )


def _write_identifier(identifier: IdentifierDraft) -> _Record:
    return _without_empty(
        {
            "type": identifier.kind.value,
            "value": identifier.value,
            "subject": identifier.subject,
            "first_seen": identifier.first_seen,
            "last_seen": identifier.last_seen,
            "provider": identifier.provider,
        }
    )


def _write_codes(codes: GroupCodesDraft) -> _Record:
    return _without_empty(
        {
            "group": codes.group.value,
            "handling": codes.handling and codes.handling.value,
            "tlp": codes.tlp and codes.tlp.value,
            "restriction": codes.restriction,
        }
    )


def _write_coordination(one: CoordinationDraft) -> _Record:
    return {
        "kind": one.kind.value,
        "with": list(one.with_states),
        "refs": list(one.refs),
        "since": one.since.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "state": one.state.value,
    }


def _without_empty(record: _Record) -> _Record:
    return {key: value for key, value in record.items() if value not in (None, "", [])}
