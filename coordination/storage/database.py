"""The database: declarative base, and how connections are set up.

Two databases exist. The register (`db`, `Base`) holds everything but the wrapped data keys, which
live in a database of their own (`KeysBase`), so that they can be backed up, and forgotten, on
their own schedule. `prepare_engine` gives every connection the settings that were measured.
"""

from typing import Any, cast

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, Engine, Integer, MetaData, Table, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Session, registry

from coordination.storage.column_types import TYPES
from coordination.storage.row_security import begin_as_a_desk
from coordination.storage.turns import waiting_in_turn

_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Tables of the register."""

    registry = registry(metadata=MetaData(naming_convention=_NAMING), type_annotation_map=TYPES)


class KeysBase(DeclarativeBase):
    """Tables of the key database."""

    metadata = MetaData(naming_convention=_NAMING)


db = SQLAlchemy(model_class=Base)


# On SQLite only INTEGER is the row's own number; BIGINT would keep an index beside it.
RecordNumber = BigInteger().with_variant(Integer, "sqlite")


def table_of(model: type[DeclarativeBase]) -> Table:
    """Return the table of a mapped class, for statements that go past its objects."""
    return cast(Table, model.__table__)


# secure_delete and temp_store keep deleted rows and sort files from outliving their content;
# synchronous=FULL is what "an acknowledged write survives power loss" costs.
_SQLITE_PRAGMAS = (
    "PRAGMA busy_timeout=15000",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-65536",
    "PRAGMA mmap_size=8589934592",
)


def engine_options(url: str) -> dict[str, Any]:
    """Return the options with which an engine for `url` is made.

    SQLite connections start a write with BEGIN IMMEDIATE: a deferred transaction that upgrades
    fails at once when another writer came between, whatever the timeout.
    """
    options: dict[str, Any] = {"hide_parameters": True}
    if url.startswith("sqlite"):
        options["connect_args"] = {"isolation_level": "IMMEDIATE", "timeout": 15}
    else:
        options["pool_pre_ping"] = True
    return options


def prepare_engine(engine: Engine) -> Engine:
    """Give every connection of the register's `engine` its settings; return the engine.

    On PostgreSQL it begins without a desk's name, and sees no content until it has one.
    """
    on_sqlite = engine.dialect.name == "sqlite"
    event.listen(engine, "connect", _set_pragmas if on_sqlite else begin_as_a_desk)
    return engine


def _set_pragmas(connection: Any, record: object) -> None:
    connection.text_factory = _text
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _text(stored: bytes) -> str:
    # A damaged page may hold a text that is none: the row is then edited, and no query fails.
    return stored.decode("utf-8", "replace")


def make_engine(url: str) -> Engine:
    """Return an engine for the register at `url`, as `engine_options` and `prepare_engine` say."""
    return prepare_engine(create_engine(url, **engine_options(url)))


def make_keys_engine(url: str) -> Engine:
    """Return an engine for the database of data keys, which no role of the register may reach."""
    if url.startswith("sqlite"):
        return make_engine(url)
    return create_engine(url, **engine_options(url))


def forget_pages(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, which keeps old page images long after their rows are gone.

    While somebody reads it stays as it is, and the next erasure or sweep empties it. PostgreSQL
    has no such file beside the database; what its archives keep is for who runs it.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def checkpoint_rarely(session: Session) -> None:
    """Let SQLite's write-ahead log of this connection grow to 16 MB before it is written back.

    For bulk work: a page that several transactions changed is then written back once.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA wal_autocheckpoint=4000")


def begin(session: Session, *, writes: bool) -> None:
    """Start the transaction of a bench.

    A writing one takes SQLite's write lock now, so that what it reads cannot change before it
    writes. A reading one sees one state of the database until it ends.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite" and writes:
        with waiting_in_turn(connection.engine.url.database):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
    elif not writes:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
