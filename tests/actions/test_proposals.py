"""Next steps: what a desk and the analyst are shown, answer, decide and recommend."""

from datetime import timedelta
from uuid import uuid4

import pytest

from coordination.actions import (
    coordination,
    findings,
    proposal_answers,
    proposal_baskets,
    proposal_decisions,
    proposal_lists,
    proposals,
    upkeep,
)
from coordination.actions.pages import Scope
from coordination.actions.pages.proposals import ProposalTab
from coordination.actions.proposal_decisions import Chosen, Verdict
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.coverage import EdgeState
from coordination.domain.decisions import ProposalState
from coordination.domain.drafts import RefusedInput
from coordination.domain.lifecycle import NoSuchMove, ReasonMissing
from coordination.domain.permissions import Forbidden
from coordination.domain.proposals.parts import Step
from coordination.domain.vocabulary import CaseStatus, CoordinationKind, CoordinationState
from tests.builders import an_officer
from tests.conftest import NOON
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR, HANDLE, OPERATOR, SAME_HANDLE, a_reader

MAIL = {"type": "email", "value": "ola@posta.no"}
NO, RO = an_officer("NO"), an_officer("RO")
ACCEPT = Verdict(ProposalState.ACCEPTED)
DECLINE = Verdict(ProposalState.DECLINED, "a single request is enough")
TODAY = NOON.date()
LATER = Verdict(ProposalState.DEFERRED, "", TODAY + timedelta(days=7))


@pytest.fixture
def chain(desks):
    """Register NO - RO - DE, each sharing one thing with the next; return the case ids."""
    return register_chain(desks)


@pytest.fixture
def sqlite_chain(sqlite_desks):
    return register_chain(sqlite_desks)


def register_chain(desks):
    shared = {"NO": [HANDLE], "RO": [SAME_HANDLE, MAIL], "DE": [MAIL]}
    return {
        desk: desks.register(desk, f"{desk}/1", stage="investigation", identifiers=values).case_id
        for desk, values in shared.items()
    }


def key_of(desks, actor):
    return desks.read(actor, findings.list_findings, 1).rows[0].key


def page_of(desks, actor, *names):
    return desks.read(actor, proposals.show, names or (key_of(desks, actor),))


def line_of(page, step):
    return next(line for line in page.steps if line.proposal.step is step)


def decide(desks, actor, step, verdict, names=None):
    names = names or (key_of(desks, actor),)
    line = line_of(page_of(desks, actor, *names), step)
    chosen = Chosen(line.proposal.subject, line.fingerprint)
    desks.do(actor, proposal_decisions.decide, names, chosen, verdict)


def answer(desks, actor, names=None, **texts):
    names = names or (key_of(desks, actor),)
    plain = {name.replace("__", ":"): text for name, text in texts.items()}
    return desks.do(actor, proposal_answers.answer, names, plain)


def recommend(desks, step):
    names = (key_of(desks, ANALYST),)
    line = line_of(page_of(desks, ANALYST, *names), step)
    chosen = Chosen(line.proposal.subject, line.fingerprint)
    desks.do(ANALYST, proposal_decisions.recommend, names, chosen)


def test_a_desk_gets_ranked_steps_with_a_basis_for_each_pair(desks, chain):
    page = page_of(desks, NO)

    assert page.head.scope is Scope.DESK
    assert page.head.states == ("NO", "RO")
    assert [line.proposal.rank for line in page.steps] == list(range(1, len(page.steps) + 1))
    meeting = line_of(page, Step.MEETING).proposal
    assert {(pair.requesting, pair.requested) for pair in meeting.pairs} == {("NO", "RO")}
    assert all(pair.bases and pair.bases[0].act for pair in meeting.pairs)


def test_the_analyst_gets_the_whole_structure_and_may_not_decide(desks, chain):
    page = page_of(desks, ANALYST)

    assert page.head.states == ("DE", "NO", "RO")
    assert page.head.cases == ()
    assert page.may_prepare
    assert not any(line.may_decide for line in page.steps)
    line = page.steps[0]
    with pytest.raises(Forbidden):
        desks.do(
            ANALYST,
            proposal_decisions.decide,
            page.head.names,
            Chosen(line.proposal.subject, line.fingerprint),
            ACCEPT,
        )


