"""What a lawyer found missing: the questions that decide, and what a step may not keep silent.

The expectations were worked out by hand from the acts, without the engine.
"""

from dataclasses import replace
from datetime import date

import pytest

from coordination.domain.law.columns import COLUMNS, VALUES
from coordination.domain.proposals import propose
from coordination.domain.proposals.parts import Standing, Step
from coordination.domain.proposals.questions import MOST
from tests.law_cases import bases, law, proposals, situation

INVESTIGATED = {"open_investigation__ES": True, "open_investigation__PT": True}


def questions(step: Step, states: str, **rest) -> list[str]:
    return [str(one.key) for one in proposals(states, **rest)[step].missing]


def against(step: Step, states: str, **rest) -> str:
    return " ".join(map(str, proposals(states, **rest)[step].against))


def test_a_confirmed_team_of_two_still_asks_what_would_bring_in_the_third():
    asked = questions(Step.JIT, "ES PT TN", **INVESTIGATED, open_investigation__TN=True)
    wanted = {"organised_group:ES:TN", "organised_group:PT:TN", "max_penalty_years:TN"}
    assert {*wanted, "transnational"} <= set(asked)


def test_a_confirmed_investigation_order_still_asks_for_the_order_to_a_provider():
    asked = questions(Step.REQUEST, "DE FR", evidence_abroad=True, asking="DE")
    assert {"epoc_addressee_state", "data_wanted", "issuing_authority"} <= set(asked)


def test_nothing_is_asked_about_providers_where_none_is_concerned():
    none = {"evidence_abroad": True, "asking": "DE", "provider_concerned": False}
    assert "epoc_addressee_state" not in questions(Step.REQUEST, "DE FR", **none)


def test_questions_of_higher_bases_come_first_and_each_once():
    asked = questions(Step.REQUEST, "DE FR TN", evidence_abroad=True, asking="DE")
    assert asked.index("epoc_addressee_state") < asked.index("organised_group:DE:TN")
    assert len(asked) == len(set(asked))


def test_many_states_ask_no_more_than_anybody_answers():
    many = "DE TN KP SY US NO CH UA GB BR CL ZA"
    assert len(questions(Step.JIT, many)) == MOST


@pytest.mark.parametrize(
    ("known", "standing"),
    [({}, Standing.NEEDS_FACTS), ({"transmission_date": date(2027, 1, 31)}, Standing.NOT_YET)],
)
def test_the_transfer_regulation_is_listed_with_its_day_before_it_applies(known, standing):
    found = bases("DE FR", Step.TRANSFER, better_placed="FR", **known)["transfer_3011"]
    assert found.standing is standing
    assert "2027-02-01" in against(Step.TRANSFER, "DE FR", better_placed="FR", **known)
    assert "sent from 1 February 2027" in " ".join(found.cautions)


def test_once_the_transfer_regulation_applies_its_day_is_no_objection():
    known = {"better_placed": "FR", "today": date(2027, 3, 1)}
    assert "2027-02-01" not in against(Step.TRANSFER, "DE FR", **known)


def test_the_transfer_regulation_never_waits_for_denmark():
    known = {"better_placed": "FR", "transmission_date": date(2027, 3, 1)}
    (out,) = proposals("DE FR DK", **known)[Step.TRANSFER].excluded
    assert str(out.reason).startswith("DK is not bound by Regulation (EU) 2024/3011")
    alone = against(Step.TRANSFER, "DE DK", better_placed="DK")
    assert "DK is not bound by Regulation (EU) 2024/3011" in alone


def test_a_state_with_a_confirmed_basis_is_told_which_fact_is_missing():
    same = {"parallel_same_person_same_facts__DE__FR": True}
    (out,) = proposals("DE FR NO", **same)[Step.CONSULT].excluded
    assert "Convention on Cybercrime, Art. 22(5), is confirmed" in str(out.reason)
    assert "Do DE, NO proceed against the same person for the same facts?" in str(out.reason)


def test_the_first_convention_stands_where_the_protocol_is_not_known():
    found = bases("GR CH", Step.REQUEST, evidence_abroad=True)
    assert found["mla_1959_182"].standing is Standing.OPEN
    assert "ETS 182" in " ".join(found["mla_1959_30"].cautions)
    assert ("GR", "ets30") in {(one.state, one.field) for one in found["mla_1959_30"].unverified}
    assert "mla_1959_30" not in bases("DE CH", Step.REQUEST, evidence_abroad=True)


def test_the_order_under_an_agreement_stands_before_the_request_for_assistance():
    known = {"provider_concerned": True, "provider_state": "US", "data_for_own_case": True}
    found = bases("GB DE", Step.REQUEST, "GB US", asking="GB", evidence_abroad=True, **known)
    assert list(found)[:2] == ["cloud_act_order", "budapest_31_mla"]


def test_whatever_has_no_source_says_so():
    found = bases("DE KP", Step.PRESERVE)["g7_24_7"]
    assert [one.title for one in found.sources] == ["No source was opened for this basis"]
    for proposal in proposals("DE NO", data_at_risk=True).values():
        assert all(basis.sources for pair in proposal.pairs for basis in pair.bases)


def test_what_only_the_pack_leaves_open_asks_nobody():
    found = proposals("DE KP", parallel_same_person_same_facts__DE__KP=True)[Step.CONSULT]
    assert (found.standing, found.missing) == (Standing.OPEN, ())
    assert "leaves open" in " ".join(map(str, found.against))


def test_a_gap_that_no_column_shows_is_named_as_one_of_the_pack():
    police = replace(law().steps["contact"], instruments=("police_channel",))
    only = replace(law(), steps={"contact": police})
    (found,) = propose(situation("DE KP"), only)
    assert found.standing is Standing.OPEN
    assert "leaves open whether a basis exists between" in " ".join(map(str, found.against))


def test_words_of_the_pack_are_never_names_of_fields():
    for states in ("DE KP", "DE FR GL", "DK US", "NO US", "PT TN"):
        for found in proposals(states, imminent_danger=True).values():
            said = [*found.reasons, *found.against, *(out.reason for out in found.excluded)]
            texts = [*map(str, said), *found.cautions, *(str(u.said) for u in found.unverified)]
            facts = [
                fact.said for pair in found.pairs for b in pair.bases for fact in b.state_facts
            ]
            assert not [text for text in (*texts, *map(str, facts)) if "_" in text]


def test_a_fact_of_the_pack_is_said_in_words():
    facts = bases("DE DK", Step.REQUEST)["mla_2000_eu"].state_facts
    said = {str(fact.said) for fact in facts}
    assert "DE: Member State of the Union: yes." in said
    assert "DK: Bound by Directive 2014/41/EU (European Investigation Order): no." in said


@pytest.mark.parametrize("step", [Step.CONTACT, Step.DUTY, Step.REQUEST])
def test_remarks_on_single_states_stand_only_where_they_take_part(step):
    def cautions(states):
        found = proposals(states, evidence_abroad=True)[step]
        texts = [*found.cautions, *(c for p in found.pairs for b in p.bases for c in b.cautions)]
        return " ".join(texts)

    assert not [name for name in ("Denmark", "Iceland", "Schengen") if name in cautions("DE FR")]
    where = "DE NO" if step is Step.REQUEST else "DE DK FR"
    assert ("Schengen" if step is Step.REQUEST else "Denmark") in cautions(where)


def test_every_value_of_a_column_has_a_word():
    for column in COLUMNS.values():
        assert {str(value).lower() for value in column.values} <= VALUES.keys()
