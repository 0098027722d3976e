"""Logins of PostgreSQL: the owner makes the tables, another login works in them."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.conftest import LOGIN, OWNER, _admin, _database

WARNING = "Warning, row-level security"


@pytest.fixture
def database(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """A database without tables that the owner owns; the template has made both logins."""
    name = f"cli_{uuid4().hex[:12]}"
    _admin(postgres_server, f'CREATE DATABASE "{name}" OWNER {OWNER}')
    yield name
    _admin(postgres_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def address(postgres_server, database):
    def of(login: str | None) -> str:
        return _database(postgres_server, database, login)

    return of


def test_the_owner_makes_the_tables_and_another_login_works_in_them(
    bare, address, monkeypatch, tmp_path
):
    (tmp_path / "one.jsonl").write_text(
        '{"ref": "NO/1", "jurisdiction": "NO", "opened": "2026-03-02"}'
    )
    monkeypatch.setenv("DATABASE_URL", address(LOGIN))
    monkeypatch.setenv("REQUIRE_ROW_SECURITY", "1")
    monkeypatch.setenv("COORDINATION_OWNER_DATABASE_URL", address(OWNER))
    made = bare("init")
    monkeypatch.delenv("COORDINATION_OWNER_DATABASE_URL")

    assert (made.code, made.err) == (0, "")
    assert bare("import", tmp_path / "one.jsonl").out.startswith("1 registered")


def test_one_address_works_and_is_warned_about_unless_more_is_asked_for(bare, address, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", address(None))
    made = bare("init")
    assert made.code == 0
    assert f"{WARNING}: postgres is a superuser" in made.err

    monkeypatch.setenv("REQUIRE_ROW_SECURITY", "1")
    refused = bare("sweep")
    assert refused.code == 2
    assert "REQUIRE_ROW_SECURITY is set" in refused.err


def test_a_login_that_is_no_member_does_not_start(bare, address, monkeypatch, postgres_server):
    stranger = f"stranger_{uuid4().hex[:8]}"
    _admin(postgres_server, f"CREATE ROLE {stranger} LOGIN PASSWORD 'tests'")
    monkeypatch.setenv("DATABASE_URL", address(stranger))
    monkeypatch.setenv("COORDINATION_OWNER_DATABASE_URL", address(OWNER))
    refused = bare("init")

    assert refused.code == 2
    assert "no member of coordination_desk" in refused.err
    _admin(postgres_server, f"DROP ROLE {stranger}")
