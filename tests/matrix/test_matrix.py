"""Every route and method, asked by every kind of person for every kind of thing.

What is expected stands in `expectations.txt`, written by hand. A new route needs a line there.
"""

import pytest

from tests.matrix.checking import Checked, check
from tests.matrix.grid import ask, cells_of
from tests.matrix.table import Cell, read_table

_ROUTES = read_table().routes()


@pytest.mark.parametrize(("method", "route"), sorted(_ROUTES), ids=" ".join)
def test_everybody_gets_what_the_table_says(world, record_property, method, route):
    cells = cells_of(method, route, _ROUTES[method, route])
    checked = check(world, cells)
    record_property("cells", len(cells))

    assert checked == Checked()


def test_every_route_and_method_has_a_block_and_every_block_a_route(world):
    served = {
        (method, rule.rule)
        for rule in world.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert served - _ROUTES.keys() == set()
    assert _ROUTES.keys() - served == set()


def test_every_rule_decides_at_least_one_cell():
    table = read_table()
    used = {rule.line for block in table.blocks for _, _, rule in block.cells()}
    written = {rule.line for block in table.blocks for rule in block.rules}

    assert written - used == set()


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@pytest.mark.parametrize("who", ["anonymous", "administrator"])
def test_no_route_takes_a_method_that_has_no_line(world, record_property, who):
    known: dict[str, set[str]] = {}
    for method, route in _ROUTES:
        known.setdefault(route, set()).add(method)
    asked = [(method, route) for route in known for method in METHODS if method not in known[route]]
    got = {one: ask(world, Cell(*one, who, "absent", "", 0)).status_code for one in asked}
    record_property("cells", len(got))

    # An address that is a case's tab for GET asks first who that is.
    usual = {403, 404, 405} | ({302} if who == "anonymous" else set())
    assert {one: status for one, status in got.items() if status not in usual} == {}
