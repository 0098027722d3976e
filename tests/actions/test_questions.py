"""Quotas and alarms on what registering asks, on both databases."""

from dataclasses import replace
from threading import Barrier, Thread

import pytest
from sqlalchemy import text

from coordination.actions import accounts, alarms, imports, intake, overlaps, upkeep
from coordination.actions.pages import HitState
from coordination.actions.questions import TooManyQuestions
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import RefusedInput
from coordination.domain.fishing import Quotas, Topic
from coordination.domain.permissions import Actor, Forbidden, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import desks as stored_desks
from tests.builders import a_lead, a_payload, a_person, an_officer, draft_of
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR, HANDLE, OPERATOR, SAME_HANDLE

SMALL = Quotas(
    person={Topic.PERSONS: 2, Topic.IDENTIFIERS: 3}, desk={Topic.PERSONS: 3, Topic.IDENTIFIERS: 5}
)
LEAD = a_lead("NO")


@pytest.fixture
def strict(desks):
    """Desks with small quotas."""
    place = desks.office.office
    desks.office.office = replace(place, tools=replace(place.tools, quotas=SMALL))
    return desks


def mails(*numbers):
    return [{"type": "email", "value": f"ola{n}@posta{n}.no"} for n in numbers]


def persons(*years, name="Ilarion Vetrescu"):
    return [{"id": f"S{n}", **a_person(name, str(year))} for n, year in enumerate(years)]


def ask(desks, actor, ref, **more):
    desks.clock.move(seconds=1)
    draft = draft_of(desks.pack, a_payload(ref, actor.desk, **more))
    return desks.do(actor, intake.submit_case, draft)


def refused(desks, actor, ref, **more):
    with pytest.raises(TooManyQuestions) as problem:
        ask(desks, actor, ref, **more)
    return problem.value


def an_account(desks, name, role=Role.OFFICER, desk="NO"):
    with desks.office.bench(OPERATOR) as bench:
        stored_desks.add_missing(bench.session, {desk: desk})
    person = desks.do(ADMINISTRATOR, accounts.add_user, name, role, desk).person
    return Actor(person.id, name, role, desk)


def fish(desks, count=9, first=1970):
    """Ask for one name under many years with two accounts, a few days apart."""
    for number in range(count):
        actor = replace(an_officer("NO"), user_id=f"prober-{number % 2}")
        ask(desks, actor, f"P/{first}/{number}", subjects=persons(first + number))
        desks.clock.move(days=2)


def page(desks, actor):
    return desks.read(actor, alarms.list_alarms)


def test_a_person_who_asked_enough_is_refused_until_the_next_day(strict):
    ask(strict, an_officer("NO"), "NO/1", identifiers=mails(1, 2))
    problem = refused(strict, an_officer("NO"), "NO/2", identifiers=mails(3, 4))

    assert all(said in str(problem) for said in ("2 of 3", "00:00 UTC", "lead"))
    assert strict.count("case") == 1
    assert strict.log()[-1] == ("officer.no", "questions.refused")
    strict.clock.move(days=1)
    assert ask(strict, an_officer("NO"), "NO/2", identifiers=mails(3, 4)).outcome == "registered"


def test_a_refused_edit_leaves_the_case_as_it_was(strict):
    case_id = ask(strict, an_officer("NO"), "NO/1", identifiers=mails(1, 2)).case_id
    with pytest.raises(TooManyQuestions):
        strict.amend("NO", case_id, "NO/1", identifiers=mails(1, 2, 3, 4))

    assert len(strict.show("NO", case_id, "identifiers").identifiers) == 2


def test_an_edit_counts_what_is_new_and_a_value_entered_again_counts_again(strict):
    case_id = ask(strict, an_officer("NO"), "NO/1", identifiers=mails(1)).case_id
    strict.amend("NO", case_id, "NO/1", identifiers=mails(1), title="Another title")
    strict.amend("NO", case_id, "NO/1", identifiers=mails(2))
    strict.amend("NO", case_id, "NO/1", identifiers=mails(1))
    with pytest.raises(TooManyQuestions):
        strict.amend("NO", case_id, "NO/1", identifiers=mails(2))


def test_a_withdrawn_case_that_is_registered_again_counts_again(strict):
    case_id = ask(strict, an_officer("NO"), "NO/1", identifiers=mails(1, 2)).case_id
    strict.move("NO", case_id, CaseStatus.WITHDRAWN)

    refused(strict, an_officer("NO"), "NO/1", identifiers=mails(1, 2), title="Again")


