"""Any sealed or coded value of any table, edited or damaged: no page of anybody fails for it.

A value is edited by a byte, replaced by a text, or taken away where the column allows that. Then
people of the own desk, of another one and of the central offices ask for every list, and another
desk registers a case that meets whatever it meets.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from coordination import runtime
from coordination.actions import intake, rights_faults
from coordination.storage import schema
from coordination.storage.protected_rows import Protected
from tests.builders import a_payload, draft_of
from tests.matrix.making import make_world
from tests.matrix.people import HANDLES
from tests.matrix.world import World

ASKED = {
    "other_officer": ("/", "/cases", "/map"),
    "officer": ("/hits", "/proposals"),
    "lead": ("/", "/users", "/approvals", "/log"),
    "analyst": ("/findings", "/alarms"),
    "auditor": ("/log",),
}
EDITS = ("CAST(substr({0}, 1, length({0}) - 1) || X'07' AS BLOB)", "'edited'", "NULL")
# Each column has one of the edits; where there is time, each in its turn.
TURNS = len(EDITS) if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 1
# Sessions are their owners' alone, keys of the index have no rows of people, the log has its chain.
APART = frozenset({"web_session", "match_index_1", "rarity", "attempt", "audit_entry"})
# What decides about rights without being sealed.
DECIDING = ("role", "desk", "active", "tlp", "handling", "status", "restricted", "urgency", "stage")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, migrated, key_provider) -> Iterator[World]:
    """A register with something of every kind in it."""
    made = make_world(tmp_path_factory.mktemp("damaged"), migrated, key_provider._path)
    made.app.config["PROPAGATE_EXCEPTIONS"] = False
    yield made
    made.close()


def _columns(table: str) -> list[str]:
    found = schema.metadata.tables[table].columns
    coded = {column for row in Protected.__subclasses__() for column in row.COVERED} | set(DECIDING)
    return [
        column.name
        for column in found
        if column.name.endswith(("_sealed", "_code")) or column.name in coded
    ]


def _damage(folder: Path, table: str, turn: int) -> None:
    """Edit each such column of a table, each in a row of its own as far as there are rows."""
    with closing(sqlite3.connect(folder / "register.sqlite")) as connection:
        key = schema.metadata.tables[table].primary_key.columns.keys()[0]
        rows = [row for (row,) in connection.execute(f'SELECT {key} FROM "{table}" ORDER BY 1')]
        for place, column in enumerate(_columns(table) if rows else ()):
            row = rows[place % len(rows)]
            written = EDITS[(place + turn) % len(EDITS)].format(column)
            statement = f'UPDATE OR IGNORE "{table}" SET {column} = {written} WHERE {key} = ?'
            connection.execute(statement, (row,))
        connection.commit()


def _register(world: World, number: int) -> None:
    met = [{"type": "handle", "value": one} for one in HANDLES.values()]
    draft = draft_of(
        world.app.extensions[runtime.EXTENSION].tools.pack,
        a_payload(f"SE/9{number}", "SE", identifiers=met),
    )
    world.do(runtime.OPERATOR, intake.submit_case, draft)


def _failing(world: World) -> list[str]:
    failing = []
    for who, pages in ASKED.items():
        client = world.app.test_client()
        client.set_cookie("session", world.cookies[who])
        failing += [f"{who} {one}" for one in pages if client.get(one).status_code >= 409]
    return failing


TABLES = sorted(one for one in schema.metadata.tables if one not in APART and _columns(one))


def test_no_edited_or_damaged_value_takes_a_page_or_registration_from_anybody(prepared):
    failing = {}
    for turn, (_, table) in enumerate(product(range(TURNS), TABLES)):
        prepared.restore()
        _damage(prepared.folder, table, turn)
        found = _failing(prepared)
        if found:
            failing[table, turn] = found
        _register(prepared, turn)
        prepared.do(runtime.OPERATOR, rights_faults.check)
    assert failing == {}
