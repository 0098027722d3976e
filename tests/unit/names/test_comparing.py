"""Two names side by side: what agrees, what is left over, and what contradicts."""

import pytest

from coordination.domain.names import (
    Clash,
    NameAgreement,
    NameLevel,
    PartAgreement,
    compare_names,
    read_name,
)


def compare(one: str, other: str, share: float = 0.0) -> NameAgreement:
    return compare_names(read_name(one), read_name(other), lambda _: share)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Anna Novak", "NOVAK, Anna", NameLevel.EQUAL),
        ("Hans Schmidt", "Ганс Шмидт", NameLevel.OTHER_SCRIPT),
        ("Юлия Щербакова", "Julia Schtscherbakowa", NameLevel.OTHER_SCRIPT),
        ("عبد العزيز النورستاني", "Abdul Aziz Nuristani", NameLevel.OTHER_SCRIPT),
        ("יוסף כהן", "Joseph Cohen", NameLevel.OTHER_SCRIPT),
        ("Գևորգ Պետրոսյան", "Kevork Bedrossian", NameLevel.OTHER_SCRIPT),
        ("Müller Jörg", "Joerg Mueller", NameLevel.SPELLING),
        ("Sergey Zhukov", "Serge Joukov", NameLevel.SPELLING),
        ("Emma Lindenberg", "Emma Lindenburg", NameLevel.SPELLING),
        ("Anna Kowalska", "Anna Kowalski", NameLevel.SPELLING),
        ("Emma Shulman", "Emma Sulman", NameLevel.SPELLING),
        ("Emma Marlowe", "Emma Marlone", NameLevel.SPELLING),
        ("Mirko Šebek", "Mirko Sebek", NameLevel.EQUAL),
        ("Bill Clark", "William Clark", NameLevel.NICKNAME),
        ("De la Cruz Juan", "Juan Delacruz", NameLevel.PARTS_MERGED),
        ("Jeanluc Martin", "Jean-Luc Martin", NameLevel.PARTS_MERGED),
        ("Ali Bensalah", "علي بن صالح", NameLevel.PARTS_MERGED),
        ("Cüneyt Çakır", "Джюнейт Чакыр", NameLevel.OTHER_SCRIPT),
        ("习近平", "Xi Jinping", NameLevel.OTHER_SCRIPT),
        ("Иван Петрович Сидоров", "Ivan Sidorov", NameLevel.PARTS_DROPPED),
        ("Ivan Petrovich", "Ivan Petrovich Sidorov", NameLevel.PARTS_DROPPED),
        ("María García López", "Maria Garcia", NameLevel.PARTS_DROPPED),
        ("A. Petrov", "Anton Petrov", NameLevel.INITIALS),
    ],
)
def test_one_persons_names_agree(one: str, other: str, level: NameLevel):
    found = compare(one, other)

    assert (found.level, found.contradicts) == (level, False)
    assert found.score >= 0.8


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Ivan Petrov", "Sergey Petrov", Clash.GIVEN),
        ("Marta Silva", "Maria Silva", Clash.GIVEN),
        ("Daniel Novak", "Daniela Novak", Clash.GIVEN),
        ("Abdul Rahman Ali", "Abdul Karim Ali", Clash.GIVEN),
        ("Mohammed Ahmed", "Mahmoud Ahmed", Clash.GIVEN),
        ("Georgi Ivanov", "Georgi Petrov", Clash.FAMILY),
        ("Ivan Petrovich Ivanov", "Ivan Sergeevich Ivanov", Clash.PATRONYMIC),
        ("Mohammad Reza Karimi", "Mohammad Ali Karimi", Clash.SECOND_GIVEN),
        ("Salman bin Ali", "Ali bin Salman", Clash.PATRONYMIC),
        ("A. Petrov", "Ivan Petrov", Clash.INITIAL),
        ("Robert Brown Jr", "Robert Brown Sr", Clash.GENERATION),
        ("Hjalmar Anna Kowalski", "Kowalski, Vigdis Anna", Clash.SECOND_GIVEN),
    ],
)
def test_relatives_and_namesakes_contradict(one: str, other: str, clash: Clash):
    found = compare(one, other)

    assert (found.clash, found.contradicts) == (clash, True)
    assert found.score < 0.75


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Park", "Kin Bak"),
        ("Ali Hassan", "Alia Hussein"),
        ("Wei Wang", "Fei Wong"),
        ("王芳", "李方"),
        ("Lars Hansen", "Karl Jensen"),
        ("علي حسن", "عمر حسين"),
        ("Анна Рот", "Инна Рут"),
        ("Хью Ли", "Ohio Loa"),
        ("Leigh", "Лю"),
        ("A. B.", "Anton Berg"),
        ("", "Anna"),
    ],
)
def test_different_names_do_not_agree(one: str, other: str):
    found = compare(one, other)

    assert found.score < 0.6
    assert found.level in {NameLevel.DIFFERENT, NameLevel.ONE_PART, NameLevel.ONE_WORD}


def test_a_woman_may_have_married():
    found = compare("Anna Ivanova", "Anna Petrova")

    assert (found.level, found.clash) == (NameLevel.ONE_PART, Clash.FAMILY)
    assert not found.contradicts


