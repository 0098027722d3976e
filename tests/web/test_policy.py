"""Pages of walls, grants, teams, broken glass and absence: who meets what, and equal refusals."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from coordination import runtime
from coordination.domain.permissions import Role
from coordination.storage import accounts
from coordination.storage import desks as desk_rows
from coordination.storage.accounts import Account
from tests.persons import DESKS
from tests.web.test_pages import as_role, engine, foreign_case, register  # noqa: F401 - fixtures

LATER = (runtime.wall_clock() + timedelta(days=20)).date().isoformat()
WHY = "for a test"
ABSENT = UUID(int=1)


@pytest.fixture
def person(app):
    """Make an account; return its actor's id."""

    def make(name: str, desk: str = "NO", role: Role = Role.OFFICER) -> str:
        with app.app_context(), runtime.open_bench(runtime.OPERATOR, writes=True) as bench:
            desk_rows.add_missing(bench.session, DESKS)
            account = Account(username=name, role=role.value, desk=desk, created_at=bench.now())
            accounts.add(bench.session, account)
            return str(account.id)

    return make


@pytest.fixture
def lead(as_role):  # noqa: F811 - a fixture
    return as_role(Role.LEAD, "NO")


@pytest.fixture
def second(as_role):  # noqa: F811 - a fixture
    return as_role(Role.LEAD, "NO", "second")


@pytest.fixture
def case(as_role):  # noqa: F811 - a fixture
    return register(as_role(Role.OFFICER, "NO"))


def add(browser, case, what, **fields):
    form = {"reason": WHY, **fields}
    return browser.send(f"/cases/{case}/access/{what}", form, page="/teams")


def entry(page: str, act: str) -> str:
    found = re.search(rf'action="(/cases/[^"]+/{act}[^"]*)"', page)
    assert found is not None, act
    return found.group(1)


def test_a_wall_is_set_and_lifted_on_the_page_of_the_case(lead, second, person, as_role, case):  # noqa: F811 - a fixture
    kari = as_role(Role.OFFICER, "NO", person("kari"))
    assert kari.get(f"/cases/{case}").status_code == 200
    assert add(lead, case, "wall", name="nobody", desk="NO").status_code == 422
    assert add(lead, case, "wall", name="kari", desk="NO").status_code == 302
    walled, absent = kari.get(f"/cases/{case}"), kari.get(f"/cases/{ABSENT}")
    assert (walled.status_code, walled.data) == (absent.status_code, absent.data)

    page = f"/cases/{case}/access"
    for who in (lead, second):
        who.send(entry(who.get(page).text, "lift"), {"reason": WHY}, page=page)
    assert kari.get(f"/cases/{case}").status_code == 200


def test_a_refusal_keeps_what_was_typed_and_names_the_field(lead, person, case):
    person("kari")
    page = add(lead, case, "wall", name="nobody", desk="NO").text
    named = add(lead, case, "named", person="kari").text

    assert f">\r\n{WHY}</textarea>" in page
    assert "nobody of this sign-in name" in page
    assert "not TLP red" in named
    assert add(lead, case, "grant", name="ion", desk="RO", groups="summary", until="soon").text


def test_a_lead_names_a_reader_of_a_red_case_and_takes_the_name_back(lead, person, as_role):  # noqa: F811 - a fixture
    case = register(as_role(Role.OFFICER, "NO"), tlp="red")
    kari = as_role(Role.OFFICER, "NO", person("kari"))
    assert kari.get(f"/cases/{case}").status_code == 404
    add(lead, case, "named", person="kari")
    assert kari.get(f"/cases/{case}").status_code == 200

    page = f"/cases/{case}/access"
    ends = re.findall(r'action="(/cases/[^"]+/end/named)"', lead.get(page).text)
    for one in ends:
        lead.send(one, {"reason": WHY}, page=page)
    assert kari.get(f"/cases/{case}").status_code == 404


def test_a_grant_is_read_by_its_person_until_it_is_ended(lead, person, as_role, case):  # noqa: F811 - a fixture
    ion = as_role(Role.OFFICER, "RO", person("ion", "RO"))
    add(lead, case, "grant", name="ion", desk="RO", groups="summary", until=LATER)
    assert f"/opened/{case}" in ion.get("/opened").text
    assert "Sold" in ion.get(f"/opened/{case}").text

    page = f"/cases/{case}/access"
    lead.send(entry(lead.get(page).text, "end/grant"), {"reason": WHY}, page=page)
    ended, absent = ion.get(f"/opened/{case}"), ion.get(f"/opened/{ABSENT}")
    assert (ended.status_code, ended.data) == (absent.status_code, absent.data)


