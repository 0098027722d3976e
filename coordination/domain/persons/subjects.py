"""Reduce the subjects of a case to what is compared: documents, and name with full birth date.

Beside the exact form of name and birth date stand compound keys (`keys`), by which a person is
found who is written otherwise. A key of a name part or of a year alone is never made: too many
people share it, and whoever stole the index could rank it (docs/decisions/0004, 0019). How a hit
on a victim is shown is decided elsewhere.
"""

from collections.abc import Sequence
from dataclasses import replace

from coordination.domain import identifiers
from coordination.domain.dates import PartialDate
from coordination.domain.drafts import CaseDraft, SubjectDraft
from coordination.domain.features import Normalised, SubjectFeature
from coordination.domain.knowledge import Knowledge
from coordination.domain.names import PersonName, is_distinctive, name_parts, read_name
from coordination.domain.persons.keys import KEY_VERSION, compound_keys
from coordination.domain.persons.nameless import is_nameless
from coordination.domain.persons.population import terms_of
from coordination.domain.persons.surroundings import Around, around
from coordination.domain.vocabulary import SubjectRole
from coordination.domain.wording import N_

NAME_AND_BIRTH = "name_dob"
"""Namespace of a name with a full birth date."""

MINOR_AS_SUSPECT = N_("minor recorded as suspect: a person must review this category")

_ADULT_AGE = 18
_ACCUSED = frozenset({SubjectRole.SUSPECT, SubjectRole.CHARGED, SubjectRole.CONVICTED})


def features_of(draft: CaseDraft, knowledge: Knowledge) -> tuple[SubjectFeature, ...]:
    """Return the subjects of a case with the forms under which each is found."""
    involved = (one.jurisdiction for one in draft.involved)
    near = around(draft.jurisdiction, involved, draft.platforms, draft.operation)
    return tuple(_feature(subject, draft.opened, near, knowledge) for subject in draft.subjects)


def _feature(
    subject: SubjectDraft, opened: PartialDate | None, near: Around, knowledge: Knowledge
) -> SubjectFeature:
    dob = _meant(subject.dob, knowledge)
    read = read_names(subject.names, knowledge)
    return SubjectFeature(
        key=subject.key,
        role=subject.role,
        names=subject.names,
        dob=None if subject.dob is None else str(subject.dob),
        sex=subject.sex,
        nationality=subject.nationality,
        documents=tuple(
            identifiers.document_feature(one.type, one.country, one.number, knowledge)
            for one in subject.documents
        ),
        name_forms=(
            *name_forms(subject.names, subject.dob, knowledge),
            *compound_keys(read, dob, subject.role, subject.nationality),
        ),
        around=near,
        keyed=KEY_VERSION,
        terms=terms_of(read),
        review=MINOR_AS_SUSPECT if _is_accused_minor(subject, opened) else None,
    )


def renewed(feature: SubjectFeature, near: Around, knowledge: Knowledge) -> SubjectFeature:
    """Return a person that was sealed by an earlier version, with the keys of this one."""
    dob = PartialDate.parse(feature.dob) if feature.dob else None
    exact = name_forms(feature.names, dob, knowledge)
    compound = compound_keys(
        meant_names(feature, knowledge), _meant(dob, knowledge), feature.role, feature.nationality
    )
    forms = (*exact, *compound)
    terms = terms_of(meant_names(feature, knowledge))
    return replace(feature, name_forms=forms, around=near, keyed=KEY_VERSION, terms=terms)


def name_forms(
    names: tuple[str, ...], dob: PartialDate | None, knowledge: Knowledge
) -> tuple[Normalised, ...]:
    """Return one form per different name, none without a full birth date that means something.

    A placeholder gives no form: a convention such as John Doe, a name with a part such as
    `unknown`, a role with a number (`Kind 1`), or a birth date that stands for a missing one.
    """
    dob = _meant(dob, knowledge)
    if dob is None or not dob.is_full:
        return ()
    found = dict.fromkeys(name_parts(name) for name in names if not is_nameless(name))
    return tuple(
        Normalised(NAME_AND_BIRTH, f"{' '.join(parts)}|{dob}")
        for parts in found
        if is_distinctive(parts) and not _is_placeholder(parts, knowledge)
    )


def meant_names(feature: SubjectFeature, knowledge: Knowledge) -> tuple[PersonName, ...]:
    """Return the names of a record that mean somebody, read; no name is given twice."""
    return read_names(feature.names, knowledge)


def meant_birth(feature: SubjectFeature, knowledge: Knowledge) -> str | None:
    """Return the birth date of a record, None where it is missing or stands for a missing one."""
    return meant_date(feature.dob, knowledge)


def meant_date(dob: str | None, knowledge: Knowledge) -> str | None:
    """Return a birth date (ISO), None where it is missing or stands for a missing one."""
    if dob is None or knowledge.verdict(Normalised("birth_date", dob)):
        return None
    return dob


def _meant(dob: PartialDate | None, knowledge: Knowledge) -> PartialDate | None:
    is_known = dob is not None and not knowledge.verdict(Normalised("birth_date", str(dob)))
    return dob if is_known else None


def read_names(names: Sequence[str], knowledge: Knowledge) -> tuple[PersonName, ...]:
    """Return the names that mean somebody, read; no name is given twice."""
    meant = (
        name
        for name in names
        if not (is_nameless(name) or _is_placeholder(name_parts(name), knowledge))
    )
    return tuple(dict.fromkeys(read for read in map(read_name, meant) if read.named))


def _is_placeholder(parts: tuple[str, ...], knowledge: Knowledge) -> bool:
    asked = [Normalised("name", " ".join(parts))]
    asked += [Normalised("name_part", part) for part in parts]
    return any(knowledge.verdict(form) for form in asked)


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