def test_a_reader_sees_the_steps_and_may_neither_decide_nor_answer(sqlite_desks, sqlite_chain):
    page = page_of(sqlite_desks, a_reader("NO"))

    assert page.steps
    assert not page.may_answer
    with pytest.raises(Forbidden):
        decide(sqlite_desks, a_reader("NO"), Step.MEETING, ACCEPT)
    with pytest.raises(Forbidden):
        answer(sqlite_desks, a_reader("NO"), single_item_only="no")


@pytest.mark.parametrize("actor", [AUDITOR, ADMINISTRATOR], ids=lambda one: one.role)
def test_central_roles_without_structure_get_no_proposals(sqlite_desks, sqlite_chain, actor):
    key = key_of(sqlite_desks, NO)
    for ask in (
        lambda: sqlite_desks.read(actor, proposals.show, (key,)),
        lambda: sqlite_desks.read(actor, proposals.pick, 1),
        lambda: sqlite_desks.read(actor, proposal_lists.list_proposals, "open", 1),
    ):
        with pytest.raises(Forbidden):
            ask()


def test_picked_cases_are_taken_together_with_their_hits(sqlite_desks, sqlite_chain):
    desks = sqlite_desks
    other = desks.register("NO", "NO/2", identifiers=[MAIL]).case_id
    mine = sqlite_chain["NO"]

    page = page_of(desks, NO, str(mine), str(other))

    assert page.head.states == ("DE", "NO", "RO")
    assert {case.ref for case in page.head.cases} == {"NO/1", "NO/2"}


def test_a_picked_case_without_a_hit_has_the_states_that_its_record_names(sqlite_desks):
    case = sqlite_desks.register(
        "NO",
        involved=[
            {"jurisdiction": "TH", "role": "victim_location"},
            {"jurisdiction": "SE", "role": "investigating"},
            {"jurisdiction": "US", "role": "server_location"},
        ],
    ).case_id

    page = page_of(sqlite_desks, NO, str(case))

    assert page.head.states == ("NO", "SE", "TH")


@pytest.mark.parametrize("names", [("F-AAAAAAAAAA",), (str(uuid4()),), ("nonsense",)])
def test_an_unknown_name_and_another_desks_answer_alike(sqlite_desks, sqlite_chain, names):
    foreign = (str(sqlite_chain["RO"]),), (key_of(sqlite_desks, RO),)
    with pytest.raises(NoSuchRecord):
        page_of(sqlite_desks, ANALYST, *names)
    for asked in (names, *foreign):
        with pytest.raises(NoSuchRecord):
            page_of(sqlite_desks, NO, *asked)


def test_no_name_and_too_many_are_refused(sqlite_desks, sqlite_chain):
    for names in ((), ("",), tuple(str(uuid4()) for _ in range(51))):
        with pytest.raises(RefusedInput):
            sqlite_desks.read(NO, proposals.show, names)


def test_what_may_be_picked_is_the_own_register_or_the_findings(sqlite_desks, sqlite_chain):
    mine = sqlite_desks.read(NO, proposals.pick, 1)
    whole = sqlite_desks.read(ANALYST, proposals.pick, 1)

    assert [line.case.ref for line in mine.lines] == ["NO/1"]
    assert mine.lines[0].states == ("NO", "RO")
    assert [line.states for line in whole.lines] == [("DE", "NO", "RO")]
    assert page_of(sqlite_desks, ANALYST, whole.lines[0].name).steps


def test_an_answer_changes_what_is_proposed_and_says_who_gave_it(desks, chain):
    before = line_of(page_of(desks, NO), Step.MEETING).proposal
    count = answer(desks, NO, single_item_only="no", open_investigation__RO="yes")
    page = page_of(desks, NO)

    after = line_of(page, Step.MEETING).proposal
    assert count == 2
    assert "single_item_only" in {str(one.key) for one in before.missing}
    assert "single_item_only" not in {str(one.key) for one in after.missing}
    given = {str(one.missing.key): (one.text, one.by) for one in page.answers}
    assert given["single_item_only"] == ("no", NO.name)
    assert given["open_investigation:RO"] == ("yes", NO.name)


def test_an_answer_can_be_changed_and_taken_back(desks, chain):
    answer(desks, NO, single_item_only="no")
    desks.clock.move(minutes=1)
    answer(desks, NO, single_item_only="yes")
    assert {one.text for one in page_of(desks, NO).answers} == {"yes"}

    desks.clock.move(minutes=1)
    assert answer(desks, NO, single_item_only="") == 1
    assert page_of(desks, NO).answers == ()
    assert answer(desks, NO, single_item_only="") == 0


