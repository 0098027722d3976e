"""The order of proposals, what they say, and when a declined one comes back."""

from dataclasses import replace
from datetime import date

import pytest

from coordination.domain.law.facts import FactKey
from coordination.domain.proposals import propose, ruled_out
from coordination.domain.proposals.parts import Clock, Said, Standing, Step
from tests.law_cases import law, proposals, situation


def a_clock(ends=date(2026, 12, 3), **rest) -> Clock:
    base = date(2026, 8, 25)
    return Clock(
        Said("Reddit: IP addresses"), "reddit_ip", base, ends, "25 Aug 2026 + 100 d", **rest
    )


def order(states: str, **rest) -> list[Step]:
    return [one.step for one in propose(situation(states, **rest), law())]


OPEN = {"stage__DE": "investigation", "stage__FR": "investigation", "evidence_abroad": True}


def test_preservation_comes_first_when_a_clock_runs_out():
    found = order("DE FR", clocks=[a_clock(state="US")], **OPEN)
    assert found[0] is Step.PRESERVE
    assert order("DE FR", **OPEN)[0] is not Step.PRESERVE


def test_the_usual_answer_stands_in_its_usual_order():
    found = order("DE FR", clocks=[a_clock()], **OPEN)
    usual = [Step.PRESERVE, Step.CONTACT, Step.INFORM, Step.MEETING, Step.JIT, Step.REQUEST]
    assert found[:6] == usual


def test_the_state_where_data_vanish_is_asked_first():
    found = proposals("DE FR", asking="DE", clocks=[a_clock(state="US")])[Step.PRESERVE]
    assert found.pairs[0].requested == "US"
    assert found.clocks[0].rule == "reddit_ip"
    assert "vanishes after 2026-12-03" in str(found.reasons[0])


@pytest.mark.parametrize(
    "clock",
    [a_clock(preserved=True), a_clock(ends=None), a_clock(ends=date(2026, 11, 1))],
)
def test_a_clock_that_is_preserved_over_or_without_an_end_presses_nobody(clock):
    found = proposals("DE FR", clocks=[clock])[Step.PRESERVE]
    assert (found.standing, found.clocks) == (Standing.NEEDS_FACTS, ())


def test_a_late_clock_calls_for_preservation_without_going_before_everything():
    found = order("DE FR", clocks=[a_clock(ends=date(2027, 6, 1))], stage__DE="intelligence")
    assert found[0] is Step.PRESERVE
    assert order("DE FR", clocks=[a_clock(ends=date(2027, 6, 1))], imminent_danger=True)[0] is (
        Step.EMERGENCY
    )


def test_expiring_data_press_even_without_a_date():
    assert order("DE FR", urgency="data_expiring")[0] is Step.PRESERVE


def test_information_goes_before_contact_where_a_state_has_no_case():
    assert order("DE FR").index(Step.CONTACT) < order("DE FR").index(Step.INFORM)
    found = proposals("DE FR", has_case__FR=False)
    assert Step.CONTACT not in found
    assert found[Step.INFORM].rank == 1
    assert "FR have no case" in " ".join(map(str, found[Step.INFORM].reasons))


def test_planned_measures_call_for_deconfliction_before_anything_else():
    assert order("DE FR", measures_planned__FR=True)[0] is Step.DECONFLICT


def test_a_step_that_nothing_calls_for_yet_stands_behind_the_usual_ones():
    found = order("DE FR")
    assert found.index(Step.JIT) < found.index(Step.DECONFLICT) < found.index(Step.CHECK)


def test_what_speaks_against_a_team_is_said():
    stages = {"stage__DE": "investigation", "stage__FR": "investigation", "stage__UA": "trial"}
    found = proposals("DE FR UA", action_day_planned=True, many_exchanges_expected=False, **stages)[
        Step.JIT
    ]
    against = " ".join(map(str, found.against))
    for words in ("UA cannot be part", "different stages", "too late", "Few exchanges"):
        assert words in against


def test_a_link_that_is_coordinated_already_speaks_against_more_of_it():
    link = {"links": [("DE", "FR")]}
    for coverage, words in (("covered", "already coordinated"), ("planned", "in preparation")):
        found = proposals("DE FR", coverage__DE__FR=coverage, **link)[Step.MEETING]
        assert words in " ".join(map(str, found.against))
    found = proposals("DE FR", coverage__DE__FR="uncoordinated", **link)[Step.MEETING]
    assert "not coordinated" in " ".join(map(str, found.reasons))


def test_a_state_out_of_a_team_says_which_fact_keeps_it_out():
    found = proposals("DE FR NL", open_investigation__NL=False)[Step.JIT]
    (out,) = found.excluded
    assert str(out.reason) == "Does NL have an open investigation? Answer: no."


def test_missing_facts_are_questions_and_an_answer_settles_them():
    found = proposals("DE FR")[Step.REQUEST]
    assert FactKey("evidence_abroad") in {fact.key for fact in found.missing}
    answered = proposals("DE FR", evidence_abroad=True)[Step.REQUEST]
    assert answered.standing is Standing.CONFIRMED
    assert FactKey("evidence_abroad") in {fact.key for fact in answered.facts}
    assert Step.REQUEST not in proposals("DE FR", evidence_abroad=False)


def test_a_proposal_names_sources_with_their_date_limits_and_form():
    found = proposals("DE FR", evidence_abroad=True)[Step.REQUEST]
    assert found.instrument == "eio"
    assert found.forms == ("eio_annex_a",)
    assert {source.as_of for source in found.sources} == {"2026-11-23"}
    limits = {limit.id: str(limit.text) for limit in found.limits}
    assert limits["eio_execution"].startswith("90 days from decision on recognition")


