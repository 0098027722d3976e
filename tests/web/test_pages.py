"""The pages over the real register: what each role meets, from registering to a covered hit."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask, request
from sqlalchemy import Engine

from coordination import runtime
from coordination.actions.intake import submit_case
from coordination.domain.permissions import Actor, Role
from coordination.reference.pack import Pack
from coordination.web import access
from tests.builders import a_draft, an_identifier
from tests.web.conftest import Browser

RO = Actor("ro", "ro.officer", Role.OFFICER, "RO")
FIRST = {
    "ref": "NO/2026/0001",
    "opened": "2026-03-02",
    "title": "Sold <b>here</b>",
    "identifiers-0-value": "https://twitter.com/quiet_otter_77",
    "identifiers-0-kind": "handle",
    "subjects-0-names": "Mini Example",
    "subjects-0-role": "victim",
    "subjects-0-key": "S1",
}


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    """Pages do not depend on the database; the actions are tested on both."""
    return sqlite_engine


@pytest.fixture
def as_role(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Browser]:
    """Be somebody of a role without signing in: passwords are slow, and tested elsewhere."""
    people: dict[str | None, Actor] = {}

    def current() -> Actor | None:
        return people.get(request.headers.get("User-Agent"))

    def become(role: Role, desk: str | None = None, user_id: str = "") -> Browser:
        name = f"{role}.{desk}{user_id}"
        people[name] = Actor(user_id or role.value, name, role, desk)
        client = app.test_client()
        client.environ_base["HTTP_USER_AGENT"] = name
        return Browser(client)

    monkeypatch.setattr(access, "current_actor_or_none", current)
    return become


@pytest.fixture
def officer(as_role) -> Browser:
    return as_role(Role.OFFICER, "NO")


@pytest.fixture
def foreign_case(app: Flask, pack: Pack) -> UUID:
    """A case of the RO desk that holds the same account under another address."""
    draft = a_draft(
        pack,
        "RO/2026/77",
        "RO",
        title="Unspoken title",
        identifiers=[an_identifier("handle", "twitter:quiet_otter_77")],
    )
    with app.app_context(), runtime.open_bench(RO, writes=True) as bench:
        return submit_case(bench, draft).case_id


def register(browser: Browser, **changed: str) -> str:
    """Register the first case by form; return the address of its page."""
    answer = browser.send("/cases/new", {**FIRST, **changed})
    assert answer.status_code == 302, answer.text
    return answer.location.split("/cases/")[1][:36]


def hit_of(browser: Browser) -> str:
    found = re.search(r'<tr id="hit-([^"]+)"', browser.get("/hits").text)
    assert found is not None
    return found.group(1)


COVERING = {"kind": "jit", "state": "running", "states": "RO", "since": "2026-01-01"}


@pytest.mark.parametrize(
    ("role", "desk", "first"),
    [
        (Role.OFFICER, "NO", "/desk"),
        (Role.READER, "NO", "/desk"),
        (Role.ANALYST, None, "/map"),
        (Role.AUDITOR, None, "/log"),
        (Role.ADMINISTRATOR, None, "/desks"),
    ],
)
def test_each_role_begins_at_its_own_page_and_finds_every_way_open(as_role, role, desk, first):
    browser = as_role(role, desk)

    start = browser.get("/")
    rail = browser.get(first).text.split('class="rail-foot"')[0]

    assert start.location == first
    for way in re.findall(r'<li><a href="([^"]+)"', rail):
        assert browser.get(way).status_code == 200, way


def test_registering_by_form_shows_the_hit_at_once_and_nothing_of_the_other_case(
    officer, foreign_case
):
    case = register(officer)

    page = officer.get(f"/cases/{case}/hits").text

    assert "The case was registered and compared with every desk." in page
    assert "platform account" in page
    assert "Unspoken" not in page
    assert "RO/2026/77" not in page


@pytest.mark.parametrize("tab", ["", "subjects", "identifiers", "hits", "coordination", "access"])
def test_every_tab_of_a_case_opens_and_repeats_no_markup(officer, foreign_case, tab):
    case = register(officer)

    answer = officer.get(f"/cases/{case}/{tab}".rstrip("/"))

    assert answer.status_code == 200
    assert "Mini Example" not in answer.text
    assert "Sold <b>" not in answer.text


def test_a_foreign_case_an_absent_one_and_an_unknown_tab_answer_alike(officer, foreign_case):
    case = register(officer)
    ways = (f"/cases/{foreign_case}", f"/cases/{UUID(int=1)}", f"/cases/{case}/secrets")

    officer.get(f"/cases/{case}")
    answers = [officer.get(way) for way in ways]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


def test_a_form_with_faults_keeps_what_was_typed_and_stores_nothing(officer):
    answer = officer.send("/cases/new", {**FIRST, "opened": "20x7"})

    assert answer.status_code == 422
    assert 'href="#opened"' in answer.text
    assert "quiet_otter_77" in answer.text
    assert "NO/2026/0001" not in officer.get("/cases").text


def test_blocks_are_added_without_a_script(officer):
    answer = officer.send("/cases/new", {**FIRST, "add": "subjects"})

    assert answer.status_code == 200
    assert 'name="subjects-1-names"' in answer.text
    assert "Mini Example" in answer.text


def test_a_choice_that_the_form_does_not_offer_is_refused(officer):
    assert officer.send("/cases/new", {**FIRST, "stage": "heaven"}).status_code == 422


def test_a_case_is_edited_and_matched_again(officer, foreign_case):
    case = register(officer)

    page = officer.get(f"/cases/{case}/edit").text
    grown = officer.send(f"/cases/{case}/edit", {**FIRST, "add": "identifiers"})
    refused = officer.send(f"/cases/{case}/edit", {**FIRST, "opened": ""})
    odd = officer.send(f"/cases/{case}/edit", {**FIRST, "stage": "heaven"})
    changed = officer.send(
        f"/cases/{case}/edit", {**FIRST, "identifiers-0-value": "another_name_1"}
    )

    assert "quiet_otter_77" in page
    assert grown.status_code == 200
    assert (refused.status_code, odd.status_code) == (422, 422)
    assert changed.status_code == 302
    assert "RO" not in re.findall(r'title="Romania">(\w+)', officer.get("/hits").text)


def test_editing_keeps_coordination_and_what_stands_closed(officer, foreign_case):
    case = register(officer)
    officer.send(f"/cases/{case}/coordination/new", COVERING)
    page = officer.get(f"/cases/{case}/edit").text
    assert "Mini Example" not in page
    assert "Protected: the particulars are kept" in page
    kept = {"subjects-0-names": "", "subjects-0-kept": "kept", "title": "Another title"}

    officer.send(f"/cases/{case}/edit", {**FIRST, **kept})

    opened = officer.send(f"/cases/{case}/subjects/S1", {"reason": "To check the name"})
    assert "Joint investigation team" in page_of(officer, case)
    assert "Mini Example" in opened.text


def test_a_pasted_identifier_in_any_form_finds_the_own_case_only(officer, foreign_case):
    register(officer)

    found = officer.send("/search", {"q": "@quiet_otter_77"}, page="/desk")

    assert "NO/2026/0001" in found.text
    assert "RO/2026/77" not in found.text


def test_the_check_while_typing_knows_the_own_desk_only(officer, foreign_case):
    before = officer.send("/cases/check", {"text": "twitter:quiet_otter_77"}, page="/desk").json
    register(officer)
    after = officer.send("/cases/check", {"text": "twitter:quiet_otter_77"}, page="/desk").json
    odd = officer.send("/cases/check", {"text": "x", "kind": "nonsense"}, page="/desk")

    assert before["readings"]
    assert before["cases"] == []
    assert [case["ref"] for case in after["cases"]] == ["NO/2026/0001"]
    assert odd.status_code == 400


def test_a_victim_opens_only_with_a_reason(officer):
    case = register(officer)
    way = f"/cases/{case}/subjects/S1"

    asked = officer.get(way)
    refused = officer.send(way, {"reason": ""})
    opened = officer.send(way, {"reason": "Interview on Tuesday"})

    assert "Mini Example" not in asked.text + refused.text
    assert (asked.status_code, refused.status_code) == (200, 422)
    assert "Mini Example" in opened.text
    assert "Interview on Tuesday" in officer.get("/log").text


def test_recorded_coordination_covers_a_hit_and_its_end_brings_it_back(officer, foreign_case):
    case = register(officer)
    way = f"/cases/{case}/coordination/new"

    form = officer.get(way)
    officer.send(way, COVERING)
    covered = officer.get("/hits?state=covered").text
    record = re.search(rf"/cases/{case}/coordination/([0-9a-f-]{{36}})", page_of(officer, case))
    assert record is not None
    ended = {"state": "closed", "until": ""}
    officer.send(record.group(0), ended, page=f"/cases/{case}/coordination")

    assert form.status_code == 200
    assert "platform account" in covered
    assert "platform account" in officer.get("/hits").text


def page_of(browser: Browser, case: str) -> str:
    return browser.get(f"/cases/{case}/coordination").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": "running", "until": "Christmas"}, "Not a full date"),
        ({"state": "held", "until": ""}, "State of it"),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_words(officer, foreign_case, fields, words):
    case = register(officer)
    officer.send(f"/cases/{case}/coordination/new", COVERING)
    record = re.search(rf"/cases/{case}/coordination/([0-9a-f-]{{36}})", page_of(officer, case))
    assert record is not None

    officer.send(record.group(0), fields, page=f"/cases/{case}/coordination")

    assert words in page_of(officer, case)


@pytest.mark.parametrize(
    "changed", [{"states": "NO"}, {"since": "soon"}, {"kind": "feast"}], ids=["own", "day", "kind"]
)
def test_coordination_with_faults_is_not_recorded(officer, changed):
    case = register(officer)

    answer = officer.send(f"/cases/{case}/coordination/new", {**COVERING, **changed})

    assert answer.status_code == 422


def test_the_other_desk_contests_with_a_reason_and_both_read_it(
    app, as_role, officer, foreign_case
):
    case = register(officer)
    officer.send(f"/cases/{case}/coordination/new", COVERING)
    other = as_role(Role.LEAD, "RO")
    page = other.get("/hits?state=covered").text
    way = re.search(r'action="(/hits/[^"]+/coordination/[^"]+)"', page)
    assert way is not None

    unexplained = other.send(way.group(1), {"verdict": "contested"}, page="/desk")
    other.send(way.group(1), {"verdict": "contested", "reason": "No such team"}, page="/desk")

    assert unexplained.status_code == 302
    assert "No such team" in page_of(officer, case)
    assert "Contested" in officer.get("/hits").text


def test_a_case_is_withdrawn_with_a_reason_only_and_its_hit_becomes_a_past_one(
    officer, foreign_case
):
    case = register(officer)
    move = f"/cases/{case}/move"

    officer.send(move, {"to": "withdrawn", "reason": ""}, page="/desk")
    refused = officer.get("/desk").text
    officer.send(move, {"to": "withdrawn", "reason": "Entered twice"}, page="/desk")

    assert "only with a reason" in refused
    assert "platform account" in officer.get("/hits?state=past").text
    assert officer.send(move, {"to": "heaven"}, page="/desk").status_code == 400


def test_two_persons_erase_a_case(as_role, officer):
    case = register(officer)
    officer.send(
        f"/cases/{case}/move", {"to": "withdrawn", "reason": "Entered twice"}, page="/desk"
    )
    first, lead = as_role(Role.LEAD, "NO", "first"), as_role(Role.LEAD, "NO")

    first.send(f"/cases/{case}/erasure", {"reason": ""}, page="/desk")
    first.send(f"/cases/{case}/erasure", {"reason": "Entered in error"}, page="/desk")
    shown = lead.get(f"/cases/{case}").text
    answer = lead.send(f"/cases/{case}/erase", {}, page="/desk")

    assert "Agree and erase the case for good" in shown
    assert answer.status_code == 302
    assert lead.get(f"/cases/{case}").status_code == 404


def test_a_finding_shows_a_desk_its_own_side_and_the_analyst_the_structure(
    as_role, officer, foreign_case
):
    register(officer)
    key = re.search(r'href="/findings/([^"]+)"', officer.get("/findings").text)
    assert key is not None

    own = officer.get(f"/findings/{key.group(1)}").text
    analyst = as_role(Role.ANALYST)
    listed = analyst.get("/findings").text
    theirs = re.search(r'href="/findings/([^"]+)"', listed)
    assert theirs is not None
    whole = analyst.get(f"/findings/{theirs.group(1)}").text

    assert "held by RO desk" in own
    assert "RO/2026/77" not in own
    assert "/2026/" not in whole
    assert "RO" in whole
    assert officer.get("/findings/no-such-key").status_code == 404


def test_hits_of_an_unknown_state_do_not_exist(officer):
    assert officer.get("/hits?state=secret").status_code == 404


def test_filters_and_pages_that_make_no_sense_are_ignored(officer):
    register(officer)

    answer = officer.get("/cases?page=x&stages=heaven&sort=secret")
    log = officer.get("/log?since=yesterday&page=-3")

    assert (answer.status_code, log.status_code) == (200, 200)


def test_pages_and_days_beyond_all_counting_are_empty_and_no_failure(officer):
    far = officer.get("/log?page=99999999999999999999")
    late = officer.get("/log?until=9999-12-31")

    assert (far.status_code, late.status_code) == (200, 200)


def test_an_administrator_makes_closes_and_opens_accounts(as_role, person):
    person("first.of.the.desk")
    administrator = as_role(Role.ADMINISTRATOR)
    new = {"name": "new.officer", "role": "officer", "desk": "NO"}

    made = administrator.send("/users", new)
    again = administrator.send("/users", new)
    odd = administrator.send("/users", {**new, "role": "operator"})
    user = re.search(r'action="/users/([^/]+)/deactivate"', made.text)
    assert user is not None
    closed = administrator.send(f"/users/{user.group(1)}/deactivate", {}, page="/users")
    unset = administrator.send(f"/users/{user.group(1)}/enrol", {}, page="/users")
    opened = administrator.send(f"/users/{user.group(1)}/reactivate", {}, page="/users")

    assert "http://localhost/welcome/" in made.text
    assert (again.status_code, odd.status_code, unset.status_code) == (422, 422, 422)
    assert "Closed" in closed.text
    assert "/welcome/" in opened.text


def test_a_key_is_shown_once_and_revoked(as_role, person):
    officer = as_role(Role.OFFICER, "NO", person("a.person").id)

    none = officer.send("/account/keys", {}, page="/account")
    made = officer.send("/account/keys", {"scopes": "cases:read"}, page="/account")
    key = re.search(r'action="/account/keys/([^/]+)/revoke"', made.text)
    text = re.search(r"desk_[0-9a-f]+_[\w-]+", made.text)
    assert key is not None
    assert text is not None
    later = officer.get("/account").text
    revoked = officer.send(f"/account/keys/{key.group(1)}/revoke", {}, page="/account")

    assert none.status_code == 422
    assert text.group(0) not in later
    assert "Revoked" in revoked.text


def test_who_has_no_desk_has_no_keys(as_role):
    assert "API key" not in as_role(Role.AUDITOR).get("/account").text


def test_a_reader_may_look_and_not_change(as_role):
    reader = as_role(Role.READER, "NO")

    page = reader.get("/cases").text

    assert "Register a case" not in page
    assert reader.get("/cases/new").status_code == 403
