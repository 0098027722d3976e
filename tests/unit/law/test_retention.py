"""Provider cards turned into days on which records vanish."""

from datetime import date

from coordination.domain.law.retention import ends_of, provider_called
from tests.law_cases import law

CARDS = law().providers


def test_a_provider_is_found_by_its_name_or_by_a_service():
    assert provider_called(" Instagram ", CARDS).id == "meta"
    assert provider_called("reddit", CARDS).id == "reddit"
    assert provider_called("nobody", CARDS) is None


def test_without_its_start_a_rule_gives_no_end():
    assert ends_of(CARDS["reddit"], None) == ()
    assert [end.rule.id for end in ends_of(CARDS["reddit"], date(2026, 8, 25))] == ["reddit_ip"]


def test_the_end_shows_base_rule_and_sum():
    (end,) = ends_of(CARDS["reddit"], date(2026, 8, 25))
    assert (end.base, end.ends) == (date(2026, 8, 25), date(2026, 12, 3))
    assert end.sum == "25 Aug 2026 + 100 d = 3 Dec 2026"
    assert end.rule.verified


def test_the_shorter_of_two_periods_comes_first():
    ends = ends_of(CARDS["snap"], None, date(2026, 1, 1))
    assert [end.rule.id for end in ends] == ["snap_preserved", "snap_foreign"]
