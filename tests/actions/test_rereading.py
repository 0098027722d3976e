"""Identifiers and documents that an earlier version read: a sweep reads and indexes them anew."""

import json

from coordination.actions import case_files, indexing
from coordination.actions.workbench import DETECTOR
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import cases, match_index, visibility

PLAIN = {"type": "handle", "value": "kik:lunar_shadow"}
DISGUISED = {"type": "handle", "value": "kik:xX_lun4r_sh4d0w_Xx"}
HASH = {"type": "file_hash", "value": "9f" * 32}
PERSON = {"id": "S1", "role": "suspect", "names": ["Ola Oppdiktet"]}


def with_document(number):
    document = {"type": "passport", "country": "FR", "number": number}
    return [{**PERSON, "documents": [document]}]


def aged(plain):
    """Return a sealed record as version 0 left it."""
    del plain["keyed"]
    plain["forms"] = [form for form in plain["forms"] if form[0] != "handle_core"]
    return plain


def age(bench):
    """Make every record look as an earlier version sealed it, and take all out of the index."""
    things = list(visibility.all_identifiers(bench.session, DETECTOR))
    people = list(visibility.all_subjects(bench.session, DETECTOR))
    known = visibility.cases_by_number(
        bench.session, DETECTOR, {row.case_number for row in (*things, *people)}
    )
    for row in things:
        case, key = known[row.case_number], case_files.key_of(bench, known[row.case_number])
        where = case_files.place(case, "identifier", "record", row.number)
        plain = aged(bench.vault.open_json(key, where, row.record_sealed))
        sealed = bench.vault.seal_json(key, where, plain)
        cases.reseal_identifier(bench.session, row.number, sealed)
    for row in people:
        case, key = known[row.case_number], case_files.key_of(bench, known[row.case_number])
        where = case_files.place(case, "subject", "record", row.number)
        plain = bench.vault.open_json(key, where, row.record_sealed)
        for document in plain["documents"]:
            document["forms"] = document["forms"][:1]
        cases.reseal_subject(bench.session, row.number, bench.vault.seal_json(key, where, plain))
    for case in known.values():
        empty(bench, case)


def empty(bench, case):
    key, kept = case_files.key_of(bench, case), case_files.place(case, "case", "index", case.number)
    match_index.remove(bench.session, indexing.kept_rows(bench, case))
    cases.change(
        bench.session,
        case.number,
        {"index_sealed": bench.vault.seal_json(key, kept, json.loads("[]"))},
    )


def as_once(bench, ref):
    """Keep the list of a case's index rows the way an earlier version did; return the rows."""
    (case,) = [c for c in _cases(bench) if case_files.open_ref(bench, c) == ref]
    rows = indexing.kept_rows(bench, case)
    where = case_files.place(case, "case", "index", case.number)
    plain = [[digest.hex(), pointer.hex()] for digest, pointer in rows]
    sealed = bench.vault.seal_json(case_files.key_of(bench, case), where, plain)
    cases.change(bench.session, case.number, {"index_sealed": sealed})
    return rows


def _cases(bench):
    numbers = range(1, 100)
    return visibility.cases_by_number(bench.session, DETECTOR, numbers).values()


def test_the_index_list_of_an_earlier_version_is_read_too(desks):
    receipt = desks.register("NO", identifiers=[PLAIN, HASH])
    rows = desks.do(DETECTOR, as_once, "NO/1")
    assert len(rows) == desks.count("match_index_1") > 0

    desks.move("NO", receipt.case_id, CaseStatus.WITHDRAWN)

    assert desks.count("match_index_1") == 0


def test_a_sweep_reads_anew_what_an_earlier_version_read(desks):
    desks.register("NO", identifiers=[PLAIN, HASH])
    desks.do(DETECTOR, age)
    before = desks.count("match_index_1")

    desks.sweep()
    receipt = desks.register("RO", identifiers=[DISGUISED])
    same = desks.register("DE", identifiers=[HASH])

    assert before == 0
    assert [line.kinds for line in receipt.hits] == [("nickname",)]
    assert [line.kinds for line in same.hits] == [("file_hash",)]
    assert desks.sweep().changed == 0


def test_a_sweep_reads_a_person_s_documents_anew(desks):
    desks.register("NO", subjects=with_document("FR LY78693468"))
    desks.do(DETECTOR, age)
    desks.sweep()

    receipt = desks.register("RO", subjects=with_document("LY78693468"))

    (line,) = receipt.hits
    assert "document" in line.kinds


def test_what_this_version_read_is_left_as_it_is(desks):
    desks.register("NO", identifiers=[PLAIN], subjects=with_document("LY78693468"))

    def sealed(bench):
        rows = visibility.all_identifiers(bench.session, DETECTOR)
        return [bytes(row.record_sealed.data) for row in rows]

    before = desks.read(DETECTOR, sealed)
    desks.sweep()

    assert desks.read(DETECTOR, sealed) == before


def test_a_disguised_name_is_a_hit_and_a_common_word_is_none(desks):
    desks.register("NO", identifiers=[PLAIN, {"type": "handle", "value": "kik:dark_angel"}])
    alike = desks.register("RO", identifiers=[DISGUISED])
    word = desks.register("DE", identifiers=[{"type": "handle", "value": "kik:d4rk_4ng3l"}])

    assert [(line.kinds, line.band, line.muted) for line in alike.hits] == [
        (("nickname",), "fair", None)
    ]
    assert all(line.muted for line in word.hits)
