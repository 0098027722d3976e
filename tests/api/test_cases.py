"""Registering, amending and reading cases of the own desk over the API."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from coordination.domain.permissions import Role
from coordination.storage.accounts import Account
from coordination.storage.database import db
from tests.api.conftest import MakeProgram, Program
from tests.builders import a_payload, a_person, an_identifier
from tests.records import a_full_record

MAIL = [an_identifier("email", "shared@firma-oppdiktet.no")]


def the_case(program: Program, **more) -> str:
    """Register a case and return its address."""
    return program.post(a_payload(desk="NO", **more)).headers["Location"]


def test_a_registered_case_answers_with_its_id_and_the_hits_it_has_at_once(program):
    ours, theirs = program("NO"), program("RO")
    first = ours.post(a_payload("NO/1", "NO", identifiers=MAIL))
    second = theirs.post(a_payload("RO/1", "RO", identifiers=MAIL))

    assert (first.status_code, first.json["outcome"], first.json["hits"]) == (201, "registered", [])
    (hit,) = second.json["hits"]
    assert hit.keys() == {"desk", "kinds", "band", "day", "muted"}
    assert (hit["desk"], hit["kinds"], hit["muted"]) == ("NO", ["email"], None)


def test_a_known_reference_is_skipped_when_equal_and_a_new_version_when_not(program):
    ours = program("NO")
    case_id = ours.post(a_payload()).json["id"]

    again, changed = ours.post(a_payload()), ours.post(a_payload(title="Another title"))

    assert (again.status_code, again.json["outcome"]) == (200, "unchanged")
    assert (changed.status_code, changed.json["outcome"]) == (200, "changed")
    assert again.json["id"] == changed.json["id"] == case_id
    assert "Location" not in changed.headers


def test_a_program_that_repeats_itself_learns_the_hits_again(program):
    ours, theirs = program("NO"), program("RO")
    theirs.post(a_payload("RO/1", "RO", identifiers=MAIL))
    first = ours.post(a_payload(identifiers=MAIL))

    again = ours.post(a_payload(identifiers=MAIL))
    amended = ours.put(first.headers["Location"], a_payload(identifiers=MAIL))

    assert again.json["outcome"] == amended.json["outcome"] == "unchanged"
    assert again.json["hits"] == amended.json["hits"] == first.json["hits"] != []


def test_an_amended_case_is_matched_again(program):
    ours, theirs = program("NO"), program("RO")
    theirs.post(a_payload("RO/1", "RO", identifiers=MAIL))
    address = the_case(ours)

    meets = ours.put(address, a_payload(identifiers=MAIL))
    parts = ours.put(address, a_payload())

    assert (meets.status_code, meets.json["outcome"]) == (200, "changed")
    assert [hit["desk"] for hit in meets.json["hits"]] == ["RO"]
    assert parts.json["hits"] == []


def test_a_record_beyond_the_quota_is_answered_with_429_and_what_it_needs(program):
    ours = program("NO")
    mails = [an_identifier("email", f"ola{n}@posta{n}.no") for n in range(81)]

    answer = ours.post(a_payload(identifiers=mails))

    assert answer.status_code == 429
    assert "Retry-After" not in answer.headers
    assert [fault["field"] for fault in answer.json["faults"]] == ["identifiers"]
    assert "81" in answer.json["faults"][0]["message"]
    assert ours.get("/api/v1/cases").json["total"] == 0


def test_a_refused_record_lists_every_fault_by_its_field_and_stores_nothing(program):
    ours = program("NO")

    answer = ours.post(a_payload(opened="2026-13-01", secret="Hemmelig", stage="unheard of"))

    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert {fault["field"] for fault in answer.json["faults"]} == {"opened", "secret", "stage"}
    assert "Hemmelig" not in answer.text
    assert ours.get("/api/v1/cases").json["total"] == 0


def test_a_case_of_tomorrow_is_refused_by_the_clock_of_the_register(program):
    answer = program("NO").post(a_payload(opened="2190-01-01"))

    assert [fault["field"] for fault in answer.json["faults"]] == ["opened"]


def test_another_desks_case_is_refused_and_the_refusal_is_in_the_log(program, log):
    ours = program("NO")

    answer = ours.post(a_payload("RO/1", "RO"))

    assert answer.status_code == 403
    assert log()[-1] == ("refused", ours.owner, ("register_case",))
    assert ours.post(a_payload("NO/1", "NO")).status_code == 201


def test_a_case_does_not_move_to_another_desk_or_onto_another_reference(program):
    ours = program("NO")
    ours.post(a_payload("NO/other"))
    address = the_case(ours)

    moved, taken = ours.put(address, a_payload(desk="RO")), ours.put(address, a_payload("NO/other"))

    assert [fault["field"] for fault in moved.json["faults"]] == ["jurisdiction"]
    assert [fault["field"] for fault in taken.json["faults"]] == ["ref"]


@pytest.mark.parametrize("method", ["GET", "PUT"])
@pytest.mark.parametrize("payload", [a_payload("RO/1", "RO"), {"unheard": "of"}])
def test_a_foreign_case_answers_exactly_like_an_absent_one(program, method, payload):
    ours, theirs = program("NO"), program("RO")
    address = the_case(ours)
    answers = [
        theirs.call(method, path, json=payload if method == "PUT" else None)
        for path in (address, f"/api/v1/cases/{uuid4()}")
    ]

    foreign, absent = answers

    assert foreign.status_code == absent.status_code == 404
    assert foreign.data == absent.data
    assert fixed_headers(foreign) == fixed_headers(absent)


def fixed_headers(answer) -> list[tuple[str, str]]:
    """The headers without the policy, which holds a random value."""
    return [(name, value) for name, value in answer.headers if name != "Content-Security-Policy"]


def test_a_program_reads_its_own_case_whole_and_in_one_log_entry(program, log):
    ours = program("NO")
    address = ours.post(a_full_record()).headers["Location"]

    case = ours.get(address).json

    assert (case["ref"], case["version"], case["authority"]) == (
        "NO/2017/0081",
        1,
        "Office of Inventions",
    )
    assert case["subjects"][0]["documents"][0]["number"] == "X0000001"
    assert case["identifiers"][0]["value"] == "ola@example.org"
    assert case["coordination"][0]["refs"] == ["RO/2017/12"]
    assert [entry[0] for entry in log()[-2:]] == ["case.registered", "case.read"]


def test_victims_and_minors_stay_closed_on_the_wire(program):
    ours = program("NO")
    people = [
        {"role": "victim", "names": ["Kari Hemmelig"], "dob": "2000-01-01"},
        a_person("Per Hemmelig", "2014-05-05", role="witness"),
        a_person("Ola Synlig", "1980-05-17"),
    ]

    answer = ours.get(the_case(ours, subjects=people))

    assert "Hemmelig" not in answer.text
    assert [one["closed"] for one in answer.json["subjects"]] == [True, True, False]
    assert answer.json["subjects"][2]["names"] == ["Ola Synlig"]


def test_the_hash_of_a_file_is_never_told_again(program):
    ours = program("NO")
    value = "5c1d7a90be4f2368d1f0a4b97c3e8862a7d55e019b6c3f84e2d07a1b9c48f635"

    answer = ours.get(the_case(ours, identifiers=[an_identifier("file_hash", value)]))

    assert value not in answer.text.lower()
    assert answer.json["identifiers"][0]["compared"] is True


def test_a_list_is_filtered_by_plain_columns_sorted_and_cut_into_pages(program: MakeProgram):
    ours = program("NO")
    for number in range(27):
        ours.post(a_payload(f"NO/{number}", stage="trial" if number % 2 else "final"))

    whole, rest = ours.get("/api/v1/cases").json, ours.get("/api/v1/cases?page=2").json
    trials = ours.get("/api/v1/cases?stage=trial&stage=appeal&sort=urgency").json

    assert (whole["total"], whole["pages"], len(whole["cases"]), len(rest["cases"])) == (
        27,
        2,
        25,
        2,
    )
    assert trials["total"] == 13
    assert all(UUID(case["id"]) and case["ref"] for case in trials["cases"])


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("stage=unheard", "stage"),
        ("status=purged", "status"),
        ("offence=NONE", "offence"),
        ("desk=RO", "desk"),
        ("Kari%20Hemmelig=1", "query"),
        ("sort=opened&sort=urgency", "sort"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=2", "page"),
        ("page=999999999999", "page"),
    ],
)
def test_a_parameter_that_means_nothing_is_refused_by_its_name(program, query, field):
    ours = program("NO")

    answer = ours.get(f"/api/v1/cases?{query}")

    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json["faults"]] == [field]
    assert "Hemmelig" not in answer.text
    assert ours.get("/api/v1/cases?page=1&sort=review_on").status_code == 200


def test_an_officer_who_became_a_reader_reads_and_no_longer_writes(app, program, log):
    ours = program("NO")
    address = the_case(ours)
    make_reader(app, ours.owner)

    assert ours.get(address).status_code == 200
    assert ours.post(a_payload("NO/2")).status_code == 403
    assert ours.put(address, a_payload(title="Other")).status_code == 403


def make_reader(app, name: str) -> None:
    with app.app_context():
        account = db.session.scalars(select(Account).where(Account.username == name)).one()
        account.role = Role.READER.value
        db.session.commit()
