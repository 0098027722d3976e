"""Answers of conditions, and what they rest on."""

from datetime import date

import pytest

from coordination.domain.law.facts import FactKey
from coordination.domain.law.truth import Truth
from tests.law_cases import answer

Y, N, U = Truth.YES, Truth.NO, Truth.UNKNOWN
MEMBER = {"field": "eu_member", "eq": True}
PARTY = {"field": "budapest", "eq": "party"}
FRENCH = {"is": ["FR"]}

ANSWERS = [
    ({"true": True}, "DE FR", Y),
    ({"all": MEMBER}, "DE FR", Y),
    ({"all": MEMBER}, "DE NO", N),
    ({"all": PARTY}, "DE SO", U),
    ({"any": FRENCH}, "DE FR", Y),
    ({"any": FRENCH}, "DE NL", N),
    ({"count": MEMBER, "gte": 2}, "DE FR NO", Y),
    ({"count": MEMBER, "gte": 2}, "DE GL NO", U),
    ({"count": MEMBER, "gte": 2}, "FR RE NO", N),
    ({"not": {"all": MEMBER}}, "DE NO", Y),
    ({"not": {"all": MEMBER}}, "DE FR", N),
    ({"not": {"all": MEMBER}}, "DE GL", U),
    ({"all": {"or": [FRENCH, PARTY]}}, "FR DE", Y),
    ({"all": {"and": [MEMBER, PARTY]}}, "DE IE", N),
    ({"all": {"not": FRENCH}}, "DE FR", N),
    ({"distinct_states": 2}, "DE FR", Y),
    ({"distinct_states": 2}, "FR RE", N),
    ({"distinct_states": 3}, "DE FR RE", N),
    ({"legal_fact": "cets224_in_force"}, "DE FR", N),
    ({"unread": "the text"}, "DE FR", U),
    ({"date_gte": "2026-11-23"}, "DE", Y),
    ({"date_gte": "2026-11-24"}, "DE", N),
    ({"requesting": MEMBER}, "DE FR", U),
    ({"or": [{"unread": "a"}, {"all": MEMBER}]}, "DE FR", Y),
    ({"or": [{"unread": "a"}, {"all": MEMBER}]}, "DE NO", U),
    ({"or": [{"all": FRENCH}, {"all": MEMBER}]}, "DE NO", N),
]


@pytest.mark.parametrize(("raw", "states", "expected"), ANSWERS)
def test_a_condition_has_one_of_three_answers(raw, states, expected):
    assert answer(raw, states).truth is expected


def test_roles_are_the_states_of_the_request():
    roles = {"requesting": "DE", "requested": "US"}
    assert answer({"issuing": MEMBER}, "DE US", **roles).truth is Y
    assert answer({"executing": MEMBER}, "DE US", **roles).truth is N


def test_the_state_of_a_provider_is_a_fact_and_asked_for():
    provider = {"provider": {"is": ["US"]}}
    asked = answer(provider, "DE")
    assert (asked.truth, asked.missing[0].key) == (U, FactKey("provider_state"))
    assert answer(provider, "DE", provider_state="US").truth is Y
    assert answer(provider, "DE", provider_state="nowhere").truth is U
    assert answer({"addressee": MEMBER}, "DE", epoc_addressee_state="IE").truth is Y


def test_a_role_may_have_to_be_the_state_that_a_fact_names():
    raw = {"role": "requested", "named_by": "better_placed"}
    roles = {"requesting": "DE", "requested": "FR"}
    assert answer(raw, "DE FR", **roles).missing[0].key == FactKey("better_placed")
    assert answer(raw, "DE FR", better_placed="FR", **roles).facts[0].value == "FR"
    other = answer(raw, "DE FR", better_placed="NL", **roles)
    assert str(other.against[0]) == "FR is not the State that the case names (NL)."


def test_facts_of_the_case_a_state_and_a_pair():
    item = {"case": {"field": "single_item_only", "eq": True}}
    assert answer(item, "DE").truth is U
    assert answer(item, "DE", single_item_only=True).truth is Y
    years = {"all": {"fact": "max_penalty_years", "gte": 4}}
    assert answer(years, "DE FR", max_penalty_years__DE=5).missing[0].key.about == ("FR",)
    both = {"max_penalty_years__DE": 5, "max_penalty_years__FR": 3}
    assert "Answer: 3." in str(answer(years, "DE FR", **both).against[0])
    pair = {"pair": {"field": "organised_group", "eq": True}}
    assert answer(pair, "FR DE", organised_group__DE__FR=True).truth is Y
    assert answer(pair, "DE FR NL", organised_group__DE__FR=True).truth is U


def test_a_day_that_a_fact_gives_decides_instead_of_today():
    raw = {"date_gte": "2027-02-01", "of": "transmission_date"}
    assert answer(raw, "DE").truth is U
    late = answer(raw, "DE", transmission_date=date(2027, 2, 1))
    assert (late.truth, late.facts[0].text()) == (Y, "2027-02-01")
    early = answer(raw, "DE", transmission_date=date(2027, 1, 1))
    assert "Applies only from 2027-02-01" in str(early.against[0])


def test_an_unverified_value_that_passes_counts_and_is_named():
    found = answer({"all": {"field": "eurojust", "eq": "contact_point"}}, "TN")
    assert found.truth is Y
    assert [(one.state, one.field) for one in found.unverified] == [("TN", "eurojust")]


def test_what_the_pack_leaves_open_is_told_from_what_a_desk_can_answer():
    assert answer({"all": PARTY}, "SO").blocked
    item = {"case": {"field": "single_item_only", "eq": True}}
    assert not answer(item, "SO").blocked
    assert answer({"and": [item, {"all": PARTY}]}, "SO").blocked
    assert not answer({"or": [item, {"all": PARTY}]}, "SO").blocked
    assert answer({"count": PARTY, "gte": 2}, "SO DE").blocked


def test_a_yes_rests_on_the_first_limb_that_holds_and_a_no_on_what_fails():
    both = {"or": [{"all": MEMBER}, {"all": PARTY}]}
    assert {fact.field for fact in answer(both, "DE FR").state_facts} == {"eu_member"}
    failed = answer({"and": [{"all": PARTY}, {"all": MEMBER}]}, "DE NO")
    assert [str(said) for said in failed.against] == ["NO is not a Member State of the Union."]


def test_the_opposite_says_what_stands_in_its_way():
    assert "is a Member State" in str(answer({"not": {"all": MEMBER}}, "DE").against[0])
    assert "excludes DE" in str(answer({"not": {"any": {"is": ["DE"]}}}, "DE").against[0])
    stage = {"all": {"not": {"fact": "stage", "in": ["trial"]}}}
    assert "Answer: trial." in str(answer(stage, "DE", stage__DE="trial").against[0])


def test_a_null_of_the_pack_is_named_with_its_note():
    found = answer({"all": PARTY}, "GL").unverified[0]
    assert found.value == "null"
    assert "Faroe Islands and Greenland" in found.note


def test_a_false_of_the_pack_is_written_as_the_pack_writes_it():
    found = answer({"all": {"field": "network_24_7", "eq": True}}, "IE").unverified[0]
    assert found.value == "false"
