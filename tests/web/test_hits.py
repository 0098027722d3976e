"""The page of a hit: what is known, what was dealt, what was opened, and what nobody else reads."""

import re

import pytest

from coordination import runtime
from coordination.actions.intake import submit_case
from coordination.domain.permissions import Actor, Role
from tests.builders import a_draft, an_identifier
from tests.web.dealing_forms import (
    ABSENT,
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


def test_the_page_of_a_hit_shows_the_ladder_and_nothing_of_the_other_case(table: Table):
    page = table.page("NO")

    assert page.count('<ol class="ladder"') == 2
    assert "What you read of the case of the RO desk" in page
    assert page.count('data-state="not_asked"') == 10
    assert "Nothing was asked yet" in page
    assert "Unspoken" not in page


def test_the_page_of_a_hit_leads_to_its_finding(table: Table):
    way = re.search(r'href="(/findings/[^"]+)">Open the finding', table.page("NO"))

    assert way
    assert table.browser("NO").get(way[1]).status_code == 200


def test_the_ladder_says_in_words_what_is_open_where_a_rung_was_skipped(table: Table):
    table.ask(groups=["summary"])
    waiting = table.page("NO")
    table.grant(groups=["summary"])

    assert "Open beyond the hit:" not in waiting
    assert "Open beyond the hit: Summary." in table.page("NO")


def test_an_ask_shows_on_both_ladders_and_says_until_when(table: Table):
    assert table.ask().status_code == 302
    ours, theirs = table.page("NO"), table.page("RO")

    assert ours.count('<li data-state="asked">') == 2
    assert "answer due" in ours
    assert "The NO desk waits for your answer" in theirs
    assert "the same account" in theirs
    assert "officer.NO" in ours
    assert "officer.NO" not in theirs


def test_what_is_signed_is_read_with_its_marks_and_is_gone_after_revocation(table: Table):
    table.ask()
    table.grant(conditions="Not to the press", until="2027-01-31", contact="Call Ioana")
    given = table.page("NO")
    table.revoke()
    after = table.page("NO")

    for text in ("Unspoken title", "Not to the press", "Call Ioana", "31 Jan 2027", "not yours"):
        assert text in given
    assert "Unspoken title" not in after
    assert "Nothing of this case is open to you now." in after
    assert 'data-state="revoked"' in after


def test_an_officer_proposes_and_the_other_desk_does_not_read_it(table: Table):
    table.ask()
    table.send("RO", "proposal", {"groups": ["summary"], "reason": "Ioana agrees"})

    assert "Proposed; waits for a lead." in table.page("RO")
    assert "Ioana agrees" in table.page("RO")
    assert "Ioana agrees" not in table.page("NO")
    assert "waits for a lead of your desk" not in table.page("NO")


def test_an_officer_can_not_sign_and_gets_no_button_for_it(table: Table):
    table.ask()

    assert "Sign and open it" not in table.page("RO")
    assert table.send("RO", "grant", {"groups": ["summary"]}).status_code == 403
    assert "Sign and open it" in table.page("RO", Role.LEAD)
    assert "Unspoken" not in table.page("NO")


@pytest.mark.parametrize(
    ("way", "fields", "state"),
    [
        ("refusal", {"track": "case"}, "refused"),
        ("postponement", {"track": "case", "until": "2026-12-20"}, "postponed"),
    ],
)
def test_an_answer_without_a_reason_is_refused_with_what_was_typed(table, way, fields, state):
    table.ask()
    refused = table.send("RO", way, {**fields, "reason": " "})
    done = table.send("RO", way, {**fields, "reason": "measure running"})

    assert refused.status_code == 422
    assert "1 thing to correct" in refused.text
    assert fields.get("until", "") in refused.text
    assert done.status_code == 302
    assert f'<li data-state="{state}">' in table.page("NO")
    assert "measure running" in table.page("NO")


def test_a_postponed_ask_is_taken_up_and_withdrawn(table: Table):
    table.ask()
    wait = {"track": "case", "until": "2026-12-20", "reason": "measure running"}
    table.send("RO", "postponement", wait)
    assert "It waits again on" in table.page("RO")
    table.send("NO", "ask-again", {"track": "case", "reason": "a child is at risk"})
    assert "waits for your answer" in table.page("RO")
    table.send("NO", "withdrawal", {"track": "case", "reason": "found elsewhere"})

    assert "waits for your answer" not in table.page("RO")
    assert "ask withdrawn" in table.page("NO")


def test_a_stale_page_answers_409_with_what_is_new_and_keeps_what_was_typed(table: Table):
    table.ask()
    old = table.fields("RO")
    table.send("RO", "refusal", {"track": "case", "reason": "measure running"})
    wait = {**old, "track": "case", "reason": "in a month", "until": "2026-12-20"}
    late = table.send("RO", "postponement", wait)

    assert late.status_code == 409
    assert "The dealings changed after you opened the page." in late.text
    assert late.text.count("new since your page") == 1
    assert "in a month" not in table.page("NO")
    table.ask()
    again = table.send("RO", "postponement", wait)
    assert (again.status_code, again.text.count("new since your page")) == (409, 2)
    assert "You had written:" in again.text
    assert "in a month" in again.text


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 40, "²"])
def test_a_count_that_is_no_number_is_no_failure(table: Table, seen):
    table.ask()

    late = table.send("RO", "refusal", {"mark": "0", "seen": seen, "track": "case", "reason": "x"})

    assert late.status_code == 409