def test_limits_of_another_time_are_left_out():
    late = proposals("DE FR", today=date(2027, 3, 1), better_placed="FR")[Step.TRANSFER]
    soon = proposals("DE FR", better_placed="FR")[Step.TRANSFER]
    assert "r3011_decision" in {limit.id for limit in late.limits}
    assert "r3011_decision" not in {limit.id for limit in soon.limits}


def test_limits_in_words_stay_words():
    found = proposals("DE FR")[Step.JIT]
    texts = {limit.id: str(limit.text) for limit in found.limits}
    assert texts["jit_duration"] == "12 to 24 months, from signature"
    epoc = {"epoc_addressee_state": "FR", "data_at_risk": True, "asking": "DE"}
    found = proposals("DE FR", **epoc)[Step.PRESERVE]
    assert "before expiry" in {str(limit.text) for limit in found.limits}


def test_the_fingerprint_changes_with_facts_and_not_with_the_day():
    first = proposals("DE FR")[Step.JIT]
    later = proposals("DE FR", today=date(2026, 11, 24))[Step.JIT]
    changed = proposals("DE FR", stage__FR="investigation")[Step.JIT]
    assert (first.key, first.subject) == (later.key, later.subject)
    assert first.key != changed.key
    assert first.subject == changed.subject
    assert proposals("DE FR NL")[Step.JIT].subject != first.subject


def test_facts_that_a_step_does_not_rest_on_leave_its_fingerprint_alone():
    first = proposals("DE FR")[Step.JIT]
    assert proposals("DE FR", controlled_delivery=True)[Step.JIT].key == first.key


def test_a_clock_is_part_of_the_fingerprint_of_what_it_calls_for():
    first = proposals("DE FR", clocks=[a_clock()])[Step.PRESERVE]
    moved = proposals("DE FR", clocks=[a_clock(ends=date(2026, 12, 9))])[Step.PRESERVE]
    assert first.key != moved.key


def test_an_order_on_the_own_territory_is_for_the_state_of_the_provider():
    found = proposals("DE FR", provider_state="FR", provider_concerned=True)
    assert found[Step.NATIONAL_ORDER].states == ("FR",)
    assert found[Step.NATIONAL_ORDER].standing is Standing.MANUAL


def test_what_is_ruled_out_is_kept_with_its_reason():
    found = {one.step: one for one in ruled_out(situation("DE FR", single_item_only=True), law())}
    assert found[Step.JIT].rank == 0
    assert "one well-defined piece of evidence" in " ".join(map(str, found[Step.JIT].against))
    alone = ruled_out(situation("DE FR", open_investigation__FR=False), law())
    team = next(one for one in alone if one.step is Step.JIT)
    assert "Fewer than two States" in " ".join(map(str, team.against))


def test_ranks_count_from_one_without_a_gap():
    found = propose(situation("DE FR NO US"), law())
    assert [one.rank for one in found] == list(range(1, len(found) + 1))


def test_a_transfer_goes_only_to_the_state_that_is_better_placed():
    found = proposals("DE FR NL", better_placed="FR")[Step.TRANSFER]
    assert {pair.requested for pair in found.pairs} == {"FR"}


def test_a_final_decision_is_checked_unless_the_persons_differ():
    assert Step.CHECK in proposals("DE FR")
    same = {"parallel_same_person_same_facts__DE__FR": False}
    assert Step.CHECK not in proposals("DE FR", **same)
    found = proposals("DE FR", parallel_same_person_same_facts__DE__FR=True)[Step.CHECK]
    assert found.standing is Standing.CONFIRMED


def test_a_protocol_in_force_is_a_basis_for_those_who_ratified():
    in_force = replace(law(), legal_facts={**law().legal_facts, "cets224_in_force": True})
    found = {one.step: one for one in propose(situation("HU RS"), in_force)}[Step.REQUEST]
    standing = {basis.id: basis.standing for pair in found.pairs for basis in pair.bases}
    assert standing["ap2_6"] is Standing.CONFIRMED
    others = {one.step: one for one in propose(situation("DE NO"), in_force)}[Step.REQUEST]
    kinds = {basis.id: basis.standing for pair in others.pairs for basis in pair.bases}
    assert kinds["ap2_6"] is Standing.NOT_YET


def test_a_step_with_nothing_in_force_is_listed_last_as_not_yet_available():
    step = replace(law().steps["request"], instruments=("ap2_6",))
    future = replace(law(), steps={"request": step, "contact": law().steps["contact"]})
    found = propose(situation("DE NO", evidence_abroad=True), future)
    assert [one.standing for one in found] == [Standing.CONFIRMED, Standing.NOT_YET]
    assert "Not in force" in " ".join(map(str, found[-1].against))


def test_a_child_at_risk_brings_the_emergency_path_first_and_asks():
    found = propose(situation("DE FR", urgency="child_at_risk"), law())
    assert (found[0].step, found[0].standing) == (Step.EMERGENCY, Standing.NEEDS_FACTS)
    denied = situation("DE FR", urgency="child_at_risk", imminent_danger=False)
    assert Step.EMERGENCY not in {one.step for one in propose(denied, law())}


def test_states_that_nobody_says_have_a_case_have_none_once_others_are_said_to():
    found = proposals("DE FR NL", has_case__DE=True, has_case__FR=True)
    assert {pair.requested for pair in found[Step.CONTACT].pairs} == {"FR"}
    assert "NL have no case" in " ".join(map(str, found[Step.INFORM].reasons))
