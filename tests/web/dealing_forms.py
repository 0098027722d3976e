"""Two desks at a table: short ways to send the forms of a hit, as a page has them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from coordination import runtime
from coordination.actions.intake import submit_case
from coordination.domain.permissions import Role
from coordination.reference.pack import Pack
from tests.builders import a_draft, an_identifier
from tests.conftest import Clock
from tests.web.conftest import Browser, MakeApp
from tests.web.test_pages import RO, as_role, engine, foreign_case, officer, register

__all__ = ["as_role", "engine", "foreign_case", "officer"]  # fixtures

ABSENT = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
ASK = {"groups": ["contact", "summary"], "reason": "the same account, a girl may be at risk"}
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Table:
    """The NO desk, which asks, and the RO desk, which owns."""

    become: Callable[..., Browser]

    def browser(self, desk: str, role: Role = Role.OFFICER, user: str = "") -> Browser:
        return self.become(role, desk, user)

    def hit(self, desk: str) -> str:
        page = self.browser(desk).get("/hits").text
        past = self.browser(desk).get("/hits?state=past").text
        found = re.search(r'href="/hits/([0-9a-f-]{36})"', page + past)
        assert found is not None
        return found.group(1)

    def page(self, desk: str, role: Role = Role.OFFICER) -> str:
        answer = self.browser(desk, role).get(f"/hits/{self.hit(desk)}")
        assert answer.status_code == 200
        return answer.text

    def fields(self, desk: str) -> dict[str, str]:
        """Return what every form of the page carries back."""
        page = self.page(desk)
        mark = re.search(r'name="mark" value="([0-9a-f]{8})"><input[^>]*name="seen"', page)
        seen = re.search(r'name="seen" value="(\d+)"', page)
        return {"mark": mark.group(1) if mark else "", "seen": seen.group(1) if seen else ""}

    def send(
        self,
        desk: str,
        way: str,
        fields: dict[str, Any],
        role: Role = Role.OFFICER,
        *,
        user: str = "",
        query: str = "",
    ) -> TestResponse:
        browser = self.browser(desk, role, user)
        path = f"/hits/{self.hit(desk)}"
        token = _TOKEN.search(browser.get(path).text)
        carried = {"csrf_token": token.group(1) if token else "", **self.fields(desk)}
        # Who may not act has a page without the form, and sends what another's page had.
        carried |= {} if carried["mark"] else {"mark": "00000000"}
        return browser.client.post(f"{path}/{way}{query}", data={**carried, **fields})

    def ask(self, **changed: Any) -> TestResponse:
        return self.send("NO", "ask", {**ASK, **changed})

    def grant(self, **changed: Any) -> TestResponse:
        return self.send("RO", "grant", {"groups": ASK["groups"], **changed}, Role.LEAD)

    def revoke(self, *groups: str) -> TestResponse:
        return self.send("RO", "revocation", {"groups": list(groups), "reason": "over"})


@pytest.fixture
def clock() -> Clock:
    """Deadlines and ends are days, so these tests have one of their own."""
    return Clock()


@pytest.fixture
def app(make_app: MakeApp, clock: Clock) -> Flask:
    return make_app(clock=clock)


@pytest.fixture
def table(app: Flask, pack: Pack, as_role: Callable[..., Browser], officer: Browser) -> Table:
    """Register a case at either desk; they share an account."""
    draft = a_draft(
        pack,
        "RO/2026/77",
        "RO",
        title="Unspoken title",
        summary="Unspoken summary",
        identifiers=[an_identifier("handle", "twitter:quiet_otter_77")],
        subjects=[{"id": "V1", "role": "victim", "names": ["Ana Tenkt"], "dob": "2015-02-03"}],
    )
    with app.app_context(), runtime.open_bench(RO, writes=True) as bench:
        submit_case(bench, draft)
    register(officer)
    return Table(as_role)
