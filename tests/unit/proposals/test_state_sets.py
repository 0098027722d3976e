"""Which bases the States of a case have, pair by pair, in the order in which they are tried.

The expectations were worked out by hand from the treaties: Denmark and Ireland are outside the
European Investigation Order, Denmark alone outside the e-evidence Regulation, and Ireland has
signed the Convention on Cybercrime without ratifying it.
"""

import pytest

from coordination.domain.proposals import propose, ruled_out
from coordination.domain.proposals.parts import Standing, Step
from tests.law_cases import bases, confirmed, law, proposals, situation

REQUESTS = [
    ("DE FR", "DE FR", ["eio"]),
    ("DE FR NL", "FR NL", ["eio"]),
    ("DE FR DK", "DE DK", ["mla_2000_eu", "mla_1959_182", "budapest_31_mla"]),
    ("DE FR IE", "DE IE", ["mla_2000_eu", "mla_1959_182"]),
    ("DK IE SE", "DK IE", ["mla_2000_eu", "mla_1959_182"]),
    ("DE FR NO", "FR NO", ["mla_2000_schengen", "mla_1959_182", "budapest_31_mla"]),
    ("DE IS", "DE IS", ["mla_2000_schengen", "mla_1959_30", "budapest_31_mla"]),
    ("DE GB", "DE GB", ["mla_1959_tca", "mla_1959_182", "budapest_31_mla"]),
    ("DE CH", "DE CH", ["mla_1959_182", "budapest_31_mla"]),
    ("DE UA TN", "DE UA", ["mla_1959_182", "budapest_31_mla"]),
    ("DE UA TN", "DE TN", ["budapest_31_mla"]),
    ("DE US", "DE US", ["budapest_31_mla"]),
    ("IE US", "IE US", []),
    ("GR CH", "GR CH", ["mla_1959_30", "budapest_31_mla"]),
    ("SM FR", "FR SM", ["mla_1959_30", "budapest_31_mla"]),
    ("NO IS", "NO IS", ["mla_1959_30", "budapest_31_mla"]),
    ("AD AZ", "AD AZ", ["mla_1959_30", "budapest_31_mla"]),
    ("DE KP", "DE KP", []),
    ("DE SO", "DE SO", []),
    ("DE GL", "DE GL", []),
    ("DE RE", "DE RE", ["eio"]),
    ("NO CH", "NO CH", ["mla_1959_182", "budapest_31_mla"]),
    ("NO US", "NO US", ["budapest_31_mla"]),
]

TEAMS = [
    ("DE FR NL", "DE FR NL", "jit_eu"),
    ("DE FR DK", "DE DK FR", "jit_eu"),
    ("DE FR IE", "DE FR IE", "jit_eu"),
    ("DE FR NO", "DE FR NO", "jit_ets182"),
    ("DE FR UA", "DE FR UA", "jit_ets182"),
    ("DE FR CH", "CH DE FR", "jit_ets182"),
    ("DE FR GB", "DE FR GB", "jit_ets182"),
    ("DE FR US", "DE FR US", "jit_eu_us"),
    ("DE GR UA", "DE GR", "jit_eu"),
    ("DE FR TN", "DE FR", "jit_eu"),
    ("DE FR KP", "DE FR", "jit_eu"),
    ("DE FR SO", "DE FR", "jit_eu"),
    ("DE FR GL", "DE FR", "jit_eu"),
    ("DE FR RE", "DE FR RE", "jit_eu"),
    ("DE FR NO US", "DE FR NO", "jit_ets182"),
    ("DE NO US", "DE NO", "jit_ets182"),
]


@pytest.mark.parametrize(("states", "pair", "expected"), REQUESTS)
def test_evidence_is_asked_for_by_the_right_instruments_in_order(states, pair, expected):
    assert confirmed(states, Step.REQUEST, pair, evidence_abroad=True) == expected


@pytest.mark.parametrize(("states", "covered", "basis"), TEAMS)
def test_a_team_covers_the_largest_set_of_one_basis(states, covered, basis):
    team = proposals(states)[Step.JIT]
    assert (" ".join(team.states), team.groups[0].basis.id) == (covered, basis)
    out = set(states.split()) - set(covered.split())
    assert {one.state for one in team.excluded} == out
    assert all(one.ways and str(one.reason) for one in team.excluded)


def test_one_basis_for_all_comes_before_a_smaller_circle():
    groups = [(group.basis.id, group.states) for group in proposals("DE FR NO")[Step.JIT].groups]
    assert groups[:2] == [("jit_ets182", ("DE", "FR", "NO")), ("jit_eu", ("DE", "FR"))]


def test_a_partner_outside_the_circle_is_named_with_the_basis_that_would_reach_it():
    team = proposals("DE FR NO US")[Step.JIT]
    (out,) = team.excluded
    assert out.state == "US"
    assert str(out.reason).startswith("EU-US MLA Agreement, Art. 5, covers DE, FR, US")


@pytest.mark.parametrize("state", ["KP", "SO", "GL", "SY"])
def test_a_state_outside_every_treaty_asks_a_member_state_to_open_the_case(state):
    meeting = proposals(f"DE FR {state}")[Step.MEETING]
    assert meeting.states == ("DE", "FR")
    (out,) = meeting.excluded
    asks = [str(way) for way in out.ways if "asks a Member State involved" in str(way)]
    assert out.state == state
    assert asks
    assert "DE, FR" in asks[0]


@pytest.mark.parametrize("state", ["DK", "IE"])
def test_no_investigation_order_goes_to_or_from_denmark_and_ireland(state):
    for pair in (f"DE {state}", f"{state} DE"):
        assert "eio" not in bases(f"DE FR {state}", Step.REQUEST, pair)
        assert "eio_provisional" not in bases(f"DE FR {state}", Step.PRESERVE, pair)


