"""Figures of the coordination map: geometry and data from plain page objects."""

import json
import re
from pathlib import Path

import pytest
from flask import Flask

from coordination.actions import pages
from coordination.domain.atlas_filters import Filters, Show
from coordination.web import coordination_map, map_scale, map_tiles, map_timeline, maps
from coordination.web.headers import _POLICY
from tests.web import page_samples as samples

STATIC = Path(__file__).parents[2] / "static"


@pytest.fixture(scope="module")
def form_app() -> Flask:
    return samples.page_app()


@pytest.fixture
def drawn(form_app):
    def draw(page: pages.MapPage, view: str, **args: str):
        with form_app.test_request_context("/"):
            return coordination_map.context(page, {"view": view, **args})["figure"]

    return draw


def shapes(figure):
    return [trace for trace in figure["data"] if trace["type"] == "choropleth"]


def test_each_state_has_the_step_of_its_count_and_every_other_the_first(drawn):
    figure = drawn(samples.a_map(), "map")
    step = {
        state: trace["meta"]["scale"] for trace in shapes(figure) for state in trace["locations"]
    }

    assert (step["NO"], step["DE"], step["MT"], step["FR"]) == (
        "--map-1",
        "--map-1",
        "--map-0",
        "--map-0",
    )
    assert len(step) == 236


def test_the_map_names_its_own_files_and_no_host(drawn):
    text = json.dumps(drawn(samples.a_map(), "map"))

    assert "/static/geo/countries.geojson" in text
    assert "//" not in text
    for name in ("world_110m", "europe_110m", "world_50m", "europe_50m"):
        outline = json.loads((STATIC / "geo" / f"{name}.json").read_text())
        assert all(one["geometries"] == [] for one in outline["objects"].values())
    assert "connect-src 'self'" in _POLICY


def test_small_states_have_a_point_that_leads_to_their_page(drawn):
    figure = drawn(samples.a_map(), "map")
    points = next(one for one in figure["data"] if one.get("mode") == "markers")

    where = dict(
        zip(points["customdata"], zip(points["lon"], points["lat"], strict=True), strict=True)
    )
    lon, lat = where["/map/MT?view=map&team=DE,NO"]
    assert (14 < lon < 15, 35 < lat < 36) == (True, True)


def test_the_world_and_europe_are_two_views(drawn):
    europe, world = (drawn(samples.a_map(), "map", reach=reach) for reach in ("", "world"))

    assert europe["layout"]["geo"]["lonaxis"] != world["layout"]["geo"]["lonaxis"]


def test_the_network_draws_what_is_not_coordinated_and_sizes_states_by_it(drawn):
    figure = drawn(samples.a_map(), "network")
    nodes = figure["data"][-1]
    sizes = dict(zip(nodes["text"], nodes["marker"]["size"], strict=True))

    assert sizes["NO"] > sizes["PH"] > sizes["MT"]
    assert sum(len(one["x"]) for one in figure["data"][:-1]) == 2 * 3, "two pairs have a gap"


def test_on_the_page_of_a_state_the_others_lead_to_pairs(drawn):
    figure = drawn(samples.a_map(place=("NO",)), "network")

    assert "/map/NO/DE?view=network&team=DE,NO" in figure["data"][-1]["customdata"]
    assert "" in figure["data"][-1]["customdata"]


def test_an_empty_map_draws_nothing_and_breaks_nowhere(drawn):
    assert drawn(samples.an_empty_map(), "network")["data"][-1]["x"] == []
    assert len(shapes(drawn(samples.an_empty_map(), "map"))) == 5


def test_arcs_are_dashed_where_nobody_coordinates_and_thick_by_weight():
    found = map_tiles.tile_map(samples.a_map())
    open_, closed = ([one for one in found.flows if one.is_covered is way] for way in (False, True))

    assert [one.width for one in open_] == sorted(one.width for one in open_)
    assert (len(open_), len(closed)) == (2, 2)
    assert all(
        re.fullmatch(r"M-?\d+ -?\d+ Q-?\d+ -?\d+ -?\d+ -?\d+", one.path) for one in found.flows
    )


