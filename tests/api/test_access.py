"""Who may read a case, over the API: walls, named readers, grants, what a team reads."""

import pytest

from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Role
from tests.api.test_openapi import judge
from tests.builders import a_payload
from tests.conftest import Clock

ALL = tuple(ApiScope)
NARROW = (ApiScope.READ_CASES, ApiScope.WRITE_CASES, ApiScope.READ_GIVEN, ApiScope.DISCLOSE)
ABSENT = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
WHY = "the same account, a girl may be at risk"
DAY = "2026-12-20"
OWNED = {
    "owner": "RO", "role": "lead", "by": "lead", "actor": "lead", "account": ABSENT,
    "case_id": ABSENT, "ground": "named", "since": DAY, "waits": False, "first": {"by": "lead"},
    "second": "lead", "signed": True, "ended": None,
}  # fmt: skip


@pytest.fixture
def app(make_app):
    """Ends are days, so these tests have a day of their own."""
    return make_app(clock=Clock())


@pytest.fixture
def home(program):
    """Return programs of an officer and of two leads, and the address of a red case of theirs."""
    officer, *leads = program("NO", ALL), *(program("NO", ALL, role=Role.LEAD) for _ in "12")
    made = leads[0].post(a_payload("NO/red", "NO", title="Kanari", tlp="red"))
    return officer, *leads, made.headers["Location"]


def wall(one, of=None):
    return {"name": (of or one).owner, "desk": "NO", "reason": WHY}


def grant(program, *groups):
    person = program("RO", ALL).owner
    return {"name": person, "desk": "RO", "groups": [*groups], "until": DAY, "reason": WHY}


def readers(answer, one):
    """Return the entries that name a person; who registered the red case is named with it."""
    return [entry for entry in answer.json["readers"] if entry["who"] == one.owner]


def open_case(one, ref="NO/open"):
    return one.post(a_payload(ref, "NO", title="Kanari")).headers["Location"]


def test_a_named_reader_reads_a_red_case_until_the_name_is_taken_away(home):
    officer, lead, _, at = home
    named = lead.post({"name": officer.owner, "reason": WHY}, f"{at}/readers")
    (entry,) = readers(named, officer)

    assert (named.status_code, entry["by"], entry["until"]) == (200, lead.owner, None)
    assert officer.get(at).json["title"] == "Kanari"
    assert officer.post({"reason": WHY}, f"{at}/readers/{entry['id']}/end").status_code == 403
    ended = lead.post({"reason": WHY}, f"{at}/readers/{entry['id']}/end")
    assert (readers(ended, officer), ended.json["ended"][0]["id"]) == ([], entry["id"])
    assert officer.get(at).status_code == 404


def test_two_leads_lift_a_wall_and_one_does_not(home):
    officer, lead, second, _ = home
    at = open_case(officer)
    (entry,) = lead.post(wall(officer), f"{at}/walls").json["walls"]
    assert officer.get(at).status_code == 404
    way = f"{at}/walls/{entry['id']}/lift"

    (waits,) = lead.post({"reason": WHY}, way).json["walls"]
    assert (waits["waits"], waits["first"]["by"], waits["may_sign"]) == (True, lead.owner, False)
    assert lead.post({"reason": WHY}, way).status_code == 403
    assert officer.get(at).status_code == 404
    assert second.post({"reason": WHY}, way).json["walls"] == []
    assert officer.get(at).status_code == 200


def test_only_leads_read_that_a_wall_stands_and_nobody_shut_out_does(home, program):
    officer, lead, second, _ = home
    at = open_case(officer)
    lead.post(wall(second), f"{at}/walls")
    mine = officer.get(f"{at}/access")

    assert (mine.json["walls"], mine.json["ended"]) == ([], [])
    assert second.owner not in mine.text
    assert second.get(f"{at}/access").status_code == 404
    assert second.owner in lead.get("/api/v1/access").text
    assert at.rpartition("/")[2] not in second.get("/api/v1/access").text
    assert officer.get("/api/v1/access").status_code == 403


def test_who_shuts_herself_out_is_told_that_it_is_done(home):
    _, lead, _, at = home

    assert lead.post(wall(lead), f"{at}/walls").status_code == 204
    assert lead.get(f"{at}/access").status_code == 404


