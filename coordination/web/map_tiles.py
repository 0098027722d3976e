"""The tile map: one equal square for each State, and arcs for what lies between them.

Everything is plain geometry for an SVG that the template writes; lengths are attributes, because
the policy of the pages allows no inline style.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from coordination.actions.pages import MapPage
from coordination.domain import atlas_network
from coordination.domain.atlas import PairFigures, StateFigures
from coordination.domain.atlas_network import Cell
from coordination.web.map_scale import Scale, painted, scale_of, written

TILE = (54, 44)
_PITCH = (58, 48)
_MARGIN = 2
_BEND = 0.16
_CLEAR = 19.0
_THICK = 4.5
_THIN = 1.4
GAP_FLOWS = 14
COVERED_FLOWS = 8

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tile:
    """A square with its upper left corner, its step of colour, and what stands in it."""

    state: str
    x: int
    y: int
    step: int
    count: str
    figures: StateFigures | None

    @property
    def middle(self) -> int:
        """Return where its texts are centred."""
        return self.x + TILE[0] // 2


@dataclass(frozen=True, slots=True)
class Flow:
    """An arc between two States: its path and width, and whether it is what is coordinated."""

    path: str
    width: float
    is_covered: bool


@dataclass(frozen=True, slots=True)
class TileMap:
    """A drawn tile map; `scale` explains its colours."""

    width: int
    height: int
    tiles: tuple[Tile, ...]
    flows: tuple[Flow, ...]
    scale: Scale


def tile_map(page: MapPage) -> TileMap:
    """Return the tile map of a page: States with their counts, the heaviest pairs as arcs."""
    figures = {one.state: one for one in page.atlas.states}
    scale = scale_of(counts_of(page).values())
    cells = atlas_network.cells(figures)
    tiles = tuple(_tile(page, state, cell, figures, scale) for state, cell in cells.items())
    return TileMap(
        width=max(tile.x for tile in tiles) + TILE[0] + _MARGIN,
        height=max(tile.y for tile in tiles) + TILE[1] + _MARGIN,
        tiles=tiles,
        flows=tuple(_flows(page.atlas.pairs, {tile.state: tile for tile in tiles})),
        scale=scale,
    )


def counts_of(page: MapPage) -> dict[str, int]:
    """Return what is painted for each State that a page compares.

    On the page of a State, and on a desk's map, that State is part of every overlap: it would
    stand out on each of these pages and say nothing.
    """
    apart = {*page.place, page.desk}
    return {
        one.state: painted(one.tally, page.filters.show)
        for one in page.atlas.states
        if one.state not in apart
    }


def heaviest(pairs: Sequence[PairFigures], *, covered: bool) -> list[tuple[PairFigures, int]]:
    """Return the pairs with most weight that is coordinated, or that is not, and the weight."""
    weighed = [(pair, _weight(pair, covered=covered)) for pair in pairs]
    found = sorted((one for one in weighed if one[1]), key=lambda one: (-one[1], one[0].states))
    return found[: COVERED_FLOWS if covered else GAP_FLOWS]


def thickness(weight: int, most: int) -> float:
    """Return how thick a line of this weight is drawn."""
    return round(_THIN + _THICK * (weight / most), 1)


def _weight(pair: PairFigures, *, covered: bool) -> int:
    gaps = pair.tally.gap_weight
    return pair.tally.weight - gaps if covered else gaps


def _tile(
    page: MapPage, state: str, cell: Cell, figures: dict[str, StateFigures], scale: Scale
) -> Tile:
    found = figures.get(state)
    count = painted(found.tally, page.filters.show) if found else 0
    return Tile(
        state=state,
        x=_MARGIN + cell[0] * _PITCH[0],
        y=_MARGIN + cell[1] * _PITCH[1],
        step=scale.step(count),
        count=written(count, is_coarse=page.atlas.is_coarse) if found else "",
        figures=found,
    )


def _flows(pairs: Sequence[PairFigures], tiles: dict[str, Tile]) -> Iterable[Flow]:
    both = [(covered, heaviest(pairs, covered=covered)) for covered in (True, False)]
    most = max((weight for _, found in both for _, weight in found), default=1)
    for covered, found in both:
        for pair, weight in reversed(found):
            first, second = (_centre(tiles[state]) for state in pair.states)
            # The two kinds of arc bend apart, so that one does not hide the other.
            bend = -_BEND if covered else _BEND
            yield Flow(_arc(first, second, bend), thickness(weight, most), covered)


def _centre(tile: Tile) -> Point:
    return tile.x + TILE[0] / 2, tile.y + TILE[1] / 2


def _arc(first: Point, second: Point, bend: float) -> str:
    """Return a bent path that begins and ends clear of the middle of the tiles."""
    (x1, y1), (x2, y2) = first, second
    dx, dy = x2 - x1, y2 - y1
    top = ((x1 + x2) / 2 + dy * bend, (y1 + y2) / 2 - abs(dx) * abs(bend) * _sign(bend))
    (ax, ay), (bx, by) = _towards(first, top), _towards(second, top)
    return f"M{ax:.0f} {ay:.0f} Q{top[0]:.0f} {top[1]:.0f} {bx:.0f} {by:.0f}"


def _towards(start: Point, end: Point) -> Point:
    away = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    share = min(_CLEAR / away, 0.5)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _sign(value: float) -> int:
    return 1 if value > 0 else -1
