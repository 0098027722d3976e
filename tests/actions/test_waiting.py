"""Index rows that wait: found by everybody, removed without a trace, merged without loss."""

import pytest
from sqlalchemy import text

from coordination.actions import (
    imports,
    merging,
    questions,
    rights_faults,
    rights_repairs,
    waiting,
)
from coordination.actions.imports import Outcome
from coordination.actions.workbench import Tools
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.vocabulary import CaseStatus
from coordination.runtime import Office
from coordination.storage import match_index
from coordination.vault.vault import Vault
from tests.builders import a_payload
from tests.conftest import TestOffice
from tests.desks import HANDLE, OPERATOR, SAME_HANDLE, Desks
from tests.waiting_rows import found, kept, later, left, merge, prepared
from tests.walls import past_walls

MAIL = {"type": "email", "value": "shared@firma-oppdiktet.no"}
OTHER = {"type": "email", "value": "other@firma-oppdiktet.no"}


def three(desks):
    """Import three cases of NO in one transaction, all with the handle."""
    return later(desks, *(a_payload(f"NO/{n}", "NO", identifiers=[HANDLE]) for n in (1, 2, 3)))


def case_id(desks, ref):
    return next(row.id for row in desks.cases("NO").rows if row.ref == ref)


def another(desks, provider):
    """The same register as another process has it open."""
    place = desks.office.office
    tools = Tools(vault=Vault(provider), pack=desks.pack, clock=desks.clock)
    return Desks(
        TestOffice(Office(place.engine, place.keys_engine, tools), desks.clock), desks.pack
    )


def sql(desks, statement, **values):
    with past_walls(desks.office.office.engine).begin() as connection:
        connection.execute(text(statement), values)


@pytest.fixture
def small_steps(monkeypatch):
    """A merge in many steps, however few rows wait."""
    monkeypatch.setattr(merging, "_ROWS", 2)
    monkeypatch.setattr(merging, "_DELETED", 1)


def test_the_rows_of_a_transaction_wait_sealed_in_one_row_and_are_found(desks):
    three(desks)

    assert (desks.count("waiting_index"), desks.count("match_index_1")) == (1, 0)
    assert desks.read(OPERATOR, found) == desks.read(OPERATOR, kept) != []
    assert len(desks.register("RO", identifiers=[SAME_HANDLE]).hits) == 3


def test_a_look_up_gives_at_most_so_many_rows_of_a_digest(desks):
    desks.register("RO", identifiers=[HANDLE])
    three(desks)

    def some(bench):
        digests = sorted({digest for digest, _ in kept(bench)})
        rows = list(waiting.look_up(bench, digests, limit=2))
        return [sum(digest == one for one, _ in rows) for digest in digests], len(rows)

    counts, total = desks.read(OPERATOR, some)
    assert (max(counts), total < len(desks.read(OPERATOR, kept))) == (2, True)


def test_after_the_merge_the_index_is_as_if_the_cases_had_been_indexed_at_once(desks, small_steps):
    desks.register("RO", identifiers=[MAIL])
    three(desks)
    later(desks, a_payload("DE/1", "DE", identifiers=[MAIL, HANDLE]))
    expected = desks.read(OPERATOR, kept)

    assert merge(desks) > 3

    assert (desks.count("waiting_index"), desks.count("match_index_1")) == (0, len(expected))
    assert desks.read(OPERATOR, found) == expected
    assert ("operator", "index.merged") in desks.log()


@pytest.mark.parametrize("rows_at_once", [1, 2, 5])
def test_in_the_middle_of_a_merge_every_row_is_found_once(desks, monkeypatch, rows_at_once):
    monkeypatch.setattr(merging, "_ROWS", rows_at_once)
    three(desks)
    expected = desks.read(OPERATOR, kept)
    for _ in range(12):
        merge(desks, 1)
        assert desks.read(OPERATOR, found) == expected
    later(desks, a_payload("DE/1", "DE", identifiers=[MAIL]))
    assert desks.read(OPERATOR, found) == desks.read(OPERATOR, kept)


def test_what_came_during_a_merge_waits_for_the_next(desks, small_steps):
    three(desks)
    merge(desks, 1)
    later(desks, a_payload("DE/1", "DE", identifiers=[MAIL]))
    merge(desks)

    assert desks.count("waiting_index") in {0, 1}
    merge(desks)
    assert desks.count("waiting_index") == 0
    assert desks.count("match_index_1") == len(desks.read(OPERATOR, kept))


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_an_edit_leaves_nothing_of_the_old_version(desks, small_steps, steps):
    three(desks)
    merge(desks, steps)
    desks.amend("NO", case_id(desks, "NO/2"), "NO/2", identifiers=[MAIL])

    assert desks.read(OPERATOR, found) == desks.read(OPERATOR, kept)
    assert len(desks.register("RO", identifiers=[SAME_HANDLE]).hits) == 2
    assert len(desks.register("FR", identifiers=[MAIL]).hits) == 1
    merge(desks)
    assert desks.count("match_index_1") == len(desks.read(OPERATOR, kept))


