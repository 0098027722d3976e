"""The two steps of signing in: what gets in, what doesn't, and how often it may be tried."""

import re
from datetime import timedelta

import pytest
from flask_security.utils import get_hmac
from passlib.hash import argon2
from sqlalchemy import func, select, update

from coordination import runtime
from coordination.actions.accounts import add_user, deactivate_user
from coordination.domain.permissions import Role
from coordination.storage import desks
from coordination.storage.accounts import Account
from coordination.storage.database import db
from coordination.storage.limits import Attempt
from coordination.storage.tokens import Invite
from coordination.web import attempts
from coordination.web.attempts import Limit
from tests.web.conftest import OPERATOR, PASSWORD, Browser, code_at

_KEY = re.compile(r'class="mono text-center mb-3">([^<]+)<')


def _without_token(text: str) -> str:
    return re.sub(r'(csrf_token" value|nonce)="[^"]+"', "", text)


def test_password_and_code_lead_to_the_first_page(browser, person, log):
    person("no-officer")

    first = browser.first_step("no-officer")
    second = browser.second_step(code_at())

    assert first.location.startswith("/tf-validate")
    assert (second.status_code, second.location) == (302, "/")
    assert log()[-1][:2] == ("sign_in", "no-officer")


def test_a_password_hashed_at_older_costs_is_hashed_anew_and_lets_in(app, browser, person):
    person("no-officer")
    with app.app_context():
        account = db.session.scalars(select(Account)).one()
        account.password = old = argon2.using(type="I").hash(get_hmac(PASSWORD))
        db.session.commit()

    browser.first_step("no-officer")
    second = browser.second_step(code_at())

    with app.app_context():
        assert db.session.scalars(select(Account)).one().password != old
    assert second.location == "/"


@pytest.mark.parametrize("path", ["/tf-validate", "/tf-select"])
def test_who_has_signed_in_is_led_on_from_the_second_step_and_stays_signed_in(
    browser, person, log, path
):
    person("no-officer")
    browser.sign_in("no-officer")

    led = [browser.get(path), browser.send(path, {"code": "000000"}, page="/verify")]
    assert [(one.status_code, one.location) for one in led] == [(302, "/")] * 2
    assert browser.get("/verify").status_code == 200
    assert "sign_out" not in {entry[0] for entry in log()}


def test_a_password_alone_opens_nothing(browser, person):
    person("no-officer")

    browser.first_step("no-officer")

    assert browser.get("/verify").location.startswith("/login")


def test_a_wrong_password_and_an_unknown_name_answer_alike(browser, person, log):
    one = person("no-officer")

    wrong = browser.first_step("no-officer", "not the password at all")
    unknown = browser.first_step("no-stranger", "not the password at all")

    shown = _without_token(wrong.text).replace("no-officer", "no-stranger")
    assert shown == _without_token(unknown.text)
    assert "go together" in wrong.text
    assert log()[-2:] == [
        ("sign_in.failed", "anonymous", (one.id,)),
        ("sign_in.failed", "anonymous", ("unknown",)),
    ]


def test_a_name_that_cannot_be_one_answers_like_an_unknown_one(browser):
    answer = browser.first_step("\x00' OR 1=1", "not the password at all")

    assert answer.status_code == 200
    assert "go together" in answer.text


def test_a_sign_in_sent_as_json_is_refused_so_that_no_try_goes_uncounted(browser, person):
    person("no-officer")
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/login").text).group(1)

    answer = browser.client.post(
        "/login",
        json={"username": "no-officer", "password": PASSWORD},
        headers={"X-CSRFToken": token},
    )

    assert answer.status_code == 400
    assert browser.get("/tf-validate").location.endswith("/login")


def test_a_code_works_once(browser, person):
    person("no-officer")
    browser.sign_in("no-officer")
    browser.send("/logout", {}, page="/verify")

    again = browser.sign_in("no-officer")
    next_one = browser.second_step(code_at(1))

    assert "work once" in again.text
    assert next_one.status_code == 302


