"""Run the worker beside the server: gunicorn calls these when it begins and when it ends."""

import subprocess
import sys
from pathlib import Path
from typing import Any

_PROGRAM = Path(sys.executable).parent / "coordination"
_running: list["subprocess.Popen[bytes]"] = []


def when_ready(_server: Any) -> None:
    """Start the worker, once for all processes of the server."""
    _running.append(subprocess.Popen([_PROGRAM, "work", "--with-parent"]))  # noqa: S603 - our own program, fixed arguments


def on_exit(_server: Any) -> None:
    """Stop the worker with the server."""
    while _running:
        worker = _running.pop()
        worker.terminate()
        worker.wait()
