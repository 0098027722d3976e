"""An edit by SQL of what a disclosure stands on: nobody reads by it, and the log says so."""

import pytest

from coordination.actions import given
from coordination.actions.rights_faults import FORGED
from tests.actions.test_case_access import wall
from tests.actions.test_disclosures import THEIRS, ask, hit, pair, read, sign
from tests.builders import a_lead, an_officer
from tests.persons import a_person_at, sql
from tests.walls import past_walls

__all__ = ["pair"]


@pytest.fixture
def given_case(desks, pair):
    """Return the case of RO, of which NO reads four groups."""
    ask(desks)
    sign(desks)
    return pair[1]


def told(desks):
    return FORGED in {action for _, action in desks.log()}


@pytest.mark.parametrize(
    "edit",
    [
        "DELETE FROM case_access",
        "UPDATE case_access SET case_number = 999",
        "UPDATE \"case\" SET restricted = false WHERE desk = 'RO'",
    ],
)
def test_a_wall_that_was_taken_away_lets_nobody_read_what_was_disclosed(desks, given_case, edit):
    per = a_person_at(desks, "per")
    wall(desks, given_case, per, by=a_lead("RO"))
    assert read(desks).groups
    assert not read(desks, per).groups

    sql(desks, edit)

    assert not read(desks, per).groups
    assert not read(desks).groups
    assert told(desks)


def test_a_colour_that_was_lowered_lets_nobody_read_what_was_disclosed(desks, given_case):
    desks.amend("RO", given_case, "RO/1", tlp="red", **THEIRS)
    assert not read(desks).groups

    sql(desks, "UPDATE \"case\" SET tlp = 'amber' WHERE desk = 'RO'")

    assert not read(desks).groups
    assert told(desks)


def test_a_handling_code_that_was_lowered_lets_nothing_leave(desks, given_case):
    def leaving():
        return desks.read(an_officer("NO"), given.of_hit, hit(desks, "NO"), leaves=True).groups

    desks.amend("RO", given_case, "RO/1", handling="H2", **THEIRS)
    assert not leaving()
    sql(desks, "UPDATE \"case\" SET handling = 'H0' WHERE desk = 'RO'")

    assert not leaving()
    assert told(desks)


def test_an_old_row_of_a_hit_that_ended_opens_nothing(desks, given_case):
    with past_walls(desks.office.office.engine).connect() as connection:
        asked = "SELECT id, link_sealed FROM hit WHERE desk = 'NO'"
        old = connection.exec_driver_sql(asked).mappings().one()
    apart = {**THEIRS, "identifiers": THEIRS["identifiers"][1:]}
    desks.amend("RO", given_case, "RO/1", **apart)

    sql(
        desks,
        "UPDATE hit SET link_sealed = :row WHERE id = :id",
        row=old["link_sealed"],
        id=old["id"],
    )

    assert not read(desks).groups


def test_a_damaged_side_of_the_owner_discloses_nothing(desks, given_case):
    sql(desks, "UPDATE hit SET link_sealed = :row WHERE desk = 'RO'", row=b"\x00")

    assert not read(desks).groups
