"""Subjects reduced to what is compared: documents, and names with full birth dates."""

import pytest

from coordination.domain.dates import PartialDate
from coordination.domain.drafts import CaseDraft, DocumentDraft, SubjectDraft
from coordination.domain.features import Normalised, SubjectFeature
from coordination.domain.persons import MINOR_AS_SUSPECT, features_of, name_forms
from coordination.domain.vocabulary import SubjectRole
from coordination.reference.pack import load_pack

KNOWLEDGE = load_pack().knowledge
BORN = PartialDate(1980, 5, 17)


def person(*, opened: str | None = "2017-08-14", **fields: object) -> SubjectFeature:
    subject = SubjectDraft(**{"key": "S1", "role": SubjectRole.SUSPECT, **fields})
    draft = CaseDraft(
        ref="NO/2017/0081",
        jurisdiction="NO",
        opened=PartialDate.parse(opened) if opened else None,
        subjects=(subject,),
    )
    return features_of(draft, KNOWLEDGE)[0]


def exact(subject: SubjectFeature) -> list[Normalised]:
    return [form for form in subject.name_forms if form.namespace == "name_dob"]


def with_document(number: str, country: str | None = "NO") -> SubjectFeature:
    return person(documents=(DocumentDraft("passport", country, number),))


def test_a_name_with_a_full_birth_date_gives_one_form():
    subject = person(names=("LUNDE, Åse-Marie",), dob=BORN, sex="f", nationality="NO")

    assert exact(subject) == [Normalised("name_dob", "ase lunde marie|1980-05-17")]
    assert (subject.dob, subject.sex, subject.nationality) == ("1980-05-17", "f", "NO")


def test_spellings_of_one_name_give_one_form_and_aliases_one_each():
    subject = person(names=("Lunde, Åse", "Ase LUNDE", "Åse Berg"), dob=BORN)

    assert [form.text for form in exact(subject)] == [
        "ase lunde|1980-05-17",
        "ase berg|1980-05-17",
    ]


@pytest.mark.parametrize("dob", [None, "1980", "1980-05", "1900-01-01", "1970-01-01"])
def test_no_form_without_a_full_birth_date_that_means_something(dob: str | None):
    assert not name_forms(("Åse Lunde",), PartialDate.parse(dob) if dob else None, KNOWLEDGE)


def test_the_first_of_january_of_another_year_gives_a_form():
    assert name_forms(("Ahmad Karimi",), PartialDate(1996, 1, 1), KNOWLEDGE)


@pytest.mark.parametrize(
    "name",
    ["John DOE", "N.N.", "Unknown Male 1", "UNSUB 2", "MUSTERMANN, Max", "Fulano de Tal",
     "Unbekannt Peter", "Неизвестный Мужчина", "מישהו אלמוני", "Åse", "Å. L.", "Vorname Nachname"],
)  # fmt: skip
def test_a_placeholder_or_a_single_part_gives_no_form(name: str):
    assert not name_forms((name,), BORN, KNOWLEDGE)


@pytest.mark.parametrize(
    "name", ["Jan Jansen", "Иван Иванов", "Jean Dupont", "Mario Rossi", "John Null", "Na Li Foo"]
)
def test_a_common_name_is_a_name(name: str):
    assert name_forms((name,), BORN, KNOWLEDGE)


def test_a_victim_has_the_exact_form_of_a_suspect():
    victim = person(role=SubjectRole.VICTIM, names=("Åse Lunde",), dob=BORN)
    suspect = person(names=("Åse Lunde",), dob=BORN)

    assert exact(victim) == exact(suspect) != []


def test_a_document_is_found_by_country_and_number():
    found = with_document("N 2748-3910")

    assert Normalised("document", "NO:N27483910") in found.forms
    assert found.documents[0].note is None
    assert found.documents[0].number == "N 2748-3910"


@pytest.mark.parametrize("number", ["000000000", "123456789", "L898902C3", "A1234567"])
def test_a_specimen_or_placeholder_gives_no_form_and_says_why(number: str):
    found = with_document(number)

    assert found.forms == ()
    assert found.documents[0].note


def test_a_number_that_cannot_be_read_is_kept_with_a_note():
    found = with_document("unknown", None)

    assert found.forms == ()
    assert found.documents[0].number == "unknown"
    assert found.documents[0].note


@pytest.mark.parametrize(
    ("role", "dob", "opened"),
    [
        (SubjectRole.SUSPECT, "2000-01-02", "2018-01-01"),
        (SubjectRole.CHARGED, "2000-02-29", "2018-02-28"),
        (SubjectRole.CONVICTED, "2000", "2018"),
        (SubjectRole.SUSPECT, "2000-06", "2018-06"),
    ],
)
def test_an_accused_who_may_be_a_minor_is_marked_for_review(
    role: SubjectRole, dob: str, opened: str
):
    assert person(role=role, dob=PartialDate.parse(dob), opened=opened).review == MINOR_AS_SUSPECT


@pytest.mark.parametrize(
    ("role", "dob", "opened"),
    [
        (SubjectRole.SUSPECT, "2000-01-01", "2018-01-01"),
        (SubjectRole.SUSPECT, "1999", "2018"),
        (SubjectRole.VICTIM, "2010-01-01", "2018-01-01"),
        (SubjectRole.SUSPECT, None, "2018-01-01"),
        (SubjectRole.SUSPECT, "2010-01-01", None),
    ],
)
def test_an_adult_a_victim_and_an_unknown_age_are_not_marked(
    role: SubjectRole, dob: str | None, opened: str | None
):
    born = PartialDate.parse(dob) if dob else None

    assert person(role=role, dob=born, opened=opened).review is None