def test_european_orders_reach_ireland_and_never_denmark():
    known = {"data_wanted": "subscriber", "data_at_risk": True, "asking": "DE"}
    ireland = confirmed("DE IE", Step.PRESERVE, epoc_addressee_state="IE", **known)
    assert ireland == ["epoc_pr"]
    denmark = bases("DE DK", Step.REQUEST, epoc_addressee_state="DK", **known)
    assert not {"epoc", "epoc_pr"} & denmark.keys()
    assert "epoc" not in bases("DK IE", Step.REQUEST, epoc_addressee_state="IE")


def test_the_order_to_the_provider_comes_first_once_its_facts_are_known():
    known = {"epoc_addressee_state": "FR", "data_wanted": "subscriber", "asking": "DE"}
    assert confirmed("DE FR", Step.REQUEST, **known) == ["epoc", "eio"]
    assert confirmed("DE FR", Step.REQUEST)[0] == "eio"


def test_a_case_of_unknown_jurisdiction_is_named_with_how_to_find_out():
    for found in propose(situation("DE FR unknown"), law()):
        out = {one.state: one for one in found.excluded}
        assert "not known" in str(out["unknown"].reason)
        assert len(out["unknown"].ways) == 3
        assert "unknown" not in found.states


def test_unknown_alone_gets_nothing_that_needs_a_partner():
    assert not propose(situation("unknown"), law())


def test_nothing_manual_stands_above_something_confirmed():
    for states in ("DE FR NO", "DE KP", "DE FR GL", "US TH", "DE RU"):
        found = propose(situation(states), law())
        last = max((p.rank for p in found if p.standing is Standing.CONFIRMED), default=0)
        assert all(p.rank > last for p in found if p.standing is Standing.MANUAL)
        for pair in (pair for one in found for pair in one.pairs):
            kinds = [basis.standing for basis in pair.bases]
            after_manual = kinds[kinds.index(Standing.MANUAL) :] if Standing.MANUAL in kinds else []
            assert Standing.CONFIRMED not in after_manual


def test_what_is_not_in_force_stands_last_and_says_so():
    found = list(bases("DE NO", Step.REQUEST).values())
    assert [one.id for one in found[-4:]] == ["ap2_6", "ap2_7", "ap2_10", "un_cybercrime_mla"]
    assert {one.standing for one in found[-4:]} == {Standing.NOT_YET}
    assert "Three ratifications" in " ".join(found[-4].cautions)


def test_states_that_never_signed_are_not_told_of_a_protocol_to_come():
    assert "ap2_6" not in bases("DE DK", Step.REQUEST)
    assert "jit_cets224" not in bases("DE DK", Step.JIT)


def test_russia_is_a_question_for_a_lawyer_and_the_ministry():
    for step, basis in ((Step.REQUEST, "mla_1959_ru"), (Step.JIT, "jit_ets182_ru")):
        assert bases("DE RU", step)[basis].standing is Standing.MANUAL
        assert not [one for one in confirmed("DE RU", step) if "182" in one]


def test_a_meeting_without_a_member_state_is_ruled_out_and_says_why():
    assert Step.MEETING not in proposals("US TH")
    reasons = {one.step: one for one in ruled_out(situation("US TH"), law())}
    said = " ".join(map(str, reasons[Step.MEETING].against))
    assert "US is not a Member State of the Union." in said
    assert "Of TH, US at least 1 would have to qualify." in said


def test_the_desk_that_asks_gets_its_own_pairs_and_is_never_left_out():
    found = propose(situation("DE FR KP", asking="DE"), law())
    directed = [pair for one in found for pair in one.pairs if pair.directed]
    assert {pair.requesting for pair in directed} == {"DE"}
    assert "DE" not in {out.state for one in found for out in one.excluded}


def test_a_team_that_the_asking_desk_could_not_join_is_not_offered_to_it():
    team = proposals("DE FR TN", asking="TN").get(Step.JIT)
    assert team is not None
    assert team.groups[0].basis.id == "jit_untoc"
    assert "TN" in team.states


def test_an_instrument_that_is_ruled_out_says_why():
    (pair,) = proposals("DE DK", asking="DE")[Step.REQUEST].pairs
    refused = {one.instrument: str(one.reason) for one in pair.refused}
    assert refused["eio"].startswith("DK is not bound by Directive 2014/41/EU")
    assert refused["epoc"].startswith("DK is not bound by Regulation (EU) 2023/1543")
    assert not {basis.instrument for basis in pair.bases} & refused.keys()


def test_a_state_that_only_facts_could_bring_in_is_named_with_the_basis():
    found = proposals("DE FR KP", evidence_abroad=True)
    (team,) = found[Step.JIT].excluded
    assert str(team.reason).startswith("UNTOC, Art. 19 (Arts 2, 3), would cover DE, FR, KP")
    (request,) = found[Step.REQUEST].excluded
    assert "depends on facts that are asked for: UNTOC, Art. 18" in str(request.reason)
    group = {"max_penalty_years__DE": 5, "max_penalty_years__FR": 5, "max_penalty_years__KP": 5}
    pairs = {
        f"organised_group__{a}__{b}": True for a, b in (("DE", "FR"), ("DE", "KP"), ("FR", "KP"))
    }
    brought = proposals("DE FR KP", transnational=True, **group, **pairs)[Step.JIT]
    assert (brought.states, brought.groups[0].basis.id) == (("DE", "FR", "KP"), "jit_untoc")


def test_states_that_no_basis_joins_are_told_so():
    (out,) = proposals("DE FR SY", transnational=False)[Step.JIT].excluded
    assert str(out.reason) == "No single basis covers SY together with DE, FR."
