"""One row that somebody edited, or a disk damaged: it stops nobody else, and is told and named."""

import pytest
from sqlalchemy import text

from coordination.actions import (
    cases,
    coordination_map,
    disclosure_views,
    disclosures,
    exports,
    findings,
    given,
    imports,
    overlaps,
    overview,
    rights_faults,
    rights_repairs,
    search,
    trail,
)
from coordination.actions.disclosures import Wanted
from coordination.actions.pages import CaseQuery, HitState, LogQuery
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.coverage import EdgeState
from coordination.vault.envelope import CannotOpen
from tests.actions.test_audit_storage import force
from tests.actions.test_disclosures import THEIRS, ask, dealings, hit, sign
from tests.builders import a_lead, a_payload, a_person, an_officer
from tests.desks import ANALYST, AUDITOR, HANDLE, OPERATOR, SAME_HANDLE, Desks
from tests.walls import past_walls

NO, RO, SE = an_officer("NO"), an_officer("RO"), an_officer("SE")
READINGS = (
    (cases.list_cases, CaseQuery(), 1),
    (overlaps.list_hits, HitState.OPEN, 1),
    (findings.list_findings, 1),
    (findings.list_domestic,),
    (coordination_map.show_map, {}, ()),
    (overview.desk_today,),
    (search.search, "Oppdiktet"),
)


@pytest.fixture
def linked(desks: Desks) -> Desks:
    """A case of NO that is linked with one of RO, and another of NO."""
    people = {"subjects": [a_person("Ola Oppdiktet", "1980-05-17")]}
    teams = [{"kind": "meeting", "with": ["RO"], "since": "2026-01-01", "state": "planned"}]
    desks.register("NO", "NO/1", identifiers=[HANDLE], coordination=teams, **people)
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    desks.register("NO", "NO/2", identifiers=[{"type": "email", "value": "a@example.net"}])
    return desks


def damage(desks: Desks, table: str, column: str, where: str = "") -> None:
    """Put bytes that nobody sealed into a row, and forget what was opened before."""
    asked = f'UPDATE "{table}" SET {column} = :edited {where}'
    with past_walls(desks.office.office.engine).begin() as connection:
        connection.execute(text(asked), {"edited": b"edited"})
        connection.execute(text("UPDATE counter SET value = value + 1 WHERE name = 'structure'"))


def told(desks: Desks) -> set[str]:
    """The names of what the log says was edited."""
    with past_walls(desks.office.office.engine).connect() as connection:
        asked = text("SELECT objects FROM audit_entry WHERE action = 'rights.forged'")
        return {str(found) for found in connection.execute(asked).scalars()}


def named(desks: Desks) -> set[str]:
    return {fault.table for fault in desks.read(OPERATOR, rights_faults.check)}


OF_NO = "WHERE case_number = 1"
DAMAGED = {
    "a link": ("hit", "link_sealed", OF_NO),
    "the other side of a link": ("hit", "link_sealed", "WHERE case_number <> 1"),
    "coordination": ("coordination", "record_sealed", OF_NO),
    "an identifier": ("identifier", "record_sealed", OF_NO),
    "a person": ("subject", "record_sealed", OF_NO),
    "what a case says": ("case", "content_sealed", "WHERE number = 1"),
    "the reference of a case": ("case", "ref_sealed", "WHERE number = 1"),
}


def _first(desks: Desks) -> None:
    """Let the first case be number 1 in the statements above, whatever number it drew."""
    with past_walls(desks.office.office.engine).connect() as connection:
        assert connection.execute(text('SELECT min(number) FROM "case"')).scalar() == 1


@pytest.mark.parametrize("name", DAMAGED)
def test_lists_of_everybody_go_on_and_the_auditor_is_told(linked, name):
    _first(linked)
    damage(linked, *DAMAGED[name])
    for reader in (NO, RO, a_lead("NO"), ANALYST):
        for action, *args in READINGS:
            if reader is ANALYST and action != findings.list_findings:
                continue
            linked.read(reader, action, *args)
    list(linked.read(OPERATOR, lambda bench: list(exports.overlaps(bench))))
    linked.register(
        "SE", "SE/1", identifiers=[HANDLE], subjects=[a_person("Ola Oppdiktet", "1980-05-17")]
    )

    assert DAMAGED[name][0] in named(linked)
    assert told(linked)


