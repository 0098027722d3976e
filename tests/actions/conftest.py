"""Desks at work, on both databases or on SQLite alone."""

import pytest

from coordination.reference.pack import Pack
from coordination.storage.database import make_engine
from tests.desks import Desks


@pytest.fixture
def desks(office, pack: Pack) -> Desks:
    """Desks in an office that runs on each of the two databases."""
    return Desks(office, pack)


@pytest.fixture
def sqlite_desks(sqlite_office, pack: Pack) -> Desks:
    """Desks in an office on SQLite, for what does not depend on the database."""
    return Desks(sqlite_office, pack)


@pytest.fixture
def worlds(make_office, migrated, tmp_path, pack):
    """A maker of further registers."""
    made = []

    def make():
        path = tmp_path / f"world{len(made)}.sqlite"
        path.write_bytes(migrated.read_bytes())
        made.append(make_engine(f"sqlite:///{path}"))
        return Desks(make_office(made[-1]), pack)

    yield make
    for engine in made:
        engine.dispose()
