"""The coordination map: tiles, choropleth, network and table, from all States to one pair.

What is shown stands in the address, so that a view can be kept and sent to a colleague of the
same role, who then sees what that role sees.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from coordination.actions import coordination_map
from coordination.actions.pages import MapPage
from coordination.domain.atlas_filters import PERIODS, Filters, Show
from coordination.domain.evidence import EvidenceKind
from coordination.domain.vocabulary import Band, Stage, Urgency
from coordination.runtime import open_bench
from coordination.web import maps
from coordination.web.access import current_actor
from coordination.web.cases import page_number
from coordination.web.map_scale import written
from coordination.web.map_tiles import counts_of, heaviest, tile_map
from coordination.web.map_timeline import timeline
from coordination.web.wording import listed, state_name, word

blueprint = Blueprint("coordination_map", __name__)

VIEWS: Final = ("tiles", "map", "network", "table")
REACHES: Final = ("europe", "world")
_NAMED: Final = 3
_ROWS: Final = 12

Option = tuple[str, object]


@blueprint.get("/map")
def index() -> ResponseReturnValue:
    """Show who overlaps with whom, over all States."""
    return render_template("coordination_map/index.html", **_shown(()))


@blueprint.get("/map/<state>")
def state(state: str) -> ResponseReturnValue:
    """Show with whom one State overlaps."""
    return render_template("coordination_map/index.html", **_shown((state,)))


@blueprint.get("/map/<state>/<other>")
def pair(state: str, other: str) -> ResponseReturnValue:
    """List the findings of two States."""
    return render_template("coordination_map/pair.html", **_shown((state, other)))


def _shown(place: tuple[str, ...]) -> dict[str, Any]:
    with open_bench(current_actor(), writes=False) as bench:
        page = coordination_map.show_map(bench, request.args, place, page_number())
    return context(page, request.args)


def context(page: MapPage, args: Mapping[str, str]) -> dict[str, Any]:
    """Return what the templates of a map receive."""
    view = args.get("view", "")
    view = view if view in VIEWS else VIEWS[0]
    reach = args.get("reach", "")
    reach = reach if reach in REACHES else REACHES[0]
    kept = query_of(page, view, reach)
    figure = None
    if view == "map":
        figure = maps.map_figure(page, _addresses(page, kept), reach)
    elif view == "network":
        figure = maps.network_figure(page, _addresses(page, kept))
    return {
        "page": page,
        "view": view,
        "views": VIEWS,
        "reach": reach,
        "reaches": REACHES,
        "kept": kept,
        "options": options(page),
        "tiles": tile_map(page),
        "timeline": timeline(page.history),
        "figure": figure,
        "say": say(page),
        "left_out": listed(word("map_filter", name) for name in page.left_out),
        "rows": None if view == "table" else _ROWS,
        "count": lambda number: written(number, is_coarse=page.atlas.is_coarse),
        "line_of": lambda one: maps.state_line(one, is_coarse=page.atlas.is_coarse),
    }


def query_of(page: MapPage, view: str, reach: str) -> dict[str, str]:
    """Return what links of this page carry on: the filters that were taken, view and reach."""
    asked = {one.name: str(getattr(page.filters, one.name)) for one in fields(Filters)}
    asked |= {"view": view, "reach": reach, "team": ",".join(page.team.states if page.team else ())}
    usual = {"show": Show.GAPS.value, "view": VIEWS[0], "reach": REACHES[0]}
    return {name: text for name, text in asked.items() if text and text != usual.get(name)}


def options(page: MapPage) -> dict[str, list[Option]]:
    """Return the values of each filter with their words, in the order of the form."""
    terms = page.options.terms
    return {
        "strength": [(band.value, word("band", band)) for band in Band],
        "kind": [(kind.value, word("evidence", kind)) for kind in EvidenceKind],
        "period": [(period, word("period", period)) for period in PERIODS]
        + [(year, year) for year in terms.years],
        "urgency": [(one.value, word("urgency", one)) for one in Urgency],
        "stage": [(one.value, word("stage", one)) for one in Stage],
        "offence": [(one.code, one.term) for one in page.options.offences],
        "platform": [(text, _capital(text)) for text in terms.platforms],
        "operation": [(text, _capital(text)) for text in terms.operations],
    }


def _capital(text: str) -> str:
    """Return a word of a filter, which is kept in small letters, with a first capital."""
    return text[:1].upper() + text[1:]


def say(page: MapPage) -> str:
    """Return the sentence that states what the figures show."""
    ranked = sorted(counts_of(page).items(), key=lambda one: (-one[1], one[0]))
    worst = [one for one in ranked if one[1]][:_NAMED]
    if not worst:
        return str(gettext("Nothing stands out."))
    named = listed(
        gettext("%(state)s %(num)d", state=state_name(state), num=count) for state, count in worst
    )
    told = (
        gettext("Most overlaps: %(states)s.", states=named)
        if page.filters.show is Show.ALL
        else gettext("Most overlaps not coordinated: %(states)s.", states=named)
    )
    widest = heaviest(page.atlas.pairs, covered=False)
    if not widest:
        return str(told)
    first, second = widest[0][0].states
    flow = gettext(
        "The widest uncoordinated flow is between %(first)s and %(second)s.",
        first=state_name(first),
        second=state_name(second),
    )
    return f"{told} {flow}"


def _addresses(page: MapPage, kept: Mapping[str, Any]) -> dict[str, str]:
    """Return where each State of the map leads: to its page, or on that page to the pair."""
    found = {}
    for one in page.atlas.states:
        if not page.place:
            found[one.state] = url_for("coordination_map.state", state=one.state, **kept)
        elif one.state != page.place[0]:
            found[one.state] = url_for(
                "coordination_map.pair", state=page.place[0], other=one.state, **kept
            )
    return found
