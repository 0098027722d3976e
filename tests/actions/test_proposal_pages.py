"""Worksheet, what-if and trials of the law: what they show, keep and refuse."""

from dataclasses import replace
from datetime import date

import pytest

from coordination.actions import (
    coordination,
    overview,
    proposal_baskets,
    proposal_decisions,
    proposal_lists,
    proposal_situations,
    proposal_trials,
    proposal_what_if,
    proposal_worksheets,
    proposals,
)
from coordination.actions.pages.proposals import ProposalTab
from coordination.actions.proposal_decisions import Chosen
from coordination.actions.proposal_worksheets import Filled
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import CoordinationDraft, RefusedInput
from coordination.domain.permissions import Forbidden
from coordination.domain.proposals import FACTORS
from coordination.domain.proposals.parts import Standing, Step
from coordination.domain.vocabulary import CoordinationKind, CoordinationState
from tests.actions.test_proposals import key_of, recommend
from tests.builders import an_officer
from tests.desks import ANALYST, HANDLE, OPERATOR, SAME_HANDLE, a_reader

NO = an_officer("NO")
FIRST, SECOND = FACTORS[0].id, FACTORS[1].id


@pytest.fixture
def pair(desks):
    """Register two linked cases, NO's and RO's; return the name of NO's finding."""
    desks.register("NO", "NO/1", stage="investigation", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    return (key_of(desks, NO),)


def save(desks, names, actor=NO, **filled):
    desks.do(actor, proposal_worksheets.save, names, filled)


def sheet(desks, names, actor=NO):
    return desks.read(actor, proposal_worksheets.show, names)


def test_a_worksheet_begins_open_and_never_names_a_winner(desks, pair):
    page = sheet(desks, pair)

    assert [line.factor.id for line in page.factors] == [factor.id for factor in FACTORS]
    assert {(line.text, line.state) for line in page.factors} == {("", "")}
    assert page.versions == ()
    assert not any("winner" in name or "best" in name for name in page.__slots__)


def test_a_worksheet_keeps_who_changed_which_factor(desks, pair):
    save(desks, pair, **{FIRST: Filled("the suspect lives there", "NO")})
    desks.clock.move(minutes=5)
    save(desks, pair, an_officer("NO"), **{SECOND: Filled("", "RO")})
    page = sheet(desks, pair)

    lines = {line.factor.id: (line.text, line.state) for line in page.factors}
    assert lines[FIRST] == ("the suspect lives there", "NO")
    assert lines[SECOND] == ("", "RO")
    assert [one.changed for one in page.versions] == [(SECOND,), (FIRST,)]
    assert {one.by for one in page.versions} == {NO.name}


def test_saving_what_is_there_already_makes_no_version(desks, pair):
    for _ in range(2):
        save(desks, pair, **{FIRST: Filled("same", "NO")})

    assert len(sheet(desks, pair).versions) == 1


@pytest.mark.parametrize(
    "filled",
    [
        {"nothing_of_ours": Filled("x", "")},
        {FIRST: Filled("x", "DE")},
        {FIRST: Filled("x" * 2001, "")},
    ],
)
def test_a_worksheet_that_does_not_fit_is_refused_whole(sqlite_desks, filled):
    desks = sqlite_desks
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    names = (key_of(desks, NO),)
    with pytest.raises(RefusedInput):
        save(desks, names, **{SECOND: Filled("kept?", ""), **filled})

    assert desks.count("proposal_entry") == 0


def test_another_desk_the_analyst_and_a_reader_do_not_fill_it(sqlite_desks):
    desks = sqlite_desks
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    names = (key_of(desks, NO),)

    with pytest.raises(NoSuchRecord):
        sheet(desks, names, an_officer("RO"))
    with pytest.raises(NoSuchRecord):
        sheet(desks, (key_of(desks, ANALYST),), ANALYST)
    with pytest.raises(Forbidden):
        save(desks, names, a_reader("NO"), **{FIRST: Filled("x", "")})
    assert not sheet(desks, names, a_reader("NO")).may_fill


def test_a_state_that_joins_and_one_that_leaves_change_bases_and_coverage(desks, pair):
    page = desks.read(NO, proposal_what_if.show, pair, add=["se, fi"], remove=())

    assert page.found.states == ("FI", "NO", "RO", "SE")
    assert page.found.changes
    pairs = {one.states: one for one in page.pairs}
    assert pairs["NO", "RO"].links == 1
    assert pairs["NO", "RO"].coverage == "uncoordinated"
    assert (pairs["FI", "SE"].links, pairs["FI", "SE"].coverage) == (0, None)
    assert not pairs["FI", "SE"].before
    assert desks.count("proposal_entry") == 0


def test_a_state_that_leaves_takes_its_pairs_out_of_the_common_step(sqlite_desks):
    desks = sqlite_desks
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    desks.register("DE", "DE/1", identifiers=[SAME_HANDLE])
    names = (key_of(desks, ANALYST),)
    page = desks.read(ANALYST, proposal_what_if.show, names, add=(), remove=["RO"])

    pairs = {one.states: (one.before, one.after) for one in page.pairs}
    assert pairs["NO", "RO"][1] is False
    assert ("DE", "NO") in pairs


@pytest.mark.parametrize(
    ("add", "remove"),
    [
        (["ZZ"], []),
        (["RO"], []),
        (["AD AT BE BG CH CY CZ DE DK EE ES"], []),
        ([], ["SE"]),
        ([], ["NO"]),
        ([], ["RO"]),
    ],
)
def test_a_state_that_cannot_join_or_leave_is_refused(sqlite_desks, add, remove):
    desks = sqlite_desks
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    with pytest.raises(RefusedInput):
        desks.read(NO, proposal_what_if.show, (key_of(desks, NO),), add=add, remove=remove)


def test_my_desk_today_shows_what_the_analyst_recommended_until_it_is_decided(desks, pair):
    assert desks.read(NO, overview.desk_today).proposals == ()
    recommend(desks, Step.MEETING)

    (row,) = desks.read(NO, overview.desk_today).proposals
    assert (row.step, row.states) == (Step.MEETING, ("NO", "RO"))
    assert row.recommended_on is not None
    assert desks.read(NO, proposal_lists.waiting_count) == 1


def test_the_count_of_the_rail_follows_what_happens_and_is_kept_in_between(sqlite_desks):
    desks = sqlite_desks
    assert desks.read(NO, proposal_lists.waiting_count) == 0
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])

    assert desks.read(NO, proposal_lists.waiting_count) == 1
    assert desks.read(NO, proposal_lists.waiting_count) == 1
    assert desks.do(NO, proposal_lists.waiting_count) == 1
    assert desks.read(ANALYST, proposal_lists.waiting_count) == 1
    assert "proposals.listed" not in {act for _, act in desks.log()}


