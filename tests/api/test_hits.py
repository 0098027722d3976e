"""The disclosure ladder over the API: asked, answered, read and closed by programs of two desks."""

import json

import pytest

from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Role
from tests.api.test_openapi import judge
from tests.builders import a_payload, an_identifier
from tests.conftest import Clock

ALPHA = [an_identifier("email", "alpha@firma-oppdiktet.no")]
ALL = tuple(ApiScope)
ABSENT = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
WHY = "the same address, a girl may be at risk"
ASK = {"groups": ["contact", "summary", "persons"], "reason": WHY}
THEIRS = {
    "title": "Kanari",
    "authority": "DIICOT Cluj",
    "identifiers": ALPHA,
    "subjects": [
        {"id": "S1", "role": "suspect", "names": ["Ion Tenkt"]},
        {"id": "V1", "role": "victim", "names": ["Ana Tenkt"]},
    ],
}


@pytest.fixture
def app(make_app):
    """Deadlines and ends are days, so these tests have a day of their own."""
    return make_app(clock=Clock())


@pytest.fixture
def desks(program):
    """Return programs of the asking desk, of the owner's officer and of its lead."""
    ours, theirs = program("NO", ALL), program("RO", ALL)
    theirs.post(a_payload("RO/1", "RO", **THEIRS))
    ours.post(a_payload("NO/1", "NO", identifiers=ALPHA))
    return ours, theirs, program("RO", ALL, role=Role.LEAD)


def address(one):
    (hit,) = one.get("/api/v1/hits").json["hits"]
    return f"/api/v1/hits/{hit['id']}"


def act(one, way, **body):
    """Send an act with the mark that the hit has now, unless the test names another."""
    at = address(one)
    mark = body.pop("mark", None) or one.get(at).json["mark"]
    return one.post({"mark": mark, **body}, f"{at}/{way}")


def given(one):
    return one.get(f"{address(one)}/given")


def test_a_case_is_asked_for_granted_read_and_closed_by_programs(desks):
    ours, theirs, lead = desks
    asked = act(ours, "ask", **ASK)
    granted = act(lead, "grant", groups=["contact", "summary"], contact="Call Ioana")
    read = given(ours).json
    closed = act(theirs, "revocation", reason="over")

    assert [one.status_code for one in (asked, granted, closed)] == [200, 200, 200]
    assert asked.json["theirs"]["case"]["state"] == "asked"
    assert (read["summary"]["title"], read["contact"]) == ("Kanari", "Call Ioana")
    assert (read["identifiers"], read["persons"], read["ref"]) == (None, None, None)
    assert given(ours).json["state"] == "nothing"
    assert "Kanari" not in given(ours).text


def test_answers_are_what_the_document_says(desks):
    ours, theirs, lead = desks
    judge("Dealings", ours.get(address(ours)).json)
    judge("Dealings", act(ours, "ask", **ASK).json)
    judge("Dealings", act(theirs, "proposal", groups=["summary"], reason="ok").json)
    judge("Dealings", act(lead, "grant", groups=ASK["groups"], until="2027-01-31").json)
    judge("Given", given(ours).json)
    consent = {"use": "evidence", "to_whom": "Oslo District Court", "reason": "trial"}
    judge("Dealings", act(ours, "consents", **consent).json)
    judge("HitList", ours.get("/api/v1/hits").json)


def test_an_officers_key_proposes_and_can_not_sign(desks):
    ours, theirs, _ = desks
    act(ours, "ask", **ASK)

    assert act(theirs, "grant", groups=["summary"]).status_code == 403
    assert act(theirs, "proposal", groups=["summary"], reason="ok").status_code == 200
    assert given(ours).json["state"] == "nothing"
    assert [one["did"] for one in ours.get(address(ours)).json["lines"]] == ["asked"]


def test_an_ask_is_refused_postponed_taken_up_and_withdrawn(desks):
    ours, theirs, _ = desks
    act(ours, "ask", **ASK)
    wait = {"track": "case", "until": "2099-01-01", "reason": "measure running"}
    assert act(theirs, "postponement", **wait).status_code == 422
    days = ours.get(address(ours)).json["theirs"]["case"]["deadline"][:10]
    assert act(theirs, "postponement", **{**wait, "until": days}).status_code == 200
    assert act(ours, "ask-again", track="case", reason="pressing").status_code == 200
    assert act(ours, "withdrawal", track="case", reason="found").status_code == 200
    act(ours, "ask", **ASK)
    refused = act(theirs, "refusal", track="case", reason="measure running")

    assert refused.json["ours"]["case"]["state"] == "refused"


def test_consent_is_asked_and_answered(desks):
    ours, theirs, lead = desks
    act(ours, "ask", **ASK)
    act(lead, "grant", groups=ASK["groups"])
    act(ours, "consents", use="pass_on", to_whom="DE desk", reason="same girl")
    (one,) = theirs.get(address(theirs)).json["consents"]
    way = f"consents/{one['id']}"

    assert act(theirs, way, given=True).status_code == 403
    assert act(lead, way, given=True).status_code == 200
    assert act(lead, way, given="yes").status_code == 422
    assert act(lead, f"consents/{ABSENT}", given=False, reason="x").status_code == 404
    assert given(ours).json["groups"][0]["consents"] == ["pass_on"]


