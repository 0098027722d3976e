"""API keys: shown once, bound to desk and scopes, over when they expire or are revoked."""

from datetime import timedelta

import pytest

from coordination.actions.accounts import add_demo_account, deactivate_user
from coordination.actions.api_keys import (
    find_key_holder,
    issue_api_key,
    list_api_keys,
    revoke_api_key,
)
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Actor, Forbidden, Role
from coordination.runtime import NOBODY
from coordination.storage import accounts, desks

PASSWORD = "violet tractors sing on tuesdays"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def officer(office, operator) -> Actor:
    return _account(office, operator, "no-officer", Role.OFFICER)


def _account(office, operator, name, role) -> Actor:
    with office.bench(operator) as bench:
        desks.add_missing(bench.session, {"NO": "Norway", "RO": "Romania"})
        person = add_demo_account(bench, name, role, "NO", password=PASSWORD, totp_secret=SECRET)
    return Actor(person.id, name, role, "NO")


def _issue(office, actor, **more):
    with office.bench(actor) as bench:
        return issue_api_key(bench, [ApiScope.WRITE_CASES], **more)


def _holder(office, text):
    with office.bench(NOBODY) as bench:
        return find_key_holder(bench, text)


def test_a_key_speaks_for_its_owner_within_its_scopes(office, officer):
    issued = _issue(office, officer)

    holder = _holder(office, issued.text)

    assert holder.actor == officer
    assert holder.scopes == {ApiScope.WRITE_CASES}
    assert issued.text not in repr(issued)


@pytest.mark.parametrize("spoil", ["{}x", "x{}", "desk_", "", "desk__", "désk_a_b"])
def test_another_text_is_nobodys_key(office, officer, spoil):
    text = _issue(office, officer).text

    assert _holder(office, spoil.format(text)) is None


def test_a_key_ends_with_its_life_and_lives_a_year_at_most(office, officer):
    issued = _issue(office, officer, life=timedelta(days=4000))
    short = _issue(office, officer, life=timedelta(days=1))

    office.clock.move(days=2)

    assert issued.line.expires_at - issued.line.created_at == timedelta(days=366)
    assert _holder(office, short.text) is None
    assert _holder(office, issued.text) is not None


def test_a_revoked_key_is_over_and_stays_listed(office, officer):
    issued = _issue(office, officer)

    with office.bench(officer) as bench:
        revoke_api_key(bench, issued.line.id)
        again = revoke_api_key(bench, issued.line.id)
        listed = list_api_keys(bench)

    assert _holder(office, issued.text) is None
    assert [one.revoked_at for one in listed] == [again.revoked_at]


def test_a_key_dies_with_its_account_and_with_a_change_of_desk(office, officer, operator):
    issued, moved = _issue(office, officer), _account(office, operator, "no-other", Role.OFFICER)
    other = _issue(office, moved)

    with office.bench(operator) as bench:
        deactivate_user(bench, officer.user_id)
        accounts.find(bench.session, moved.user_id).desk = "RO"

    assert _holder(office, issued.text) is None
    assert _holder(office, other.text) is None


def test_an_account_closed_by_hand_has_no_key_either(office, officer, operator):
    issued = _issue(office, officer)

    with office.bench(operator) as bench:
        accounts.find(bench.session, officer.user_id).active = False

    assert _holder(office, issued.text) is None


def test_only_the_owner_sees_and_revokes_a_key(office, officer, operator):
    issued = _issue(office, officer)
    other = _account(office, operator, "no-lead", Role.LEAD)

    with office.bench(other) as bench:
        assert list_api_keys(bench) == ()
        with pytest.raises(NoSuchRecord):
            revoke_api_key(bench, issued.line.id)


def test_who_may_not_change_cases_gets_no_key(office, operator, officer):
    reader = _account(office, operator, "no-reader", Role.READER)
    stranger = Actor("6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "gone", Role.OFFICER, "NO")

    with pytest.raises(Forbidden):
        _issue(office, reader)
    with pytest.raises(Forbidden):
        _issue(office, stranger)
    with office.bench(stranger) as bench, pytest.raises(Forbidden):
        revoke_api_key(bench, "any")
    with office.bench(stranger) as bench, pytest.raises(Forbidden):
        list_api_keys(bench)


def test_the_last_use_is_noted_to_ten_minutes(office, officer):
    issued = _issue(office, officer)
    first = office.clock()

    for minutes in (0, 9, 2):
        office.clock.move(minutes=minutes)
        _holder(office, issued.text)

    with office.bench(officer, writes=False) as bench:
        noted = list_api_keys(bench)[0].last_used_at
    assert noted - first == timedelta(minutes=11)
