from coordination.demo import on_file
from coordination.demo.on_file import Entry
from coordination.demo.truth import Ledger, Linked, exact_keys


def entry(name="Ola Nordmann", dob="1980-05-17", *disguises, letters="Latn:"):
    return Entry((name,), dob, "m", "NO", frozenset(disguises), letters)


def linked(reach, *kinds, disguises=()):
    return Linked(frozenset(kinds), reach, frozenset(disguises))


def test_the_easiest_link_of_a_pair_says_how_it_is_reached_and_all_kinds_are_named():
    ledger = Ledger()
    for case in (1, 2):
        ledger.holds(case, "email", "a@b.cd")
        ledger.names(case, 7, entry("Ola Nordmann", f"198{case}-05-17", "wrong day"))

    assert ledger.pairs() == {(1, 2): linked("identifier", "email", "person")}


def test_a_handle_that_only_resembles_keeps_its_disguise_until_another_value_is_shared():
    ledger = Ledger()
    ledger.holds(1, "handle", "kik:x")
    ledger.holds(2, "handle", "kik:x", "decorated handle")
    assert ledger.pairs()[1, 2] == linked("identifier", "handle", disguises=["decorated handle"])

    ledger.holds(2, "handle", "kik:x")
    assert ledger.pairs()[1, 2] == linked("identifier", "handle")

    ledger.holds(2, "handle", "kik:x", "decorated handle")
    assert ledger.pairs()[1, 2] == linked("identifier", "handle")


def test_equal_names_with_equal_dates_are_exact_in_any_order_and_letter_case():
    ledger = Ledger()
    ledger.names(1, 7, entry("Jörg Böhm", "1980-05-17", "sex missing"))
    ledger.names(2, 7, entry("BOHM, jorg"))

    assert ledger.pairs() == {(1, 2): linked("person_exact", "person")}


def test_other_persons_are_reached_through_the_disguises_of_both_sides():
    ledger = Ledger()
    ledger.names(1, 7, entry("O. Nordmann", "1980-05-17", "initial only"))
    ledger.names(2, 7, entry("Ola Nordmann", "1980", "year only"))

    expected = linked("person", "person", disguises=["initial only", "year only"])
    assert ledger.pairs() == {(1, 2): expected}


def test_two_desks_that_write_a_foreign_name_in_one_way_need_no_other_script():
    ledger = Ledger()
    ledger.names(1, 7, entry("Ivan Petrov", "1980", "year only", "latinised"))
    ledger.names(2, 7, entry("Ivan Petrov", "1980-05-17", "latinised"))
    ledger.names(3, 7, entry("Iwan Petrow", "1980-05-17", "other scheme", letters="Latn:german"))

    assert ledger.pairs()[1, 2].disguises == {"year only"}
    assert ledger.pairs()[2, 3].disguises == {"latinised", "other scheme"}


def test_a_chain_joins_through_other_cases_and_not_what_nothing_joins():
    ledger = Ledger()
    ledger.holds(1, "email", "a@b.cd")
    ledger.holds(2, "email", "a@b.cd")
    ledger.holds(2, "phone", "+4712345678")
    ledger.holds(3, "phone", "+4712345678")
    ledger.joins((1, 2, 3, 4))

    pairs = ledger.pairs()
    assert pairs[1, 3] == linked("third_case", "third case")
    assert pairs.keys() == {(1, 2), (2, 3), (1, 3)}


def test_a_coincidence_is_dropped_where_the_cases_belong_together():
    ledger = Ledger()
    ledger.misleads((1, 2, 3), "private address")

    assert ledger.decoys([(1, 2)]) == [((1, 3), "private address"), ((2, 3), "private address")]


def test_a_partial_or_placeholder_date_and_a_bare_initial_are_never_exact():
    assert not exact_keys(entry(dob="1980"))
    assert not exact_keys(entry(dob="1980-01-01"))
    assert not exact_keys(entry("O. Nordmann"))
    assert exact_keys(entry("Al-Khatib, Omar")) == exact_keys(entry("Omar Al Khatib"))


def test_what_is_not_known_stays_out_of_the_record():
    assert on_file.Entry(("A B",), "", "", "", frozenset()).fields() == {"names": ["A B"]}
