"""Judging and muting on the pages: who gets which buttons, and what bad input meets."""

import re

import pytest

from coordination.actions import trail
from coordination.actions.intake import submit_case
from coordination.domain.permissions import Actor, Role
from coordination.runtime import open_bench
from coordination.storage import case_lists
from tests.builders import a_draft, an_identifier
from tests.web.test_pages import as_role, engine, foreign_case, hit_of, officer, register

__all__ = ["as_role", "engine", "foreign_case", "officer"]  # fixtures

WHY = "another user <b>of</b> that name"


@pytest.fixture
def domestic(app, pack, officer):
    """Register a second case of the NO desk with the account of the first; return the first."""
    draft = a_draft(
        pack, "NO/2026/2", "NO", identifiers=[an_identifier("handle", "twitter:quiet_otter_77")]
    )
    someone = Actor("no", "no.officer", Role.OFFICER, "NO")
    with app.app_context(), open_bench(someone, writes=True) as bench:
        submit_case(bench, draft)
    return register(officer)


def mark_of(page: str) -> str:
    found = re.search(r'name="mark" value="([0-9a-f]{8})"', page)
    assert found is not None
    return found.group(1)


def send(browser, path, fields):
    """Send a form that stands on the list of hits."""
    return browser.send(path, fields, page="/hits")


def judge(browser, hit, verdict, *, mark=None, reason=WHY, back="case"):
    page = browser.get("/hits").text if mark is None else ""
    fields = {"verdict": verdict, "reason": reason, "back": back, "mark": mark or mark_of(page)}
    return send(browser, f"/hits/{hit}/judgement", fields)


def test_a_domestic_link_is_judged_on_the_page_and_says_by_whom_and_why(officer, domestic):
    answer = judge(officer, hit_of(officer), "not_the_same")
    page = officer.get(answer.location.split("#")[0]).text

    assert answer.status_code == 302
    assert "Judged not the same" in page
    assert "officer.NO" in page
    assert "another user &lt;b&gt;of&lt;/b&gt; that name" in page
    assert "not_the_same" not in officer.get("/hits").text.split("<table")[0].split("nav-tabs")[0]
    assert "Not the same" in officer.get("/domestic?state=judged").text
    assert "No pair waits to be looked at" in officer.get("/domestic").text


def test_across_desks_the_page_says_why_one_can_not_judge_alone(officer, foreign_case):
    register(officer)
    page = officer.get("/hits").text

    assert "You do not see both sides" in page
    assert "You see both cases" not in page


def test_the_other_desk_reads_the_view_without_name_and_reason(officer, foreign_case, as_role):
    case = register(officer)
    judge(officer, hit_of(officer), "unsure")
    theirs = as_role(Role.OFFICER, "RO").get(f"/cases/{foreign_case}/hits").text

    assert "The NO desk says:" in theirs
    assert "officer.NO" not in theirs
    assert "another user" not in theirs
    assert "another user" in officer.get(f"/cases/{case}/hits").text


def test_the_finding_asks_the_same_and_goes_back_to_where_the_link_shows(officer, foreign_case):
    case = register(officer)
    (finding,) = set(re.findall(r'href="(/findings/F-[A-Z2-7]+)"', officer.get("/hits").text))
    page = officer.get(finding).text
    answer = judge(officer, hit_of(officer), "not_the_same", mark=mark_of(page), back="finding")

    assert "Is it the same?" in page
    assert answer.location.startswith(f"/cases/{case}/hits#hit-")


def test_a_reader_sees_what_was_said_and_gets_no_button(officer, domestic, as_role):
    hit = hit_of(officer)
    judge(officer, hit, "unsure")
    reader = as_role(Role.READER, "NO")
    page = reader.get("/hits").text

    assert "What was said" in page
    assert 'name="verdict"' not in page
    for way in ("judgement", "muting"):
        assert send(reader, f"/hits/{hit}/{way}", {"verdict": "same"}).status_code == 403


