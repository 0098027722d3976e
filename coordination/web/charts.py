"""The figure of a finding's graph in plotly's terms, sent as data.

Nothing is drawn here: `static/figures.js` draws in the browser, where it puts the theme's
colours in. A colour is therefore named here by its token, such as `--band-strong`. Labels come
from desks, and plotly reads tags in any text, so every text passes `plain`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import Any

import plotly.graph_objects as go
from flask_babel import format_date, gettext, ngettext

from coordination.actions.pages import GraphEdge, GraphNode, Party, Picture
from coordination.domain.coverage import EdgeState
from coordination.domain.handling import Codes
from coordination.web import wording
from coordination.web.graph_lines import Look

# Beyond this many nodes labels collide: cases then show their State, the rest shows on hover.
LABELLED = 40
# Beyond this many cases even the States collide.
_STATES = 200

Address = Callable[[Party], str]
"""Where a click on a case leads; an empty text leads nowhere."""

_ROW_HEIGHT = 64
_LEAST_HEIGHT = 220
_MOST_HEIGHT = 620
_PADDING = 0.18
_WIDTHS = {"own": 1.0, "weak": 1.5, "fair": 2.0, "strong": 3.0, "certain": 4.0}

# Symbol, size and tokens of fill and line for each look of a node.
_LOOKS: dict[str, tuple[str, int, str, str]] = {
    "own": ("square", 26, "--accent", "--accent"),
    "key": ("hexagon-open", 30, "--surface", "--orange"),
    "case": ("square-open", 26, "--surface", "--line-strong"),
    "person": ("diamond", 20, "--surface", "--text-2"),
    "thing": ("circle", 20, "--surface", "--text-2"),
    "link": ("circle", 7, "--text-2", "--text-2"),
    "mine": ("triangle-up", 14, "--accent-soft", "--accent"),
}
_CASES = frozenset({"own", "key", "case"})
_CROWDED_SIZES = {"own": 24, "key": 26, "case": 24, "person": 9, "thing": 9, "link": 6, "mine": 10}
_DENSE_SIZES = {"own": 12, "key": 11, "case": 7, "link": 3}


class _Room(Enum):
    """How much room there is for labels."""

    AMPLE = auto()
    CROWDED = auto()
    DENSE = auto()


_SIZES: dict[_Room, dict[str, int]] = {
    _Room.AMPLE: {},
    _Room.CROWDED: _CROWDED_SIZES,
    _Room.DENSE: _DENSE_SIZES,
}


_THIN = 0.35


def _room(nodes: Sequence[GraphNode]) -> _Room:
    if len(nodes) <= LABELLED:
        return _Room.AMPLE
    cases = sum(node.party is not None for node in nodes)
    return _Room.DENSE if cases > _STATES else _Room.CROWDED


def plain(text: object) -> str:
    """Return a text that plotly shows as it is: it would read tags and entities in any label."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def graph_figure(
    picture: Picture, parties: Sequence[Party], address: Address, *, tall: bool = False
) -> dict[str, Any]:
    """Return a finding's graph as plotly's data and layout, ready for JSON."""
    known = {party.node: party for party in parties}
    height = _MOST_HEIGHT if tall else _height(picture.nodes)
    traces = [*_lines(picture), *_nodes(picture.nodes, known, address)]
    figure = go.Figure(data=traces, layout=_layout(picture.nodes, height))
    made: dict[str, Any] = figure.to_plotly_json()
    return {"data": made["data"], "layout": made["layout"], "height": height}


def party_name(party: Party) -> str:
    """Return how a party is named in figure and table alike."""
    if party.case is not None:
        return party.case.ref
    if party.given_title is not None and not party.number:
        return str(gettext("%(desk)s, opened to you", desk=party.desk))
    if party.number:
        return str(gettext("%(desk)s, case %(number)d", desk=party.desk, number=party.number))
    return str(gettext("%(desk)s, held by the desk", desk=party.desk))


def _lines(picture: Picture) -> list[go.Scatter]:
    """Return one trace for each look of line, so that the legend explains each once."""
    places = {node.id: node for node in picture.nodes}
    thin = _THIN if _room(picture.nodes) is _Room.DENSE else 1.0
    looks: dict[tuple[bool, bool, str], list[GraphEdge]] = {}
    for edge in picture.edges:
        is_covered = edge.coverage is EdgeState.COVERED
        looks.setdefault((edge.is_bridge, is_covered, edge.band), []).append(edge)
    return [
        _line(edges, places, Look(band, is_covered=is_covered, is_bridge=is_bridge), thin)
        for (is_bridge, is_covered, band), edges in sorted(looks.items())
    ]


def _line(
    edges: Iterable[GraphEdge], places: Mapping[str, GraphNode], look: Look, thin: float
) -> go.Scatter:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for edge in edges:
        left, right = places[edge.left], places[edge.right]
        xs += [left.x, right.x, None]
        ys += [left.y, right.y, None]
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        hoverinfo="skip",
        name=plain(look.name),
        line={"width": _WIDTHS.get(look.band, 2.0) * thin, "dash": look.dash},
        meta={"line": look.colour},
    )


def _nodes(
    nodes: Sequence[GraphNode], parties: Mapping[str, Party], address: Address
) -> list[go.Scatter]:
    looks: dict[str, list[GraphNode]] = {}
    for node in nodes:
        looks.setdefault(_look(node, parties), []).append(node)
    room = _room(nodes)
    return [_markers(look, looks[look], parties, address, room) for look in _LOOKS if look in looks]