def test_a_lead_grants_an_officer_ends_it_and_no_officer_grants(home, program):
    officer, lead, _, _ = home
    at, wish = open_case(officer), grant(program, "summary")
    assert officer.post(wish, f"{at}/grants").status_code == 403
    (entry,) = lead.post(wish, f"{at}/grants").json["grants"]

    assert (entry["groups"], entry["until"][:10], entry["waits"]) == (["summary"], "2026-12-21", 0)
    assert lead.post(wish, f"{at}/grants").status_code == 422
    assert officer.post({"reason": WHY}, f"{at}/grants/{entry['id']}/end").json["grants"] == []
    assert officer.post({"reason": WHY}, f"{at}/grants/{entry['id']}/end").status_code == 404


def test_victims_are_opened_by_two_leads_whatever_is_sent(home, program):
    officer, lead, second, _ = home
    at, wish = open_case(officer), grant(program, "victims")
    for extra in ("waits", "first", "second", "signed"):
        assert lead.post({**wish, extra: OWNED[extra]}, f"{at}/grants").status_code == 422
    (entry,) = lead.post(wish, f"{at}/grants").json["grants"]
    way = f"{at}/grants/{entry['id']}/signature"

    assert (entry["waits"], entry["first"]["by"]) == (True, lead.owner)
    assert [one.post({"reason": WHY}, way).status_code for one in (lead, officer)] == [403, 403]
    assert second.get("/api/v1/access").json["waiting"][0]["entry"]["may_sign"] is True
    assert second.post({"reason": WHY}, way).json["grants"][0]["waits"] is False
    assert lead.post({"reason": WHY}, way).status_code == 422


def test_answers_are_what_the_document_says(home, program):
    officer, lead, _, at = home
    lead.post({"name": officer.owner, "until": DAY, "reason": WHY}, f"{at}/readers")
    judge("CaseAccess", lead.post(grant(program, "victims"), f"{at}/grants").json)
    judge("CaseAccess", lead.post(wall(officer), f"{at}/walls").json)
    (entry,) = readers(lead.get(f"{at}/access"), officer)
    judge("CaseAccess", lead.post({"reason": WHY}, f"{at}/readers/{entry['id']}/end").json)
    judge("DeskAccess", lead.get("/api/v1/access").json)
    judge("Problem", lead.post({}, f"{at}/walls").json)


def test_each_act_and_each_refusal_is_in_the_log(home, log):
    officer, lead, _, at = home
    lead.post({"name": officer.owner, "reason": WHY}, f"{at}/readers")
    lead.post({"name": "nobody-here", "desk": "NO", "reason": WHY}, f"{at}/walls")
    lead.post({"name": officer.owner, "reason": "x"}, f"{at}/readers")
    case = at.rpartition("/")[2]

    told = [(action, who, objects[0]) for action, who, objects in log() if objects]
    assert ("reader.named", lead.owner, case) in told
    assert ("wall.not_done", lead.owner, case) in told
    assert ("access.not_done", lead.owner, case) in told


WAYS = {
    "walls": {"name": "nobody-here", "desk": "NO", "reason": WHY},
    "readers": {"name": "nobody-here", "reason": WHY},
    "grants": {
        "name": "nobody", "desk": "RO", "groups": ["summary"], "until": DAY, "reason": WHY
    },
    "teams": {"team": ABSENT, "groups": ["summary"], "reason": WHY},
    f"walls/{ABSENT}/lift": {"reason": WHY},
    f"readers/{ABSENT}/end": {"reason": WHY},
    f"grants/{ABSENT}/signature": {"reason": WHY},
    f"grants/{ABSENT}/end": {"reason": WHY},
}  # fmt: skip


def test_a_foreign_case_and_an_absent_one_answer_alike(home, program):
    _, lead, _, _ = home
    theirs = program("RO").post(a_payload("RO/1", "RO")).headers["Location"]
    places = (theirs, f"/api/v1/cases/{ABSENT}")
    read = [lead.get(f"{place}/access") for place in places]
    assert [one.status_code for one in read] == [404, 404]
    assert len({one.data for one in read}) == 1

    for way, body in WAYS.items():
        answers = [lead.post(body, f"{place}/{way}") for place in places]
        assert [one.status_code for one in answers] == [404, 404], way
        assert len({one.data for one in answers}) == 1


