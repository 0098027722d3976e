"""The actions without the table of pages in front of them: everybody may ask every page.

Two walls refuse a role: `web/routes.py` and the action's own question to the policy. Where the
first one stands, the matrix says nothing of the second; here the first is taken away.
"""

from dataclasses import replace

import pytest

from coordination.web import access as page_access
from coordination.web.routes import EVERYBODY, ROUTES
from tests.matrix.grid import every_cell
from tests.matrix.table import Cell, read_table


def open_pages(patch: pytest.MonkeyPatch) -> None:
    """Let every role pass the wall of the pages."""
    rows = {
        name: replace(row, who=EVERYBODY) if isinstance(row.who, frozenset) else row
        for name, row in ROUTES.items()
    }
    patch.setattr(page_access, "ROUTES", rows)


def refused_cells() -> list[Cell]:
    """Return, for each page and person, the first thing for which the page is refused.

    Left out is what the table of pages alone refuses, as expectations.txt says.
    """
    found: dict[tuple[str, str, str], Cell] = {}
    for cell in every_cell():
        if cell.expected == "refused" and not cell.route.startswith("/api/"):
            found.setdefault((cell.method, cell.route, cell.who), cell)
    doors = read_table().doors
    return [one for one in found.values() if (one.method, one.route) not in doors]