def test_an_old_code_is_refused_and_a_neighbouring_one_taken(browser, person):
    person("no-officer")
    browser.first_step("no-officer")

    old = browser.second_step(code_at(-3))
    neighbour = browser.second_step(code_at(-1))

    assert "valid now" in old.text
    assert neighbour.status_code == 302


def test_six_digits_may_be_typed_with_a_space(browser, person):
    person("no-officer")
    browser.first_step("no-officer")

    letters = browser.second_step("abcdef")
    spaced = browser.second_step(f"{code_at()[:3]} {code_at()[3:]}")

    assert "Six digits are needed" in letters.text
    assert spaced.status_code == 302


def test_twenty_wrong_codes_lock_the_right_one_out(browser, person, log):
    person("no-officer")
    browser.first_step("no-officer")

    answers = [browser.second_step("000000").status_code for _ in range(20)]
    right = browser.second_step(code_at())

    assert answers == [200] * 10 + [429] * 10
    assert (right.status_code, right.headers["Retry-After"]) == (429, "900")
    assert ("sign_in.locked", "anonymous", ("quarter",)) in log()


def test_a_locked_account_locks_nobody_else(app, browser, person):
    person("no-officer")
    person("no-second")
    browser.first_step("no-officer")
    for _ in range(11):
        browser.second_step("000000")

    other = Browser(app.test_client()).sign_in("no-second")

    assert other.status_code == 302


def test_the_right_password_does_not_buy_more_codes(browser, person):
    person("no-officer")
    for _ in range(5):
        browser.first_step("no-officer")
        browser.second_step("000000")
        browser.second_step("000001")

    browser.first_step("no-officer")
    right = browser.second_step(code_at())

    assert right.status_code == 429


@pytest.mark.parametrize("name", ["no-officer", "no-stranger"])
def test_wrong_passwords_lock_an_account_whether_it_exists_or_not(browser, person, name):
    person("no-officer")

    answers = [browser.first_step(name, "not the password").status_code for _ in range(11)]
    right = browser.first_step(name)

    assert answers[-2:] == [200, 429]
    assert right.status_code == 429


def test_a_lock_ends_with_its_stretch_of_time(browser, person, monkeypatch):
    person("no-officer")
    for _ in range(45):  # more than a day allows: what is refused does not count for it
        browser.first_step("no-officer", "not the password")
    later = runtime.wall_clock() + timedelta(minutes=16)

    monkeypatch.setattr(runtime, "wall_clock", lambda: later)

    assert browser.first_step("no-officer").status_code == 302


def test_a_full_sign_in_clears_the_count(browser, person):
    person("no-officer")
    for _ in range(9):
        browser.first_step("no-officer", "not the password")

    browser.sign_in("no-officer")
    browser.send("/logout", {}, page="/verify")
    answers = [browser.first_step("no-officer", "wrong").status_code for _ in range(9)]

    assert answers == [200] * 9


def test_one_address_may_not_try_many_names(browser, monkeypatch):
    monkeypatch.setattr(attempts, "ADDRESS", Limit("address", 3, timedelta(minutes=15)))

    answers = [browser.first_step(f"name-{one}").status_code for one in range(4)]
    elsewhere = Browser(browser.client, address="127.0.0.2").first_step("name-9")

    assert answers == [200, 200, 200, 429]
    assert elsewhere.status_code == 200


