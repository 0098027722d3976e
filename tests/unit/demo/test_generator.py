import json
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations

import pytest

from coordination.demo import agreements, generator, showcase, worthless
from coordination.demo.generator import make_register, write_register
from coordination.demo.places import JURISDICTIONS
from coordination.demo.proportions import DISGUISES, HANDLE_DISGUISES, LOOK_ALIKES_PER_CASE
from coordination.demo.scoring import pair_of
from coordination.domain import identifiers
from coordination.domain.features import Normalised
from coordination.domain.record import read_case
from coordination.domain.vocabulary import IdentifierKind, Stage
from coordination.reference.pack import load_pack

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def register():
    return make_register(11, 2000, today=TODAY)


def test_equal_seeds_give_equal_registers_and_others_do_not(register):
    again = make_register(11, 2000, today=TODAY)
    other = make_register(12, 2000, today=TODAY)

    assert list(again.records) == list(register.records)
    assert (again.truth, again.decoys) == (register.truth, register.decoys)
    assert list(other.records) != list(register.records)


def test_every_record_is_accepted_as_it_stands(register):
    pack = load_pack()
    known = {
        "offence_codes": frozenset(pack.offences),
        "jurisdictions": frozenset(pack.jurisdictions),
    }

    drafts = [read_case(json.loads(json.dumps(row)), **known) for row in register.records]

    assert len(drafts) == 2000
    assert not any(draft.uncoded_offences for draft in drafts)


def test_references_are_unique_within_each_desk(register):
    named = Counter((row["jurisdiction"], row["ref"]) for row in register.records)

    assert set(named.values()) == {1}
    assert {jurisdiction for jurisdiction, _ in named} == set(JURISDICTIONS)


def test_every_stage_occurs(register):
    assert {row["stage"] for row in register.records} == set(Stage)


def test_the_truth_names_known_cases_in_each_way_of_reaching_them(register):
    known = {(row["jurisdiction"], row["ref"]) for row in register.records}
    reaches = Counter(row["reachable_by"] for row in register.truth)

    assert all((row["jurisdiction_a"], row["case_a"]) in known for row in register.truth)
    assert all((row["jurisdiction_b"], row["case_b"]) in known for row in register.truth)
    assert set(reaches) == {"identifier", "person_exact", "person", "third_case"}
    assert {row["coordinated"] for row in register.truth} == {True, False}


def test_no_pair_is_told_twice_or_of_one_case(register):
    pairs = [pair_of(row) for row in register.truth]

    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)


def test_a_person_in_disguise_always_says_which_and_an_exact_one_has_none(register):
    named = {row["reachable_by"]: [] for row in register.truth}
    for row in register.truth:
        named[row["reachable_by"]].append(row["disguises"])

    assert all(named["person"])
    assert not any(named["person_exact"] + named["third_case"])
    assert {disguise for row in named["identifier"] for disguise in row} <= set(HANDLE_DISGUISES)


def test_nearly_every_disguise_hides_a_link(register):
    named = Counter(name for row in register.truth for name in row["disguises"])

    assert len(DISGUISES.keys() - named.keys()) <= 2
    assert named["birth date missing"] > named["digits of the year turned"]


def test_there_are_about_two_and_three_quarters_subjects_a_case(register):
    subjects = [len(case.subjects) for case in register.cases]

    assert 2.4 < sum(subjects) / len(subjects) < 3.1
    assert 0.05 < sum(not case.identifiers for case in register.cases) / len(subjects) < 0.3


def test_cases_that_hold_one_identifier_are_true_or_laid_out_and_every_such_link_is_told(register):
    shared = cases_by_form(register.cases)
    laid_out = {pair_of(row) for row in register.decoys}
    told = {pair_of(row): row for row in register.truth}
    apart = [row for pair, row in told.items() if pair not in shared]

    # A pair that a person joins may hold a worthless value besides.
    assert not shared - told.keys() - laid_out
    assert all(row["disguises"] for row in apart if row["reachable_by"] == "identifier")


def test_equal_names_with_equal_birth_dates_are_true_or_laid_out(register):
    by_person = defaultdict(set)
    for case in register.cases:
        for subject in case.subjects:
            dob = subject.get("dob", "")
            if len(dob) == 10 and not dob.endswith("-01-01"):
                for name in subject["names"]:
                    key = (*sorted(name.replace(",", "").casefold().split()), dob)
                    by_person[key].add((case.jurisdiction, case.ref))
    same = {frozenset(two) for held in by_person.values() for two in combinations(held, 2)}
    told = {pair_of(row) for row in (*register.truth, *register.decoys)}

    assert len(same) > 30
    assert not same - told


