"""Headers and errors: what every answer carries, and what none says."""

import logging
import re

import pytest
from flask import request
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from coordination.actions.workbench import NoSuchRecord
from coordination.config import BadSetting
from coordination.web import reports
from tests.web.conftest import Browser


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    """Nothing here depends on the database."""
    return sqlite_engine


SECURE = "https://desk.example.org"


def test_the_policy_has_a_new_nonce_each_time(browser):
    first, second = (browser.get("/login").headers["Content-Security-Policy"] for _ in range(2))

    nonces = [
        re.search(r"script-src 'self' 'nonce-([^']+)'", text).group(1) for text in (first, second)
    ]
    assert nonces[0] != nonces[1]
    assert first.startswith("default-src 'none'; ")
    assert "require-trusted-types-for 'script'" in first
    assert "style-src-attr 'none'" in first
    assert "unsafe" not in first


def test_every_answer_carries_the_fixed_headers(browser):
    for answer in (browser.get("/login"), browser.get("/absent"), browser.get("/verify")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "no-store"


def test_files_with_a_version_are_kept_for_long_and_pages_never(browser):
    versioned = browser.get("/static/security-key.js?v=1")
    plain = browser.get("/assets/plotly.min.js")

    assert versioned.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert plain.headers["Cache-Control"] == "public, max-age=3600"
    assert plain.content_type.startswith("text/javascript")


def test_addresses_of_files_carry_the_version_of_their_content(app):
    with app.test_request_context():
        plotly = app.jinja_env.globals["plotly_address"]()
        script = app.jinja_env.globals["asset"]("security-key.js")

    assert re.fullmatch(r"/assets/plotly\.min\.js\?v=[0-9a-f]{12}", plotly)
    assert re.fullmatch(r"/static/security-key\.js\?v=[0-9a-f]{12}", script)


def test_a_missing_file_is_not_kept(browser):
    answer = browser.get("/static/absent.js?v=1")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")


def test_over_https_the_cookie_is_bound_to_the_host_and_the_transport_demanded(make_app):
    app = make_app(base_url=SECURE)

    answer = app.test_client().get("/login", base_url=SECURE)

    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(cookie.split("; "))
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_over_http_the_cookie_is_still_closed_to_scripts_and_other_sites(browser):
    answer = browser.get("/login")

    cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=Strict"} <= set(cookie.split("; "))
    assert "Strict-Transport-Security" not in answer.headers


def test_a_form_works_over_https_though_no_referrer_is_sent(make_app):
    app = make_app(base_url=SECURE)
    client = app.test_client()
    token = re.search(r'csrf_token" value="([^"]+)"', client.get("/login", base_url=SECURE).text)

    answer = client.post(
        "/login",
        base_url=SECURE,
        data={"csrf_token": token.group(1), "username": "nobody", "password": "nothing"},
    )

    assert answer.status_code == 200


def test_a_foreign_host_is_refused_and_the_own_one_served(app):
    client = app.test_client()

    assert client.get("/login", base_url="http://evil.example").status_code == 400
    assert client.get("/login", base_url="http://localhost:8000").status_code == 200


def test_a_post_without_token_or_from_another_site_is_refused(browser):
    browser.get("/login")

    bare = browser.client.post("/login", data={"username": "a", "password": "b"})
    foreign = browser.client.post("/login", headers={"Sec-Fetch-Site": "cross-site"})

    assert bare.status_code == foreign.status_code == 400
    assert "may have been open too long" in bare.text


def test_methods_that_the_table_does_not_name_are_refused(browser):
    assert browser.client.options("/login").status_code == 405
    assert browser.client.delete("/login").status_code == 405
    assert browser.client.get("/logout").status_code == 405
    assert browser.client.head("/login").status_code == 200


def test_too_large_a_form_is_refused(browser):
    answer = browser.client.post("/login", data={"username": "a" * 3_000_000})

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NoSuchRecord(), 404),
        (OperationalError("SELECT secret", {}, Exception("secret")), 503),
        (RuntimeError("secret"), 500),
    ],
)
def test_an_error_shows_its_page_and_nothing_of_its_cause(app, monkeypatch, error, status):
    def fail(**_):
        raise error

    monkeypatch.setitem(app.view_functions, "security.login", fail)
    answer = app.test_client().get("/login")

    assert answer.status_code == status
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_the_log_names_kind_and_place_of_an_error_but_not_its_text(app, monkeypatch, caplog):
    def fail(**_):
        raise RuntimeError("a name that must not be logged")

    monkeypatch.setitem(app.view_functions, "security.login", fail)
    app.testing = False
    with caplog.at_level(logging.ERROR):
        app.test_client().get("/login")

    assert "unforeseen RuntimeError at" in caplog.text
    assert "must not be logged" not in caplog.text


