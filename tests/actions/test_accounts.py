"""Accounts: who makes and ends them, and what a link can do."""

import pytest
from sqlalchemy import select

from coordination.actions.accounts import (
    RefusedAccount,
    accept_invite,
    add_demo_account,
    add_user,
    deactivate_user,
    find_invited,
    list_desks,
    list_users,
    re_enrol_user,
    reactivate_user,
)
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.permissions import Actor, Forbidden, Role
from coordination.runtime import NOBODY
from coordination.storage import accounts, desks
from coordination.storage.audit import AuditEntry
from tests.builders import a_lead, an_officer

PASSWORD = "violet tractors sing on tuesdays"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ADMINISTRATOR = Actor("admin-id", "admin", Role.ADMINISTRATOR)


@pytest.fixture
def add(office, operator):
    """Make an account and return its invitation."""
    with office.bench(operator) as bench:
        desks.add_missing(bench.session, {"NO": "Norway", "RO": "Romania"})

    def make(name="no-officer", role=Role.OFFICER, desk="NO", actor=ADMINISTRATOR):
        with office.bench(actor) as bench:
            return add_user(bench, name, role, desk)

    return make


def test_an_administrator_adds_people_anywhere_and_a_lead_at_the_own_desk(add):
    assert add("ro-officer", desk="RO").person.desk == "RO"
    assert add("no-officer", actor=a_lead("NO")).person.role is Role.OFFICER
    with pytest.raises(Forbidden):
        add("ro-other", desk="RO", actor=a_lead("NO"))
    with pytest.raises(Forbidden):
        add("no-other", actor=an_officer("NO"))


def test_a_lead_makes_no_administrator_and_nobody_an_operator(add):
    with pytest.raises(Forbidden):
        add("root", Role.ADMINISTRATOR, None, actor=a_lead("NO"))
    with pytest.raises(Forbidden):
        add("root", Role.OPERATOR, None)
    assert add("second-admin", Role.ADMINISTRATOR, None).person.desk is None


@pytest.mark.parametrize("name", ["N", "Ola Nordmann", "x", "1st", "a" * 41, "a@b"])
def test_a_name_that_cannot_be_typed_safely_is_refused(add, name):
    with pytest.raises(RefusedAccount, match="small letters"):
        add(name)


def test_a_taken_name_and_an_unknown_desk_are_refused(add):
    add()

    with pytest.raises(RefusedAccount, match="taken"):
        add()
    with pytest.raises(RefusedAccount, match="no such desk"):
        add("other", desk="ZZ")


def test_a_list_holds_the_own_desk_for_a_lead_and_everybody_for_an_administrator(office, add):
    add("no-officer")
    add("ro-officer", desk="RO")

    with office.bench(a_lead("NO"), writes=False) as bench:
        own = [one.name for one in list_users(bench)]
    with office.bench(ADMINISTRATOR, writes=False) as bench:
        everybody = [one.name for one in list_users(bench)]

    assert own == ["no-officer"]
    assert everybody == ["no-officer", "ro-officer"]


def test_an_officer_lists_neither_people_nor_desks(office):
    with office.bench(an_officer("NO"), writes=False) as bench:
        with pytest.raises(Forbidden):
            list_users(bench)
        with pytest.raises(Forbidden):
            list_desks(bench)


def test_desks_are_listed_with_their_open_accounts(office, add):
    add("no-officer")
    closed = add("no-second")
    with office.bench(ADMINISTRATOR) as bench:
        deactivate_user(bench, closed.person.id)

    with office.bench(ADMINISTRATOR, writes=False) as bench:
        listed = list_desks(bench)

    assert [(one.id, one.accounts) for one in listed] == [("NO", 1), ("RO", 0)]


def test_a_link_sets_the_password_once(office, add):
    invitation = add()

    with office.bench(NOBODY) as bench:
        accept_invite(bench, invitation.token, PASSWORD)

    with office.bench(NOBODY) as bench, pytest.raises(NoSuchRecord):
        accept_invite(bench, invitation.token, PASSWORD)
    with office.bench(NOBODY, writes=False) as bench:
        stored = accounts.find_by_name(bench.session, "no-officer").password
    assert stored.startswith("$argon2id$")
    assert PASSWORD not in stored


def test_a_link_ends_after_a_day(office, add):
    invitation = add()

    office.clock.move(hours=23, minutes=59)
    with office.bench(NOBODY, writes=False) as bench:
        assert find_invited(bench, invitation.token).name == "no-officer"
    office.clock.move(minutes=2)
    with office.bench(NOBODY, writes=False) as bench, pytest.raises(NoSuchRecord):
        find_invited(bench, invitation.token)


def test_a_weak_password_does_not_use_the_link_up(office, add):
    invitation = add()

    with office.bench(NOBODY) as bench:
        with pytest.raises(RefusedAccount):
            accept_invite(bench, invitation.token, "no-officer-1234567")
        accept_invite(bench, invitation.token, PASSWORD)


