"""When an entry of access holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from coordination.domain.access import Ended, Entry, FieldGroup, Ground, team_holder

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
GRANT = Entry(
    id=UUID(int=1),
    ground=Ground.GRANT,
    account="an account",
    groups=frozenset({FieldGroup.SUMMARY}),
    since=NOON,
    until=NOON + timedelta(hours=1),
    by="lead.no",
    reason="joint hearing",
)


def test_an_entry_holds_from_its_start_until_its_end():
    assert GRANT.is_live(NOON)
    assert not GRANT.is_live(NOON - timedelta(seconds=1))
    assert not GRANT.is_live(NOON + timedelta(hours=1))


def test_an_entry_without_end_holds_until_it_is_ended():
    open_end = replace(GRANT, until=None)
    ended = replace(open_end, ended=Ended(NOON, "lead.no", "over"))

    assert open_end.is_live(NOON + timedelta(days=9_000))
    assert not ended.is_live(NOON)


def test_an_entry_that_waits_for_a_second_signature_does_not_hold():
    assert not replace(GRANT, waits=True).is_live(NOON)


def test_an_entry_is_for_an_account_at_its_desk():
    assert replace(GRANT, desk="RO").is_at("RO")
    assert not replace(GRANT, desk="RO").is_at("DE")
    assert not replace(GRANT, desk="RO").is_at(None)
    assert GRANT.is_at("DE")


def test_a_team_holds_entries_under_a_name_that_no_account_has():
    assert team_holder(UUID(int=1)) == f"team:{UUID(int=1)}"
