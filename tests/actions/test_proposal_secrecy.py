"""A desk's proposals rest on what that desk sees: nothing of edges between others shows in them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from coordination.actions import (
    coordination,
    findings,
    proposal_answers,
    proposal_decisions,
    proposal_lists,
    proposal_what_if,
    proposal_worksheets,
    proposals,
)
from coordination.actions.pages.proposals import ProposalTab
from coordination.actions.proposal_decisions import Chosen, Verdict
from coordination.actions.proposal_worksheets import Filled
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.decisions import ProposalState
from coordination.domain.drafts import CoordinationDraft
from coordination.domain.permissions import Forbidden
from coordination.domain.proposals import FACTORS
from coordination.domain.proposals.parts import Step
from coordination.domain.vocabulary import CoordinationKind, CoordinationState
from tests.builders import a_lead, an_officer
from tests.desks import ANALYST, HANDLE, SAME_HANDLE, a_reader
from tests.pages import without_random

MAIL = {"type": "email", "value": "ola@posta.no"}
SECRET = "Kanariwort"
TEAM = CoordinationDraft(
    kind=CoordinationKind.JIT,
    with_states=("NO",),
    refs=(),
    since=date(2026, 11, 20),
    until=None,
    state=CoordinationState.NEGOTIATION,
)


def everything(desks, actor, names):
    """Return every answer about proposals that this person can get, as one text."""
    asked = [
        (proposals.show, names),
        (proposals.pick, 1),
        (proposal_worksheets.show, names),
        *((proposal_lists.list_proposals, tab, 1) for tab in ProposalTab),
        (proposal_lists.waiting_count,),
        (findings.list_findings, 1),
        *((proposals.of_finding, name) for name in names),
    ]
    told = [repr(_ask(desks, actor, action, *args)) for action, *args in asked]
    tried = _ask(desks, actor, proposal_what_if.show, names, add=("SE",), remove=())
    return without_random("\n".join([*told, repr(tried)]))


def _ask(desks, actor, action, *args, **more):
    try:
        return desks.read(actor, action, *args, **more)
    except (NoSuchRecord, Forbidden) as refused:
        return refused


def key_of(desks, actor):
    return desks.read(actor, findings.list_findings, 1).rows[0].key


def nothing_more(desks, mine, theirs):
    """Nothing more happens."""


def c_joins(desks, mine, theirs):
    desks.register(
        "DE", "DE/1", title=SECRET, stage="trial", urgency="child_at_risk", identifiers=[MAIL]
    )


def c_joins_and_coordinates(desks, mine, theirs):
    c_joins(desks, mine, theirs)
    team = replace(TEAM, with_states=("DE",), state=CoordinationState.RUNNING)
    desks.do(an_officer("RO"), coordination.record, theirs, team)


def others_decide_and_answer(desks, mine, theirs):
    c_joins(desks, mine, theirs)
    for actor in (an_officer("RO"), an_officer("DE")):
        names = (key_of(desks, actor),)
        texts = {"single_item_only": "yes", "max_penalty_years:RO": "9"}
        desks.do(actor, proposal_answers.answer, names, texts)
        filled = {FACTORS[0].id: Filled(SECRET, "RO")}
        desks.do(actor, proposal_worksheets.save, names, filled)
        lines = desks.read(actor, proposals.show, names).steps
        line = next(one for one in lines if one.proposal.step is Step.INFORM)
        desks.do(
            actor,
            proposal_decisions.decide,
            names,
            Chosen(line.proposal.subject, line.fingerprint),
            Verdict(ProposalState.DECLINED, SECRET),
        )


def the_analyst_answers(desks, mine, theirs):
    c_joins(desks, mine, theirs)
    names = (key_of(desks, ANALYST),)
    desks.do(ANALYST, proposal_answers.answer, names, {"single_item_only": "yes"})


STORIES = [c_joins, c_joins_and_coordinates, others_decide_and_answer, the_analyst_answers]


@pytest.fixture
def told(worlds):
    """Play a story in a register of its own; return what a person then reads of proposals."""

    def play(story, actor):
        desks = worlds()
        mine = desks.register("NO", "NO/1", stage="investigation", identifiers=[HANDLE]).case_id
        theirs = desks.register("RO", "RO/1", identifiers=[SAME_HANDLE, MAIL]).case_id
        story(desks, mine, theirs)
        return everything(desks, actor, (key_of(desks, actor), str(mine)))

    return play


@pytest.mark.parametrize("actor", [an_officer("NO"), a_lead("NO"), a_reader("NO")], ids=str)
@pytest.mark.parametrize("story", STORIES)
def test_nothing_that_happens_between_others_changes_a_byte(told, story, actor):
    without = told(nothing_more, actor)

    assert "coordination_meeting" in without
    assert told(story, actor) == without


def test_the_analyst_reads_no_word_of_a_case_and_no_id_of_one(worlds):
    desks = worlds()
    mine = desks.register("NO", "NO/1", title=SECRET, identifiers=[HANDLE]).case_id
    theirs = desks.register("RO", "RO/1", title=SECRET, identifiers=[SAME_HANDLE, MAIL]).case_id
    others_decide_and_answer(desks, mine, theirs)
    names = (key_of(desks, ANALYST),)

    page = repr(desks.read(ANALYST, proposals.show, names))
    lists = [
        repr(_ask(desks, ANALYST, proposal_lists.list_proposals, tab, 1)) for tab in ProposalTab
    ]
    text = "\n".join([page, *lists])

    assert SECRET not in text
    assert "NO/1" not in text
    assert not [one for one in (mine, theirs) if str(one) in text]


def test_a_record_for_another_case_of_the_desk_says_nothing_here(told, worlds):
    def limited(desks, mine, theirs):
        team = replace(TEAM, refs=("NO/9",))
        desks.do(an_officer("RO"), coordination.record, theirs, team)

    actor = an_officer("NO")
    assert told(limited, actor) == told(nothing_more, actor)


def test_acts_about_several_cases_do_not_name_them_beside_each_other_in_the_log(sqlite_desks):
    for ref in ("NO/1", "NO/2"):
        sqlite_desks.register("NO", ref, identifiers=[HANDLE])
    sqlite_desks.register("RO", identifiers=[SAME_HANDLE])
    keys = [row.key for row in sqlite_desks.read(an_officer("NO"), findings.list_findings, 1).rows]

    sqlite_desks.read(an_officer("NO"), proposals.show, keys)

    with sqlite_desks.office.office.engine.connect() as connection:
        asked = "SELECT objects FROM audit_entry WHERE action = 'proposals.read'"
        (named,) = connection.execute(text(asked)).scalars()
    assert len(keys) == 2
    assert not any(key in str(named) for key in keys)
