"""How likely two records are one person, and what is said about it."""

from typing import Any

import pytest

from coordination.domain.features import DocumentFeature, Normalised, SubjectFeature
from coordination.domain.knowledge import Knowledge, Rule, Verdict
from coordination.domain.persons import (
    Comparison,
    Population,
    Profiles,
    around,
    compare,
)
from coordination.domain.persons.chances import MOST, MOST_ALONE
from coordination.domain.persons.compare import SETTLED_BY_DATE, SETTLED_BY_DOCUMENT
from coordination.domain.vocabulary import SubjectRole

NOBODY = Knowledge.of(
    [Rule(("name",), "exact", ("doe john",), Verdict("worthless", "invented", "invented"))]
)
KNOWN = Profiles(NOBODY)
REGISTER = Population(50_000)
BORN = "1980-05-17"


def person(*names: str, dob: str | None = BORN, **fields: Any) -> SubjectFeature:
    about = {"role": SubjectRole.SUSPECT, "sex": None, "nationality": None, "documents": ()}
    return SubjectFeature(key="S1", names=names, dob=dob, name_forms=(), **(about | fields))


def compared(mine: SubjectFeature, theirs: SubjectFeature) -> Comparison | None:
    return compare(KNOWN.of(mine), KNOWN.of(theirs), REGISTER)


def chance(mine: SubjectFeature, theirs: SubjectFeature, elsewhere: float = 0.0) -> float:
    found = compared(mine, theirs)
    assert found == compared(theirs, mine) or found is not None
    return 0.0 if found is None else found.probability(elsewhere)


def said(mine: SubjectFeature, theirs: SubjectFeature) -> list[str]:
    found = compared(mine, theirs)
    assert found is not None
    return [point.template for point in found.match(0.0).points]


OLA = person("Ola Oppdiktet")


@pytest.mark.parametrize(
    "other",
    [
        person("OPPDIKTET, Ola"),
        person("Ola Oppdiktett"),
        person("Ola Johan Oppdiktet"),
        person("O. Oppdiktet"),
        person("Ola Oppdiktet", dob="1980-05"),
        person("Ola Oppdiktet", dob="1980-05-18"),
        person("Ola Oppdiktet", dob="1981-05-17"),
    ],
)
def test_one_person_written_otherwise_is_likelier_one_than_two(other: SubjectFeature) -> None:
    assert chance(OLA, other) >= 0.5
    assert chance(other, OLA) == chance(OLA, other)


@pytest.mark.parametrize(
    "other",
    [
        person("Ola Oppdiktet", dob="1950-02-03"),
        person("Per Oppdiktet"),
        person("Ola Oppdiktet", dob=None),
        person("Kari Tenkt"),
        person("Ola Tenkt", dob="1983-01-02"),
        person("John Doe"),
        person(),
    ],
)
def test_father_twin_and_stranger_are_likelier_two_than_one(other: SubjectFeature) -> None:
    assert chance(OLA, other) < 0.5


def test_name_and_birth_date_alone_are_never_certain_and_further_agreements_rank_higher() -> None:
    alike = {"sex": "m", "nationality": "NO"}
    known = person("Ola Oppdiktet", **alike)
    together = person("Ola Oppdiktet", **alike, around=around("NO", (), ("Chat",), "Invented"))
    ranked = [chance(one, one) for one in (OLA, known, together)]

    assert ranked == sorted(set(ranked))
    assert ranked[1] <= MOST_ALONE < 0.95 <= ranked[2] <= MOST
    assert chance(together, together, 1.0) >= ranked[2]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (person("Uwe Klotz"), person("Hilmar Klotz")),
        (person("Anna Maria Tenkt"), person("Anna Sofia Tenkt")),
        (person("Klaus Müller"), person("Klaus Müller", dob="1980-05-09")),
    ],
)
def test_a_part_that_differs_and_a_common_name_of_another_day_stay_below_strong(
    mine: SubjectFeature, theirs: SubjectFeature
) -> None:
    assert 0 < chance(mine, theirs, 1.0) < 0.8


def test_what_may_be_two_persons_on_one_day_stays_below_what_may_not() -> None:
    doubtful = [
        chance(person("Klaus Müller"), person("Klaus Müller")),
        chance(person("Jonas Oppdiktet"), person("Laimonas Oppdiktet")),
        chance(person("Anna Sofia Oppdiktet"), person("Anna Sofia Tenkt")),
    ]

    assert max(doubtful) <= 0.88 < chance(OLA, OLA)


def test_an_alias_of_one_word_makes_no_name() -> None:
    ola, per = person("Ola Oppdiktet", "Red"), person("Per Tenkt", "Red")

    assert compared(ola, per) is None
    assert 0 < chance(person("Red"), person("Red")) < chance(OLA, OLA)
    assert "Each record has the same name or alias of one word ({rarity})" in said(
        person("Red"), person("Red")
    )


def test_a_woman_who_changed_more_than_a_surname_is_less_likely_the_same() -> None:
    anna, more = person("Anna Tenkt"), person("Anna Oppdiktet Inventat")

    assert chance(anna, more) < chance(anna, person("Anna Oppdiktet"))


