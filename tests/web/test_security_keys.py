"""Security keys: offered to leads and administrators, demanded by a setting, nobody else's."""

import html
import json
import re
from dataclasses import dataclass

import pytest

from coordination import runtime
from coordination.actions.accounts import deactivate_user, list_users
from coordination.domain.permissions import Role
from tests.web.authenticator import SoftKey
from tests.web.conftest import OPERATOR, Browser, code_at, person_maker

_OPTIONS = re.compile(r'id="key-options">([^<]+)<')
_ACTION = re.compile(r'action="([^"]+)" method="post" id="key-form"')


@dataclass
class Asked:
    """What a page asks a security key, and where the answer goes."""

    options: dict
    action: str
    token: str

    @classmethod
    def on(cls, page: str) -> "Asked":
        token = re.search(r'csrf_token" value="([^"]+)"', page).group(1)
        action = html.unescape(_ACTION.search(page).group(1))
        return cls(json.loads(_OPTIONS.search(page).group(1)), action, token)

    def send(self, browser: Browser, credential: str):
        return browser.client.post(
            self.action, data={"csrf_token": self.token, "credential": credential}
        )


def _register(browser: Browser, key: SoftKey, name: str = "first"):
    asked = Asked.on(browser.send("/wan-register", {"name": name}).text)
    return asked.send(browser, key.register(asked.options))


def _ask_for_sign_in(browser: Browser, name: str) -> Asked:
    browser.first_step(name)
    browser.send("/tf-select", {"which": "webauthn"})
    return Asked.on(browser.send("/wan-signin", {}).text)


@pytest.fixture
def lead(browser, person) -> SoftKey:
    """The security key of a lead who is signed out."""
    person("no-lead", Role.LEAD)
    browser.sign_in("no-lead")
    key = SoftKey()
    assert _register(browser, key).status_code == 302
    browser.send("/logout", {}, page="/verify")
    return key


def test_a_lead_signs_in_with_a_security_key(browser, lead, log):
    asked = _ask_for_sign_in(browser, "no-lead")
    done = asked.send(browser, lead.answer(asked.options))

    assert done.location == "/"
    assert [entry[0] for entry in log()[-3:]] == ["security_key.added", "sign_out", "sign_in"]


def test_an_answer_works_once(app, browser, lead):
    asked = _ask_for_sign_in(browser, "no-lead")
    answer = lead.answer(asked.options)
    asked.send(browser, answer)
    thief = Browser(app.test_client())

    stolen = _ask_for_sign_in(thief, "no-lead")
    stolen.action = asked.action
    replayed = stolen.send(thief, answer)

    assert replayed.location == "/wan-signin"
    assert thief.get("/verify").status_code == 302


def test_the_key_of_another_account_is_refused(browser, person, lead):
    person("ro-lead", Role.LEAD, "RO")
    browser.sign_in("ro-lead")
    _register(browser, SoftKey())
    browser.send("/logout", {}, page="/verify")

    asked = _ask_for_sign_in(browser, "ro-lead")
    refused = asked.send(browser, lead.answer(asked.options))

    assert refused.location == "/wan-signin"
    assert browser.get("/verify").status_code == 302


def test_a_closed_account_does_not_get_in_with_its_key(app, browser, person, lead):
    asked = _ask_for_sign_in(browser, "no-lead")
    with app.app_context(), runtime.open_bench(OPERATOR, writes=True) as bench:
        deactivate_user(bench, next(one.id for one in list_users(bench)))

    refused = asked.send(browser, lead.answer(asked.options))

    assert refused.status_code == 302
    assert browser.get("/verify").status_code == 302


def test_a_wrong_answer_is_refused(browser, lead):
    asked = _ask_for_sign_in(browser, "no-lead")
    refused = asked.send(browser, SoftKey(id=lead.id).answer(asked.options))

    assert refused.location == "/wan-signin"


def test_a_key_renews_a_sign_in_and_can_be_removed(browser, lead):
    browser.first_step("no-lead")
    browser.send("/tf-select", {"which": "authenticator"})
    browser.second_step(code_at(1))

    asked = Asked.on(browser.send("/wan-verify", {}).text)
    renewed = asked.send(browser, lead.answer(asked.options))
    removed = browser.send("/wan-delete", {"name": "first"}, page="/wan-register")

    assert renewed.status_code == removed.status_code == 302
    assert "Remove" not in browser.get("/wan-register").text


def test_an_officer_is_not_offered_keys_and_a_lead_is(browser, person, app):
    person("no-officer")
    person("no-lead", Role.LEAD)
    officer, lead = browser, Browser(app.test_client())
    officer.sign_in("no-officer")
    lead.sign_in("no-lead")

    assert officer.get("/wan-register").status_code == 403
    assert lead.get("/wan-register").status_code == 200


def test_where_keys_are_demanded_a_lead_registers_one_before_anything_else(make_app):
    app = make_app(require_webauthn=True)
    person_maker(app)("no-lead", Role.LEAD)
    person_maker(app)("no-officer")
    lead, officer = Browser(app.test_client()), Browser(app.test_client())
    lead.sign_in("no-lead")
    officer.sign_in("no-officer")

    before = lead.get("/change")
    _register(lead, SoftKey())

    assert before.location == "/wan-register"
    assert lead.get("/change").status_code == 200
    assert officer.get("/change").status_code == 200


def test_where_keys_are_demanded_a_code_no_longer_signs_a_lead_in(make_app):
    app = make_app(require_webauthn=True)
    person_maker(app)("no-lead", Role.LEAD)
    lead = Browser(app.test_client())
    lead.sign_in("no-lead")
    _register(lead, SoftKey())
    lead.send("/mf-recovery-codes", {"generate_new_codes": "1"})
    lead.send("/logout", {}, page="/verify")

    lead.first_step("no-lead")
    lead.send("/tf-select", {"which": "authenticator"})
    code = lead.second_step(code_at(1))
    recovery = lead.send("/mf-recovery", {"code": "aaaa-bbbb-cccc"})

    assert "signs in with its security key" in code.text
    assert "signs in with its security key" in recovery.text
