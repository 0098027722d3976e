"""Conditions that the grammar does not have are refused, with the place in them."""

import pytest

from coordination.domain.law.nodes import All, HasColumn, IsState, NotBefore
from coordination.domain.law.reading import BadCondition, read_condition, read_state_test
from tests.law_cases import names

GOOD = {"field": "eio_bound", "eq": True}

BAD = [
    ("text", "an object is needed"),
    ({}, "exactly one of these"),
    ({"all": GOOD, "any": GOOD}, "exactly one of these"),
    ({"manual": "a lawyer"}, "exactly one of these"),
    ({"all": GOOD, "note": "x"}, "note does not belong beside all"),
    ({"and": []}, "a list with one limb"),
    ({"or": GOOD}, "a list with one limb"),
    ({"all": {"field": "eio_bounds", "eq": True}}, "no column eio_bounds"),
    ({"all": {"field": "eio_bound", "eq": "party"}}, "never has this value"),
    ({"all": {"field": "eio_bound", "eq": 1}}, "never has this value"),
    ({"all": {"field": "budapest", "in": ["party", "partly"]}}, "never has this value"),
    ({"all": {"field": "eio_bound"}}, "either eq or in"),
    ({"all": {"field": "eio_bound", "eq": True, "in": [True]}}, "either eq or in"),
    ({"all": {"field": "eio_bound", "fact": "stage", "eq": 1}}, "exactly one of and, or"),
    ({"all": {"is": ["DE", "ZZ"]}}, "ZZ is not in jurisdictions.json"),
    ({"count": GOOD}, "gte needs a number"),
    ({"count": GOOD, "gte": True}, "gte needs a number"),
    ({"distinct_states": 0}, "needs a number of one or more"),
    ({"case": {"field": "stage", "eq": "trial"}}, "no fact stage about a case"),
    ({"pair": {"field": "urgency", "eq": "routine"}}, "no fact urgency about a pair"),
    ({"case": {"field": "single_item_only", "eq": "yes"}}, "never has this value"),
    ({"case": {"field": "data_wanted", "eq": "everything"}}, "never has this value"),
    ({"case": {"field": "single_item_only", "gte": 2}}, "is not a number"),
    ({"role": "nobody", "named_by": "provider_state"}, "one of these is needed: requesting"),
    ({"role": "requested", "named_by": "data_wanted"}, "does not name a State"),
    ({"date_gte": "2027-02-30"}, "a date such as"),
    ({"date_gte": None}, "a date such as"),
    ({"date_gte": "2027-02-01", "of": "better_placed"}, "is not a day"),
    ({"legal_fact": "all_is_well"}, "not among the file's legal_facts"),
    ({"unread": " "}, "say what has to be read"),
    ({"true": False}, "only true is possible"),
    ({"and": [{"true": True}, {"not": {"all": {"field": "x", "eq": 1}}}]}, r"and\[1\].not"),
]


@pytest.mark.parametrize(("raw", "what"), BAD)
def test_a_condition_that_means_nothing_is_refused(raw, what):
    with pytest.raises(BadCondition, match=what):
        read_condition(raw, names())


def test_a_condition_that_means_something_is_read():
    assert read_condition({"all": GOOD}, names()) == All(HasColumn("eio_bound", (True,)))
    assert isinstance(read_condition({"date_gte": "2027-02-01"}, names()), NotBefore)


def test_a_test_of_one_state_is_read_by_itself():
    assert read_state_test({"is": ["DE"]}, names()) == IsState(("DE",))
    with pytest.raises(BadCondition, match="member"):
        read_state_test({"all": GOOD}, names())