def test_victims_keep_their_names_and_take_two_leads(desks, program):
    ours, _, lead = desks
    act(ours, "ask", groups=["victims"], reason=WHY)
    first = act(lead, "grant", groups=["victims"])
    assert first.json["ours"]["victims"]["pending"]["signed"] is True
    assert act(lead, "grant", groups=["victims"], conditions="other").status_code == 200
    assert given(ours).json["state"] == "nothing"
    act(program("RO", ALL, role=Role.LEAD), "grant", groups=["victims"], conditions="other")

    (victim,) = given(ours).json["victims"]
    assert (victim["closed"], victim["names"]) == (True, [])


def test_an_act_for_a_record_that_changed_answers_409_and_stores_nothing(desks):
    ours, theirs, _ = desks
    act(ours, "ask", **ASK)
    old = theirs.get(address(theirs)).json["mark"]
    act(theirs, "refusal", track="case", reason="no")
    late = act(theirs, "proposal", mark=old, groups=["summary"])

    judge("Problem", late.json)
    assert (late.status_code, late.json["faults"][0]["field"]) == (409, "mark")
    assert len(theirs.get(address(theirs)).json["lines"]) == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({**ASK, "owner": "NO"}, "owner"),
        ({**ASK, "desk": "NO"}, "desk"),
        ({**ASK, "role": "lead"}, "role"),
        ({**ASK, "did": "granted"}, "did"),
        ({**ASK, "Ana Tenkt": 1}, "body"),
        ({**ASK, "groups": "summary"}, "groups"),
        ({**ASK, "groups": [1]}, "groups"),
        ({**ASK, "reason": 7}, "reason"),
        ({**ASK, "deadline": "soon"}, "deadline"),
        ({"groups": []}, "groups"),
    ],
)
def test_what_is_no_field_of_an_ask_is_refused_by_its_name(desks, body, field):
    ours, theirs, _ = desks
    answer = act(ours, "ask", **body)

    judge("Problem", answer.json)
    assert (answer.status_code, answer.json["faults"][0]["field"]) == (422, field)
    assert theirs.get(address(theirs)).json["lines"] == []


def test_an_act_without_a_mark_or_without_json_is_refused(desks):
    ours, _, _ = desks
    at = f"{address(ours)}/ask"

    assert ours.post(ASK, at).status_code == 422
    assert ours.post(b"[]", at).status_code == 400
    assert ours.call("POST", at, data="groups=summary").status_code == 415


def test_words_in_the_address_change_nothing(desks):
    ours, theirs, _ = desks
    at = address(ours)
    mark = ours.get(at).json["mark"]
    ours.post({**ASK, "mark": mark}, f"{at}/ask?owner=NO&did=granted&role=lead")

    (line,) = theirs.get(address(theirs)).json["lines"]
    assert (line["did"], line["desk"], line["owner"]) == ("asked", "NO", "RO")


WAYS = [
    ("ask", ASK),
    ("ask-again", {"track": "case", "reason": "x"}),
    ("withdrawal", {"track": "case", "reason": "x"}),
    ("refusal", {"track": "case", "reason": "x"}),
    ("postponement", {"track": "case", "reason": "x", "until": "2026-12-20"}),
    ("proposal", {"groups": ["summary"]}),
    ("revocation", {"reason": "x"}),
    ("consents", {"use": "evidence", "to_whom": "x", "reason": "x"}),
    (f"consents/{ABSENT}", {"given": False, "reason": "x"}),
]


def test_a_foreign_hit_and_an_absent_one_answer_alike(desks):
    ours, theirs, _ = desks
    places = (address(theirs), f"/api/v1/hits/{ABSENT}")
    for tail in ("", "/given"):
        answers = [ours.get(place + tail) for place in places]
        assert [one.status_code for one in answers] == [404, 404]
        assert len({one.data for one in answers}) == 1
    for way, body in WAYS:
        answers = [ours.post({**body, "mark": "x"}, f"{place}/{way}") for place in places]
        assert [one.status_code for one in answers] == [404, 404], way
        assert len({one.data for one in answers}) == 1


def test_a_key_for_the_own_cases_neither_asks_nor_reads_what_was_opened(desks, program):
    ours, _, lead = desks
    act(ours, "ask", **ASK)
    act(lead, "grant", groups=ASK["groups"])
    narrow = program("NO")
    at = address(narrow)

    assert narrow.get(f"{at}/given").status_code == 403
    assert narrow.post({**ASK, "mark": "x"}, f"{at}/ask").status_code == 403
    assert narrow.get(at).status_code == 200
    assert "Kanari" not in narrow.get(at).text + narrow.get("/api/v1/hits").text


def test_no_answer_is_kept_and_names_of_people_are_in_none(desks, log):
    ours, theirs, lead = desks
    act(ours, "ask", **ASK)
    act(lead, "grant", groups=ASK["groups"])
    answers = [one.get(address(one)) for one in (ours, theirs)]

    assert {one.headers["Cache-Control"] for one in answers} == {"no-store"}
    told = json.dumps([one.json for one in answers])
    assert not any(one.owner in told for one in desks)
    assert "given.read" not in {entry[0] for entry in log()}
    given(ours)
    assert "given.read" in {entry[0] for entry in log()}