def test_granted_victims_wait_for_a_second_lead_and_open_one_by_one(
    lead,
    second,
    person,
    as_role,  # noqa: F811 - a fixture
    case,
):
    ion = as_role(Role.OFFICER, "RO", person("ion", "RO"))
    add(lead, case, "grant", name="ion", desk="RO", groups="victims", until=LATER)
    assert "1 of 2 signed" in lead.get(f"/cases/{case}/access").text
    assert "Sign as the second lead" in second.get(f"/cases/{case}/access").text
    page = f"/cases/{case}/access"
    second.send(entry(second.get(page).text, "sign"), {"reason": WHY}, page=page)

    way = re.search(r'href="(/opened/[^"]+/subjects/[^"]+)"', ion.get(f"/opened/{case}").text)
    assert ion.get(way.group(1)).status_code == 200
    assert ion.send(way.group(1), {"reason": ""}).status_code == 422
    assert "Mini Example" in ion.send(way.group(1), {"reason": "an urgent search"}).text


def test_forms_of_access_are_for_leads_and_answer_alike_for_what_is_not_theirs(
    lead,
    as_role,  # noqa: F811 - a fixture
    case,
    foreign_case,  # noqa: F811 - a fixture
):
    assert as_role(Role.OFFICER, "NO").get(f"/cases/{case}/access/wall").status_code == 403
    ways = (foreign_case, ABSENT)
    for what in ("wall", "named", "grant", "team"):
        answers = [lead.get(f"/cases/{one}/access/{what}") for one in ways]
        assert {(one.status_code, one.data) for one in answers} == {(404, answers[0].data)}
        assert lead.get(f"/cases/{case}/access/{what}").status_code == 200
        assert add(lead, foreign_case, what, name="x", desk="NO").status_code == 404
    for what in ("cover", "x"):
        assert lead.get(f"/cases/{case}/access/{what}").status_code == 404
    assert add(lead, case, "cover").status_code == 404


def a_team(lead, **fields) -> str:
    form = {"name": "Team LIMESTONE", "desks": "RO", "until": LATER, "reason": WHY, **fields}
    answer = lead.send("/teams", form)
    return answer.location if answer.status_code == 302 else ""


def test_a_team_is_founded_joined_filled_and_left(lead, person, as_role, case):  # noqa: F811 - a fixture
    ion = as_role(Role.OFFICER, "RO", person("ion", "RO"))
    theirs = as_role(Role.LEAD, "RO")
    team = a_team(lead)
    for act, form in (("join", {"reason": ""}), ("members", {"name": "ion"})):
        assert theirs.send(f"{team}/{act}", form, page=team).status_code == 302
    add(lead, case, "team", team=team.rsplit("/", 1)[1], groups="summary")
    assert f"/opened/{case}" in ion.get(team).text

    theirs.send(f"{team}/leave", {"reason": WHY}, page=team)
    assert ion.get(f"/opened/{case}").status_code == 404
    assert ion.get(team).status_code == 404
    lead.send(f"{team}/end", {"reason": WHY}, page=team)
    assert "The team was ended." in lead.get(team).text


def test_a_member_leaves_and_a_desk_declines(lead, person, as_role):  # noqa: F811 - a fixture
    name = person("kari")
    kari, theirs = as_role(Role.OFFICER, "NO", name), as_role(Role.LEAD, "RO")
    team = a_team(lead)
    lead.send(f"{team}/members", {"name": "kari"}, page=team)
    out = f"{team}/members/{name}/remove"
    assert kari.send(out, {"reason": ""}, page=team).location == team
    assert kari.send(out, {"reason": WHY}, page=team).location == "/teams"
    kari.get("/teams")
    assert kari.get(team).data == kari.get(f"/teams/{ABSENT}").data

    theirs.send(f"{team}/decline", {"reason": "no capacity"}, page=team)
    assert "no capacity" in lead.get(team).text


def test_a_team_without_what_it_needs_is_not_founded(lead, person):
    person("kari")
    assert a_team(lead, reason="") == ""
    assert a_team(lead, until="2020-01-01") == ""
    assert lead.client.post("/teams").status_code == 400


