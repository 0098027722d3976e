"""The order of steps where telling is dangerous, where nothing is confirmed, and for Denmark.

The expectations were worked out by hand, without the engine.
"""

import pytest

from coordination.domain.proposals import propose
from coordination.domain.proposals.parts import Standing, Step
from tests.law_cases import law, proposals, situation


def order(states: str, **rest) -> list[Step]:
    return [one.step for one in propose(situation(states, **rest), law())]


def against(step: Step, states: str, **rest) -> str:
    return " ".join(map(str, proposals(states, **rest)[step].against))


@pytest.mark.parametrize("step", [Step.CONTACT, Step.MEETING, Step.JIT, Step.REQUEST])
def test_what_would_tell_the_other_side_too_much_is_postponed(step):
    assert "postpone this" in against(step, "DE FR", disclosure_endangers=True)
    assert "postpone this" not in against(step, "DE FR", disclosure_endangers=False)


def test_where_telling_is_dangerous_measures_are_compared_before_contact():
    found = order("DE FR", disclosure_endangers=True)
    assert found[0] is Step.DECONFLICT
    assert found.index(Step.CHECK) < found.index(Step.CONTACT)
    assert Step.INFORM not in found


def test_what_cannot_wait_asks_for_confidentiality_instead():
    known = {"disclosure_endangers": True, "data_at_risk": True}
    assert "ask for confidentiality first" in against(Step.PRESERVE, "DE FR", **known)
    assert "endanger" not in against(Step.DUTY, "DE FR", **known)


@pytest.mark.parametrize("states", ["DK US", "DK NO"])
def test_denmark_reaches_a_liaison_prosecutor_through_its_representative(states):
    found = proposals(states, measures_planned__DK=True)
    assert found[Step.CONTACT].standing is Standing.CONFIRMED
    assert (found[Step.DECONFLICT].standing, found[Step.DECONFLICT].rank) == (
        Standing.CONFIRMED,
        1,
    )
    assert ("DK", "eurojust") in {(u.state, u.field) for u in found[Step.CONTACT].unverified}


def test_two_third_states_have_no_desk_to_meet_at():
    assert proposals("NO US")[Step.CONTACT].standing is Standing.MANUAL


def test_with_nothing_confirmed_the_clock_goes_first_and_a_team_after_a_talk():
    found = order("DE KP", urgency="data_expiring", data_at_risk=True)
    assert found[0] is Step.PRESERVE
    assert found.index(Step.CONTACT) < found.index(Step.MEETING) < found.index(Step.JIT)


@pytest.mark.parametrize("states", ["NO US", "DE KP", "RE KP", "DE FR NO", "RE SO"])
def test_no_state_is_both_part_of_a_step_and_left_out_of_it(states):
    for found in propose(situation(states), law()):
        out = {one.state for one in found.excluded}
        assert not out & set(found.states)
        if found.step not in (Step.DUTY, Step.NATIONAL_ORDER):
            assert out | set(found.states) == set(states.split())
