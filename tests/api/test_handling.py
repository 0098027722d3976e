"""Handling codes over the API: set, refused, kept, and on every answer that holds content."""

import pytest

from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Role
from tests.api.test_hits import act, address
from tests.builders import a_payload, an_identifier

ALL = tuple(ApiScope)
H2_SUMMARY = [{"group": "summary", "handling": "H2"}]
MAIL = [an_identifier("email", "shared@firma-oppdiktet.no")]
WORDS = "Only for identifying the children."
CODES = {
    "handling": "H3",
    "restriction": WORDS,
    "tlp": "green",
    "group_codes": [
        {"group": "contact", "handling": "H0", "tlp": "clear"},
        {"group": "victims", "tlp": "red"},
    ],
}


def given(program):
    return program.get(f"{address(program)}/given").json


def test_a_case_answers_with_its_codes_and_what_holds_for_all_of_it(program):
    ours = program("NO")
    at = ours.post(a_payload("NO/1", "NO", **CODES)).headers["Location"]

    case = ours.get(at).json
    assert (case["handling"], case["tlp"], case["restriction"]) == ("H3", "green", WORDS)
    assert case["marks"] == {"handling": "H3", "tlp": "red", "words": [WORDS]}
    assert [(one["group"], one["effective"]) for one in case["group_codes"]] == [
        ("contact", False),
        ("victims", True),
    ]


def test_lists_of_cases_and_hits_carry_the_marks_of_the_own_case(program):
    ours, theirs = program("NO"), program("RO")
    ours.post(a_payload("NO/1", "NO", identifiers=MAIL, **CODES))
    theirs.post(a_payload("RO/1", "RO", identifiers=MAIL, handling="H0"))
    wanted = {"handling": "H3", "tlp": "green", "words": [WORDS]}

    assert [row["marks"] for row in ours.get("/api/v1/cases").json["cases"]] == [wanted]
    assert [row["case"]["marks"] for row in ours.get("/api/v1/hits").json["hits"]] == [wanted]
    assert WORDS not in theirs.get("/api/v1/hits").text


@pytest.mark.parametrize(
    ("codes", "field"),
    [
        ({"handling": "H3"}, "restriction"),
        ({"handling": "H1", "restriction": WORDS}, "restriction"),
        ({"tlp": "white"}, "tlp"),
        ({"group_codes": [{"group": "title", "tlp": "red"}]}, "group_codes[0].group"),
        ({"restricted": True}, "restricted"),
    ],
)
def test_what_is_no_code_is_refused_with_its_place_and_nothing_is_stored(program, codes, field):
    ours = program("NO")
    answer = ours.post(a_payload("NO/1", "NO", **codes))

    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json["faults"]] == [field]
    assert WORDS not in answer.text
    assert ours.get("/api/v1/cases").json["total"] == 0


def test_a_program_that_names_no_codes_loosens_none(program):
    ours = program("NO")
    at = ours.post(a_payload("NO/1", "NO", **CODES)).headers["Location"]
    before = ours.get(at).json

    assert ours.put(at, a_payload("NO/1", "NO", title="New")).json["outcome"] == "changed"
    after = ours.get(at).json
    assert after["title"] == "New"
    for name in ("handling", "tlp", "restriction", "group_codes", "marks"):
        assert after[name] == before[name]


def test_what_becomes_h2_leaves_by_the_api_only_with_consent_to_pass_on(program):
    ours, theirs, lead = program("NO", ALL), program("RO", ALL), program("RO", ALL, role=Role.LEAD)
    case = {"title": "Kanari", "identifiers": MAIL}
    at = theirs.post(a_payload("RO/1", "RO", **case)).headers["Location"]
    ours.post(a_payload("NO/1", "NO", identifiers=MAIL))
    act(ours, "ask", groups=["contact", "summary"], reason="the same address")
    act(lead, "grant", groups=["contact", "summary"])
    assert given(ours)["summary"]["title"] == "Kanari"

    theirs.put(at, a_payload("RO/1", "RO", **case, group_codes=H2_SUMMARY))
    closed = given(ours)
    assert (closed["withheld"], closed["summary"]) == (["summary"], None)
    assert [one["group"] for one in closed["groups"]] == ["contact"]

    asked = act(ours, "consents", use="pass_on", to_whom="Europol", reason="for the same case")
    (consent,) = asked.json["consents"]
    act(lead, f"consents/{consent['id']}", given=True, reason="")
    assert given(ours)["summary"]["title"] == "Kanari"
