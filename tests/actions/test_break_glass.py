"""Break-glass: who may, for how long, who is told, and what holds against it."""

from datetime import timedelta

import pytest

from coordination.actions import (
    break_glass,
    case_access,
    case_moves,
    disclosure_views,
    glass_pages,
    grants,
    intake,
    opened,
    overlaps,
    trail,
)
from coordination.actions.pages import LogQuery
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Forbidden, Role
from coordination.domain.vocabulary import CaseStatus
from tests.actions.test_case_access import reads, sees, wall
from tests.builders import a_lead, a_payload, a_person, an_officer, draft_of
from tests.desks import ANALYST, AUDITOR, HANDLE, SAME_HANDLE, a_reader
from tests.persons import a_person_at, change, sql

NO, LEAD = an_officer("NO"), a_lead("NO")
URGENT = "a child is at risk now"
OLA = a_person("Ola Oppdiktet", "1980-05-17")
CHILD = {"role": "victim", "names": ["Lille Oppdiktet"], "dob": "2015-05-17"}


@pytest.fixture
def red(desks):
    return desks.register("NO", "NO/red", tlp="red").case_id


@pytest.fixture
def kari(desks):
    return a_person_at(desks, "kari")


def break_own(desks, actor, ref="NO/red", reason=URGENT):
    return desks.do(actor, break_glass.break_own, ref, reason=reason)


def test_an_officer_reads_a_red_case_of_the_own_desk_for_a_day(desks, red, kari):
    assert not sees(desks, kari, red)
    assert break_own(desks, kari) == red
    assert sees(desks, kari, red)

    desks.clock.move(hours=23)
    assert sees(desks, kari, red)
    desks.clock.move(hours=1)
    assert not sees(desks, kari, red)


def test_who_reads_for_a_day_makes_no_more_of_it(desks, red, kari):
    break_own(desks, kari)
    lower = draft_of(desks.pack, a_payload("NO/red", "NO", tlp="amber"))

    with pytest.raises(RefusedInput, match="for a time only"):
        desks.do(kari, intake.amend_case, red, lower)
    with pytest.raises(RefusedInput, match="for a time only"):
        desks.do(kari, intake.submit_case, lower)
    with pytest.raises(RefusedInput, match="for a time only"):
        desks.do(kari, case_moves.move_case, red, CaseStatus.WITHDRAWN, "gone")
    desks.do(LEAD, intake.amend_case, red, lower)
    assert sees(desks, NO, red)


GROUPS = [{"group": "summary", "handling": "H2"}]
STANDS = {"tlp": "red", "handling": "H2", "group_codes": GROUPS}
CHANGES = {
    "reference": ("NO/red-2", {}),
    "handling": ("NO/strict", {"handling": "H0"}),
    "group": ("NO/strict", {"group_codes": []}),
    "colour": ("NO/strict", {"tlp": "amber"}),
}


@pytest.mark.parametrize("what", sorted(CHANGES))
def test_who_reads_for_a_day_changes_no_code_and_no_reference(desks, kari, what):
    ref, more = CHANGES[what]
    case_id = desks.register("NO", "NO/strict", **STANDS).case_id
    break_own(desks, kari, "NO/strict")
    changed = draft_of(desks.pack, a_payload(ref, "NO", **{**STANDS, **more}))

    with pytest.raises(RefusedInput, match="for a time only"):
        desks.do(kari, intake.amend_case, case_id, changed)
    desks.do(LEAD, intake.amend_case, case_id, changed)


def test_who_reads_for_a_day_adds_to_the_record(desks, kari):
    case_id = desks.register("NO", "NO/strict", **STANDS).case_id
    break_own(desks, kari, "NO/strict")
    more = draft_of(desks.pack, a_payload("NO/strict", "NO", **STANDS, identifiers=[HANDLE]))

    assert desks.do(kari, intake.amend_case, case_id, more).outcome == intake.CHANGED


@pytest.mark.parametrize("to", [CaseStatus.CLOSED, CaseStatus.SUSPENDED, CaseStatus.WITHDRAWN])
def test_who_reads_for_a_day_moves_no_case(desks, red, kari, to):
    break_own(desks, kari)
    with pytest.raises(RefusedInput, match="for a time only"):
        desks.do(kari, case_moves.move_case, red, to, "because of it")

    desks.do(LEAD, case_moves.move_case, red, to, "because of it")