@pytest.mark.parametrize("steps", [0, 2])
def test_an_erased_case_leaves_no_row_behind(desks, key_provider, small_steps, steps):
    three(desks)
    merge(desks, steps)
    before = desks.read(OPERATOR, left)
    desks.erase("NO", case_id(desks, "NO/1"))
    rows = desks.read(OPERATOR, kept)

    assert desks.read(OPERATOR, found) == rows
    # In another process, which opens what is stored now.
    assert another(desks, key_provider).read(OPERATOR, left) == desks.read(OPERATOR, left) < before
    merge(desks)
    assert desks.count("match_index_1") == len(rows)


def test_a_withdrawn_case_is_gone_when_only_the_deleting_was_left(desks, small_steps):
    three(desks)
    later(desks, a_payload("NO/4", "NO", identifiers=[HANDLE]))
    while not desks.read(OPERATOR, waiting.of)[0].done:
        merge(desks, 1)
    assert desks.count("waiting_index") == 2
    desks.move("NO", case_id(desks, "NO/1"), CaseStatus.WITHDRAWN)

    assert desks.count("waiting_index") == 0
    assert desks.read(OPERATOR, found) == desks.read(OPERATOR, kept)
    merge(desks)
    assert desks.count("match_index_1") == len(desks.read(OPERATOR, kept))


def test_a_case_that_changes_within_its_transaction_waits_as_it_is_in_the_end(desks):
    first, then = (a_payload("NO/1", "NO", identifiers=[one]) for one in (HANDLE, MAIL))
    results = later(desks, first, then, a_payload("RO/1", "RO", identifiers=[HANDLE]))

    assert [one.outcome for one in results] == [
        Outcome.REGISTERED,
        Outcome.CHANGED,
        Outcome.REGISTERED,
    ]
    assert desks.read(OPERATOR, found) == desks.read(OPERATOR, kept)
    merge(desks)
    assert desks.count("match_index_1") == len(desks.read(OPERATOR, kept))


def test_a_line_that_is_refused_leaves_no_row(desks, monkeypatch):
    def refuse(*_args, **_more):
        raise RefusedInput((Fault("line", "no"),))

    later(desks, a_payload("NO/1", "NO", identifiers=[HANDLE]))
    monkeypatch.setattr(questions, "keep", refuse)
    results = later(desks, a_payload("NO/2", "NO", identifiers=[HANDLE]))

    assert [one.outcome for one in results] == [Outcome.REFUSED]
    assert desks.count("waiting_index") == 1


def undone(bench, desks, payload):
    """Import in a bench, look up what it left, and fail."""
    imports.admit_lines(bench, prepared(desks, payload), matched_later=True)
    assert found(bench) == kept(bench)
    raise ZeroDivisionError


@pytest.mark.parametrize("known", [0, 1])
def test_a_number_that_is_given_out_again_after_a_rollback_is_noticed(desks, known):
    for number in range(known):
        later(desks, a_payload(f"DE/{number}", "DE", identifiers=[OTHER]))
    with pytest.raises(ZeroDivisionError):
        desks.do(OPERATOR, undone, desks, a_payload("NO/1", "NO", identifiers=[MAIL]))
    later(desks, a_payload("NO/1", "NO", identifiers=[HANDLE]))

    assert desks.read(OPERATOR, found) == desks.read(OPERATOR, kept)
    assert len(desks.register("RO", identifiers=[SAME_HANDLE]).hits) == 1


def test_a_removal_that_is_undone_is_undone_in_memory_too(desks):
    three(desks)

    def fail(bench):
        waiting.remove(bench, kept(bench))
        assert found(bench) == []
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desks.do(OPERATOR, fail)
    assert desks.read(OPERATOR, found) == desks.read(OPERATOR, kept) != []


def test_another_process_sees_what_came_what_went_and_what_was_merged(
    desks, key_provider, small_steps
):
    other = another(desks, key_provider)
    three(desks)
    assert other.read(OPERATOR, found) == desks.read(OPERATOR, kept)
    later(other, a_payload("DE/1", "DE", identifiers=[MAIL]))
    for one in (desks, other):
        assert one.read(OPERATOR, found) == desks.read(OPERATOR, kept)
    desks.amend("NO", case_id(desks, "NO/2"), "NO/2", identifiers=[OTHER])
    assert other.read(OPERATOR, found) == desks.read(OPERATOR, kept)
    merge(desks, 2)
    assert other.read(OPERATOR, found) == desks.read(OPERATOR, kept)
    merge(other)
    merge(other)
    assert desks.read(OPERATOR, found) == desks.read(OPERATOR, kept)
    assert desks.read(OPERATOR, left) == 0


