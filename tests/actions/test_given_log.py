"""What the log says of other desks' cases: to their readers, to who is walled out, to a disk thief."""

import pytest
from sqlalchemy import text

from coordination.actions import break_glass, grants, opened, overlaps, trail
from coordination.actions.pages import LogQuery
from coordination.domain.permissions import Role
from tests.actions.test_case_access import CHILD, LEAD, SECOND, reads, wall, wish
from tests.builders import a_lead, an_officer
from tests.desks import AUDITOR, HANDLE, SAME_HANDLE
from tests.persons import a_person_at
from tests.walls import past_walls

SECRET = "an urgent search of LIMESTONE"


@pytest.fixture
def given(desks):
    """Return two people of RO who read victims of a case of NO, and the case."""
    case_id = desks.register("NO", subjects=[CHILD]).case_id
    people = a_person_at(desks, "ion", "RO"), a_person_at(desks, "ana", "RO")
    for one in people:
        entry = desks.do(LEAD, grants.grant, case_id, one.name, "RO", wish(desks, "victims"))
        desks.do(SECOND, grants.sign, case_id, entry, reason="for a test")
    return *people, case_id


def open_child(desks, actor, case_id):
    (line,) = desks.read(actor, opened.show, case_id).victims
    return desks.read(actor, opened.open_person, case_id, line.key, SECRET)


def log(desks, actor):
    return desks.read(actor, trail.read_log, LogQuery(), 1).entries


def readings(entries) -> list[tuple[str, str]]:
    found = [(one.actor, one.action) for one in entries if one.action.startswith("given.")]
    return [one for one in found if one[1] != "given.listed"]


def stored(desks) -> list[tuple[str, str]]:
    """Return desk and objects of what the log says about readings, as a disk holds them."""
    asked = "SELECT desk, objects FROM audit_entry WHERE action LIKE 'given.%' ORDER BY seq"
    with past_walls(desks.office.office.engine).connect() as connection:
        return [tuple(row) for row in connection.execute(text(asked))]


def test_the_log_of_readers_does_not_name_another_desks_case(desks, given):
    ion, ana, case_id = given
    open_child(desks, ion, case_id)
    kept = stored(desks)

    assert len(kept) == 2
    assert not any(str(case_id) in objects for _, objects in kept)
    for actor in (ion, ana, an_officer("RO"), AUDITOR):
        assert {one.objects for one in log(desks, actor) if one.action.startswith("given.")} == {()}


def test_two_desks_that_read_one_case_name_it_by_no_common_word(desks, given):
    ion, _, case_id = given
    dora = a_person_at(desks, "dora", "DE")
    desks.do(LEAD, grants.grant, case_id, "dora", "DE", wish(desks))
    assert reads(desks, ion, case_id)
    assert reads(desks, dora, case_id)

    (ours, first), (theirs, second) = stored(desks)
    assert (ours, theirs) == ("RO", "DE")
    assert first != second


def test_the_owner_goes_on_reading_who_of_which_desk_read_a_case(desks, given):
    ion, _, case_id = given
    other = desks.register("NO", "NO/2").case_id
    open_child(desks, ion, case_id)
    tab = desks.show("NO", case_id, "access")
    lines = {(one.actor, one.desk, one.action) for one in tab.entries}

    assert {("ion", "RO", "given.read"), ("ion", "RO", "given.person_opened")} <= lines
    assert tab.paging.total == len(tab.entries)
    assert readings(desks.show("NO", other, "access").entries) == []


def test_who_is_walled_out_does_not_read_that_colleagues_read_on(desks, given):
    ion, ana, case_id = given
    open_child(desks, ion, case_id)
    assert reads(desks, ana, case_id)
    assert {actor for actor, _ in readings(log(desks, ana))} == {"ana", "ion"}
    wall(desks, case_id, ana)
    open_child(desks, ion, case_id)

    assert readings(log(desks, ana)) == []
    assert SECRET not in {one.purpose for one in log(desks, ana)}
    assert ("ion", "given.person_opened") in readings(log(desks, an_officer("RO")))


def closed_across(desks, **own):
    """Break and close glass of a case of RO behind an own one; return its hit at NO."""
    own_case = desks.register("NO", "NO/1", identifiers=[HANDLE], **own).case_id
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    boss = a_person_at(desks, "boss", role=Role.LEAD)
    (row,) = desks.read(boss, overlaps.list_hits, "open", 1).rows
    desks.do(boss, break_glass.break_across, row.id, reason=SECRET)
    ((_, entry),) = desks.read(boss, lambda bench: list(break_glass.of_actor(bench)))
    desks.do(boss, break_glass.close, entry.id, reason=SECRET)
    return own_case, row.id


def glass(desks, actor):
    return [one for one in log(desks, actor) if one.action == "glass.closed"]


def test_closing_glass_across_is_told_to_nobody_to_whom_the_own_case_is_shut(desks):
    own = closed_across(desks, tlp="red")
    ole = a_person_at(desks, "ole")

    assert glass(desks, ole) == []
    assert SECRET not in {one.purpose for one in log(desks, ole)}
    (line,) = glass(desks, a_lead("NO"))
    assert (line.objects, line.purpose) == (tuple(map(str, own)), SECRET)


def test_closing_glass_across_behind_an_open_case_is_told_to_the_desk(desks):
    closed_across(desks)
    (line,) = glass(desks, a_person_at(desks, "ole"))

    assert line.purpose == SECRET


def test_without_the_own_case_the_log_keeps_no_words_of_what_closed_a_glass(desks):
    own_case = desks.register("NO", "NO/1", tlp="red", identifiers=[HANDLE]).case_id
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    boss = a_person_at(desks, "boss", role=Role.LEAD)
    (row,) = desks.read(boss, overlaps.list_hits, "open", 1).rows
    desks.do(boss, break_glass.break_across, row.id, reason=SECRET)
    ((_, entry),) = desks.read(boss, lambda bench: list(break_glass.of_actor(bench)))
    desks.erase("NO", own_case)
    desks.do(boss, break_glass.close, entry.id, reason=SECRET)

    (line,) = glass(desks, a_person_at(desks, "ole"))
    assert (line.objects, line.purpose) == ((), None)
