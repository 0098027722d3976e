"""The command line as people run it: its real entry point, on an installation of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coordination import cli

VARIABLES = (
    "COORDINATION_KEYS",
    "COORDINATION_KEY_FILE",
    "DATABASE_URL",
    "KEYS_DATABASE_URL",
    "COORDINATION_OWNER_DATABASE_URL",
    "REQUIRE_ROW_SECURITY",
    "BASE_URL",
    "HOST",
    "PORT",
)


@dataclass(frozen=True)
class Result:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def bare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run commands where nothing was made yet."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COORDINATION_INSTANCE", str(tmp_path / "instance"))

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["coordination", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Result(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance as `init` leaves it; tests copy it."""
    folder = tmp_path_factory.mktemp("prepared") / "instance"
    done = call("init", instance=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def run(bare: Run, prepared: Path, instance: Path) -> Run:
    """Run commands on an empty register."""
    shutil.copytree(prepared, instance)
    return bare


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    return tmp_path / "instance"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of lines: records, or bytes as they stand."""

    def make(*lines: Any, name: str = "cases.jsonl") -> Path:
        path = tmp_path / name
        path.write_bytes(b"".join(_line(line) for line in lines))
        return path

    return make


def _line(line: Any) -> bytes:
    return line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n"


def command(*arguments: str, instance: Path, **more: str) -> tuple[list[str], dict[str, str]]:
    """Return what a real process of the command line needs: its arguments and environment."""
    clean = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    program = Path(sys.executable).with_name("coordination")
    return [str(program), *arguments], {**clean, "COORDINATION_INSTANCE": str(instance), **more}


def call(*arguments: str, instance: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a real process and wait for it."""
    line, environment = command(*arguments, instance=instance, **more)
    return subprocess.run(
        line, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
