"""Decisions: what may be decided when, and what brings a step back."""

from datetime import date, timedelta

import pytest

from coordination.domain.decisions import (
    FactChange,
    Made,
    ProposalState,
    Rested,
    Stands,
    changes,
    require_decision,
    standing,
)
from coordination.domain.lifecycle import NoSuchMove, ReasonMissing, RefusedMove

TODAY = date(2026, 11, 23)
NOW = Rested("k1", {"stage:NO": "investigation", "coverage:NO:RO": "uncoordinated"}, "2026-11-23")
OTHER_STAGE = Rested("k2", {**NOW.facts, "stage:NO": "trial"}, NOW.pack)
PLANNED = Rested("k2", {**NOW.facts, "coverage:NO:RO": "planned"}, NOW.pack)
OTHER_LAW = Rested("k2", NOW.facts, "2027-01-01")
ACCEPTED, DECLINED, DEFERRED = (
    Made(ProposalState.ACCEPTED, NOW),
    Made(ProposalState.DECLINED, NOW),
    Made(ProposalState.DEFERRED, NOW, TODAY + timedelta(days=1)),
)


def test_without_a_decision_a_step_is_proposed():
    assert standing(None, NOW, TODAY) == Stands(ProposalState.PROPOSED)


@pytest.mark.parametrize("made", [ACCEPTED, DECLINED, DEFERRED], ids=lambda made: made.state)
def test_on_the_same_facts_a_decision_stands(made):
    assert standing(made, NOW, TODAY) == Stands(made.state)


@pytest.mark.parametrize("made", [ACCEPTED, DECLINED, DEFERRED], ids=lambda made: made.state)
def test_another_fact_supersedes_any_decision_and_says_which(made):
    found = standing(made, OTHER_STAGE, TODAY)

    assert found.state is ProposalState.SUPERSEDED
    assert found.changes == (FactChange("stage:NO", "investigation", "trial"),)


def test_what_acceptance_brings_about_supersedes_a_refusal_only():
    assert standing(ACCEPTED, PLANNED, TODAY).state is ProposalState.ACCEPTED
    assert standing(DECLINED, PLANNED, TODAY).state is ProposalState.SUPERSEDED


def test_other_law_supersedes_and_is_named():
    found = standing(ACCEPTED, OTHER_LAW, TODAY)

    assert found == Stands(ProposalState.SUPERSEDED, (), pack_changed=True)


def test_another_fingerprint_without_a_known_reason_supersedes_too():
    assert standing(ACCEPTED, Rested("k2", NOW.facts, NOW.pack), TODAY).state is (
        ProposalState.SUPERSEDED
    )


def test_facts_that_the_step_does_not_rest_on_leave_a_decision_alone():
    same = Rested(NOW.key, OTHER_STAGE.facts, NOW.pack)

    assert standing(DECLINED, same, TODAY).state is ProposalState.DECLINED


def test_a_deferred_step_is_proposed_again_on_its_day_and_not_before():
    assert standing(DEFERRED, NOW, TODAY).state is ProposalState.DEFERRED
    assert standing(DEFERRED, NOW, TODAY + timedelta(days=1)).state is ProposalState.PROPOSED


def test_changes_name_what_came_and_what_went():
    assert changes({"a": "1", "b": "2"}, {"b": "2", "c": "3"}) == (
        FactChange("a", "1", None),
        FactChange("c", None, "3"),
    )


@pytest.mark.parametrize("state", [ProposalState.PROPOSED, ProposalState.SUPERSEDED])
def test_what_waits_may_be_accepted_deferred_and_declined(state):
    now = Stands(state)

    require_decision(now, ProposalState.ACCEPTED, reason="", until=None)
    require_decision(now, ProposalState.DEFERRED, reason="", until=TODAY)
    require_decision(now, ProposalState.DECLINED, reason="not yet", until=None)


@pytest.mark.parametrize(
    "state", [ProposalState.ACCEPTED, ProposalState.DEFERRED, ProposalState.DECLINED]
)
@pytest.mark.parametrize("to", list(ProposalState))
def test_what_stands_makes_no_move(state, to):
    with pytest.raises(NoSuchMove, match=state.value):
        require_decision(Stands(state), to, reason="why", until=TODAY)


@pytest.mark.parametrize("to", [ProposalState.PROPOSED, ProposalState.SUPERSEDED])
def test_nobody_decides_that_a_step_is_proposed_or_superseded(to):
    with pytest.raises(NoSuchMove):
        require_decision(Stands(ProposalState.PROPOSED), to, reason="why", until=TODAY)


@pytest.mark.parametrize(
    ("to", "reason"), [(ProposalState.DECLINED, " \n"), (ProposalState.DEFERRED, "why")]
)
def test_a_refusal_needs_a_reason_and_a_deferral_a_day(to, reason):
    with pytest.raises(ReasonMissing) as refused:
        require_decision(Stands(ProposalState.PROPOSED), to, reason=reason, until=None)

    assert isinstance(refused.value, RefusedMove)
