"""An installation in a folder of its own, worked through the real commands and measured."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.executable).with_name("coordination")
_BLOCK = 512


@dataclass(frozen=True)
class Run:
    """What a command printed, how it ended, and what it and its processes used.

    Seconds on the clock and of a processor; megabytes that were written to the disk, and those
    that the largest of the processes held in memory.
    """

    code: int
    output: str
    seconds: float
    processor: float
    written: float
    memory: float


@dataclass(frozen=True)
class Running:
    """A command that was started; `ended` waits for it."""

    process: subprocess.Popen[str]
    output: Path
    started: float

    @property
    def is_over(self) -> bool:
        """Say whether the command has ended, without taking note of it."""
        state = os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return state is not None

    def ended(self) -> Run:
        """Wait for the command and return what it did."""
        _, status, used = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        output = self.output.read_text("utf-8")
        self.output.unlink()
        return Run(
            self.process.returncode,
            output,
            time.perf_counter() - self.started,
            used.ru_utime + used.ru_stime,
            used.ru_oublock * _BLOCK / 1e6,
            used.ru_maxrss / 1e3,
        )


class Installation:
    """A register below `folder`; its commands are the ones that people type."""

    def __init__(self, folder: Path, addresses: dict[str, str] | None = None) -> None:
        """Take the folder, and the addresses of databases that are elsewhere."""
        self.environment = {
            **os.environ,
            "COORDINATION_INSTANCE": str(folder),
            **(addresses or {}),
        }

    def start(self, *arguments: str) -> Running:
        """Start a command beside this program."""
        number, name = tempfile.mkstemp(prefix="desk-output-")
        started = time.perf_counter()
        with os.fdopen(number, "w") as stream:
            process = subprocess.Popen(
                [PROGRAM, *arguments], cwd=ROOT, env=self.environment, stdout=stream, text=True
            )
        return Running(process, Path(name), started)

    def run(self, *arguments: str, may_fail: bool = False) -> Run:
        """Run a command to its end; stop this program when it fails and may not."""
        done = self.start(*arguments).ended()
        if done.code and not may_fail:
            sys.exit(f"coordination {' '.join(arguments)} ended with {done.code}")
        return done
