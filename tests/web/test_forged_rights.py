"""Rows edited in the database open nothing at the door: accounts, security keys, sessions."""

from datetime import timedelta

from sqlalchemy import text

from coordination import runtime
from coordination.actions.accounts import deactivate_user
from coordination.domain.permissions import Role
from tests.walls import past_walls
from tests.web.conftest import OPERATOR, Browser


def _sql(app, statement: str) -> None:
    engine = app.extensions[runtime.EXTENSION].engine
    with past_walls(engine).begin() as connection:
        connection.execute(text(statement))


def test_a_session_ends_when_the_row_of_its_account_was_edited(app, browser, person, log):
    person("no-officer", Role.OFFICER, "NO")
    browser.sign_in("no-officer")
    assert browser.get("/cases").status_code == 200

    _sql(app, "UPDATE account SET role = 'lead'")
    assert browser.get("/cases").status_code == 302
    assert browser.get("/cases").status_code == 302
    assert [entry[0] for entry in log()].count("rights.forged") == 1


def test_an_edited_account_does_not_sign_in(app, browser, person):
    person("no-officer", Role.OFFICER, "NO")
    _sql(app, "UPDATE account SET desk = 'RO'")
    browser.sign_in("no-officer")

    assert browser.get("/cases").status_code == 302


def test_an_account_that_signs_in_stays_genuine(app, browser, person, log):
    person("no-officer", Role.OFFICER, "NO")
    browser.sign_in("no-officer")
    browser.send("/logout", {}, page="/verify")
    browser.sign_in("no-officer", steps_ahead=1)

    assert browser.get("/cases").status_code == 200
    assert "rights.forged" not in {entry[0] for entry in log()}


def test_a_closed_person_is_out_at_the_next_request(app, browser, person):
    officer = person("no-officer", Role.OFFICER, "NO")
    browser.sign_in("no-officer")
    with app.app_context(), runtime.open_bench(OPERATOR, writes=True) as bench:
        deactivate_user(bench, officer.id)

    assert browser.get("/cases").status_code == 302
    _sql(app, "UPDATE account SET active = true")
    assert browser.get("/cases").status_code == 302


def test_a_session_is_not_prolonged_by_sql(make_app, person):
    now = runtime.wall_clock()
    moments = [now]
    app = make_app(clock=lambda: moments[-1])
    browser = Browser(app.test_client())
    browser.get("/login")
    browser.send("/login", {"username": "x", "password": "y"})
    cookie = browser.cookie
    moments.append(now + timedelta(hours=11))
    _sql(app, "UPDATE web_session SET expires_at = '2099-01-01 00:00:00+00:00'")
    browser.get("/login")

    assert browser.cookie != cookie