def cases_by_form(cases):
    """Return the pairs of cases that hold one identifier, as the domain reads them."""
    holders = defaultdict(set)
    for case in cases:
        for entry in case.identifiers:
            kind = IdentifierKind(entry["type"])
            found = identifiers.read(kind, entry["value"], jurisdiction=case.jurisdiction)
            for form in found.forms:
                holders[form].add((case.jurisdiction, case.ref))
        for subject in case.subjects:
            for paper in subject.get("documents", ()):
                found = identifiers.read_document(paper["type"], paper["country"], paper["number"])
                for form in found.forms:
                    holders[form].add((case.jurisdiction, case.ref))
    return {frozenset(two) for held in holders.values() for two in combinations(held, 2)}


def test_no_decoy_is_also_true(register):
    true = {(row["case_a"], row["case_b"]) for row in register.truth}
    misleading = {(row["case_a"], row["case_b"]) for row in register.decoys}

    assert misleading
    assert not true & misleading


def test_every_sort_of_coincidence_occurs(register):
    reasons = {row["why"] for row in register.decoys}

    assert {one.why for one in worthless.WORTHLESS} <= reasons
    assert {*LOOK_ALIKES_PER_CASE, "somebody who is witness or contact by office"} <= reasons
    assert {worthless.RARE, "throw-away mail service"} <= reasons


def test_a_register_smaller_than_the_showcase_is_the_showcase_alone():
    small = make_register(1, 1, today=TODAY)

    assert all(str(row["ref"]).startswith("SHOW/") for row in small.records)
    assert {row["why"] for row in small.decoys} == {"address of a reverse proxy"}


def test_a_register_may_go_without_the_showcase():
    plain = make_register(1, 30, today=TODAY, showcase=False)

    assert not any(str(row["ref"]).startswith("SHOW/") for row in plain.records)
    assert len(list(plain.records)) == 30


def test_the_files_hold_what_the_register_holds(tmp_path):
    register = make_register(3, 60, today=TODAY)
    write_register(tmp_path, 3, 60, today=TODAY)

    lines = (tmp_path / "register.jsonl").read_text("utf-8").splitlines()
    truth = (tmp_path / "truth.jsonl").read_text("utf-8").splitlines()
    misleading = (tmp_path / "decoys.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(register.records)
    assert [json.loads(line) for line in truth] == register.truth
    assert [json.loads(line) for line in misleading] == register.decoys


def test_a_register_of_several_volumes_repeats_no_reference_and_no_value(monkeypatch):
    monkeypatch.setattr(generator, "VOLUME", 150)
    # Placeholders are the same in every volume, so they stay out here.
    monkeypatch.setattr(generator, "mislead", lambda cast, cases: None)
    register = make_register(3, 400, today=TODAY)

    assert len({(case.jurisdiction, case.ref) for case in register.cases}) == 400
    told = {pair_of(row) for row in (*register.truth, *register.decoys)}
    assert cases_by_form(register.cases) <= told


def scene(register, name):
    return [row for row in register.truth if f"/{name}/" in str(row["case_a"])]


def test_the_showcase_holds_a_chain_over_three_states(register):
    rows = scene(register, "chain")
    states = {row["jurisdiction_a"] for row in rows} | {row["jurisdiction_b"] for row in rows}

    assert states == {"NO", "PT", "DE"}
    assert sorted(row["reachable_by"] for row in rows) == ["identifier", "identifier", "third_case"]


def test_the_showcase_holds_a_finding_of_three_states_with_a_child_at_risk(register):
    rows = scene(register, "child-at-risk")
    cases = [case for case in register.cases if "/child-at-risk/" in case.ref]

    assert len(rows) == 3
    assert not any(row["coordinated"] for row in rows)
    assert {case.frame["urgency"] for case in cases} == {"child_at_risk"}


def test_a_running_team_covers_and_an_ended_one_does_not(register):
    assert [row["coordinated"] for row in scene(register, "running-team")] == [True]
    assert [row["coordinated"] for row in scene(register, "ended-team")] == [False]


def test_the_domestic_duplicate_is_of_one_state_and_a_shared_address_links_nobody(register):
    duplicate = scene(register, "duplicate")

    assert [(row["jurisdiction_a"], row["jurisdiction_b"]) for row in duplicate] == [("PT", "PT")]
    assert scene(register, "muted") == []
    assert any("/muted/" in str(row["case_a"]) for row in register.decoys)


def test_the_shared_address_of_the_showcase_is_known_to_the_reference_pack():
    verdict = load_pack().knowledge.verdict(Normalised("ip", showcase.SHARED_ADDRESS))

    assert verdict is not None
    assert verdict.kind == "shared"


def test_a_record_with_references_covers_nothing_before_it_is_confirmed(register):
    germany, norway = [case for case in register.cases if "/contestable/" in case.ref]
    assert agreements.is_coordinated(germany, norway, TODAY)

    germany.coordination[0]["refs"] = [norway.ref]

    assert not agreements.is_coordinated(germany, norway, TODAY)
    del germany.coordination[0]["refs"]


def test_coordination_never_names_the_own_state(register):
    for case in register.cases:
        assert all(case.jurisdiction not in record["with"] for record in case.coordination)
