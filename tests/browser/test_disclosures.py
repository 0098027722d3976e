"""The disclosure ladder in a browser: asked, proposed, signed, read, revoked; on every screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.test_journeys import _register

pytestmark = pytest.mark.browser

OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
PERSON = "Somebody Invented of PT/2026/9102"
WHY = "the same account, a girl may be at risk"


@pytest.fixture
def people(sign_in: SignIn) -> tuple[Page, Page, Page]:
    """Register a case at either desk; return the asking officer, the owner's officer and lead."""
    norway, portugal = sign_in("officer.no"), sign_in("officer.pt")
    _register(portugal, "PT/2026/9102", "Kik: @Amber_Heron_311", "QX9140402")
    _register(norway, "NO/2026/9101", "kik:amber_heron_311", "QX9140401")
    return norway, portugal, sign_in("lead.pt")


def test_a_desk_asks_a_lead_signs_and_what_is_revoked_is_gone_from_an_open_tab(
    people: tuple[Page, Page, Page],
) -> None:
    norway, portugal, lead = people
    _asks(norway)
    _proposes(portugal)
    _signs(lead)
    tab = _reads(norway)
    _fits_every_screen_in_both_themes(norway, portugal, lead)
    _revokes(portugal)
    _reads_no_longer(norway, tab)


def _hit_of(page: Page, ref: str) -> str:
    page.goto("/hits")
    page.click(f"tr:has-text('{ref}') a[href^='/hits/']")
    page.wait_for_url("**/hits/*-*")
    return page.url


def _asks(page: Page) -> None:
    _hit_of(page, "NO/2026/9101")
    page.check("#ask-case-groups-persons")
    page.fill("#ask-case-reason", WHY)
    page.get_by_role("button", name="Ask the PT desk", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("The other desk was asked.")
    expect(page.locator("li[data-state=asked]")).to_have_count(2)


def _proposes(page: Page) -> None:
    page.goto("/desk")
    page.click("a.what:has-text('NO desk asks to read your case')")
    expect(page.locator("main")).to_contain_text(WHY)
    page.fill("#answer-case-conditions", "Not to the press")
    page.get_by_role("button", name="Propose it to your lead").click()
    expect(page.get_by_role("status")).to_contain_text("Your lead was asked to sign.")


def _signs(page: Page) -> None:
    page.goto("/approvals")
    page.click("li:has-text('PT/2026/9102') button:has-text('Sign these terms')")
    expect(page.get_by_role("status")).to_contain_text("You signed.")


def _reads(page: Page) -> Page:
    address = _hit_of(page, "NO/2026/9101")
    tab = page.context.new_page()
    for one in (page, tab):
        one.goto(address)
        expect(one.locator("section:has(> .card-header #given)")).to_contain_text(PERSON)
        expect(one.locator(".given-mark").first).to_contain_text("Not to the press")
    return tab


def _revokes(page: Page) -> None:
    _hit_of(page, "PT/2026/9102")
    page.click("summary:has-text('Revoke')")
    page.fill("#revoke-reason", "no longer needed")
    page.get_by_role("button", name="Revoke at once").click()
    expect(page.get_by_role("status")).to_contain_text("It was closed.")


def _reads_no_longer(page: Page, tab: Page) -> None:
    tab.reload()
    expect(tab.locator("section:has(> .card-header #given)")).to_contain_text("Nothing of this")
    expect(tab.locator(".given-mark")).to_have_count(0)
    page.go_back()
    expect(page.locator(".given-mark")).to_have_count(0)


def _fits_every_screen_in_both_themes(asker: Page, owner: Page, lead: Page) -> None:
    hits = [(one, _hit_of(one, ref)) for one, ref in ((asker, "NO/2026/91"), (owner, "PT/2026/91"))]
    places = [*hits, (lead, "/approvals"), (asker, "/disclosures"), (owner, "/disclosures")]
    for theme, width in (("light", 320), ("dark", 1366)):
        for page, address in places:
            page.context.add_cookies([{"name": "theme", "value": theme, "url": page.url}])
            page.set_viewport_size({"width": width, "height": 850})
            page.goto(address)
            page.evaluate(OPEN_ALL)
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults = Axe().run(page).response["violations"]
            assert wide <= width, (address, theme)
            assert [fault["id"] for fault in faults] == [], (address, theme, width)
