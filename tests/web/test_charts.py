"""Figures: data from plain page objects, with nothing that plotly would read as markup."""

import json
from dataclasses import replace

import pytest
from flask import Flask

from coordination.actions import pages
from coordination.domain.handling import Codes
from coordination.web import charts
from tests.web import page_samples as samples


@pytest.fixture(scope="module")
def form_app() -> Flask:
    return samples.page_app()


def _address(party: pages.Party) -> str:
    return f"/cases/{party.case.id}" if party.case else ""


@pytest.fixture
def drawn(form_app):
    def draw(page: pages.FindingPage):
        with form_app.test_request_context("/"):
            return charts.graph_figure(page.picture, page.parties, _address)

    return draw


def test_every_case_and_shared_thing_of_a_finding_is_drawn_and_labelled(drawn):
    figure = drawn(samples.a_desk_finding())

    labels = [label for trace in figure["data"] for label in trace.get("text") or ()]

    own = "NO/2026/0001 H3 TLP:RED"
    assert {own, "DE, held by the desk", "crypto-asset address", "person"} <= {*labels}
    assert len(labels) == len(samples.a_desk_finding().picture.nodes)


def test_markup_in_a_label_is_shown_as_it_is_written(drawn):
    text = json.dumps(drawn(samples.a_desk_finding()))

    assert "&lt;i&gt;a@example.org&lt;/i&gt;" in text
    assert "<i>" not in text


def test_what_a_node_says_has_the_codes_and_their_words_and_a_given_title_its_own(drawn):
    finding = samples.a_desk_finding()
    given = [
        replace(party, given_title="Kanari", given_codes=samples.STRICT) if not party.own else party
        for party in finding.parties
    ]

    text = json.dumps(drawn(replace(finding, parties=tuple(given))))

    assert "H3 TLP:RED " in text
    assert "No copies." in text
    assert "DE, opened to you H2 TLP:AMBER<br>Kanari<br>H2 TLP:AMBER" in text


def test_a_label_says_no_codes_that_are_usual(drawn):
    finding = samples.a_desk_finding()
    usual = [
        replace(one, case=one.case and replace(one.case, codes=Codes())) for one in finding.parties
    ]

    labels = [
        label
        for trace in drawn(replace(finding, parties=tuple(usual)))["data"]
        for label in trace.get("text") or ()
    ]

    assert "NO/2026/0001" in labels


def test_plain_escapes_what_plotly_would_read():
    assert charts.plain('<a href="x">&') == '&lt;a href="x"&gt;&amp;'


def test_coordinated_links_look_different_and_the_legend_says_so(drawn):
    lines = [one for one in drawn(samples.a_desk_finding())["data"] if one["mode"] == "lines"]

    looks = {trace["name"]: trace["line"]["dash"] for trace in lines}

    assert looks["Strong, coordinated"] == "dot"
    assert looks["Certain, not coordinated"] == "solid"


def test_only_own_cases_lead_anywhere(drawn):
    traces = drawn(samples.a_desk_finding())["data"]

    addresses = {one for trace in traces for one in trace.get("customdata") or () if one}

    assert addresses == {f"/cases/{samples.an_id(number)}" for number in (1, 2)}


def test_the_analyst_sees_desks_and_numbers_and_no_reference(drawn):
    text = json.dumps(drawn(samples.a_whole_finding()))

    assert "NO, case 1" in text
    assert "/2026/" not in text


def test_where_there_is_little_room_cases_show_their_state_and_in_a_crowd_nothing(drawn):
    few = drawn(samples.a_whole_finding(charts.LABELLED))["data"][-1]
    many = drawn(samples.a_whole_finding(charts.LABELLED + 1))["data"][-1]
    crowd = drawn(samples.a_whole_finding(400))["data"][-1]

    assert (few["mode"], few["text"][0]) == ("markers+text", "NO, case 1")
    assert (many["mode"], many["text"][0]) == ("markers+text", "NO")
    assert crowd["mode"] == "markers"
    assert crowd["hovertext"][0] == "NO, case 1"


def test_a_figure_has_a_height_within_bounds(drawn):
    empty = replace(samples.a_desk_finding(), picture=pages.Picture((), ()))

    assert drawn(empty)["layout"]["height"] == 220
    assert 220 < drawn(samples.a_desk_finding())["layout"]["height"] < 620