@pytest.mark.parametrize(
    "fields",
    [
        {"groups": []},
        {"groups": ["everything"]},
        {"groups": ["victims", "summary"]},
        {"groups": ["summary"], "reason": ""},
        {"groups": ["summary"], "deadline": "soon"},
        {"groups": ["summary"], "deadline": "2020-01-01"},
    ],
)
def test_an_ask_with_faults_stores_nothing_and_says_where(table: Table, fields):
    answer = table.send("NO", "ask", {**ASK, **fields})

    assert answer.status_code == 422
    place = re.search(r'<a href="#([^"]+)">(Fields|Reason|Answer by): ', answer.text)
    assert place is not None
    assert f'id="{place.group(1)}"' in answer.text
    assert "waits for your answer" not in table.page("RO")


def test_what_a_form_says_of_owner_desk_and_role_is_read_nowhere(table: Table):
    forged = {"owner": "NO", "desk": "RO", "role": "lead", "did": "granted", "by": "lead.ro"}
    table.send("NO", "ask", {**ASK, **forged}, query="?owner=NO&desk=RO&did=granted")
    (line,) = re.findall(r"<strong>(\w\w desk)</strong>", table.page("RO").split('id="record"')[1])

    assert line == "NO desk"
    assert "Unspoken" not in table.page("NO")
    assert table.send("NO", "grant", {"groups": ["summary"], "role": "lead"}).status_code == 403


def test_victims_show_one_of_two_signatures_and_are_opened_with_a_reason(app, table: Table):
    table.ask(groups=["victims"])
    table.send("RO", "grant", {"groups": ["victims"]}, Role.LEAD)
    assert "1 of 2 leads signed." in table.page("RO", Role.LEAD)
    assert "Another lead must sign" in table.page("RO", Role.LEAD)
    table.send("RO", "grant", {"groups": ["victims"]}, Role.LEAD, user="second")
    way = re.search(r'href="(/hits/[^"]+/subjects/[^"]+)"', table.page("NO"))
    assert way is not None
    browser = table.browser("NO")

    asked = browser.get(way.group(1))
    refused = browser.send(way.group(1), {"reason": ""})
    opened = browser.send(way.group(1), {"reason": "interview on Tuesday"})

    assert (asked.status_code, refused.status_code, opened.status_code) == (200, 422, 200)
    assert "Ana Tenkt" not in asked.text + refused.text + table.page("NO")
    assert "Ana Tenkt" in opened.text
    assert "RO desk, not yours" in opened.text


def test_a_victim_is_not_opened_where_the_group_is_closed(table: Table):
    way = f"/hits/{table.hit('NO')}/subjects/V1"

    assert table.browser("NO").send(way, {"reason": "to look"}).status_code == 404


