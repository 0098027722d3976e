"""Covers over the API: arranged, listed, ended, and nothing beyond what their people may."""

import pytest

from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Role
from tests.api.test_access import ABSENT, ALL, NARROW, OWNED, WHY
from tests.api.test_openapi import judge
from tests.conftest import Clock

ABSENCE = "/api/v1/absence"
DAYS = {"since": "2026-12-10", "until": "2026-12-12"}


@pytest.fixture
def app(make_app):
    """Covers are days, so these tests have a day of their own."""
    return make_app(clock=Clock())


@pytest.fixture
def people(program):
    """Return programs of two officers and of their lead."""
    return program("NO", ALL), program("NO", ALL), program("NO", ALL, role=Role.LEAD)


def cover(deputy, **more):
    return {"deputy": deputy.owner, **DAYS, "reason": "on leave", **more}


def test_a_person_arranges_a_cover_and_the_deputy_ends_it(people, log):
    officer, other, lead = people
    made = officer.post(cover(other), ABSENCE)
    (line,) = made.json["coming"]

    judge("Absences", made.json)
    assert (made.status_code, line["absent"], line["deputy"]) == (200, officer.owner, other.owner)
    assert (line["since"], line["until"], line["by"]) == (*DAYS.values(), officer.owner)
    assert lead.get(ABSENCE).json["coming"] == [line]
    ended = other.post({"reason": WHY}, f"{ABSENCE}/{line['id']}/end")
    judge("Absences", ended.json)
    assert (ended.json["coming"], ended.json["past"][0]["ended"]["by"]) == ([], other.owner)
    assert {"cover.arranged", "cover.ended"} <= {action for action, _, _ in log()}


def test_only_a_lead_arranges_for_somebody_else_and_nobody_upwards(people):
    officer, other, lead = people
    for_other = cover(lead, absent=other.owner)

    assert officer.post(for_other, ABSENCE).status_code == 403
    assert lead.post(for_other, ABSENCE).status_code == 200
    answer = lead.post(cover(officer), ABSENCE)
    assert (answer.status_code, answer.json["faults"][0]["field"]) == (422, "deputy")
    assert officer.get(ABSENCE).json["coming"] == []


def test_the_cover_of_others_and_an_absent_one_answer_alike(people, program):
    officer, other, lead = people
    (line,) = officer.post(cover(lead), ABSENCE).json["coming"]
    places = [f"{ABSENCE}/{one}/end" for one in (line["id"], ABSENT)]

    for stranger in (other, program("RO", ALL, role=Role.LEAD)):
        answers = [stranger.post({"reason": WHY}, place) for place in places]
        assert [one.status_code for one in answers] == [404, 404]
        assert len({one.data for one in answers}) == 1
    assert lead.get(ABSENCE).json["coming"] == [line]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"deputy": "nobody-here"}, "deputy"),
        ({"deputy": 7}, "deputy"),
        ({"deputy": "\x00"}, "deputy"),
        ({"since": "2020-01-01"}, "until"),
        ({"since": "soon"}, "since"),
        ({"until": None}, "until"),
        ({"until": "2029-01-01"}, "until"),
        ({"reason": "x"}, "reason"),
        ({"reason": ["x"]}, "reason"),
    ],
)
def test_a_cover_that_is_none_is_refused_by_its_field(people, log, changed, field):
    officer, other, _ = people
    answer = officer.post({**cover(other), **changed}, ABSENCE)

    judge("Problem", answer.json)
    assert (answer.status_code, answer.json["faults"][0]["field"]) == (422, field)
    assert officer.get(ABSENCE).json["coming"] == []
    assert "cover.arranged" not in {action for action, _, _ in log()}


def test_what_is_no_field_is_refused_by_its_name(people):
    officer, other, _ = people
    wrong = {**{name: OWNED[name] for name in ("owner", "role", "by", "account")}, "desk": "RO"}
    answers = [
        officer.post({**cover(other), **wrong}, ABSENCE),
        officer.post({"reason": WHY, **wrong}, f"{ABSENCE}/{ABSENT}/end"),
    ]

    for answer in answers:
        assert {fault["field"] for fault in answer.json["faults"]} == {*wrong}
    assert officer.get(ABSENCE).json["coming"] == []


def test_a_key_for_other_things_neither_reads_nor_arranges(people, program):
    _, other, _ = people
    narrow, reads = program("NO", NARROW), program("NO", (ApiScope.READ_ACCESS,))

    assert [one.get(ABSENCE).status_code for one in (narrow, reads)] == [403, 200]
    assert [one.post(cover(other), ABSENCE).status_code for one in (narrow, reads)] == [403, 403]
