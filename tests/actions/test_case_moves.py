"""Moves of a case, and erasing one with two persons."""

from pathlib import Path

import pytest
from sqlalchemy import text

from coordination.actions import case_moves, cases
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import RefusedInput
from coordination.domain.lifecycle import NoSuchMove, ReasonMissing, SecondPersonMissing
from coordination.domain.permissions import Actor, Forbidden, Role
from coordination.domain.vocabulary import CaseStatus
from coordination.storage.keys import NoSuchKey
from tests.builders import a_lead, an_officer
from tests.desks import ANALYST, HANDLE, SAME_HANDLE, a_reader
from tests.persons import sql
from tests.walls import past_walls

SECOND_LEAD = Actor("lead-2", "lead2.no", Role.LEAD, "NO")
TEAM = {"kind": "jit", "with": ["RO"], "refs": [], "since": "2026-01-01", "state": "running"}


def head(desks, case_id, actor=None):
    return desks.read(actor or an_officer("NO"), cases.show_case, case_id, "overview").head


def ask(desks, case_id, actor=None, reason="time is over"):
    desks.do(actor or SECOND_LEAD, case_moves.ask_erasure, case_id, reason)


def test_a_case_is_suspended_closed_and_reopened_with_a_reason_in_the_log(desks):
    case_id = desks.register("NO").case_id
    officer = an_officer("NO")
    desks.do(officer, case_moves.move_case, case_id, CaseStatus.SUSPENDED, None)
    desks.do(officer, case_moves.move_case, case_id, CaseStatus.CLOSED, None)
    with pytest.raises(ReasonMissing):
        desks.do(officer, case_moves.move_case, case_id, CaseStatus.OPEN, " ")
    desks.do(officer, case_moves.move_case, case_id, CaseStatus.OPEN, "a new witness")

    entries = desks.show("NO", case_id, "access").entries
    assert entries[0].purpose == "a new witness"
    assert entries[0].objects[1] == "open"
    assert [entry.seq for entry in entries] == [4, 3, 2, 1]


def test_a_move_that_does_not_exist_is_refused_and_changes_nothing(sqlite_desks):
    case_id = sqlite_desks.register("NO").case_id
    with pytest.raises(NoSuchMove):
        sqlite_desks.do(an_officer("NO"), case_moves.move_case, case_id, CaseStatus.DRAFT, "x")
    with pytest.raises(NoSuchMove):
        sqlite_desks.do(an_officer("NO"), case_moves.move_case, case_id, CaseStatus.PURGED, "x")

    sqlite_desks.move("NO", case_id, CaseStatus.CLOSED)
    with pytest.raises(SecondPersonMissing):
        sqlite_desks.do(an_officer("NO"), case_moves.move_case, case_id, CaseStatus.PURGED, "x")
    assert head(sqlite_desks, case_id).status == "closed"


def test_other_desks_and_readers_move_nothing(sqlite_desks):
    case_id = sqlite_desks.register("NO").case_id
    for actor, refusal in (
        (an_officer("RO"), NoSuchRecord),
        (ANALYST, NoSuchRecord),
        (a_reader("NO"), Forbidden),
    ):
        with pytest.raises(refusal):
            sqlite_desks.do(actor, case_moves.move_case, case_id, CaseStatus.CLOSED, "x")
        with pytest.raises(refusal):
            ask(sqlite_desks, case_id, actor)
        with pytest.raises(refusal):
            sqlite_desks.do(actor, case_moves.erase_case, case_id)


def test_the_page_offers_the_moves_that_one_person_may_make(sqlite_desks):
    case_id = sqlite_desks.register("NO").case_id

    assert set(head(sqlite_desks, case_id).moves) == {"suspended", "closed", "withdrawn"}
    assert head(sqlite_desks, case_id, a_reader("NO")).moves == ()
    sqlite_desks.move("NO", case_id, CaseStatus.CLOSED)
    assert set(head(sqlite_desks, case_id).moves) == {"open", "withdrawn"}


def test_erasure_is_asked_for_a_closed_or_withdrawn_case_and_with_a_reason(sqlite_desks):
    case_id = sqlite_desks.register("NO").case_id
    with pytest.raises(NoSuchMove):
        ask(sqlite_desks, case_id)
    sqlite_desks.move("NO", case_id, CaseStatus.CLOSED)
    with pytest.raises(RefusedInput):
        ask(sqlite_desks, case_id, reason=" no ")

    assert head(sqlite_desks, case_id, a_lead("NO")).erasure == "ask"
    for actor in (a_reader("NO"), an_officer("NO")):
        assert head(sqlite_desks, case_id, actor).erasure is None
    ask(sqlite_desks, case_id)
    found = head(sqlite_desks, case_id, a_lead("NO"))
    assert (found.erasure, found.erasure_reason) == ("confirm", "time is over")
    assert head(sqlite_desks, case_id).erasure == "asked"


