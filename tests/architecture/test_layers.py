"""Imports point down. pyproject.toml holds the contracts; this runs them with the other tests."""

import os

from importlinter.cli import lint_imports
from importlinter.configuration import configure

from tests.architecture.tree import ROOT


def test_every_import_contract_is_kept(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    # It would silence every logger that is there, for the tests that follow in this process.
    monkeypatch.setattr("logging.config.dictConfig", lambda _settings: None)
    configure()

    code = lint_imports(config_filename=os.fspath(ROOT / "pyproject.toml"), no_cache=True)

    assert code == 0, capsys.readouterr().out
