"""Dates of a record: how much must be known, and what cannot be."""

from typing import Any

import pytest

from coordination.domain.dates import PartialDate
from tests.records import a_record, faults_of, read


def an_email(**seen: str) -> dict[str, Any]:
    return a_record(identifiers=[{"type": "email", "value": "a@example.org", **seen}])


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1980", PartialDate(1980)),
        ("1980-05", PartialDate(1980, 5)),
        (" 1980-05-17 ", PartialDate(1980, 5, 17)),
    ],
)
def test_birth_and_opening_may_be_known_in_part(written: str, kept: PartialDate) -> None:
    draft = read(a_record(opened=written, subjects=[{"role": "victim", "dob": written}]))

    assert draft.opened == draft.subjects[0].dob == kept


def test_only_the_opening_may_be_unknown() -> None:
    assert read(a_record(opened="unknown")).opened is None
    faults = faults_of(a_record(subjects=[{"role": "victim", "dob": "unknown"}]))
    assert "Not a date" in faults["subjects[0].dob"]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("17.05.1980", "1980-05-17"),
        ("1980-5-17", "Not a date"),
        ("1980-05-17T10:00", "Not a date"),
        ("\u0661\u0669\u0668\u0660", "Not a date"),
        ("1980-13", "calendar"),
        ("1981-02-29", "calendar"),
        ("0000", "calendar"),
        ("0198-05-17", "before 1850"),
        ("2027", "future"),
        ("2026-12", "future"),
        ("2026-11-25", "future"),
    ],
)
def test_a_date_that_cannot_be_is_refused(written: str, reason: str) -> None:
    faults = faults_of(a_record(opened=written, subjects=[{"role": "victim", "dob": written}]))

    assert reason in faults["opened"]
    assert reason in faults["subjects[0].dob"]


def test_a_case_may_be_opened_where_it_is_already_tomorrow_but_nobody_is_born_there() -> None:
    assert read(a_record(opened="2026-11-24")).opened == PartialDate(2026, 11, 24)
    faults = faults_of(a_record(subjects=[{"role": "victim", "dob": "2026-11-24"}]))
    assert "future" in faults["subjects[0].dob"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2017-05-06", "2017-05-06"),
        ("2017-05-06T10:00Z", "2017-05-06T10:00:00Z"),
        ("2017-05-06 00:30:15+01:00", "2017-05-05T23:30:15Z"),
        ("2017-05-06T10:00:00.25 -0230", "2017-05-06T12:30:00.250000Z"),
        ("2017-05-06T10:00:00,5z", "2017-05-06T10:00:00.500000Z"),
        ("2017-05-06T10:00+05", "2017-05-06T05:00:00Z"),
    ],
)
def test_a_sighting_is_a_date_or_an_instant_in_utc(written: str, kept: str) -> None:
    assert read(an_email(first_seen=written)).identifiers[0].first_seen == kept


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2017-05-06T10:00", "Add the zone, for example +01:00"),
        ("2017-05-06 10:00:00", "Add the zone"),
        ("2017-05", "Not a time"),
        ("yesterday", "Not a time"),
        ("2017-02-30", "calendar"),
        ("2017-02-30T10:00Z", "does not exist"),
        ("2017-05-06T25:00Z", "does not exist"),
        ("2017-05-06T10:00+99:00", "does not exist"),
        ("9999-12-31T23:00-10:00", "does not exist"),
        ("1712-05-06", "before 1850"),
        ("1712-05-06T10:00Z", "before 1850"),
        ("2026-11-25", "future"),
        ("2027-05-06T10:00Z", "future"),
    ],
)
def test_a_sighting_without_zone_or_sense_is_refused(written: str, reason: str) -> None:
    assert reason in faults_of(an_email(last_seen=written))["identifiers[0].last_seen"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2017-05-06", "2017-05-05"),
        ("2017-05-06T10:00+02:00", "2017-05-06T07:59Z"),
        ("2017-05-06T10:00:00.5Z", "2017-05-06T10:00:00Z"),
        ("2017-05-06", "2017-05-04T23:59Z"),
    ],
)
def test_the_last_sighting_is_not_before_the_first(first: str, last: str) -> None:
    faults = faults_of(an_email(first_seen=first, last_seen=last))

    assert "before first_seen" in faults["identifiers[0].last_seen"]
    assert read(an_email(first_seen=last, last_seen=first))


def test_a_date_beside_an_instant_is_given_a_day_to_spare() -> None:
    # Midnight of the sixth in Tokyo is still the fifth in UTC.
    draft = read(an_email(first_seen="2017-05-06", last_seen="2017-05-06T00:30+09:00"))

    assert draft.identifiers[0].last_seen == "2017-05-05T15:30:00Z"
