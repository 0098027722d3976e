"""The one way in: what becomes of a submission, and that nothing is ever half-stored."""

from dataclasses import replace

import pytest

from coordination.actions import case_edit, cases, imports, intake
from coordination.actions.imports import Outcome
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.permissions import Forbidden
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import audit
from tests.builders import a_lead, a_payload, an_officer, draft_of
from tests.desks import ANALYST, HANDLE, OPERATOR, SAME_HANDLE, a_reader

EVERY_TABLE = ("case", "subject", "identifier", "match_index_1", "hit", "notice", "audit_entry")
A_PERSON = {"id": "S1", "role": "suspect", "names": ["Ola Oppdiktet"], "dob": "1980-05-17"}


def test_a_case_is_registered_with_its_parts_and_one_log_entry(desks):
    receipt = desks.register("NO", subjects=[A_PERSON], identifiers=[HANDLE])

    assert receipt.outcome == intake.REGISTERED
    assert receipt.hits == ()
    assert [desks.count(table) for table in ("case", "subject", "identifier")] == [1, 1, 1]
    assert desks.log() == [("officer.no", "case.registered")]


def test_equal_content_is_skipped_and_its_present_hits_are_told_again(desks):
    desks.register("RO", identifiers=[SAME_HANDLE])
    first = desks.register("NO", identifiers=[HANDLE])
    again = desks.register("NO", identifiers=[HANDLE])

    assert again.outcome == intake.UNCHANGED
    assert again.case_id == first.case_id
    assert [hit.hit_id for hit in again.hits] == [hit.hit_id for hit in first.hits]
    assert desks.count("case") == 2


def test_a_reference_is_known_again_in_other_letters_and_spaces(desks):
    first = desks.register("NO", "NO 2026/a1")
    again = desks.register("NO", "no  2026/A1", title="Another")

    assert again.case_id == first.case_id
    assert again.outcome == intake.CHANGED


def test_other_content_becomes_a_new_version_that_is_matched_again(desks):
    desks.register("RO", identifiers=[SAME_HANDLE])
    first = desks.register("NO")
    second = desks.register("NO", identifiers=[HANDLE])

    assert (first.hits, second.outcome) == ((), intake.CHANGED)
    assert second.case_id == first.case_id
    assert [hit.desk for hit in second.hits] == ["RO"]
    assert desks.show("NO", first.case_id).version == 2


def test_two_desks_may_use_the_same_reference(desks):
    one = desks.register("NO", "2026/1")
    other = desks.register("RO", "2026/1")

    assert one.case_id != other.case_id
    assert desks.count("case") == 2


def test_amending_keeps_the_case_and_may_give_it_another_reference(desks):
    case_id = desks.register("NO", "NO/1").case_id
    receipt = desks.amend("NO", case_id, "NO/2", title="Renamed")

    assert (receipt.case_id, receipt.outcome) == (case_id, intake.CHANGED)
    assert desks.cases("NO").rows[0].ref == "NO/2"
    assert desks.register("NO", "NO/1").outcome == intake.REGISTERED


def test_amending_refuses_the_reference_of_another_case_of_the_desk(desks):
    case_id = desks.register("NO", "NO/1").case_id
    desks.register("NO", "NO/2")

    with pytest.raises(RefusedInput) as refused:
        desks.amend("NO", case_id, "no/2", title="Taken")
    assert [fault.field for fault in refused.value.faults] == ["ref"]
    assert desks.cases("NO").total == 2


def test_amending_refuses_another_jurisdiction(sqlite_desks):
    case_id = sqlite_desks.register("NO").case_id
    draft = draft_of(sqlite_desks.pack, a_payload("NO/1", "RO"))

    with pytest.raises(RefusedInput) as refused:
        sqlite_desks.do(an_officer("NO"), intake.amend_case, case_id, draft)
    assert [fault.field for fault in refused.value.faults] == ["jurisdiction"]


def test_amending_without_a_change_makes_no_version(sqlite_desks):
    case_id = sqlite_desks.register("NO", identifiers=[HANDLE]).case_id

    assert sqlite_desks.amend("NO", case_id, identifiers=[HANDLE]).outcome == intake.UNCHANGED
    assert sqlite_desks.show("NO", case_id).version == 1