@pytest.mark.parametrize("name", DAMAGED)
def test_a_sweep_goes_on_and_writes_no_damaged_row_anew(linked, name):
    table, column, where = DAMAGED[name]
    damage(linked, table, column, where)
    linked.sweep()

    assert named(linked) == {table}
    assert told(linked)


def test_a_link_whose_row_does_not_open_is_neither_made_twice_nor_ended(linked):
    before = len(linked.read(RO, overlaps.list_hits, HitState.OPEN, 1).rows)
    damage(linked, "hit", "link_sealed", OF_NO)
    linked.register("NO", "NO/1", title="another", identifiers=[HANDLE])
    linked.sweep()

    assert len(linked.read(RO, overlaps.list_hits, HitState.OPEN, 1).rows) == before == 1
    assert linked.read(NO, overlaps.list_hits, HitState.OPEN, 1).rows == ()


def test_no_link_ends_because_a_record_does_not_open(linked):
    damage(linked, "identifier", "record_sealed", OF_NO)
    linked.register("RO", "RO/1", title="another", identifiers=[SAME_HANDLE])
    linked.sweep()

    assert len(linked.read(NO, overlaps.list_hits, HitState.OPEN, 1).rows) == 1


def test_who_asks_for_the_record_itself_gets_a_sentence_and_nobody_else_learns_of_it(linked):
    case_id = linked.read(NO, cases.list_cases, CaseQuery(), 1).rows[-1].id
    damage(linked, "case", "content_sealed", "WHERE number = 1")
    with pytest.raises(CannotOpen):
        linked.read(NO, cases.show_whole_case, case_id)
    with pytest.raises(NoSuchRecord):
        linked.read(RO, cases.show_whole_case, case_id)

    rows = linked.read(NO, cases.list_cases, CaseQuery(), 1).rows
    assert [row.ref for row in rows] == ["NO/2"]


def test_coordination_that_does_not_open_covers_nothing(linked):
    damage(linked, "coordination", "record_sealed")
    (row,) = linked.read(NO, overlaps.list_hits, HitState.OPEN, 1).rows

    assert row.coverage is EdgeState.UNCOORDINATED


def test_a_repaired_link_is_made_anew_from_its_other_side(linked):
    (before,) = linked.read(NO, overlaps.list_hits, HitState.OPEN, 1).rows
    damage(linked, "hit", "link_sealed", OF_NO)
    (fault,) = linked.read(OPERATOR, rights_faults.check)
    linked.do(OPERATOR, rights_repairs.repair, [fault.name], "bytes of a bad disk")

    (after,) = linked.read(NO, overlaps.list_hits, HitState.OPEN, 1).rows
    assert (after.id, after.band, after.kinds) == (before.id, before.band, before.kinds)
    assert linked.read(OPERATOR, rights_faults.check) == ()


@pytest.mark.parametrize("name", ["coordination", "an identifier", "a person"])
def test_a_repair_deletes_what_nothing_opens(linked, name):
    damage(linked, *DAMAGED[name])
    (fault,) = linked.read(OPERATOR, rights_faults.check)
    linked.do(OPERATOR, rights_repairs.repair, [fault.name], "bytes of a bad disk")

    assert linked.read(OPERATOR, rights_faults.check) == ()


def test_what_a_case_says_comes_back_with_a_new_import_of_its_record(linked, operator):
    damage(linked, "case", "content_sealed", "WHERE number = 1")
    said = a_payload("NO/1", "NO", title="again", tlp="amber", handling="H1", group_codes=[])
    line = imports.prepare_line(linked.office.office.tools, 1, said, None)
    (result,) = linked.do(operator, imports.admit_lines, [line])

    assert result.outcome is imports.Outcome.CHANGED
    assert linked.read(OPERATOR, rights_faults.check) == ()


