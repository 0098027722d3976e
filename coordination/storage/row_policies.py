"""Roles, rights and policies of row-level security, for the migrations that set them up.

Two roles that nobody can sign in as: `coordination_desk` gets the rows of the desk that the
transaction named, `coordination_detector` those of every desk and, alone, the index. Every
migration that makes a table calls `protect`, `keep_from_desks` or `share` for it; a test looks at
the result. On SQLite these do nothing.
"""

from collections.abc import Sequence
from typing import Final

from alembic import op
from sqlalchemy import text

from coordination.storage.row_security import DESK_ROLE, DETECTOR_ROLE

_BOTH: Final = f"{DESK_ROLE}, {DETECTOR_ROLE}"
_WRITES: Final = "SELECT, INSERT, UPDATE, DELETE"
# Asked in a query of their own, once a statement: asked for each row, a list of 20,000 cases took
# 40 % longer. Never asked when nothing is left to compare.
_DESK: Final = "(SELECT current_setting('app.desk', true))"
_GIVEN: Final = (
    "(SELECT string_to_array(current_setting('app.given', true), ',')::bigint[])::bigint[]"
)
_PER_GRANT: Final = 160_000

ROLES_ARE_MISSING: Final = (
    "The roles coordination_desk and coordination_detector are missing and the owner of the "
    "register may not make roles. Let an administrator of PostgreSQL run what "
    "docs/installation-postgresql.md says, then run: coordination init"
)


class RolesAreMissing(RuntimeError):
    """The roles of row-level security can't be made; the text says what to do."""


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def make_roles() -> None:
    """Make both roles where they are missing, and let the owner act as them.

    Roles belong to the whole server: another register may have made them, at the same moment too.
    Raises RolesAreMissing when they are not there and the owner has no right to make them.
    """
    if not _is_postgresql():
        return
    known = set(
        op.get_bind().scalars(
            text("SELECT rolname FROM pg_roles WHERE rolname IN (:desk, :detector)"),
            {"desk": DESK_ROLE, "detector": DETECTOR_ROLE},
        )
    )
    missing = {DESK_ROLE, DETECTOR_ROLE} - known
    if missing and not op.get_bind().scalar(
        text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    ):
        raise RolesAreMissing(ROLES_ARE_MISSING)
    # With one address the owner works in the register too. It must ask to be the detector: who
    # inherits that role is behind no policy at all. Before 16 only the login itself can say so.
    version = op.get_bind().scalar(text("SELECT current_setting('server_version_num')::int"))
    terms = " WITH INHERIT FALSE, SET TRUE" if version >= _PER_GRANT else ""
    for role in sorted(missing):
        op.execute(
            f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; GRANT {role} TO CURRENT_USER{terms}; "
            "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        )
    op.execute(f"GRANT USAGE ON SCHEMA public TO {_BOTH}")


def protect(table: str, desk: str | None = "desk", *, given: str | None = None) -> None:
    """Let a desk reach only its own rows of a table, the owner included; the detector all.

    `desk` names the column that holds the desk. None stands for a table without one: its column
    `case_number` names the case, and the case's desk decides. `given` names the column with
    the number of a case that may be opened to other desks, for reading.
    """
    if not _is_postgresql():
        return
    name = f'"{table}"'
    own = f"{desk} = {_DESK}" if desk else _of_own_case(name)
    op.execute(f"GRANT {_WRITES} ON {name} TO {_BOTH}")
    op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY every_desk ON {name} TO {DETECTOR_ROLE} USING (true) WITH CHECK (true)"
    )
    op.execute(f"CREATE POLICY own_desk ON {name} TO {DESK_ROLE} USING ({own}) WITH CHECK ({own})")
    if given:
        op.execute(
            f"CREATE POLICY was_given ON {name} FOR SELECT TO {DESK_ROLE} "
            f"USING ({given} = ANY ({_GIVEN}))"
        )


def keep_from_desks(table: str, rights: str = _WRITES) -> None:
    """Give a table to the detector alone."""
    if _is_postgresql():
        op.execute(f'GRANT {rights} ON "{table}" TO {DETECTOR_ROLE}')


def share(table: str, rights: str = _WRITES, *, sequences: Sequence[str] = ()) -> None:
    """Give a table that holds no content of cases to everybody who works in the register."""
    if not _is_postgresql():
        return
    op.execute(f'GRANT {rights} ON "{table}" TO {_BOTH}')
    for sequence in sequences:
        op.execute(f"GRANT USAGE ON SEQUENCE {sequence} TO {_BOTH}")


def _of_own_case(name: str) -> str:
    # One value for each row: of EXISTS the planner makes a list of all own cases, even where a
    # statement looks at ten rows.
    case = f'SELECT of.desk FROM "case" AS of WHERE of.number = {name}.case_number'  # noqa: S608 - names of our own tables
    return f"({case}) = {_DESK}"