def test_a_reader_gets_no_form_on_any_page_of_a_link(officer, domestic, foreign_case, as_role):
    case = register(officer)
    finding = re.findall(r'href="(/findings/F-[A-Z2-7]+)"', officer.get("/hits").text)[0]
    reader = as_role(Role.READER, "NO")
    for path in ("/hits", "/domestic", f"/cases/{case}/hits", finding, f"{finding}/graph"):
        answer = reader.get(path)
        assert answer.status_code == 200
        for way in ("/judgement", "/muting"):
            assert f'{way}"' not in answer.text


def test_a_refused_and_a_repeated_word_are_in_the_log(officer, domestic, as_role):
    hit = hit_of(officer)
    judge(officer, hit, "same", mark="00000000")
    mark = mark_of(officer.get("/hits").text)
    for _ in range(2):
        judge(officer, hit, "same", mark=mark)
    auditor = as_role(Role.AUDITOR)

    for action in ("link.refused", "link.same", "link.repeated"):
        page = auditor.get("/log", query_string={"action": action}).text
        assert page.count(str(hit)) == 1, action


@pytest.mark.parametrize(
    "path", ["/log?action=a%00b&desk=N%00O", "/cases?stages=a%00b&offences=%00"]
)
def test_an_address_with_a_nul_reaches_no_database_with_it(officer, monkeypatch, path):
    asked = []
    for place, name in ((trail, "LogFilter"), (case_lists, "conditions")):
        real = getattr(place, name)
        monkeypatch.setattr(
            place, name, lambda *a, real=real, **k: asked.append((a, k)) or real(*a, **k)
        )

    assert officer.get(path).status_code == 200
    assert asked
    assert "\\x00" not in repr(asked)


def test_bad_input_is_refused_in_words_and_stores_nothing(officer, domestic):
    hit = hit_of(officer)
    tries = [("merged", "x", None), ("not_the_same", " ", None), ("same", "x", "00000000")]
    for verdict, reason, mark in tries:
        answer = judge(officer, hit, verdict, reason=reason, mark=mark)
        assert answer.status_code == 302
        assert "Judgement: " in officer.get("/hits").text
    assert send(officer, f"/hits/{hit}/judgement", {}).status_code == 302
    assert send(officer, f"/hits/{hit}/muting", {"muted": "perhaps"}).status_code == 400

    assert "What was said" not in officer.get("/hits").text
    assert ">Potential</span>" in officer.get("/hits").text


def test_a_foreign_hit_and_an_absent_one_answer_alike(officer, foreign_case, as_role):
    register(officer)
    theirs = hit_of(as_role(Role.OFFICER, "RO"))
    absent = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
    fields = {"verdict": "same", "muted": "yes", "mark": "x", "reason": "x"}
    for way in ("judgement", "muting"):
        answers = [send(officer, f"/hits/{hit}/{way}", fields) for hit in (theirs, absent)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert len({answer.text for answer in answers}) == 1


def test_a_link_is_muted_and_shown_for_the_own_case_by_form(officer, foreign_case, as_role):
    register(officer)
    hit = hit_of(officer)
    sent = send(officer, f"/hits/{hit}/muting", {"muted": "yes", "reason": WHY})
    assert sent.status_code == 302, sent.text
    muted = officer.get("/hits?state=muted").text

    assert "Muted by your desk for this case" in muted
    assert "Show it for this case" in muted
    assert "Muted by" not in as_role(Role.OFFICER, "RO").get("/hits").text
    again = {"muted": "no", "reason": "seen again", "back": "list"}
    sent = send(officer, f"/hits/{hit}/muting", again)
    assert sent.status_code == 302, sent.text
    assert f"hit-{hit}" in officer.get("/hits").text


def test_the_list_is_narrowed_by_judgement_and_knows_no_other_word(officer, domestic):
    judge(officer, hit_of(officer), "same")

    assert "Verified" in officer.get("/hits?judged=same").text
    assert "No hit here" in officer.get("/hits?judged=unsure").text
    assert officer.get("/hits?judged=merged").status_code == 404
