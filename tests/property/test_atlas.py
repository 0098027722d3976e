"""Sums of the map agree with each other, and the past with the rule for one day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coordination.domain import atlas, atlas_history, coverage
from coordination.domain.atlas import Overlap
from coordination.domain.atlas_history import Basis
from coordination.domain.coverage import Answer, CoordinationRecord, EdgeClaim, EdgeState
from coordination.domain.coverage_history import DatedClaim, Version, claim_on, spells
from coordination.domain.vocabulary import Band, CoordinationKind

FIRST, SPAN = date(2026, 1, 1), 60
TODAY = FIRST + timedelta(days=SPAN)
STATES = ("DE", "GE", "NO", "PT", "RO")

days = st.integers(0, SPAN).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def claims(draw):
    kind = draw(st.sampled_from(CoordinationKind))
    state = st.sampled_from(sorted(coverage.STATES[kind]))
    until = st.none() | days
    record = CoordinationRecord(
        kind, draw(state), draw(days), draw(until), ("PT",), draw(st.booleans())
    )
    versions = [
        Version(before, draw(state), draw(until))
        for before in sorted(draw(st.lists(days, max_size=3)))
    ]
    said = EdgeClaim(record, "DE", draw(st.booleans()), draw(st.sampled_from(Answer)))
    return DatedClaim(said, tuple(versions))


@st.composite
def overlaps(draw):
    pair = draw(st.lists(st.sampled_from(STATES), min_size=2, max_size=2, unique=True))
    found = draw(st.lists(claims(), max_size=2))
    return found, Overlap(
        states=(min(pair), max(pair)),
        band=draw(st.sampled_from(Band)),
        kinds=("email",),
        day=draw(days),
        spells=spells(found),
    )


def counted(links):
    return [(link, frozenset({str(number)})) for number, link in enumerate(links)]


@given(st.lists(claims(), max_size=3))
def test_spells_are_exactly_the_days_that_the_rule_calls_covered(found):
    covered = {
        day
        for day in (FIRST + timedelta(days=number) for number in range(-2, SPAN + 3))
        if coverage.edge_state([claim_on(one, day) for one in found], day).state
        is EdgeState.COVERED
    }
    told = {
        day
        for day in (FIRST + timedelta(days=number) for number in range(-2, SPAN + 3))
        if any(spell.first <= day <= spell.last for spell in spells(found))
    }

    assert told == covered


@given(st.lists(overlaps().map(lambda one: one[1]), max_size=20))
def test_states_and_the_total_are_sums_of_pairs(links):
    found = atlas.survey(counted(links), TODAY)

    for one in found.states:
        touching = [pair.tally for pair in found.pairs if one.state in pair.states]
        for part in ("links", "gaps", "weight", "gap_weight"):
            assert getattr(one.tally, part) == sum(getattr(tally, part) for tally in touching)
    assert found.total.links == sum(pair.tally.links for pair in found.pairs) == len(links)
    assert found.total.gap_weight == sum(pair.tally.gap_weight for pair in found.pairs)
    assert sum(one.tally.links for one in found.states) == 2 * len(links)


@given(st.lists(overlaps().map(lambda one: one[1]), max_size=20))
def test_no_coarse_figure_is_above_the_exact_one_or_between_steps(links):
    exact = atlas.survey(counted(links), TODAY)
    coarse = atlas.survey(counted(links), TODAY, coarse=True)
    known = {one.states: one.tally for one in exact.pairs}

    assert {one.states for one in coarse.pairs} == known.keys()
    for one in coarse.pairs:
        assert one.tally.gaps <= known[one.states].gaps
        assert one.tally.gaps % 3 == one.tally.links % 3 == 0


@given(st.lists(overlaps(), max_size=12), days)
def test_history_agrees_with_asking_each_link_on_that_day(links, day):
    (moment,) = atlas_history.history(counted([link for _, link in links]), [day], Basis.FOUND)
    known = [(found, link) for found, link in links if link.day <= day]
    covered = [
        link
        for found, link in known
        if coverage.edge_state([claim_on(one, day) for one in found], day).state
        is EdgeState.COVERED
    ]

    assert moment.tally.links == len(known)
    assert moment.tally.gaps == len(known) - len(covered)
    assert moment.tally.weight - moment.tally.gap_weight == sum(link.weight for link in covered)


@given(st.lists(overlaps().map(lambda one: one[1]), max_size=15), st.sets(st.sampled_from(STATES)))
def test_a_team_never_makes_coverage_worse(links, team):
    before = atlas.survey(counted(links), TODAY).total
    after = atlas.with_team(counted(links), team, TODAY)

    assert after.links == before.links
    assert after.gaps <= before.gaps
    assert after.gap_weight <= before.gap_weight
