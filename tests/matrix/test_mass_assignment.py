"""Fields that nobody may set, sent with every writing request by form, JSON and address.

Owner, desk, role, status, handling of rights, who acts: none of it is read from what is sent. The
register is compared with the one in which the same request was made without them.
"""

import sqlite3
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.matrix.grid import ask
from tests.matrix.sent import address, body_of
from tests.matrix.table import Cell, read_table
from tests.matrix.world import World

OWNED = {
    "id": "7d0c1a52-93b7-4e0e-8f34-2f5b9f6f8a11",
    "case_id": "7d0c1a52-93b7-4e0e-8f34-2f5b9f6f8a11",
    "number": "1",
    "case_number": "1",
    "version": "99",
    "owner": "RO",
    "desk": "RO",
    "jurisdiction": "RO",
    "user": "lead",
    "user_id": "7d0c1a52-93b7-4e0e-8f34-2f5b9f6f8a11",
    "actor": "lead",
    "by": "lead",
    "role": "lead",
    "status": "purged",
    "restricted": "false",
    "access_code": "00",
    "rights_code": "00",
    "opened_to": "RO",
    "disclosed": "true",
    "granted": "true",
    "signed": "true",
    "active": "true",
    "scopes": "cases:write",
    "needs_two": "false",
}
_SETTLED = {
    "case": ("id", "desk", "status", "tlp", "restricted", "number"),
    "account": ("id", "username", "role", "desk", "active"),
    "api_key": ("account_id", "desk", "scopes"),
    "case_access": ("case_number",),
    "desk": ("id",),
    "dealing": ("desk", "case_number"),
    "hit": ("desk", "case_number"),
    "coordination": ("case_number",),
}


def writing() -> list[Cell]:
    """Return one request for each writing route, by somebody who may."""
    found: dict[tuple[str, str], Cell] = {}
    for (method, route), block in read_table().routes().items():
        for who, thing, rule in block.cells():
            if method != "GET" and rule.outcome == "done":
                cell = Cell(method, route, who, thing, "done", rule.line)
                found.setdefault((method, route), cell)
    return list(found.values())


def settled(world: World) -> dict[str, list[Any]]:
    """Return what owner, desk, role and state of everything are."""
    with sqlite3.connect(world.folder / "register.sqlite") as connection:
        return {
            table: sorted(
                map(repr, connection.execute(f'SELECT {", ".join(columns)} FROM "{table}"'))
            )
            for table, columns in _SETTLED.items()
        }


def send(world: World, cell: Cell, **more: Any):
    """Send a request with more in it, by form, JSON or address."""
    sent = body_of(world, cell)
    kind = "json" if "json" in sent else "data"
    extra = {name: value for name, value in more.get("body", {}).items() if name not in sent[kind]}
    headers, client = {}, world.app.test_client()
    if cell.who in world.cookies:
        client.set_cookie("session", world.cookies[cell.who])
    else:
        headers["Authorization"] = f"Bearer {world.keys[cell.who]}"
    path = address(world, cell.route, cell.thing)
    sent[kind] = {**sent[kind], **extra}
    path += ("&" if "?" in path else "?") + urlencode(more.get("query", {}))
    return client.open(path, method=cell.method, headers=headers, buffered=True, **sent)


@pytest.mark.parametrize("cell", writing(), ids=lambda cell: f"{cell.method} {cell.route}")
def test_what_nobody_may_set_is_not_set(world, cell, record_property):
    before = settled(world)
    ask(world, cell)
    plainly = settled(world)
    for by in ("body", "query"):
        world.restore()
        answer = send(world, cell, **{by: OWNED})
        assert answer.status_code < 500
        if answer.status_code < 400:
            assert shape(before, settled(world)) == shape(before, plainly)
        else:
            assert settled(world) == before
    record_property("cells", 2)


def shape(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> dict[str, list[str]]:
    """Return what came and went, with ids that are new in each request taken out."""
    return {
        table: sorted(
            ",".join(part for part in row.split(",") if len(part.strip(" ()'")) < 32)
            for row in {*after[table]} ^ {*before[table]}
        )
        for table in after
    }
