"""Revocation while somebody reads: all or nothing leaves, and the log says which."""

from threading import Barrier, Event, Thread

import pytest
from sqlalchemy import text

from coordination.actions import given, search
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import RefusedInput
from tests.actions.conftest import desks as desks  # noqa: PLC0414 - a fixture
from tests.actions.test_disclosures import ask, hit, revoke, sign
from tests.actions.test_disclosures import pair as pair  # noqa: PLC0414 - a fixture
from tests.builders import an_officer
from tests.desks import SAME_HANDLE
from tests.walls import past_walls

ROUNDS = 6
REFUSALS = (NoSuchRecord, RefusedInput)


def readings(desks) -> int:
    """Return how many readings of given content the log names."""
    with past_walls(desks.office.office.engine).connect() as connection:
        asked = text("SELECT count(*) FROM audit_entry WHERE action = 'given.read'")
        return int(connection.execute(asked).scalar_one())


def read_slowly(desks, hit_id, began: Event, go_on: Event):
    """Read, wait in the open transaction, and return what left it; None for nothing."""
    try:
        with desks.office.bench(an_officer("NO"), writes=False) as bench:
            found = given.of_hit(bench, hit_id)
            began.set()
            assert go_on.wait(30)
    except REFUSALS:
        return None
    return found


def in_thread(work):
    """Run work beside the test; return the thread and where its result will be."""
    kept = []
    thread = Thread(target=lambda: kept.append(work()))
    thread.start()
    return thread, kept


def test_an_export_that_began_before_the_revocation_leaves_nothing_after_it(desks, pair):
    ask(desks)
    sign(desks)
    hit_id, began, go_on = hit(desks, "NO"), Event(), Event()
    thread, kept = in_thread(lambda: read_slowly(desks, hit_id, began, go_on))
    assert began.wait(30)
    revoke(desks)
    go_on.set()
    thread.join()

    assert kept == [None]
    assert readings(desks) == 0


def test_an_export_that_ended_before_the_revocation_is_whole_and_in_the_log(desks, pair):
    ask(desks)
    sign(desks)
    hit_id, began, go_on = hit(desks, "NO"), Event(), Event()
    go_on.set()
    thread, kept = in_thread(lambda: read_slowly(desks, hit_id, began, go_on))
    thread.join()
    revoke(desks)

    (found,) = kept
    assert (found.title, len(found.groups)) == ("Kanari", 4)
    assert readings(desks) == 1
    assert not desks.read(an_officer("NO"), given.of_hit, hit_id).groups


def test_at_the_same_moment_all_leaves_or_nothing_and_as_often_as_the_log_says(desks, pair):
    whole = 0
    for _ in range(ROUNDS):
        ask(desks)
        sign(desks)
        whole += race(desks, hit(desks, "NO"))
        assert not desks.read(an_officer("NO"), given.of_hit, hit(desks, "NO")).groups

    assert readings(desks) == whole


def race(desks, hit_id) -> int:
    """Let two read while the owner revokes; return how many were given all of it."""
    barrier, left = Barrier(3), []

    def reads():
        barrier.wait()
        try:
            found = desks.read(an_officer("NO"), given.of_hit, hit_id)
        except REFUSALS:
            return
        left.append(len(found.groups))

    threads = [in_thread(reads)[0] for _ in range(2)]
    barrier.wait()
    revoke(desks)
    for thread in threads:
        thread.join()
    assert set(left) <= {0, 4}
    return left.count(4)


@pytest.mark.parametrize("asked", [SAME_HANDLE["value"], "Kanari", "Ion Tenkt", "RO/1"])
def test_a_search_after_the_commit_never_finds_what_was_revoked(desks, pair, asked):
    ask(desks)
    sign(desks)
    before = desks.read(an_officer("NO"), search.search, asked)
    revoke(desks)
    after = desks.read(an_officer("NO"), search.search, asked)

    assert "title='Kanari'" in repr(before)
    assert "Kanari" not in repr(after).replace(asked, "")
