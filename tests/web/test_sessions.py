"""Sessions: a copied, planted, old or ended one is worth nothing, and a row tells nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from coordination import runtime
from coordination.actions.accounts import deactivate_user
from coordination.storage.database import db
from coordination.storage.web_sessions import WebSession, WebSessions
from tests.conftest import Clock
from tests.web.conftest import OPERATOR, Browser, person_maker


def _with_cookie(app, value: str) -> Browser:
    client = app.test_client()
    client.set_cookie("session", value)
    return Browser(client)


def test_a_copied_cookie_dies_with_the_sign_out(app, browser, person, log):
    person("no-officer")
    browser.sign_in("no-officer")
    copied = browser.cookie

    before = _with_cookie(app, copied).get("/verify")
    browser.send("/logout", {}, page="/verify")
    after = _with_cookie(app, copied).get("/verify")

    assert (before.status_code, after.status_code) == (200, 302)
    assert browser.cookie is None
    assert log()[-1][:2] == ("sign_out", "no-officer")


def test_the_id_changes_at_sign_in_and_the_old_one_is_dead(app, browser, person):
    person("no-officer")
    browser.first_step("no-officer")
    planted = browser.cookie

    browser.sign_in("no-officer")

    assert browser.cookie != planted
    assert _with_cookie(app, planted).get("/verify").status_code == 302


def test_an_id_that_the_server_did_not_make_is_never_adopted(app):
    browser = _with_cookie(app, "chosen-by-somebody-else")

    browser.get("/login")

    assert browser.cookie not in {None, "chosen-by-somebody-else"}


def test_signing_out_ends_one_session_and_leaves_the_other(app, browser, person):
    person("no-officer")
    other = Browser(app.test_client())
    browser.sign_in("no-officer")
    other.sign_in("no-officer", steps_ahead=1)

    browser.send("/logout", {}, page="/verify")

    assert other.get("/verify").status_code == 200


def test_a_closed_account_is_out_at_the_next_request(app, browser, person):
    closed = person("no-officer")
    browser.sign_in("no-officer")

    with app.app_context(), runtime.open_bench(OPERATOR, writes=True) as bench:
        deactivate_user(bench, closed.id)

    assert browser.get("/verify").status_code == 302


def _signed_in(make_app, clock: Clock) -> Browser:
    app = make_app(clock=clock, session_hours=2, idle_minutes=30)
    person_maker(app)("no-officer")
    browser = Browser(app.test_client())
    browser.sign_in("no-officer")
    return browser


def test_a_session_ends_when_it_is_idle(make_app):
    clock = Clock()
    browser = _signed_in(make_app, clock)

    clock.move(minutes=29)
    used = browser.get("/verify")
    clock.move(minutes=29)
    used_again = browser.get("/verify")
    clock.move(minutes=31)
    idle = browser.get("/verify")

    assert [used.status_code, used_again.status_code, idle.status_code] == [200, 200, 302]


def test_a_session_ends_at_its_time_though_it_is_used(make_app):
    clock = Clock()
    browser = _signed_in(make_app, clock)

    answers = []
    for _ in range(6):
        clock.move(minutes=20, seconds=1)
        answers.append(browser.get("/verify").status_code)

    assert answers == [200] * 5 + [302]


def test_a_stolen_table_shows_neither_ids_nor_content(app, browser, person):
    person("no-officer")
    browser.sign_in("no-officer")

    with app.app_context():
        rows = db.session.execute(select(WebSession.id_hash, WebSession.data)).all()

    stored = b"".join(part for row in rows for part in row)
    assert rows
    assert browser.cookie.encode() not in stored
    assert b"csrf" not in stored
    assert b"user" not in stored


@pytest.fixture
def sessions(app) -> WebSessions:
    return WebSessions(app.extensions[runtime.EXTENSION].engine, b"k" * 32)


def test_an_ended_session_does_not_come_back_with_a_late_answer(sessions):
    now = runtime.wall_clock()
    later = now + timedelta(hours=1)
    sessions.add("some-id", b"{}", expires_at=later)

    sessions.remove("some-id")
    sessions.change("some-id", b'{"a": 1}', expires_at=later)

    assert sessions.load("some-id", now=now) is None


def test_a_row_under_another_id_or_key_does_not_open(app, sessions):
    now = runtime.wall_clock()
    sessions.add("some-id", b"{}", expires_at=now + timedelta(hours=1))

    other = WebSessions(app.extensions[runtime.EXTENSION].engine, b"x" * 32)

    assert other.load("some-id", now=now) is None
    assert sessions.load("some-id", now=now).data == b"{}"


def test_sessions_that_are_over_are_swept(sessions):
    now = runtime.wall_clock()
    sessions.add("old", b"{}", expires_at=now - timedelta(seconds=1))
    sessions.add("new", b"{}", expires_at=now + timedelta(hours=1))

    sessions.sweep(now=now)

    assert sessions.load("old", now=now - timedelta(minutes=1)) is None
    assert sessions.load("new", now=now) is not None


def test_a_full_disk_does_not_end_a_session(sessions, monkeypatch):
    now = runtime.wall_clock()
    sessions.add("some-id", b"{}", expires_at=now + timedelta(hours=1))

    class Full:
        def begin(self):
            raise OperationalError("", {}, Exception("disk is full"))

    with monkeypatch.context() as patched:
        patched.setattr(sessions, "_engine", Full())
        sessions.touch("some-id", expires_at=now + timedelta(hours=2))

    assert sessions.load("some-id", now=now) is not None


def test_opening_a_session_now_and_then_sweeps(browser, monkeypatch, app):
    swept = []
    monkeypatch.setattr("coordination.web.web_sessions.secrets.randbelow", lambda _most: 0)
    monkeypatch.setattr(WebSessions, "sweep", lambda _self, now: swept.append(now))

    browser.get("/login")

    assert len(swept) == 1
