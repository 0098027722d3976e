"""Search: a pasted identifier in any spelling, a reference, a title, a name; in the own desk only."""

import pytest
from sqlalchemy import event

from coordination.actions import search
from coordination.domain.permissions import Forbidden
from tests.builders import an_officer
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR

CASE = {
    "title": "Strømming på bestilling",
    "subjects": [
        {
            "id": "S1",
            "role": "suspect",
            "names": ["Łukasz Żółć-Wymyślony"],
            "documents": [{"type": "passport", "country": "RO", "number": "05 123 4567"}],
        }
    ],
    "identifiers": [
        {"type": "email", "value": "Ola.Oppdiktet@Posta.NO"},
        {"type": "phone", "value": "93 48 12 07"},
        {"type": "handle", "value": "instagram:Dark.Rider_77"},
        {"type": "url", "value": "https://forum.posta.no/u/77?x=1"},
        {"type": "domain", "value": "rytterskjul.no"},
        {"type": "onion", "value": f"{'a' * 55}d.onion"},
        {"type": "ip", "value": "81.2.69.142"},
        {"type": "crypto", "value": "0x7d3cba10f2e94b58a6617c0d9e8f3b2a4d5c6e71"},
        {"type": "iban", "value": "NO83 1234 5678 008"},
        {"type": "device_id", "value": "IMEI 35-291709-246813-0"},
        {
            "type": "file_hash",
            "value": "d2a84f4b8b650937ec8f73cd8be2c74add5a911ba64df27458ed8229da804a26",
        },
    ],
}


@pytest.fixture
def filed(sqlite_desks):
    """Register the case of NO, an empty one beside it, and the same case of RO."""
    sqlite_desks.register("NO", "NO/2026/0081", **CASE)
    sqlite_desks.register("NO", "NO/2026/0099")
    sqlite_desks.register("RO", "RO/77", **CASE)
    return sqlite_desks


def found(desks, text, desk="NO"):
    results = desks.read(an_officer(desk), search.search, text)
    return {(hit.case.ref, hit.where) for hit in results.found}


@pytest.mark.parametrize(
    "pasted",
    [
        "ola.oppdiktet[@]posta[.]no",
        "mailto:OLA.OPPDIKTET@POSTA.NO",
        "+47 934 81 207",
        "0047-93481207",
        "https://www.instagram.com/dark.rider_77/",
        "hxxps://forum[.]posta[.]no/u/77?x=1",
        "rytterskjul[.]no",
        "81[.]2[.]69[.]142",
        "0x7D3CBA10F2E94B58A6617C0D9E8F3B2A4D5C6E71",
        "no8312345678008",
        "352917092468130",
        "D2A84F4B8B650937EC8F73CD8BE2C74ADD5A911BA64DF27458ED8229DA804A26",
    ],
)
def test_a_pasted_identifier_in_another_spelling_finds_the_own_case(filed, pasted):
    assert found(filed, pasted) == {("NO/2026/0081", "identifier")}


def test_a_document_number_finds_the_person_who_holds_it(filed):
    assert ("NO/2026/0081", "document") in found(filed, "passport RO 051234567")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("no/2026/0081", {("NO/2026/0081", "ref")}),
        ("0081", {("NO/2026/0081", "ref")}),
        ("2026/00", {("NO/2026/0081", "ref"), ("NO/2026/0099", "ref")}),
        ("strom bestilling", {("NO/2026/0081", "title")}),
        ("ZOLC lukasz", {("NO/2026/0081", "name")}),
        ("wymysl", {("NO/2026/0081", "name")}),
        ("nobody at all", set()),
        ("RO/77", set()),
        ("--", set()),
        ("   ", set()),
    ],
)
def test_references_titles_and_names_are_found_by_part_and_in_other_accents(filed, asked, expected):
    assert found(filed, asked) == expected


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [("Oppdiktet Liv", True), ("liv maria", True), ("l", False), ("liv", False), ("liv o", False)],
)
def test_a_closed_person_is_found_by_the_name_in_full_and_not_spelt_out(
    sqlite_desks, asked, is_found
):
    victim = {"id": "V1", "role": "victim", "names": ["Liv Maria Oppdiktet"]}
    sqlite_desks.register("NO", "NO/2026/0083", subjects=[victim])

    assert bool(found(sqlite_desks, asked)) is is_found


def test_what_another_desk_holds_costs_a_check_no_query_more(filed):
    filed.register("RO", "RO/79", identifiers=[{"type": "email", "value": "kun.ro@posta.no"}])

    def queries(text):
        asked = []
        engine = filed.office.office.engine
        event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
        filed.read(an_officer("NO"), search.check_own, "email", text)
        return [one.partition("?")[0] for one in asked]

    assert queries("kun.ro@posta.no") == queries("ingen.her@posta.no")


def test_a_search_opens_the_own_desk_only_and_says_how_much(filed):
    results = filed.read(an_officer("NO"), search.search, "lukasz")

    assert (results.opened, results.truncated) == (2, False)
    assert found(filed, "lukasz", "RO") == {("RO/77", "name")}
    assert found(filed, "lukasz", "DE") == set()


def test_the_newest_cases_are_opened_when_there_are_too_many(filed, monkeypatch):
    monkeypatch.setattr(search, "OPENED_AT_MOST", 1)
    results = filed.read(an_officer("NO"), search.search, "2026")

    assert (results.opened, results.truncated) == (1, True)
    assert found(filed, "ola.oppdiktet@posta.no") == {("NO/2026/0081", "identifier")}


def test_a_search_is_one_log_entry_and_an_empty_one_is_none(filed):
    found(filed, "lukasz")
    found(filed, "")

    assert [action for _, action in filed.log()].count("cases.searched") == 1


def test_only_people_of_a_desk_search(filed):
    for actor in (ANALYST, AUDITOR, ADMINISTRATOR):
        for asked in (search.search, lambda bench, text: search.check_own(bench, None, text)):
            with pytest.raises(Forbidden):
                filed.read(actor, asked, "lukasz")


def test_a_check_before_saving_asks_the_own_desk_and_leaves_a_trace(filed):
    filed.register("RO", "RO/78", identifiers=[{"type": "email", "value": "kun.ro@posta.no"}])
    known = filed.read(an_officer("NO"), search.check_own, "email", "OLA.oppdiktet@posta.no")
    foreign = filed.read(an_officer("NO"), search.check_own, "", "kun.ro@posta.no")

    assert [case.ref for case in known.cases] == ["NO/2026/0081"]
    assert [reading.kind for reading in known.readings] == ["email"]
    assert foreign.cases == ()
    assert [action for _, action in filed.log()][-2:] == ["cases.checked"] * 2


def test_a_check_of_another_kind_finds_nothing(filed):
    other = filed.read(an_officer("NO"), search.check_own, "iban", "ola.oppdiktet@posta.no")

    assert (other.cases, other.readings) == ((), ())