def test_absent_and_foreign_answer_with_the_same_body(app, monkeypatch):
    def foreign(**_):
        raise NoSuchRecord

    absent = app.test_client().get("/absent")
    monkeypatch.setitem(app.view_functions, "security.login", foreign)
    hidden = app.test_client().get("/login")

    assert absent.status_code == hidden.status_code == 404
    assert absent.text == hidden.text
    assert "There is no such record, or it isn&#39;t yours to see." in absent.text


def test_when_pages_cannot_be_rendered_the_answer_is_plain(app, monkeypatch):
    def away(*_args, **_kwargs):
        raise OperationalError("", {}, Exception("away"))

    monkeypatch.setattr("coordination.web.errors.render_template", away)
    answer = app.test_client().get("/absent")

    assert answer.status_code == 404
    assert answer.text.startswith("Nothing to see. There is no such record")


def test_the_api_answers_with_a_problem(browser):
    answer = browser.get("/api/absent")

    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == 404
    assert answer.json["detail"] == "There is no such record, or it isn't yours to see."


def _report(browser: Browser, report: object):
    return browser.client.post("/csp-report", json=report)


def test_a_policy_report_is_logged_without_query_or_forged_lines(browser, caplog):
    old = {"effective-directive": "img-src", "document-uri": "http://localhost/cases?q=secret"}
    forged = {"effectiveDirective": "x\nERROR forged", "documentURL": "http://localhost/a\nb"}

    with caplog.at_level(logging.WARNING, logger=reports.__name__):
        answer = _report(browser, {"csp-report": old})
        _report(browser, [{"body": forged}])

    assert answer.status_code == 204
    assert "img-src on /cases" in caplog.text
    assert "secret" not in caplog.text
    assert "forged" not in caplog.text


@pytest.mark.parametrize(
    "body", [b"{", b"[1]", b'{"body": 1}', b"[" * 9000, b'{"body": {"documentURL": "http://["}}']
)
def test_a_malformed_report_does_no_harm(browser, body):
    answer = browser.client.post("/csp-report", data=body, content_type="application/csp-report")

    assert answer.status_code == 204


def test_reports_are_limited_in_size_and_number(browser, caplog):
    large = browser.client.post("/csp-report", data=b"x" * 20_000)
    report = {"csp-report": {"effective-directive": "img-src"}}

    with caplog.at_level(logging.WARNING, logger=reports.__name__):
        for _ in range(25):
            _report(browser, report)

    assert large.status_code == 413
    assert caplog.text.count("img-src") == 20


def test_a_proxy_is_believed_only_for_the_hops_that_are_set(make_app):
    heard = []
    for hops in (0, 1):
        app = make_app(proxies=hops)
        app.before_request_funcs[None].insert(0, lambda: heard.append(request.remote_addr))
        app.test_client().get("/login", headers={"X-Forwarded-For": "203.0.113.9"})

    assert heard == ["127.0.0.1", "203.0.113.9"]


def test_http_on_an_open_port_does_not_start(make_app):
    with pytest.raises(BadSetting, match="BASE_URL is not https"):
        make_app(host="0.0.0.0")
