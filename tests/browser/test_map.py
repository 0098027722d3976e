"""The coordination map in a browser: every figure draws, in both themes, from this host alone."""

import re
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.test_journeys import _register

pytestmark = pytest.mark.browser

VIEWS = ("tiles", "map", "network", "table")
SHAPE = ".choroplethlayer path"
FILL = "shape => getComputedStyle(shape).fill"
# `sign_in` fails on a violation of the policy and on any request to another host.


@pytest.fixture
def analyst(sign_in: SignIn) -> Page:
    norway, portugal = sign_in("officer.no"), sign_in("officer.pt")
    _register(norway, "NO/2026/7301", "kik:amber_wren_519", "QX7730301")
    _register(portugal, "PT/2026/7302", "Kik: @Amber_Wren_519", "QX7730302")
    return sign_in("analyst")


def _open(page: Page, address: str) -> None:
    page.goto(address)
    if page.locator(".figure").count():
        page.wait_for_selector("svg.main-svg")


def test_the_map_leads_from_all_states_to_a_finding_and_draws_everywhere(analyst: Page) -> None:
    _goes_by_keyboard_from_all_states_to_a_finding(analyst)
    _fits_every_screen_in_both_themes(analyst)
    _takes_the_colours_of_the_theme_when_it_changes(analyst)
    _leads_from_a_state_of_the_network_to_its_page(analyst)


def _goes_by_keyboard_from_all_states_to_a_finding(page: Page) -> None:
    page.goto("/")
    assert page.url.endswith("/map")
    page.focus("svg.fig a[aria-label^=Norway]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/map/NO")
    page.focus("svg.fig a[aria-label^=Portugal]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/map/NO/PT")
    page.click("tbody th a >> nth=0")
    page.wait_for_url("**/findings/F-*")
    assert "7301" not in page.content()


def _fits_every_screen_in_both_themes(page: Page) -> None:
    for theme in ("light", "dark"):
        page.context.add_cookies([{"name": "theme", "value": theme, "url": page.url}])
        for width, view in product((1366, 320), VIEWS):
            page.set_viewport_size({"width": width, "height": 850})
            _open(page, f"/map?view={view}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults = Axe().run(page).response["violations"]
            assert wide <= width, (view, theme)
            assert [fault["id"] for fault in faults] == [], (view, theme, width)


def _takes_the_colours_of_the_theme_when_it_changes(page: Page) -> None:
    page.set_viewport_size({"width": 1366, "height": 850})
    _open(page, "/map?view=map")
    page.wait_for_selector(SHAPE, state="attached")
    before = page.locator(SHAPE).first.evaluate(FILL)
    page.click("#theme")
    expect(page.locator(SHAPE).first).not_to_have_css("fill", before)


def _leads_from_a_state_of_the_network_to_its_page(page: Page) -> None:
    _open(page, "/map?view=network")
    point = page.locator(".scatterlayer .point").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box is not None
    # Not `click` of the locator: a layer of plotly lies above and takes what is pointed at.
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".hoverlayer .hovertext")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"/map/[A-Z]{2}\?view=network"))