def test_one_desks_answer_is_not_the_others_nor_the_analysts(desks, chain):
    answer(desks, NO, single_item_only="no")
    answer(desks, ANALYST, single_item_only="yes")

    assert page_of(desks, RO).answers == ()
    assert {one.text for one in page_of(desks, ANALYST).answers} == {"yes"}
    assert {one.text for one in page_of(desks, NO).answers} == {"no"}


def test_an_answer_about_a_pair_and_every_type_is_kept(sqlite_desks, sqlite_chain):
    answer(
        sqlite_desks,
        NO,
        organised_group__RO__NO="yes",
        max_penalty_years__RO="8",
        transmission_date="2027-02-01",
        better_placed="ro",
        data_wanted="traffic",
    )
    what = sqlite_desks.read(NO, _known)

    assert what.get("organised_group", "NO", "RO") is True
    assert what.get("max_penalty_years", "RO") == 8
    assert str(what.get("transmission_date")) == "2027-02-01"
    assert what.get("better_placed") == "RO"
    assert what.get("data_wanted") == "traffic"


def _known(bench):
    from coordination.actions import proposal_situations  # noqa: PLC0415 - reads inside a bench

    basket = proposal_baskets.open_basket(bench, [findings.list_findings(bench, 1).rows[0].key])
    return proposal_situations.known(bench, basket).situation.facts


@pytest.mark.parametrize(
    "texts",
    [
        {"single_item_only": "perhaps"},
        {"max_penalty_years:RO": "101"},
        {"max_penalty_years:RO": "-1"},
        {"max_penalty_years:RO": "٣"},
        {"max_penalty_years:RO": "0000001"},
        {"transmission_date": "2027-02-30"},
        {"transmission_date": "20270201"},
        {"better_placed": "ZZ"},
        {"data_wanted": "everything"},
        {"max_penalty_years:DE": "8"},
        {"max_penalty_years": "8"},
        {"organised_group:NO:NO": "yes"},
        {"single_item_only:RO": "yes"},
        {"has_case:RO": "no"},
        {"nothing_of_ours": "yes"},
    ],
    ids=lambda texts: next(iter(texts.items())),
)
def test_an_answer_of_another_type_or_about_another_thing_keeps_nothing(
    sqlite_desks, sqlite_chain, texts
):
    names = (key_of(sqlite_desks, NO),)
    with pytest.raises(RefusedInput):
        sqlite_desks.do(NO, proposal_answers.answer, names, {"evidence_abroad": "yes", **texts})

    assert sqlite_desks.count("proposal_entry") == 0


def test_accepting_a_meeting_plans_it_on_both_sides(desks, chain):
    decide(desks, NO, Step.MEETING, ACCEPT)

    mine = desks.read(NO, findings.show_finding, key_of(desks, NO))
    theirs = desks.read(RO, findings.show_finding, key_of(desks, RO))
    link = next(link for link in theirs.links if link.records)
    assert mine.coverage is EdgeState.PLANNED
    assert link.coverage is EdgeState.PLANNED
    record = link.records[0]
    assert (record.kind, record.state) == (CoordinationKind.MEETING, CoordinationState.PLANNED)
    line = line_of(page_of(desks, NO), Step.MEETING)
    assert (line.stands.state, line.may_decide) == (ProposalState.ACCEPTED, False)


def test_accepting_a_team_negotiates_it_and_a_request_stays_a_draft(sqlite_desks, sqlite_chain):
    desks = sqlite_desks
    decide(desks, NO, Step.JIT, ACCEPT)
    answer(desks, NO, evidence_abroad="yes")
    decide(desks, NO, Step.REQUEST, ACCEPT)
    tab = desks.show("NO", sqlite_chain["NO"], "coordination")

    found = {(one.kind, one.state) for one in tab.own}
    assert found == {
        (CoordinationKind.JIT, CoordinationState.NEGOTIATION),
        (CoordinationKind.REQUEST, CoordinationState.DRAFT),
    }