def test_who_reads_an_older_state_sees_what_waited_then(desks):
    three(desks)
    with desks.office.bench(OPERATOR, writes=False) as bench:
        before = kept(bench)
        later(desks, a_payload("DE/1", "DE", identifiers=[HANDLE]))
        desks.read(OPERATOR, found)

        assert found(bench) == before == kept(bench)


def test_a_row_that_somebody_edited_stops_nobody_and_a_sweep_puts_its_rows_back(desks):
    three(desks)
    later(desks, a_payload("DE/1", "DE", identifiers=[HANDLE]))
    sql(desks, "UPDATE waiting_index SET rows_sealed = :bad WHERE id = 1", bad=b"\xc5" * 200)

    assert [hit.desk for hit in desks.register("RO", identifiers=[SAME_HANDLE]).hits] == ["DE"]
    assert [action for _, action in desks.log()].count("rights.forged") == 1
    desks.amend("NO", case_id(desks, "NO/2"), "NO/2", identifiers=[OTHER])
    desks.sweep()
    assert desks.count("waiting_index") == 0
    assert desks.count("match_index_1") == len(desks.read(OPERATOR, kept))
    assert len(desks.links()) == 6  # RO, DE, NO/1 and NO/3 share the handle
    assert desks.sweep().changed == 0


def test_an_edited_row_is_named_by_the_check_and_left_to_the_sweep(desks):
    three(desks)
    sql(desks, "UPDATE waiting_index SET rows_sealed = :bad", bad=b"\xc5" * 200)

    assert [fault.name for fault in desks.read(OPERATOR, rights_faults.check)] == [
        "waiting_index:1"
    ]
    with pytest.raises(RefusedInput, match="sweep"):
        desks.do(OPERATOR, rights_repairs.repair, ["waiting_index:1"], "it was edited")
    desks.sweep()
    assert desks.read(OPERATOR, rights_faults.check) == ()


def test_a_row_of_a_number_that_nobody_was_given_hides_nothing(desks):
    later(desks, a_payload("NO/1", "NO", identifiers=[MAIL]))
    asked = (
        "INSERT INTO waiting_index SELECT 4611686018427387904, mark, rows_sealed FROM waiting_index"
    )
    sql(desks, asked)
    desks.register("DE", identifiers=[OTHER])
    later(desks, a_payload("NO/2", "NO", identifiers=[HANDLE]))

    assert [hit.desk for hit in desks.register("RO", identifiers=[SAME_HANDLE]).hits] == ["NO"]
    named = [fault.name for fault in desks.read(OPERATOR, rights_faults.check)]
    assert named == ["waiting_index:4611686018427387904"]
    desks.sweep()
    assert desks.count("waiting_index") == 0
    assert len(desks.links()) == 1


def test_a_row_that_is_edited_after_it_was_read_stops_no_removal(desks):
    three(desks)
    desks.read(OPERATOR, found)
    sql(desks, "UPDATE waiting_index SET rows_sealed = :bad", bad=b"\xc5" * 200)

    desks.amend("NO", case_id(desks, "NO/2"), "NO/2", identifiers=[MAIL])
    assert [action for _, action in desks.log()].count("rights.forged") == 1


def test_where_a_merge_is_can_be_lost_without_losing_or_doubling_a_row(desks, small_steps):
    three(desks)
    merge(desks, 3)
    sql(desks, "UPDATE register_statistic SET value_sealed = :bad WHERE name = 'waiting'", bad=b"x")
    desks.office.office.tools.waiting.state = None
    merge(desks)

    assert desks.count("match_index_1") == len(desks.read(OPERATOR, kept))
    assert desks.count("waiting_index") == 0


def test_a_sweep_merges_what_waits(desks):
    three(desks)
    desks.do(OPERATOR, imports.finish)

    assert len(desks.links()) == 3
    assert (desks.count("waiting_index"), desks.read(OPERATOR, left)) == (0, 0)


def test_a_merge_is_due_when_many_rows_wait(sqlite_desks, monkeypatch):
    three(sqlite_desks)
    assert not sqlite_desks.read(OPERATOR, imports.is_merge_due)

    monkeypatch.setattr(merging, "DUE", 2)
    assert sqlite_desks.read(OPERATOR, imports.is_merge_due)


def test_nothing_of_what_waits_is_in_clear(sqlite_desks):
    three(sqlite_desks)
    rows = sqlite_desks.read(OPERATOR, kept)
    with sqlite_desks.office.office.engine.connect() as connection:
        (sealed,) = connection.execute(text("SELECT rows_sealed FROM waiting_index")).one()

    assert rows
    assert not any(digest in sealed or pointer in sealed for digest, pointer in rows)
    assert match_index.unpacked(match_index.packed(rows)) == rows
