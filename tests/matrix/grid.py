"""Asks one cell of the matrix, and says what came: an outcome, and whose words it held."""

import re
from itertools import count
from typing import Any

from werkzeug.test import TestResponse

from tests.matrix.people import WORDS
from tests.matrix.sent import address, body_of
from tests.matrix.table import Block, Cell, Rule, read_table
from tests.matrix.world import World

_BY_STATUS = {
    400: "unread",
    401: "no-key",
    403: "refused",
    404: "nothing",
    405: "wrong-method",
    409: "conflict",
    422: "unfit",
}
_ONCE = re.compile(rb"nonce[-=]\"?[\w-]+|name=\"csrf_token\" value=\"[^\"]+\"")
_NEXT = count(1)
_A_FILE = 1_000_000  # bytes: longer than any page of this register


def cells_of(method: str, route: str, block: Block) -> list[Cell]:
    """Return the cells of a route."""
    return [
        Cell(
            method,
            route,
            who,
            thing,
            rule.outcome,
            rule.line,
            outsider=block.outsider,
            after=_after(block, rule),
            holds=rule.holds,
            lacks=rule.lacks,
        )
        for who, thing, rule in block.cells()
    ]


def _after(block: Block, rule: Rule) -> Cell | None:
    """Return what is asked once the request of a rule is done."""
    return Cell(*block.then, *rule.then, rule.line) if rule.then else None


def every_cell() -> list[Cell]:
    """Return all cells, in the order of the file."""
    found = read_table().routes().items()
    return [cell for (method, route), block in found for cell in cells_of(method, route, block)]


def ask(world: World, cell: Cell) -> TestResponse:
    """Send the request of a cell."""
    path = address(world, cell.route, cell.thing)
    headers, sent = {}, body_of(world, cell)
    cookie = world.cookies.get(cell.session)
    client = world.app.test_client()
    if cookie:
        client.set_cookie("session", cookie)
    else:
        headers["Authorization"] = f"Bearer {world.keys[cell.who]}"
    if cell.who == "elsewhere":
        headers["Sec-Fetch-Site"] = "cross-site"
    place = {"REMOTE_ADDR": f"192.0.2.{next(_NEXT) % 250}"}
    return client.open(
        path, method=cell.method, headers=headers, environ_base=place, buffered=True, **sent
    )


def outcome_of(cell: Cell, answer: TestResponse, *, changed: bool) -> str:
    """Return the outcome of an answer, in the words of the table."""
    status = answer.status_code
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status >= 400:
        return str(status)
    if status == 302 and answer.location.startswith("/login"):
        return "sign-in"
    if changed:
        return "done"
    if status == 302 and cell.method == "GET":
        return "on"
    if len(answer.data) > _A_FILE:
        return "seen"
    opened = WORDS["open"] in answer.text.lower() and cell.who not in read_table().words["open"]
    return "given" if opened else "seen"


def betrayed(cell: Cell, answer: TestResponse) -> set[str]:
    """Return the cases whose words an answer holds although this person must not meet them."""
    text = "" if len(answer.data) > _A_FILE else answer.text
    said = f"{answer.headers}{text}".lower()
    found = {name for name, word in WORDS.items() if word in said}
    allowed = {name for name, people in read_table().words.items() if cell.who in people}
    if cell.expected == "given":
        allowed.add("open")
    opened = read_table().opened.get(cell.thing, {})
    return found - allowed - {name for name, people in opened.items() if cell.who in people}


def untrue(world: World, cell: Cell, answer: TestResponse) -> list[str]:
    """Return of which things an answer holds no sign although it must, or one that it may not."""
    missing = [f"no {one}" for one in cell.holds if world.signs[one] not in answer.text]
    return missing + [one for one in cell.lacks if world.signs[one] in answer.text]


def plain(answer: TestResponse) -> tuple[int, tuple[Any, ...], bytes, int]:
    """Return an answer without what is new in each: status, headers, body, size."""
    headers = sorted((name, _ONCE.sub(b"", text.encode())) for name, text in answer.headers)
    kept = [one for one in headers if one[0] != "Set-Cookie"]
    return answer.status_code, tuple(kept), _ONCE.sub(b"", answer.data), len(answer.data)
