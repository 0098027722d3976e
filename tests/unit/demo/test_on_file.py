"""How persons are put on file: every disguise does what its name says and says that it did."""

import random
from datetime import date

import pytest

from coordination.demo import on_file, people, proportions, text_disguises
from coordination.demo.birth_disguises import MISDATES
from coordination.demo.cultures import Word
from coordination.demo.handle_disguises import HANDLE_CHANGES, respelt
from coordination.demo.name_disguises import RENAMES, draft_of
from coordination.demo.people import Person
from coordination.demo.places import JURISDICTIONS
from coordination.demo.truth import exact_keys

TODAY = date(2026, 11, 23)
LETTERS = {"latinised", "other scheme", "local script", "latinised back", "patronymic missing"}
HALF_KNOWN = {"sex missing", "sex differs", "nationality missing", "nationality differs"}


def word(text):
    return Word(text, text)


def person(given="Ana María", *family, middle=None, sex="f", culture="spanish"):
    family = family or ("García", "de la Fuente")
    words = tuple(word(name) for name in family)
    middle = middle and word(middle)
    return Person(word(given), middle, words, culture, "Latn", sex, date(1980, 5, 7), "ES")


def some_people(count):
    rng = random.Random(4)
    makes = people.People(rng, TODAY)
    return [makes.adult(rng.choice(JURISDICTIONS)) for _ in range(count)]


def test_the_table_names_every_disguise_that_can_be_drawn():
    assert proportions.DISGUISES.keys() == RENAMES.keys() | MISDATES.keys()
    assert proportions.HANDLE_DISGUISES.keys() == HANDLE_CHANGES.keys()
    assert text_disguises.RETYPES.keys() <= RENAMES.keys()


def test_every_disguise_occurs_and_nothing_else_is_said_to():
    rng = random.Random(5)
    named = set()
    for one in some_people(1500):
        named |= on_file.enter(rng, one, rng.choice(JURISDICTIONS), 2).disguises

    assert named == proportions.DISGUISES.keys() | LETTERS | HALF_KNOWN


def test_an_entry_without_disguise_holds_the_exact_name_and_date():
    rng = random.Random(5)
    for one in some_people(600):
        entry = on_file.enter(rng, one, one.nationality, 0)
        if one.middle is None and not entry.disguises - HALF_KNOWN:
            assert exact_keys(entry) == exact_keys(on_file.plainly(one))


def test_a_disguised_entry_differs_from_the_papers():
    rng = random.Random(6)
    for one in some_people(600):
        entry = on_file.enter(rng, one, one.nationality, 1)
        plain = on_file.plainly(one)

        if entry.disguises - HALF_KNOWN - LETTERS and one.middle is None:
            changed = exact_keys(entry) != exact_keys(plain) or len(entry.names) > 1
            assert changed or entry.disguises & {"middle name dropped"}


@pytest.mark.parametrize(
    ("disguise", "dob"),
    [
        ("day and month swapped", "1980-07-05"),
        ("birth date missing", ""),
        ("year only", "1980"),
        ("year and month", "1980-05"),
        ("first of January", "1980-01-01"),
    ],
)
def test_a_birth_date_is_written_as_the_disguise_says(disguise, dob):
    assert MISDATES[disguise](random.Random(1), date(1980, 5, 7)) == dob


@pytest.mark.parametrize("disguise", sorted(MISDATES))
def test_no_disguise_of_a_date_gives_a_date_that_is_none_or_the_same(disguise):
    for day in (date(1980, 2, 29), date(1999, 12, 31), date(1988, 8, 8), date(1970, 10, 1)):
        found = MISDATES[disguise](random.Random(day.day), day)
        assert found != day.isoformat()
        if found and len(found) == 10:
            assert date.fromisoformat(found) < TODAY


