"""The pages of two findings that only a weak link holds apart: each leads to the other and to both."""

import re
from collections.abc import Callable

import pytest

from coordination.actions.intake import submit_case
from coordination.domain.permissions import Actor, Role
from coordination.runtime import open_bench
from tests.builders import a_draft, an_identifier
from tests.web.test_pages import as_role as as_role  # noqa: PLC0414 - a fixture
from tests.web.test_pages import engine as engine  # noqa: PLC0414 - a fixture

MAIL = an_identifier("email", "ola@posta.no")
PHONE = an_identifier("phone", "+47 934 81 207")
NICK = an_identifier("handle", "grey_heron_41")


@pytest.fixture
def keys(app, pack, as_role: Callable[..., object]) -> list[str]:
    """Register two pairs and a nickname between them; return the names of the findings."""
    held = {"NO": [MAIL], "RO": [MAIL, NICK], "DE": [PHONE, NICK], "FR": [PHONE]}
    for desk, values in held.items():
        officer = Actor(desk, f"officer.{desk}", Role.OFFICER, desk)
        with app.app_context(), open_bench(officer, writes=True) as bench:
            submit_case(bench, a_draft(pack, f"{desk}/1", desk, identifiers=values))
    listed = as_role(Role.ANALYST).get("/findings").text
    return re.findall(r'href="/findings/(F-[A-Z2-7]+)"', listed)


def test_each_finding_leads_to_the_other_and_one_click_shows_both(keys, as_role):
    analyst = as_role(Role.ANALYST)
    for key, other in (keys, reversed(keys)):
        page = analyst.get(f"/findings/{key}").text
        assert "Held apart" in page
        assert f"/findings/{other}" in page
        assert "What would settle it: the platform" in page
        address = f"/findings/{key}?joined=yes"
        assert address in page
        joined = analyst.get(address).text
        assert "This view joins 1 finding with this one over weak links." in joined
        assert "Weakest place" in joined
        assert f"of={key}&amp;of={other}" in joined


def test_the_graph_of_both_keeps_them_joined_through_its_form_and_links(keys, as_role):
    analyst = as_role(Role.ANALYST)
    page = analyst.get(f"/findings/{keys[0]}/graph?joined=yes").text

    assert 'name="joined" value="yes"' in page
    assert f"/findings/{keys[0]}/graph?from=" in page.replace("&amp;", "&")
    assert "4 of 4 cases are shown" in page
    assert "Held apart" in analyst.get(f"/findings/{keys[0]}/graph").text


def test_a_desk_asks_for_nothing_more_by_it(keys, as_role):
    officer = as_role(Role.OFFICER, "RO")
    own = re.findall(r'href="/findings/(F-[A-Z2-7]+)"', officer.get("/findings").text)[0]
    plain, joined = (officer.get(f"/findings/{own}{more}") for more in ("", "?joined=yes"))

    assert (plain.status_code, joined.status_code) == (200, 200)
    assert "FR" not in re.findall(r'class="state[^"]*" title="[^"]*">([A-Z]{2})<', joined.text)
    assert "Held apart" not in joined.text
    assert officer.get(f"/findings/{keys[0]}?joined=yes").status_code == 404
