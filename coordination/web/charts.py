"""Figures of plotly, made from plain page objects and sent as data.

Nothing is drawn here: `static/figures.js` draws in the browser, where it puts the theme's
colours in. A colour is therefore named here by its token, such as `--band-strong`. Labels come
from desks, and plotly reads tags in any text, so every text passes `plain`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go
from flask import url_for
from flask_babel import gettext

from coordination.actions.pages import FindingPage, GraphEdge, GraphNode, Party
from coordination.domain.coverage import EdgeState
from coordination.web import wording

# Beyond this many nodes labels collide; they then show on hover only.
LABELLED = 40

_ROW_HEIGHT = 64
_LEAST_HEIGHT = 220
_MOST_HEIGHT = 620
_WIDTHS = {"weak": 1.5, "fair": 2.0, "strong": 3.0, "certain": 4.0}

# Symbol, size and tokens of fill and line for each look of a node.
_LOOKS: dict[str, tuple[str, int, str, str]] = {
    "own": ("square", 26, "--accent", "--accent"),
    "case": ("square-open", 26, "--surface", "--line-strong"),
    "person": ("diamond", 20, "--surface", "--text-2"),
    "thing": ("circle", 20, "--surface", "--text-2"),
}


def plain(text: object) -> str:
    """Return a text that plotly shows as it is: it would read tags and entities in any label."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def finding_figure(page: FindingPage) -> dict[str, Any]:
    """Return the graph of a finding as plotly's data and layout, ready for JSON."""
    parties = {party.node: party for party in page.parties}
    traces = [*_lines(page), *_nodes(page.nodes, parties)]
    figure = go.Figure(data=traces, layout=_layout(page.nodes))
    made: dict[str, Any] = figure.to_plotly_json()
    return {"data": made["data"], "layout": made["layout"], "height": _height(page.nodes)}


def party_name(party: Party) -> str:
    """Return how a party is named in figure and table alike."""
    if party.case is not None:
        return party.case.ref
    if party.number:
        return str(gettext("%(desk)s, case %(number)d", desk=party.desk, number=party.number))
    return str(gettext("%(desk)s, held by the desk", desk=party.desk))


def _lines(page: FindingPage) -> list[go.Scatter]:
    """Return one trace for each look of line, so that the legend explains each once."""
    places = {node.id: node for node in page.nodes}
    looks: dict[tuple[bool, str], list[GraphEdge]] = {}
    for edge in page.edges:
        is_covered = edge.coverage is EdgeState.COVERED
        looks.setdefault((is_covered, edge.band), []).append(edge)
    return [
        _line(edges, places, band=band, is_covered=is_covered)
        for (is_covered, band), edges in sorted(looks.items())
    ]


def _line(
    edges: Iterable[GraphEdge], places: dict[str, GraphNode], *, band: str, is_covered: bool
) -> go.Scatter:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for edge in edges:
        left, right = places[edge.left], places[edge.right]
        xs += [left.x, right.x, None]
        ys += [left.y, right.y, None]
    state = wording.word("coverage", "covered" if is_covered else "uncoordinated")
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        hoverinfo="skip",
        name=plain(f"{wording.word('band', band)}, {str(state).lower()}"),
        line={"width": _WIDTHS.get(band, 2.0), "dash": "dot" if is_covered else "solid"},
        meta={"line": "--green" if is_covered else f"--band-{band}"},
    )


def _nodes(nodes: Sequence[GraphNode], parties: dict[str, Party]) -> list[go.Scatter]:
    looks: dict[str, list[GraphNode]] = {}
    for node in nodes:
        looks.setdefault(_look(node, parties), []).append(node)
    mode = "markers+text" if len(nodes) <= LABELLED else "markers"
    return [_markers(look, looks[look], parties, mode) for look in _LOOKS if look in looks]


def _look(node: GraphNode, parties: dict[str, Party]) -> str:
    if node.party is not None:
        return "own" if parties[node.party].own else "case"
    return "person" if node.type in {"subject", "victim"} else "thing"


def _markers(
    look: str, nodes: Sequence[GraphNode], parties: dict[str, Party], mode: str
) -> go.Scatter:
    symbol, size, fill, line = _LOOKS[look]
    labels = [plain(_label(node, parties)) for node in nodes]
    return go.Scatter(
        x=[node.x for node in nodes],
        y=[node.y for node in nodes],
        mode=mode,
        name=plain(_look_name(look)),
        text=labels,
        textposition="bottom center",
        hovertext=labels,
        hoverinfo="text",
        customdata=[_address(node, parties) for node in nodes],
        marker={"symbol": symbol, "size": size, "line": {"width": 1.5}},
        meta={"fill": fill, "edge": line},
    )


def _look_name(look: str) -> str:
    names = {
        "own": gettext("Your case"),
        "case": gettext("Case of a desk"),
        "person": gettext("Person"),
        "thing": gettext("Shared value"),
    }
    return str(names[look])


def _label(node: GraphNode, parties: dict[str, Party]) -> str:
    if node.party is not None:
        return party_name(parties[node.party])
    if node.text:
        return node.text
    return str(wording.word("evidence", node.kind))


def _address(node: GraphNode, parties: dict[str, Party]) -> str:
    case = parties[node.party].case if node.party is not None else None
    return url_for("cases.show", case_id=case.id) if case is not None else ""


def _layout(nodes: Sequence[GraphNode]) -> dict[str, Any]:
    axis = {"visible": False, "fixedrange": True, "range": [-1.25, 1.25]}
    return {
        "height": _height(nodes),
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": axis,
        "yaxis": axis,
        "hovermode": "closest",
        "dragmode": False,
        "legend": {"orientation": "h", "y": 0, "yanchor": "top"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }


def _height(nodes: Sequence[GraphNode]) -> int:
    columns: dict[float, int] = {}
    for node in nodes:
        columns[node.x] = columns.get(node.x, 0) + 1
    tallest = max(columns.values(), default=1)
    height = _MOST_HEIGHT if tallest == 1 and len(nodes) > LABELLED else tallest * _ROW_HEIGHT + 90
    return max(_LEAST_HEIGHT, min(_MOST_HEIGHT, height))
