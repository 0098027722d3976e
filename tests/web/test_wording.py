"""How dates and acts are written on pages."""

from datetime import UTC, datetime

import pytest

from coordination.web import wording
from coordination.web.log_terms import ACT


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024-08-05", "5 Aug 2024"),
        ("2024-08", "Aug 2024"),
        ("2024", "2024"),
        ("2024-13", "2024-13"),
        ("about 1980", "about 1980"),
    ],
)
def test_a_partial_date_is_written_like_any_other(make_app, text, written):
    with make_app().test_request_context():
        assert wording.partial_date(text) == written


def test_what_ends_at_a_midnight_is_shown_by_its_last_day():
    assert str(wording.last_day(datetime(2027, 7, 1, tzinfo=UTC))) == "2027-06-30"
    assert wording.last_day(datetime(2027, 7, 1, 8, tzinfo=UTC)) is None


def test_acts_of_the_log_have_words(make_app):
    with make_app().test_request_context():
        assert wording.word("act", "given.read") == "read what another desk opened"
        assert wording.word("act", "team_case.given") == ACT["team_case.given"]
