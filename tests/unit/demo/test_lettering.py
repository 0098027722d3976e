import pytest

from coordination.demo import lettering
from coordination.demo.lettering import tables


@pytest.mark.parametrize(
    ("text", "culture", "script", "scheme", "latin"),
    [
        ("Щербаківський", "ukrainian", "Cyrl", "national", "Shcherbakivskyi"),
        ("Ющенко", "ukrainian", "Cyrl", "german", "Juschtschenko"),
        ("Хомяков", "russian", "Cyrl", "scholarly", "Homjakov"),
        ("Христов", "bulgarian", "Cyrl", "national", "Hristov"),
        ("Παπαδόπουλος", "greek", "Grek", "national", "Papadopoulos"),
        ("Χρήστος", "greek", "Grek", "english", "Hristos"),
        ("მჭედლიშვილი", "georgian", "Geor", "national", "Mchedlishvili"),
        ("Հակոբյան", "armenian", "Armn", "western", "Hagopyan"),
    ],
)
def test_a_name_becomes_latin_by_the_scheme(text, culture, script, scheme, latin):
    assert lettering.to_latin(text, culture, script, scheme) == latin


def test_an_open_script_is_respelt_by_custom_and_the_first_custom_changes_nothing():
    assert lettering.respelt_latin("Youssef", "Arab", "0") == "Youssef"
    assert lettering.respelt_latin("Mohammad", "Arab", "1") == "Muhamad"
    assert lettering.respelt_latin("Khaled", "Arab", "5") == "Khalid"


@pytest.mark.parametrize(
    ("latin", "script", "local"),
    [
        ("Jürgen Schäfer", "Cyrl", "Йюрген Шефер"),
        ("Lars", "Grek", "Λαρς"),
        ("Dvořák", "Geor", "დვორჟაკ"),
        ("Jean-Luc", "Armn", "Յեան-Լուկ"),
        ("Martin", "Hebr", "מרטין"),
        ("Anna", "Arab", "انا"),
    ],
)
def test_a_foreign_name_is_written_in_the_local_letters(latin, script, local):
    assert lettering.in_script(latin, script) == local


@pytest.mark.parametrize("script", sorted(tables.LETTERS))
def test_what_comes_back_by_machine_is_latin_and_resembles_the_name(script):
    back = lettering.machine_latin(lettering.in_script("Robert Baker", script), script)

    assert back.isascii()
    assert back[0] == "R"
    assert len(back) <= len("Robert Baker") + 2
