"""The log from the command line: verify, checkpoints, and what a broken chain says."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.builders import a_payload


@pytest.fixture
def filled(run, write):
    """A register whose log has some entries."""
    run("import", write(*(a_payload(f"NO/{number}") for number in range(3))))
    return run


def tamper(instance: Path, statement: str) -> None:
    """Change the log behind the register's back, as who owns the file can."""
    with sqlite3.connect(instance / "data" / "register.sqlite") as connection:
        triggers = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for (name,) in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(statement)
    connection.close()


def test_an_unbroken_log_verifies(filled):
    result = filled("audit", "verify")

    assert result.code == 0
    assert "entries, unbroken" in result.out


def test_a_changed_entry_is_named_and_the_code_is_1(filled, instance):
    tamper(instance, "UPDATE audit_entry SET actor = 'nobody' WHERE seq = 3")

    result = filled("audit", "verify")

    assert result.code == 1
    assert "3" in result.err


def test_a_removed_entry_is_named_and_the_code_is_1(filled, instance):
    tamper(instance, "DELETE FROM audit_entry WHERE seq = 2")

    result = filled("audit", "verify")

    assert result.code == 1
    assert result.err


def test_a_shortened_log_is_seen_only_against_a_checkpoint(filled, instance, tmp_path):
    kept = tmp_path / "kept.json"
    assert filled("audit", "checkpoint", kept).code == 0
    assert filled("audit", "verify", "--against", kept).code == 0
    last = json.loads(kept.read_text())["seq"]
    tamper(instance, f"DELETE FROM audit_entry WHERE seq >= {last}")

    assert filled("audit", "verify", "--against", kept).code == 1


def test_a_checkpoint_of_somebody_else_is_refused(filled, tmp_path):
    kept = tmp_path / "kept.json"
    filled("audit", "checkpoint", kept)
    forged = json.loads(kept.read_text())
    forged["count"] = forged["count"] + 1
    kept.write_text(json.dumps(forged))

    result = filled("audit", "verify", "--against", kept)

    assert result.code == 1
    assert "not signed with this register's key" in result.err


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"seq": 1}', b"[]", b"null"])
def test_what_is_no_checkpoint_is_refused(run, write, content):
    result = run("audit", "verify", "--against", write(content))

    assert result.code == 1
    assert "not a checkpoint" in result.err


def test_a_checkpoint_that_cannot_be_written_is_not_taken(run, tmp_path):
    before = run("audit", "verify").out

    result = run("audit", "checkpoint", tmp_path / "missing" / "kept.json")

    assert result.code == 1
    assert "cannot be written" in result.err
    assert run("audit", "verify").out == before
