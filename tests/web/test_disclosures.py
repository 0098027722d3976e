"""Approvals, what was disclosed, and the other places where an opened case shows or is asked for."""

import re

import pytest

from coordination.domain.permissions import Role
from tests.web.dealing_forms import (
    ASK,
    Table,
    app,
    as_role,
    clock,
    engine,
    foreign_case,
    officer,
    table,
)

__all__ = ["app", "as_role", "clock", "engine", "foreign_case", "officer", "table"]  # fixtures


def lead(table: Table, desk: str = "RO"):
    return table.browser(desk, Role.LEAD)


def form_of(page: str, way: str) -> tuple[str, dict[str, list[str]]]:
    """Return where a form of a page goes, and all that it carries."""
    found = re.search(rf'<form[^>]*action="([^"]*/{way})">(.*?)</form>', page, re.DOTALL)
    assert found is not None
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found.group(2)):
        fields.setdefault(name, []).append(value)
    return found.group(1), fields


def press(browser, page: str, way: str, **more):
    address, fields = form_of(page, way)
    return browser.client.post(address, data={**fields, **more})


def propose(table: Table, **terms):
    table.ask()
    table.send("RO", "proposal", {"groups": ["summary"], "reason": "Ioana agrees", **terms})


def test_a_lead_signs_what_an_officer_proposed_with_one_button(table: Table):
    propose(table, conditions="Not to the press", until="2027-01-31")
    boss = lead(table)
    page = boss.get("/approvals").text
    answer = press(boss, page, "grant")

    assert "Proposed by an officer" in page
    assert "Ioana agrees" in page
    assert "Not to the press" in page
    assert answer.location == "/approvals"
    assert "Nothing waits for a signature" in boss.get("/approvals").text
    assert "Unspoken title" in table.page("NO")
    assert "31 Jan 2027" in table.page("NO")


def test_a_signature_on_a_stale_page_answers_409_and_opens_nothing(table: Table):
    propose(table)
    boss = lead(table)
    page = boss.get("/approvals").text
    table.send("NO", "withdrawal", {"track": "case", "reason": "found elsewhere"})
    answer = press(boss, page, "grant")

    assert answer.status_code == 409
    assert answer.text.count("new since your page") == 1
    assert "found elsewhere" in answer.text
    assert "Unspoken" not in table.page("NO")


def test_a_lead_refuses_from_the_list(table: Table):
    table.ask()
    boss = lead(table)
    page = boss.get("/approvals").text
    silent = press(boss, page, "refusal", reason="")
    said = press(boss, page, "refusal", reason="measure running")

    assert "Asked, nothing proposed yet" in page
    assert (silent.status_code, said.location) == (422, "/approvals")
    assert "measure running" in table.page("NO")


def test_victims_show_which_signature_is_missing(table: Table):
    table.ask(groups=["victims"])
    assert "0 of 2 signed" in lead(table).get("/approvals").text
    table.send("RO", "grant", {"groups": ["victims"]}, Role.LEAD)
    mine = lead(table).get("/approvals").text
    second = table.browser("RO", Role.LEAD, "second")
    theirs = second.get("/approvals").text
    press(second, theirs, "grant")

    assert "1 of 2 signed" in mine
    assert "You signed. Another lead" in mine
    assert "Sign as the second lead" in theirs
    assert "Nothing waits" in second.get("/approvals").text
    assert "Open with a reason" in table.page("NO")


def test_only_a_lead_has_approvals_and_the_rail_counts_them(table: Table):
    table.ask()

    assert table.browser("RO").get("/approvals").status_code == 403
    assert table.browser("RO", Role.READER).get("/approvals").status_code == 403
    rail = lead(table).get("/desk").text
    assert re.search(r'/approvals".*?<span class="count">1</span>', rail)
    assert "Nothing waits" in lead(table, "NO").get("/approvals").text


def test_an_overdue_ask_and_a_consent_stand_in_lists_of_their_own(table: Table, clock):
    table.ask()
    table.grant(groups=["summary"])
    table.send("NO", "consents", {"use": "evidence", "to_whom": "Oslo", "reason": "trial"})
    table.ask(groups=["contact"])
    clock.move(days=8)
    page = lead(table).get("/approvals").text

    assert "Past their deadline" in page
    assert "Consent to use what was opened" in page
    assert "2 things wait" in page