def test_who_reads_for_a_day_opens_no_case_again(desks, red, kari):
    desks.do(LEAD, case_moves.move_case, red, CaseStatus.CLOSED, "done")
    break_own(desks, kari)
    with pytest.raises(RefusedInput, match="for a time only"):
        desks.do(kari, case_moves.move_case, red, CaseStatus.OPEN, "again")
    desks.do(LEAD, case_moves.move_case, red, CaseStatus.OPEN, "again")


def test_who_is_named_until_a_day_does_not_bring_a_withdrawn_case_back(desks, red, kari):
    day = desks.clock.now.date() + timedelta(days=3)
    desks.do(LEAD, case_access.name_reader, red, "kari", until=day, reason=URGENT)
    desks.do(LEAD, case_moves.move_case, red, CaseStatus.WITHDRAWN, "gone")
    back = draft_of(desks.pack, a_payload("NO/red", "NO", tlp="red", title="New"))

    with pytest.raises(RefusedInput, match="for a time only"):
        desks.do(kari, intake.submit_case, back)
    assert desks.do(LEAD, intake.submit_case, back).outcome == intake.CHANGED


def test_what_closes_a_glass_is_shown_to_nobody_who_is_shut_out(desks, red, kari):
    break_own(desks, kari)
    ((_, entry),) = desks.read(kari, lambda bench: list(break_glass.of_actor(bench)))
    desks.do(kari, break_glass.close, entry.id, reason="it is over now")
    other = a_person_at(desks, "per")
    lines = desks.read(other, trail.read_log, LogQuery(), 1).entries

    assert "glass.closed" not in {line.action for line in lines}


def test_the_leads_are_told_at_once_and_read_why(desks, red, kari):
    notices = desks.count("notice")
    break_own(desks, kari)
    found = desks.read(LEAD, glass_pages.list_glasses)

    assert desks.count("notice") == notices + 1
    assert [(one.who, one.reason, one.case.ref) for one in found.register] == [
        ("kari", URGENT, "NO/red")
    ]
    assert desks.read(LEAD, glass_pages.open_count) == 1
    assert ("kari", "glass.broken") in desks.log()
    (line,) = desks.read(AUDITOR, glass_pages.list_glasses).register
    assert (line.who, line.case, line.opened) == ("kari", None, None)


def test_the_banner_stands_while_a_glass_is_open(desks, red, kari):
    assert desks.read(kari, glass_pages.open_until) is None
    break_own(desks, kari)
    assert desks.read(kari, glass_pages.open_until) == desks.clock.now + break_glass.LASTS
    (mine,) = desks.read(kari, glass_pages.list_glasses).mine

    desks.do(kari, break_glass.close, mine.id, reason="done with it")
    assert desks.read(kari, glass_pages.open_until) is None
    assert not sees(desks, kari, red)
    with pytest.raises(NoSuchRecord):
        desks.do(kari, break_glass.close, mine.id, reason="again")
    (line,) = desks.read(LEAD, glass_pages.list_glasses).register
    assert (line.is_open, line.ended.by) == (False, "kari")


def test_what_is_no_closed_red_case_answers_in_the_same_words(desks, red, kari):
    desks.register("NO", "NO/amber")
    desks.register("RO", "RO/red", tlp="red")
    walled = a_person_at(desks, "walled")
    wall(desks, red, walled)
    said = set()
    for actor, ref in (
        (kari, "NO/none"), (kari, "NO/amber"), (kari, "RO/red"), (walled, "NO/red"), (LEAD, "NO/red"),
    ):  # fmt: skip
        with pytest.raises(RefusedInput) as refused:
            break_own(desks, actor, ref)
        said.add(str(refused.value))

    assert len(said) == 1
    assert not sees(desks, walled, red)


