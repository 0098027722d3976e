"""The log in the database: it links, it refuses changes, and forced changes are found."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from threading import Thread

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

from coordination.domain import audit_chain
from coordination.domain.audit_chain import (
    GENESIS,
    Checkpoint,
    Entry,
    Verification,
    checkpoint_bytes,
    verify,
)
from coordination.storage import audit
from coordination.storage.audit import AuditEntry
from coordination.storage.database import begin
from coordination.vault.envelope import Sealed
from tests.walls import past_walls

AT = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)


def append(session: Session, action: str = "case.read", at: datetime = AT) -> int:
    return audit.append(
        session,
        at=at,
        actor="officer.no",
        desk="NO",
        action=action,
        objects=("5e8c1c9e", "é"),
        count=2,
        purpose_sealed=Sealed(b"\xc5\x01why"),
        objects_sealed=None,
    )


def fill(engine: Engine, length: int = 5, action: str = "case.read") -> None:
    with Session(engine) as session:
        begin(session, writes=True)
        for _ in range(length):
            append(session, action)
        session.commit()


def stored(engine: Engine) -> list[Entry]:
    with Session(engine) as session:
        return list(audit.entries(session))


def checked(engine: Engine, checkpoint: Checkpoint | None = None) -> Verification:
    with Session(engine) as session:
        return verify(audit.entries(session), checkpoint)


def checkpoint_of(engine: Engine) -> Checkpoint:
    with Session(engine) as session:
        seq, head = audit.head(session)
    at = AT.isoformat()
    # The signature is checked where the keys are; here any bytes will do.
    return Checkpoint(seq, head, seq, at, checkpoint_bytes(seq, head, seq, at)[:64])


def force(engine: Engine, *statements: str) -> None:
    """Do what an owner of the database can: take the triggers away, then change the log."""
    with past_walls(engine).begin() as connection:
        if engine.dialect.name == "sqlite":
            triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for (name,) in connection.execute(text(triggers)).all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_entries_link_and_come_back_as_they_were_written(engine: Engine) -> None:
    fill(engine)

    log = stored(engine)

    assert [entry.seq for entry in log] == [1, 2, 3, 4, 5]
    assert log[0].prev_hash == GENESIS
    assert log[0].at == "2026-11-23T12:00:00.123456+00:00"
    assert (log[0].actor, log[0].desk, log[0].count) == ("officer.no", "NO", 2)
    assert log[0].objects == ("5e8c1c9e", "é")
    assert (log[0].purpose_sealed, log[0].objects_sealed) == (b"\xc5\x01why", None)
    assert checked(engine) == Verification(True, 5, log[-1].hash)


def test_a_row_of_the_log_names_its_objects(engine: Engine) -> None:
    fill(engine, 1)

    with Session(engine) as session:
        row = session.get_one(AuditEntry, 1)

    assert audit.objects_of(row) == ("5e8c1c9e", "é")
    assert row.at == AT


def test_an_empty_log_has_no_head(engine: Engine) -> None:
    with Session(engine) as session:
        assert audit.head(session) == (0, GENESIS)
        assert audit.next_seq(session) == 1
        assert audit.last_checkpoint(session) is None


def test_a_log_longer_than_a_block_is_read_whole(
    sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_BLOCK", 2)
    fill(sqlite_engine, 5)

    assert [entry.seq for entry in stored(sqlite_engine)] == [1, 2, 3, 4, 5]


def test_the_log_can_grow_while_it_is_read(engine: Engine) -> None:
    fill(engine, 2)

    with Session(engine) as session:
        reading = audit.entries(session)
        assert next(reading).seq == 1
        append(session)

        assert [entry.seq for entry in reading] == [2, 3]


def test_entries_after_a_number_can_be_asked_for(engine: Engine) -> None:
    fill(engine)

    with Session(engine) as session:
        assert [entry.seq for entry in audit.entries(session, after_seq=3)] == [4, 5]
        assert audit.next_seq(session) == 6


def test_a_time_is_kept_in_utc_and_needs_a_zone(engine: Engine) -> None:
    with Session(engine) as session:
        append(session, at=AT.astimezone(timezone(timedelta(hours=14))))
        session.commit()
        with pytest.raises(StatementError, match="needs a zone"):
            append(session, at=AT.replace(tzinfo=None))

    assert stored(engine)[0].at == "2026-11-23T12:00:00.123456+00:00"
    assert checked(engine).ok


def test_an_undone_transaction_leaves_no_entry(engine: Engine) -> None:
    fill(engine, 2)
    with Session(engine) as session:
        begin(session, writes=True)
        append(session)
        session.rollback()

    fill(engine, 1)

    assert checked(engine).count == 3


def test_writers_at_the_same_time_make_one_chain(engine: Engine) -> None:
    def write() -> None:
        for _ in range(5):
            fill(engine, 2)

    writers = [Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    found = checked(engine)
    assert (found.ok, found.count) == (True, 30)


REFUSED = [
    "UPDATE audit_entry SET action = 'harmless' WHERE seq = 3",
    "DELETE FROM audit_entry WHERE seq = 5",
    "DELETE FROM audit_entry",
    "INSERT INTO audit_entry SELECT * FROM audit_entry WHERE seq = 3",
    "UPDATE audit_checkpoint SET count = 1",
    "DELETE FROM audit_checkpoint",
]
REFUSED_SQLITE = [
    "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 3",
    "REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 5",
    "INSERT INTO audit_entry SELECT seq + 4, at, tick, actor, desk, action, objects, count, "
    "purpose_sealed, objects_sealed, prev_hash, hash FROM audit_entry WHERE seq = 5",
    "UPDATE OR REPLACE audit_entry SET seq = 3 WHERE seq = 4",
    "INSERT OR REPLACE INTO audit_checkpoint SELECT * FROM audit_checkpoint",
]
REFUSED_POSTGRES = [
    "TRUNCATE audit_entry",
    "TRUNCATE audit_checkpoint",
    "INSERT INTO audit_entry SELECT * FROM audit_entry WHERE seq = 3 "
    "ON CONFLICT (seq) DO UPDATE SET action = 'harmless'",
]


def refuse(engine: Engine, statement: str) -> None:
    fill(engine)
    with Session(engine) as session:
        audit.add_checkpoint(session, checkpoint_of(engine))
        session.commit()

    with pytest.raises(DBAPIError), past_walls(engine).begin() as connection:
        connection.exec_driver_sql(statement)

    assert checked(engine, checkpoint_of(engine)).count == 5


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses_changes(engine: Engine, statement: str) -> None:
    refuse(engine, statement)


@pytest.mark.parametrize("statement", REFUSED_SQLITE)
def test_sqlite_refuses_its_own_ways_round(sqlite_engine: Engine, statement: str) -> None:
    refuse(sqlite_engine, statement)


@pytest.mark.parametrize("statement", REFUSED_POSTGRES)
def test_postgresql_refuses_its_own_ways_round(postgres_engine: Engine, statement: str) -> None:
    refuse(postgres_engine, statement)


@pytest.mark.parametrize(
    ("statement", "problem", "seq"),
    [
        ("UPDATE audit_entry SET action = 'x' WHERE seq = 3", "CHANGED", 3),
        ("UPDATE audit_entry SET at = '2020-01-01' WHERE seq = 3", "CHANGED", 3),
        ("UPDATE audit_entry SET objects = '[]' WHERE seq = 3", "CHANGED", 3),
        ("UPDATE audit_entry SET objects = '[' WHERE seq = 3", "CHANGED", 3),
        ("UPDATE audit_entry SET objects = '{}' WHERE seq = 3", "CHANGED", 3),
        ("UPDATE audit_entry SET purpose_sealed = NULL WHERE seq = 3", "CHANGED", 3),
        ("UPDATE audit_entry SET hash = prev_hash WHERE seq = 5", "CHANGED", 5),
        ("DELETE FROM audit_entry WHERE seq = 1", "MISSING", 1),
        ("DELETE FROM audit_entry WHERE seq = 3", "MISSING", 3),
    ],
)
def test_a_forced_change_is_found(engine: Engine, statement: str, problem: str, seq: int) -> None:
    fill(engine)
    force(engine, statement)

    found = checked(engine)

    assert (found.ok, found.first_problem, found.seq) == (False, getattr(audit_chain, problem), seq)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = x'ff' WHERE seq = 3",
        "UPDATE audit_entry SET purpose_sealed = 'text' WHERE seq = 3",
        "UPDATE audit_entry SET at = '2026-11-23T12:00:00.123456' WHERE seq = 3",
        "UPDATE audit_entry SET at = 'never' WHERE seq = 3",
        "UPDATE audit_entry SET tick = 'never' WHERE seq = 3",
    ],
)
def test_what_no_program_wrote_stops_no_verification(sqlite_engine: Engine, statement: str) -> None:
    fill(sqlite_engine)
    force(sqlite_engine, statement)

    found = checked(sqlite_engine)

    assert (found.first_problem, found.seq) == (audit_chain.CHANGED, 3)


def rewritten(engine: Engine) -> None:
    force(engine, "DELETE FROM audit_entry")
    fill(engine, 7, "harmless")


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda engine: force(engine, "DELETE FROM audit_entry"), "SHORTENED"),
        (
            lambda engine: force(engine, "DELETE FROM audit_entry WHERE seq > 3"),
            "SHORTENED",
        ),
        (rewritten, "REWRITTEN"),
    ],
)
def test_what_only_a_checkpoint_finds(
    engine: Engine, damage: Callable[[Engine], None], problem: str
) -> None:
    fill(engine)
    checkpoint = checkpoint_of(engine)
    damage(engine)

    found = checked(engine, checkpoint)

    assert checked(engine).ok
    assert (found.ok, found.first_problem, found.seq) == (False, getattr(audit_chain, problem), 5)


def test_the_last_checkpoint_is_kept_once(engine: Engine) -> None:
    fill(engine, 2)
    first = checkpoint_of(engine)
    fill(engine, 1)
    second = checkpoint_of(engine)

    with Session(engine) as session:
        for checkpoint in (first, second, second):
            audit.add_checkpoint(session, checkpoint)
        session.commit()
        assert audit.last_checkpoint(session) == second

    assert checked(engine, first).ok
    assert checked(engine, second).ok
