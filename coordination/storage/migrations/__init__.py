"""Numbered schema changes of the register, forward only.

`upgrade` runs what is missing in one transaction: a step that fails leaves the schema as it was.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import ProgrammingError

from coordination.storage.row_policies import RolesAreMissing

__all__ = ["RolesAreMissing", "is_current", "upgrade"]

_FOLDER = Path(__file__).parent


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema up to `revision`; do nothing when it is there already.

    On PostgreSQL `engine` signs in as the owner of the tables. Connections that it made before are
    closed, because they began without the roles that the first steps make.
    """
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # The driver would commit before each DDL statement otherwise.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("SET LOCAL ROLE NONE")
        command.upgrade(_config(connection), revision)
        connection.commit()
    if engine.dialect.name == "postgresql":
        engine.dispose()


def is_current(engine: Engine) -> bool:
    """Say whether the schema is the one that this version of the product needs."""
    try:
        with engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_revision()
    except ProgrammingError:  # of a version without the roles that may read it
        return False
    return present == ScriptDirectory.from_config(_config()).get_current_head()