def test_a_recommendation_for_a_step_of_one_state_alone_is_refused(sqlite_desks):
    desks = sqlite_desks
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    names = (key_of(desks, ANALYST),)
    lines = desks.read(ANALYST, proposals.show, names).steps
    alone = [line for line in lines if len(line.proposal.states) < 2]
    assert alone
    for line in alone:
        with pytest.raises(RefusedInput):
            desks.do(
                ANALYST,
                proposal_decisions.recommend,
                names,
                Chosen(line.proposal.subject, line.fingerprint),
            )


def test_a_trial_of_the_law_reads_no_case_and_is_logged(sqlite_desks):
    found = sqlite_desks.read(
        OPERATOR, proposal_trials.propose_for, ["no", "RO"], {"stage:NO": "trial"}, "NO"
    )

    steps = {one.step: one for one in found.proposals}
    assert steps[Step.CONTACT].standing is Standing.CONFIRMED
    assert Step.JIT not in steps
    assert Step.JIT in {one.step for one in found.ruled_out}
    assert ("operator", "law.tried") in sqlite_desks.log()


@pytest.mark.parametrize(
    ("states", "facts", "asking"),
    [
        (["NO"], {}, None),
        (["NO", "NO"], {}, None),
        (["NO", "ZZ"], {}, None),
        (["NO", "RO"], {}, "DE"),
        (["NO", "RO"], {"nothing": "yes"}, None),
        (["NO", "RO"], {"stage:NO": "soon"}, None),
    ],
)
def test_a_trial_with_something_unknown_is_refused(sqlite_desks, states, facts, asking):
    with pytest.raises(RefusedInput):
        sqlite_desks.read(OPERATOR, proposal_trials.propose_for, states, facts, asking)


