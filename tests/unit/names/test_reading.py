"""A name as read: its parts, what they do in it, and what else they may be written like."""

import pytest

from coordination.domain.names import PartPlace, PartRole, Sex, key_parts, read_name


def texts(name: str, role: PartRole) -> list[str]:
    return [part.text for part in read_name(name).parts if part.role is role]


@pytest.mark.parametrize(
    ("name", "particles"),
    [
        ("Piet van der Meer", ["van", "der"]),
        ("Juan de la Cruz", ["de", "la"]),
        ("Yusuf al-Husseini", ["al"]),
        ("Шейх Абу Бакр", ["абу"]),
        ("President Anna Novak", ["president"]),
        ("Nguyen Van Minh", ["van"]),
        ("Le Roy Martin", ["le"]),
    ],
)
def test_particles_do_not_name_a_person(name: str, particles: list[str]):
    assert texts(name, PartRole.PARTICLE) == particles


@pytest.mark.parametrize(
    "name", ["Le Van An", "Do Van", "Ho An", "Le Minh", "Park Ji An", "Le Hoang Phuoc"]
)
def test_words_that_are_particles_elsewhere_name_a_person_where_nothing_else_does(name: str):
    assert texts(name, PartRole.PARTICLE) == []


@pytest.mark.parametrize(
    ("name", "father"),
    [
        ("Иван Петрович Сидоров", "петрович"),
        ("Olga Ivanovna Petrova", "ivanovna"),
        ("Ольга Іванівна Коваль", "іванівна"),
        ("Salman bin Ahmad", "ahmad"),
        ("Rustam Ali oglu Mirzoyev", "ali"),
        ("Рустам Мирзоев Али оглы", "али"),
        ("Þóra Guðmundsdóttir", "gudmundsdottir"),
        ("Mykolovyč, S", "mykolovyc"),
        ("Сидоров, Иван Петрович", "петрович"),
        ("Ivan Petrovic Sidorov", "petrovic"),
        ("Ravi a/l Muniandy", "muniandy"),
    ],
)
def test_fathers_names_are_known_by_their_form_or_their_neighbour(name: str, father: str):
    assert texts(name, PartRole.PATRONYMIC) == [father]


@pytest.mark.parametrize("name", ["Petrović, Milan", "Милан Петровић", "Milan Petrovic"])
def test_a_surname_made_from_a_fathers_name_is_a_surname_where_no_other_is_left(name: str):
    assert texts(name, PartRole.PATRONYMIC) == []


@pytest.mark.parametrize("name", ["Mykolovyč, S", "Сидоров, Иван Петрович"])
def test_a_fathers_name_is_neither_given_name_nor_surname_on_either_side_of_a_comma(name: str):
    fathers = [part for part in read_name(name).parts if part.role is PartRole.PATRONYMIC]
    assert [part.place for part in fathers] == [PartPlace.UNKNOWN]


@pytest.mark.parametrize(
    ("apart", "together"),
    [("Lee Young-soon", "이영순"), ("Hsiu-chuan Chou", "Zhou Xiuquan"), ("Anna Maria Kos", None)],
)
def test_a_given_name_of_two_syllables_has_a_key_of_both(apart: str, together: str | None):
    first = {part.keys[0] for part in read_name(apart).named}
    others = {key for part in read_name(together or "Kos").named for key in part.keys}
    telling = {key for key in first & others if len(key) > 2}
    assert bool(telling) is (together is not None)


def test_a_letter_under_the_mark_of_silence_is_not_heard():
    assert read_name("พงษ์").parts[0].skeletons & read_name("Pong").parts[0].skeletons


def test_son_of_a_particle_is_nobody():
    assert texts("Ahmad bin van", PartRole.PATRONYMIC) == []


def test_initials_and_generations_are_told_from_names():
    assert texts("J.-C. Novak Jr.", PartRole.INITIAL) == ["j", "c"]
    assert texts("Robert Brown III", PartRole.GENERATION) == ["iii"]
    assert texts("王 小明", PartRole.INITIAL) == []


def test_titles_are_left_out():
    assert [part.text for part in read_name("Dr. Anna Novak").parts] == ["anna", "novak"]


