"""Persons in the register: found by keys, kept true by edits, indexed anew after an update."""

import json

import pytest
from sqlalchemy import text

from coordination.actions import case_files, indexing, statistics
from coordination.actions.exports import overlaps
from coordination.actions.workbench import DETECTOR
from coordination.domain.persons import KEY_NAMESPACES
from coordination.storage import cases, match_index, visibility
from tests.desks import OPERATOR
from tests.walls import past_walls

BORN = "1980-05-17"


def a_suspect(*names, dob=BORN, **more):
    return {"id": "S1", "role": "suspect", "names": list(names), "dob": dob, **more}


def kinds(desks, desk="NO"):
    return [row.kinds for row in desks.hits(desk)]


def test_one_person_in_two_scripts_and_with_swapped_dates_is_a_hit(desks):
    desks.register("NO", subjects=[a_suspect("Сергей Щербаков", dob="1980-05-07")])
    receipt = desks.register("RO", subjects=[a_suspect("Sergei Shcherbakov", dob="1980-07-05")])

    (line,) = receipt.hits
    assert (line.kinds, line.band) == (("person",), "strong")
    assert kinds(desks) == kinds(desks, "RO") == [("person",)]


def test_a_brother_and_a_father_are_no_hit(desks):
    desks.register("NO", subjects=[a_suspect("Sergei Shcherbakov")])
    twin = desks.register("RO", subjects=[a_suspect("Ivan Shcherbakov")])
    father = desks.register("DE", subjects=[a_suspect("Sergei Shcherbakov", dob="1951-02-03")])

    assert (twin.hits, father.hits, kinds(desks)) == ((), (), [])


def test_two_cases_of_one_desk_are_compared_and_say_why(sqlite_desks):
    sqlite_desks.register("NO", "NO/1", subjects=[a_suspect("Ola Oppdiktet")])
    sqlite_desks.register("NO", "NO/2", subjects=[a_suspect("O. Oppdiktet")])

    (link,) = sqlite_desks.links().values()
    said = [template for _, template, _, _, _ in link[3]]
    assert "Same full birth date" in said
    assert "What would settle it: a document number of either" in said


def test_the_operator_reads_why_and_no_value(sqlite_desks):
    sqlite_desks.register("NO", subjects=[a_suspect("Ola Oppdiktet")])
    sqlite_desks.register("RO", subjects=[a_suspect("Oppdiktet, Ola", dob="1980-05-18")])

    (row,) = sqlite_desks.read(OPERATOR, lambda bench: list(overlaps(bench, with_reasons=True)))
    (bare,) = sqlite_desks.read(OPERATOR, lambda bench: list(overlaps(bench)))

    assert {"kind", "text", "weight", "against"} == set(row["reasons"][0])
    assert "reasons" not in bare
    assert not any(value in json.dumps(row) for value in ("ppdiktet", "1980", "Ola"))


def test_a_victim_in_both_cases_is_a_hit_of_that_kind_and_no_more(sqlite_desks):
    victim = {"id": "V1", "role": "victim", "names": ["Kari Tenkt"], "dob": "2014-05-31"}
    sqlite_desks.register("NO", subjects=[victim])
    sqlite_desks.register("RO", subjects=[{**victim, "dob": "2014-06-01"}])

    (link,) = sqlite_desks.links().values()
    assert [reason[:3] for reason in link[3]] == [
        ("victim", "Possibly the same victim ({strength})", (("strength", "strong"),))
    ]


def test_who_has_no_birth_date_is_met_in_either_order(sqlite_desks):
    whole = a_suspect("Sigbjørn Oppdiktetsen", nationality="NO")
    without = a_suspect("Sigbjørn Oppdiktetsen", nationality="NO", dob=None)
    mail = [{"type": "email", "value": "sigbjorn.oppdiktetsen@posta.no"}]
    first = sqlite_desks.register("NO", subjects=[whole], identifiers=mail)
    second = sqlite_desks.register("RO", subjects=[without], identifiers=mail)

    assert first.hits == ()
    assert [line.kinds for line in second.hits] == [("email", "person")]


@pytest.mark.parametrize("is_first", [True, False])
def test_who_has_no_birth_date_is_met_by_name_and_nationality(sqlite_desks, is_first):
    born = [BORN, None] if is_first else [None, BORN]
    for desk, dob in zip(("NO", "RO"), born, strict=True):
        suspect = a_suspect("Sigbjørn Oppdiktetsen", nationality="NO", dob=dob)
        sqlite_desks.register(desk, subjects=[suspect], operation="Invented")
    found = sqlite_desks.links()

    assert [link[2] for link in found.values()] == [("person",)]
    assert sqlite_desks.sweep(renew=False).changed == 0
    sqlite_desks.sweep()
    assert list(sqlite_desks.links()) == list(found)