def many_desks(desks, states):
    for state in states:
        desks.register(state, f"{state}/1", identifiers=[HANDLE])
    return key_of(desks, ANALYST)


def test_a_page_of_a_finding_and_its_list_do_not_wait_for_many_states(sqlite_desks):
    few = many_desks(sqlite_desks, ("NO", "RO"))
    assert sqlite_desks.read(ANALYST, proposals.of_finding, few) is not None

    many = many_desks(sqlite_desks, ("SE", "FI", "DK", "DE", "PL", "EE", "LV"))
    listed = sqlite_desks.read(ANALYST, proposal_lists.list_proposals, ProposalTab.OPEN, 1)
    assert sqlite_desks.read(ANALYST, proposals.of_finding, many) is None
    assert [(row.step, len(row.states)) for row in listed.rows] == [(None, 9)]
    assert sqlite_desks.read(NO, proposals.of_finding, "F-AAAAAAAAAA") is None


REQUEST = CoordinationDraft(
    kind=CoordinationKind.REQUEST,
    with_states=("RO",),
    refs=(),
    since=date(2026, 11, 1),
    until=None,
    state=CoordinationState.SENT,
)


@pytest.mark.parametrize(
    ("draft", "team", "pending"),
    [
        (REQUEST, None, True),
        (replace(REQUEST, state=CoordinationState.DRAFT), None, None),
        (replace(REQUEST, until=date(2026, 11, 2)), None, None),
        (
            replace(REQUEST, kind=CoordinationKind.JIT, state=CoordinationState.NEGOTIATION),
            True,
            None,
        ),
    ],
    ids=["sent", "draft", "over", "team"],
)
def test_what_is_on_record_counts_as_a_fact_on_both_sides(sqlite_desks, draft, team, pending):
    desks = sqlite_desks
    mine = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    desks.do(NO, coordination.record, mine, draft)

    for actor in (NO, an_officer("RO"), ANALYST):
        facts = facts_of(desks, actor)
        assert facts.get("jit_set_up") is team
        assert facts.get("request_pending", "NO", "RO") is pending
        assert facts.get("requests_sent", "RO") is pending
        assert facts.get("requests_sent", "NO") is None


def facts_of(desks, actor):
    def read(bench, names):
        basket = proposal_baskets.open_basket(bench, names)
        return proposal_situations.known(bench, basket).situation.facts

    return desks.read(actor, read, (key_of(desks, actor),))


def test_providers_of_own_selectors_answer_what_they_can(sqlite_desks, pack):
    cards = list(pack.law.providers.values())
    one = next(card for card in cards if len(card.countries) == 1)
    other = next(card for card in cards if card is not one and card.countries != one.countries)
    desks = sqlite_desks
    mail = {"type": "email", "value": "ola@posta.no", "provider": one.name}
    case = desks.register("NO", "NO/1", identifiers=[HANDLE, mail]).case_id
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    assert facts_of(desks, an_officer("RO")).get("provider_state") is None
    assert facts_of(desks, NO).get("provider_concerned") is True

    desks.amend("NO", case, "NO/1", identifiers=[{**HANDLE, "provider": one.name}])
    assert facts_of(desks, NO).get("provider_state") == one.countries[0]
    assert facts_of(desks, NO).get("provider_accepts_foreign") is one.accepts_foreign
    both = [{**HANDLE, "provider": one.name}, {**mail, "provider": other.name}]
    desks.amend("NO", case, "NO/1", identifiers=both)
    assert facts_of(desks, NO).get("provider_state") is None


def test_of_equal_clocks_the_earliest_counts_and_what_is_long_gone_is_none(sqlite_desks, pack):
    card, _ = next(
        (card, rule)
        for card in pack.law.providers.values()
        for rule in card.retention
        if rule.starts == "capture"
    )
    days = ("2026-11-20", "2026-11-10", "2001-01-01", "2026")
    selectors = [
        {"type": "email", "value": f"ola{n}@posta.no", "provider": card.name, "first_seen": day}
        for n, day in enumerate(days[:3])
    ]
    desks = sqlite_desks
    desks.register("NO", "NO/1", identifiers=[HANDLE, *selectors])
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])

    page = desks.read(NO, proposals.show, (key_of(desks, NO),))
    assert {str(clock.base) for clock in page.clocks} == {"2026-11-10"}
