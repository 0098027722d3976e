"""How two birth dates agree, level by level."""

import pytest

from coordination.domain.persons.birth import SENTENCES, WEIGHTS, BirthLevel, birth_level


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("1980-05-17", "1980-05-17", BirthLevel.EXACT),
        ("1980-05-07", "1980-07-05", BirthLevel.SWAPPED),
        ("1980-05-17", "1980-05-18", BirthLevel.DAY_SLIP),
        ("1980-05-12", "1980-05-21", BirthLevel.DAY_SLIP),
        ("1980-05-17", "1980-05-27", BirthLevel.DAY_SLIP),
        ("1980-05-31", "1980-06-01", BirthLevel.DAY_SLIP),
        ("1980-05-17", "1980-05-03", BirthLevel.DAY_OFF),
        ("1980-05-17", "1980-09-17", BirthLevel.MONTH_OFF),
        ("1980-05-17", "1981-05-17", BirthLevel.YEAR_SLIP),
        ("1967-05-17", "1976-05-17", BirthLevel.YEAR_TYPED),
        ("1950-05-17", "1980-05-17", BirthLevel.YEAR_TYPED),
        ("1942-05-17", "1980-05-17", BirthLevel.YEAR_OFF),
        ("1980-05-17", "1980-09-03", BirthLevel.SAME_YEAR),
        ("1980-05-17", "1985-09-03", BirthLevel.DIFFERENT),
        ("1950-05-17", "1980-09-03", BirthLevel.GENERATION),
        ("1980-05-17", "1980-05", BirthLevel.YEAR_MONTH),
        ("1980-05-17", "1980-06", BirthLevel.SAME_YEAR),
        ("1980-05-17", "1980", BirthLevel.YEAR),
        ("1980-05-17", "1981", BirthLevel.YEAR_NEAR),
        ("1980-05-17", "1985", BirthLevel.DIFFERENT),
        ("1950", "1980", BirthLevel.GENERATION),
        ("1980-01-01", "1980-01-01", BirthLevel.NEW_YEAR),
        ("1980-01-01", "1980-05-17", BirthLevel.ESTIMATE),
        ("1981-01-01", "1980-05-17", BirthLevel.YEAR_NEAR),
        ("1985-01-01", "1980-05-17", BirthLevel.DIFFERENT),
        ("1980-05-17", None, BirthLevel.MISSING),
    ],
)
def test_two_birth_dates_agree_on_one_level_whichever_comes_first(
    mine: str, theirs: str | None, expected: BirthLevel
) -> None:
    assert birth_level(mine, theirs) is expected
    assert birth_level(theirs, mine) is expected


def test_every_level_has_a_weight_and_all_but_a_missing_date_a_sentence() -> None:
    assert set(WEIGHTS) == set(BirthLevel)
    assert set(SENTENCES) == set(BirthLevel) - {BirthLevel.MISSING}


def test_the_better_the_level_the_more_it_weighs() -> None:
    assert WEIGHTS[BirthLevel.EXACT] == max(WEIGHTS.values())
    assert WEIGHTS[BirthLevel.GENERATION] == min(WEIGHTS.values())
    assert WEIGHTS[BirthLevel.MISSING] == 0
