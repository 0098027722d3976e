"""The page of alarms: who sees it, and what a lead, the analyst and the auditor do there."""

import re

from coordination import runtime
from coordination.actions import questions
from coordination.domain.fishing import Pattern, Suspicion
from coordination.domain.permissions import Actor, Role
from tests.web.test_pages import as_role, engine, register  # noqa: F401 - fixtures of the pages

OFFICER = Actor("o", "officer.no", Role.OFFICER, "NO")


def raise_one(app, who=None):
    with app.app_context(), runtime.open_bench(OFFICER, writes=True) as bench:
        questions.raise_alarms(bench, "NO", [Suspicion(Pattern.BIRTHS, 8, who)])


def send(browser, act, reason):
    page = browser.get("/alarms").text
    action = re.search(rf'action="(/alarms/[0-9a-f-]+/{act})"', page).group(1)
    answer = browser.send(action, {"reason": reason}, page="/alarms")
    assert answer.status_code == 302
    return browser.get("/alarms").text


def test_a_lead_comments_an_alarm_and_the_auditor_clears_it(app, as_role):  # noqa: F811 - a fixture
    raise_one(app)
    lead, auditor = as_role(Role.LEAD, "NO"), as_role(Role.AUDITOR)

    assert "a family of that name" in send(lead, "comment", "a family of that name")
    assert "say why the alarm is cleared" in send(auditor, "clear", "")
    assert "No alarm is open" in send(auditor, "clear", "the lead showed the file")


def test_only_the_lead_of_the_desk_the_analyst_and_the_auditor_see_it(app, as_role):  # noqa: F811 - a fixture
    raise_one(app)

    assert "No alarm is open" in as_role(Role.LEAD, "RO").get("/alarms").text
    assert "One name under many" in as_role(Role.ANALYST).get("/alarms").text
    for role, desk in ((Role.OFFICER, "NO"), (Role.READER, "NO"), (Role.ADMINISTRATOR, None)):
        assert as_role(role, desk).get("/alarms").status_code == 403


def test_the_rail_counts_what_is_open(app, as_role):  # noqa: F811 - a fixture
    raise_one(app)

    assert re.search(
        r'/alarms".*?<span class="count">1</span>', as_role(Role.AUDITOR).get("/log").text
    )


def test_a_quota_is_raised_for_people_of_the_desk_only(as_role):  # noqa: F811 - a fixture
    lead = as_role(Role.LEAD, "NO")
    foreign = lead.send("/alarms/quota/nobody", {"reason": "a large seizure"}, page="/cases/new")

    assert foreign.status_code == 404
    assert lead.client.post("/alarms/quota/nobody").status_code == 400


def test_a_record_over_the_quota_is_refused_with_what_to_do(app, as_role):  # noqa: F811 - a fixture
    form = {"ref": "NO/2026/1", "opened": "2026"} | {
        f"identifiers-{n}-{name}": value
        for n in range(81)
        for name, value in (("kind", "email"), ("value", f"ola{n}@posta{n}.no"))
    }
    answer = as_role(Role.OFFICER, "NO").send("/cases/new", form)

    assert answer.status_code == 422
    assert "quota of identifiers" in answer.text