def test_the_people_of_a_desk_share_its_quota(strict):
    ask(strict, an_officer("NO"), "NO/1", identifiers=mails(1, 2, 3))
    ask(strict, LEAD, "NO/2", identifiers=mails(4, 5))
    another = replace(an_officer("NO"), user_id="third")

    assert "Your desk's quota" in str(refused(strict, another, "NO/3", identifiers=mails(6)))
    assert ask(strict, an_officer("RO"), "RO/1", identifiers=mails(6)).outcome == "registered"


def test_two_at_once_cannot_both_take_the_last_question(strict):
    ask(strict, an_officer("NO"), "NO/0", identifiers=mails(1, 2))
    barrier, problems = Barrier(2), []

    def run(number):
        draft = draft_of(strict.pack, a_payload(f"NO/{number}", "NO", identifiers=mails(number)))
        barrier.wait()
        try:
            strict.do(an_officer("NO"), intake.submit_case, draft)
        except TooManyQuestions as problem:
            problems.append(problem)

    threads = [Thread(target=run, args=(number,)) for number in (3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(problems), strict.count("case")) == (1, 2)


def test_a_lead_doubles_another_persons_quota_once_a_day_with_a_reason(strict):
    officer, lead = an_account(strict, "o.fficer"), an_account(strict, "l.ead", Role.LEAD)
    ask(strict, officer, "NO/1", identifiers=mails(1, 2, 3))
    strict.do(lead, alarms.raise_quota, officer.user_id, "a large seizure")

    assert ask(strict, officer, "NO/2", identifiers=mails(4, 5)).outcome == "registered"
    line = next(one for one in page(strict, lead).quotas if one.person == "o.fficer")
    assert (line.identifiers, line.most_identifiers, line.may_raise) == (5, 6, False)
    for reader in (ANALYST, AUDITOR):
        (raised,) = page(strict, reader).raised
        assert (raised.desk, raised.reason, raised.person) == ("NO", "a large seizure", None)
    assert ("l.ead", "quota.raised") in strict.log()


def test_nobody_raises_the_own_quota_or_one_of_another_desk(strict):
    lead = an_account(strict, "l.ead", Role.LEAD)
    officer, foreign = an_account(strict, "o.ne"), an_account(strict, "f.ar", desk="RO")
    strict.do(lead, alarms.raise_quota, officer.user_id, "a large seizure")

    for user_id, reason, problem in (
        (lead.user_id, "for myself", RefusedInput),
        (officer.user_id, "once more", RefusedInput),
        (foreign.user_id, "for a friend", NoSuchRecord),
        ("nobody", "for a friend", NoSuchRecord),
    ):
        with pytest.raises(problem):
            strict.do(lead, alarms.raise_quota, user_id, reason)
    with pytest.raises(Forbidden):
        strict.do(an_officer("NO"), alarms.raise_quota, officer.user_id, "for a friend")


def test_a_child_at_risk_is_admitted_past_the_quota_and_seen_at_once(strict):
    ask(strict, an_officer("NO"), "NO/1", identifiers=mails(1, 2, 3))
    urgent = {"urgency": "child_at_risk"}
    ask(strict, an_officer("NO"), "NO/2", identifiers=mails(4), **urgent)

    for reader in (LEAD, ANALYST, AUDITOR):
        assert [one.pattern for one in page(strict, reader).open] == ["urgent"]
    problem = refused(strict, an_officer("NO"), "NO/3", identifiers=mails(5), **urgent)
    assert "5 of 6" in str(problem)
    assert [action for _, action in strict.log()].count("alarm.raised") == 1
    assert strict.log()[-1][1] == "questions.refused"


def test_two_accounts_over_many_days_trip_the_alarm_and_the_quota_drops(desks):
    fish(desks)

    for reader in (LEAD, ANALYST, AUDITOR):
        (alarm,) = page(desks, reader).open
        assert (alarm.desk, alarm.pattern, alarm.count) == ("NO", "births", 9)
        assert alarm.person is None
        assert "Vetrescu" not in repr(page(desks, reader))
    assert page(desks, a_lead("RO")).open == ()
    problem = refused(desks, LEAD, "NO/9", subjects=persons(*range(1940, 1951), name="Ola Rytter"))
    assert "alarm is open" in str(problem)


def test_a_cleared_alarm_gives_the_quota_back_and_forgets_what_was_asked(desks):
    fish(desks)
    (alarm,) = page(desks, LEAD).open
    desks.do(LEAD, alarms.comment, alarm.id, "a family of that name")
    desks.clock.move(seconds=1)
    desks.do(ANALYST, alarms.clear, alarm.id, "the lead showed the file")

    (done,) = page(desks, AUDITOR).cleared
    assert (done.cleared.by, done.remarks[0].text) == ("analyst", "a family of that name")
    assert ask(desks, LEAD, "NO/9", subjects=persons(1999)).outcome == "registered"
    assert page(desks, AUDITOR).open == ()
    with pytest.raises(NoSuchRecord):
        desks.do(ANALYST, alarms.clear, alarm.id, "once more")


def test_an_alarm_is_cleared_with_a_reason_and_not_by_the_desk(desks):
    fish(desks)
    (alarm,) = page(desks, LEAD).open
    with pytest.raises(Forbidden):
        desks.do(LEAD, alarms.clear, alarm.id, "nothing to see")
    with pytest.raises(NoSuchRecord):
        desks.do(a_lead("RO"), alarms.comment, alarm.id, "is it so")
    for reason in ("no", "x" * 2_001):
        with pytest.raises(RefusedInput):
            desks.do(AUDITOR, alarms.clear, alarm.id, reason)
    with pytest.raises(Forbidden):
        page(desks, an_officer("NO"))


def test_cases_that_are_registered_and_withdrawn_trip_the_alarm(desks):
    for number in range(4):
        case_id = ask(desks, an_officer("NO"), f"NO/{number}", identifiers=mails(number)).case_id
        desks.clock.move(seconds=1)
        desks.move("NO", case_id, CaseStatus.WITHDRAWN)

    assert [one.pattern for one in page(desks, LEAD).open] == ["withdrawals"]


def test_imports_are_outside_and_shown(strict):
    payloads = [a_payload(f"NO/{n}", "NO", identifiers=mails(*range(9))) for n in range(3)]
    lines = [
        imports.prepare_line(strict.office.office.tools, number, payload, None)
        for number, payload in enumerate(payloads)
    ]
    strict.do(OPERATOR, imports.admit_lines, lines)

    (line,) = page(strict, ANALYST).imported
    assert (line.desk, line.cases) == ("NO", 3)


def test_what_was_asked_is_forgotten_after_thirty_days(desks):
    ask(desks, an_officer("NO"), "NO/1", subjects=persons(1970))
    desks.clock.move(days=31)
    ask(desks, an_officer("NO"), "NO/2", subjects=persons(1971))

    assert desks.count("question_day") == 1
    with desks.office.bench(OPERATOR) as bench:
        found = bench.session.execute(text("SELECT asked_sealed FROM question_day")).scalars()
        assert all(b"Vetrescu" not in bytes(one) for one in found)


def test_a_cleared_alarm_is_forgotten_after_a_year_and_an_open_one_never(desks):
    fish(desks)
    (alarm,) = page(desks, LEAD).open
    desks.clock.move(days=800)
    desks.do(OPERATOR, upkeep.run_sweep)
    assert page(desks, ANALYST).open != ()
    desks.do(ANALYST, alarms.clear, alarm.id, "the lead showed the file")

    for days, kept in ((365, 1), (1, 0)):
        desks.clock.move(days=days)
        desks.do(OPERATOR, upkeep.run_sweep)
        assert len(page(desks, ANALYST).cleared) == kept
    assert ("operator", "alarms.forgotten") in desks.log()


@pytest.mark.parametrize("ending", ["edit", "withdraw", "erase"])
def test_whatever_becomes_of_the_probe_the_owner_keeps_what_was_told(desks, ending):
    desks.register("RO", identifiers=[HANDLE])
    probe = desks.register("NO", identifiers=[SAME_HANDLE]).case_id
    if ending == "edit":
        desks.amend("NO", probe, identifiers=[])
    elif ending == "withdraw":
        desks.move("NO", probe, CaseStatus.WITHDRAWN)
    else:
        desks.erase("NO", probe)

    told = [desks.read(an_officer("RO"), overlaps.list_hits, state, 1).rows for state in HitState]
    assert any(row.desk == "NO" for rows in told for row in rows)
