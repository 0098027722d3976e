"""Whoever got past the table of pages would be refused by the action behind the page."""

import pytest

from tests.matrix.alone import open_pages, refused_cells
from tests.matrix.grid import ask, betrayed, outcome_of
from tests.matrix.table import Cell
from tests.matrix.world import World


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_the_table_of_pages_actions_refuse(world, monkeypatch, record_property, method):
    open_pages(monkeypatch)
    cells = [cell for cell in refused_cells() if cell.method == method]
    got = {str(cell): _outcome(world, cell) for cell in cells}
    record_property("cells", len(cells))

    assert {cell: one for cell, one in got.items() if one not in {"refused", "nothing"}} == {}
    assert "refused" in got.values()
    assert not world.is_changed()


def _outcome(world: World, cell: Cell) -> str:
    answer = ask(world, cell)
    changed = answer.status_code < 400 and world.is_changed()
    told = betrayed(cell, answer)
    return f"tells of {sorted(told)}" if told else outcome_of(cell, answer, changed=changed)
