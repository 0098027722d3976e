"""The log tells nobody of a case that is or was shut to that person: not by a line, not by a count."""

import pytest

from coordination.actions import case_access, cases, findings, trail
from coordination.actions.pages import CaseQuery, LogQuery
from coordination.domain.permissions import Role
from tests.actions.test_access import judge
from tests.actions.test_audit_storage import force
from tests.actions.test_case_access import WHY, wall
from tests.builders import a_lead, an_officer
from tests.desks import AUDITOR, HANDLE
from tests.persons import a_person_at, change

LEAD, NO = a_lead("NO"), an_officer("NO")


def lines(desks, actor, **query):
    return desks.read(actor, trail.read_log, LogQuery(**query), 1).entries


def about(desks, actor, *ids) -> set[str]:
    """Return which acts on these things a person reads in the log."""
    named = set(map(str, ids))
    return {one.action for one in lines(desks, actor) if named & set(one.objects)}


@pytest.fixture
def people(desks):
    """Return two officers and a lead of NO, of whom `kari` is to be let in."""
    kari, ole = a_person_at(desks, "kari"), a_person_at(desks, "ole")
    a_person_at(desks, "boss", role=Role.LEAD)  # a desk keeps a lead whom no wall shuts out
    return kari, ole, a_person_at(desks, "chief", role=Role.LEAD)


@pytest.fixture
def red(desks, people):
    """Return an erased case that was TLP red, and a case that it had a judged link with."""
    known = desks.register("NO", "NO/2", identifiers=[HANDLE]).case_id
    case_id = desks.register("NO", "NO/1", tlp="red", identifiers=[HANDLE]).case_id
    name = case_access.name_reader
    desks.do(LEAD, name, case_id, "kari", until=None, reason="op LIMESTONE")
    (pair,) = desks.read(LEAD, findings.list_domestic).pairs
    judge(desks, LEAD, pair, "not_the_same")
    desks.erase("NO", case_id)
    return case_id, known


def test_who_was_shut_out_of_an_erased_red_case_reads_no_line_of_it(desks, people, red):
    kari, ole, chief = people
    assert about(desks, ole, *red) == {"case.registered"}
    change(desks, ole, role="reader")
    assert about(desks, ole, *red) == {"case.registered"}

    for actor in (kari, chief, LEAD, AUDITOR):
        assert {"reader.named", "link.not_the_same", "case.erased"} <= about(desks, actor, *red)


def test_who_comes_to_the_desk_later_reads_no_line_of_an_erased_red_case(desks, red):
    assert about(desks, a_person_at(desks, "later"), red[0]) == set()
    assert "case.erased" in about(desks, a_person_at(desks, "later-lead", role=Role.LEAD), red[0])


def test_who_was_walled_out_reads_no_line_once_the_case_is_erased(desks, people):
    kari, _, chief = people
    case_id = desks.register("NO").case_id
    for one in (kari, chief):
        wall(desks, case_id, one)
    desks.erase("NO", case_id)

    assert about(desks, chief, case_id) == about(desks, kari, case_id) == set()
    assert "case.erased" in about(desks, NO, case_id)
    assert {"wall.set", "case.erased"} <= about(desks, LEAD, case_id)


def test_the_line_of_a_shut_case_that_somebody_edited_is_shut_to_the_whole_desk(desks, red):
    edit = "UPDATE audit_entry SET objects_sealed = hash WHERE action = 'case.erased'"
    force(desks.office.office.engine, edit)

    assert "case.erased" not in about(desks, LEAD, *red)
    assert "case.erased" in about(desks, AUDITOR, *red)


def test_the_erasure_of_an_open_case_is_told_to_the_whole_desk(desks, people):
    case_id = desks.register("NO").case_id
    desks.erase("NO", case_id)

    assert all("case.erased" in about(desks, one, case_id) for one in people)


def test_counts_of_colleagues_are_for_who_is_shut_out_of_nothing(desks, people):
    _, ole, chief = people
    desks.register("NO", "NO/1", tlp="red")
    for one in (chief, ole):
        desks.read(one, cases.list_cases, CaseQuery(), 1)

    def counts(actor):
        found = lines(desks, actor, action="cases.listed")
        return {one.actor: one.count for one in found}

    assert counts(ole) == {"chief": None, "ole": 0}
    assert counts(LEAD) == counts(AUDITOR) == {"chief": 1, "ole": 0}


def test_a_lead_behind_a_wall_reads_no_counts_of_colleagues(desks, people):
    *_, chief = people
    case_id = desks.register("NO").case_id
    desks.read(LEAD, cases.list_cases, CaseQuery(), 1)
    wall(desks, case_id, chief)
    assert {one.count for one in lines(desks, chief, action="cases.listed")} == {None}
    desks.erase("NO", case_id)

    assert {one.count for one in lines(desks, chief, action="cases.listed")} == {None}
    assert WHY not in {one.purpose for one in lines(desks, chief)}