def test_a_step_that_coordinates_nothing_records_nothing(sqlite_desks, sqlite_chain):
    line = line_of(page_of(sqlite_desks, NO), Step.INFORM)
    assert line.records is None
    decide(sqlite_desks, NO, Step.INFORM, ACCEPT)

    assert sqlite_desks.count("coordination") == 0
    assert line_of(page_of(sqlite_desks, NO), Step.INFORM).stands.state is ProposalState.ACCEPTED


def test_what_acceptance_brings_about_does_not_bring_the_step_back(desks, chain):
    decide(desks, NO, Step.MEETING, ACCEPT)
    names = (key_of(desks, NO),)
    tab = desks.show("NO", chain["NO"], "coordination")
    record = tab.own[0].record_id
    desks.do(
        NO, coordination.change, chain["NO"], record, state=CoordinationState.INVITED, until=None
    )

    line = line_of(page_of(desks, NO, *names), Step.MEETING)
    assert line.stands.state is ProposalState.ACCEPTED


def test_a_declined_step_comes_back_with_what_changed(desks, chain):
    decide(desks, NO, Step.MEETING, DECLINE)
    assert line_of(page_of(desks, NO), Step.MEETING).stands.state is ProposalState.DECLINED
    desks.clock.move(days=30)
    assert line_of(page_of(desks, NO), Step.MEETING).stands.state is ProposalState.DECLINED

    answer(desks, NO, single_item_only="no")
    line = line_of(page_of(desks, NO), Step.MEETING)
    assert line.stands.state is ProposalState.SUPERSEDED
    assert [(one.fact, one.before, one.after) for one in line.stands.changes] == [
        ("single_item_only", None, "no")
    ]
    assert line.decision.reason == DECLINE.reason
    assert line.may_decide


def test_a_state_that_joins_brings_a_declined_step_back(sqlite_desks, sqlite_chain):
    decide(sqlite_desks, NO, Step.MEETING, DECLINE)
    sqlite_desks.register("SE", "SE/1", identifiers=[HANDLE])

    line = line_of(page_of(sqlite_desks, NO), Step.MEETING)
    assert line.stands.state is ProposalState.SUPERSEDED
    assert ("states", "NO, RO", "NO, RO, SE") in [
        (one.fact, one.before, one.after) for one in line.stands.changes
    ]


def test_a_deferred_step_comes_back_on_its_day(desks, chain):
    decide(desks, NO, Step.MEETING, LATER)
    line = line_of(page_of(desks, NO), Step.MEETING)
    assert (line.stands.state, line.decision.until) == (ProposalState.DEFERRED, LATER.until)

    desks.clock.move(days=6)
    assert line_of(page_of(desks, NO), Step.MEETING).stands.state is ProposalState.DEFERRED
    desks.clock.move(days=1)
    assert line_of(page_of(desks, NO), Step.MEETING).stands.state is ProposalState.PROPOSED


def test_a_decision_that_stands_cannot_be_made_again(sqlite_desks, sqlite_chain):
    decide(sqlite_desks, NO, Step.MEETING, DECLINE)
    for verdict in (ACCEPT, DECLINE, LATER):
        with pytest.raises(NoSuchMove):
            decide(sqlite_desks, NO, Step.MEETING, verdict)
    with pytest.raises(NoSuchMove):
        decide(sqlite_desks, NO, Step.JIT, Verdict(ProposalState.SUPERSEDED))


@pytest.mark.parametrize(
    ("verdict", "error"),
    [
        (Verdict(ProposalState.DECLINED, "  "), ReasonMissing),
        (Verdict(ProposalState.DECLINED, "x" * 1001), RefusedInput),
        (Verdict(ProposalState.DEFERRED), ReasonMissing),
        (Verdict(ProposalState.DEFERRED, "", TODAY), RefusedInput),
        (Verdict(ProposalState.DEFERRED, "", TODAY - timedelta(days=1)), RefusedInput),
        (Verdict(ProposalState.DEFERRED, "", TODAY + timedelta(days=367)), RefusedInput),
    ],
)
def test_a_decision_without_what_it_needs_is_refused_and_kept_nowhere(
    sqlite_desks, sqlite_chain, verdict, error
):
    with pytest.raises(error):
        decide(sqlite_desks, NO, Step.MEETING, verdict)

    assert sqlite_desks.count("proposal_entry") == 0
    assert sqlite_desks.count("coordination") == 0


