"""Broken glass over the API: read and closed by keys, and broken by none."""

import pytest

from coordination import runtime
from coordination.actions import break_glass
from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Actor, Role
from tests.api.test_access import ABSENT, ALL, NARROW, OWNED, WHY
from tests.api.test_keys import owner_of
from tests.api.test_openapi import judge
from tests.builders import a_payload

GLASS = "/api/v1/break-glass"


@pytest.fixture
def broken(app, program):
    """Return an officer's program, a lead's, and the address of a red case that is broken."""
    officer, lead = program("NO", ALL), program("NO", ALL, role=Role.LEAD)
    at = lead.post(a_payload("NO/red", "NO", title="Kanari", tlp="red")).headers["Location"]
    who = owner_of(app, Actor("", officer.owner, Role.OFFICER, "NO"))
    with app.app_context(), runtime.open_bench(who, writes=True) as bench:
        break_glass.break_own(bench, "NO/red", reason=WHY)
    return officer, lead, at


def test_who_broke_it_closes_it_by_key_and_a_lead_reads_who(broken, log):
    officer, lead, at = broken
    listed, register = officer.get(GLASS).json, lead.get(GLASS).json
    judge("Glasses", listed)
    judge("Glasses", register)
    assert (listed["register"], register["mine"]) == (None, [])
    assert [(one["who"], one["case"]["ref"]) for one in register["register"]] == [
        (officer.owner, "NO/red")
    ]
    assert officer.get(at).status_code == 200
    closed = officer.post({"reason": WHY}, f"{GLASS}/{listed['mine'][0]['id']}/close")

    assert (closed.status_code, closed.json["mine"]) == (200, [])
    assert officer.get(at).status_code == 404
    assert ("glass.closed", officer.owner) in {entry[:2] for entry in log()}


def test_no_address_of_the_api_breaks_a_glass(broken, log, program):
    _, lead, _ = broken
    other, body = program("NO", ALL), {"ref": "NO/red", "reason": WHY}
    before = log()
    answers = [other.post(body, GLASS), lead.post({"reason": WHY}, f"{GLASS}/hits/{ABSENT}")]

    assert [one.status_code for one in answers] == [405, 404]
    assert [one.mimetype for one in answers] == ["application/problem+json"] * 2
    assert not [entry for entry in log()[len(before) :] if entry[0].startswith("glass")]


def test_a_glass_of_somebody_else_and_an_absent_one_answer_alike(broken):
    officer, lead, _ = broken
    (mine,) = officer.get(GLASS).json["mine"]
    places = [f"{GLASS}/{one}/close" for one in (mine["id"], ABSENT)]
    answers = [lead.post({"reason": WHY}, place) for place in places]

    assert [one.status_code for one in answers] == [404, 404]
    assert len({one.data for one in answers}) == 1
    assert officer.get(GLASS).json["mine"] == [mine]


def test_what_is_no_field_or_no_reason_closes_nothing(broken, log):
    officer, _, _ = broken
    (mine,) = officer.get(GLASS).json["mine"]
    way = f"{GLASS}/{mine['id']}/close"
    wrong = {name: OWNED[name] for name in ("owner", "role", "by", "account")}
    refused = officer.post({"reason": WHY, **wrong}, way)

    assert {fault["field"] for fault in refused.json["faults"]} == {*wrong}
    for body in ({}, {"reason": "x"}, {"reason": 7}):
        assert officer.post(body, way).json["faults"][0]["field"] == "reason"
    assert officer.post(b"", way).status_code == 400
    assert officer.get(GLASS).json["mine"] == [mine]
    assert "glass.not_broken" in {action for action, _, _ in log()}


def test_a_key_for_other_things_reads_no_register(broken, program):
    narrow = program("NO", NARROW, role=Role.LEAD)
    reads = program("NO", (ApiScope.READ_ACCESS,), role=Role.LEAD)

    assert [one.get(GLASS).status_code for one in (narrow, reads)] == [403, 200]
    assert reads.post({"reason": WHY}, f"{GLASS}/{ABSENT}/close").status_code == 403
