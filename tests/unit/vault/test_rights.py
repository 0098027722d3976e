"""Codes of rows that give rights: one row, one code, and no value looks like another."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from coordination.domain.permissions import Role
from coordination.vault.rights import Rights

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
VALUES = ("id", "lead", None, True, b"secret", AT, ["a", "b"])


@pytest.fixture
def rights(key_provider) -> Rights:
    return Rights(key_provider)


def test_a_code_holds_for_its_values_and_its_table_alone(rights):
    code = rights.code("account", VALUES)

    assert len(code) == 32
    assert rights.holds(code, "account", VALUES)
    assert not rights.holds(code, "api_key", VALUES)
    assert not rights.holds(None, "account", VALUES)


@pytest.mark.parametrize("place", range(len(VALUES)))
def test_each_value_is_covered(rights, place):
    changed = (*VALUES[:place], "another", *VALUES[place + 1 :])

    assert not rights.holds(rights.code("account", VALUES), "account", changed)


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab", "c"), ("a", "bc")), ((None,), ("nothing",)), ((1,), (True,)), ((b"a",), ("61",))],
)
def test_values_that_read_alike_have_other_codes(rights, one, other):
    assert rights.code("account", one) != rights.code("account", other)


def test_an_instant_has_one_code_in_every_zone(rights):
    elsewhere = AT.astimezone(timezone(timedelta(hours=14)))

    assert rights.code("api_key", [AT]) == rights.code("api_key", [elsewhere])


def test_a_member_of_an_enumeration_counts_as_its_text(rights):
    assert rights.code("account", [Role.LEAD]) == rights.code("account", ["lead"])