def test_both_desks_see_what_is_open_to_whom_and_until_when(table: Table):
    empty = table.browser("RO").get("/disclosures").text
    table.ask()
    table.grant(until="2027-01-31", conditions="Not to the press")
    table.page("NO")
    ours = table.browser("RO").get("/disclosures").text.split('id="theirs"')[0]
    theirs = table.browser("NO").get("/disclosures").text.split('id="theirs"')[1]

    assert "Your desk disclosed nothing" in empty
    for page in (ours, theirs):
        assert "31 Jan 2027" in page
        assert "Not to the press" in page
    assert "Look and revoke" in ours
    assert "23 Nov 2026" in ours.split("Last read there")[1]
    assert "Unspoken" not in theirs


def test_what_was_revoked_is_listed_as_over(table: Table):
    table.ask()
    table.grant()
    table.revoke()
    page = table.browser("NO").get("/disclosures").text

    assert "nothing now" in page
    assert "Revoked" in page


def test_the_analyst_sees_desks_and_days_of_what_nobody_answered(table: Table, clock):
    table.ask()
    analyst = table.become(Role.ANALYST)
    early = analyst.get("/disclosures/unanswered").text
    clock.move(days=15)
    late = analyst.get("/disclosures/unanswered").text

    assert "Every ask has its answer" in early
    row = re.search(r"<tbody>(.*?)</tbody>", late, re.DOTALL)
    assert row is not None
    assert "RO desk" in row.group(1)
    assert "30 Nov 2026" in row.group(1)
    assert "girl" not in late
    assert not re.search("/2026/", late)
    assert table.browser("NO").get("/disclosures/unanswered").status_code == 403


@pytest.mark.parametrize("role", [Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_has_no_desk_reads_no_disclosure(table: Table, role):
    browser = table.become(role)

    for way in ("/disclosures", "/approvals", f"/hits/{table.hit('NO')}"):
        assert browser.get(way).status_code == 403


def test_a_revoked_title_leaves_every_page_at_the_next_request(table: Table):
    table.ask()
    table.grant()
    browser = table.browser("NO")
    finding = re.search(r'href="(/findings/F-[A-Z2-7]+)"', browser.get("/hits").text)
    assert finding is not None
    ways = ("/hits", finding.group(1), f"{finding.group(1)}/graph")
    shown = [browser.get(way).text for way in ways]
    searched = browser.send("/search", {"q": "unspoken"}, page="/desk").text
    table.revoke()
    after = [browser.get(way).text for way in ways]

    assert all("Unspoken title" in page for page in (*shown, searched))
    assert "In what other desks opened to you" in searched
    assert "opened by the RO desk" in shown[1]
    assert "NO/2026/0001" in searched or "No case that you may see" in searched
    again = browser.send("/search", {"q": "unspoken"}, page="/desk").text
    assert not any("Unspoken" in page for page in (*after, again))


def test_the_owner_reads_that_and_when_the_other_desk_looked_but_not_who(table: Table):
    table.ask()
    table.grant()
    table.page("NO")
    case = re.search(r'href="/cases/([0-9a-f-]{36})"', table.page("RO"))
    assert case is not None
    page = table.browser("RO").get(f"/cases/{case.group(1)}/access").text

    assert "Read by desks that it was disclosed to" in page
    assert "officer.NO" not in page


def test_the_first_screen_says_what_is_owed_and_what_became_of_own_asks(table: Table, clock):
    table.ask()
    owed = table.browser("RO").get("/desk").text
    table.send("RO", "proposal", {"groups": ["summary"]})
    waiting, signing = table.browser("RO").get("/desk").text, lead(table).get("/desk").text
    table.grant(groups=["summary"])
    news = table.browser("NO").get("/desk").text
    clock.move(days=8)

    assert "NO desk asks to read your case: answer" in owed
    assert "asks to read your case" not in waiting
    assert "wait for your signature" in signing
    assert "News of your asks this week" in news
    assert "Partly granted" in news
    assert "News of your asks this week" not in table.browser("NO").get("/desk").text


def test_an_own_ask_that_ran_out_or_ended_is_news_too(table: Table, clock):
    table.ask(groups=["summary"])
    table.grant(groups=["summary"], until="2026-11-25")
    clock.move(days=3)
    assert "Ended" in table.browser("NO").get("/desk").text
    table.ask(groups=["contact"])
    clock.move(days=8)

    assert "Answer overdue" in table.browser("NO").get("/desk").text


def test_consent_that_is_asked_is_owed_on_the_first_screen(table: Table):
    table.ask(groups=ASK["groups"])
    table.grant()
    table.send("NO", "consents", {"use": "pass_on", "to_whom": "DE", "reason": "same girl"})

    assert "NO desk asks for consent: answer" in table.browser("RO").get("/desk").text
