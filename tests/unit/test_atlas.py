"""The figures of the coordination map."""

from dataclasses import replace
from datetime import date

import pytest

from coordination.domain import atlas, atlas_filters, atlas_history, atlas_network
from coordination.domain.atlas import Overlap, Side, Tally
from coordination.domain.atlas_filters import Filters, Show
from coordination.domain.atlas_history import Basis
from coordination.domain.coverage_history import Spell
from coordination.domain.vocabulary import Band

TODAY = date(2026, 11, 23)
ALWAYS = (Spell(date(2026, 1, 1), date.max),)


def a_link(first="DE", second="PT", **more) -> Overlap:
    plain = {"band": Band.STRONG, "kinds": ("email",), "day": date(2026, 3, 1)}
    return Overlap(states=(first, second), **{**plain, **more})


def plain(*overlaps):
    """Return overlaps as they are chosen without a filter, each for two cases of its own."""
    return [(one, frozenset({f"{n}a", f"{n}b"})) for n, one in enumerate(overlaps)]


def survey(*overlaps, **more):
    return atlas.survey(plain(*overlaps), TODAY, **more)


def test_bands_weigh_one_to_four():
    assert [atlas.WEIGHTS[band] for band in Band] == [1, 2, 3, 4]


def test_states_and_pairs_stand_with_most_uncoordinated_weight_first():
    found = survey(a_link(), a_link("DE", "GE", band=Band.WEAK), a_link(spells=ALWAYS))

    assert [one.states for one in found.pairs] == [("DE", "PT"), ("DE", "GE")]
    assert [one.state for one in found.states] == ["DE", "PT", "GE"]
    assert found.states[0].partners == ("GE", "PT")
    assert found.total == Tally(links=3, gaps=2, weight=7, gap_weight=4)
    assert found.pairs[0].tally.coverage == 0.5
    assert found.total.coverage == pytest.approx(3 / 7)


def test_nothing_that_overlaps_has_no_coverage():
    assert survey().total.coverage is None
    assert survey().states == ()


def test_days_to_contact_are_the_median_of_what_began_after_the_link():
    waits = [date(2026, 3, 11), date(2026, 3, 5), date(2026, 4, 1), date(2025, 1, 1), None]
    found = survey(*(a_link(contact=day) for day in waits))

    assert [one.days_to_contact for one in found.states] == [10, 10]
    assert survey(a_link(contact=date(2025, 1, 1))).states[0].days_to_contact is None


def test_a_team_closes_what_its_states_share_and_nothing_else():
    links = (a_link(), a_link(spells=ALWAYS), a_link("DE", "GE"))

    after = atlas.with_team(plain(*links), ["PT", "DE", "FR"], TODAY)

    assert (after.links, after.gaps, after.gap_weight) == (3, 1, 3)
    assert atlas.with_team(plain(*links), ["PT"], TODAY) == survey(*links).total


@pytest.mark.parametrize(
    ("gaps", "covered", "cases", "seen"),
    [
        (2, 0, 9, Tally()),
        (3, 0, 3, Tally(3, 3, 3, 3)),
        (5, 4, 9, Tally(6, 3, 6, 3)),
        (8, 2, 9, Tally(6, 6, 6, 6)),
        (9, 9, 2, Tally()),
    ],
)
def test_coarse_figures_stand_in_steps_and_need_three_cases(gaps, covered, cases, seen):
    exact = Tally(gaps + covered, gaps, 3 * (gaps + covered), 3 * gaps)

    assert exact.coarse(cases) == seen


def test_a_coarse_survey_lists_pairs_of_which_nothing_or_too_little_counts_alike():
    among = [a_link(), a_link("DE", "GE"), *(a_link("FR", "RO") for _ in range(3))]
    chosen = [
        (one, frozenset({f"{n}"})) for n, one in enumerate(among) if one.states != ("DE", "GE")
    ]

    found = atlas.survey(chosen, TODAY, coarse=True, among=among)
    tallies = {one.states: one.tally for one in found.pairs}

    assert tallies[("DE", "PT")] == tallies[("DE", "GE")] == Tally()
    assert tallies[("FR", "RO")].links == 3
    assert all(one.days_to_contact is None for one in found.states)


