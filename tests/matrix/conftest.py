"""One prepared register for each worker; what changes it is undone."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coordination.vault.keyring import FileKeyProvider
from tests.matrix.making import make_world
from tests.matrix.world import World

_MEASURED = frozenset(
    {
        "test_races.py",
        "test_stale.py",
        "test_without_a_mutation_the_reduced_matrix_holds",
        "test_every_rule_decides_at_least_one_cell",
    }
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let warnings of a package pass, and measure coverage of a few tests alone.

    Flask-Security 5.9 still builds its choices as wtforms before 3.4 takes them. Coverage doubles
    what a cell costs: it measures the tests in `_MEASURED`, which ask some cells of every kind.
    What pages do is measured where each of them is tested.
    """
    late = pytest.mark.filterwarnings("ignore:Passing SelectField choices:DeprecationWarning")
    for item in items:
        if "matrix" in item.path.parent.parts[-1:]:
            item.add_marker(late)
            if item.path.name not in _MEASURED and item.name not in _MEASURED:
                item.add_marker(pytest.mark.no_cover)


@contextmanager
def unmeasured(config: pytest.Config) -> Iterator[None]:
    """Pause coverage; pytest-cov's own mark does it for a test, not for what a test needs."""
    measured = config.pluginmanager.getplugin("_cov")
    controller = getattr(measured, "cov_controller", None)
    if controller is None:
        yield
        return
    controller.pause()
    try:
        yield
    finally:
        controller.resume()


@pytest.fixture(scope="session")
def prepared(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    migrated: Path,
    key_provider: FileKeyProvider,
) -> Iterator[World]:
    """The register of the matrix, made once, without measuring coverage."""
    folder = tmp_path_factory.mktemp("matrix")
    with unmeasured(request.config):
        made = make_world(folder, migrated, key_provider._path)
    gc.collect()
    gc.freeze()  # the collector need not look at it again and again while cells are asked
    yield made
    made.close()


@pytest.fixture
def world(prepared: World) -> Iterator[World]:
    """The register as it was made."""
    prepared.restore()
    return prepared
