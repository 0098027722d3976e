"""The map and the network of States as figures of plotly, made from plain page objects.

As in `web.charts` nothing is drawn here and colours are named by their tokens. The shapes of
States are a file of our own; plotly's further outlines are empty files of our own, because
without them it would ask a host abroad.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from flask import current_app, url_for
from flask_babel import gettext, ngettext

from coordination.actions.pages import MapPage
from coordination.domain import atlas_network
from coordination.domain.atlas import PairFigures, StateFigures
from coordination.domain.atlas_network import Place
from coordination.web import wording
from coordination.web.charts import plain
from coordination.web.map_scale import Scale, scale_of, written
from coordination.web.map_tiles import counts_of, heaviest, thickness

SHAPES = "geo/countries.geojson"
_HEIGHT = 440
_VIEWS = {
    "europe": {"lonaxis": {"range": [-25, 48]}, "lataxis": {"range": [33, 71]}},
    "world": {"lonaxis": {"range": [-170, 180]}, "lataxis": {"range": [-56, 78]}},
}
_BUCKETS = 4

Figure = dict[str, Any]
Addresses = Mapping[str, str]


def map_figure(page: MapPage, addresses: Addresses, reach: str) -> Figure:
    """Return the choropleth with arcs and markers; `addresses` are the pages of its States."""
    counts = counts_of(page)
    scale = scale_of(counts.values())
    known = centres(str(current_app.static_folder))
    traces = [
        *_shapes(page, known, counts, scale, addresses),
        *_arcs(page.atlas.pairs, known),
        _markers(page, known, addresses),
    ]
    view = _VIEWS.get(reach, _VIEWS["europe"])
    geo = {
        **view,
        "projection": {"type": "natural earth" if reach == "world" else "mercator"},
        "bgcolor": "rgba(0,0,0,0)",
        "showframe": False,
        "showcoastlines": False,
        "showland": False,
        "showcountries": False,
        "showlakes": False,
    }
    return _figure(traces, {"geo": geo})


def network_figure(page: MapPage, addresses: Addresses) -> Figure:
    """Return the network of States, joined and sized by what is not coordinated."""
    network = atlas_network.layout(atlas_network.network(page.atlas.pairs))
    places = {place.state: place for place in network}
    traces = [*_joins(page.atlas.pairs, places), _nodes(page, network, addresses)]
    axis = {"visible": False, "fixedrange": True, "range": [-0.08, 1.08]}
    return _figure(traces, {"xaxis": axis, "yaxis": axis})


def state_line(figures: StateFigures, *, is_coarse: bool) -> str:
    """Return what a State's square, shape or node says when pointed at or read aloud."""
    name = wording.state_name(figures.state)
    if is_coarse:
        return str(
            gettext(
                "%(state)s: %(gaps)s links not coordinated",
                state=name,
                gaps=written(figures.tally.gaps, is_coarse=True),
            )
        )
    found = ngettext(
        "%(state)s: %(gaps)d of %(num)d link not coordinated",
        "%(state)s: %(gaps)d of %(num)d links not coordinated",
        figures.tally.links,
        state=name,
        gaps=figures.tally.gaps,
    )
    return str(found)


@lru_cache(maxsize=4)
def centres(folder: str) -> Mapping[str, tuple[float, float]]:
    """Return the middle of each State's largest shape, as longitude and latitude."""
    shapes = json.loads((Path(folder) / SHAPES).read_text(encoding="utf-8"))
    return {
        one["properties"]["a2"]: _middle(_polygons(one["geometry"])) for one in shapes["features"]
    }


def _polygons(geometry: Mapping[str, Any]) -> list[list[list[float]]]:
    """Return the outer rings of a shape."""
    rings = geometry["coordinates"]
    return [rings[0]] if geometry["type"] == "Polygon" else [one[0] for one in rings]


def _middle(rings: Iterable[Sequence[Sequence[float]]]) -> tuple[float, float]:
    """Return the centre of gravity of the largest ring."""
    area, centre = 0.0, (0.0, 0.0)
    for ring in rings:
        twice, x, y = 0.0, 0.0, 0.0
        for (x1, y1), (x2, y2) in pairwise(ring):
            cross = x1 * y2 - x2 * y1
            twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
        if abs(twice) > area:
            area, centre = abs(twice), (x / (3 * twice), y / (3 * twice))
    return round(centre[0], 3), round(centre[1], 3)


