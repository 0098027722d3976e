"""Teams over the API: founded, answered, filled by each desk for itself, and ended."""

import pytest

from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Role
from tests.api.test_access import ABSENT, ALL, NARROW, OWNED, WHY
from tests.api.test_openapi import judge
from tests.builders import a_payload
from tests.conftest import Clock

TEAMS = "/api/v1/teams"
TEAM = {"name": "LIMESTONE", "desks": ["RO"], "until": "2026-12-20", "purpose": WHY}


@pytest.fixture
def app(make_app):
    """Ends are days, so these tests have a day of their own."""
    return make_app(clock=Clock())


@pytest.fixture
def both(program):
    """Return programs of the founding lead and of the invited one, and the team's address."""
    ours, theirs = (program(desk, ALL, role=Role.LEAD) for desk in ("NO", "RO"))
    return ours, theirs, ours.post(TEAM, TEAMS).headers["Location"]


def bring(one, at, *groups, **more):
    """Register a case and bring it in."""
    case = one.post(a_payload("NO/1", "NO", title="Kanari", **more)).headers["Location"]
    team = at.rpartition("/")[2]
    return one.post({"team": team, "groups": [*groups], "reason": WHY}, f"{case}/teams")


def test_a_team_is_founded_joined_filled_and_ended(both):
    ours, theirs, at = both
    assert theirs.get(TEAMS).json["teams"][0]["invited"] is True
    joined = theirs.post({}, f"{at}/join")
    named = theirs.post({"name": theirs.owner}, f"{at}/members")
    brought = bring(ours, at, "summary")

    assert [one.status_code for one in (joined, named, brought)] == [200, 200, 200]
    assert (joined.json["own_state"], brought.json["teams"][0]["who"]) == ("joined", "LIMESTONE")
    assert [one["groups"] for one in theirs.get(at).json["cases"]] == [["summary"]]
    assert theirs.post({"reason": WHY}, f"{at}/end").status_code == 422
    assert ours.post({"reason": WHY}, f"{at}/end").json["runs"] is False


def test_a_team_names_nothing_of_another_desks_case_and_logs_no_reading_of_it(both, log):
    ours, theirs, at = both
    theirs.post({}, f"{at}/join")
    theirs.post({"name": theirs.owner}, f"{at}/members")
    bring(ours, at, "summary")
    read = theirs.get(at)

    assert "Kanari" not in read.text
    assert [(one["desk"], one["case"], one["entry"]) for one in read.json["cases"]] == [
        ("NO", None, None)
    ]
    assert log()[-1][0] == "team.read"
    assert not any(action.startswith("granted") for action, _, _ in log())


def test_members_of_each_desk_are_known_by_name_and_ended_by_their_own(both, program):
    ours, theirs, at = both
    theirs.post({}, f"{at}/join")
    officer = program("NO", ALL)
    ours.post({"name": officer.owner}, f"{at}/members")
    seen = {one["desk"]: one for one in theirs.get(at).json["parties"]}["NO"]
    (member,) = {one["desk"]: one for one in ours.get(at).json["parties"]}["NO"]["members"]
    way = f"{at}/members/{member['account']}/end"

    assert (seen["by"], seen["members"][0]["account"]) == (None, None)
    assert seen["members"][0]["name"] == officer.owner
    assert theirs.post({"reason": WHY}, way).status_code == 404
    assert officer.post({"reason": WHY}, way).status_code == 204
    assert officer.get(at).status_code == 404


def test_a_desk_declines_or_leaves_for_itself(both, program):
    ours, theirs, at = both
    assert theirs.post({}, f"{at}/decline").status_code == 422
    assert theirs.post({"reason": WHY}, f"{at}/decline").json["own_state"] == "declined"
    assert theirs.post({}, f"{at}/join").status_code == 422
    assert ours.post({"reason": WHY}, f"{at}/leave").json["own_state"] == "left"
    assert program("DE", ALL, role=Role.LEAD).get(at).status_code == 404


