"""A sweep of a large register: shared with a second process, cut into jobs, owed after an import."""

import pickle
from concurrent.futures import Future

import pytest

from coordination.actions import census, imports, statistics, sweep
from coordination.domain import identifiers
from coordination.storage import whole
from tests.actions.test_persons import a_suspect
from tests.builders import a_payload
from tests.desks import ANALYST, DETECTOR, HANDLE, OPERATOR, SAME_HANDLE
from tests.waiting_rows import later

MAIL = {"type": "email", "value": "shared@firma-oppdiktet.no"}


class Beside:
    """Answers like a second process: from a bench of its own, with what can be sent there."""

    def __init__(self, desks):
        self.desks = desks
        self.asked = []

    def ask(self, act, asked):
        self.asked.append(act)
        answer = Future()
        sent = pickle.loads(pickle.dumps(asked))
        answer.set_result(pickle.loads(pickle.dumps(self.desks.read(OPERATOR, act, sent))))
        return answer


def a_register(desks):
    for number, desk in enumerate(("NO", "RO", "FR", "DE", "NO", "RO")):
        person = a_suspect("Ola Oppdiktet", dob=None if number % 2 else "1980-05-17")
        desks.register(desk, f"{desk}/{number}", subjects=[person], identifiers=[HANDLE, MAIL])


def forget_links(bench):
    """Take every hit away, as if nothing had been compared."""
    bench.session.connection().exec_driver_sql("DELETE FROM hit")


def test_a_sweep_that_is_shared_finds_what_one_alone_finds(sqlite_desks, monkeypatch):
    monkeypatch.setattr(sweep, "_WORTH_A_JOB", 3)
    a_register(sqlite_desks)
    alone = sqlite_desks.sweep()
    found = sqlite_desks.links()
    sqlite_desks.do(DETECTOR, forget_links)
    beside = Beside(sqlite_desks)

    shared = sqlite_desks.do(OPERATOR, sweep.sweep, helper=beside)

    assert found == sqlite_desks.links()
    assert (shared.links, shared.changed) == (alone.links, alone.links)
    assert {act.__name__ for act in beside.asked} == {"look", "compare"}
    assert sqlite_desks.sweep().changed == 0


def test_cases_that_are_compared_later_have_their_links_after_the_sweep(desks):
    desks.register("RO", identifiers=[SAME_HANDLE])
    results = later(desks, *(a_payload(f"NO/{n}", "NO", identifiers=[HANDLE]) for n in (1, 2)))
    before, owed = desks.links(), desks.read(OPERATOR, imports.is_unfinished)

    desks.do(OPERATOR, imports.finish)

    assert [one.outcome for one in results] == [imports.Outcome.REGISTERED] * 2
    assert (before, owed) == ({}, True)
    assert len(desks.links()) == 3
    assert not desks.read(OPERATOR, imports.is_unfinished)


def test_who_registers_meets_a_case_that_waits_to_be_compared(desks):
    later(desks, a_payload("NO/1", "NO", identifiers=[HANDLE]))

    assert [hit.desk for hit in desks.register("RO", identifiers=[SAME_HANDLE]).hits] == ["NO"]


def test_a_repeated_import_owes_nothing(desks):
    record = a_payload("NO/1", "NO", identifiers=[HANDLE])
    later(desks, record)
    desks.do(OPERATOR, imports.finish)

    assert [one.outcome for one in later(desks, record)] == [imports.Outcome.UNCHANGED]
    assert not desks.read(OPERATOR, imports.is_unfinished)


def test_identifiers_are_opened_to_see_their_keys_only_until_a_sweep_saw_them(desks, monkeypatch):
    a_register(desks)
    looked = []
    monkeypatch.setattr(census, "_note_old", lambda bench, found, rows: looked.append(len(rows)))

    desks.sweep()
    desks.sweep()

    assert looked == [12]
    assert desks.read(ANALYST, statistics.keyed) is not None


def test_a_note_on_keys_that_was_edited_is_no_note_and_stops_no_sweep(desks):
    def edited(bench):
        column = "UPDATE register_statistic SET value_sealed = '00' WHERE name = 'keyed'"
        bench.session.connection().exec_driver_sql(column)

    a_register(desks)
    desks.sweep()
    desks.do(DETECTOR, edited)

    assert desks.read(ANALYST, statistics.keyed) is None
    desks.sweep()
    assert desks.read(ANALYST, statistics.keyed) == identifiers.KEY_VERSION


def test_a_sweep_that_renews_nothing_settles_nothing(desks):
    later(desks, a_payload("NO/1", "NO", identifiers=[HANDLE]))

    desks.sweep(renew=False)

    assert desks.read(OPERATOR, imports.is_unfinished)


@pytest.mark.parametrize(
    ("table", "column"), [("identifier", "number"), ("subject", "case_number")]
)
def test_a_number_that_was_edited_past_all_bounds_takes_no_room_and_stops_no_sweep(
    sqlite_desks, table, column
):
    def edited(bench):
        said = f"UPDATE {table} SET {column} = {1 << 60} WHERE number = (SELECT min(number) FROM {table})"
        bench.session.connection().exec_driver_sql(said)

    a_register(sqlite_desks)
    sqlite_desks.do(DETECTOR, edited)

    assert sqlite_desks.sweep().links > 0


def test_a_stretch_of_the_register_is_read_in_slices(desks, monkeypatch):
    a_register(desks)
    monkeypatch.setattr(whole, "_AT_ONCE", 2)

    def numbers(bench):
        slices = whole.parts(bench.session, (0, 1_000), identifiers=False)
        return [[row.number for row in rows] for rows in slices]

    found = desks.read(DETECTOR, numbers)

    assert [len(rows) for rows in found] == [2, 2, 2]
    assert [n for rows in found for n in rows] == sorted(n for rows in found for n in rows)
