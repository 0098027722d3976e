"""What a measured command is said to have written."""

import os
import sys
from pathlib import Path

import pytest

from tests.benchmark import measured

MEGABYTES = 3
_WRITE = f"open({{path!r}}, 'wb', 0).write(bytes({MEGABYTES}_000_000))"
_LET_WRITE = "import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"

on_linux = pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="no count to read")


def run(program):
    return measured.start([sys.executable, "-c", program], dict(os.environ)).ended()


@on_linux
def test_what_a_command_writes_is_counted(tmp_path):
    done = run(_WRITE.format(path=str(tmp_path / "file")))

    assert MEGABYTES <= done.written < MEGABYTES + 0.5


@on_linux
def test_what_its_children_write_is_counted_too(tmp_path):
    inner = _WRITE.format(path=str(tmp_path / "file"))
    done = run(_LET_WRITE.format(inner=inner))

    assert MEGABYTES <= done.written < MEGABYTES + 0.5


@on_linux
def test_a_command_that_shuts_itself_off_is_counted(tmp_path):
    shut = "from coordination.vault.hardening import harden; harden(); "
    done = run(shut + _WRITE.format(path=str(tmp_path / "file")))

    assert done.written >= MEGABYTES


def test_where_the_system_does_not_say_nothing_is_made_up(tmp_path, monkeypatch):
    monkeypatch.setattr(measured, "PROCESSES", tmp_path)
    done = run("print('done')")

    assert (done.code, done.output, done.written) == (0, "done\n", None)
    assert "bytes written not measured" in str(done)


def test_a_command_that_fails_is_measured_and_says_how_it_ended():
    done = run("raise SystemExit(3)")

    assert done.code == 3
    assert done.memory > 1
