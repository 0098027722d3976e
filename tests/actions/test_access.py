"""Walls, names and grants: for whom a case does not exist, and who is let in."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from coordination.actions import (
    case_access,
    case_edit,
    cases,
    findings,
    intake,
    judgements,
    overlaps,
    rights_faults,
    rights_repairs,
    standing,
    trail,
)
from coordination.actions.pages import CaseQuery, LogQuery
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.access import Entry, FieldGroup, Ground, Opening
from coordination.domain.drafts import RefusedInput
from coordination.domain.permissions import Actor, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import desks as known_desks
from coordination.storage import visibility
from tests.builders import a_lead, a_payload, a_person, a_second_lead, an_officer, draft_of
from tests.desks import AUDITOR, HANDLE, OPERATOR, SAME_HANDLE, Desks
from tests.pages import everything
from tests.persons import a_person_at
from tests.walls import past_walls

NO, LEAD, RO = an_officer("NO"), a_lead("NO"), an_officer("RO")
COLLEAGUE = Actor("colleague", "colleague.no", Role.OFFICER, "NO")
OLA = a_person("Ola Oppdiktet", "1980-05-17")


@pytest.fixture
def red(monkeypatch) -> None:
    """Let every case that is registered from here on be TLP red."""
    monkeypatch.setattr(intake, "tlp_of", lambda _draft: "red")


def an_entry(desks: Desks, ground: Ground, account: str, **more) -> Entry:
    known = {
        "groups": frozenset({FieldGroup.SUMMARY}),
        "since": desks.clock.now,
        "until": None,
        "by": LEAD.name,
        "reason": "for a test",
    }
    return Entry(id=uuid4(), ground=ground, account=account, **{**known, **more})


def add(desks: Desks, case_id, ground: Ground, account: str, **more) -> Entry:
    entry = an_entry(desks, ground, account, **more)
    with desks.office.bench(OPERATOR) as bench:
        standing.add_entry(bench, cases.find(bench, case_id), entry)
    return entry


def end(desks: Desks, case_id, entry: Entry) -> Entry:
    with desks.office.bench(OPERATOR) as bench:
        return standing.end_entry(bench, cases.find(bench, case_id), entry.id, "over")


def refs(desks: Desks, actor: Actor) -> set[str]:
    found = desks.read(actor, cases.list_cases, CaseQuery(), 1)
    assert found.total == found.paging.total == len(found.rows)
    return {row.ref for row in found.rows}


def judge(desks: Desks, actor: Actor, pair, verdict: str) -> None:
    mark = pair.judged.mark
    desks.do(actor, judgements.judge_link, pair.hit_id, verdict, reason="seen", mark=mark)


def number_of(desks: Desks, case_id) -> int:
    with desks.office.bench(OPERATOR) as bench:
        return cases.find(bench, case_id).number


def forge(desks: Desks, statement: str, **values) -> None:
    with past_walls(desks.office.office.engine).begin() as connection:
        connection.execute(text(statement), values)


def pages(desks: Desks, actor: Actor, ids) -> list[str]:
    """Return all that a person can fetch but the log, which tells of these very readings."""
    asked = ("Ola Oppdiktet", "instagram:Mørke.Rytter_77", "NO/hidden")
    found = everything(desks, actor, ids, asked).splitlines()
    return [line for line in found if not line.startswith("Log(") and "AccessTab(" not in line]


def test_for_who_is_shut_out_a_case_does_not_exist(desks):
    known = desks.register("NO", "NO/1", identifiers=[HANDLE], subjects=[OLA]).case_id
    desks.register("RO", "RO/1", identifiers=[SAME_HANDLE])
    before = pages(desks, COLLEAGUE, (known, uuid4()))
    more = {"identifiers": [HANDLE], "subjects": [OLA], "urgency": "child_at_risk"}
    hidden = desks.register("NO", "NO/hidden", **more).case_id
    add(desks, hidden, Ground.WALL, COLLEAGUE.user_id)

    assert pages(desks, COLLEAGUE, (known, hidden)) == before
    assert refs(desks, NO) == refs(desks, LEAD) == {"NO/1", "NO/hidden"}
    assert len(desks.read(NO, findings.list_domestic).pairs) == 1


def test_a_wall_stands_until_it_ends_and_hinders_no_matching(desks):
    hidden = desks.register("NO", "NO/hidden", identifiers=[HANDLE]).case_id
    wall = add(desks, hidden, Ground.WALL, LEAD.user_id)

    assert refs(desks, LEAD) == set()
    assert desks.register("RO", identifiers=[SAME_HANDLE]).hits
    assert desks.read(LEAD, overlaps.list_hits, "open", 1).rows == ()
    end(desks, hidden, wall)
    assert refs(desks, LEAD) == {"NO/hidden"}
    with pytest.raises(NoSuchRecord):
        end(desks, hidden, wall)


def test_a_wall_with_a_date_falls_by_itself(desks):
    hidden = desks.register("NO").case_id
    add(desks, hidden, Ground.WALL, NO.user_id, until=desks.clock.now + timedelta(days=1))

    assert refs(desks, NO) == set()
    desks.clock.move(days=1)
    assert refs(desks, NO) == {"NO/1"}


def test_nobody_acts_on_what_is_shut(desks):
    known = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
    hidden = desks.register("NO", "NO/hidden", identifiers=[HANDLE]).case_id
    (pair,) = desks.read(NO, findings.list_domestic).pairs
    add(desks, hidden, Ground.WALL, COLLEAGUE.user_id)

    with pytest.raises(NoSuchRecord):
        judge(desks, COLLEAGUE, pair, "same")
    with pytest.raises(NoSuchRecord):
        desks.read(COLLEAGUE, case_edit.draft_for_edit, hidden)
    assert desks.read(COLLEAGUE, case_edit.draft_for_edit, known).ref == "NO/1"


def test_registering_tells_nothing_of_a_hidden_case(desks):
    hidden = desks.register("NO", "NO/hidden", identifiers=[HANDLE]).case_id
    add(desks, hidden, Ground.WALL, COLLEAGUE.user_id)
    draft = draft_of(desks.pack, a_payload("NO/2", "NO", identifiers=[HANDLE]))

    first = desks.do(COLLEAGUE, intake.submit_case, draft)
    again = desks.do(COLLEAGUE, intake.submit_case, draft)

    assert first.hits == again.hits == ()
    assert len(desks.do(NO, intake.submit_case, draft).hits) == 1


def test_the_reference_of_a_hidden_case_is_refused_without_a_word_of_it(desks):
    hidden = desks.register("NO", "NO/hidden", title="A title").case_id
    other = desks.register("NO", "NO/2").case_id
    add(desks, hidden, Ground.WALL, COLLEAGUE.user_id)
    draft = draft_of(desks.pack, a_payload("NO/hidden", "NO"))

    for act, args in ((intake.submit_case, ()), (intake.amend_case, (other,))):
        with pytest.raises(RefusedInput) as refused:
            desks.do(COLLEAGUE, act, *args, draft)
        (fault,) = refused.value.faults
        assert fault.field == "ref"
        assert str(hidden) not in str(fault)


def test_the_log_of_a_desk_leaves_out_what_is_shut(desks):
    known = desks.register("NO", "NO/1", identifiers=[HANDLE]).case_id
    hidden = desks.register("NO", "NO/hidden", identifiers=[HANDLE]).case_id
    (pair,) = desks.read(NO, findings.list_domestic).pairs
    judge(desks, NO, pair, "same")
    desks.move("NO", hidden, CaseStatus.SUSPENDED)
    add(desks, hidden, Ground.WALL, COLLEAGUE.user_id)

    log = desks.read(COLLEAGUE, trail.read_log, LogQuery(), 1)
    named = {name for entry in log.entries for name in entry.objects}
    assert str(known) in named
    assert str(hidden) not in named
    assert not {"link.judged", "case.moved"} & {*log.actions, *(e.action for e in log.entries)}
    whole = desks.read(NO, trail.read_log, LogQuery(), 1)
    assert "case.moved" in whole.actions


def test_a_red_case_is_read_by_whom_it_names_and_by_leads(desks, red):
    made = desks.register("NO", "NO/red", subjects=[OLA], identifiers=[HANDLE]).case_id

    assert refs(desks, NO) == refs(desks, LEAD) == {"NO/red"}
    assert refs(desks, COLLEAGUE) == set()
    name = add(desks, made, Ground.NAMED, COLLEAGUE.user_id)
    assert refs(desks, COLLEAGUE) == {"NO/red"}
    end(desks, made, name)
    assert refs(desks, COLLEAGUE) == set()
    assert ("officer.no", "reader.named") in desks.log()


def test_who_makes_a_case_red_is_named_once(desks, monkeypatch):
    made = desks.register("NO", "NO/1").case_id
    monkeypatch.setattr(intake, "tlp_of", lambda _draft: "red")
    changed = draft_of(desks.pack, a_payload("NO/1", "NO", title="Now red"))
    desks.do(COLLEAGUE, intake.amend_case, made, changed)
    again = draft_of(desks.pack, a_payload("NO/1", "NO", title="Red again"))
    desks.do(COLLEAGUE, intake.amend_case, made, again)

    assert refs(desks, NO) == set()
    with desks.office.bench(COLLEAGUE) as bench:
        entries = standing.entries_of_case(bench, cases.find(bench, made))
    assert [(one.ground, one.account) for one in entries] == [(Ground.NAMED, "colleague")]


def test_the_operator_registers_red_cases_and_is_not_named(desks, red):
    desks.do(OPERATOR, intake.submit_case, draft_of(desks.pack, a_payload("NO/red", "NO")))

    assert refs(desks, LEAD) == {"NO/red"}
    assert refs(desks, NO) == set()
    assert "reader.named" not in {action for _, action in desks.log()}


def test_an_amber_case_is_everybodys_of_the_desk_again(desks, monkeypatch):
    monkeypatch.setattr(intake, "tlp_of", lambda _draft: "red")
    made = desks.register("NO", "NO/1").case_id
    monkeypatch.setattr(intake, "tlp_of", lambda _draft: "amber")
    desks.amend("NO", made, "NO/1", title="No longer red")

    assert refs(desks, COLLEAGUE) == {"NO/1"}


def test_a_grant_opens_one_case_to_one_person_until_it_ends(desks):
    case_id = desks.register("NO", "NO/1", subjects=[OLA], identifiers=[HANDLE]).case_id
    other = number_of(desks, desks.register("NO", "NO/2").case_id)
    until = desks.clock.now + timedelta(hours=24)
    grant = add(desks, case_id, Ground.GRANT, RO.user_id, until=until)

    with desks.office.bench(RO, writes=False) as bench:
        (opening,) = bench.openings()
        case = visibility.given_case(bench.session, bench.actor, opening)
        people, things = visibility.given_parts(bench.session, bench.actor, opening)
        forged = Opening(Ground.GRANT, other, opening.groups, None, "NO", opening.source)
        with pytest.raises(PermissionError):
            visibility.given_case(bench.session, bench.actor, forged)
    assert (case.id, len(people), len(things)) == (case_id, 1, 1)
    assert (opening.owner, opening.until, opening.source) == ("NO", until, str(grant.id))
    assert desks.read(a_lead("RO"), lambda bench: bench.openings()) == ()
    assert refs(desks, RO) == set()
    desks.clock.move(hours=24)
    assert desks.read(RO, lambda bench: bench.openings()) == ()


def test_a_wall_stands_before_a_grant_of_another_desk(desks):
    case_id = desks.register("NO", "NO/1").case_id
    add(desks, case_id, Ground.GRANT, RO.user_id)
    add(desks, case_id, Ground.WALL, RO.user_id)

    assert desks.read(RO, lambda bench: bench.openings()) == ()


def test_an_erased_case_leaves_no_entry(desks):
    case_id = desks.register("NO", "NO/1").case_id
    add(desks, case_id, Ground.GRANT, RO.user_id)
    desks.erase("NO", case_id)

    assert desks.count("case_access") == 0
    assert desks.read(RO, lambda bench: bench.openings()) == ()


FORGERIES = {
    "the wall's row is gone": "DELETE FROM case_access",
    "and with it the mark": 'UPDATE "case" SET restricted = false',
    "the wall is somebody else's": "UPDATE case_access SET holder = :other",
    "the code is gone": 'UPDATE "case" SET access_code = NULL',
    "the handling code is another": "UPDATE \"case\" SET handling = 'H0', tlp = 'clear'",
    "the case is another desk's": "UPDATE \"case\" SET desk = 'RO'",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_an_edit_by_sql_opens_nothing_and_is_told_once_a_day(desks, name):
    hidden = desks.register("NO", "NO/hidden", handling="H1").case_id
    add(desks, hidden, Ground.WALL, COLLEAGUE.user_id)
    forge(desks, "UPDATE hit SET day = day")
    other = {"other": b"o" * 16} if ":other" in FORGERIES[name] else {}
    forge(desks, FORGERIES[name], **other)

    for actor in (COLLEAGUE, NO, LEAD, RO, COLLEAGUE):
        for _ in range(2):
            with pytest.raises(NoSuchRecord):
                desks.read(actor, cases.show_whole_case, hidden)
    told = [entry for entry in _newest(desks) if entry.action == rights_faults.FORGED]
    assert [entry.objects for entry in told] in ([(str(hidden),)], [])
    desks.read(LEAD, cases.list_cases, CaseQuery(), 1)
    desks.read(RO, cases.list_cases, CaseQuery(), 1)
    told = [entry for entry in _newest(desks) if entry.action == rights_faults.FORGED]
    assert [entry.objects for entry in told] == [(str(hidden),)]


def _newest(desks: Desks):
    return desks.read(AUDITOR, trail.read_log, LogQuery(), 1).entries


def test_a_case_without_entries_is_shut_as_well_when_its_row_was_edited(desks, red):
    desks.do(OPERATOR, intake.submit_case, draft_of(desks.pack, a_payload("NO/red", "NO")))
    forge(desks, "UPDATE \"case\" SET tlp = 'amber', restricted = false")

    assert desks.read(NO, cases.list_cases, CaseQuery(), 1).rows == ()
    told = [entry for entry in _newest(desks) if entry.action == rights_faults.FORGED]
    assert [entry.desk for entry in told] == ["NO"]


def test_an_ended_grant_that_is_put_back_shuts_the_case(desks):
    case_id = desks.register("NO", "NO/1").case_id
    grant = add(desks, case_id, Ground.GRANT, RO.user_id)
    engine = past_walls(desks.office.office.engine)
    with engine.connect() as connection:
        (before,) = connection.execute(text("SELECT entry_sealed FROM case_access")).scalars()
    end(desks, case_id, grant)
    forge(desks, "UPDATE case_access SET entry_sealed = :before", before=bytes(before))

    assert desks.read(RO, lambda bench: bench.openings()) == ()
    with desks.office.bench(OPERATOR) as bench, pytest.raises(NoSuchRecord):
        standing.add_entry(bench, cases.find(bench, case_id), an_entry(desks, Ground.WALL, "x"))


def test_a_case_that_lost_an_entry_is_left_to_leads_by_its_repair(desks):
    hidden = desks.register("NO", "NO/hidden").case_id
    add(desks, hidden, Ground.WALL, COLLEAGUE.user_id)
    forge(desks, "UPDATE case_access SET holder = :other", other=b"o" * 16)

    (fault,) = desks.read(OPERATOR, rights_faults.check)
    with pytest.raises(RefusedInput):
        desks.do(OPERATOR, rights_repairs.repair, [fault.name], " ")
    desks.do(OPERATOR, rights_repairs.repair, [f"case:{hidden}"], "compared with the backup")
    assert desks.read(OPERATOR, rights_faults.check) == ()
    assert (refs(desks, COLLEAGUE), refs(desks, LEAD)) == (set(), {"NO/hidden"})
    assert ("operator", rights_repairs.REPAIRED) in desks.log()


def test_a_repair_ends_who_was_let_in_where_an_ended_entry_was_put_back(desks):
    case_id = desks.register("NO", "NO/1").case_id
    grant = add(desks, case_id, Ground.GRANT, RO.user_id)
    with past_walls(desks.office.office.engine).connect() as connection:
        (before,) = connection.execute(text("SELECT entry_sealed FROM case_access")).scalars()
    end(desks, case_id, grant)
    forge(desks, "UPDATE case_access SET entry_sealed = :before", before=bytes(before))
    (mended,) = _repaired(desks, case_id)

    assert desks.read(RO, lambda bench: bench.openings()) == ()
    assert [line.split(" of ")[0] for line in mended.done] == [f"ended: grant {grant.id}"]
    assert desks.read(OPERATOR, rights_faults.check) == ()


def _repaired(desks: Desks, case_id):
    return desks.do(OPERATOR, rights_repairs.repair, [f"case:{case_id}"], "seen in the backup")


@pytest.mark.parametrize("walled", ["kari", "boss", "ion"])
def test_a_repair_sets_a_deleted_wall_again_and_lets_in_nobody_but_leads(desks, walled):
    case_id = desks.register("NO", "NO/1", tlp="red").case_id
    kari, boss = a_person_at(desks, "kari"), a_person_at(desks, "boss", role=Role.LEAD)
    people = {"kari": kari, "boss": boss, "ion": a_person_at(desks, "ion", "RO")}
    for ground, actor in ((Ground.NAMED, kari), (Ground.GRANT, people["ion"])):
        add(desks, case_id, ground, actor.user_id)
    a_person_at(desks, "chief", role=Role.LEAD)
    shut = people[walled]
    wall = desks.do(LEAD, case_access.set_wall, case_id, shut.name, shut.desk, reason="a test")
    forge(desks, "DELETE FROM case_access WHERE id = :id", id=_stored(desks, wall))
    (mended,) = _repaired(desks, case_id)

    assert refs(desks, LEAD) == {"NO/1"}
    assert refs(desks, boss) == (set() if walled == "boss" else {"NO/1"})
    assert refs(desks, kari) == set()
    assert desks.read(people["ion"], lambda bench: bench.openings()) == ()
    assert f"set again: wall {wall} of {shut.user_id}" in mended.done


def _stored(desks: Desks, found):
    return found.hex if desks.office.office.engine.dialect.name == "sqlite" else found


def test_a_repair_sets_no_wall_again_that_two_leads_lifted(desks):
    case_id = desks.register("NO", "NO/1").case_id
    kari = a_person_at(desks, "kari", role=Role.LEAD)
    a_person_at(desks, "chief", role=Role.LEAD)
    wall = desks.do(LEAD, case_access.set_wall, case_id, kari.name, "NO", reason="a test")
    for lead in (LEAD, a_second_lead("NO")):
        desks.do(lead, case_access.lift_wall, case_id, wall, reason="no longer")
    forge(desks, "DELETE FROM case_access")
    forge(desks, 'UPDATE "case" SET access_code = NULL')
    (mended,) = _repaired(desks, case_id)

    assert mended.done == ()
    assert refs(desks, kari) == {"NO/1"}
    assert refs(desks, NO) == set()


def test_a_repair_gives_no_case_to_the_desk_that_somebody_wrote_into_it(desks):
    case_id = desks.register("NO", "NO/1").case_id
    add(desks, case_id, Ground.WALL, COLLEAGUE.user_id)
    forge(desks, "DELETE FROM case_access")
    forge(desks, "UPDATE \"case\" SET desk = 'RO'")
    with pytest.raises(RefusedInput, match="whose case"):
        _repaired(desks, case_id)
    desks.do(OPERATOR, lambda bench: known_desks.add_missing(bench.session, {"NO": "Norway"}))
    _repaired(desks, case_id)

    assert refs(desks, a_lead("RO")) == set()
    assert refs(desks, LEAD) == {"NO/1"}


@pytest.mark.parametrize("name", ["the handling code is another", "the case is another desk's"])
def test_a_repair_puts_back_what_the_code_of_a_case_shows(desks, name):
    hidden = desks.register("NO", "NO/hidden", handling="H1").case_id
    add(desks, hidden, Ground.WALL, COLLEAGUE.user_id)
    desks.do(OPERATOR, lambda bench: known_desks.add_missing(bench.session, {"NO": "Norway"}))
    forge(desks, FORGERIES[name])
    desks.do(OPERATOR, rights_repairs.repair, [f"case:{hidden}"], "compared with the backup")

    assert desks.read(OPERATOR, rights_faults.check) == ()
    assert (refs(desks, COLLEAGUE), refs(desks, NO)) == (set(), {"NO/hidden"})
    assert desks.read(NO, cases.show_whole_case, hidden).head.handling == "H1"


def test_a_repair_names_its_rows(desks):
    hidden = desks.register("NO", "NO/hidden").case_id
    forge(desks, "UPDATE \"case\" SET tlp = 'green'")
    for names in ([], [str(hidden)], [f"case:{hidden}", "case:another"]):
        with pytest.raises(RefusedInput):
            desks.do(OPERATOR, rights_repairs.repair, names, "compared with the backup")
    assert len(desks.read(OPERATOR, rights_faults.check)) == 1


def test_rows_of_an_earlier_version_are_sealed_once_in_the_life_of_a_register(desks):
    desks.register("NO", "NO/1")
    forge(desks, 'UPDATE "case" SET access_code = NULL')
    desks.do(OPERATOR, rights_faults.seal_existing)
    assert refs(desks, NO) == {"NO/1"}

    forge(desks, 'UPDATE "case" SET access_code = NULL')
    desks.do(OPERATOR, rights_faults.seal_existing)
    assert desks.read(NO, cases.list_cases, CaseQuery(), 1).rows == ()
