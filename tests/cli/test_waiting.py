"""An import whose index rows wait, killed (SIGKILL) while they go into the index."""

import signal
import sqlite3
import subprocess
import sys

import pytest

from coordination.actions import merging
from coordination.cli import cases
from coordination.config import Settings
from coordination.installation import open_office
from coordination.runtime import OPERATOR, bench_of
from tests.builders import a_payload, an_identifier
from tests.cli.test_import import linked
from tests.waiting_rows import kept

MAIL = [an_identifier("email", "shared@firma-oppdiktet.no")]
FILE = tuple(
    a_payload(f"{desk}/{n}", desk, identifiers=MAIL) for desk in ("NO", "RO") for n in range(3)
)

# Merges in steps of some rows and dies: in the middle of a step, after its rows, or after it.
KILLED = """
import os, signal, sys
from coordination.actions import merging, waiting
from coordination.config import Settings
from coordination.jobs import merging as steps
from coordination.installation import open_office
from coordination.runtime import OPERATOR

count, where = int(sys.argv[1]), sys.argv[2]
merging._ROWS, merging._DELETED = 1, 1
done = 0

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def counted(act, before):
    def run(*arguments):
        global done
        done += 1
        if done > count and before:
            die()
        found = act(*arguments)
        if done > count:
            die()
        return found
    return run

if where == "inside":
    waiting.put = counted(waiting.put, True)
else:
    steps._step = counted(steps._step, where == "before")
steps.merge(open_office(Settings.from_environment()), OPERATOR)
"""


@pytest.fixture
def waiting(run, write, monkeypatch):
    """An installation in which an import was cut short before its rows went into the index."""
    monkeypatch.setattr(cases, "MATCHED_AT_ONCE", 0)
    with monkeypatch.context() as killed:
        killed.setattr(cases, "_finish", lambda place, changed: None)
        run("import", write(*FILE))
    return run


def rows(instance):
    with sqlite3.connect(instance / "data" / "register.sqlite") as connection:
        found = connection.execute("SELECT digest, pointer FROM match_index_1").fetchall()
        (left,) = connection.execute("SELECT count(*) FROM waiting_index").fetchone()
    connection.close()
    return sorted(found), left


def registered():
    """What the index should hold: the rows that each case says are its own."""
    place = open_office(Settings.from_environment())
    with bench_of(place, OPERATOR, writes=False) as bench:
        found = kept(bench)
    place.engine.dispose()
    place.keys_engine.dispose()
    return found


@pytest.mark.parametrize("where", ["before", "inside", "after"])
@pytest.mark.parametrize("count", [0, 4])
def test_a_merge_that_is_killed_loses_no_row_and_doubles_none(waiting, instance, count, where):
    before = rows(instance)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(count), where], check=False)
    assert (before, killed.returncode) == (([], 1), -signal.SIGKILL)
    assert set(rows(instance)[0]) <= set(registered())

    waiting("sweep")

    assert rows(instance) == (registered(), 0)
    assert linked(waiting) == sorted(one["ref"] for one in FILE)
    assert waiting("sweep").out.endswith("0 changed\n")


def test_an_import_merges_on_its_way_when_many_rows_wait(run, write, instance, monkeypatch):
    monkeypatch.setattr(cases, "MATCHED_AT_ONCE", 0)
    monkeypatch.setattr(cases, "_LOOKED_EVERY", 2)
    monkeypatch.setattr(cases, "GROUP_UNMATCHED", 2)
    monkeypatch.setattr(merging, "DUE", 3)

    assert run("import", write(*FILE)).out.startswith("6 registered")
    assert linked(run) == sorted(one["ref"] for one in FILE)
    with sqlite3.connect(instance / "data" / "register.sqlite") as connection:
        asked = "SELECT action FROM audit_entry ORDER BY seq"
        actions = [action for (action,) in connection.execute(asked)]
    connection.close()
    assert "case.registered" in actions[actions.index("index.merged") :]