def test_facts_that_changed_under_an_open_page_stop_the_decision(sqlite_desks, sqlite_chain):
    desks, names = sqlite_desks, (key_of(sqlite_desks, NO),)
    before = line_of(page_of(desks, NO), Step.MEETING)
    subject = before.proposal.subject
    answer(desks, NO, single_item_only="no")

    for chosen in (Chosen(subject, before.fingerprint), Chosen("x", before.fingerprint)):
        with pytest.raises(RefusedInput):
            desks.do(NO, proposal_decisions.decide, names, chosen, ACCEPT)
    assert desks.count("coordination") == 0


def test_another_desks_finding_cannot_be_decided(sqlite_desks, sqlite_chain):
    theirs = key_of(sqlite_desks, RO)
    line = line_of(page_of(sqlite_desks, RO), Step.MEETING).proposal
    with pytest.raises(NoSuchRecord):
        sqlite_desks.do(NO, proposal_decisions.decide, (theirs,), Chosen(line.subject, "x"), ACCEPT)


def test_a_decision_about_several_picked_cases_counts_for_each(sqlite_desks, sqlite_chain):
    desks = sqlite_desks
    other = desks.register("NO", "NO/2", stage="investigation", identifiers=[MAIL]).case_id
    both = (str(sqlite_chain["NO"]), str(other))
    decide(desks, NO, Step.MEETING, ACCEPT, both)

    for names in (both, both[:1], both[1:]):
        line = line_of(page_of(desks, NO, *names), Step.MEETING)
        assert line.stands.state is ProposalState.ACCEPTED, names
    listed = desks.read(NO, proposal_lists.list_proposals, ProposalTab.DECIDED, 1)
    assert [len(row.cases) for row in listed.rows] == [2]


def test_a_recommendation_reaches_each_desk_without_the_states_it_has_no_hit_with(desks, chain):
    recommend(desks, Step.MEETING)

    seen = {actor.desk: page_of(desks, actor) for actor in (NO, RO, an_officer("DE"))}
    assert {desk: page.recommended[0].states for desk, page in seen.items()} == {
        "NO": ("NO", "RO"),
        "RO": ("DE", "NO", "RO"),
        "DE": ("DE", "RO"),
    }
    assert line_of(seen["NO"], Step.MEETING).recommended_on == TODAY
    assert line_of(page_of(desks, ANALYST), Step.MEETING).recommended_on == TODAY
    prepared = desks.read(ANALYST, proposal_lists.list_proposals, ProposalTab.PREPARED, 1)
    assert [row.states for row in prepared.rows] == [("DE", "NO", "RO")]


def test_only_the_analyst_recommends(sqlite_desks, sqlite_chain):
    line = line_of(page_of(sqlite_desks, NO), Step.MEETING).proposal
    names = (key_of(sqlite_desks, NO),)
    with pytest.raises(Forbidden):
        sqlite_desks.do(NO, proposal_decisions.recommend, names, Chosen(line.subject, "x"))


def test_a_step_for_no_desk_is_not_recommended(sqlite_desks, sqlite_chain):
    line = page_of(sqlite_desks, ANALYST).steps[0].proposal
    names = (key_of(sqlite_desks, ANALYST),)
    with pytest.raises(RefusedInput):
        sqlite_desks.do(ANALYST, proposal_decisions.recommend, names, Chosen(line.subject, "other"))
    assert sqlite_desks.count("proposal_entry") == 0


def tabs_of(desks, actor):
    found = desks.read(actor, proposal_lists.list_proposals, ProposalTab.OPEN, 1)
    return {tab.value: count for tab, count in found.counts}


def test_the_list_moves_a_finding_through_its_tabs(desks, chain):
    assert tabs_of(desks, NO) == {"open": 1, "deferred": 0, "decided": 0}
    decide(desks, NO, Step.MEETING, LATER)
    assert tabs_of(desks, NO) == {"open": 1, "deferred": 1, "decided": 0}
    decide(desks, NO, Step.CONTACT, ACCEPT)
    assert tabs_of(desks, NO) == {"open": 0, "deferred": 1, "decided": 1}

    desks.clock.move(days=7)
    assert tabs_of(desks, NO)["deferred"] == 0
    assert desks.read(NO, proposal_lists.waiting_count) == tabs_of(desks, NO)["open"]
    assert tabs_of(desks, ANALYST) == {"open": 1, "prepared": 0}


