"""The worker: works when the structure changed, rests otherwise, and survives a bad round."""

import logging

import pytest

from coordination.actions import layouts
from coordination.jobs import beside, worker
from coordination.jobs.worker import REST, Worker
from tests.actions.test_graphs import wheel
from tests.builders import a_payload
from tests.desks import HANDLE
from tests.waiting_rows import later


@pytest.fixture
def a_worker(sqlite_desks):
    return Worker(sqlite_desks.office.office)


def test_a_round_prepares_what_changed_and_the_next_finds_nothing_to_do(sqlite_desks, a_worker):
    wheel(sqlite_desks)

    assert a_worker.round() == 1
    assert a_worker.round() == 0


def test_a_change_that_moves_no_large_finding_is_seen_and_writes_nothing(sqlite_desks, a_worker):
    wheel(sqlite_desks, 2)

    assert a_worker.round() == 0
    assert a_worker.seen is not None


def test_it_rests_between_rounds_longer_after_longer_work(sqlite_desks):
    rests, times = [], iter([0.0, 1.0, 10.0, 15.0])
    tired = Worker(sqlite_desks.office.office, clock=lambda: next(times), rest=rests.append)
    goes_on = iter([True, True, False])

    tired.run(lambda: next(goes_on))

    assert rests == [REST, 50.0]


def test_a_round_that_fails_is_named_without_its_text_and_tried_again(
    a_worker, monkeypatch, caplog
):
    def broken(_bench):
        raise ValueError("kari@posta.no")

    monkeypatch.setattr(layouts, "state", broken)
    a_worker.rest = lambda _seconds: None
    goes_on = iter([True, True, False])

    with caplog.at_level(logging.WARNING, logger=worker.__name__):
        a_worker.run(lambda: next(goes_on))

    assert caplog.messages == ["a round of the worker failed: ValueError"] * 2


def test_the_server_starts_one_worker_and_stops_it_with_itself(monkeypatch):
    begun = []

    class Begun:
        def __init__(self, command):
            begun.append(command[1:])

        def terminate(self):
            begun.append("terminated")

        def wait(self):
            begun.append("gone")

    monkeypatch.setattr(beside.subprocess, "Popen", Begun)

    beside.when_ready(None)
    beside.on_exit(None)
    beside.on_exit(None)

    assert begun == [["work", "--with-parent"], "terminated", "gone"]


def test_what_an_import_left_waiting_is_merged_once_nothing_is_added(sqlite_desks, a_worker):
    later(sqlite_desks, a_payload("NO/1", "NO", identifiers=[HANDLE]))
    a_worker.round()
    later(sqlite_desks, a_payload("NO/2", "NO", identifiers=[HANDLE]))
    a_worker.round()
    assert sqlite_desks.count("waiting_index") == 2  # the import went on

    a_worker.round()

    assert sqlite_desks.count("waiting_index") == 0
    assert sqlite_desks.log()[-1] == ("worker", "index.merged")
