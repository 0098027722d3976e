"""The way past row-level security, for tests that look at the database as a thief would."""

from sqlalchemy import Engine, create_engine

_HOLDERS: dict[str, Engine] = {}


def remember(database: str, url: str) -> None:
    """Note under which address the superuser reaches a database of PostgreSQL."""
    _HOLDERS[database] = create_engine(url)


def forget(database: str) -> None:
    """Close what reached a database that is about to go."""
    _HOLDERS.pop(database).dispose()


def past_walls(engine: Engine) -> Engine:
    """Return what whoever holds the same database sees it through; on SQLite nothing differs."""
    return _HOLDERS.get(engine.url.database or "", engine)
