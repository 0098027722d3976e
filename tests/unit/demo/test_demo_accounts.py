from datetime import date

from coordination.demo.accounts import ACCOUNTS
from coordination.demo.generator import make_register
from coordination.domain.permissions import Role


def test_three_desks_have_an_officer_and_a_lead():
    officers = {account.desk for account in ACCOUNTS if account.role is Role.OFFICER}
    leads = {account.desk for account in ACCOUNTS if account.role is Role.LEAD}

    assert leads == {"NO", "PT", "DE"}
    assert officers == leads | {"RO"}


def test_each_desk_with_a_lead_has_two_for_what_takes_two_signatures():
    leads = [account.desk for account in ACCOUNTS if account.role is Role.LEAD]

    assert {desk: leads.count(desk) for desk in leads} == {"NO": 2, "PT": 2, "DE": 2}


def test_those_who_see_no_content_belong_to_no_desk():
    without_desk = {account.role for account in ACCOUNTS if account.desk is None}

    assert without_desk == {Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR}


def test_a_case_of_the_jit_member_records_a_running_team():
    member = next(account for account in ACCOUNTS if account.sign_in == "jit.ro")
    cases = make_register(1, 30, today=date(2026, 11, 23)).cases
    records = [r for case in cases if case.jurisdiction == member.desk for r in case.coordination]

    assert any((r["kind"], r["state"]) == ("jit", "running") for r in records)
