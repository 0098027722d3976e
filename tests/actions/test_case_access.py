"""Walls, named readers and grants: what a lead does, and what holds at the next request."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from coordination.actions import case_access, case_rights, cases, grants, opened, trail
from coordination.actions.grants import Wish
from coordination.actions.pages import LogQuery
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.access import FieldGroup
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Forbidden, Role
from coordination.domain.vocabulary import CaseStatus
from tests.builders import a_lead, a_person, a_second_lead, an_officer
from tests.desks import AUDITOR, HANDLE
from tests.persons import a_person_at, change, sql

NO, LEAD, SECOND = an_officer("NO"), a_lead("NO"), a_second_lead("NO")
OLA = a_person("Ola Oppdiktet", "1980-05-17")
CHILD = {"role": "victim", "names": ["Lille Oppdiktet"], "dob": "2015-05-17"}
WHY = "for a test"


def wish(desks, *groups, days=30, **more):
    return Wish(groups or ("summary",), desks.clock.now.date() + timedelta(days=days), WHY, **more)


def sees(desks, actor, case_id) -> bool:
    try:
        return bool(desks.read(actor, cases.show_case, case_id, "overview"))
    except NoSuchRecord:
        return False


def reads(desks, actor, case_id) -> set[str]:
    """Return the groups that are open to a person of another desk."""
    try:
        return {one.group.value for one in desks.read(actor, opened.show, case_id).groups}
    except NoSuchRecord:
        return set()


def wall(desks, case_id, actor, by=LEAD):
    return desks.do(by, case_access.set_wall, case_id, actor.name, actor.desk, reason=WHY)


def rights(desks, case_id, actor=LEAD):
    return desks.read(actor, cases.show_case, case_id, "access").body.rights


def test_a_wall_shuts_a_person_out_and_two_leads_lift_it(desks):
    case_id = desks.register("NO").case_id
    kari = a_person_at(desks, "kari")
    standing = wall(desks, case_id, kari)
    assert not sees(desks, kari, case_id)
    assert sees(desks, NO, case_id)

    assert not desks.do(LEAD, case_access.lift_wall, case_id, standing, reason=WHY)
    with pytest.raises(Forbidden, match="another one"):
        desks.do(LEAD, case_access.lift_wall, case_id, standing, reason=WHY)
    assert not sees(desks, kari, case_id)
    assert desks.do(SECOND, case_access.lift_wall, case_id, standing, reason=WHY)
    assert sees(desks, kari, case_id)
    acts = [action for _, action in desks.log() if action.startswith("wall.")]
    assert acts == ["wall.set", "wall.lifting_asked", "wall.lifted"]


def test_only_a_lead_sets_lifts_and_sees_a_wall(desks):
    case_id = desks.register("NO").case_id
    kari = a_person_at(desks, "kari")
    with pytest.raises(Forbidden):
        wall(desks, case_id, kari, by=NO)
    with pytest.raises(NoSuchRecord):
        wall(desks, case_id, kari, by=a_lead("RO"))
    standing = wall(desks, case_id, kari)
    with pytest.raises(Forbidden):
        desks.do(NO, case_access.lift_wall, case_id, standing, reason=WHY)

    assert [one.who for one in rights(desks, case_id).walls] == ["kari"]
    assert rights(desks, case_id, NO).walls == ()
    for actor, tells in ((NO, False), (LEAD, True), (AUDITOR, True)):
        log = desks.read(actor, trail.read_log, LogQuery(), 1)
        assert ("wall.set" in {*log.actions, *(one.action for one in log.entries)}) == tells
    tab = desks.read(NO, cases.show_case, case_id, "access").body
    assert "wall.set" not in {one.action for one in tab.entries}


def test_a_lead_who_is_shut_out_sees_neither_case_nor_wall(desks):
    case_id = desks.register("NO").case_id
    other = a_person_at(desks, "lead.one", role=Role.LEAD)
    a_person_at(desks, "lead.two", role=Role.LEAD)
    standing = wall(desks, case_id, other)

    assert not sees(desks, other, case_id)
    assert desks.read(other, case_rights.desk_rights).standing == ()
    with pytest.raises(NoSuchRecord):
        desks.do(other, case_access.lift_wall, case_id, standing, reason=WHY)
    log = desks.read(other, trail.read_log, LogQuery(), 1)
    assert "wall.set" not in {*log.actions, *(one.action for one in log.entries)}


def test_the_last_lead_is_not_shut_out(desks):
    case_id = desks.register("NO").case_id
    first = a_person_at(desks, "lead.one", role=Role.LEAD)
    second = a_person_at(desks, "lead.two", role=Role.LEAD)
    wall(desks, case_id, first)
    with pytest.raises(RefusedInput, match="last lead"):
        wall(desks, case_id, second)

    assert sees(desks, second, case_id)


@pytest.mark.parametrize(
    ("name", "desk", "reason"),
    [("nobody", "NO", WHY), ("kari", "RO", WHY), ("kari", "NO", " "), ("kari", "", WHY)],
)
def test_a_wall_needs_a_person_of_that_desk_and_a_reason(desks, name, desk, reason):
    case_id = desks.register("NO").case_id
    kari = a_person_at(desks, "kari")
    with pytest.raises(RefusedInput):
        desks.do(LEAD, case_access.set_wall, case_id, name, desk, reason=reason)
    change(desks, kari, active=False)
    with pytest.raises(RefusedInput):
        wall(desks, case_id, kari)

    assert rights(desks, case_id).walls == ()


def test_a_wall_follows_who_moves_and_closes_what_is_granted(desks):
    case_id = desks.register("NO", title="A title").case_id
    ion = a_person_at(desks, "ion", "RO")
    desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks))
    assert reads(desks, ion, case_id) == {"summary"}

    wall(desks, case_id, ion)
    assert reads(desks, ion, case_id) == set()
    with pytest.raises(RefusedInput, match="wall"):
        desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks, "contact"))
    change(desks, ion, desk="NO")
    assert not sees(desks, ion, case_id)


def test_a_first_signature_counts_while_its_lead_is_one(desks):
    case_id = desks.register("NO").case_id
    first = a_person_at(desks, "lead.one", role=Role.LEAD)
    kari = a_person_at(desks, "kari")
    standing = wall(desks, case_id, kari)
    desks.do(first, case_access.lift_wall, case_id, standing, reason=WHY)
    change(desks, first, role=Role.OFFICER.value)

    assert not desks.do(LEAD, case_access.lift_wall, case_id, standing, reason=WHY)
    assert not sees(desks, kari, case_id)
    assert desks.do(SECOND, case_access.lift_wall, case_id, standing, reason=WHY)


def test_a_red_case_is_read_by_whom_a_lead_names_until_that_ends(desks):
    case_id = desks.register("NO", tlp="red").case_id
    kari = a_person_at(desks, "kari")
    assert not sees(desks, kari, case_id)
    day = desks.clock.now.date()
    entry = desks.do(LEAD, case_access.name_reader, case_id, "kari", until=day, reason=WHY)
    assert sees(desks, kari, case_id)
    desks.clock.move(days=1)
    assert not sees(desks, kari, case_id)

    with pytest.raises(Forbidden):
        desks.do(NO, case_access.name_reader, case_id, "kari", until=None, reason=WHY)
    entry = desks.do(LEAD, case_access.name_reader, case_id, "kari", until=None, reason=WHY)
    with pytest.raises(RefusedInput, match="already"):
        desks.do(LEAD, case_access.name_reader, case_id, "kari", until=None, reason=WHY)
    desks.do(LEAD, case_access.end_name, case_id, entry, reason=WHY)
    assert not sees(desks, kari, case_id)


def test_nobody_is_named_on_a_case_that_all_read_or_behind_a_wall(desks):
    amber = desks.register("NO", "NO/1").case_id
    red = desks.register("NO", "NO/2", tlp="red").case_id
    kari = a_person_at(desks, "kari")
    with pytest.raises(RefusedInput, match="not TLP red"):
        desks.do(LEAD, case_access.name_reader, amber, "kari", until=None, reason=WHY)
    wall(desks, red, kari)
    with pytest.raises(RefusedInput, match="wall"):
        desks.do(LEAD, case_access.name_reader, red, "kari", until=None, reason=WHY)

    assert not sees(desks, kari, red)


def test_who_moves_to_another_desk_takes_no_name_along(desks):
    case_id = desks.register("NO", tlp="red").case_id
    kari = a_person_at(desks, "kari")
    desks.do(LEAD, case_access.name_reader, case_id, "kari", until=None, reason=WHY)
    change(desks, kari, desk="RO")
    assert not sees(desks, kari, case_id)
    assert reads(desks, kari, case_id) == set()

    change(desks, kari, desk="NO")
    assert sees(desks, kari, case_id)


def test_a_grant_opens_its_groups_to_one_person_until_its_day(desks):
    case_id = desks.register("NO", title="A title", subjects=[OLA], identifiers=[HANDLE]).case_id
    ion, ana = a_person_at(desks, "ion", "RO"), a_person_at(desks, "ana", "RO")
    terms = wish(desks, "summary", "identifiers", days=2)
    desks.do(LEAD, grants.grant, case_id, "ion", "RO", terms)

    assert reads(desks, ion, case_id) == {"summary", "identifiers"}
    assert [row.title for row in desks.read(ion, opened.list_opened)] == ["A title"]
    assert reads(desks, ana, case_id) == set()
    assert not sees(desks, ion, case_id)
    desks.clock.move(days=3)
    assert reads(desks, ion, case_id) == set()


def test_a_grant_is_ended_early_by_the_owner_and_by_nobody_else(desks):
    case_id = desks.register("NO", title="A title").case_id
    ion = a_person_at(desks, "ion", "RO")
    entry = desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks))
    for stranger, refusal in ((ion, NoSuchRecord), (a_lead("RO"), NoSuchRecord)):
        with pytest.raises(refusal):
            desks.do(stranger, grants.end, case_id, entry, reason=WHY)
    with pytest.raises(RefusedInput):
        desks.do(NO, grants.end, case_id, entry, reason="")

    desks.do(NO, grants.end, case_id, entry, reason=WHY)
    assert reads(desks, ion, case_id) == set()
    with pytest.raises(NoSuchRecord):
        desks.do(NO, grants.end, case_id, entry, reason=WHY)


@pytest.mark.parametrize(
    "change_of", [{"desk": "DE"}, {"active": False}, {"role": "auditor", "desk": None}]
)
def test_a_grant_is_for_the_person_at_that_desk(desks, change_of):
    case_id = desks.register("NO", title="A title").case_id
    ion = a_person_at(desks, "ion", "RO")
    desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks))
    change(desks, ion, **change_of)

    with pytest.raises((NoSuchRecord, Forbidden)):
        desks.read(ion, opened.show, case_id)


@pytest.mark.parametrize(
    ("desk", "groups", "days", "what"),
    [
        ("NO", ("summary",), 30, "your desk"),
        ("RO", (), 30, "at least one"),
        ("RO", ("secrets",), 30, "at least one"),
        ("RO", ("summary",), -1, "last day"),
        ("RO", ("summary",), 400, "last day"),
        ("RO", ("summary", "victims"), 30, "apart"),
        ("DE", ("summary",), 30, "nobody"),
    ],
)
def test_a_grant_that_says_too_little_or_too_much_is_refused(desks, desk, groups, days, what):
    case_id = desks.register("NO").case_id
    a_person_at(desks, "ion", "RO")
    terms = replace(wish(desks, days=days), groups=groups)
    with pytest.raises(RefusedInput, match=what):
        desks.do(LEAD, grants.grant, case_id, "ion", desk, terms)
    with pytest.raises(Forbidden):
        desks.do(NO, grants.grant, case_id, "ion", "RO", wish(desks))

    assert rights(desks, case_id).grants == ()


def test_victims_are_granted_by_two_leads(desks):
    case_id = desks.register("NO", subjects=[CHILD]).case_id
    ion = a_person_at(desks, "ion", "RO")
    entry = desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks, "victims"))
    assert reads(desks, ion, case_id) == set()
    assert desks.read(LEAD, case_rights.waiting_count) == 0
    assert desks.read(SECOND, case_rights.waiting_count) == 1
    with pytest.raises(Forbidden):
        desks.do(LEAD, grants.sign, case_id, entry, reason=WHY)
    with pytest.raises(Forbidden):
        desks.do(NO, grants.sign, case_id, entry, reason=WHY)

    desks.do(SECOND, grants.sign, case_id, entry, reason=WHY)
    assert reads(desks, ion, case_id) == {"victims"}
    with pytest.raises(RefusedInput, match="not wait"):
        desks.do(SECOND, grants.sign, case_id, entry, reason=WHY)


def test_a_granted_victim_is_opened_with_a_reason_that_the_owner_reads(desks):
    case_id = desks.register("NO", subjects=[CHILD, OLA]).case_id
    ion = a_person_at(desks, "ion", "RO")
    entry = desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks, "victims"))
    desks.do(SECOND, grants.sign, case_id, entry, reason=WHY)
    (line,) = desks.read(ion, opened.show, case_id).victims

    found = desks.read(ion, opened.open_person, case_id, line.key, "an urgent search")
    assert found.subject.names == ("Lille Oppdiktet",)
    for key, why, refusal in ((line.key, " ", RefusedInput), ("S9", WHY, NoSuchRecord)):
        with pytest.raises(refusal):
            desks.read(ion, opened.open_person, case_id, key, why)
    entries = desks.show("NO", case_id, "access").entries
    assert ("ion", "an urgent search") in {(one.actor, one.purpose) for one in entries}


def test_persons_without_the_group_are_not_opened(desks):
    case_id = desks.register("NO", subjects=[CHILD]).case_id
    ion = a_person_at(desks, "ion", "RO")
    desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks, "persons"))

    with pytest.raises(NoSuchRecord):
        desks.read(ion, opened.open_person, case_id, "S1", WHY)


def test_a_withdrawn_or_erased_case_gives_nothing(desks):
    case_id = desks.register("NO", title="A title").case_id
    ion = a_person_at(desks, "ion", "RO")
    desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks))
    desks.move("NO", case_id, CaseStatus.WITHDRAWN)
    assert reads(desks, ion, case_id) == set()
    with pytest.raises(RefusedInput, match="withdrawn"):
        desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks, "contact"))


def test_what_is_open_already_is_not_granted_twice(desks):
    case_id = desks.register("NO").case_id
    a_person_at(desks, "ion", "RO")
    desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks))
    with pytest.raises(RefusedInput, match="open already"):
        desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks))

    assert len(rights(desks, case_id).grants) == 1


EDITS = (
    'UPDATE case_access SET entry_sealed = (SELECT content_sealed FROM "case" LIMIT 1)',
    "UPDATE case_access SET holder = (SELECT digest FROM match_index_1 LIMIT 1)",
    """UPDATE case_access SET case_number = (SELECT number FROM "case" WHERE desk = 'DE')""",
    "DELETE FROM case_access",
)


@pytest.mark.parametrize("edit", EDITS)
def test_an_entry_that_was_edited_by_sql_grants_nothing_and_is_told(desks, edit):
    case_id = desks.register("NO", title="A title", identifiers=[HANDLE]).case_id
    desks.register("DE", identifiers=[{"type": "handle", "value": "instagram:other"}])
    ion = a_person_at(desks, "ion", "RO")
    desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks))
    sql(desks, edit)

    assert reads(desks, ion, case_id) == set()
    assert not sees(desks, LEAD, case_id)
    desks.read(LEAD, case_rights.waiting_count)
    assert "rights.forged" in {action for _, action in desks.log()}


def test_what_ended_stays_to_be_read_with_its_reason(desks):
    case_id = desks.register("NO").case_id
    kari = a_person_at(desks, "kari")
    a_person_at(desks, "ion", "RO")
    entry = desks.do(LEAD, grants.grant, case_id, "ion", "RO", wish(desks))
    desks.do(NO, grants.end, case_id, entry, reason="no longer needed")
    standing = wall(desks, case_id, kari)
    for lead in (LEAD, SECOND):
        desks.do(lead, case_access.lift_wall, case_id, standing, reason=WHY)

    assert [end.reason for _, end in rights(desks, case_id, NO).ended] == ["no longer needed"]
    assert len(rights(desks, case_id).ended) == 2


def test_everything_that_is_wrong_with_an_entry_is_said_at_once(desks):
    case_id = desks.register("NO").case_id
    tries = (
        (case_access.set_wall, (case_id, "nobody", "RO"), {"reason": " "}, ["name", "reason"]),
        (
            grants.grant,
            (case_id, "nobody", "RO", Wish((), None, "")),
            {},
            ["name", "groups", "until", "reason"],
        ),
    )
    for act, args, more, fields in tries:
        with pytest.raises(RefusedInput) as refused:
            desks.do(LEAD, act, *args, **more)
        assert [one.field for one in refused.value.faults] == fields


def test_a_lead_without_a_second_is_told_so_with_the_access_to_a_case(desks):
    case_id = desks.register("NO").case_id
    a_person_at(desks, "lead.no", role=Role.LEAD)
    alone = rights(desks, case_id).one_lead
    a_person_at(desks, "lead2.no", role=Role.LEAD)

    assert alone
    assert not rights(desks, case_id).one_lead


def test_the_form_is_for_leads_who_see_the_case_and_names_what_there_is(desks):
    case_id = desks.register("NO").case_id
    a_person_at(desks, "kari")
    a_person_at(desks, "ion", "RO")

    page = desks.read(LEAD, case_rights.form, case_id, "wall")
    assert page.people == ("kari",)
    assert page.desks == ("RO",)
    for actor, key, what, refusal in (
        (NO, case_id, "wall", Forbidden),
        (LEAD, uuid4(), "wall", NoSuchRecord),
        (a_lead("RO"), case_id, "wall", NoSuchRecord),
        (LEAD, case_id, "cover", NoSuchRecord),
    ):
        with pytest.raises(refusal):
            desks.read(actor, case_rights.form, key, what)


def test_a_refused_act_is_logged_and_only_leads_read_it_of_walls(desks):
    case_id = desks.register("NO").case_id
    desks.do(LEAD, case_access.note_refusal, case_id, "wall")
    desks.do(NO, case_access.note_refusal, case_id, "grant")

    acts = {action for _, action in desks.log()}
    assert {"wall.not_done", "access.not_done"} <= acts
    shown = {one.action for one in desks.read(NO, trail.read_log, LogQuery(), 1).entries}
    assert "access.not_done" in shown
    assert "wall.not_done" not in shown


def test_groups_are_listed_in_their_order():
    assert case_rights.ordered({FieldGroup.PERSONS, FieldGroup.CONTACT}) == (
        FieldGroup.CONTACT,
        FieldGroup.PERSONS,
    )
