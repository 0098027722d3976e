"""Accounts as they are now: moved, closed and edited ones, keys and links of others."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from coordination.actions import accounts, api_keys, cases, rights_faults, rights_repairs
from coordination.actions.accounts import add_demo_account
from coordination.actions.pages import CaseQuery
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Actor, Forbidden, Role
from coordination.runtime import NOBODY
from coordination.storage import desks as desk_rows
from coordination.storage import protected_rows, tokens
from coordination.storage.accounts import Account
from coordination.vault.credentials import token_digest
from tests.desks import OPERATOR, Desks
from tests.walls import past_walls

PASSWORD = "violet tractors sing on tuesdays"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def a_person_of(desks: Desks, name: str, role: Role = Role.OFFICER, desk: str | None = "NO"):
    with desks.office.bench(OPERATOR) as bench:
        desk_rows.add_missing(bench.session, {"NO": "Norway", "RO": "Romania"})
        made = add_demo_account(bench, name, role, desk, password=PASSWORD, totp_secret=SECRET)
    return Actor(made.id, name, role, desk)


def sql(desks: Desks, statement: str, **values) -> None:
    with past_walls(desks.office.office.engine).begin() as connection:
        connection.execute(text(statement), values)


def told(desks: Desks) -> int:
    return [action for _, action in desks.log()].count(rights_faults.FORGED)


def listed(desks: Desks, actor: Actor) -> set[str]:
    return {row.ref for row in desks.read(actor, cases.list_cases, CaseQuery(), 1).rows}


def test_role_and_desk_are_those_of_the_account_and_not_of_the_sign_in(desks):
    desks.register("NO", "NO/1")
    officer = a_person_of(desks, "no-officer")

    assert listed(desks, officer) == {"NO/1"}
    assert listed(desks, replace(officer, desk="RO", role=Role.LEAD)) == {"NO/1"}


def test_a_closed_account_has_no_right_at_the_next_bench(desks):
    desks.register("NO", "NO/1")
    officer = a_person_of(desks, "no-officer")
    desks.do(OPERATOR, accounts.deactivate_user, officer.user_id)

    with pytest.raises(Forbidden):
        listed(desks, officer)
    assert told(desks) == 0


EDITS = (
    "role = 'lead'",
    "desk = 'RO'",
    "password = NULL",
    "password = 'a hash of my own'",
    "tf_totp_secret = 'a secret of my own'",
    "mf_recovery_codes = '[]'",
    "fs_uniquifier = 'that of my session'",
    "username = 'another'",
    "rights_code = NULL",
)


@pytest.mark.parametrize("edit", EDITS)
def test_an_account_that_was_edited_by_sql_has_no_right_and_is_told_once(desks, edit):
    officer = a_person_of(desks, "no-officer")
    sql(desks, f"UPDATE account SET {edit}")

    for _ in range(2):
        with desks.office.bench(officer, writes=False) as bench:
            assert (bench.actor.role, bench.actor.desk) == (Role.READER, None)
    assert told(desks) == 1
    (person,) = desks.read(OPERATOR, accounts.list_users)
    assert not person.active


def test_opening_a_closed_account_by_sql_opens_nothing(desks):
    officer = a_person_of(desks, "no-officer")
    desks.do(OPERATOR, accounts.deactivate_user, officer.user_id)
    sql(desks, "UPDATE account SET active = true")

    with desks.office.bench(officer, writes=False) as bench:
        assert bench.actor.desk is None


def test_writing_an_edited_account_again_does_not_make_it_good(desks):
    officer = a_person_of(desks, "no-officer")
    sql(desks, "UPDATE account SET role = 'lead'")
    with desks.office.bench(OPERATOR) as bench:
        bench.session.get(Account, UUID(officer.user_id)).last_sign_in_at = bench.now()
        bench.session.flush()
    desks.do(OPERATOR, accounts.re_enrol_user, officer.user_id)

    with desks.office.bench(officer, writes=False) as bench:
        assert bench.actor.desk is None


def test_a_repaired_account_stays_closed_until_somebody_opens_it_again(desks):
    officer = a_person_of(desks, "no-officer")
    sql(desks, "UPDATE account SET role = 'lead'")
    named = [f"account:{officer.user_id}"]
    desks.do(OPERATOR, rights_repairs.repair, named, "was made a lead by us")
    with desks.office.bench(officer, writes=False) as bench:
        assert bench.actor.desk is None

    desks.do(OPERATOR, accounts.reactivate_user, officer.user_id)
    with desks.office.bench(officer, writes=False) as bench:
        assert bench.actor.role is Role.LEAD


KEY_EDITS = (
    "UPDATE api_key SET account_id = (SELECT id FROM account WHERE username = 'no-lead')",
    'UPDATE api_key SET scopes = \'["cases:read", "cases:write"]\'',
    "UPDATE api_key SET expires_at = '2036-01-01 00:00:00+00:00'",
    "UPDATE api_key SET rights_code = NULL",
    "UPDATE account SET role = 'lead' WHERE username = 'no-officer'",
)


@pytest.mark.parametrize("edit", KEY_EDITS)
def test_an_api_key_speaks_for_whom_it_was_made(desks, edit):
    officer = a_person_of(desks, "no-officer")
    a_person_of(desks, "no-lead", Role.LEAD)
    scopes = [next(iter(ApiScope))]
    text_of_key = desks.do(officer, api_keys.issue_api_key, scopes).text
    assert desks.do(NOBODY, api_keys.find_key_holder, text_of_key).actor == officer

    sql(desks, edit)
    assert desks.do(NOBODY, api_keys.find_key_holder, text_of_key) is None
    assert told(desks) >= 1


def test_a_revoked_key_is_not_brought_back_by_sql(desks):
    officer = a_person_of(desks, "no-officer")
    issued = desks.do(officer, api_keys.issue_api_key, [next(iter(ApiScope))])
    desks.do(OPERATOR, accounts.deactivate_user, officer.user_id)
    sql(desks, "UPDATE api_key SET revoked_at = NULL")
    sql(desks, "UPDATE account SET active = true")

    assert desks.do(NOBODY, api_keys.find_key_holder, issued.text) is None


INVITE_EDITS = (
    "UPDATE invite SET account_id = (SELECT id FROM account WHERE username = 'no-lead')",
    "UPDATE invite SET expires_at = '2036-01-01 00:00:00+00:00'",
    "UPDATE invite SET rights_code = NULL",
)


@pytest.mark.parametrize("edit", INVITE_EDITS)
def test_a_link_that_was_edited_sets_nobodys_password(desks, edit):
    a_person_of(desks, "no-lead", Role.LEAD)
    link = desks.do(OPERATOR, accounts.add_user, "no-officer", Role.OFFICER, "NO").token
    assert desks.read(NOBODY, accounts.find_invited, link).name == "no-officer"

    sql(desks, edit)
    with pytest.raises(NoSuchRecord):
        desks.do(NOBODY, accounts.accept_invite, link, PASSWORD)


def test_a_used_link_is_not_made_new_by_sql(desks):
    a_person_of(desks, "no-lead", Role.LEAD)
    link = desks.do(OPERATOR, accounts.add_user, "no-officer", Role.OFFICER, "NO").token
    desks.do(NOBODY, accounts.accept_invite, link, PASSWORD)
    sql(desks, "UPDATE invite SET used_at = NULL")

    with pytest.raises(NoSuchRecord):
        desks.do(NOBODY, accounts.accept_invite, link, PASSWORD)
    with desks.office.bench(NOBODY) as bench:
        assert tokens.use_invite(bench.session, token_digest("x"), now=bench.now()) is None


def test_a_row_that_gives_rights_is_written_only_where_there_are_keys(desks):
    engine = past_walls(desks.office.office.engine).execution_options()
    with Session(engine) as session, pytest.raises(protected_rows.NotTrusted):
        session.add(Account(username="x", role="lead", desk="NO", created_at=desks.clock.now))
        session.flush()


def test_a_register_of_an_earlier_version_keeps_its_accounts(desks):
    officer = a_person_of(desks, "no-officer")
    sql(desks, "UPDATE account SET rights_code = NULL")
    desks.do(OPERATOR, rights_faults.seal_existing)

    with desks.office.bench(officer, writes=False) as bench:
        assert bench.actor.desk == "NO"
