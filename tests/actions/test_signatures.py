"""The first of two signatures counts while who gave it could give it again, and for thirty days."""

import pytest

from coordination.actions import case_access, case_moves, grants
from coordination.domain.access import FieldGroup
from coordination.domain.permissions import Forbidden, Role
from coordination.domain.vocabulary import CaseStatus
from tests.actions.test_case_access import WHY, reads, rights, sees, wall, wish
from tests.actions.test_case_moves import head
from tests.actions.test_disclosures import ask, pair, read, sign
from tests.builders import a_lead, a_person, an_officer
from tests.persons import a_person_at, change, sql

__all__ = ["pair"]

LEAD = a_lead("NO")


def _walled_out(desks, first, case_id):
    a_person_at(desks, "another", first.desk, Role.LEAD)  # a desk keeps a lead who can read it
    wall(desks, case_id, first, by=a_lead(first.desk))


ENDINGS = {
    "demoted": lambda desks, first, case: change(desks, first, role="officer"),
    "closed": lambda desks, first, case: change(desks, first, active=False),
    "moved": lambda desks, first, case: change(desks, first, desk="DE"),
    "forged": lambda desks, first, case: sql(
        desks, "UPDATE account SET role = 'reader' WHERE username = :name", name=first.name
    ),
    "walled out": _walled_out,
    "a month ago": lambda desks, first, case: desks.clock.move(days=31),
}
endings = pytest.mark.parametrize("ending", sorted(ENDINGS))


@pytest.fixture
def closed(desks):
    case_id = desks.register("NO", subjects=[a_person("Ola Oppdiktet", "1980-05-17")]).case_id
    desks.move("NO", case_id, CaseStatus.CLOSED)
    return case_id


@endings
def test_nobody_erases_upon_a_request_that_counts_no_more(desks, closed, ending):
    first = a_person_at(desks, "first", role=Role.LEAD)
    desks.do(first, case_moves.ask_erasure, closed, "time is over")
    ENDINGS[ending](desks, first, closed)

    with pytest.raises(Forbidden):
        desks.do(LEAD, case_moves.erase_case, closed)
    assert head(desks, closed, LEAD).erasure == "ask"


def test_a_request_that_counts_is_agreed_to(desks, closed):
    first = a_person_at(desks, "first", role=Role.LEAD)
    desks.do(first, case_moves.ask_erasure, closed, "time is over")

    desks.do(LEAD, case_moves.erase_case, closed)
    assert desks.count("case") == 0


@endings
def test_victims_are_opened_upon_no_signature_that_counts_no_more(desks, pair, ending):
    first = a_person_at(desks, "first", "RO", Role.LEAD)
    ask(desks, "victims")
    sign(desks, "victims", actor=first)
    ENDINGS[ending](desks, first, pair[1])
    sign(desks, "victims")

    assert read(desks).victims == ()


@endings
def test_a_wall_is_not_lifted_upon_a_signature_that_counts_no_more(desks, ending):
    case_id = desks.register("NO").case_id
    first, kari = a_person_at(desks, "first", role=Role.LEAD), a_person_at(desks, "kari")
    entry = wall(desks, case_id, kari)
    desks.do(first, case_access.lift_wall, case_id, entry, reason=WHY)
    ENDINGS[ending](desks, first, case_id)

    assert desks.do(LEAD, case_access.lift_wall, case_id, entry, reason=WHY) is False
    assert not sees(desks, kari, case_id)


def test_a_wall_stands_where_the_clock_went_back(desks):
    case_id = desks.register("NO").case_id
    kari = a_person_at(desks, "kari")
    wall(desks, case_id, kari)
    desks.clock.move(seconds=-5)

    assert not sees(desks, kari, case_id)


def test_a_withdrawn_case_that_is_opened_by_sql_is_shut_and_told(desks):
    case_id = desks.register("NO", title="A title").case_id
    ion = a_person_at(desks, "ion", "RO")
    desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks, "summary"))
    assert reads(desks, ion, case_id) == {FieldGroup.SUMMARY}
    desks.move("NO", case_id, CaseStatus.WITHDRAWN)
    assert reads(desks, ion, case_id) == set()

    sql(desks, "UPDATE \"case\" SET status = 'open'")

    assert reads(desks, ion, case_id) == set()
    assert not sees(desks, an_officer("NO"), case_id)


def test_a_withdrawn_case_is_registered_again_and_stands(desks):
    case_id = desks.register("NO", "NO/7").case_id
    desks.move("NO", case_id, CaseStatus.WITHDRAWN)
    desks.register("NO", "NO/7", title="Another title")

    assert sees(desks, an_officer("NO"), case_id)
    assert rights(desks, case_id) is not None