def test_month_ends_go_back_from_today():
    assert atlas_history.month_ends(date(2026, 3, 15), 3) == (
        date(2025, 12, 31),
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 15),
    )


DAYS = (date(2026, 1, 31), date(2026, 6, 30), TODAY)


def test_history_counts_what_had_been_found_by_each_day():
    links = plain(a_link(spells=(Spell(date(2026, 5, 1), date(2026, 7, 1)),)), a_link("DE", "GE"))

    found = atlas_history.history(links, DAYS, Basis.FOUND)
    today = atlas_history.history(links, DAYS, Basis.TODAY)

    assert [(one.tally.links, one.tally.gaps) for one in found] == [(0, 0), (2, 1), (2, 2)]
    assert [(one.tally.links, one.tally.gaps) for one in today] == [(2, 2), (2, 1), (2, 2)]


def test_a_register_that_was_filled_this_month_is_asked_about_the_overlaps_of_today():
    assert atlas_history.fitting_basis([a_link()], DAYS) is Basis.FOUND
    assert atlas_history.fitting_basis([a_link(day=TODAY)], DAYS) is Basis.TODAY
    assert atlas_history.fitting_basis([], DAYS) is Basis.TODAY


def test_a_coarse_history_stands_in_steps():
    links = plain(*(a_link() for _ in range(4)))

    (last,) = atlas_history.history(links, DAYS[-1:], Basis.FOUND, coarse=True)

    assert last.tally == Tally(3, 3, 3, 3)


SKYPE = Side("1", "child_at_risk", "trial", frozenset({"SEXTORTION"}), frozenset({"skype"}), "reef")
OTHER = Side("2", "routine", "investigation", frozenset({"CSA-CONTACT"}), frozenset({"kik"}))


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        (Filters(), True),
        (Filters(strength="strong"), True),
        (Filters(strength="certain"), False),
        (Filters(kind="email"), True),
        (Filters(kind="ip"), False),
        (Filters(period="12m"), True),
        (Filters(period="30d"), False),
        (Filters(period="2026"), True),
        (Filters(period="2025"), False),
        (Filters(urgency="child_at_risk"), True),
        (Filters(urgency="data_expiring"), False),
        (Filters(offence="SEXTORTION"), True),
        (Filters(offence="PAYMENT"), False),
        (Filters(platform="skype"), True),
        (Filters(platform="discord"), False),
        (Filters(operation="reef"), True),
        (Filters(operation="atoll"), False),
        (Filters(stage="trial"), True),
        (Filters(stage="appeal"), False),
        (Filters(offence="SEXTORTION", platform="kik"), False),
    ],
)
def test_each_filter_keeps_what_fits(asked, fits):
    kept = atlas_filters.structure([a_link(sides=(SKYPE, OTHER))], asked, TODAY)

    assert bool(atlas_filters.chosen(kept, asked)) is fits


def test_the_cases_for_which_a_link_is_chosen_are_those_that_fit():
    link = a_link(sides=(SKYPE, OTHER))

    assert atlas_filters.chosen([link], Filters(stage="trial")) == [(link, frozenset({"1"}))]
    assert atlas_filters.chosen([link], Filters()) == [(link, frozenset({"1", "2"}))]


def test_filters_know_which_of_them_ask_what_a_case_is_about():
    asked = Filters(strength="fair", stage="trial", platform="kik", show=Show.ALL)

    assert asked.about_a_case == ("platform", "stage")
    assert asked.used == ("strength", "platform", "stage")
    assert Filters(urgency="routine", period="30d").about_a_case == ()


def rare_and_common(*, states=("DE", "PT")):
    shared = [replace(SKYPE, case=str(n)) for n in range(3)]
    return [
        a_link(*states, sides=(shared[0], shared[1])),
        a_link(*states, sides=(shared[2], OTHER)),
    ]