def _look(node: GraphNode, parties: Mapping[str, Party]) -> str:
    if node.party is not None:
        if parties[node.party].own:
            return "own"
        return "key" if node.holds else "case"
    by_type = {"link": "link", "own": "mine", "subject": "person", "victim": "person"}
    return by_type.get(node.type, "thing")


def _markers(
    look: str,
    nodes: Sequence[GraphNode],
    parties: Mapping[str, Party],
    address: Address,
    room: "_Room",
) -> go.Scatter:
    symbol, size, fill, line = _LOOKS[look]
    is_named = room is _Room.AMPLE or (room is _Room.CROWDED and look in _CASES)
    return go.Scatter(
        x=[node.x for node in nodes],
        y=[node.y for node in nodes],
        mode="markers+text" if is_named else "markers",
        name=plain(_look_name(look)),
        text=[plain(_text(node, parties, room)) for node in nodes],
        textposition="bottom center" if room is _Room.AMPLE else "middle center",
        hovertext=[_hover(node, parties) for node in nodes],
        hoverinfo="text",
        customdata=[address(parties[n.party]) if n.party is not None else "" for n in nodes],
        marker={
            "symbol": symbol,
            "size": _SIZES[room].get(look, size),
            "line": {"width": [4 if node.is_start else 1.5 for node in nodes]},
        },
        meta={"fill": fill, "edge": line} | _lettering(look, room),
    )


def _lettering(look: str, room: "_Room") -> dict[str, str]:
    """Return the colour of letters that stand on a filled node."""
    return {"letters": "--on-accent"} if look == "own" and room is _Room.CROWDED else {}


def _text(node: GraphNode, parties: Mapping[str, Party], room: "_Room") -> str:
    if room is _Room.CROWDED and node.party is not None:
        return parties[node.party].desk
    return _label(node, parties)


def _look_name(look: str) -> str:
    names = {
        "own": gettext("Your case"),
        "key": gettext("Case that holds groups together"),
        "case": gettext("Case of a desk"),
        "person": gettext("Person"),
        "thing": gettext("Shared value"),
        "link": gettext("What a link shares"),
        "mine": gettext("Of your case"),
    }
    return str(names[look])


def _label(node: GraphNode, parties: Mapping[str, Party]) -> str:
    if node.party is not None:
        party = parties[node.party]
        return " ".join((party_name(party), *_brief(codes_of(party))))
    return node.text or wording.kinds(node.kinds)


def codes_of(party: Party) -> Codes | None:
    """Return the codes of what a reader sees of a case by its name; None for no content."""
    return party.given_codes if party.case is None else party.case.codes


def _brief(codes: Codes | None) -> tuple[str, ...]:
    """Return what a label says of codes: only what is stricter than usual, for want of room."""
    if codes is None or not codes.is_strict:
        return ()
    return codes.code.value, f"TLP:{codes.tlp.upper()}"


def _hover(node: GraphNode, parties: Mapping[str, Party]) -> str:
    """Return what a node says of itself; lines part by the one tag that is ours."""
    lines = [_label(node, parties), *_content(node, parties), *_about_case(node)]
    lines += _about_link(node)
    return "<br>".join(plain(line) for line in lines)


def _content(node: GraphNode, parties: Mapping[str, Party]) -> list[str]:
    """Return the title that another desk gave, and under which codes a case is shown."""
    if node.party is None:
        return []
    party = parties[node.party]
    codes = codes_of(party)
    return [*filter(None, [party.given_title]), *([codes.line] if codes else [])]


def _about_case(node: GraphNode) -> list[str]:
    said = []
    if node.is_start:
        said.append(gettext("The view begins here"))
    if node.holds:
        said.append(gettext("Without this case the finding falls apart"))
    if node.more:
        said.append(
            ngettext("%(num)d more case beside it", "%(num)d more cases beside it", node.more)
        )
    return [str(line) for line in said]


def _about_link(node: GraphNode) -> list[str]:
    if node.band is None or node.since is None:
        return []
    return [
        str(wording.word("band", node.band)),
        str(wording.word("coverage", node.coverage)),
        str(gettext("since %(day)s", day=format_date(node.since, "d MMM y"))),
    ]


def _layout(nodes: Sequence[GraphNode], height: int) -> dict[str, Any]:
    axis = {"visible": False, "zeroline": False}
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": axis | {"range": _range([node.x for node in nodes])},
        "yaxis": axis | {"range": _range([node.y for node in nodes])},
        "hovermode": "closest",
        "dragmode": "pan",
        "legend": {"orientation": "h", "y": 0, "yanchor": "top"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }


def _range(values: Sequence[float]) -> list[float]:
    low, high = min(values, default=-1.0), max(values, default=1.0)
    room = _PADDING * ((high - low) or 2.0)
    return [round(low - room, 4), round(high + room, 4)]


def _height(nodes: Sequence[GraphNode]) -> int:
    columns: dict[float, int] = {}
    for node in nodes:
        columns[node.x] = columns.get(node.x, 0) + 1
    tallest = max(columns.values(), default=1)
    is_spread = tallest <= 2 and len(nodes) > 8
    height = _MOST_HEIGHT if is_spread else tallest * _ROW_HEIGHT + 90
    return max(_LEAST_HEIGHT, min(_MOST_HEIGHT, height))
