"""The registration form, and its way to a record and back."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.record import read_case, write_case
from coordination.web.forms import CaseForm, ChangeForm, CoordinationForm, UserForm, blocks
from coordination.web.records import (
    coordination_payload,
    fill,
    payload_of,
    read_end,
    show_faults,
)
from tests.web import page_samples as samples

CODES = frozenset({"CSAM-ACCESS", "CSA-CONTACT"})
STATES = frozenset({"NO", "RO", "DE"})
FULL: dict[str, Any] = {
    "ref": "NO/2017/0081",
    "jurisdiction": "NO",
    "opened": "2017-08",
    "stage": "investigation",
    "offences": ["CSAM-ACCESS", "an offence in other words"],
    "title": "Account sold on a forum",
    "summary": "First line.\nSecond line.",
    "operation": "LIMESTONE",
    "platforms": ["Chatterline", "Northcast"],
    "urgency": "child_at_risk",
    "handling": "H3",
    "tlp": "green",
    "restriction": "Not before the trial ends.",
    "group_codes": [
        {"group": "contact", "handling": "H0"},
        {"group": "victims", "handling": "H3", "tlp": "red", "restriction": "No copies."},
    ],
    "involved": [{"jurisdiction": "RO", "role": "suspect_location"}],
    "subjects": [
        {
            "id": "S1",
            "role": "suspect",
            "names": ["Ορέστης Αμπελάκης", "Orestis Ampelakis"],
            "dob": "1980-05-17",
            "sex": "m",
            "nationality": "NO",
            "documents": [
                {"type": "passport", "country": "NO", "number": "C0000001"},
                {"type": "id_card", "country": "RO", "number": "RX000002"},
            ],
        },
        {"id": "S7", "role": "victim", "names": ["Mini"]},
    ],
    "identifiers": [
        {
            "type": "email",
            "value": "someone@example.org",
            "subject": "S1",
            "first_seen": "2026-08-14",
            "provider": "Northcast",
        }
    ],
}


def guess_email(text: str) -> str | None:
    return "email" if "@" in text else None


@pytest.fixture(scope="module")
def form_app() -> Flask:
    return samples.page_app()


@pytest.fixture
def sent(form_app: Flask):
    """Return what a form class makes of sent fields."""

    def send(form_class: type, fields: dict[str, Any]) -> Any:
        with form_app.test_request_context("/", method="POST", data=fields):
            return form_class()

    return send


def fields_of(form: CaseForm) -> dict[str, Any]:
    """Return what a browser would send of a form."""
    found: dict[str, Any] = {}
    for field in form:
        collect(field, found)
    return found


def collect(field: Any, found: dict[str, Any]) -> None:
    if hasattr(field, "entries"):
        for entry in field.entries:
            for inner in entry.form:
                collect(inner, found)
    elif hasattr(field, "form"):
        for inner in field.form:
            collect(inner, found)
    elif field.data:
        found[field.name] = field.data


def faults_of(payload: dict[str, Any]) -> tuple[Fault, ...]:
    with pytest.raises(RefusedInput) as refused:
        read_case(payload, offence_codes=CODES, jurisdictions=STATES)
    return refused.value.faults


def test_a_record_put_into_the_form_and_sent_comes_back_unchanged(form_app, sent):
    draft = read_case(FULL, offence_codes=CODES, jurisdictions=STATES)
    with form_app.test_request_context("/"):
        form = CaseForm()
        fill(form, write_case(draft), CODES)
        fields = fields_of(form)

    payload = payload_of(sent(CaseForm, fields), "NO", guess_email)

    assert read_case(payload, offence_codes=CODES, jurisdictions=STATES) == draft


def test_an_empty_form_makes_a_record_of_what_every_case_has(sent):
    payload = payload_of(sent(CaseForm, {}), "NO", guess_email)

    every = {
        "jurisdiction": "NO",
        "urgency": "routine",
        "handling": "H1",
        "tlp": "amber",
        "group_codes": [],
    }
    assert payload == every | {key: payload[key] for key in payload.keys() - every.keys()}
    assert not {"subjects", "identifiers", "involved", "offences"} & payload.keys()


def test_a_value_without_a_kind_is_read_and_one_with_a_kind_is_not(sent):
    fields = {
        "identifiers-0-value": "someone@example.org",
        "identifiers-1-value": "someone@example.org",
        "identifiers-1-kind": "paypal",
        "identifiers-2-value": "nothing known",
    }

    found = payload_of(sent(CaseForm, fields), "NO", guess_email)["identifiers"]

    assert [one.get("type") for one in found] == ["email", "paypal", None]


def test_every_fault_stands_at_its_field_and_in_the_summary(form_app):
    fields = {
        "opened": "20x7",
        "subjects-0-names": "",
        "subjects-1-key": "S2",
        "subjects-1-names": "Bo",
        "subjects-1-dob": "1980-13",
        "subjects-1-documents-0-number": "1",
        "subjects-1-documents-0-country": "QQ",
        "identifiers-4-value": "what is this",
        "involved-0-jurisdiction": "ZZ",
    }
    with form_app.test_request_context("/", method="POST", data=fields):
        form = CaseForm()
        faults = faults_of(payload_of(form, "NO", guess_email))
        summary = show_faults(form, faults)

    assert {field for field, _message in summary} == {
        "ref",
        "opened",
        "subjects-1-dob",
        "subjects-1-documents-0-country",
        "identifiers-0-kind",
        "involved-0-jurisdiction",
    }
    assert form.opened.errors
    assert blocks(form.subjects)[1].dob.errors
    assert form.opened.data == "20x7"


def test_a_fault_of_no_field_of_the_form_goes_to_the_first_field(form_app):
    with form_app.test_request_context("/", method="POST", data={"ref": "1"}):
        form = CaseForm()
        summary = show_faults(
            form, [Fault("record", "Too much."), Fault("subjects[0]", "No."), Fault("nothing", "?")]
        )

    assert [field for field, _message in summary] == ["ref", "subjects-0-role", "ref"]


def test_blocks_are_added_and_removed_without_losing_what_was_typed(form_app):
    fields = {"subjects-0-names": "Ada", "subjects-1-names": "Bo", "ref": "NO/1"}
    with form_app.test_request_context("/", method="POST", data=fields):
        form = CaseForm()
        form.grow("subjects")
        form.grow("subjects-0-documents")
        form.grow("no-such-list")
        form.shrink("subjects-1")
        form.shrink("identifiers-0")
        form.shrink("nonsense")

        assert [entry.name for entry in form.subjects] == ["subjects-0", "subjects-1"]
        assert [block.names.data for block in blocks(form.subjects)] == ["Ada", None]
        assert len(blocks(form.subjects)[0].documents) == 2
        assert len(form.identifiers) == 1
        assert form.ref.data == "NO/1"


def test_the_form_offers_the_pack_and_names_each_subject(form_app):
    fields = {"subjects-0-names": "Ada", "subjects-1-key": "S9", "subjects-1-names": "Bo"}
    with form_app.test_request_context("/", method="POST", data=fields):
        form = CaseForm()
        form.offer(samples.a_form_context())

        assert [block.key.data for block in blocks(form.subjects)] == ["S1", "S9"]
        assert ("S9", "S9") in blocks(form.identifiers)[0].subject.choices
        assert ("CSA-CONTACT", "Child sexual abuse (contact)") in form.offences.choices
        assert "unknown" in dict(blocks(form.involved)[0].jurisdiction.choices)


def test_a_subject_without_a_key_never_takes_the_key_of_another(form_app):
    fields = {"subjects-0-key": "S2", "subjects-0-names": "Ada", "subjects-1-names": "Bo"}
    with form_app.test_request_context("/", method="POST", data=fields):
        form = CaseForm()
        form.offer(samples.a_form_context())

        keys = [block.key.data for block in blocks(form.subjects)]

    assert len(set(keys)) == 2


def test_coordination_is_judged_like_every_record(sent):
    fields = {
        "kind": "jit",
        "state": "running",
        "states": "ro, DE",
        "since": "2026-09-28",
        "refs": "RO/2017/12\n\nRO/2017/13",
    }
    payload = coordination_payload(sent(CoordinationForm, fields), "NO")

    (found,) = read_case(payload, offence_codes=CODES, jurisdictions=STATES).coordination

    assert found.with_states == ("RO", "DE")
    assert found.refs == ("RO/2017/12", "RO/2017/13")
    assert found.until is None


def test_a_fault_of_coordination_stands_at_its_field(form_app):
    fields = {"kind": "meeting", "state": "running", "states": "NO", "since": "soon"}
    with form_app.test_request_context("/", method="POST", data=fields):
        form = CoordinationForm()
        summary = show_faults(form, faults_of(coordination_payload(form, "NO")))

    assert {field for field, _message in summary} == {"state", "states", "since"}


@pytest.mark.parametrize(
    ("text", "day"), [("", None), (" 2026-12-31 ", date(2026, 12, 31))], ids=["open", "a day"]
)
def test_an_end_is_a_day_or_open(sent, text, day):
    assert read_end(sent(ChangeForm, {"until": text})) == day


def test_an_end_that_is_no_day_is_refused(sent):
    form = sent(ChangeForm, {"until": "Christmas"})

    with pytest.raises(RefusedInput) as refused:
        read_end(form)

    assert refused.value.faults[0].field == "until"


@pytest.mark.parametrize(("roles", "has_none"), [(("officer",), False), (("analyst",), True)])
def test_only_who_may_give_a_central_role_may_leave_out_the_desk(form_app, roles, has_none):
    with form_app.test_request_context("/"):
        form = UserForm(formdata=None)
        form.offer(roles, ["NO"])

        assert ("" in dict(form.desk.choices)) is has_none
