"""One prepared register for each worker; what changes it is undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coordination.vault.keyring import FileKeyProvider
from tests.matrix.world import World, make_world


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Flask-Security 5.9 still builds its choices as wtforms before 3.4 takes them."""
    late = pytest.mark.filterwarnings("ignore:Passing SelectField choices:DeprecationWarning")
    for item in items:
        if "matrix" in item.path.parent.parts[-1:]:
            item.add_marker(late)


@pytest.fixture(scope="session")
def prepared(
    tmp_path_factory: pytest.TempPathFactory, migrated: Path, key_provider: FileKeyProvider
) -> Iterator[World]:
    """The register of the matrix, made once."""
    made = make_world(tmp_path_factory.mktemp("matrix"), migrated, key_provider._path)
    yield made
    made.close()


@pytest.fixture
def world(prepared: World) -> Iterator[World]:
    """The register as it was made."""
    prepared.restore()
    return prepared
