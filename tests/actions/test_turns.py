"""Writers of a SQLite database have their turns."""

import threading
import time

import pytest

from coordination.storage import turns
from coordination.storage.turns import waiting_in_turn


def test_a_turn_is_waited_for_and_had_when_the_other_gives_it_back(tmp_path):
    database, order = str(tmp_path / "register.sqlite"), []

    def another():
        with waiting_in_turn(database):
            order.append("second")

    with waiting_in_turn(database):
        thread = threading.Thread(target=another)
        thread.start()
        time.sleep(0.02)
        order.append("first")
    thread.join()

    assert order == ["first", "second"]


def test_a_turn_that_cannot_be_had_is_done_without(tmp_path, monkeypatch):
    monkeypatch.setattr(turns, "_LONGEST", 0.01)
    database = str(tmp_path / "register.sqlite")

    with waiting_in_turn(database), waiting_in_turn(database):
        pass


def test_a_turn_whose_file_cannot_be_opened_is_done_without(tmp_path):
    with waiting_in_turn(str(tmp_path / "gone" / "register.sqlite")):
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("database", [None, "", ":memory:"])
def test_a_database_in_memory_has_no_turns(database, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with waiting_in_turn(database):
        assert not list(tmp_path.iterdir())