def test_a_withdrawn_case_comes_back_with_new_content_but_not_by_repeating_a_file(desks):
    desks.register("RO", identifiers=[SAME_HANDLE])
    case_id = desks.register("NO", identifiers=[HANDLE]).case_id
    desks.move("NO", case_id, CaseStatus.WITHDRAWN)

    assert desks.register("NO", identifiers=[HANDLE]).outcome == intake.UNCHANGED
    assert desks.cases("NO").rows[0].status == "withdrawn"
    back = desks.register("NO", identifiers=[HANDLE], title="Meant after all")
    assert (back.case_id, back.outcome, len(back.hits)) == (case_id, intake.CHANGED, 1)
    assert desks.cases("NO").rows[0].status == "open"


def test_other_desks_and_other_roles_register_nothing_here(sqlite_desks):
    draft = draft_of(sqlite_desks.pack, a_payload())
    for actor in (an_officer("RO"), a_lead("RO"), a_reader("NO"), ANALYST):
        with pytest.raises(Forbidden):
            sqlite_desks.do(actor, intake.submit_case, draft)
    assert sqlite_desks.count("case") == 0
    assert sqlite_desks.do(OPERATOR, intake.submit_case, draft).outcome == intake.REGISTERED


def test_other_desks_amend_nothing_and_cannot_tell_a_case_from_none(sqlite_desks):
    case_id = sqlite_desks.register("NO").case_id
    draft = draft_of(sqlite_desks.pack, a_payload(desk="RO"))

    with pytest.raises(NoSuchRecord):
        sqlite_desks.do(an_officer("RO"), intake.amend_case, case_id, draft)
    with pytest.raises(NoSuchRecord):
        sqlite_desks.do(ANALYST, intake.amend_case, case_id, draft)
    with pytest.raises(Forbidden):
        sqlite_desks.do(
            a_reader("NO"), intake.amend_case, case_id, replace(draft, jurisdiction="NO")
        )


def test_nothing_remains_of_a_registration_that_fails_afterwards(desks):
    desks.register("RO", identifiers=[SAME_HANDLE])
    before = [desks.count(table) for table in EVERY_TABLE]
    draft = draft_of(desks.pack, a_payload(identifiers=[HANDLE], subjects=[A_PERSON]))

    with pytest.raises(ZeroDivisionError), desks.office.bench(an_officer("NO")) as bench:
        intake.submit_case(bench, draft)
        raise ZeroDivisionError
    assert [desks.count(table) for table in EVERY_TABLE] == before
    assert desks.hits("RO") == ()


def test_no_case_is_stored_when_its_log_entry_cannot_be(desks, monkeypatch):
    def full(*_args, **_more):
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(audit, "append", full)
        with pytest.raises(OSError, match="disk full"):
            desks.register("NO", identifiers=[HANDLE])
    assert [desks.count(table) for table in EVERY_TABLE] == [0] * len(EVERY_TABLE)
    assert desks.register("NO", identifiers=[HANDLE]).outcome == intake.REGISTERED


def test_nothing_is_shown_when_the_reading_cannot_be_logged(sqlite_desks, monkeypatch):
    sqlite_desks.register("NO")

    def full(*_args, **_more):
        raise OSError("disk full")

    monkeypatch.setattr(audit, "append", full)
    with pytest.raises(OSError, match="disk full"):
        sqlite_desks.cases("NO")


def _line(desks, number, **more):
    payload = a_payload(f"NO/{number}", **more)
    return imports.prepare_line(desks.office.office.tools, number, payload, None)


def test_a_line_that_fails_is_undone_and_the_others_stand(desks, monkeypatch):
    lines = [_line(desks, number, identifiers=[HANDLE]) for number in (1, 2, 3)]
    admit = intake.admit

    def refuse_second(bench, prepared, **more):
        receipt = admit(bench, prepared, **more)
        if prepared.draft.ref == "NO/2":
            raise RefusedInput((Fault("ref", "refused after all was written"),))
        return receipt

    monkeypatch.setattr(intake, "admit", refuse_second)
    results = desks.do(OPERATOR, imports.admit_lines, lines)

    assert [one.outcome for one in results] == ["registered", "refused", "registered"]
    assert [fault.field for fault in results[1].faults] == ["ref"]
    assert {row.ref for row in desks.cases("NO").rows} == {"NO/1", "NO/3"}
    assert desks.sweep(renew=False).changed == 0
    assert [action for _, action in desks.log()].count("case.registered") == 2


