"""Real processes: exit codes as a shell sees them, ^C, broken pipes, PostgreSQL."""

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from uuid import uuid4

import pytest

from tests.builders import a_payload, an_identifier
from tests.cli.conftest import call, command
from tests.conftest import _admin, _database

MAIL = [an_identifier("email", "shared@firma-oppdiktet.no")]
PAIR = (a_payload("NO/1", "NO", identifiers=MAIL), a_payload("RO/1", "RO", identifiers=MAIL))


@pytest.fixture
def ready(prepared: Path, instance: Path) -> Path:
    shutil.copytree(prepared, instance)
    return instance


@pytest.mark.parametrize(
    ("arguments", "code"), [(("--version",), 0), (("--help",), 0), (("unheard",), 2)]
)
def test_a_shell_sees_the_code(instance, arguments, code):
    assert call(*arguments, instance=instance).returncode == code


def test_a_shell_sees_that_a_line_was_refused(ready, write):
    good, bad = write(*PAIR), write(b"{\n", name="bad.jsonl")

    assert call("import", str(good), instance=ready).returncode == 0
    refused = call("import", str(bad), instance=ready)

    assert refused.returncode == 1
    assert "line 1: line:" in refused.stderr
    assert "Traceback" not in refused.stderr


def _interrupted(process):
    """Return what a process says on being interrupted, by a person who is not heard at once."""
    # Python drops an interruption that comes inside a destructor; a person presses the key again.
    for _ in range(3):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=20)[1]
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    return process.communicate()[1]


def test_an_interrupted_import_stops_without_a_trace_and_leaves_the_log_whole(ready, tmp_path):
    pipe = tmp_path / "cases.pipe"
    os.mkfifo(pipe)
    line, environment = command("import", str(pipe), instance=ready)
    process = subprocess.Popen(
        line,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell lets what it starts in the background ignore interruptions, tests and all.
        preexec_fn=lambda: signal.signal(  # noqa: PLW1509 - no thread of the tests holds a lock of it
            signal.SIGINT, signal.default_int_handler
        ),
    )
    with pipe.open("wb") as stream:  # returns once the command reads
        stream.write(json.dumps(PAIR[0]).encode() + b"\n")
        stream.flush()
        said = _interrupted(process)

    assert process.returncode == 1
    assert "Traceback" not in said
    assert call("audit", "verify", instance=ready).returncode == 0


def test_a_reader_that_leaves_early_gets_no_trace(ready, write):
    call("import", str(write(*PAIR)), instance=ready)
    line, environment = command("overlaps", instance=ready)
    process = subprocess.Popen(
        line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert process.wait(timeout=60) == 1
    assert said == ""


def test_the_same_commands_work_on_postgresql(postgres_server, ready, write):
    name = f"cli_{uuid4().hex[:12]}"
    _admin(postgres_server, f'CREATE DATABASE "{name}"')
    address = _database(postgres_server, name).replace("postgresql+psycopg", "postgresql")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = call(*arguments, instance=ready, DATABASE_URL=address)
        assert done.returncode == 0, done.stderr
        return done

    (ready / "data" / "register.sqlite").unlink()
    run("init")
    run("init")
    run("import", str(write(*PAIR)))
    assert json.loads(run("overlaps").stdout)["kinds"] == ["email"]
    assert "1 finding" in run("findings").stdout
    run("sweep")
    assert "unbroken" in run("audit", "verify").stdout
    assert not (ready / "data" / "register.sqlite").exists()
    _admin(postgres_server, f'DROP DATABASE "{name}" WITH (FORCE)')
