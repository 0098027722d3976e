"""The disclosure ladder: who opens what to whom, until when, and that nobody else learns of it."""

from datetime import date, timedelta

import pytest

from coordination.actions import (
    approvals,
    case_moves,
    consents,
    disclosure_views,
    disclosures,
    given,
    overlaps,
    overview,
    search,
)
from coordination.actions.disclosures import Terms, Wanted
from coordination.actions.pages.given import GivenState
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import ConsentState, Rung, State
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Actor, Forbidden, Role
from coordination.domain.vocabulary import CaseStatus
from tests.builders import a_lead, an_officer
from tests.desks import ANALYST, HANDLE, SAME_HANDLE, a_reader
from tests.persons import a_person_at

WHY = "the same account, a girl may be at risk"
GROUPS = ("contact", "identifiers", "summary", "persons")
SECOND = Actor(user_id="lead2-RO", name="lead2.ro", role=Role.LEAD, desk="RO")
THEIRS = {
    "title": "Kanari",
    "summary": "Streams for money",
    "authority": "DIICOT Cluj",
    "identifiers": [
        SAME_HANDLE,
        {"type": "phone", "value": "+40 712 345 678", "subject": "V1"},
    ],
    "subjects": [
        {"id": "S1", "role": "suspect", "names": ["Ion Tenkt"], "dob": "1980-02-03"},
        {"id": "V1", "role": "victim", "names": ["Ana Tenkt"], "dob": "2015-02-03"},
    ],
}


@pytest.fixture
def pair(desks):
    """Return a case of NO and one of RO that share an account."""
    mine = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
    return mine, desks.register("RO", "RO/1", **THEIRS).case_id


def hit(desks, desk):
    rows = (row for state in ("open", "past", "not_the_same") for row in desks.hits(desk, state))
    return next(row.id for row in rows if {desk, row.desk} == {"NO", "RO"})


def dealings(desks, desk, actor=None):
    return desks.read(actor or an_officer(desk), disclosure_views.show, hit(desks, desk))


def act(desks, actor, action, *args, mark=None, **more):
    mark = dealings(desks, actor.desk).mark if mark is None else mark
    return desks.do(actor, action, hit(desks, actor.desk), *args, mark=mark, **more)


def ask(desks, *groups, actor=None, **more):
    wanted = Wanted(groups or GROUPS, WHY, **more)
    act(desks, actor or an_officer("NO"), disclosures.ask, wanted)


def sign(desks, *groups, actor=None, **more):
    act(desks, actor or a_lead("RO"), disclosures.sign, Terms(groups or GROUPS, **more))


def revoke(desks, *groups):
    act(desks, an_officer("RO"), disclosures.revoke, groups, reason="no longer needed")


def read(desks, actor=None):
    return desks.read(actor or an_officer("NO"), given.of_hit, hit(desks, "NO"))


def test_what_a_lead_signs_is_read_at_the_other_desk_and_nothing_else(desks, pair):
    assert read(desks).state is GivenState.NOTHING
    ask(desks)
    sign(desks, "contact", "summary", conditions="Not to the press", contact="Call Ioana")

    found = read(desks)
    assert (found.state, found.owner, found.contact) == (GivenState.OPEN, "RO", "Call Ioana")
    assert found.summary.title == "Kanari"
    assert {one.group for one in found.groups} == {FieldGroup.CONTACT, FieldGroup.SUMMARY}
    assert {one.conditions for one in found.groups} == {"Not to the press"}
    assert (found.identifiers, found.persons, found.victims, found.ref) == ((), (), (), None)
    assert dealings(desks, "NO").theirs.case.state is State.PARTLY_GRANTED


def test_what_a_victim_holds_is_in_no_other_group(desks, pair):
    ask(desks)
    sign(desks)

    found = read(desks)
    assert [line.kind for line in found.identifiers] == ["url"]
    assert [line.names for line in found.persons] == [("Ion Tenkt",)]
    assert (found.victims, found.ref) == ((), "RO/1")
    assert dealings(desks, "NO").theirs.rung is Rung.FULL