def test_a_link_that_another_request_used_meanwhile_is_refused(office, add, monkeypatch):
    invitation = add()
    monkeypatch.setattr("coordination.storage.tokens.use_invite", lambda *_, **__: None)

    with office.bench(NOBODY) as bench, pytest.raises(NoSuchRecord):
        accept_invite(bench, invitation.token, PASSWORD)


def test_closing_an_account_ends_its_sessions_and_its_link(office, add):
    invitation = add()
    with office.bench(ADMINISTRATOR) as bench:
        before = accounts.find(bench.session, invitation.person.id).fs_uniquifier
        person = deactivate_user(bench, invitation.person.id)
        after = accounts.find(bench.session, invitation.person.id).fs_uniquifier

    assert not person.active
    assert before != after
    with office.bench(NOBODY, writes=False) as bench, pytest.raises(NoSuchRecord):
        find_invited(bench, invitation.token)


def _set_up(office, operator, name="no-second"):
    with office.bench(operator) as bench:
        desks.add_missing(bench.session, {"NO": "Norway"})
        return add_demo_account(
            bench, name, Role.OFFICER, "NO", password=PASSWORD, totp_secret=SECRET
        )


def test_setting_up_anew_takes_password_and_factors_away(office, operator):
    person = _set_up(office, operator)

    with office.bench(a_lead("NO")) as bench:
        invitation = re_enrol_user(bench, person.id)

    assert person.set_up
    assert not invitation.person.set_up
    with office.bench(NOBODY, writes=False) as bench:
        assert find_invited(bench, invitation.token).id == person.id


def test_a_closed_account_is_opened_again_with_a_new_link_only(office, operator):
    person = _set_up(office, operator)
    with office.bench(ADMINISTRATOR) as bench:
        deactivate_user(bench, person.id)
        with pytest.raises(RefusedAccount, match="closed"):
            re_enrol_user(bench, person.id)

        invitation = reactivate_user(bench, person.id)

    assert invitation.person.active
    assert not invitation.person.set_up


@pytest.mark.parametrize("act", [deactivate_user, reactivate_user, re_enrol_user])
def test_nobody_changes_the_own_account_so(office, operator, act):
    with office.bench(operator) as bench:
        admin = add_demo_account(
            bench, "admin", Role.ADMINISTRATOR, None, password=PASSWORD, totp_secret=SECRET
        )
    other = Actor("other", "other", Role.ADMINISTRATOR)
    oneself = Actor(admin.id, "admin", Role.ADMINISTRATOR)

    with office.bench(oneself) as bench, pytest.raises(Forbidden, match="second person"):
        act(bench, admin.id)
    with office.bench(other) as bench:
        act(bench, admin.id)


@pytest.mark.parametrize("user_id", ["6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "not an id"])
def test_an_account_of_another_desk_answers_like_an_absent_one(office, operator, user_id):
    person = _set_up(office, operator)

    for asked in (person.id, user_id):
        with office.bench(a_lead("RO")) as bench, pytest.raises(NoSuchRecord):
            deactivate_user(bench, asked)


def test_a_lead_does_not_touch_another_leads_betters(office, operator):
    with office.bench(operator) as bench:
        analyst = add_demo_account(
            bench, "analyst", Role.ANALYST, None, password=PASSWORD, totp_secret=SECRET
        )

    with office.bench(a_lead("NO")) as bench, pytest.raises(NoSuchRecord):
        deactivate_user(bench, analyst.id)


def test_that_a_desk_lost_its_last_lead_is_told_and_only_an_administrator_can_do_it(
    office, operator
):
    _set_up(office, operator)
    with office.bench(operator) as bench:
        more = {"password": PASSWORD, "totp_secret": SECRET}
        first, last = (
            add_demo_account(bench, name, Role.LEAD, "NO", **more) for name in ("first", "last")
        )
    with office.bench(a_lead("NO")) as bench, pytest.raises(Forbidden, match="administrator"):
        deactivate_user(bench, last.id)
    for person, told in ((first, False), (last, True)):
        with office.bench(ADMINISTRATOR) as bench:
            deactivate_user(bench, person.id)
            newest = bench.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()))
            assert (newest.first().action == "desk.without_lead") is told
            (line,) = list_desks(bench)
            assert line.lacks_lead is told


def test_only_the_operator_makes_accounts_that_are_set_up(office):
    with office.bench(ADMINISTRATOR) as bench, pytest.raises(Forbidden):
        add_demo_account(bench, "x-y", Role.ANALYST, None, password=PASSWORD, totp_secret=SECRET)


def test_neither_secret_nor_link_is_stored_or_shown(office, operator, add):
    invitation = add()
    person = _set_up(office, operator)

    with office.bench(NOBODY, writes=False) as bench:
        account = accounts.find(bench.session, person.id)
        stored = f"{account.password} {account.tf_totp_secret}"

    assert SECRET not in stored
    assert PASSWORD not in stored
    assert invitation.token not in repr(invitation)