def test_a_comma_says_what_the_surname_is():
    before, after = read_name("Martin, Thomas").parts

    assert (before.place, after.place) == (PartPlace.FAMILY, PartPlace.GIVEN)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Alexandra", PartPlace.GIVEN),
        ("Саша", PartPlace.GIVEN),
        ("محمد", PartPlace.GIVEN),
        ("Papadopoulos", PartPlace.FAMILY),
        ("Петрова", PartPlace.FAMILY),
        ("Weber", PartPlace.UNKNOWN),
        ("Tran", PartPlace.UNKNOWN),
    ],
)
def test_tables_and_endings_tell_given_names_from_surnames(name: str, place: PartPlace):
    assert read_name(name).parts[0].place is place


@pytest.mark.parametrize(
    ("name", "sex"), [("Ivan", Sex.MAN), ("Ирина", Sex.WOMAN), ("Sasha", Sex.UNKNOWN)]
)
def test_tables_tell_whose_a_given_name_is(name: str, sex: Sex):
    assert read_name(name).parts[0].sex is sex


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Щербакова", "shcherbakova"),
        ("Щербакова", "schtscherbakowa"),
        ("Гриценко", "hrytsenko"),
        ("Щерев", "shterev"),
        ("Müller", "mueller"),
        ("Åse", "aase"),
        ("Łukasz", "lukasz"),
        ("Χρήστος", "christos"),
        ("Ντούλας", "doulas"),
        ("წიკლაური", "tsiklauri"),
        ("Պետրոսյան", "betrosyan"),
        ("कुमार", "kumar"),
        ("ყიფიანი", "qipiani"),
    ],
)
def test_national_schemes_give_their_spellings(name: str, spelling: str):
    assert spelling in read_name(name).parts[0].latin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schmidt", "Шмидт"),
        ("Shmidt", "Schmidt"),
        ("Jean", "Жан"),
        ("Jackson", "Джексон"),
        ("Dzhekson", "Jackson"),
        ("Hugo", "Гуго"),
        ("Hugo", "Уго"),
        ("Wałęsa", "Валенса"),
        ("Тодоров", "Todorov"),
        ("Ђорђевић", "Djordjevic"),
        ("Chukwu", "צ'וקוו"),
        ("Papadopoulou", "Παπαδόπουλος"),
        ("Nováková", "Novák"),
        ("Kazlauskienė", "Kazlauskas"),
        ("Bedrossian", "Պետրոսյան"),
        ("al-Madhoun", "المدهون"),
        ("Abdul Rahman", "عبد الرحمن"),
        ("Abdurrahman", "Abd al-Rahman"),
        ("Salah al-Din", "Saladdin"),
        ("Nur Uddin", "نور الدين"),
        ("Bensalah", "بن صالح"),
        ("Ahmadinejad", "احمدی\u200cنژاد"),
        ("João", "Жуан"),
        ("Jiří", "Иржи"),
        ("Xhevdet", "Джевдет"),
        ("Jiménez", "Хименес"),
        ("Miller", "밀러"),
        ("Smith", "スミス"),
        ("Sasha", "Αλέξανδρος"),
        ("Delacruz", "de la Cruz"),
        ("Maryann", "Mary Ann"),
        ("J.", "John"),
    ],
)
def test_keys_of_one_name_meet(one: str, other: str):
    mine, theirs = ({*key_parts(read_name(name))} for name in (one, other))
    first = ({key[0] for key in keys} for keys in (mine, theirs))

    assert mine & theirs or (len(one) == 2 and set.intersection(*first))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Weber", "Wagner"), ("Marta", "Maria"), ("Иванов", "Петров"), ("علي", "عمر")],
)
def test_keys_of_different_names_do_not(one: str, other: str):
    assert {*key_parts(read_name(one))}.isdisjoint(key_parts(read_name(other)))


def test_a_part_has_six_keys_at_most():
    name = read_name("Giacchetti-Csörgő Szczęsna Aleksandra Jacquillat אבגדבגדכפ")

    assert max(len(part.keys) for part in name.parts) <= 6


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("AnnaNovak", ["anna", "novak"]),
        ("McDonald", ["mcdonald"]),
        ("Novak,", ["novak"]),
        ("习近平", ["习", "近平"]),
        ("김정은", ["김", "정은"]),
        ("山田太郎", ["山田太郎"]),
        ("", []),
        ("'. -", []),
        ("٣٤", ["٣٤"]),
    ],
)
def test_words_written_together_are_separated_where_their_form_tells(name: str, parts: list[str]):
    assert [part.text for part in read_name(name).parts] == parts
