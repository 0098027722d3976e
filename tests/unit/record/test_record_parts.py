"""Subjects, identifiers and coordination of a record."""

from datetime import date
from typing import Any

import pytest

from coordination.domain.drafts import CoordinationDraft, DocumentDraft
from coordination.domain.vocabulary import CoordinationKind, CoordinationState, IdentifierKind
from tests.records import a_record, faults_of, read

SUSPECT = {"role": "suspect"}


def a_running_team(**more: Any) -> dict[str, Any]:
    team = {"kind": "jit", "with": ["RO"], "since": "2017-09-28", "state": "running", **more}
    return a_record(coordination=[team])


def an_identifier(**more: Any) -> dict[str, Any]:
    return a_record(subjects=[SUSPECT], identifiers=[{"type": "phone", "value": "22 00", **more}])


def keys_of(*subjects: dict[str, Any]) -> list[str]:
    return [subject.key for subject in read(a_record(subjects=list(subjects))).subjects]


def test_subjects_without_id_are_numbered_around_those_that_have_one() -> None:
    assert keys_of(SUSPECT, SUSPECT) == ["S1", "S2"]
    assert keys_of(SUSPECT, {**SUSPECT, "id": "S1"}, SUSPECT) == ["S2", "S1", "S3"]
    assert keys_of({**SUSPECT, "id": ""}, {**SUSPECT, "id": "the driver"}) == ["S1", "the driver"]


def test_two_subjects_with_one_id_are_refused() -> None:
    twins = [{**SUSPECT, "id": "A"}, {**SUSPECT, "id": "A"}]

    assert "id of its own" in faults_of(a_record(subjects=twins))["subjects[1].id"]


def test_a_subject_needs_a_role_that_exists() -> None:
    faults = faults_of(a_record(subjects=[{}, {"role": "accused"}, "Ola"]))

    assert "such as suspect or victim" in faults["subjects[0].role"]
    assert "suspect, charged, convicted" in faults["subjects[1].role"]
    assert "Not an object" in faults["subjects[2]"]


@pytest.mark.parametrize(
    ("written", "kept"), [("M", "m"), ("female", "f"), ("x", "x"), ("unknown", None), (None, None)]
)
def test_sex_is_read_as_national_systems_write_it(written: str | None, kept: str | None) -> None:
    assert read(a_record(subjects=[{**SUSPECT, "sex": written}])).subjects[0].sex == kept


@pytest.mark.parametrize("written", ["", "mann", 1])
def test_another_word_is_no_sex(written: object) -> None:
    assert list(faults_of(a_record(subjects=[{**SUSPECT, "sex": written}]))) == ["subjects[0].sex"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ({"type": "Identity card", "country": "uk"}, DocumentDraft("id_card", "GB", "X1")),
        ({"type": "driving-license"}, DocumentDraft("driving_licence", None, "X1")),
        ({"type": "Seaman's book"}, DocumentDraft("Seaman's book", None, "X1")),
        ({}, DocumentDraft("other", None, "X1")),
    ],
)
def test_a_document_is_of_a_known_type_or_of_its_own(
    written: dict[str, str], kept: DocumentDraft
) -> None:
    subject = {**SUSPECT, "documents": [{"number": "X1", **written}]}

    assert read(a_record(subjects=[subject])).subjects[0].documents == (kept,)


@pytest.mark.parametrize("number", [{}, {"number": " "}, {"number": None}, {"number": 12345}])
def test_a_document_needs_a_number_in_quotes(number: dict[str, object]) -> None:
    subject = {**SUSPECT, "documents": [{"type": "passport", **number}]}

    assert list(faults_of(a_record(subjects=[subject]))) == ["subjects[0].documents[0].number"]


def test_an_identifier_names_a_subject_of_its_record() -> None:
    (identifier,) = read(an_identifier(subject="S1")).identifiers

    assert identifier.kind is IdentifierKind.PHONE
    assert identifier.subject == "S1"
    assert list(faults_of(an_identifier(subject="S2"))) == ["identifiers[0].subject"]


def test_an_identifier_needs_type_and_value() -> None:
    faults = faults_of(a_record(identifiers=[{}, {"type": "fax", "value": ""}]))

    assert set(faults) == {f"identifiers[{at}].{key}" for at in (0, 1) for key in ("type", "value")}
    assert "file_hash" in faults["identifiers[1].type"]


def test_a_telephone_number_written_as_a_number_belongs_in_quotes() -> None:
    assert "in quotes" in faults_of(an_identifier(value=4722000000))["identifiers[0].value"]


def test_marks_that_telephones_wrap_around_a_number_are_dropped() -> None:
    assert read(an_identifier(value="\u202a+47 22 00\u202c")).identifiers[0].value == "+47 22 00"
    for value in ("\u202e+47 22 00", "+47\u202d22", "\u200e", "+47\x00"):
        assert list(faults_of(an_identifier(value=value))) == ["identifiers[0].value"]


def test_an_identifier_may_be_copied_over_two_lines() -> None:
    assert read(an_identifier(value="NO93 8601\r\n\t1117 947")).identifiers[0].value == (
        "NO93 8601 1117 947"
    )


def test_an_identifier_that_is_too_long_is_refused_before_anything_is_dropped() -> None:
    faults = faults_of(an_identifier(value="\u200e" * 2_001))

    assert "2000 characters" in faults["identifiers[0].value"]


def test_coordination_is_read_with_its_states() -> None:
    (team,) = read(a_running_team(**{"with": ["ro", "EL"]}, until="2018-09-28")).coordination

    assert team == CoordinationDraft(
        CoordinationKind.JIT,
        ("RO", "GR"),
        (),
        date(2017, 9, 28),
        date(2018, 9, 28),
        CoordinationState.RUNNING,
    )


def test_a_state_must_belong_to_its_kind() -> None:
    assert read(a_running_team(kind="meeting", state="held"))
    fault = faults_of(a_running_team(kind="meeting"))["coordination[0].state"]
    assert "planned, invited, held, adopted, cancelled" in fault


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", None),
        ("kind", "talk"),
        ("state", None),
        ("since", None),
        ("since", "2017-09"),
        ("since", "2017-09-31"),
        ("until", "2017-09-27"),
        ("with", []),
        ("with", None),
        ("with", "RO"),
        ("with", ["RO", "no"]),
    ],
)
def test_coordination_that_cannot_be_is_refused(field: str, value: object) -> None:
    faults = faults_of(a_running_team(**{field: value}))

    assert list(faults) == [f"coordination[0].{field}"]


def test_coordination_that_is_planned_may_lie_in_the_future() -> None:
    assert read(a_running_team(kind="meeting", state="planned", since="2027-01-15"))