def test_a_file_goes_on_behind_a_record_that_does_not_open(linked, operator):
    damage(linked, "case", "index_sealed", "WHERE number = 1")
    tools = linked.office.office.tools
    lines = [
        imports.prepare_line(tools, place, a_payload(ref, "NO", title="new"), None)
        for place, ref in enumerate(("NO/1", "NO/9"), 1)
    ]
    results = linked.do(operator, imports.admit_lines, lines)

    assert [one.outcome for one in results] == ["refused", "registered"]
    assert told(linked)


def test_a_damaged_row_of_a_link_keeps_no_desk_from_closing_what_it_opened(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", **THEIRS)
    ask(desks)
    sign(desks)
    theirs, before = hit(desks, "RO"), dealings(desks, "RO")
    damage(desks, "hit", "link_sealed", "WHERE desk = 'RO'")
    shown = desks.read(RO, disclosure_views.show, theirs)
    desks.do(RO, disclosures.revoke, theirs, (), reason="no longer needed", mark=shown.mark)

    assert shown == before
    assert dealings(desks, "NO").lines[-1].did == "revoked"
    assert told(desks)
    with pytest.raises(CannotOpen):
        wanted = Wanted(("summary",), "the same account")
        desks.do(RO, disclosures.ask, theirs, wanted, mark=shown.mark)


def test_a_link_that_neither_row_tells_is_answered_with_a_sentence(desks):
    desks.register("NO", "NO/1", identifiers=[HANDLE])
    desks.register("RO", "RO/1", **THEIRS)
    theirs = hit(desks, "RO")
    damage(desks, "hit", "link_sealed")
    with pytest.raises(CannotOpen):
        desks.read(RO, disclosure_views.show, theirs)


@pytest.mark.parametrize("objects", ["5", "x", "[1]"])
def test_an_entry_of_the_log_that_names_no_list_takes_no_page_away(desks, objects):
    gone = desks.register("NO", "NO/red", tlp="red").case_id
    kept = desks.register("NO", "NO/1").case_id
    desks.erase("NO", gone)
    force(desks.office.office.engine, f"UPDATE audit_entry SET objects = '{objects}'")

    log = desks.read(NO, trail.read_log, LogQuery(), 1)
    assert {entry.objects for entry in log.entries} == {()}
    desks.read(NO, cases.show_case, kept, "access")
    assert desks.read(AUDITOR, trail.read_log, LogQuery(), 1).chain.unbroken is False


@pytest.mark.parametrize("edited", ["'zz'", "5"])
def test_a_hash_that_is_none_stops_nobody_and_verifying_tells(sqlite_desks, edited):
    sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE])
    last = "WHERE seq = (SELECT max(seq) FROM audit_entry)"
    force(sqlite_desks.office.office.engine, f"UPDATE audit_entry SET hash = {edited} {last}")
    sqlite_desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])

    assert len(sqlite_desks.hits("NO")) == 1
    assert not sqlite_desks.read(AUDITOR, trail.read_log, LogQuery(), 1).chain.unbroken


def test_an_id_of_a_case_that_is_none_stops_no_other_desk_and_is_named(sqlite_desks):
    sqlite_desks.register("NO", "NO/1", identifiers=[HANDLE])
    sqlite_desks.register("RO", "RO/1", **THEIRS)
    ask(sqlite_desks)
    sign(sqlite_desks)
    ours = hit(sqlite_desks, "NO")
    force(sqlite_desks.office.office.engine, "UPDATE \"case\" SET id = 'zz' WHERE desk = 'RO'")

    for action, *args in READINGS:
        sqlite_desks.read(NO, action, *args)
    assert sqlite_desks.read(NO, given.of_hit, ours).groups == ()
    sqlite_desks.read(NO, disclosure_views.show, ours)
    sqlite_desks.register("SE", "SE/1", identifiers=[HANDLE])
    assert "case" in named(sqlite_desks)