def test_victims_take_two_leads_who_sign_the_same(desks, pair):
    ask(desks, "victims")
    sign(desks, "victims")
    assert read(desks).state is GivenState.NOTHING
    sign(desks, "victims")
    assert read(desks).state is GivenState.NOTHING
    sign(desks, "victims", actor=SECOND, conditions="other words")
    assert read(desks).state is GivenState.NOTHING
    sign(desks, "victims", conditions="other words")

    (line,) = read(desks).victims
    assert (line.closed, line.names) == (True, ())
    opened = desks.do(an_officer("NO"), given.open_person, hit(desks, "NO"), line.key, "interview")
    assert opened.subject.names == ("Ana Tenkt",)


def test_victims_are_asked_for_alone(desks, pair):
    with pytest.raises(RefusedInput, match="apart"):
        ask(desks, "victims", "summary")


def test_an_officer_proposes_and_the_other_desk_does_not_read_it(desks, pair):
    ask(desks)
    with pytest.raises(Forbidden):
        sign(desks, actor=an_officer("RO"))
    terms = Terms(("summary",))
    act(desks, an_officer("RO"), disclosures.propose, terms, reason="Ioana agrees")

    assert dealings(desks, "RO").ours.case.pending.by == "officer.ro"
    assert [line.did.value for line in dealings(desks, "NO").lines] == ["asked"]
    assert read(desks).state is GivenState.NOTHING


def test_revocation_ends_reading_at_the_next_request_whole_or_in_part(desks, pair):
    ask(desks)
    sign(desks)
    revoke(desks, "persons")
    assert (read(desks).persons, read(desks).title) == ((), "Kanari")
    revoke(desks)

    assert read(desks).state is GivenState.NOTHING
    assert dealings(desks, "NO").theirs.case.state is State.REVOKED
    assert "Kanari" not in str(desks.hits("NO"))


def test_what_is_revoked_while_somebody_reads_does_not_leave(desks, pair):
    ask(desks)
    sign(desks)
    mine = hit(desks, "NO")
    with pytest.raises(NoSuchRecord), desks.office.bench(an_officer("NO"), writes=False) as bench:
        assert given.of_hit(bench, mine).title == "Kanari"
        revoke(desks)


def test_a_title_in_a_list_does_not_leave_either_once_it_is_revoked(desks, pair):
    ask(desks)
    sign(desks)
    mine = hit(desks, "NO")
    with pytest.raises(NoSuchRecord), desks.office.bench(an_officer("NO"), writes=False) as bench:
        assert given.title_of(bench, mine) == "Kanari"
        revoke(desks, "summary")


def test_a_grant_ends_with_its_last_day(desks, pair):
    ask(desks)
    sign(desks, until=desks.clock.now.date() + timedelta(days=3))
    desks.clock.move(days=3)
    assert read(desks).state is GivenState.OPEN
    desks.clock.move(days=1)

    assert read(desks).state is GivenState.NOTHING
    assert dealings(desks, "NO").theirs.case.state is State.ENDED


def test_only_the_persons_named_by_a_grant_read_it(desks, pair):
    a_person_at(desks, "lead.no", role=Role.LEAD)
    ask(desks, readers=("Lead.NO",))
    sign(desks, readers=("Lead.NO",))

    assert read(desks).state is GivenState.NOTHING
    assert read(desks, a_lead("NO")).title == "Kanari"
    assert desks.hits("NO")[0].given_title is None


def test_an_ask_names_who_will_read_it_of_the_own_desk_alone(desks, pair):
    a_person_at(desks, "kari")
    a_person_at(desks, "ion", "RO")
    for stranger in ("ion", "nobody"):
        with pytest.raises(RefusedInput) as refused:
            ask(desks, readers=("kari", stranger))
        assert [one.field for one in refused.value.faults] == ["readers"]

    ask(desks, readers=("Kari",))
    assert dealings(desks, "RO").ours.case.readers == ("kari",)
    assert dealings(desks, "NO").ask.people == ("kari",)