def test_an_unforeseen_error_undoes_the_whole_group(desks, monkeypatch):
    lines = [_line(desks, number) for number in (1, 2)]
    admit = intake.admit

    def fail_second(bench, prepared, **more):
        if prepared.draft.ref == "NO/2":
            raise ZeroDivisionError
        return admit(bench, prepared, **more)

    monkeypatch.setattr(intake, "admit", fail_second)
    with pytest.raises(ZeroDivisionError):
        desks.do(OPERATOR, imports.admit_lines, lines)
    assert desks.count("case") == 0


def test_a_line_that_cannot_be_read_is_refused_with_its_faults(sqlite_desks):
    tools = sqlite_desks.office.office.tools
    bad = imports.prepare_line(tools, 4, {"ref": "NO/1", "unknown": 1}, None)
    broken = imports.prepare_line(tools, 5, None, Fault("line", "not JSON"))
    good = _line(sqlite_desks, 6)
    results = sqlite_desks.do(OPERATOR, imports.admit_lines, [bad, broken, good])

    assert [one.outcome for one in results] == ["refused", "refused", "registered"]
    assert {fault.field for fault in results[0].faults} >= {"jurisdiction", "unknown"}
    assert [imports.validated(line).outcome for line in (bad, good)] == [
        Outcome.REFUSED,
        Outcome.VALID,
    ]


def test_only_the_operator_imports(sqlite_desks):
    for actor in (an_officer("NO"), a_lead("NO"), ANALYST):
        with pytest.raises(Forbidden):
            sqlite_desks.do(actor, imports.admit_lines, [])
    assert sqlite_desks.read(OPERATOR, imports.is_empty)
    sqlite_desks.register("NO")
    assert not sqlite_desks.read(OPERATOR, imports.is_empty)


def test_a_check_names_what_a_line_would_hit_and_stores_only_its_log_entry(desks):
    desks.register("RO", "RO/77", identifiers=[SAME_HANDLE])
    desks.register("NO", "NO/1", title="Known already")
    line = _line(desks, 1, identifiers=[HANDLE])
    before = [desks.count(table) for table in EVERY_TABLE[:-1]]
    found = desks.do(OPERATOR, imports.would_hit, line.prepared)
    desks.do(OPERATOR, imports.record_check)

    assert [(hit.desk, hit.ref, hit.kinds) for hit in found] == [
        ("RO", "RO/77", ("platform_account",))
    ]
    assert [desks.count(table) for table in EVERY_TABLE[:-1]] == before
    assert desks.log()[-1] == ("operator", "file.checked")
    with pytest.raises(Forbidden):
        desks.do(an_officer("NO"), imports.would_hit, line.prepared)


def test_the_day_of_review_is_three_years_ahead_and_exists(sqlite_desks):
    sqlite_desks.clock.now = sqlite_desks.clock.now.replace(year=2028, month=2, day=29)
    sqlite_desks.register("NO")

    assert str(sqlite_desks.cases("NO").rows[0].review_on) == "2031-02-28"


@pytest.mark.parametrize("tab", ["overview", "subjects", "identifiers"])
def test_a_case_is_shown_as_it_was_registered(sqlite_desks, tab):
    case_id = sqlite_desks.register(
        "NO",
        authority="Office of Inventions",
        offences=["an offence of national law"],
        involved=[{"jurisdiction": "RO", "role": "suspect_location"}],
        subjects=[A_PERSON],
        identifiers=[{**HANDLE, "subject": "S1"}],
    ).case_id
    shown = repr(sqlite_desks.show("NO", case_id, tab))

    told = {
        "overview": ["Office of Inventions", "an offence of national law", "suspect_location"],
        "subjects": ["Ola Oppdiktet", "1980-05-17"],
        "identifiers": ["Mørke.Rytter_77", "Ola Oppdiktet"],
    }
    assert all(words in shown for words in told[tab])


def test_an_absent_case_cannot_be_edited(sqlite_desks):
    case_id = sqlite_desks.register("NO").case_id

    with pytest.raises(NoSuchRecord):
        sqlite_desks.read(an_officer("RO"), case_edit.draft_for_edit, case_id)
    with pytest.raises(Forbidden):
        sqlite_desks.read(a_reader("NO"), case_edit.draft_for_edit, case_id)
    with pytest.raises(NoSuchRecord):
        sqlite_desks.read(an_officer("NO"), cases.show_case, case_id, "no such tab")