@pytest.mark.parametrize(
    ("disguise", "one", "name"),
    [
        ("second surname dropped", person(), ("Ana María", None, ["García"])),
        ("first part dropped", person(), ("Ana María", None, ["de la Fuente"])),
        ("first part dropped", person("Ana", "Cruz", middle="Rosa"), ("Rosa", None, ["Cruz"])),
        ("first part dropped", person("Jean-Luc", "Petit"), ("Luc", None, ["Petit"])),
        ("middle name dropped", person("Ana", "Cruz", middle="Rosa"), ("Ana", None, ["Cruz"])),
        ("letters simplified", person("Jörg", "Groß"), ("Joerg", None, ["Gross"])),
        ("nickname", person("Isabel", "Cruz"), ("Isa", None, ["Cruz"])),
    ],
)
def test_a_name_changes_as_the_disguise_says(disguise, one, name):
    draft = draft_of(one)

    assert RENAMES[disguise](random.Random(1), draft)
    middle = draft.middle and draft.middle.latin
    assert (draft.given.latin, middle, [word.latin for word in draft.family]) == name


@pytest.mark.parametrize(
    ("disguise", "one"),
    [
        ("married name", person(sex="m")),
        ("surname in the other gender", person("Ana", "Cruz")),
        ("second surname dropped", person("Ana", "Cruz")),
        ("first part dropped", person("Ana", "Cruz")),
        ("middle name dropped", person("Ana", "Cruz")),
        ("patronymic taken for surname", person("Ana", "Cruz", middle="Rosa")),
        ("nickname", person("Xenia", "Cruz")),
        ("letters simplified", person("Ana", "Cruz")),
        ("parts merged", person("Ana", "Cruz")),
        ("parts split", person("Ana", "Cruz")),
        ("particle dropped", person("Ana", "Cruz")),
    ],
)
def test_a_disguise_that_does_not_fit_changes_nothing(disguise, one):
    draft = draft_of(one)

    assert not RENAMES[disguise](random.Random(1), draft)
    assert draft == draft_of(one)


def test_a_womans_surname_takes_the_other_form_and_a_marriage_another_name():
    czech = Person(
        word("Jana"), None, (word("Nováková"),), "czech", "Latn", "f", date(1980, 5, 7), "CZ"
    )
    draft, married = draft_of(czech), draft_of(czech)

    assert RENAMES["surname in the other gender"](random.Random(1), draft)
    assert RENAMES["married name"](random.Random(1), married)
    assert draft.family == (word("Novák"),)
    assert married.family != czech.family


@pytest.mark.parametrize(
    ("change", "words", "changed"),
    [
        ("parts merged", ["Anne-Marie", "Roux"], ["Annemarie", "Roux"]),
        ("parts split", ["Uwe", "Kirchberger"], ["Uwe", "Kirch", "Berger"]),
        ("particle dropped", ["Jan", "van", "der", "Meer"], ["Jan", "Meer"]),
        ("particle dropped", ["Omar", "Al-Khatib"], ["Omar", "Khatib"]),
    ],
)
def test_words_are_joined_parted_and_left_out(change, words, changed):
    assert text_disguises.RETYPES[change](random.Random(1), words) == changed


def test_a_slip_changes_one_word_and_short_names_have_none():
    rng = random.Random(3)

    assert text_disguises.RETYPES["typing error"](rng, ["Li", "Bo"]) is None
    for _ in range(50):
        changed = text_disguises.RETYPES["typing error"](rng, ["Stefan", "Winkler"])
        assert changed is None or sum(word in {"Stefan", "Winkler"} for word in changed) == 1


@pytest.mark.parametrize("change", sorted(HANDLE_CHANGES))
def test_a_handle_under_another_form_is_another_handle(change):
    changed = {respelt(random.Random(seed), "kik:amber_bel4821", change) for seed in range(20)}

    assert "kik:amber_bel4821" not in changed
    assert all(value.partition(":")[2] for value in changed)


def test_leetspeak_turns_letters_into_digits_and_keeps_the_number():
    assert respelt(random.Random(1), "x:stone_bel4821", "leetspeak handle") == "x:570n3_b3l4821"
