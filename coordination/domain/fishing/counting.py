"""What a record asks: one question for each value and for each name with its birth date.

An asker learns of each value whether somebody else holds it, so each distinct value is one
question, however it is spread over cases, batches and edits. A suspect without a year of birth is
looked up under every year (docs/decisions/0019) and counts `EVERY_YEAR`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from coordination.domain.drafts import CaseDraft
from coordination.domain.features import (
    Feature,
    IdentifierFeature,
    Normalised,
    SubjectFeature,
)
from coordination.domain.persons.keys import (
    NAME_AND_NATION,
    NAME_AND_YEAR,
)

EVERY_YEAR = 3
"""What a suspect without a year of birth counts: found in any year, by rare names alone."""

_AS_WRITTEN = "~"
_FULL_DATE = len("1980-05-17")
_SUBSTANCE = 3
_WORDS = 40
_PHONE = "phone"
_ACCOUNTS = frozenset({"handle", "handle_name", "platform_id", "platform_number"})
# Spelled by people, so that a prober can vary them; the others are long and drawn by lot.
_SPELLED = frozenset({"handle", "handle_name", "email", "paypal", "domain"})
# Numbers given out in ranges. Addresses of one network, reports and plates come in series in
# honest work and identify nobody by their neighbours.
_NUMBERED = _ACCOUNTS | {
    _PHONE,
    "iban",
    "imei",
    "imsi",
    "iccid",
    "meid",
    "mac",
    "uuid",
    "serial",
    "document",
    "document_number",
}


class Topic(StrEnum):
    """What is asked about; each has a quota of its own."""

    PERSONS = "persons"
    IDENTIFIERS = "identifiers"


class Shape(StrEnum):
    """How nearness of two values is judged."""

    NAME = "name"
    NUMBER = "number"
    WORD = "word"
    WHOLE = "whole"  # not at all


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `text` is the value asked, `parts` what a near one would share with it.

    Of a person `text` is the name as written, `birth` what is known of the birth date and `parts`
    the name portions of the keys under which it is looked up: who asks for the same person again
    cannot avoid them.
    """

    topic: Topic
    shape: Shape
    family: str
    text: str
    parts: tuple[str, ...] = field(default=(), compare=False)
    birth: str = ""
    weight: int = field(default=1, compare=False)

    @property
    def is_dated(self) -> bool:
        """Say whether a full birth date is asked, other than the one that stands for none."""
        return len(self.birth) == _FULL_DATE and not self.birth.endswith("-01-01")


def questions(features: Iterable[Feature]) -> tuple[Question, ...]:
    """Return what the features of a record ask, each once, in their order."""
    found: dict[Question, None] = {}
    for feature in features:
        found.update(dict.fromkeys(_asked_by(feature)))
    return tuple(found)


def new_questions(
    features: Iterable[Feature], before: Iterable[Feature] = ()
) -> tuple[Question, ...]:
    """Return what a new version asks that the one before did not."""
    known = set(questions(before))
    return tuple(one for one in questions(features) if one not in known)


def is_hollow(draft: CaseDraft) -> bool:
    """Say whether a record has no substance: little that a case at work has and a probe lacks."""
    substance = (
        len(draft.summary or "") >= _WORDS,
        draft.offences or draft.uncoded_offences,
        draft.authority,
        draft.stage,
        draft.platforms or draft.operation,
        draft.involved or draft.coordination,
    )
    return sum(map(bool, substance)) < _SUBSTANCE


def _asked_by(feature: Feature) -> Iterator[Question]:
    if isinstance(feature, IdentifierFeature):
        if feature.forms:
            yield _value(feature.forms)
        return
    yield from _of_person(feature)
    for document in feature.documents:
        if document.forms:
            yield _value(document.forms)


def _value(forms: Sequence[Normalised]) -> Question:
    """Return the question of a value, however it is filed: as a number or an address of it."""
    namespace, text = _telling(forms)
    bare = text.split("@", maxsplit=1)[0].rpartition(":")[2].lower()
    if namespace in _SPELLED and not bare.isdigit():
        return Question(Topic.IDENTIFIERS, Shape.WORD, "word", text, _grams(bare))
    if namespace in _SPELLED | _NUMBERED:
        where = "account" if namespace in _ACCOUNTS else namespace
        return Question(Topic.IDENTIFIERS, Shape.NUMBER, f"{where}/{len(bare)}", text, tuple(bare))
    return Question(Topic.IDENTIFIERS, Shape.WHOLE, namespace, text)


def _telling(forms: Sequence[Normalised]) -> Normalised:
    """Return the form of a value by which a near one is known; a telephone number above all."""
    phones = [one for one in forms if one.namespace == _PHONE]
    others = [one for one in forms if one.namespace in _SPELLED | _NUMBERED]
    return (*phones, *others, *forms)[0]


def _grams(text: str) -> tuple[str, ...]:
    padded = f"^{text}$"
    return tuple(dict.fromkeys(padded[i : i + 3] for i in range(len(padded) - 2)))


def _of_person(feature: SubjectFeature) -> Iterator[Question]:
    parts = _name_parts(feature)
    broad = any(form.namespace == NAME_AND_NATION for form in feature.name_forms)
    birth = feature.dob or (feature.nationality or "" if broad else "")
    # A victim is not looked up by the year, so the category is part of what is asked.
    family = "by year" if any(_is_by_year(form.namespace) for form in feature.name_forms) else "day"
    for name in dict.fromkeys(feature.names):
        yield Question(
            Topic.PERSONS,
            Shape.NAME,
            family,
            name,
            parts,
            birth,
            EVERY_YEAR if broad else 1,
        )


def _is_by_year(namespace: str) -> bool:
    return namespace in {NAME_AND_YEAR, NAME_AND_NATION}


def _name_parts(feature: SubjectFeature) -> tuple[str, ...]:
    """Return the forms of each pair of parts of a person's names, or of a part that stands alone.

    Not those of the keys: only a few of them are kept, and decoy parts would push the real pair out.
    """
    read = [term for term in feature.terms if not term.startswith(_AS_WRITTEN)]
    pairs = [term for term in read if " " in term]
    return tuple(dict.fromkeys(pairs or read))
