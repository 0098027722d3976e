"""Rights from the command line: what was edited is listed, and sealed anew with a reason."""

import sqlite3

import pytest

from tests.builders import a_payload


@pytest.fixture
def filled(run, write):
    """A register with two cases and an account."""
    run("import", write(*(a_payload(f"NO/{number}") for number in range(2))))
    run("user", "add", "no-lead", "--role", "lead", "--desk", "NO")
    return run


def _edit(instance, statement: str) -> None:
    with sqlite3.connect(instance / "data" / "register.sqlite") as connection:
        connection.execute(statement)
    connection.close()


def test_an_untouched_register_has_no_fault(filled):
    found = filled("rights", "check")

    assert (found.code, found.out) == (0, "0 rows that do not hold\n")


def test_edited_rows_are_listed_and_repaired_with_a_reason(filled, instance):
    _edit(instance, "UPDATE account SET role = 'auditor', desk = NULL")
    _edit(instance, "UPDATE invite SET expires_at = '2036-01-01 00:00:00.000000'")
    _edit(instance, "UPDATE \"case\" SET handling = 'H0', tlp = 'clear'")

    found = filled("rights", "check")
    assert found.code == 1
    assert found.out.endswith("4 rows that do not hold\n")
    rows = [line.split("\t")[0] for line in found.out.splitlines()[:-1]]
    named = [part for row in rows for part in ("--row", row)]
    assert filled("rights", "repair", *named, "--reason", "x").code == 1
    assert filled("rights", "repair", *named, "--reason", "compared with the backup").code == 0
    assert filled("rights", "check").code == 0


def test_a_repair_without_a_row_lists_and_repairs_nothing(filled, instance):
    _edit(instance, "UPDATE account SET role = 'superboss'")
    found = filled("rights", "repair", "--reason", "compared with the backup")

    assert (found.code, found.out.count("account:")) == (1, 1)
    assert filled("rights", "check").code == 1


def test_a_code_that_was_taken_away_does_not_come_back_by_init(filled, instance):
    _edit(instance, "UPDATE account SET rights_code = NULL")
    filled("init")

    assert filled("rights", "check").code == 1