def test_a_grant_names_nobody_but_of_the_ask_and_tells_nothing_of_accounts(desks, pair):
    a_person_at(desks, "kari")
    a_person_at(desks, "ola")
    ask(desks, readers=("kari",))
    told = []
    for name in ("ola", "nobody.no"):
        with pytest.raises(RefusedInput) as refused:
            sign(desks, readers=("kari", name))
        told.append(refused.value.faults)

    assert told[0] == told[1]
    sign(desks, readers=("kari",))
    assert dealings(desks, "NO").theirs.case.opened[0].readers == ("kari",)


def test_everything_that_is_wrong_with_an_ask_is_said_at_once(desks, pair):
    day = desks.clock.now.date()
    with pytest.raises(RefusedInput) as refused:
        act(desks, an_officer("NO"), disclosures.ask, Wanted((), " ", day, ("nobody",)))

    assert [one.field for one in refused.value.faults] == [
        "groups",
        "reason",
        "deadline",
        "readers",
    ]


def test_own_asks_stand_in_a_list_until_they_are_answered(desks, pair):
    ask(desks, "contact")
    ask(desks, "victims")
    waiting = desks.read(an_officer("NO"), approvals.disclosed).asked
    assert [one.groups for one in waiting] == [(FieldGroup.CONTACT,), (FieldGroup.VICTIMS,)]
    assert desks.read(an_officer("NO"), overview.desk_today).waiting == waiting

    until = desks.clock.now.date() + timedelta(days=3)
    act(desks, an_officer("RO"), disclosures.postpone, "victims", reason="search", until=until)
    act(desks, an_officer("RO"), disclosures.refuse, "case", reason="not now")
    (put_off,) = desks.read(an_officer("NO"), approvals.disclosed).asked
    assert (put_off.state, put_off.back_on, put_off.due) == (State.POSTPONED, until, None)
    assert desks.read(an_officer("RO"), approvals.disclosed).asked == ()


def test_the_mark_of_a_hit_takes_the_worse_of_case_and_victims(desks, pair):
    ask(desks, "victims")
    assert desks.hits("NO")[0].dealing.theirs is State.ASKED
    act(desks, an_officer("RO"), disclosures.refuse, "victims", reason="not now")
    ask(desks, "contact")
    sign(desks, "contact")

    assert desks.hits("NO")[0].dealing.theirs is State.REFUSED