def test_a_recovery_code_works_once_in_place_of_the_authenticator(browser, person, log):
    person("no-officer")
    browser.sign_in("no-officer")
    made = browser.send("/mf-recovery-codes", {"generate_new_codes": "1"})
    code = re.search(r"<li>([0-9a-f\-]+)</li>", made.text).group(1)
    browser.send("/logout", {}, page="/verify")

    browser.first_step("no-officer")
    used = browser.send("/mf-recovery", {"code": code.upper()})
    browser.send("/logout", {}, page="/verify")
    browser.first_step("no-officer")
    again = browser.send("/mf-recovery", {"code": code})

    assert used.status_code == 302
    assert again.status_code == 200
    assert [entry[0] for entry in log()[-5:]] == [
        "recovery_codes.made", "sign_out", "sign_in", "sign_out", "sign_in.failed",
    ]  # fmt: skip


def test_recovery_codes_are_not_stored_as_they_are_typed(app, browser, person):
    person("no-officer")
    browser.sign_in("no-officer")

    made = browser.send("/mf-recovery-codes", {"generate_new_codes": "1"})

    codes = re.findall(r"<li>([0-9a-f\-]{14})</li>", made.text)
    with app.app_context():
        stored = db.session.scalars(select(Account)).one().mf_recovery_codes
    assert len(codes) == len(stored) == 8
    assert not any(code in text for code in codes for text in stored)


def test_wrong_recovery_codes_lock_like_wrong_codes(browser, person):
    person("no-officer")
    browser.first_step("no-officer")

    answers = [
        browser.send("/mf-recovery", {"code": "aaaa-bbbb-cccc"}).status_code for _ in range(11)
    ]

    assert answers[-2:] == [200, 429]
    assert browser.second_step(code_at()).status_code == 429


def test_a_closed_account_answers_like_a_wrong_password(app, browser, person, log):
    closed = person("no-officer")
    with app.app_context(), runtime.open_bench(OPERATOR, writes=True) as bench:
        deactivate_user(bench, closed.id)

    answer = browser.first_step("no-officer")

    assert "or the account is closed" in answer.text
    assert log()[-1] == ("sign_in.closed_account", "anonymous", (closed.id,))


def test_a_token_never_signs_in(app, browser, person):
    person("no-officer")
    with app.test_request_context():
        token = db.session.scalars(select(Account)).one().get_auth_token()

    by_header = browser.get("/verify", headers={"Authentication-Token": token})
    by_address = browser.get(f"/verify?auth_token={token}")

    assert by_header.status_code == by_address.status_code == 302


def test_sign_in_leads_to_no_other_site(browser, person):
    person("no-officer")

    form = {"username": "no-officer", "password": PASSWORD, "next": "//evil.example/x"}
    answer = browser.send("/login?next=//evil.example/x", form, page="/login")

    assert answer.status_code == 200
    assert "evil.example" not in answer.headers.get("Location", "")


def test_sign_in_returns_to_the_page_that_was_asked_for(browser, person):
    person("no-officer")

    asked = browser.get("/change?word=secret")
    browser.send(asked.location, {"username": "no-officer", "password": PASSWORD})
    done = browser.send("/tf-validate?next=/change", {"code": code_at()})

    assert asked.location == "/login?next=/change"
    assert done.location == "/change"


def test_what_cannot_be_recorded_does_not_sign_in(browser, person, monkeypatch):
    person("no-officer")
    browser.first_step("no-officer")

    def full(*_args, **_kwargs):
        raise OSError("the disk is full")

    monkeypatch.setattr(runtime, "record_event", full)
    answer = browser.second_step(code_at())
    monkeypatch.undo()

    assert answer.status_code == 500
    assert browser.get("/verify").location.startswith("/login")


def _invite(app, name: str = "ro-officer") -> str:
    with app.app_context(), runtime.open_bench(OPERATOR, writes=True) as bench:
        desks.add_missing(bench.session, {"RO": "Romania"})
        return add_user(bench, name, Role.OFFICER, "RO").token


