"""Persons and selectors of a case as lines of a page, whoever's case it is."""

from collections.abc import Iterable, Mapping

from coordination.actions.pages import DocumentLine, IdentifierLine, SubjectLine
from coordination.actions.workbench import Workbench
from coordination.domain.features import IdentifierFeature, SubjectFeature
from coordination.domain.protection import is_closed
from coordination.domain.vocabulary import IdentifierKind, SubjectRole


def subject_lines(bench: Workbench, people: Iterable[SubjectFeature]) -> tuple[SubjectLine, ...]:
    """Return persons in their order, victims and minors by pseudonym."""
    lines, counts = [], dict.fromkeys(SubjectRole, 0)
    for person in people:
        counts[person.role] += 1
        pseudonym = f"{person.role.value[0].upper()}{counts[person.role]}"
        if is_closed(person.role, person.dob, bench.today()):
            lines.append(
                SubjectLine(person.key, person.role.value, True, pseudonym, review=person.review)
            )
        else:
            lines.append(_opened(person, pseudonym, closed=False))
    return tuple(lines)


def opened_line(person: SubjectFeature, pseudonym: str) -> SubjectLine:
    """Return a victim or minor with all particulars."""
    return _opened(person, pseudonym, closed=True)


def identifier_line(
    bench: Workbench, feature: IdentifierFeature, holders: Mapping[str, str]
) -> IdentifierLine:
    """Return a selector; `holders` are what persons are called, by key."""
    verdicts = [bench.pack.knowledge.verdict(form) for form in feature.forms]
    shared = next((v.reason for v in verdicts if v and v.kind == "shared"), None)
    coded = feature.kind is IdentifierKind.FILE_HASH
    return IdentifierLine(
        kind=feature.kind.value,
        shown="" if coded else feature.shown,
        entered="" if coded else feature.entered,
        holder=holders.get(feature.subject) if feature.subject else None,
        first_seen=feature.first_seen,
        last_seen=feature.last_seen,
        provider=feature.provider,
        details=feature.details,
        compared=bool(feature.forms),
        doubtful=feature.doubtful,
        note=feature.note,
        muted=shared,
    )


def _opened(person: SubjectFeature, pseudonym: str, *, closed: bool) -> SubjectLine:
    return SubjectLine(
        key=person.key,
        role=person.role.value,
        closed=closed,
        pseudonym=pseudonym,
        names=person.names,
        dob=person.dob,
        sex=person.sex,
        nationality=person.nationality,
        documents=tuple(
            DocumentLine(document.type, document.country, document.number, document.note)
            for document in person.documents
        ),
        review=person.review,
    )