def test_what_is_no_field_is_refused_by_its_name_and_changes_nothing(home):
    _, lead, _, at = home
    before = lead.get(f"{at}/access").json

    for way, body in WAYS.items():
        extra = {name: value for name, value in OWNED.items() if name not in body}
        answer = lead.post({**body, **extra, "Ana Tenkt": 1}, f"{at}/{way}")
        told = {fault["field"] for fault in answer.json["faults"]}
        assert (answer.status_code, told) == (422, {*extra, "body"}), way
        assert "Tenkt" not in answer.text
    assert lead.get(f"{at}/access").json == before


@pytest.mark.parametrize(
    ("way", "changed", "field"),
    [
        ("walls", {"name": 7}, "name"),
        ("walls", {"name": "kari\x00"}, "name"),
        ("walls", {"name": "\ud800"}, "name"),
        ("walls", {"name": None}, "name"),
        ("walls", {"reason": "\x00" * 9}, "reason"),
        ("grants", {"groups": "summary"}, "groups"),
        ("grants", {"groups": [1]}, "groups"),
        ("grants", {"groups": []}, "name"),
        ("grants", {"until": "soon"}, "until"),
        ("grants", {"until": 7}, "until"),
        ("grants", {"desk": "NO"}, "desk"),
        ("teams", {"team": "mine"}, "team"),
        ("teams", {"team": None}, "team"),
        ("teams", {"consent": "yes"}, "consent"),
        (f"walls/{ABSENT}/lift", {"reason": [WHY]}, "reason"),
    ],
)
def test_a_field_that_is_not_of_its_kind_is_refused_by_its_name(home, way, changed, field):
    _, lead, _, _ = home
    at = open_case(lead)
    answer = lead.post({**WAYS[way], **changed}, f"{at}/{way}")

    judge("Problem", answer.json)
    assert (answer.status_code, answer.json["faults"][0]["field"]) == (422, field)
    assert lead.get(f"{at}/access").json["ended"] == []


def test_what_is_no_json_object_or_no_parameter_is_refused(home):
    _, lead, _, at = home

    assert lead.post(b"[]", f"{at}/walls").status_code == 400
    assert lead.post(b"{", f"{at}/walls").status_code == 400
    assert lead.call("POST", f"{at}/walls", data="name=kari").status_code == 415
    assert lead.post(b" " * 1_000_001, f"{at}/walls").status_code == 413
    for place in (f"{at}/access", "/api/v1/access", "/api/v1/teams", "/api/v1/absence"):
        assert lead.get(f"{place}?page=2").json["faults"][0]["field"] == "page"
    assert lead.get(f"{at}/access?Ana%20Tenkt=1").json["faults"][0]["field"] == "query"


def test_words_in_the_address_change_nothing(home):
    officer, lead, _, at = home
    answer = lead.post(
        {"name": officer.owner, "reason": WHY}, f"{at}/readers?by=somebody&role=lead&owner=RO"
    )

    (entry,) = readers(answer, officer)
    assert (entry["by"], entry["desk"]) == (lead.owner, "NO")


def test_keys_for_other_things_neither_read_nor_write_here(home, program):
    _, lead, _, at = home
    narrow = program("NO", NARROW, role=Role.LEAD)
    reads = program("NO", (ApiScope.READ_ACCESS,), role=Role.LEAD)
    writes = program("NO", (ApiScope.WRITE_ACCESS,), role=Role.LEAD)
    body = wall(lead)

    assert [one.get(f"{at}/access").status_code for one in (narrow, reads, writes)] == [
        403, 200, 403
    ]  # fmt: skip
    assert [one.post(body, f"{at}/walls").status_code for one in (narrow, reads, writes)] == [
        403, 403, 200
    ]  # fmt: skip
    assert reads.get(at).status_code == 403
    assert "Kanari" not in reads.get(f"{at}/access").text + reads.get("/api/v1/access").text