def test_a_link_leads_through_password_and_authenticator_into_the_product(app, browser, log):
    path = f"/welcome/{_invite(app)}"

    chosen = browser.send(path, {"password": PASSWORD, "again": PASSWORD})
    shown = browser.send(chosen.location, {"setup": "authenticator"})
    secret = _KEY.search(shown.text).group(1).replace("-", "").replace(" ", "")
    done = browser.send("/tf-validate", {"code": code_at(secret=secret)}, page="/tf-setup")

    assert chosen.location == "/tf-setup"
    assert 'src="data:image/svg+xml;base64,' in shown.text
    assert done.status_code == 302
    assert [entry[0] for entry in log()[-2:]] == ["account.password_chosen", "sign_in"]


def test_a_link_works_once_and_no_longer_than_a_day(app, browser):
    used, old = _invite(app, "ro-one"), _invite(app, "ro-two")
    Browser(app.test_client()).send(f"/welcome/{used}", {"password": PASSWORD, "again": PASSWORD})
    with app.app_context():
        over = runtime.wall_clock() - timedelta(seconds=1)
        db.session.execute(update(Invite).where(Invite.used_at.is_(None)).values(expires_at=over))
        db.session.commit()

    answers = [browser.get(f"/welcome/{token}") for token in (used, old, "unknown")]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert len({_without_token(answer.text) for answer in answers}) == 1


def test_a_link_is_nothing_to_somebody_who_is_signed_in(app, browser, person):
    path = f"/welcome/{_invite(app)}"
    person("no-officer")

    before = browser.get(path).status_code
    browser.sign_in("no-officer")

    assert (before, browser.get(path).status_code) == (200, 404)


def test_an_easily_guessed_password_is_refused_and_the_link_stays(app, browser):
    path = f"/welcome/{_invite(app)}"

    short = browser.send(path, {"password": "short", "again": "short"})
    common = browser.send(path, {"password": "Password12345678!", "again": "Password12345678!"})
    differing = browser.send(path, {"password": PASSWORD, "again": "other"})

    assert short.status_code == common.status_code == differing.status_code == 422
    assert "at least 14 characters" in short.text
    assert "tried first" in common.text
    assert browser.get(path).status_code == 200


def test_a_new_password_follows_the_same_rules_and_keeps_this_session_only(
    app, browser, person, log
):
    person("no-officer")
    other = Browser(app.test_client())
    other.sign_in("no-officer")
    browser.sign_in("no-officer", steps_ahead=1)

    weak = browser.send("/change", _new_password("no-officer-123"))
    changed = browser.send("/change", _new_password("seven brass kettles whistle"))

    assert "tried first" in weak.text
    assert changed.status_code == 302
    assert browser.get("/verify").status_code == 200
    assert other.get("/verify").status_code == 302
    assert [entry[0] for entry in log()[-2:]] == ["sign_in", "password.changed"]


def _new_password(text: str) -> dict[str, str]:
    return {"password": PASSWORD, "new_password": text, "new_password_confirm": text}


def test_another_authenticator_is_confirmed_with_its_code(browser, person, log):
    person("no-officer")
    browser.sign_in("no-officer")

    shown = browser.send("/tf-setup", {"setup": "authenticator"})
    secret = _KEY.search(shown.text).group(1).replace("-", "").replace(" ", "")
    action = re.search(r'action="(/tf-setup/[^"]+)"', shown.text).group(1)
    token = re.search(r'csrf_token" value="([^"]+)"', shown.text).group(1)
    done = browser.client.post(action, data={"csrf_token": token, "code": code_at(1, secret)})

    assert done.status_code == 302
    assert log()[-1][0] == "second_factor.changed"


def test_old_counts_are_swept_when_somebody_signs_in(app, browser, person, monkeypatch):
    person("no-officer")
    browser.first_step("no-stranger")
    later = runtime.wall_clock() + timedelta(days=3)

    monkeypatch.setattr(runtime, "wall_clock", lambda: later)
    browser.sign_in("no-officer")

    with app.app_context():
        oldest = db.session.scalar(select(func.min(Attempt.stretch)))
    assert oldest >= (later - timedelta(days=2)).timestamp()
