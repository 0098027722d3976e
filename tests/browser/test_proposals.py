"""Next steps in a browser: read, answered and accepted, on every screen and in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.test_journeys import _register

pytestmark = pytest.mark.browser

OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
# `sign_in` fails on a violation of the policy and on any request to another host.


@pytest.fixture
def officer(sign_in: SignIn) -> Page:
    norway, portugal = sign_in("officer.no"), sign_in("officer.pt")
    _register(norway, "NO/2026/7401", "kik:silver_finch_204", "QX7740401")
    _register(portugal, "PT/2026/7402", "Kik: @Silver_Finch_204", "QX7740402")
    return norway


def test_a_desk_answers_and_accepts_and_every_page_fits_and_is_accessible(officer: Page) -> None:
    steps = _opens_the_steps_of_its_finding(officer)
    _answers_a_question(officer)
    _accepts_the_meeting(officer)
    _fits_every_screen_in_both_themes(officer, steps)


def _opens_the_steps_of_its_finding(page: Page) -> str:
    page.goto("/proposals")
    page.click("li:has-text('NO/2026/7401') a.what")
    page.wait_for_url("**/proposals/steps?of=F-*")
    return page.url


def _answers_a_question(page: Page) -> None:
    page.evaluate(OPEN_ALL)
    page.check("#fact-single_item_only-no")
    page.click("text=Keep the answers")
    expect(page.get_by_role("status")).to_contain_text("The answers were kept.")


def _accepts_the_meeting(page: Page) -> None:
    step = page.locator("li:has(> h3:has-text('Coordination meeting'))")
    step.locator("summary:has-text('Decide')").click()
    step.get_by_role("button", name="Accept the step").click()
    expect(page.get_by_role("status")).to_contain_text("The step was accepted.")
    expect(step).to_contain_text("Accepted")


def _fits_every_screen_in_both_themes(page: Page, steps: str) -> None:
    others = [steps.replace("/steps", way) for way in ("/what-if", "/worksheet")]
    for theme in ("light", "dark"):
        page.context.add_cookies([{"name": "theme", "value": theme, "url": page.url}])
        for width in (1366, 320):
            page.set_viewport_size({"width": width, "height": 850})
            for address in (steps, *others, "/proposals", "/proposals/pick"):
                page.goto(address)
                page.evaluate(OPEN_ALL)
                wide = page.evaluate("document.documentElement.scrollWidth")
                faults = Axe().run(page).response["violations"]
                assert wide <= width, (address, theme)
                assert [fault["id"] for fault in faults] == [], (address, theme, width)
