"""What changes while an answer is made holds for that answer: revoked, walled, red, closed, moved."""

import pytest

from coordination.actions import case_access, cases, given
from coordination.actions.pages import CaseQuery
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.permissions import Role
from tests.actions.test_case_access import WHY, wall
from tests.actions.test_disclosures import ask, hit, pair, read, revoke, sign
from tests.builders import a_lead, an_officer
from tests.persons import a_person_at, change

__all__ = ["pair"]

MEANWHILE = {
    "revoked": lambda desks, who, case: revoke(desks),
    "walled out": lambda desks, who, case: wall(desks, case, who, by=a_lead("RO")),
    "moved": lambda desks, who, case: change(desks, who, desk="DE"),
    "closed": lambda desks, who, case: change(desks, who, active=False),
    "no person of a desk": lambda desks, who, case: change(desks, who, role="analyst", desk=None),
}


@pytest.mark.parametrize("what", sorted(MEANWHILE))
def test_nothing_given_leaves_to_who_may_not_read_it_by_then(desks, pair, what):
    ask(desks)
    sign(desks)
    per, shown = a_person_at(desks, "per"), hit(desks, "NO")
    assert read(desks, per).groups

    with pytest.raises(NoSuchRecord), desks.office.bench(per, writes=False) as bench:
        assert given.of_hit(bench, shown).groups
        MEANWHILE[what](desks, per, pair[1])
    assert [one for one in desks.log() if one[0] == "per"][-1] == ("per", "given.read")


OWN = {
    "walled out": lambda desks, who, case: wall(desks, case, who),
    "made red": lambda desks, who, case: desks.amend("NO", case, tlp="red"),
    "closed": lambda desks, who, case: change(desks, who, active=False),
    "moved": lambda desks, who, case: change(desks, who, desk="DE"),
}


@pytest.mark.parametrize("what", sorted(OWN))
def test_nothing_of_an_own_case_leaves_to_who_is_shut_out_by_then(desks, what):
    case_id, kari = desks.register("NO").case_id, a_person_at(desks, "kari")

    with pytest.raises(NoSuchRecord), desks.office.bench(kari, writes=False) as bench:
        assert cases.list_cases(bench, CaseQuery(), 1).rows
        OWN[what](desks, kari, case_id)
    assert "kari" not in {actor for actor, _ in desks.log()}


def test_a_lead_who_is_none_by_then_is_not_told_of_a_red_case(desks):
    desks.register("NO", tlp="red")
    chief = a_person_at(desks, "chief", role=Role.LEAD)

    with pytest.raises(NoSuchRecord), desks.office.bench(chief, writes=False) as bench:
        assert cases.list_cases(bench, CaseQuery(), 1).rows
        change(desks, chief, role="officer")


def test_an_answer_leaves_when_only_others_are_shut_out_meanwhile(desks):
    case_id, kari = desks.register("NO").case_id, a_person_at(desks, "kari")
    a_person_at(desks, "ole")

    with desks.office.bench(kari, writes=False) as bench:
        assert cases.list_cases(bench, CaseQuery(), 1).rows
        desks.do(a_lead("NO"), case_access.set_wall, case_id, "ole", "NO", reason=WHY)
    assert ("kari", "cases.listed") in desks.log()
    assert desks.read(an_officer("NO"), cases.list_cases, CaseQuery(), 1).rows