def test_who_owes_an_answer_sees_the_codes_of_what_is_asked(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    codes = [{"group": "summary", "tlp": "red"}]
    desks.register("RO", "RO/1", **THEIRS, group_codes=codes)
    ask(desks, "contact", "summary")

    owed = dealings(desks, "RO").ours.case
    assert [(one.group.value, one.is_red) for one in owed.marks] == [
        ("contact", False),
        ("summary", True),
    ]
    assert owed.is_red
    assert dealings(desks, "NO").theirs.case.marks == ()


def test_a_desk_with_one_lead_is_told_that_nobody_signs_second(desks, pair):
    a_person_at(desks, "lead.ro", "RO", Role.LEAD)
    ask(desks, "victims")
    alone = desks.read(a_lead("RO"), approvals.approvals).one_lead
    a_person_at(desks, "lead2.ro", "RO", Role.LEAD)

    assert alone
    assert not desks.read(a_lead("RO"), approvals.approvals).one_lead
    assert not dealings(desks, "RO").one_lead


def test_what_was_opened_is_marked_with_owner_day_and_conditions_in_lists(desks, pair):
    ask(desks)
    sign(desks, conditions="not to the press")
    (row,) = desks.hits("NO")

    assert row.given_terms.owner == "RO"
    assert row.given_terms.since == desks.clock.now.date()
    assert row.given_terms.conditions == "not to the press"
    assert row.given_terms.stage is not None
    assert desks.hits("RO")[0].given_terms is None


def test_a_consent_ends_with_what_it_is_about(desks, pair):
    ask(desks, "summary")
    sign(desks, "summary")
    say = {"to_whom": "Oslo court", "reason": "the trial begins"}
    act(desks, an_officer("NO"), consents.ask_consent, "evidence", **say)
    (asked,) = dealings(desks, "RO").consents
    act(desks, a_lead("RO"), consents.answer_consent, asked.id, given=True, reason="")
    assert dealings(desks, "NO").consents[0].state is ConsentState.GIVEN
    revoke(desks)

    (ended,) = dealings(desks, "RO").consents
    assert (ended.state, ended.may_answer) == (ConsentState.ENDED, False)


def test_hits_are_filtered_by_the_other_desk_and_only_those_of_a_finding_lead_to_one(desks, pair):
    page = desks.read(an_officer("NO"), overlaps.list_hits, "open", 1, None, "RO")
    other = desks.read(an_officer("NO"), overlaps.list_hits, "open", 1, None, "DE")
    assert (page.with_desk, page.desks, page.in_list) == ("RO", (("RO", 1),), 1)
    assert other.with_desk is None
    assert page.rows[0].finding is not None

    desks.do(an_officer("RO"), case_moves.move_case, pair[1], CaseStatus.WITHDRAWN, "an error")
    (past,) = desks.hits("NO", "past")
    assert past.finding is None


def test_both_desks_may_ask_each_other(desks, pair):
    ask(desks)
    ask(desks, "summary", actor=an_officer("RO"))
    sign(desks, "contact")
    act(desks, an_officer("NO"), disclosures.refuse, "case", reason="not now")

    mine = dealings(desks, "NO")
    assert (mine.ours.case.state, mine.theirs.case.state) == (State.REFUSED, State.PARTLY_GRANTED)
    assert [line.at for line in mine.lines] == [line.at for line in dealings(desks, "RO").lines]


def test_a_postponed_ask_comes_back_on_its_day_and_escalates_later(desks, pair):
    ask(desks)
    until = desks.clock.now.date() + timedelta(days=10)
    act(desks, an_officer("RO"), disclosures.postpone, "case", reason="search", until=until)
    assert dealings(desks, "RO").ours.case.state is State.POSTPONED
    desks.clock.move(days=10)
    assert dealings(desks, "RO").ours.case.state is State.ASKED
    desks.clock.move(days=7)
    assert dealings(desks, "RO").ours.case.state is State.ESCALATED


def test_an_unanswered_ask_shows_to_the_lead_and_then_to_the_analyst(desks, pair):
    ask(desks)
    waits = desks.read(a_lead("RO"), approvals.approvals)
    assert (len(waits.asked), len(waits.escalated)) == (1, 0)
    desks.clock.move(days=7)
    assert len(desks.read(a_lead("RO"), approvals.approvals).escalated) == 1
    assert desks.read(ANALYST, approvals.unanswered) == ()
    desks.clock.move(days=7)

    (line,) = desks.read(ANALYST, approvals.unanswered)
    assert (line.asking, line.owner) == ("NO", "RO")


def test_with_a_child_at_risk_the_owner_has_two_days(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE], urgency="child_at_risk")
    desks.register("RO", "RO/1", **THEIRS)
    ask(desks)
    desks.clock.move(hours=47)
    assert dealings(desks, "RO").ours.case.state is State.ASKED
    desks.clock.move(hours=1)
    assert dealings(desks, "RO").ours.case.state is State.ESCALATED


def test_stale_forms_are_refused_and_repeated_ones_change_nothing(desks, pair):
    mark = dealings(desks, "NO").mark
    ask(desks)
    with pytest.raises(RefusedInput, match="look again"):
        act(desks, an_officer("NO"), disclosures.ask, Wanted(("summary",), WHY), mark=mark)
    stale = dealings(desks, "RO").mark
    sign(desks, "summary")
    before = dealings(desks, "RO").lines
    act(desks, a_lead("RO"), disclosures.sign, Terms(("summary",)), mark=stale)
    assert dealings(desks, "RO").lines == before


def test_no_more_is_granted_than_was_asked(desks, pair):
    ask(desks, "contact")
    with pytest.raises(RefusedInput, match="not asked for"):
        sign(desks, "contact", "summary")


