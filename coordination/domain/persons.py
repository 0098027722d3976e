"""Reduce the subjects of a case to what is compared: documents, and name with full birth date.

Exact equality only. A key of name parts or of a year alone is never made: too many people
share it, and whoever stole the index could rank it (docs/decisions/0004). Victims get
the same keys as others, because these hold a full birth date; how a hit on a victim is shown
is decided elsewhere.
"""

from coordination.domain import identifiers
from coordination.domain.dates import PartialDate
from coordination.domain.drafts import CaseDraft, DocumentDraft, SubjectDraft
from coordination.domain.features import DocumentFeature, Normalised, SubjectFeature
from coordination.domain.knowledge import Knowledge
from coordination.domain.names import is_distinctive, name_parts
from coordination.domain.vocabulary import SubjectRole
from coordination.domain.wording import N_

NAME_AND_BIRTH = "name_dob"
"""Namespace of a name with a full birth date."""

MINOR_AS_SUSPECT = N_("minor recorded as suspect: a person must review this category")

_ADULT_AGE = 18
_ACCUSED = frozenset({SubjectRole.SUSPECT, SubjectRole.CHARGED, SubjectRole.CONVICTED})


def features_of(draft: CaseDraft, knowledge: Knowledge) -> tuple[SubjectFeature, ...]:
    """Return the subjects of a case with the forms under which each is found."""
    return tuple(_feature(subject, draft.opened, knowledge) for subject in draft.subjects)


def _feature(
    subject: SubjectDraft, opened: PartialDate | None, knowledge: Knowledge
) -> SubjectFeature:
    return SubjectFeature(
        key=subject.key,
        role=subject.role,
        names=subject.names,
        dob=None if subject.dob is None else str(subject.dob),
        sex=subject.sex,
        nationality=subject.nationality,
        documents=tuple(_document(document, knowledge) for document in subject.documents),
        name_forms=name_forms(subject.names, subject.dob, knowledge),
        review=MINOR_AS_SUSPECT if _is_accused_minor(subject, opened) else None,
    )


def name_forms(
    names: tuple[str, ...], dob: PartialDate | None, knowledge: Knowledge
) -> tuple[Normalised, ...]:
    """Return one form per different name, none without a full birth date that means something.

    A placeholder gives no form: a convention such as John Doe, a name with a part such as
    `unknown`, or a birth date that stands for a missing one.
    """
    if dob is None or not dob.is_full or knowledge.verdict(Normalised("birth_date", str(dob))):
        return ()
    found = dict.fromkeys(name_parts(name) for name in names)
    return tuple(
        Normalised(NAME_AND_BIRTH, f"{' '.join(parts)}|{dob}")
        for parts in found
        if is_distinctive(parts) and not _is_placeholder(parts, knowledge)
    )


def _is_placeholder(parts: tuple[str, ...], knowledge: Knowledge) -> bool:
    asked = [Normalised("name", " ".join(parts))]
    asked += [Normalised("name_part", part) for part in parts]
    return any(knowledge.verdict(form) for form in asked)


def _document(document: DocumentDraft, knowledge: Knowledge) -> DocumentFeature:
    reading = identifiers.read_document(document.type, document.country, document.number)
    verdicts = [knowledge.verdict(form) for form in reading.forms]
    worthless = [found for found in verdicts if found and found.kind == "worthless"]
    return DocumentFeature(
        type=document.type,
        country=document.country,
        number=document.number,
        # A worthless number is worthless in every form: without its country it would come back.
        forms=() if worthless else reading.forms,
        note=worthless[0].reason if worthless else reading.note,
    )


def _is_accused_minor(subject: SubjectDraft, opened: PartialDate | None) -> bool:
    """Say whether an accused person may have been a child when the case was opened.

    Where a date is known in part, the person is presumed to be a child (Directive (EU)
    2016/800, Art. 3); where one is missing altogether, nothing is presumed.
    """
    if subject.role not in _ACCUSED or subject.dob is None or opened is None:
        return False
    born, seen = subject.dob.latest, opened.earliest
    age = seen.year - born.year - ((seen.month, seen.day) < (born.month, born.day))
    return age < _ADULT_AGE