def test_a_second_person_who_leads_the_desk_confirms_and_nobody_else(desks):
    case_id = desks.register("NO").case_id
    desks.move("NO", case_id, CaseStatus.CLOSED)
    with pytest.raises(Forbidden):
        desks.do(a_lead("NO"), case_moves.erase_case, case_id)
    ask(desks, case_id, a_lead("NO"))
    for actor in (a_lead("NO"), an_officer("NO")):
        with pytest.raises(Forbidden):
            desks.do(actor, case_moves.erase_case, case_id)
    with pytest.raises(Forbidden):
        ask(desks, case_id, an_officer("NO"))
    with pytest.raises(NoSuchRecord):
        desks.do(a_lead("RO"), case_moves.erase_case, case_id)
    assert desks.count("case") == 1

    desks.do(SECOND_LEAD, case_moves.erase_case, case_id)
    assert desks.count("case") == 0


def test_a_case_that_is_reopened_needs_a_new_request_before_it_is_erased(sqlite_desks):
    case_id = sqlite_desks.register("NO").case_id
    sqlite_desks.move("NO", case_id, CaseStatus.CLOSED)
    ask(sqlite_desks, case_id)
    sqlite_desks.move("NO", case_id, CaseStatus.OPEN)

    assert head(sqlite_desks, case_id).erasure is None
    sqlite_desks.move("NO", case_id, CaseStatus.CLOSED)
    with pytest.raises(Forbidden):
        sqlite_desks.do(a_lead("NO"), case_moves.erase_case, case_id)


def test_a_request_that_is_put_back_from_an_older_copy_counts_no_more(desks):
    case_id = desks.register("NO").case_id
    desks.move("NO", case_id, CaseStatus.CLOSED)
    ask(desks, case_id)
    with past_walls(desks.office.office.engine).connect() as connection:
        (old,) = connection.execute(text('SELECT erasure_sealed FROM "case"')).scalars()
    for to in (CaseStatus.OPEN, CaseStatus.CLOSED):
        desks.move("NO", case_id, to)
    sql(desks, 'UPDATE "case" SET erasure_sealed = :old', old=old)

    assert head(desks, case_id, a_lead("NO")).erasure == "ask"
    with pytest.raises(Forbidden):
        desks.do(a_lead("NO"), case_moves.erase_case, case_id)
    ask(desks, case_id)
    desks.do(a_lead("NO"), case_moves.erase_case, case_id)


def test_an_erasure_leaves_neither_key_nor_content_in_any_file_of_sqlite(sqlite_desks):
    case_id = sqlite_desks.register("NO", title="Kanartittel").case_id
    place = sqlite_desks.office.office
    with place.keys_engine.connect() as connection:
        key = connection.execute(
            text("SELECT blob FROM data_key WHERE scope = :s"), {"s": str(case_id)}
        )
        wrapped = key.scalar_one()
    with place.engine.connect() as connection:
        sealed = connection.execute(text('SELECT content_sealed FROM "case"')).scalar_one()
    files = [
        f"{engine.url.database}{end}"
        for engine in (place.keys_engine, place.engine)
        for end in ("", "-wal")
    ]
    assert any(wrapped in Path(one).read_bytes() for one in files)

    sqlite_desks.erase("NO", case_id)

    kept = b"".join(Path(one).read_bytes() for one in files)
    assert wrapped not in kept
    assert sealed[:200] not in kept


def test_an_erased_case_leaves_its_key_nowhere_and_a_tombstone_for_the_other_desk(desks):
    case_id = desks.register(
        "NO", identifiers=[HANDLE], subjects=[{"id": "S1", "role": "suspect"}], coordination=[TEAM]
    ).case_id
    desks.register("RO", identifiers=[SAME_HANDLE])
    assert str(case_id) in desks.scopes()
    desks.erase("NO", case_id)

    with pytest.raises(NoSuchRecord):
        head(desks, case_id)
    with pytest.raises(NoSuchKey), desks.office.bench(an_officer("NO"), writes=False) as bench:
        bench.keys.key_for(str(case_id))
    assert str(case_id) not in desks.scopes()
    assert [desks.count(t) for t in ("case", "subject", "coordination", "match_index_1")] == [
        1,
        0,
        0,
        desks.count("match_index_1"),
    ]
    assert [desks.count("hit"), len(desks.hits("RO", "past"))] == [1, 1]
    assert desks.log()[-2] == ("lead.no", "case.erased")


def test_an_erasure_repeats_nothing_of_what_was_erased(sqlite_desks):
    case_id = sqlite_desks.register("NO", "NO/77").case_id
    sqlite_desks.erase("NO", case_id)

    with sqlite_desks.office.office.engine.connect() as connection:
        asked = text("SELECT objects FROM audit_entry WHERE action = 'case.erased'")
        assert connection.execute(asked).scalar_one() == f'["{case_id}"]'
    assert sqlite_desks.register("NO", "NO/77").outcome == "registered"