def test_withdrawn_asks_are_answered_no_more(desks, pair):
    ask(desks)
    act(desks, an_officer("NO"), disclosures.withdraw, "case", reason="found it elsewhere")
    with pytest.raises(RefusedInput, match="nobody asked"):
        sign(desks)


def test_consent_is_asked_for_what_was_given_and_answered_by_a_lead(desks, pair):
    more = {"to_whom": "Oslo district court", "reason": "trial in May"}
    with pytest.raises(RefusedInput, match="nothing of that case is open"):
        act(desks, an_officer("NO"), consents.ask_consent, "evidence", **more)
    ask(desks)
    sign(desks)
    act(desks, an_officer("NO"), consents.ask_consent, "evidence", **more)
    (line,) = dealings(desks, "RO").consents
    said = {"given": True, "reason": ""}
    with pytest.raises(Forbidden):
        act(desks, an_officer("RO"), consents.answer_consent, line.id, **said)
    assert len(desks.read(a_lead("RO"), approvals.approvals).consents) == 1
    act(desks, a_lead("RO"), consents.answer_consent, line.id, **said)

    assert read(desks).groups[0].consents == ("evidence",)
    said = {"given": False, "reason": "the source is afraid"}
    act(desks, an_officer("RO"), consents.answer_consent, line.id, **said)
    assert read(desks).groups[0].consents == ()


def test_a_desk_sees_what_it_disclosed_to_whom_and_that_it_was_read(desks, pair):
    ask(desks)
    sign(desks, "summary", until=date(2027, 1, 1))
    assert desks.read(an_officer("RO"), approvals.disclosed).ours[0].read_on is None
    read(desks)

    (line,) = desks.read(an_officer("RO"), approvals.disclosed).ours
    assert (line.desk, line.read_on) == ("NO", desks.clock.now.date())
    assert [one.until for one in line.groups] == [date(2027, 1, 1)]
    assert len(desks.read(a_reader("NO"), approvals.disclosed).theirs) == 1


def test_the_own_search_finds_what_was_given_and_no_longer_once_it_is_revoked(desks, pair):
    ask(desks)
    sign(desks)
    account = ("https://www.instagram.com/mørke.rytter_77/", "instagram:Mørke.Rytter_77")
    for text in ("Kanari", "Ion Tenkt", "RO/1", *account):
        found = desks.read(an_officer("NO"), search.search, text)
        assert [one.owner for one in found.given] == ["RO"], text
    assert desks.read(an_officer("NO"), search.search, "Ana Tenkt").given == ()
    revoke(desks)
    assert desks.read(an_officer("NO"), search.search, "Kanari").given == ()


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (lambda desks, case: desks.move("RO", case, CaseStatus.WITHDRAWN), GivenState.WITHDRAWN),
        (lambda desks, case: desks.erase("RO", case), GivenState.GONE),
    ],
)
def test_of_a_case_that_went_away_nothing_is_given_and_it_is_said_why(desks, pair, end, state):
    ask(desks)
    sign(desks)
    end(desks, pair[1])

    assert read(desks).state is state
    assert "Kanari" not in str(dealings(desks, "NO"))


def test_a_closed_case_is_still_read_and_says_so(desks, pair):
    ask(desks)
    sign(desks)
    desks.move("RO", pair[1], CaseStatus.CLOSED)

    assert (read(desks).closed, read(desks).title) == (True, "Kanari")


def test_an_edit_shows_at_once(desks, pair):
    ask(desks)
    sign(desks)
    desks.amend("RO", pair[1], "RO/1", **{**THEIRS, "title": "Nachtigall"})

    assert read(desks).title == "Nachtigall"


def test_a_reader_asks_for_nothing_and_reads_what_is_given(desks, pair):
    with pytest.raises(Forbidden):
        ask(desks, actor=a_reader("NO"))
    ask(desks)
    sign(desks)

    assert read(desks, a_reader("NO")).title == "Kanari"
    assert dealings(desks, "NO", a_reader("NO")).ask.is_open is False
