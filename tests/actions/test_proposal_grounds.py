"""What a step rests on, whom to reach and what is ruled out: said from what the reader may see."""

from datetime import date

import pytest

from coordination.actions import coordination, findings, proposal_lists, proposal_what_if
from coordination.actions.pages.grounds import Ground, Origin
from coordination.actions.pages.proposals import ProposalTab
from coordination.domain.coverage import EdgeState
from coordination.domain.decisions import ProposalState
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.law.facts import FactKey
from coordination.domain.proposals.parts import Standing, Step
from coordination.domain.vocabulary import CaseStatus, CoordinationKind, CoordinationState
from tests.actions.test_coordination import answer as contest
from tests.actions.test_proposal_pages import facts_of
from tests.actions.test_proposals import ACCEPT, answer, decide, key_of, line_of, page_of
from tests.builders import an_officer
from tests.desks import ANALYST, HANDLE, SAME_HANDLE

NO, RO = an_officer("NO"), an_officer("RO")
TEAM = CoordinationDraft(
    kind=CoordinationKind.JIT,
    with_states=("RO",),
    refs=(),
    since=date(2026, 11, 1),
    until=None,
    state=CoordinationState.RUNNING,
)
OPEN_RO = FactKey("open_proceedings", ("RO",))


@pytest.fixture
def pair(sqlite_desks):
    """Register two linked cases, NO's and RO's; return their ids."""
    return register_pair(sqlite_desks)


def register_pair(desks, **more):
    more = {key: value for key, value in {"stage": "investigation", **more}.items() if value}
    return {
        desk: desks.register(desk, f"{desk}/1", identifiers=[value], **more).case_id
        for desk, value in (("NO", HANDLE), ("RO", SAME_HANDLE))
    }


@pytest.mark.parametrize("status", [None, CaseStatus.SUSPENDED, CaseStatus.CLOSED])
def test_a_hit_never_tells_a_desk_whether_the_other_proceeds(sqlite_desks, pair, status):
    before = page_of(sqlite_desks, NO)
    if status:
        sqlite_desks.move("RO", pair["RO"], status)

    facts, page = facts_of(sqlite_desks, NO), page_of(sqlite_desks, NO)
    meeting = line_of(page, Step.MEETING).proposal
    assert facts.get("open_proceedings", "RO") is None
    assert facts.get("open_investigation", "RO") is None
    assert page.questions[0].missing.key == OPEN_RO
    assert meeting.standing is Standing.NEEDS_FACTS
    assert meeting.groups[0].basis.standing is Standing.CONFIRMED
    assert OPEN_RO in {one.key for one in meeting.missing}
    steps = [(line.proposal.step, line.proposal.standing) for line in page.steps]
    assert steps == [(line.proposal.step, line.proposal.standing) for line in before.steps]
    assert steps[0] == (Step.CONTACT, Standing.CONFIRMED)


def test_an_answer_that_the_other_proceeds_confirms_the_meeting_and_a_no_rules_it_out(
    sqlite_desks, pair
):
    answer(sqlite_desks, NO, open_proceedings__RO="yes")
    meeting = line_of(page_of(sqlite_desks, NO), Step.MEETING).proposal
    sqlite_desks.clock.move(minutes=1)
    answer(sqlite_desks, NO, open_proceedings__RO="no")
    page = page_of(sqlite_desks, NO)

    assert meeting.standing is Standing.CONFIRMED
    assert Step.MEETING not in {line.proposal.step for line in page.steps}
    out = {one.step: one for one in page.ruled_out}
    assert any("RO" in str(reason) for reason in out[Step.MEETING].reasons)


@pytest.mark.parametrize(
    ("status", "proceeds"),
    [(None, True), (CaseStatus.SUSPENDED, None), (CaseStatus.CLOSED, False)],
)
def test_the_analyst_knows_from_the_status_and_the_stage(sqlite_desks, status, proceeds):
    pair = register_pair(sqlite_desks, stage="")
    if status:
        sqlite_desks.move("RO", pair["RO"], status)

    assert facts_of(sqlite_desks, ANALYST).get("open_proceedings", "RO") is proceeds


def test_a_closed_case_does_not_speak_for_the_stage_of_an_open_one(sqlite_desks):
    pair = register_pair(sqlite_desks)
    sqlite_desks.register("RO", "RO/2", stage="trial", identifiers=[HANDLE])
    sqlite_desks.move("RO", pair["RO"], CaseStatus.CLOSED)

    assert facts_of(sqlite_desks, ANALYST).get("stage", "RO") == "trial"