def test_after_a_child_at_risk_what_vanishes_first_stands_first_in_the_list(sqlite_desks, pack):
    desks = sqlite_desks
    provider, rule = next(
        (card, rule)
        for card in pack.law.providers.values()
        for rule in card.retention
        if rule.starts == "capture"
    )
    seen = (TODAY - timedelta(days=3)).isoformat()
    mail = {**MAIL, "provider": provider.name, "last_seen": seen}
    child = {"type": "email", "value": "kari@posta.no"}
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("NO", "NO/2", identifiers=[mail])
    desks.register("NO", "NO/3", urgency="child_at_risk", identifiers=[child])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE, child])
    desks.register("DE", "DE/1", identifiers=[MAIL])

    rows = desks.read(NO, proposal_lists.list_proposals, ProposalTab.OPEN, 1).rows
    page = page_of(desks, NO, *rows[1].names)

    assert [row.cases[0].ref for row in rows] == ["NO/3", "NO/2", "NO/1"]
    assert rows[1].ends is not None
    assert page.clocks[0].provider == provider.name
    assert rule.id in {clock.rule for clock in page.clocks}


def test_the_analyst_reads_a_day_and_neither_provider_nor_rule(sqlite_desks, pack):
    desks = sqlite_desks
    provider = next(
        card
        for card in pack.law.providers.values()
        if any(rule.starts == "capture" for rule in card.retention)
    )
    mail = {**MAIL, "provider": provider.name, "last_seen": TODAY.isoformat()}
    desks.register("NO", "NO/1", identifiers=[mail])
    desks.register("RO", "RO/1", identifiers=[MAIL])

    page = page_of(desks, ANALYST)
    (clock,) = page.clocks
    assert (clock.provider, clock.rule, clock.sum) == (None, "", "")
    assert clock.ends is not None
    assert provider.name not in repr(page.clocks)


def test_a_tab_of_another_role_does_not_exist(sqlite_desks, sqlite_chain):
    for actor, tab in ((NO, ProposalTab.PREPARED), (ANALYST, ProposalTab.DECIDED)):
        with pytest.raises(NoSuchRecord):
            sqlite_desks.read(actor, proposal_lists.list_proposals, tab, 1)


def test_erasing_a_case_takes_its_entries_and_the_analysts_answers_along(desks, chain):
    decide(desks, NO, Step.MEETING, ACCEPT)
    answer(desks, NO, single_item_only="no")
    recommend(desks, Step.JIT)
    answer(desks, ANALYST, evidence_abroad="yes")
    assert desks.count("analyst_answer") == 1
    before = desks.count("proposal_entry")

    desks.erase("NO", chain["NO"])
    assert 0 < desks.count("proposal_entry") < before
    for desk in ("RO", "DE"):
        desks.erase(desk, chain[desk])
    assert desks.count("proposal_entry") == desks.count("analyst_answer") == 0


def test_a_sweep_keeps_the_key_of_what_the_analyst_answered(desks, chain):
    recommend(desks, Step.MEETING)
    answer(desks, ANALYST, evidence_abroad="yes")
    desks.do(OPERATOR, upkeep.run_sweep)
    desks.office.office.tools.vault.forget("analysis")

    page = page_of(desks, ANALYST)
    assert {one.text for one in page.answers} == {"yes"}
    assert page_of(desks, NO).recommended


def test_every_act_is_in_the_log(sqlite_desks, sqlite_chain):
    desks = sqlite_desks
    decide(desks, NO, Step.MEETING, DECLINE)
    answer(desks, NO, single_item_only="no")
    recommend(desks, Step.JIT)
    desks.read(NO, proposals.pick, 1)
    tabs_of(desks, NO)

    acts = {act for _, act in desks.log()}
    assert acts >= {
        "proposals.read",
        "proposal.declined",
        "proposal.answered",
        "proposal.recommended",
        "proposals.listed",
    }


def test_a_closed_case_has_no_open_proceedings(sqlite_desks, sqlite_chain):
    sqlite_desks.move("NO", sqlite_chain["NO"], CaseStatus.CLOSED)
    facts = sqlite_desks.read(NO, _known)

    assert facts.get("open_proceedings", "NO") is False
    assert facts.get("open_proceedings", "RO") is None
    assert facts.get("stage", "RO") is None
