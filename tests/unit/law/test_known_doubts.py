"""The twenty-five doubts about the law of the pack, each settled and kept so.

The number in a name is that of the table in docs/law.md.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from coordination.domain.law.periods import Bound, ending
from coordination.domain.law.reading import BadCondition, read_condition
from coordination.domain.law.retention import ends_of
from coordination.domain.law.truth import Truth
from coordination.domain.proposals import ne_bis_in_idem, propose, ruled_out
from coordination.domain.proposals.parts import Standing, Step
from coordination.reference import pack
from tests.law_cases import (
    answer,
    bases,
    confirmed,
    law,
    names,
    proposals,
    situation,
)

DATA = Path(pack.__file__).parent / "data"


def entry(name: str, key: str) -> dict:
    content = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    lists = {"instruments": "id", "providers": "id", "contacts": "id", "jurisdictions": "alpha2"}
    return next(one for one in content[name] if one[lists[name]] == key)


def test_d01_the_eu_us_basis_of_a_team_needs_the_united_states():
    assert "jit_eu_us" not in bases("DE FR", Step.JIT)
    assert confirmed("DE US", Step.JIT) == ["jit_eu_us"]
    assert "jit_eu_us" not in bases("DE US NO", Step.JIT, "NO US")


def test_d02_preservation_looks_at_who_asks_and_where_the_data_are():
    with_thailand = {"asking": "DE", "provider_state": "US", "data_at_risk": True}
    assert "budapest_29" in confirmed("DE TH", Step.PRESERVE, "DE US", **with_thailand)
    assert "budapest_29" not in confirmed("DE TH", Step.PRESERVE, "DE TH", **with_thailand)
    assert "budapest_29" in confirmed("DE FR", Step.PRESERVE, "FR US", provider_state="US")


def test_d02_mla_and_the_network_look_at_the_two_states_of_the_request():
    own = {"evidence_abroad": True, "imminent_danger": True, "provider_state": "US"}
    assert "budapest_31_mla" in confirmed("DE TH", Step.REQUEST, "DE US", **own)
    assert "network_24_7" in confirmed("DE TH", Step.EMERGENCY, "DE US", **own)


def test_d03_trial_stage_and_a_single_item_rule_a_team_out():
    both = {"open_investigation__DE": True, "open_investigation__FR": True}
    assert Step.JIT in proposals("DE FR", **both)
    assert Step.JIT not in proposals("DE FR", **both, single_item_only=True)
    assert Step.JIT not in proposals("DE FR", **both, stage__FR="trial")
    assert Step.JIT not in proposals("DE FR", open_investigation__DE=True, stage__FR="closed")


def test_d03_a_meeting_needs_open_proceedings_and_information_must_not_endanger():
    assert Step.MEETING not in proposals("DE FR", stage__DE="final", stage__FR="trial")
    assert Step.MEETING not in proposals("DE FR", single_item_only=True)
    assert Step.INFORM not in proposals("DE FR", disclosure_endangers=True)
    assert Step.INFORM not in proposals("DE FR", request_pending__DE__FR=True)


def test_d04_what_only_a_lawyer_can_confirm_is_no_condition():
    with pytest.raises(BadCondition, match="exactly one of these"):
        read_condition({"manual": "a lawyer confirms"}, names())
    found = bases("DE KR", Step.JIT, organised_group__DE__KR=False)
    assert next(iter(found.values())).standing is Standing.MANUAL


def test_d05_denmark_opens_a_case_and_a_third_state_asks_a_member_state():
    for states in ("DK US", "DK NO"):
        assert proposals(states)[Step.MEETING].states == tuple(states.split())
    assert Step.MEETING not in proposals("US NO")
    assert "opens" in entry("contacts", "eurojust_lp")["use_for"][0]
    assert "can open cases" not in entry("contacts", "eurojust_lp")["use_for"][0]


def test_d06_six_articles_of_the_2000_convention_reach_norway_and_iceland():
    for other in ("NO", "IS"):
        found = bases(f"DE {other}", Step.REQUEST)["mla_2000_schengen"]
        assert found.standing is Standing.CONFIRMED
        assert found.article.startswith("Arts 3, 5, 6, 7, 12 and 23")
    assert "mla_2000_schengen" not in bases("NO IS", Step.REQUEST)


def test_d07_parties_to_ets_30_that_nobody_read_stay_unknown():
    korea = bases("DE KR", Step.REQUEST)["mla_1959_30"]
    assert (korea.standing, korea.open_law) == (Standing.OPEN, True)
    assert "mla_1959_182" in confirmed("DE CL", Step.REQUEST)


def test_d08_the_day_of_transmission_decides_on_the_transfer_regulation():
    late = {"better_placed": "FR", "transmission_date": date(2027, 2, 1)}
    early = {"better_placed": "FR", "transmission_date": date(2027, 1, 31)}
    assert confirmed("DE FR", Step.TRANSFER, **late) == ["transfer_3011"]
    before = bases("DE FR", Step.TRANSFER, **early, today=date(2027, 6, 1))
    assert before["transfer_3011"].standing is Standing.NOT_YET
    assert before["transfer_ets73"].open_law


def test_d09_the_duty_to_inform_has_its_three_limbs():
    assert Step.DUTY not in proposals("US NO TH")
    requests = {"requests_sent__FR": True, "requests_sent__IT": True}
    without = proposals("DE FR IT", asking="DE", **requests)[Step.DUTY]
    assert without.standing is Standing.NEEDS_FACTS
    listed = {**requests, "listed_offence": True, "max_penalty_years__DE": 6}
    assert proposals("DE FR IT", asking="DE", **listed)[Step.DUTY].standing is Standing.CONFIRMED


def test_d09_a_controlled_delivery_counts_three_states_two_of_them_members():
    for states, expected in (("DE FR US", Standing.CONFIRMED), ("DE TH US", Standing.NEEDS_FACTS)):
        found = proposals(states, asking="DE", controlled_delivery=True)[Step.DUTY]
        assert found.standing is expected


def test_d10_a_final_decision_bars_only_where_one_instrument_binds_both():
    found = {one.states: one.standing for one in ne_bis_in_idem(situation("CH CY IE NO"), law())}
    assert found["IE", "NO"] is Standing.MANUAL
    assert found["CH", "CY"] is Standing.MANUAL
    assert found["CH", "NO"] is Standing.CONFIRMED
    assert found["CY", "IE"] is Standing.CONFIRMED


def test_d11_an_order_under_the_cloud_act_is_for_the_state_with_the_agreement():
    own = {"provider_state": "US", "data_for_own_case": True}
    assert "cloud_act_order" in confirmed("GB US DE", Step.REQUEST, "GB US", **own)
    assert "cloud_act_order" not in bases("GB US DE", Step.REQUEST, "DE US", **own)
    third = {"provider_state": "US", "data_for_own_case": False}
    assert "cloud_act_order" not in bases("GB US", Step.REQUEST, **third)


def test_d12_japan_is_no_partner_for_article_7_and_the_team_has_its_entry():
    assert "ap2_7" not in bases("DE JP", Step.REQUEST)
    assert bases("DE JP", Step.REQUEST)["ap2_6"].standing is Standing.NOT_YET
    assert bases("HU RS", Step.JIT)["jit_cets224"].standing is Standing.NOT_YET


def test_d13_every_period_says_how_it_is_counted():
    limits = [limit for one in law().instruments.values() for limit in one.limits]
    assert all(limit.period is not None or limit.words for limit in limits)
    by_id = {limit.id: limit for limit in limits}
    assert by_id["bud29_hold"].period.bound is Bound.EARLIEST
    assert by_id["bud16_hold"].period.bound is Bound.LATEST
    assert by_id["ncmec_hold_old"].valid_to == date(2024, 5, 6)
    assert by_id["ncmec_hold_new"].valid_from == date(2024, 5, 7)


def test_d13_a_month_without_such_a_day_ends_on_its_last():
    rules = law().instruments["ncmec_cybertip_hold"].limits
    year = next(rule for rule in rules if "new" in rule.id)
    assert ending(date(2024, 2, 29), year.period).day == date(2025, 2, 28)


def test_d14_a_company_in_the_union_is_no_addressee_of_european_orders():
    cards = law().providers.values()
    assert all(card.addressee is None for card in cards)
    assert "IE" in law().providers["meta"].countries


def test_d15_membership_of_a_territory_is_a_question_or_that_of_its_state():
    greenland, reunion = law().states["GL"], law().states["RE"]
    for column in ("eu_member", "eio_bound", "jit_eu", "cloud_act_agreement"):
        assert greenland.cell(column).value is None
    assert (reunion.cell("eio_bound").value, reunion.cell("eio_bound").verified) == (True, False)
    assert law().states["AX"].cell("eu_member").value is True
    assert confirmed("DE RE", Step.REQUEST) == ["eio"]
    assert "eio" not in confirmed("DE GL", Step.REQUEST)


def test_d16_none_that_nobody_confirmed_is_unknown():
    for state, expected in (("SO", Truth.UNKNOWN), ("IE", Truth.NO), ("TN", Truth.YES)):
        test = {"all": {"field": "budapest", "eq": "party"}}
        assert answer(test, state).truth is expected
    assert answer({"all": {"field": "budapest", "eq": "party"}}, "SO").unverified[0].value == "none"


def test_d17_a_european_order_needs_its_date_its_authority_and_its_tier():
    known = {"epoc_addressee_state": "IE", "asking": "DE"}
    subscriber = {**known, "data_wanted": "subscriber"}
    assert "epoc" in confirmed("DE IE", Step.REQUEST, **subscriber)
    early = bases("DE IE", Step.REQUEST, **subscriber, today=date(2026, 8, 17))
    assert "epoc" not in early
    content = {**known, "data_wanted": "content", "max_penalty_years__DE": 5}
    assert "epoc" in confirmed("DE IE", Step.REQUEST, **content, issuing_authority="judge")
    assert "epoc" not in bases("DE IE", Step.REQUEST, **content, issuing_authority="prosecutor")


def test_d17_traffic_data_need_the_threshold_or_a_listed_offence():
    known = {"epoc_addressee_state": "IE", "asking": "DE", "data_wanted": "traffic"}
    low = {**known, "issuing_authority": "judge", "max_penalty_years__DE": 2}
    assert "epoc" not in bases("DE IE", Step.REQUEST, **low, listed_offence=False)
    listed = {**low, "listed_offence": True, "by_information_system": True}
    assert "epoc" in confirmed("DE IE", Step.REQUEST, **listed)


def test_d18_contact_deconfliction_police_and_national_orders_are_instruments():
    new = ("desk_contact", "deconfliction", "police_channel", "national_order")
    assert all(law().instruments[name].proposable for name in new)
    listed = {name for step in law().steps.values() for name in step.instruments}
    assert set(new) <= listed
    assert "eurojust_cms_rules" not in listed
    assert not law().instruments["eurojust_cms_rules"].proposable


def test_d19_facts_of_a_pair_and_of_a_state_are_asked_for_each():
    asked = {str(fact.key) for fact in bases("DE KP", Step.JIT)["jit_untoc"].missing}
    assert {"organised_group:DE:KP", "max_penalty_years:DE", "max_penalty_years:KP"} <= asked
    assert "transnational" in asked
    group = {"organised_group__DE__KP": True, "transnational": True}
    years = {"max_penalty_years__DE": 10, "max_penalty_years__KP": 4}
    assert confirmed("DE KP", Step.JIT, **group, **years) == ["jit_untoc"]
    assert "jit_untoc" not in bases("DE KP", Step.JIT, **{**group, "transnational": False})


def test_d20_outside_the_union_the_conventions_on_consultation_apply():
    same = {"parallel_same_person_same_facts__DE__NO": True}
    assert confirmed("DE NO", Step.CONSULT, **same) == ["consult_185", "consult_lanzarote"]
    assert confirmed("DE FR", Step.CONSULT) == ["conflict_of_jurisdiction"]


def test_d21_each_company_of_a_provider_has_one_state():
    assert law().providers["tiktok"].countries == ("US", "GB", "SG", "IE")
    assert law().providers["paypal"].countries == ("LU", "US")


def test_d22_denmark_as_the_third_member_state_stays_an_open_question():
    sent = {"requests_sent__FR": True, "requests_sent__DE": True, "criminal_organisation": True}
    with_denmark = proposals("DE DK FR", asking="DE", **sent)[Step.DUTY]
    assert with_denmark.standing is Standing.NEEDS_FACTS
    assert ("DK", "eurojust_regulation_bound") in {
        (fact.state, fact.field) for fact in with_denmark.unverified
    }
    assert "Denmark" in " ".join(with_denmark.cautions)


def test_d23_a_provider_that_refuses_foreign_authorities_is_not_asked_directly():
    asked = {"provider_concerned": True, "provider_state": "US", "asking": "DE"}
    refused = bases("DE US", Step.REQUEST, provider_accepts_foreign=False, **asked)
    assert "direct_provider" not in refused
    assert "direct_provider" in confirmed(
        "DE US", Step.REQUEST, provider_accepts_foreign=True, **asked
    )
    assert law().providers["proton"].accepts_foreign is False
    assert law().providers["pinterest"].accepts_foreign is False


def test_d24_no_instrument_joins_a_state_with_itself():
    assert not [one for one in propose(situation("DE"), law()) if one.pairs]
    for states in ("FR RE", "DK GL", "GP MQ"):
        alone = {Step.NATIONAL_ORDER, Step.DUTY}
        found = {one.step for one in propose(situation(states), law())}
        assert found <= alone, states
        assert all(not one.pairs for one in ruled_out(situation(states), law()))


def test_d25_retention_is_a_number_with_a_unit_and_a_start():
    thailand = ends_of(law().providers["access_th"], date(2019, 5, 1))[0]
    assert thailand.ends == date(2019, 7, 30)
    reddit = ends_of(law().providers["reddit"], date(2026, 8, 25), date(2026, 9, 26))
    assert [end.rule.id for end in reddit] == ["reddit_ip", "reddit_preserved"]
    assert reddit[1].sum == "26 Sep 2026 + 90 d = 25 Dec 2026"
    snap = ends_of(law().providers["snap"], None, date(2026, 1, 1))
    assert [end.ends for end in snap] == [date(2026, 4, 1), date(2027, 1, 1)]