@pytest.mark.parametrize(
    ("answered", "state", "proceeds"),
    [
        (None, CoordinationState.RUNNING, True),
        (None, CoordinationState.NEGOTIATION, None),
        ("contested", CoordinationState.RUNNING, None),
    ],
)
def test_a_running_team_that_nobody_disputes_tells_that_the_other_proceeds(
    sqlite_desks, pair, answered, state, proceeds
):
    record(sqlite_desks, pair, state)
    if answered:
        contest(sqlite_desks, "RO", answered, "no such team")

    # A finding that is covered leaves the list; its case can still be asked about.
    page = page_of(sqlite_desks, NO, str(pair["NO"]))
    steps = {line.proposal.step: line.proposal for line in page.steps}
    known = {fact.key: fact.value for fact in steps[Step.MEETING].facts}
    assert known.get(OPEN_RO) is proceeds


def record(desks, pair, state):
    draft = CoordinationDraft(TEAM.kind, TEAM.with_states, (), TEAM.since, None, state)
    desks.do(NO, coordination.record, pair["NO"], draft)


def test_a_step_says_which_record_makes_it_necessary_and_names_no_foreign_reference(
    sqlite_desks, pair
):
    record(sqlite_desks, pair, CoordinationState.NEGOTIATION)
    team = FactKey("jit_set_up")

    mine, theirs = (page_of(sqlite_desks, actor) for actor in (NO, RO))
    assert mine.origins[team] == Origin(Ground.OWN_RECORD, ("NO/1",), ())
    assert theirs.origins[team] == Origin(Ground.DESK_RECORD, (), ("NO",))
    assert page_of(sqlite_desks, ANALYST).origins[team] == theirs.origins[team]
    duty = line_of(theirs, Step.DUTY).proposal
    assert team in {fact.key for fact in duty.facts}


def test_a_fact_says_whether_it_comes_from_urgency_a_stage_an_answer_or_a_hit(sqlite_desks):
    register_pair(sqlite_desks, urgency="data_expiring")
    answer(sqlite_desks, NO, open_proceedings__RO="yes")

    found = page_of(sqlite_desks, NO).origins
    assert found[FactKey("data_at_risk")].ground is Ground.URGENCY
    assert found[FactKey("open_investigation", ("NO",))].ground is Ground.STAGE
    assert found[OPEN_RO].ground is Ground.ANSWER
    assert found[FactKey("has_case", ("RO",))].ground is Ground.HIT
    assert FactKey("has_case", ("NO",)) not in found


def test_a_record_that_vanishes_is_told_as_a_clock_and_not_as_urgency(sqlite_desks, pack):
    card = next(
        card
        for card in pack.law.providers.values()
        if any(rule.starts == "capture" for rule in card.retention)
    )
    seen = {"provider": card.name, "last_seen": "2026-11-22"}
    sqlite_desks.register("NO", "NO/1", identifiers=[{**HANDLE, **seen}])
    sqlite_desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])

    assert page_of(sqlite_desks, NO).origins[FactKey("data_at_risk")].ground is Ground.CLOCK


@pytest.mark.parametrize("step", [Step.CONTACT, Step.INFORM, Step.DECONFLICT])
def test_a_call_is_no_meeting_and_says_whom_to_reach(sqlite_desks, pair, step):
    answer(sqlite_desks, NO, action_day_planned="yes")
    decide(sqlite_desks, NO, step, ACCEPT)

    line = line_of(page_of(sqlite_desks, NO), step)
    finding = sqlite_desks.read(NO, findings.show_finding, key_of(sqlite_desks, NO))
    assert line.stands.state is ProposalState.ACCEPTED
    assert line.records is None
    assert [one.state for one in line.contacts] == ["RO"]
    assert all(one.ways for one in line.contacts)
    assert sqlite_desks.count("coordination") == 0
    assert finding.coverage is EdgeState.UNCOORDINATED


def test_a_meeting_names_no_contact_and_is_planned(sqlite_desks, pair):
    line = line_of(page_of(sqlite_desks, NO), Step.MEETING)

    assert line.contacts == ()
    assert line.records.kind is CoordinationKind.MEETING


def test_what_is_ruled_out_is_told_with_its_reason(sqlite_desks):
    register_pair(sqlite_desks, stage="trial")
    for actor in (NO, ANALYST):
        page = page_of(sqlite_desks, actor)
        out = {one.step: one for one in page.ruled_out}
        assert not {line.proposal.step for line in page.steps} & out.keys()
        assert all(one.reasons for one in page.ruled_out)
        assert ("NO", "trial") in {(f.key.about[0], f.value) for f in out[Step.JIT].stages}


def test_a_pair_with_a_confirmed_basis_shows_in_what_if_although_a_fact_is_asked(
    sqlite_desks, pair
):
    names = (key_of(sqlite_desks, NO),)
    page = sqlite_desks.read(NO, proposal_what_if.show, names, add=["SE"], remove=())

    assert {one.states: one.before for one in page.pairs}["NO", "RO"] is True
    listed = sqlite_desks.read(NO, proposal_lists.list_proposals, ProposalTab.OPEN, 1)
    assert listed.rows[0].step is Step.CONTACT