def test_answers_are_what_the_document_says(both):
    ours, theirs, at = both
    judge("Team", theirs.post({"reason": None}, f"{at}/join").json)
    judge("Team", ours.post({"name": ours.owner}, f"{at}/members").json)
    judge("CaseAccess", bring(ours, at, "summary").json)
    judge("Team", ours.get(at).json)
    judge("Team", theirs.get(at).json)
    judge("TeamList", ours.get(TEAMS).json)
    judge("Problem", ours.post({}, TEAMS).json)
    judge("Team", ours.post({"reason": WHY}, f"{at}/end").json)


@pytest.mark.parametrize(
    ("tlp", "handling", "field"), [("red", "H0", "groups"), ("amber", "H2", "consent")]
)
def test_what_a_code_keeps_out_no_program_brings_in(both, tlp, handling, field):
    ours, _, at = both
    answer = bring(ours, at, "summary", tlp=tlp, handling=handling)

    assert (answer.status_code, answer.json["faults"][0]["field"]) == (422, field)
    assert ours.get(at).json["cases"] == []


WAYS = {
    "join": {},
    "decline": {"reason": WHY},
    "leave": {"reason": WHY},
    "end": {"reason": WHY},
    "members": {"name": "nobody-here"},
    f"members/{ABSENT}/end": {"reason": WHY},
}


def test_a_foreign_team_and_an_absent_one_answer_alike(both, program):
    _, _, at = both
    other, absent = program("DE", ALL, role=Role.LEAD), f"{TEAMS}/{ABSENT}"
    read = [other.get(place) for place in (at, absent)]
    assert [one.status_code for one in read] == [404, 404]
    assert len({one.data for one in read}) == 1

    for way, body in WAYS.items():
        answers = [other.post(body, f"{place}/{way}") for place in (at, absent)]
        assert [one.status_code for one in answers] == [404, 404], way
        assert len({one.data for one in answers}) == 1


def test_what_is_no_field_is_refused_by_its_name_and_changes_nothing(both):
    ours, _, at = both
    before = ours.get(at).json
    wrong = {**OWNED, "desk": "RO", "founder": "RO", "state": "joined", "parties": [], "joins": 1}

    for way, body in WAYS.items():
        answer = ours.post({**body, **wrong}, f"{at}/{way}")
        told = {fault["field"] for fault in answer.json["faults"]}
        assert (answer.status_code, told) == (422, {*wrong}), way
    answer = ours.post({**TEAM, **wrong}, TEAMS)
    assert {fault["field"] for fault in answer.json["faults"]} == {*wrong}
    assert (ours.get(at).json, len(ours.get(TEAMS).json["teams"])) == (before, 1)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "x"}, "name"),
        ({"name": ["LIMESTONE"]}, "name"),
        ({"desks": "RO"}, "desks"),
        ({"desks": ["NO"]}, "desks"),
        ({"desks": ["XX"]}, "desks"),
        ({"until": "2029-01-01"}, "until"),
        ({"until": None}, "until"),
        ({"purpose": ""}, "reason"),
    ],
)
def test_a_team_that_is_none_is_refused_by_its_field(both, changed, field):
    ours, _, _ = both
    answer = ours.post({**TEAM, **changed}, TEAMS)

    assert (answer.status_code, answer.json["faults"][0]["field"]) == (422, field)
    assert len(ours.get(TEAMS).json["teams"]) == 1


def test_the_role_and_the_scopes_of_a_key_decide(both, program, log):
    ours, _, at = both
    officer, narrow = program("NO", ALL), program("NO", NARROW, role=Role.LEAD)
    reads = program("NO", (ApiScope.READ_ACCESS,), role=Role.LEAD)

    assert officer.post(TEAM, TEAMS).status_code == 403
    assert log()[-1] == ("refused", officer.owner, ("run_team",))
    assert [one.get(at).status_code for one in (officer, narrow, reads)] == [404, 403, 200]
    assert [one.post(TEAM, TEAMS).status_code for one in (narrow, reads)] == [403, 403]
    assert ours.post({"name": "nobody-here"}, f"{at}/members").status_code == 422
    assert log()[-1] == ("team.not_done", ours.owner, (at.rpartition("/")[2],))
