"""Triggers that make the log append-only in the database itself, for the migration that adds it.

They stop slips and whoever has the application's rights. An owner of the database can drop
them, which is why the chain is verified against checkpoints that lie elsewhere.
"""

from typing import Final

_TABLES: Final = ("audit_entry", "audit_checkpoint")


def _sqlite() -> tuple[str, ...]:
    refusals = [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        for table in _TABLES
        for act in ("UPDATE", "DELETE")
    ]
    # INSERT OR REPLACE overwrites a row without asking the two above: a row that is there, or
    # that would come before one, is refused before SQLite looks at the conflict.
    entry = (
        "CREATE TRIGGER audit_entry_next BEFORE INSERT ON audit_entry "
        "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_entry) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    )
    checkpoint = (
        "CREATE TRIGGER audit_checkpoint_next BEFORE INSERT ON audit_checkpoint "
        "WHEN NEW.seq <= (SELECT coalesce(max(seq), -1) FROM audit_checkpoint) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    )
    return (*refusals, entry, checkpoint)


def _postgresql() -> tuple[str, ...]:
    function = (
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$"
    )
    rows = [
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
        for table in _TABLES
    ]
    whole = [
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
        for table in _TABLES
    ]
    return (function, *rows, *whole)


AUDIT_TRIGGERS: Final[dict[str, tuple[str, ...]]] = {
    "sqlite": _sqlite(),
    "postgresql": _postgresql(),
}
"""By name of the dialect, the statements to run once after the tables were made."""