def test_a_case_is_brought_into_no_team_that_is_not_ones_own(lead, case):
    for team in (str(ABSENT), "no id"):
        assert add(lead, case, "team", team=team, groups="summary").status_code == 404
    assert "Your desk is in no team" in lead.get(f"/cases/{case}/access/team").text


def test_a_glass_is_broken_shown_on_every_page_and_closed(lead, person, as_role):  # noqa: F811 - a fixture
    case = register(as_role(Role.OFFICER, "NO"), tlp="red")
    kari = as_role(Role.OFFICER, "NO", person("kari"))
    refused = kari.send("/break-glass", {"ref": "NO/2026/9", "reason": WHY})
    assert refused.status_code == 422
    assert "nothing was opened" in refused.text
    kari.send("/break-glass", {"ref": "NO/2026/0001", "reason": WHY})
    assert "Broken glass." in kari.get(f"/cases/{case}").text
    assert WHY in lead.get("/break-glass").text
    assert WHY in as_role(Role.AUDITOR).get("/break-glass").text

    close = re.search(r'action="(/break-glass/[^"]+/close)"', kari.get("/break-glass").text)
    assert kari.send(close.group(1), {"reason": ""}, page="/break-glass").status_code == 302
    kari.send(close.group(1), {"reason": WHY}, page="/break-glass")
    assert "Broken glass." not in kari.get("/cases").text
    assert kari.get(f"/cases/{case}").status_code == 404


def test_a_lead_breaks_the_glass_of_a_hit(lead, person, as_role, case, foreign_case):  # noqa: F811 - fixtures
    page = lead.get("/hits").text
    hit = re.search(r'<tr id="hit-([^"]+)"', page).group(1)
    way = f"/break-glass/hits/{hit}"
    assert as_role(Role.OFFICER, "NO").get(way).status_code == 403
    assert lead.get(way).status_code == 200
    assert lead.send(way, {"reason": ""}).status_code == 422
    opened = lead.send(way, {"reason": "a child is at risk"}).location

    assert "Unspoken title" in lead.get(opened).text
    assert lead.get(f"/break-glass/hits/{ABSENT}").status_code == 404


def test_absence_is_arranged_by_the_person_and_ended_by_the_deputy(person, as_role):  # noqa: F811 - a fixture
    kari, per = (as_role(Role.OFFICER, "NO", person(name)) for name in ("kari", "per"))
    today = runtime.wall_clock().date().isoformat()
    form = {"absent": "kari", "deputy": "per", "since": today, "until": LATER, "reason": WHY}
    lead = as_role(Role.LEAD, "NO")
    assert lead.send("/absence", {**form, "deputy": "kari"}).status_code == 422
    assert lead.send("/absence", {**form, "until": "soon"}).status_code == 422
    assert lead.send("/absence", form).status_code == 302
    page = per.get("/absence").text
    assert "per stands in for kari" in page

    end = re.search(r'action="(/absence/[^"]+/end)"', page).group(1)
    per.send(end, {"reason": ""}, page="/absence")
    per.send(end, {"reason": WHY}, page="/absence")
    assert "Nobody stands in for anybody." in kari.get("/absence").text


@pytest.mark.parametrize(
    "way",
    [
        f"/cases/{ABSENT}/access/{ABSENT}/lift",
        f"/cases/{ABSENT}/access/{ABSENT}/sign",
        f"/cases/{ABSENT}/access/{ABSENT}/end/grant",
        f"/teams/{ABSENT}/leave",
        f"/teams/{ABSENT}/members",
        f"/break-glass/{ABSENT}/close",
        f"/absence/{ABSENT}/end",
    ],
)
def test_what_is_not_there_answers_404_and_what_carries_no_token_400(lead, case, way):
    assert lead.send(way, {"reason": WHY, "name": "x"}, page="/teams").status_code == 404
    assert lead.client.post(way).status_code == 400


def test_the_lists_of_a_lead_say_what_waits(lead, second, person, case):
    person("kari")
    add(lead, case, "wall", name="kari", desk="NO")
    page = f"/cases/{case}/access"
    lead.send(entry(lead.get(page).text, "lift"), {"reason": WHY}, page=page)

    assert "Waiting for a second lead" in second.get("/access").text
    assert re.search(r'/access".*?<span class="count">1</span>', second.get("/teams").text)
    assert not re.search(r'/access"[^/]*<span class="count">1</span>', lead.get("/teams").text)
