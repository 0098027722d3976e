"""Desks at work, on both databases or on SQLite alone."""

import pytest

from coordination.reference.pack import Pack
from tests.desks import Desks


@pytest.fixture
def desks(office, pack: Pack) -> Desks:
    """Desks in an office that runs on each of the two databases."""
    return Desks(office, pack)


@pytest.fixture
def sqlite_desks(sqlite_office, pack: Pack) -> Desks:
    """Desks in an office on SQLite, for what does not depend on the database."""
    return Desks(sqlite_office, pack)