def test_consent_is_asked_and_answered_on_the_page(table: Table):
    table.ask()
    table.grant()
    wanted = {"use": "evidence", "to_whom": "Oslo District Court", "reason": "trial in May"}
    assert table.send("NO", "consents", {**wanted, "to_whom": ""}).status_code == 422
    table.send("NO", "consents", wanted)
    way = re.search(r'action="/hits/[^/]+/(consents/[^"]+)"', table.page("RO", Role.LEAD))
    assert way is not None

    assert table.send("RO", way.group(1), {"verdict": "perhaps"}, Role.LEAD).status_code == 400
    table.send("RO", way.group(1), {"verdict": "given"}, Role.LEAD)

    assert "Consent given" in table.page("NO")
    refused = table.send("RO", way.group(1), {"verdict": "refused", "reason": "changed"})
    assert refused.status_code == 302
    assert "changed" in table.page("NO")


@pytest.mark.parametrize(
    "way",
    [
        "ask",
        "ask-again",
        "withdrawal",
        "refusal",
        "postponement",
        "proposal",
        "revocation",
        "consents",
        f"consents/{ABSENT}",
        "judgement",
    ],
)
def test_a_foreign_hit_and_an_absent_one_answer_alike(table: Table, way):
    fields = {**ASK, "track": "case", "mark": "x", "verdict": "refused", "until": "2026-12-20"}
    browser = table.browser("NO")
    hits = (table.hit("RO"), ABSENT)

    answers = [browser.send(f"/hits/{hit}/{way}", fields, page="/hits") for hit in hits]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({answer.text for answer in answers}) == 1


def test_the_pages_of_a_foreign_hit_and_of_an_absent_one_are_the_same_bytes(table: Table):
    browser = table.browser("NO")
    for tail in ("", "/subjects/V1"):
        answers = [browser.get(f"/hits/{hit}{tail}") for hit in (table.hit("RO"), ABSENT)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert len({answer.text for answer in answers}) == 1


def test_a_page_of_a_hit_is_never_kept_by_a_browser(table: Table):
    for way in (f"/hits/{table.hit('NO')}", "/disclosures"):
        assert table.browser("NO").get(way).headers["Cache-Control"] == "no-store"


def test_a_reader_reads_what_was_opened_and_gets_no_form(table: Table):
    table.ask()
    table.grant()
    page = table.page("NO", Role.READER)

    assert "Unspoken title" in page
    assert 'method="post" id=' not in page
    for way in ("ask", "withdrawal", "consents"):
        assert table.send("NO", way, ASK, Role.READER).status_code == 403


def test_a_hit_within_one_desk_has_no_page_of_dealings(app, pack, table: Table):
    draft = a_draft(
        pack, "NO/2", "NO", identifiers=[an_identifier("handle", "twitter:quiet_otter_77")]
    )
    someone = Actor("no", "no.officer", Role.OFFICER, "NO")
    with app.app_context(), runtime.open_bench(someone, writes=True) as bench:
        submit_case(bench, draft)
    page = table.browser("NO").get("/hits").text
    hits = re.findall(r'<tr id="hit-([^"]+)"', page)
    linked = re.findall(r'href="/hits/([0-9a-f-]{36})"', page)

    (domestic,) = set(hits) - set(linked)
    assert table.browser("NO").get(f"/hits/{domestic}").status_code == 404


def test_who_was_given_what_a_link_rests_on_judges_with_both_sides(officer, table: Table):
    assert "You do not see both sides" in table.page("NO")
    table.ask(groups=["contact", "identifiers", "summary"])
    table.grant(groups=["contact", "identifiers", "summary"])
    page = table.page("NO")
    mark = re.search(r'/judgement">.*?name="mark" value="([0-9a-f]{8})"', page, re.DOTALL)
    assert mark is not None
    fields = {"verdict": "same", "mark": mark.group(1), "back": "hit", "reason": ""}

    answer = officer.send(f"/hits/{table.hit('NO')}/judgement", fields, page="/hits")

    assert "so you see both sides" in page
    assert answer.location == f"/hits/{table.hit('NO')}"
    assert "Your desk says:" in table.page("NO")


def test_the_hits_of_a_case_lead_to_the_page_of_each_and_say_where_it_stands(table: Table):
    table.ask()
    case = re.search(r'href="/cases/([0-9a-f-]{36})"', table.page("NO"))
    assert case is not None
    page = table.browser("NO").get(f"/cases/{case.group(1)}/hits").text

    assert f'href="/hits/{table.hit("NO")}"' in page
    assert ">Asked<span" in page