def test_two_nationalities_do_not_meet_where_a_birth_date_is_missing(sqlite_desks):
    for desk, dob in (("NO", BORN), ("RO", None)):
        suspect = a_suspect("Sigbjørn Oppdiktetsen", nationality=desk, dob=dob)
        sqlite_desks.register(desk, subjects=[suspect], operation="Invented")

    assert sqlite_desks.links() == {}


def test_the_persons_of_two_crowded_cases_are_compared_by_keys_alone(sqlite_desks):
    crowd = [{**a_suspect(f"Ola Oppdiktet{n}", dob=None), "id": f"S{n}"} for n in range(15)]
    mail = [{"type": "email", "value": "sigbjorn.oppdiktetsen@posta.no"}]
    for desk in ("NO", "RO"):
        sqlite_desks.register(desk, subjects=crowd, identifiers=mail)

    assert kinds(sqlite_desks) == [("email",)]


def test_a_link_ends_when_an_edit_takes_the_person_away(sqlite_desks):
    mine = sqlite_desks.register("NO", subjects=[a_suspect("Ola Oppdiktet")])
    sqlite_desks.register("RO", subjects=[a_suspect("Oppdiktet, Ola")])

    sqlite_desks.amend("NO", mine.case_id, subjects=[a_suspect("Kari Tenkt")])

    assert sqlite_desks.links() == {}
    assert len(sqlite_desks.hits("RO", "past")) == 1


def test_a_link_that_only_a_sweep_found_stands_after_an_edit_that_changes_no_person(sqlite_desks):
    mine = sqlite_desks.register("NO", subjects=[a_suspect("O. Oppdiktet", dob="1980")])
    sqlite_desks.register("RO", subjects=[a_suspect("Ola Oppdiktet", dob="1980-05-17")])
    before = sqlite_desks.links()

    sqlite_desks.sweep()
    found = sqlite_desks.links()
    sqlite_desks.amend(
        "NO",
        mine.case_id,
        subjects=[a_suspect("O. Oppdiktet", dob="1980")],
        summary="More is known.",
    )

    assert (before, len(found)) == ({}, 1)
    assert sqlite_desks.links() == found
    assert sqlite_desks.sweep(renew=False).changed == 0


def test_a_sweep_counts_names_and_seals_what_it_counted(desks):
    for number in range(4):
        desks.register("NO", f"NO/{number}", subjects=[a_suspect("Ola Oppdiktet", dob=None)])
    desks.sweep()

    counted = desks.read(DETECTOR, statistics.population)
    assert (counted.persons, counted.parts["~oppdiktet"]) == (4, 4)
    with past_walls(desks.office.office.engine).connect() as connection:
        rows = connection.execute(text("SELECT value_sealed FROM register_statistic")).all()
    assert rows
    assert not any(b"oppdiktet" in bytes(sealed) for (sealed,) in rows)


def _forget_keys(bench):
    """Make every person look as an earlier version sealed it: no compound keys at all."""
    every = list(visibility.all_subjects(bench.session, DETECTOR))
    known = visibility.cases_by_number(bench.session, DETECTOR, {row.case_number for row in every})
    for row in every:
        case = known[row.case_number]
        where = case_files.place(case, "subject", "record", row.number)
        key = case_files.key_of(bench, case)
        plain = bench.vault.open_json(key, where, row.record_sealed)
        forms = [form for form in plain["name_forms"] if form[0] not in KEY_NAMESPACES]
        for field in ("around", "keyed", "terms"):
            del plain[field]
        old = bench.vault.seal_json(key, where, {**plain, "name_forms": forms})
        cases.reseal_subject(bench.session, row.number, old)
        kept = case_files.place(case, "case", "index", case.number)
        match_index.remove(bench.session, indexing.kept_rows(bench, case))
        empty = bench.vault.seal_json(key, kept, json.loads("[]"))
        cases.change(bench.session, case.number, {"index_sealed": empty})


def test_a_sweep_indexes_anew_what_an_earlier_version_registered(desks):
    desks.register("NO", subjects=[a_suspect("Ola Oppdiktet", dob="1980-05-07")])
    desks.do(DETECTOR, _forget_keys)
    before = desks.count("match_index_1")

    desks.sweep()
    receipt = desks.register("RO", subjects=[a_suspect("Oppdiktet Ola", dob="1980-07-05")])

    assert before == 0
    assert [line.kinds for line in receipt.hits] == [("person",)]
    assert desks.sweep().changed == 0