def test_a_word_that_few_cases_hold_is_offered_to_its_own_desk_only():
    links = rare_and_common()

    own = atlas_filters.terms(links, guarded=False)
    guarded = atlas_filters.terms(links, guarded=True)

    assert (own.platforms, own.operations) == (("kik", "skype"), ("reef",))
    assert (guarded.platforms, guarded.operations) == (("skype",), ("reef",))
    assert guarded.years == ("2026",)


def test_a_word_that_one_state_alone_holds_is_not_offered_to_the_analyst():
    one_state = [a_link(sides=(replace(SKYPE, case=str(n)),)) for n in range(5)]

    assert atlas_filters.terms(one_state, guarded=True).platforms == ()


def test_what_is_not_offered_is_left_out_and_named():
    terms = atlas_filters.terms(rare_and_common(), guarded=True)
    raw = {
        "show": "all",
        "strength": "heavy",
        "platform": "kik",
        "operation": " reef ",
        "period": "1999",
        "offence": "SEXTORTION",
        "stage": "",
        "page": "2",
    }

    found, left_out = atlas_filters.read(raw, terms, {"SEXTORTION"})

    assert found == Filters(show=Show.ALL, operation="reef", offence="SEXTORTION")
    assert left_out == ("strength", "period", "platform")
    assert atlas_filters.read({"show": "some"}, terms, ()) == (Filters(), ("show",))


def test_a_state_outside_the_grid_gets_a_square_below_it():
    cells = atlas_network.cells(["DE", "PH", "BR"])
    lowest = max(row for _, row in atlas_network.GRID.values())

    assert cells["DE"] == atlas_network.GRID["DE"]
    assert (cells["BR"], cells["PH"]) == ((0, lowest + 1), (1, lowest + 1))
    assert len(set(cells.values())) == len(cells)


def test_the_grid_holds_every_member_state():
    members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"

    assert set(members.split()) <= atlas_network.GRID.keys()


def test_the_network_joins_what_is_not_coordinated():
    found = survey(a_link(), a_link("DE", "GE", spells=ALWAYS), a_link("DE", "RO", band=Band.WEAK))
    graph = atlas_network.network(found.pairs)

    assert set(graph.nodes) == {"DE", "PT", "GE", "RO"}
    assert not graph.has_edge("DE", "GE")
    assert graph.edges["DE", "PT"]["weight"] == 3
    assert {state: graph.nodes[state]["weight"] for state in graph}["DE"] == 4


def test_the_layout_is_the_same_each_time_and_keeps_states_apart():
    states = sorted(atlas_network.GRID)[:30]
    found = survey(*(a_link(a, b) for n, a in enumerate(states) for b in states[n + 1 :: 3]))
    graph = atlas_network.network(found.pairs)

    places = atlas_network.layout(graph)
    backwards = atlas_network.layout(atlas_network.network(found.pairs[::-1]))
    gaps = [
        (one.x - other.x) ** 2 + (one.y - other.y) ** 2
        for one in places
        for other in places
        if one.state < other.state
    ]

    assert places == backwards
    assert min(gaps) > 0.08**2
    assert all(0 <= one.x <= 1 and 0 <= one.y <= 1 for one in places)


def test_an_empty_network_has_no_places_and_a_pair_two():
    assert atlas_network.layout(atlas_network.network(())) == ()
    places = atlas_network.layout(atlas_network.network(survey(a_link()).pairs))
    assert [one.state for one in places] == ["DE", "PT"]
    assert (places[0].x, places[0].y) != (places[1].x, places[1].y)


def test_two_states_in_one_point_go_apart():
    points = {"A": (0.5, 0.5), "B": (0.5, 0.5)}

    found = atlas_network._apart(points)

    assert found["A"] != found["B"]


def test_a_crowd_that_does_not_fit_is_pushed_as_far_as_it_goes():
    crowd = {f"{number:03}": (number / 1000, 0.0) for number in range(160)}

    found = atlas_network._apart(dict(crowd))

    assert found.keys() == crowd.keys()
    assert found != crowd