def _shapes(
    page: MapPage,
    known: Mapping[str, tuple[float, float]],
    counts: Mapping[str, int],
    scale: Scale,
    addresses: Addresses,
) -> Iterable[go.Choropleth]:
    """Yield one trace for each step of colour; the first also holds every other State."""
    lines = {
        one.state: plain(state_line(one, is_coarse=page.atlas.is_coarse))
        for one in page.atlas.states
    }
    for step in range(5):
        states = [
            state
            for state in sorted(known)
            if (scale.step(counts[state]) if state in counts else 0) == step
        ]
        yield go.Choropleth(
            geojson=url_for("static", filename=SHAPES),
            featureidkey="properties.a2",
            locations=states,
            z=[step] * len(states),
            zmin=0,
            zmax=4,
            showscale=False,
            hoverinfo="text",
            text=[lines.get(state, plain(wording.state_name(state))) for state in states],
            customdata=[addresses.get(state, "") for state in states],
            marker={"line": {"width": 0.5}},
            meta={"scale": f"--map-{step}", "edge": "--line-strong"},
        )


def _arcs(
    pairs: Sequence[PairFigures], known: Mapping[str, tuple[float, float]]
) -> Iterable[go.Scattergeo]:
    both = [(covered, heaviest(pairs, covered=covered)) for covered in (True, False)]
    most = max((weight for _, found in both for _, weight in found), default=1)
    for covered, found in both:
        for pair, weight in reversed(found):
            ends = [known[state] for state in pair.states if state in known]
            yield go.Scattergeo(
                lon=[lon for lon, _ in ends],
                lat=[lat for _, lat in ends],
                mode="lines",
                hoverinfo="skip",
                showlegend=False,
                line={"width": thickness(weight, most), "dash": "solid" if covered else "6px,3px"},
                meta={"line": "--green" if covered else "--orange"},
            )


def _markers(
    page: MapPage, known: Mapping[str, tuple[float, float]], addresses: Addresses
) -> go.Scattergeo:
    """Return a point on each State: the smallest could not be pointed at otherwise."""
    found = [one for one in page.atlas.states if one.state in known]
    lines = [plain(state_line(one, is_coarse=page.atlas.is_coarse)) for one in found]
    return go.Scattergeo(
        lon=[known[one.state][0] for one in found],
        lat=[known[one.state][1] for one in found],
        mode="markers",
        hoverinfo="text",
        text=lines,
        customdata=[addresses.get(one.state, "") for one in found],
        showlegend=False,
        marker={"symbol": "circle", "size": 7, "line": {"width": 1.5}},
        meta={"fill": "--surface", "edge": "--text-2"},
    )


def _joins(pairs: Sequence[PairFigures], places: Mapping[str, Place]) -> Iterable[go.Scatter]:
    """Yield the lines of the network, one trace for each thickness, the thickest on top."""
    most = max((pair.tally.gap_weight for pair in pairs), default=0)
    buckets: dict[int, list[PairFigures]] = {}
    for pair in pairs:
        if pair.tally.gap_weight:
            share = pair.tally.gap_weight / most
            buckets.setdefault(min(int(share * _BUCKETS), _BUCKETS - 1), []).append(pair)
    for bucket in sorted(buckets):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for pair in buckets[bucket]:
            first, second = (places[state] for state in pair.states)
            xs += [first.x, second.x, None]
            ys += [first.y, second.y, None]
        yield go.Scatter(
            x=xs,
            y=ys,
            mode="lines",
            hoverinfo="skip",
            showlegend=False,
            opacity=0.35 + 0.2 * bucket,
            line={"width": 0.8 + 1.5 * bucket},
            meta={"line": "--orange"},
        )


def _nodes(page: MapPage, network: Sequence[Place], addresses: Addresses) -> go.Scatter:
    lines = {
        one.state: plain(state_line(one, is_coarse=page.atlas.is_coarse))
        for one in page.atlas.states
    }
    most = max((place.gap_weight for place in network), default=0) or 1
    return go.Scatter(
        x=[place.x for place in network],
        y=[place.y for place in network],
        mode="markers+text",
        showlegend=False,
        text=[plain(place.state) for place in network],
        textposition="middle center",
        hovertext=[lines[place.state] for place in network],
        hoverinfo="text",
        customdata=[addresses.get(place.state, "") for place in network],
        marker={
            "symbol": "circle",
            "size": [24 + round(18 * (place.gap_weight / most) ** 0.5) for place in network],
            "opacity": 1,
            "line": {"width": 1.5},
        },
        meta={"fill": "--surface", "edge": "--orange"},
    )


def _figure(traces: Sequence[Any], more: Figure) -> Figure:
    made: Figure = go.Figure(data=traces, layout=_layout(more)).to_plotly_json()
    return {"data": made["data"], "layout": made["layout"], "height": _HEIGHT}


def _layout(more: Figure) -> Figure:
    return {
        "height": _HEIGHT,
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "hovermode": "closest",
        "dragmode": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        **more,
    }