@pytest.mark.parametrize(
    ("one", "other"),
    [("Weber Novak", "Weber Klein"), ("Ivan Petrov Ivanovich", "Ivan Petrov Klein")],
)
def test_what_nobody_knows_is_no_contradiction(one: str, other: str):
    assert not compare(one, other).contradicts


def test_each_part_finds_its_best_counterpart():
    found = compare("Michelle Michaela Michel", "Michaela Michelle Micheli")

    assert ("michelle", "michelle", PartAgreement.EQUAL) in [
        (one.text, other.text, how) for one, other, how in found.agreed
    ]
    assert len(found.agreed) == 3


def test_many_equal_parts_are_still_matched():
    found = compare("Ana Anna Anne Ann Anja Anya Annika Anka", "Ann Anja Ana Anna Anne Anka Anya")

    assert len(found.agreed) == 7
    assert len(found.left_over[0]) == 1


def test_what_is_left_over_is_named():
    found = compare("Anna Maria Novak", "Anna Novak Weber")

    assert [[part.text for part in side] for side in found.left_over] == [["maria"], ["weber"]]


def test_a_rare_part_left_over_weighs_more_than_a_common_one():
    def share(key: str) -> float:
        return 0.1 if key.startswith(("muhammad", "MH")) else 0.0001

    common = compare_names(read_name("Ali Zand"), read_name("Muhammad Ali Zand"), share)
    rare = compare_names(read_name("Ali Zand"), read_name("Ali Zand Corvin"), share)

    assert common.score > rare.score


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("מולר", "Muller", 0.7),
        ("شيمل", "Schimmel", 0.7),
        ("وايت", "White", 0.7),
        ("Schäfer", "Шефер", 0.7),
        ("Skoda", "Шкода", 0.7),
    ],
)
def test_single_parts_agree_across_scripts(one: str, other: str, least: float):
    assert compare(one, other).score >= least


def test_a_name_of_one_part_is_one_part_of_a_longer_one():
    found = compare("Petrov", "Ivan Petrov")

    assert found.level is NameLevel.ONE_PART
    assert found.score <= 0.55


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wafa Bu-Azza", "وفاء بوعزة"),
        ("Krystian Zając", "Крыстиан Зайонц"),
        ("Samee Taha", "Sami Taha"),
        ("Rasheed Tazee", "Rachid Tazi"),
        ("Genc Hodja", "Genc Hoxha"),
        ("Solomon Gres", "Solomon Hres"),
        ("أمين تركي", "أمين ترركي"),
        ("João Vitor Gonçalves", "João Vitorluís Gonçalves"),
        ("Jeanpierre Martin", "Jean Pierre Martin"),
        ("Andre Abdul Taylor", "Andre Taylor"),
        ("Abd al-Rahman Ali", "Abdurrahman Ali"),
        ("Abdul Aziz Ali", "Abdelaziz Ali"),
    ],
)
def test_spellings_of_one_name_leave_nothing_that_differs(one: str, other: str):
    found = compare(one, other)

    assert found.clash is Clash.NONE
    assert found.level is not NameLevel.ONE_PART


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Krystian Zajac", "Крыстиан Зайонц", Clash.UNCLEAR),
        ("Arif Sager", "Aeif Sager", Clash.UNCLEAR),
        ("Farid Zuqnani", "فريد زقناطي", Clash.UNCLEAR),
        ("Farid Zuqnani", "فريد لوم", Clash.FAMILY),
        ("Karla Lindmark", "Karla Lindmarkwoudstra", Clash.UNCLEAR),
        ("David Dante Vargas", "David Vargas Cardoso", Clash.NONE),
        ("Anna Maria Novak", "Anna Sofia Novak", Clash.SECOND_GIVEN),
        ("Hilmar Klotz", "Uwe Klotz", Clash.PART),
        ("Vincent Jean Wagner", "Jean Maria", Clash.GIVEN),
    ],
)
def test_what_differs_is_said_no_more_surely_than_it_is(one: str, other: str, clash: Clash):
    assert compare(one, other).clash is clash
    assert compare(other, one).clash is clash


def test_a_name_of_one_word_is_no_whole_name():
    assert compare("Red", "Red").level is NameLevel.ONE_WORD
    assert compare("Red", "Red Novak").level is NameLevel.ONE_PART
    assert compare("Runner23", "Runner52").level is NameLevel.DIFFERENT


def test_a_surname_of_two_given_names_is_not_taken_apart():
    assert compare("Anna Adamian", "Anna Adam").level is NameLevel.ONE_PART


def test_the_servant_of_a_surname_is_a_name_of_its_own():
    assert len(read_name("Abdul Torngren").named) == 2
    assert len(read_name("Abdul Rahman").named) == 1
    assert len(read_name("Abd Torngren").named) == 1


def test_equal_initials_are_no_given_name_that_agrees():
    assert compare("M. Kohler", "M. Kosicki").level is NameLevel.DIFFERENT
    assert compare("M. Kohler", "M. Kohler").level is NameLevel.INITIALS
    assert compare("M. K.", "M. K.").score == 1.0 > compare("M. K.", "Marta Kohler").score
