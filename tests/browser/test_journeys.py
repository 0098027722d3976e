"""What a new user does first: register a case, see who else works on it, record a team, end it."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SignIn

pytestmark = pytest.mark.browser

PASSPORT = "QX7730519"
CASE = re.compile(r"/cases/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _register(page: Page, ref: str, handle: str, passport: str) -> None:
    page.goto("/cases/new")
    page.fill("[name=ref]", ref)
    page.fill("[name=opened]", "2026-05")
    page.fill("[name='subjects-0-documents-0-number']", passport)
    page.select_option("[name='subjects-0-documents-0-country']", "RO")
    page.fill("[name='subjects-0-names']", f"Somebody Invented of {ref}")
    page.select_option("[name='identifiers-0-kind']", "handle")
    page.fill("[name='identifiers-0-value']", handle)
    page.click("text=Register the case")
    page.wait_for_url(CASE)


def _case_of(page: Page) -> str:
    found = CASE.search(page.url)
    assert found is not None
    return found.group(0)


def _hits_of(page: Page) -> str:
    page.goto(_case_of(page) + "/hits")
    return page.inner_text("main")


def test_two_desks_find_each_other_and_a_team_closes_the_gap(sign_in: SignIn) -> None:
    norway, portugal = sign_in("officer.no"), sign_in("officer.pt")
    _register(norway, "NO/2026/7001", "telegram:NightHeron.77", PASSPORT)

    _register(portugal, "PT/2026/7002", "https://t.me/nightheron.77", PASSPORT.lower())
    case = _case_of(portugal)
    seen = _hits_of(portugal)

    assert "NO" in seen
    assert "Certain" in seen
    assert "identity document" in seen
    assert "platform account" in seen
    assert "Not coordinated" in seen
    assert "NO/2026/7001" not in portugal.content()
    assert "Somebody Invented of NO" not in portugal.content()

    norway.goto("/hits")
    told = norway.inner_text("main")
    assert "NO/2026/7001" in told
    assert "PT" in told
    assert "PT/2026/7002" not in norway.content()

    portugal.goto(f"{case}/coordination/new?with=NO")
    portugal.select_option("[name=kind]", "jit")
    portugal.select_option("[name=state]", "running")
    portugal.fill("[name=since]", "2026-06-01")
    portugal.click("text=Record the coordination")
    portugal.goto(f"{case}/hits")
    assert "Not coordinated" not in portugal.inner_text("main")
    norway.goto("/hits")
    assert "NO/2026/7001" not in norway.inner_text("main")

    portugal.goto(f"{case}/coordination")
    portugal.select_option("select[name=state]", "closing")
    portugal.click("text=Change it")
    portugal.goto(f"{case}/hits")
    assert "Not coordinated" in portugal.inner_text("main")
    norway.goto("/hits")
    assert "NO/2026/7001" in norway.inner_text("main")


def test_the_analyst_sees_the_finding_and_no_content(sign_in: SignIn) -> None:
    norway, portugal = sign_in("officer.no"), sign_in("officer.pt")
    _register(norway, "NO/2026/7101", "kik:grey_finch_204", "QX7730101")
    _register(portugal, "PT/2026/7102", "Kik: @Grey_Finch_204", "QX7730102")
    analyst = sign_in("analyst")

    analyst.goto("/findings")
    analyst.click("tbody a >> nth=0")
    analyst.wait_for_selector("svg.main-svg")

    shown = analyst.content()
    assert "PT" in shown
    for secret in ("NO/2026/71", "PT/2026/71", "grey_finch", "Somebody Invented"):
        assert secret not in shown


def test_a_wrong_form_keeps_what_was_typed_and_names_the_field(sign_in: SignIn) -> None:
    page = sign_in("officer.no")
    page.goto("/cases/new")
    page.fill("[name=ref]", "NO/2026/7201")
    page.fill("[name=opened]", "last spring")

    page.click("text=Register the case")

    assert page.input_value("[name=ref]") == "NO/2026/7201"
    assert page.input_value("[name=opened]") == "last spring"
    assert page.locator("#opened.is-invalid").count() == 1
