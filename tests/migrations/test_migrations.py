"""Schema changes: from nothing to what the models say, and never half a step."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from coordination.domain.audit_chain import Checkpoint
from coordination.storage import audit, counters, migrations, schema
from coordination.storage.database import begin, make_engine
from tests.conftest import NOON, _admin, _database

CHECKPOINT = Checkpoint(1, b"h" * 32, 1, NOON.isoformat(), b"s" * 64)


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request, tmp_path) -> Iterator[Engine]:
    """A database without any table."""
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path / 'bare.sqlite'}")
        yield engine
        engine.dispose()
        return
    server, name = request.getfixturevalue("postgres_server"), f"bare_{uuid4().hex[:12]}"
    _admin(server, f'CREATE DATABASE "{name}"')
    engine = make_engine(_database(server, name))
    yield engine
    engine.dispose()
    _admin(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _steps() -> list[str]:
    found = ScriptDirectory.from_config(migrations._config()).walk_revisions()
    return [step.revision for step in found][::-1]


def _tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def test_an_empty_database_becomes_what_the_models_say(bare):
    assert not migrations.is_current(bare)
    migrations.upgrade(bare)

    assert migrations.is_current(bare)
    with bare.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    assert _tables(bare) == {*schema.metadata.tables, "alembic_version"}


def test_tables_whose_order_would_tell_something_keep_none_on_sqlite(migrated):
    engine = make_engine(f"sqlite:///{migrated}")
    with engine.connect() as connection:
        asked = text("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'")
        assert set(connection.execute(asked).scalars()) >= {"match_index_1", "rarity", "hit"}
    engine.dispose()


def test_every_module_with_tables_is_known_to_the_schema():
    assert {module.__name__.rsplit(".", 1)[1] for module in schema.MODULES} >= {
        "accounts",
        "audit",
        "cases",
        "coordination",
        "counters",
        "desks",
        "hits",
        "match_index",
    }


def test_upgrading_again_changes_nothing(bare):
    migrations.upgrade(bare)
    with Session(bare) as session:
        begin(session, writes=True)
        counters.take(session, counters.RECORDS, 7)
        session.commit()
    migrations.upgrade(bare)

    with Session(bare) as session:
        assert counters.current(session, counters.RECORDS) == 7


def test_every_step_goes_up_from_the_one_before(bare):
    for step in _steps():
        migrations.upgrade(bare, step)
        with bare.connect() as connection:
            assert MigrationContext.configure(connection).get_current_revision() == step

    assert migrations.is_current(bare)


def test_a_step_that_fails_leaves_the_schema_as_it_was(bare, monkeypatch):
    before = _tables(bare)

    def fail(*_args, **_more):
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(op, "bulk_insert", fail)
        with pytest.raises(RuntimeError, match="power"):
            migrations.upgrade(bare)
    assert _tables(bare) == before == set()
    assert not migrations.is_current(bare)

    migrations.upgrade(bare)
    assert migrations.is_current(bare)


@pytest.mark.parametrize("table", ["audit_entry", "audit_checkpoint"])
@pytest.mark.parametrize("act", ["UPDATE {} SET seq = 9", "DELETE FROM {}"])
def test_the_log_is_append_only_from_the_first_step_on(bare, table, act):
    migrations.upgrade(bare)
    with Session(bare) as session:
        begin(session, writes=True)
        audit.append(session, at=NOON, actor="a", desk=None, action="x")
        audit.add_checkpoint(session, CHECKPOINT)
        session.commit()

    with bare.begin() as connection, pytest.raises(DBAPIError, match="append-only"):
        if bare.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL ROLE NONE"))  # as its superuser, past all rights
        connection.execute(text(act.format(table)))