def test_nobody_else_breaks_a_glass_and_nobody_without_a_reason(desks, red, kari):
    for actor in (a_reader("NO"), AUDITOR, ANALYST):
        with pytest.raises(Forbidden):
            break_own(desks, actor)
    for reason in ("", " no "):
        with pytest.raises(RefusedInput):
            break_own(desks, kari, reason=reason)
    with pytest.raises(Forbidden):
        desks.read(ANALYST, glass_pages.list_glasses)

    assert desks.read(LEAD, glass_pages.list_glasses).register == ()
    assert desks.read(kari, glass_pages.list_glasses).sees_register is False


def test_a_wall_that_is_set_later_closes_the_glass(desks, red, kari):
    break_own(desks, kari)
    wall(desks, red, kari)

    assert not sees(desks, kari, red)


def test_who_moves_takes_no_glass_along(desks, red, kari):
    break_own(desks, kari)
    change(desks, kari, desk="RO")

    assert reads(desks, kari, red) == set()
    assert not sees(desks, kari, red)


@pytest.fixture
def across(desks):
    """A hit of NO with a red case of RO, and a lead of NO."""
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    more = {"identifiers": [SAME_HANDLE], "subjects": [OLA, CHILD], "title": "Their title"}
    theirs = desks.register("RO", "RO/1", tlp="red", **more).case_id
    lead = a_person_at(desks, "lead.one", role=Role.LEAD)
    (row,) = desks.read(NO, overlaps.list_hits, "open", 1).rows
    return lead, row.id, theirs


def test_a_lead_reads_another_desks_case_less_its_victims(desks, across):
    lead, hit, theirs = across
    assert desks.do(lead, break_glass.break_across, hit, reason=URGENT) == theirs

    assert reads(desks, lead, theirs) == {"contact", "identifiers", "summary", "persons"}
    assert "Lille" not in repr(desks.read(lead, opened.show, theirs))
    assert reads(desks, NO, theirs) == reads(desks, LEAD, theirs) == set()
    desks.clock.move(hours=24)
    assert reads(desks, lead, theirs) == set()


def test_the_owner_is_told_and_ends_it(desks, across):
    lead, hit, theirs = across
    notices = desks.count("notice")
    desks.do(lead, break_glass.break_across, hit, reason=URGENT)
    assert desks.count("notice") == notices + 1
    (line,) = desks.read(a_lead("RO"), glass_pages.list_glasses).register
    assert (line.who, line.desk, line.reason) == ("lead.one", "NO", URGENT)
    (row,) = desks.read(an_officer("RO"), overlaps.list_hits, "open", 1).rows
    assert URGENT in repr(desks.read(an_officer("RO"), disclosure_views.show, row.id))

    desks.do(an_officer("RO"), grants.end, theirs, line.id, reason="not needed")
    assert reads(desks, lead, theirs) == set()


def test_across_desks_only_leads_and_only_behind_an_own_present_hit(desks, across):
    lead, hit, theirs = across
    with pytest.raises(Forbidden):
        desks.do(NO, break_glass.break_across, hit, reason=URGENT)
    with pytest.raises(NoSuchRecord):
        desks.do(a_lead("DE"), break_glass.break_across, hit, reason=URGENT)
    assert desks.read(lead, glass_pages.form, hit).desk == "RO"
    desks.do(lead, break_glass.break_across, hit, reason=URGENT)
    with pytest.raises(RefusedInput):
        desks.do(lead, break_glass.break_across, hit, reason=URGENT)
    desks.move("RO", theirs, CaseStatus.WITHDRAWN)
    with pytest.raises(RefusedInput, match="past"):
        desks.do(LEAD, break_glass.break_across, hit, reason=URGENT)


def test_a_wall_of_the_owner_holds_across_desks(desks, across):
    lead, hit, theirs = across
    wall(desks, theirs, lead, by=a_lead("RO"))
    with pytest.raises(RefusedInput):
        desks.do(lead, break_glass.break_across, hit, reason=URGENT)

    assert reads(desks, lead, theirs) == set()


def test_glass_across_ends_with_its_hit(desks, across):
    lead, hit, theirs = across
    desks.do(lead, break_glass.break_across, hit, reason=URGENT)
    assert desks.read(lead, glass_pages.open_until) is not None
    desks.amend("RO", theirs, "RO/1", tlp="red", title="Their title")

    assert reads(desks, lead, theirs) == set()
    assert desks.read(lead, glass_pages.open_until) is None


