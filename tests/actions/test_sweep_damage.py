"""A sweep goes on without what does not open, and ends no link for it; two processes tell it once."""

import pytest

from coordination.actions import sweep
from tests.actions.test_sweep import Beside, a_register
from tests.desks import DETECTOR, HANDLE, OPERATOR, SAME_HANDLE


def edited(bench, table, column, where="1 = 1"):
    """Put zeros where a row is sealed, past the program."""
    said = f"UPDATE {table} SET {column} = '00' WHERE {where}"
    bench.session.connection().exec_driver_sql(said)


def rows_of_links(bench):
    """Return how many rows of links there are, whether or not they open."""
    return bench.session.connection().exec_driver_sql("SELECT count(*) FROM hit").scalar()


@pytest.mark.parametrize("table", ["subject", "identifier"])
def test_a_record_that_does_not_open_stops_no_sweep_and_ends_no_link(desks, table):
    a_register(desks)
    desks.sweep()
    found = desks.links()
    lowest = f"number = (SELECT min(number) FROM {table})"
    desks.do(DETECTOR, edited, table, "record_sealed", lowest)

    assert desks.sweep().links == len(found)
    assert desks.links().keys() == found.keys()


def test_those_that_open_are_linked_beside_one_that_does_not(desks):
    desks.register("NO", identifiers=[HANDLE])
    desks.do(DETECTOR, edited, "identifier", "record_sealed")
    desks.register("RO", identifiers=[SAME_HANDLE])
    desks.register("FR", identifiers=[SAME_HANDLE])

    assert desks.sweep().links == 1


@pytest.mark.parametrize("desk", ["NO", "RO"])
def test_a_link_whose_row_does_not_open_is_not_made_again(desks, desk):
    desks.register("NO", identifiers=[HANDLE])
    desks.register("RO", identifiers=[SAME_HANDLE])
    desks.do(DETECTOR, edited, "hit", "link_sealed", f"desk = '{desk}'")

    desks.sweep()

    assert desks.read(DETECTOR, rows_of_links) == 2


def test_the_second_process_leaves_it_to_the_first_to_tell(sqlite_desks, monkeypatch):
    monkeypatch.setattr(sweep, "_WORTH_A_JOB", 3)
    a_register(sqlite_desks)
    sqlite_desks.sweep()
    found = sqlite_desks.links()
    sqlite_desks.do(DETECTOR, edited, "subject", "record_sealed", "number % 2 = 0")

    shared = sqlite_desks.do(OPERATOR, sweep.sweep, helper=Beside(sqlite_desks))

    assert shared.links == len(found)
    assert sqlite_desks.links().keys() == found.keys()
    assert "rights.forged" in {action for _, action in sqlite_desks.log()}
