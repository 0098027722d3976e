"""What a team's page says: nothing of what stands behind a wall, and to parties alone who is in it."""

import pytest

from coordination.actions import team_pages, teams
from coordination.domain.permissions import Role
from tests.actions.test_case_access import WHY, wall
from tests.actions.test_teams import DE, NO, RO, World
from tests.persons import a_person_at


@pytest.fixture
def world(desks) -> World:
    return World(desks)


def page(world, actor, **more):
    return world.desks.read(actor, team_pages.show_team, world.team, **more)


def members(world, actor) -> list[str]:
    return [one.name for party in page(world, actor).parties for one in party.members]


def test_for_a_member_who_is_walled_out_a_case_is_not_in_the_team(world):
    assert len(page(world, world.ion).cases) == 1
    wall(world.desks, world.case, world.ion)

    assert page(world, world.ion).cases == page(world, world.ion, titles=False).cases == ()
    assert len(page(world, RO).cases) == len(page(world, NO).cases) == 1


def test_for_a_lead_of_another_party_who_is_walled_out_a_case_is_not_in_the_team(world):
    chief = a_person_at(world.desks, "chief.ro", "RO", Role.LEAD)
    assert len(page(world, chief).cases) == 1
    wall(world.desks, world.case, chief)

    assert page(world, chief).cases == ()


def test_a_desk_that_was_only_asked_reads_for_what_and_by_whom(world):
    found = page(world, DE)

    assert (found.name, found.reason) == ("Team LIMESTONE", WHY)
    assert [one.desk for one in found.parties] == ["NO", "DE", "RO"]
    assert members(world, DE) == []
    assert members(world, RO) == members(world, world.ion) == ["kari", "ion"]


def test_a_desk_that_declined_reads_name_and_desks_alone(world):
    world.do(DE, teams.answer, joins=False, reason="no capacity")
    world.do(RO, teams.leave, reason="our case is closed")

    found = page(world, DE)
    assert (found.name, found.reason, members(world, DE)) == ("Team LIMESTONE", "", [])
    assert {one.desk: one.reason for one in found.parties} == {
        "NO": "", "RO": "", "DE": "no capacity",
    }  # fmt: skip


def test_a_desk_that_left_reads_of_nobody_who_is_in_it(world):
    world.do(RO, teams.leave, reason="our case is closed")
    world.do(NO, teams.end, reason="it is done")

    found = page(world, RO)
    assert (members(world, RO), found.cases) == ([], ())
    assert (found.ended.by, found.ended.reason) == ("", "")
    assert page(world, NO).ended.reason == "it is done"


def test_once_its_founder_left_a_party_is_shown_that_it_may_end_a_team(world):
    assert (page(world, NO).may_end, page(world, RO).may_end) == (True, False)
    world.do(NO, teams.leave, reason=WHY)

    assert (page(world, NO).may_end, page(world, RO).may_end) == (False, True)
