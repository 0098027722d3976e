"""What the first screen says of disclosure, and how much waits for a lead, on both databases."""

import pytest

from coordination.actions import approvals, consents, disclosure_views, disclosures, overview
from coordination.actions.disclosures import Terms
from coordination.actions.pages import DecisionKind
from coordination.domain.disclosure import Rung, State
from coordination.domain.permissions import Forbidden
from coordination.domain.rungs import RungState
from tests.actions.test_disclosures import act, ask, hit, pair, revoke, sign
from tests.builders import a_lead, an_officer

__all__ = ["pair"]  # a fixture

OWED = {DecisionKind.DISCLOSE, DecisionKind.SIGN, DecisionKind.CONSENT}


def owed(desks, actor):
    page = desks.read(actor, overview.desk_today)
    return [(one.kind, one.desk) for one in page.decisions if one.kind in OWED]


def news(desks):
    return [one.state for one in desks.read(an_officer("NO"), overview.desk_today).asks]


def test_an_ask_is_owed_until_somebody_answers_and_by_a_lead_until_it_is_signed(desks, pair):
    assert owed(desks, an_officer("RO")) == []
    ask(desks)
    assert owed(desks, an_officer("RO")) == [(DecisionKind.DISCLOSE, "NO")]
    act(desks, an_officer("RO"), disclosures.propose, Terms(("summary",)), reason="")
    assert owed(desks, an_officer("RO")) == []
    assert owed(desks, a_lead("RO")) == [(DecisionKind.SIGN, "NO")]
    sign(desks, "summary")

    assert owed(desks, a_lead("RO")) == []
    assert owed(desks, an_officer("NO")) == []


def test_who_signed_first_owes_nothing_more(desks, pair):
    ask(desks, "victims")
    sign(desks, "victims")

    assert owed(desks, a_lead("RO")) == []
    assert desks.read(a_lead("RO"), approvals.waiting_count) == 1


def test_consent_is_owed_and_counted_until_it_is_answered(desks, pair):
    ask(desks)
    sign(desks)
    act(desks, an_officer("NO"), consents.ask_consent, "evidence", to_whom="Oslo", reason="trial")
    assert owed(desks, an_officer("RO")) == [(DecisionKind.CONSENT, "NO")]
    assert desks.read(a_lead("RO"), approvals.waiting_count) == 1
    page = desks.read(an_officer("RO"), disclosure_views.show, hit(desks, "RO"))
    act(desks, a_lead("RO"), consents.answer_consent, page.consents[0].id, given=True, reason="")

    assert owed(desks, an_officer("RO")) == []
    assert desks.read(a_lead("RO"), approvals.waiting_count) == 0


def test_only_a_lead_is_told_how_much_waits(desks, pair):
    with pytest.raises(Forbidden):
        desks.read(an_officer("RO"), approvals.waiting_count)


def test_what_became_of_own_asks_is_news_for_a_week(desks, pair):
    ask(desks)
    assert news(desks) == []
    sign(desks)
    assert news(desks) == [State.GRANTED]
    revoke(desks)
    assert news(desks) == [State.REVOKED]
    desks.clock.move(days=8)

    assert news(desks) == []


def test_an_ask_whose_time_ran_out_and_a_grant_that_ended_are_news(desks, pair):
    ask(desks)
    desks.clock.move(days=8)
    assert news(desks) == [State.ESCALATED]
    sign(desks, until=desks.clock.now.date().replace(day=3, month=12))
    desks.clock.move(days=4)

    assert news(desks) == [State.ENDED]


def test_each_rung_shows_where_it_stands_and_what_waits_for_the_own_lead(desks, pair):
    ask(desks, "contact", "summary")
    act(desks, an_officer("RO"), disclosures.propose, Terms(("summary",)), reason="")
    owner = desks.read(an_officer("RO"), disclosure_views.show, hit(desks, "RO")).ours
    asker = desks.read(an_officer("NO"), disclosure_views.show, hit(desks, "NO")).theirs
    sign(desks, "summary")
    after = desks.read(an_officer("NO"), disclosure_views.show, hit(desks, "NO")).theirs

    assert [one.rung for one in owner.rungs] == [*Rung, None]
    assert [one.rung for one in owner.rungs if one.is_proposed] == [Rung.SUMMARY]
    assert not any(one.is_proposed for one in asker.rungs)
    states = {one.rung: one.state for one in after.rungs}
    assert states[Rung.CONTACT] is RungState.NOT_GRANTED
    assert states[Rung.SUMMARY] is RungState.GRANTED
    assert states[Rung.FULL] is states[None] is RungState.NOT_ASKED
