"""The largest set of States that a condition covers."""

import pytest

from coordination.domain.law.reading import read_condition
from coordination.domain.proposals.subsets import MOST, largest
from tests.law_cases import names, scene

EU_US = {
    "and": [
        {"any": {"is": ["US"]}},
        {"all": {"or": [{"is": ["US"]}, {"field": "jit_eu", "eq": True}]}},
        {"count": {"field": "jit_eu", "eq": True}, "gte": 1},
    ]
}
GROUP = {"pair": {"field": "organised_group", "eq": True}}
MEMBERS = {"all": {"field": "eu_member", "eq": True}}


def found(raw, states, *, sure=True, holding=None, **facts):
    part = largest(read_condition(raw, names()), scene(states, **facts), sure=sure, holding=holding)
    return part.states if part else None


@pytest.mark.parametrize(
    ("raw", "states", "expected"),
    [
        (MEMBERS, "DE FR NO", ("DE", "FR")),
        (MEMBERS, "DE NO US", None),
        (EU_US, "DE FR NO US", ("DE", "FR", "US")),
        (EU_US, "DE FR NO", None),
        (EU_US, "NO US", None),
        ({"or": [MEMBERS, {"legal_fact": "cets224_in_force"}]}, "DE FR", ("DE", "FR")),
        ({"not": MEMBERS}, "DE FR NO", ("DE", "FR", "NO")),
    ],
)
def test_the_largest_set_is_found(raw, states, expected):
    assert found(raw, states) == expected


def test_a_fact_of_pairs_may_leave_one_state_out():
    facts = {"organised_group__DE__FR": True, "organised_group__DE__NL": False}
    assert found(GROUP, "DE FR NL", **facts) == ("DE", "FR")
    assert found(GROUP, "DE FR NL", sure=False, **facts) == ("DE", "FR")
    assert found(GROUP, "DE FR NL", sure=False, organised_group__DE__NL=False) == ("DE", "FR")


def test_what_is_open_counts_only_when_it_may():
    assert found(MEMBERS, "DE FR GL") == ("DE", "FR")
    assert found(MEMBERS, "DE FR GL", sure=False) == ("DE", "FR", "GL")


def test_a_state_that_must_be_in_it_can_make_it_smaller_or_impossible():
    facts = {"organised_group__DE__FR": True, "organised_group__NL__PT": True}
    no = {f"organised_group__{a}__{b}": False for a in ("DE", "FR") for b in ("NL", "PT")}
    assert found(GROUP, "DE FR NL PT", holding="NL", **facts, **no) == ("NL", "PT")
    assert found(MEMBERS, "DE FR NO", holding="NO") is None


def test_twelve_states_are_searched_to_the_end():
    states = "AT BE BG CY CZ DE EE ES FI FR GR HR"
    assert MOST > 2**12
    assert found(GROUP, states, organised_group__GR__HR=True) == ("GR", "HR")


def test_a_search_among_many_states_looks_at_pairs_before_sets():
    states = "AT BE BG CY CZ DE EE ES FI FR GR HR"
    group = {f"organised_group__{a}__{b}": False for a, b in (("AT", "BE"), ("CY", "CZ"))}
    assert len(found(GROUP, states, sure=False, **group)) == 10
    assert found(GROUP, states, **group) is None
