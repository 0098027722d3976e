"""The wall: who gets through, what is recorded, and that no view stands outside it."""

import pytest
from sqlalchemy import Engine

from coordination.domain.permissions import Role
from coordination.web import access, routes
from coordination.web.access import MissingRoute
from coordination.web.routes import EVERYBODY, FORM, KEYED, PUBLIC, READ, Access


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    """Nothing here depends on the database."""
    return sqlite_engine


def test_a_view_without_a_row_does_not_start(app, monkeypatch):
    access.check_table(app)

    monkeypatch.delitem(routes.ROUTES, "security.login")

    with pytest.raises(MissingRoute, match=r"no row in the table: security\.login"):
        access.check_table(app)


def test_a_row_without_a_view_or_method_does_not_start(app, monkeypatch):
    monkeypatch.setitem(routes.ROUTES, "gone.view", Access(PUBLIC, READ))
    monkeypatch.setitem(routes.ROUTES, "security.logout", Access(EVERYBODY, FORM))

    with pytest.raises(MissingRoute, match=r"no view: gone\.view; a method .*: security\.logout"):
        access.check_table(app)


def test_a_keyed_view_without_a_scope_does_not_start(app, monkeypatch):
    monkeypatch.setitem(routes.ROUTES, "security.verify", Access(KEYED, FORM))

    with pytest.raises(MissingRoute, match=r"keyed without a scope.*: security\.verify"):
        access.check_table(app)


def test_a_view_that_came_in_behind_the_check_is_closed(app, browser, person, monkeypatch):
    person("no-officer")
    browser.sign_in("no-officer")

    monkeypatch.delitem(routes.ROUTES, "security.verify")

    assert browser.get("/verify").status_code == 404


def test_what_a_package_brings_and_nobody_may_use_is_absent(browser):
    assert browser.get("/tf-rescue").status_code == 404
    assert browser.get("/fs-static/js/webauthn.js").status_code == 404


def test_a_role_that_the_row_does_not_name_is_refused_and_recorded(
    browser, person, log, monkeypatch
):
    person("no-officer")
    browser.sign_in("no-officer")

    allowed = browser.get("/verify")
    monkeypatch.setitem(routes.ROUTES, "security.verify", Access(frozenset({Role.AUDITOR}), FORM))
    refused = browser.get("/verify")

    assert (allowed.status_code, refused.status_code) == (200, 403)
    assert "It was recorded" in refused.text
    assert log()[-1] == ("refused", "no-officer", ("security.verify",))


def test_who_is_not_signed_in_is_sent_to_the_door_and_back(browser):
    answer = browser.get("/change?name=secret")

    assert answer.location == "/login?next=/change"


def test_an_absent_page_is_absent_for_everybody(browser, person):
    person("no-officer")
    before = browser.get("/absent").status_code

    browser.sign_in("no-officer")

    assert before == browser.get("/absent").status_code == 404


def test_a_table_without_a_session_knows_nobody(app):
    with app.test_request_context():
        assert access.current_actor_or_none() is None
        with pytest.raises(Exception, match="401"):
            access.current_actor()
