"""How nasty the invented register is: every proportion in one place, to read and to change.

Chosen by hand, from no statistics of real cases; `docs/decisions/0020-invented-register-and-peers.md`
says why these. Numbers of one table are weights relative to each other, shares lie between 0 and 1.
"""

import random
from collections.abc import Mapping
from typing import TypeVar

# ---- How many cases somebody has, and what joins a later case to the first.
CASES_OF_AN_ACTOR = {1: 80, 2: 14, 3: 4, 4: 2}
JOINED_BY = {"identifier": 30, "both": 22, "person": 48}
RINGS_PER_CASE = 1 / 120
RING_SIZES = {3: 50, 4: 22, 5: 18, 7: 8, 16: 2}
RECURRING_OTHERS_PER_CASE = 1 / 22
"""Accomplices, contacts and victims who are named in two cases that nothing else joins."""

# ---- Who stands in a case, besides the person it is about: how many of each role.
OTHERS = {
    "suspect": {0: 76, 1: 18, 2: 6},
    "victim": {0: 56, 1: 26, 2: 11, 3: 5, 6: 2},
    "witness": {0: 74, 1: 20, 2: 6},
    "contact": {0: 82, 1: 14, 2: 4},
}
NAMED = {"suspect": 0.8, "victim": 0.55, "witness": 0.9, "contact": 0.7}
WITHOUT_IDENTIFIERS = 0.2
"""Share of single cases that hold persons only."""

# ---- Names.
COMMON_SURNAME = 0.45
"""Share of persons with a surname of the common list; the others have a rare, composed one."""
SECOND_GIVEN_NAME = 0.25
FOREIGN = 0.15
MINORITY = 0.12
WRITES_PATRONYMIC = {"home": 0.7, "abroad": 0.35}

# ---- How many disguises of name and birth date a person has in one case.
DISGUISES_AT_FIRST = {0: 88, 1: 11, 2: 1}
DISGUISES_LATER = {0: 50, 1: 38, 2: 10, 3: 2}

# ---- Which ones. One that does not fit a person is drawn again: of those whom it fits, more.
DISGUISES = {
    # of the name
    "married name": 9,
    "surname in the other gender": 4,
    "second surname dropped": 9,
    "first part dropped": 6,
    "middle name dropped": 5,
    "patronymic taken for surname": 4,
    "initial only": 6,
    "nickname": 7,
    "typing error": 9,
    "parts merged": 3,
    "parts split": 3,
    "particle dropped": 4,
    "alias first": 4,
    "letters simplified": 4,
    # of the birth date
    "wrong day": 6,
    "wrong month": 3,
    "day and month swapped": 5,
    "year off by one": 4,
    "digits of the year turned": 2,
    "birth date missing": 9,
    "year only": 7,
    "year and month": 4,
    "first of January": 3,
}

# ---- Letters: what a desk does with a name of another script.
FOREIGN_SCRIPT_AT_LATIN_DESK = {"latinised": 70, "other scheme": 30}
LATIN_AT_OTHER_DESK = {"": 50, "local script": 32, "latinised back": 18}
OTHER_SCRIPT_AT_OTHER_DESK = {"latinised": 45, "local script": 35, "latinised back": 20}
RESPELT_IN_LATIN = 0.15
"""Share of spellings that change the Latin form of a name from letters without vowels."""

# ---- What else is known of a person, in each case anew.
SEX_MISSING = 0.2
SEX_DIFFERS = 0.01
NATIONALITY_MISSING = 0.28
NATIONALITY_DIFFERS = 0.04

# ---- Handles.
HANDLE_RESPELT = 0.2
"""Share of later handles that are decorated, in leetspeak or on another platform."""
HANDLE_DISGUISES = {"decorated handle": 45, "leetspeak handle": 35, "other platform": 20}

RARE_WORTHLESS_PER_CASE = 1 / 40
"""Reserved and test values that two or three cases hold, so that no count gives them away."""

# ---- Persons who look alike and are strangers: pairs per case of the register.
LOOK_ALIKES_PER_CASE = {
    "common name with the same year of birth": 1 / 100,
    "common name with the same birth date": 1 / 800,
    "common name with birth dates that look like a slip": 1 / 250,
    "common name, one without birth date": 1 / 100,
    "twins: one surname and birth date, two given names": 1 / 200,
    "siblings": 1 / 90,
    "father and son of one name": 1 / 150,
    "couple: one surname, close birth dates": 1 / 150,
}
EXPERTS_PER_CASE = 1 / 2500
"""People of office who are witness or contact in many cases that have nothing in common."""

_Kind = TypeVar("_Kind", str, int)


def drawn(rng: random.Random, weights: Mapping[_Kind, int]) -> _Kind:
    """Return a key of a table, as often as its weight says."""
    return rng.choices(tuple(weights), tuple(weights.values()))[0]