def test_glass_across_ends_with_the_own_case(desks, across):
    lead, hit, theirs = across
    desks.do(lead, break_glass.break_across, hit, reason=URGENT)
    (own,) = [one.id for one in desks.cases("NO").rows]
    desks.erase("NO", own)

    assert reads(desks, lead, theirs) == set()


def test_glass_behind_a_hit_row_that_was_edited_is_closed(desks, across):
    lead, hit, theirs = across
    desks.do(lead, break_glass.break_across, hit, reason=URGENT)
    sql(desks, "UPDATE hit SET link_sealed = (SELECT entry_sealed FROM case_access LIMIT 1)")

    assert reads(desks, lead, theirs) == set()


def test_an_own_glass_across_is_listed_and_closed(desks, across):
    lead, hit, theirs = across
    desks.do(lead, break_glass.break_across, hit, reason=URGENT)
    (mine,) = desks.read(lead, glass_pages.list_glasses).mine
    assert (mine.opened, mine.owner, mine.case) == (theirs, "RO", None)
    desks.do(lead, break_glass.close, mine.id, reason="done with it")

    assert reads(desks, lead, theirs) == set()
    log = desks.read(NO, trail.read_log, LogQuery(), 1)
    assert all(
        str(theirs) not in one.objects for one in log.entries if one.action == "glass.closed"
    )


def test_a_case_with_edited_rights_is_opened_by_no_glass(desks, across):
    lead, hit, _theirs = across
    sql(desks, "UPDATE \"case\" SET tlp = 'amber' WHERE desk = 'RO'")
    with pytest.raises(RefusedInput):
        desks.do(lead, break_glass.break_across, hit, reason=URGENT)


def test_a_refused_try_is_logged(desks, kari):
    desks.do(kari, break_glass.note_refusal)

    assert ("kari", "glass.not_broken") in desks.log()


def test_a_glass_that_the_owner_closed_is_not_broken_again_the_same_day(desks, red, kari):
    break_own(desks, kari)
    (line,) = desks.read(LEAD, glass_pages.list_glasses).register
    desks.do(LEAD, grants.end, red, line.id, reason="not needed")
    with pytest.raises(RefusedInput, match="the owner closed"):
        break_own(desks, kari)
    assert not sees(desks, kari, red)
    desks.clock.move(days=1)
    break_own(desks, kari)

    assert sees(desks, kari, red)


def test_who_closed_the_own_glass_breaks_it_again(desks, red, kari):
    break_own(desks, kari)
    (mine,) = desks.read(kari, glass_pages.list_glasses).mine
    desks.do(kari, break_glass.close, mine.id, reason="done with it")
    break_own(desks, kari)

    assert sees(desks, kari, red)


def test_another_desk_that_closed_a_glass_is_not_read_again_the_same_day(desks, across):
    lead, hit, theirs = across
    desks.do(lead, break_glass.break_across, hit, reason=URGENT)
    (line,) = desks.read(a_lead("RO"), glass_pages.list_glasses).register
    desks.do(a_lead("RO"), grants.end, theirs, line.id, reason="not needed")
    with pytest.raises(RefusedInput, match="the owner closed"):
        desks.do(lead, break_glass.break_across, hit, reason=URGENT)

    assert reads(desks, lead, theirs) == set()


@pytest.mark.parametrize("role", ["officer", "reader"])
def test_a_lead_who_is_one_no_more_reads_nothing_through_a_glass_across(desks, across, role):
    lead, hit, theirs = across
    desks.do(lead, break_glass.break_across, hit, reason=URGENT)
    change(desks, lead, role=role)

    assert reads(desks, lead, theirs) == set()
    assert desks.read(lead, glass_pages.open_until) is None


def test_an_officer_who_is_one_no_more_reads_nothing_through_a_glass(desks, red, kari):
    break_own(desks, kari)
    change(desks, kari, role="reader")

    assert not sees(desks, kari, red)
    assert desks.read(kari, glass_pages.open_until) is None
