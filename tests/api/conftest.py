"""Programs that call the API: each with the key of an invented officer."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from coordination import runtime
from coordination.actions import accounts
from coordination.actions.api_keys import IssuedKey, issue_api_key
from coordination.domain.accounts import API_KEY_LIFE, ApiScope
from coordination.domain.permissions import Actor, Role
from coordination.storage import desks
from tests.web.conftest import app, browser, log, make_app, person

__all__ = ["app", "browser", "log", "make_app", "person"]  # fixtures that both doors need

BOTH = (ApiScope.READ_CASES, ApiScope.WRITE_CASES)


@dataclass
class Program:
    """A client that sends a key with everything."""

    client: FlaskClient
    key: str | None
    owner: str = ""
    address: str = "127.0.0.1"

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.call("GET", path, **more)

    def post(self, payload: object, path: str = "/api/v1/cases") -> TestResponse:
        return self.call("POST", path, data=_body(payload), content_type="application/json")

    def put(self, path: str, payload: object) -> TestResponse:
        return self.call("PUT", path, data=_body(payload), content_type="application/json")

    def call(self, method: str, path: str, **more: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        return self.client.open(
            path,
            method=method,
            headers={**headers, **more.pop("headers", {})},
            environ_base={"REMOTE_ADDR": self.address},
            buffered=True,
            **more,
        )


def _body(payload: object) -> bytes:
    return payload if isinstance(payload, bytes) else json.dumps(payload).encode()


@pytest.fixture
def anybody(app: Flask) -> Program:
    """A program without a key."""
    return Program(app.test_client(), None)


MakeProgram = Callable[..., Program]


@pytest.fixture
def program(app: Flask) -> MakeProgram:
    """Make a program of a desk: program("NO"), or one whose key may only read."""
    return program_maker(app)


def program_maker(app: Flask) -> MakeProgram:
    numbers = count(1)

    def make(
        desk: str = "NO",
        scopes: tuple[ApiScope, ...] = BOTH,
        *,
        role: Role = Role.OFFICER,
        life: timedelta = API_KEY_LIFE,
    ) -> Program:
        holder = Actor("", f"{desk.lower()}.program{next(numbers)}", role, desk)
        return Program(app.test_client(), a_key(app, holder, scopes, life).text, holder.name)

    return make


def a_key(
    app: Flask, holder: Actor, scopes: tuple[ApiScope, ...] = BOTH, life: timedelta = API_KEY_LIFE
) -> IssuedKey:
    """Make an account, and a key of it, which only officers and leads can ask for."""
    with app.app_context(), runtime.open_bench(runtime.OPERATOR, writes=True) as bench:
        desks.add_missing(bench.session, {"NO": "Norway", "RO": "Romania", "DE": "Germany"})
        accounts.add_user(bench, holder.name, holder.role, holder.desk)
        found = next(one for one in accounts.list_users(bench) if one.name == holder.name)
    owner = replace(holder, user_id=found.id)
    with app.app_context(), runtime.open_bench(owner, writes=True) as bench:
        return issue_api_key(bench, scopes, life=life)


@pytest.fixture(autouse=True)
def _steady_counts(whole_stretches: None) -> None:
    """No test of this folder straddles two stretches of counted tries."""
