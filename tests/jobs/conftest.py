"""Desks at work, for what runs without a person."""

import pytest

from tests.desks import Desks


@pytest.fixture
def sqlite_desks(sqlite_office, pack) -> Desks:
    return Desks(sqlite_office, pack)
