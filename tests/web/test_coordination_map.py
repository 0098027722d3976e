"""The coordination map over the real register, as addresses open it."""

import re

import pytest

from coordination import runtime
from coordination.actions.intake import submit_case
from coordination.domain.permissions import Actor, Role
from tests.builders import a_draft, an_identifier
from tests.web import test_pages

# The fixtures of the pages serve here as they are.
engine, as_role, officer = test_pages.engine, test_pages.as_role, test_pages.officer
foreign_case = test_pages.foreign_case


@pytest.fixture
def analyst(as_role):
    return as_role(Role.ANALYST)


@pytest.fixture
def linked(officer, foreign_case):
    test_pages.register(officer)


@pytest.mark.parametrize("view", ["", "tiles", "map", "network", "table", "nonsense"])
@pytest.mark.parametrize("place", ["", "/NO", "/NO/RO"])
def test_every_view_opens_for_both_readers(analyst, officer, linked, view, place):
    for browser in (analyst, officer):
        answer = browser.get(f"/map{place}?view={view}")

        assert answer.status_code == 200
        assert "1 of 1 overlap is not coordinated." in answer.text


def test_from_all_to_a_state_to_a_pair_to_a_finding(analyst, linked):
    assert 'href="/map/NO"' in analyst.get("/map").text
    assert 'href="/map/NO/RO"' in analyst.get("/map/NO").text
    pair = analyst.get("/map/NO/RO").text

    key = pair.split('href="/findings/')[1].split('"')[0]
    assert analyst.get(f"/findings/{key}").status_code == 200
    assert '<a href="/map/NO">' in pair


@pytest.mark.parametrize("place", ["ZZ", "NO/ZZ", "NO/NO", "norway", "no"])
def test_what_is_no_state_is_not_found(analyst, officer, place):
    for browser in (analyst, officer):
        assert browser.get(f"/map/{place}").status_code == 404


def test_other_roles_are_refused(as_role):
    for role in (Role.AUDITOR, Role.ADMINISTRATOR):
        assert as_role(role).get("/map").status_code == 403


def test_filters_stay_in_every_link_and_what_is_not_offered_is_named(analyst, linked):
    page = analyst.get("/map?strength=fair&stage=heaven&platform=%3Cb%3E").text

    assert 'href="/map/NO?strength=fair"' in page
    assert "Left out, because it is not offered here: Platform and Stage." in page
    assert "<b>" not in page
    assert 'value="fair" selected' in page


def test_a_filter_that_nothing_fits_says_so(officer, linked):
    assert "No overlap that you may see fits." in officer.get("/map?kind=ip").text


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 40])
def test_an_odd_page_number_is_no_fault(analyst, linked, page):
    assert analyst.get(f"/map/NO/RO?page={page}").status_code == 200


PLACES = ("", "/NO", "/RO", "/DE", "/DE/RO", "/NO/DE")
QUERIES = ("", "?view=network&show=all", "?offence=SEXTORTION", "?view=map&urgency=child_at_risk")
_FRESH = re.compile(r'nonce="[^"]+"|name="csrf_token" value="[^"]+"')
MAIL = an_identifier("email", "ola@posta.no")
ABOUT = {"offences": ["SEXTORTION"], "urgency": "child_at_risk", "platforms": ["Skype"]}


def _all_of_it(browser):
    """Return every page of the map, without what differs from answer to answer."""
    return [
        _FRESH.sub("", browser.get(f"/map{place}{query}").text)
        for place in PLACES
        for query in QUERIES
    ]


def _register(app, pack, desk, ref):
    actor = Actor(desk, f"{desk}.officer", Role.OFFICER, desk)
    draft = a_draft(pack, ref, desk, identifiers=[MAIL], **ABOUT)
    with app.app_context(), runtime.open_bench(actor, writes=True) as bench:
        submit_case(bench, draft)


def test_a_desks_map_is_the_same_bytes_whatever_others_share(app, pack, officer, linked):
    officer.get("/map")  # which says once that the case was registered
    before = _all_of_it(officer)
    for desk in ("RO", "DE", "PT"):
        _register(app, pack, desk, f"{desk}/2026/1")

    assert _all_of_it(officer) == before
    assert "RO" in before[0]


def test_the_analysts_map_shows_what_others_share(app, pack, analyst, linked):
    before = _all_of_it(analyst)
    for desk in ("RO", "DE"):
        _register(app, pack, desk, f"{desk}/2026/1")

    assert "1 of 2 overlaps" not in before[0]
    assert "2 of 2 overlaps are not coordinated." in _all_of_it(analyst)[0]