def test_every_state_with_an_overlap_has_a_square_of_its_own():
    found = map_tiles.tile_map(samples.a_map())
    places = {(tile.x, tile.y) for tile in found.tiles}

    assert {"DE", "NO", "MT", "PH"} <= {tile.state for tile in found.tiles if tile.figures}
    assert len(places) == len(found.tiles)
    assert max(tile.y for tile in found.tiles) + map_tiles.TILE[1] < found.height


def test_a_square_shows_gaps_or_all_and_a_coarse_one_no_small_number():
    def counts(page):
        return {tile.state: tile.count for tile in map_tiles.tile_map(page).tiles if tile.figures}

    assert counts(samples.a_map())["NO"] == "2"
    assert counts(samples.a_map(filters=Filters(show=Show.ALL)))["NO"] == "4"
    assert counts(samples.a_coarse_map()) == {"DE": "3", "NO": "3", "PH": "<3"}


def test_a_desk_and_the_page_of_a_state_compare_the_others():
    own = map_tiles.counts_of(samples.a_map(pages.Scope.DESK))
    state = map_tiles.counts_of(samples.a_map(place=("PH",)))

    assert "NO" not in own
    assert "NO" in state
    assert "PH" not in state


@pytest.mark.parametrize(
    ("most", "bounds"),
    [(0, (3, 6, 10)), (14, (3, 6, 10)), (60, (3, 10, 20)), (800, (20, 200, 200)), (2, (3, 6, 10))],
)
def test_steps_of_colour_fit_the_numbers(most, bounds):
    found = map_scale.scale_of([1, most])

    if most == 800:
        assert found.bounds[0] < found.bounds[1] < found.bounds[2] <= most
    else:
        assert found.bounds == bounds
    assert [found.step(count) for count in (0, 1, 10**6)] == [0, 1, 4]


def test_the_lines_of_coverage_end_where_today_stands():
    page = samples.a_map()
    found = map_timeline.timeline(page.history)

    assert len(found.all_points.split()) == len(found.covered_points.split()) == 13
    assert found.days[-1].day == samples.TODAY
    assert found.levels[-1].value >= 4
    assert found.label_covered - found.label_all >= 40


def test_a_large_history_has_few_lines_and_an_empty_one_a_floor():
    assert map_timeline.timeline(samples.an_empty_map().history).levels[0].value == 0
    steps = [map_timeline._step(most) for most in (0, 4, 5, 153, 5668)]
    assert steps == [1, 1, 2, 50, 2000]


def test_the_sentence_of_a_map_names_the_worst_and_the_widest(form_app):
    with form_app.test_request_context("/"):
        said = coordination_map.say(samples.a_map())
        total = coordination_map.say(samples.a_map(filters=Filters(show=Show.ALL)))
        empty = coordination_map.say(samples.an_empty_map())

    assert said.startswith("Most overlaps not coordinated: Norway 2, Germany 1")
    assert "between Germany and Norway" in said
    assert total.startswith("Most overlaps: Norway 4")
    assert empty == "Nothing stands out."


def test_the_sentence_names_no_flow_where_all_is_coordinated(form_app):
    page = samples.a_map(filters=Filters(show=Show.ALL))
    closed = samples.a_map(
        filters=Filters(show=Show.ALL),
        atlas=type(page.atlas)(page.atlas.states, page.atlas.pairs[-1:], page.atlas.total),
    )
    with form_app.test_request_context("/"):
        assert "flow" not in coordination_map.say(closed)


def test_links_carry_the_filters_that_were_taken_and_nothing_else():
    kept = coordination_map.query_of(samples.a_coarse_map(), "tiles", "europe")

    assert kept == {"offence": "SEXTORTION", "show": "all"}
    assert coordination_map.query_of(samples.a_map(), "map", "world") == {
        "view": "map",
        "reach": "world",
        "team": "DE,NO",
    }


def test_what_is_pointed_at_is_said_without_markup(form_app):
    with form_app.test_request_context("/"):
        page = samples.a_map()
        line = maps.state_line(page.atlas.states[0], is_coarse=False)
        coarse = maps.state_line(samples.a_coarse_map().atlas.states[-1], is_coarse=True)

    assert line == "Norway: 2 of 4 links not coordinated"
    assert coarse == "Philippines: <3 links not coordinated"