def test_hardly_anything_of_two_long_names_in_common_is_as_good_as_nothing() -> None:
    long = person("Terje Magne Heghaug Oppdiktet")

    assert chance(long, person("Magne Tor Engrud Tenkt")) < 0.5


def test_a_common_name_says_less_than_a_rare_one() -> None:
    common = Population(50_000, {"~ola": 1_000, "~oppdiktet": 1_000})
    year = KNOWN.of(person("Ola Oppdiktet", dob="1980-05"))

    rare, often = (compare(year, KNOWN.of(OLA), one) for one in (REGISTER, common))

    assert rare is not None
    assert often is not None
    assert rare.odds > often.odds + 3


def test_what_else_the_cases_share_raises_a_pair_of_persons() -> None:
    unknown = person("Ola Oppdiktet", dob=None)

    assert chance(OLA, unknown, 0.9) > 0.5 > chance(OLA, unknown)


def test_each_particular_that_differs_speaks_against_and_says_so() -> None:
    passport = DocumentFeature("passport", "NO", "1", (Normalised("document", "NO:1"),))
    another = DocumentFeature("passport", "NO", "2", (Normalised("document", "NO:2"),))
    mine = person("Ola Oppdiktet", sex="m", nationality="NO", documents=(passport,))
    theirs = person(
        "Ola Oppdiktet", sex="f", nationality="RO", documents=(another,), role=SubjectRole.VICTIM
    )

    assert {
        "Sex differs",
        "The recorded nationalities differ",
        "Each record has another number of the same kind of document",
        "One record calls the person a victim, the other does not",
    } <= set(said(mine, theirs))
    assert "Same sex" in said(mine, mine)
    assert "Same nationality" in said(mine, mine)
    assert not any("document" in text for text in said(mine, mine))


def test_what_differs_between_two_names_is_named() -> None:
    assert any("possibly a twin or sibling" in text for text in said(OLA, person("Per Oppdiktet")))
    assert "One record has {part} that the other lacks" in said(OLA, person("Ola Johan Oppdiktet"))
    assert "The surnames differ" in said(person("Anna Oppdiktet"), person("Anna Tenkt"))


def test_a_name_that_many_pairs_of_records_share_says_no_more_than_they_leave() -> None:
    ola, oppdiktet = (part.keys[0] for part in KNOWN.of(OLA).names[0].named)
    crowd = Population(50_000, {}, {" ".join(sorted((ola, oppdiktet))): 5_000})

    alone, among_many = (compare(KNOWN.of(OLA), KNOWN.of(OLA), one) for one in (REGISTER, crowd))

    assert alone is not None
    assert among_many is not None
    assert alone.odds > among_many.odds + 5


def test_a_patronymic_for_a_surname_is_unexplained_and_no_contradiction() -> None:
    found = said(person("Ivan Petrovich"), person("Ivan Sidorov"))

    assert "Each record has a part of the name that the other lacks" in found


def test_the_surroundings_of_two_persons_speak_for_them() -> None:
    mine = person("Ola Oppdiktet", around=around("NO", ("RO", "unknown"), ("Chat",), "Invented"))
    theirs = person("Ola Oppdiktet", around=around("RO", ("NO",), ("chat",), "INVENTED "))
    third = person("Ola Oppdiktet", around=around("RO", (), (), None))

    assert {
        "The cases belong to an operation of the same name",
        "The cases concern the same platform",
        "Each case names the other's State",
    } <= set(said(mine, theirs))
    assert "One of the cases names the State of the other" in said(mine, third)
    assert not any("unknown" in text for text in mine.around)


def test_a_second_name_that_agrees_is_said() -> None:
    both = person("Ola Oppdiktet", "Per Tenkt")

    assert "Another name of both records agrees as well" in said(both, both)
    assert "Another name of both records agrees as well" not in said(both, OLA)


def test_reasons_come_strongest_first_and_hold_no_value() -> None:
    found = compared(OLA, person("O. Oppdiktet", sex="m"))
    assert found is not None
    match = found.match(0.5)

    weights = [abs(point.weight) for point in match.points]
    assert weights == sorted(weights, reverse=True)
    assert not any("ppdiktet" in point.template for point in match.points)
    assert "The cases share other evidence as well" in [point.template for point in match.points]


@pytest.mark.parametrize(
    ("dob", "expected"),
    [(BORN, SETTLED_BY_DOCUMENT), ("1980", SETTLED_BY_DATE), ("1980-05", SETTLED_BY_DATE)],
)
def test_a_match_says_what_would_settle_it(dob: str, expected: str) -> None:
    found = compared(OLA, person("Ola Oppdiktet", dob=dob))

    assert found is not None
    assert found.match(0.0).settled_by == expected


def test_a_placeholder_for_a_birth_date_is_none() -> None:
    rule = Rule(
        ("birth_date",), "exact", ("1900-01-01",), Verdict("worthless", "invented", "invented")
    )

    assert Profiles(Knowledge.of([rule])).of(person("Ola Oppdiktet", dob="1900-01-01")).dob is None


def test_each_name_of_a_side_is_used_once():
    twice = person("Ola Oppdiktet", "Olav Oppdiktet")

    assert compared(twice, person("Ola Oppdiktet", "Kari Funnet")) is not None
    assert chance(twice, person("Ola Oppdiktet")) == chance(person("Ola Oppdiktet"), twice)
