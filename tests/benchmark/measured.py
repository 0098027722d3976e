"""An installation in a folder of its own, worked through the real commands and measured.

What a command wrote is `wchar` of /proc/<pid>/io: every byte that it gave the system to write, to
whatever file, pipe or socket written like a file. The system adds a child's bytes to its parent's
when the parent waits for it, so the figure of a command that has ended and was not yet waited for
holds those of all its processes. What these tell each other through pipes is in it. What the disk
was asked (`ru_oublock`, the same as `write_bytes`) counts whole folios of the page cache on some file
systems, several times what was written; it is kept beside the other and compares no two machines.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.executable).with_name("coordination")
PROCESSES = Path("/proc")
_BLOCK = 512


@dataclass(frozen=True)
class Run:
    """What a command printed, how it ended, and what it and its processes used.

    Seconds on the clock and of a processor; megabytes that were written (None where the system does
    not say), those that the disk was asked for, and those that the largest of the processes held.
    """

    code: int
    output: str
    seconds: float
    processor: float
    written: float | None
    disk: float
    memory: float

    def __str__(self) -> str:
        written = (
            "bytes written not measured"
            if self.written is None
            else f"{self.written:.0f} MB written"
        )
        return (
            f"{self.seconds:.1f} s, {self.processor:.1f} s of a processor, {written} "
            f"({self.disk:.0f} asked of the disk), {self.memory:.0f} MB of memory"
        )


@dataclass(frozen=True)
class Running:
    """A command that was started; `ended` waits for it."""

    process: subprocess.Popen[str]
    output: Path
    started: float
    counted: TextIO | None

    @property
    def is_over(self) -> bool:
        """Say whether the command has ended, without taking note of it."""
        state = os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return state is not None

    def ended(self) -> Run:
        """Wait for the command and return what it did."""
        os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOWAIT)
        seconds, written = time.perf_counter() - self.started, _written(self.counted)
        _, status, used = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        output = self.output.read_text("utf-8")
        self.output.unlink()
        return Run(
            self.process.returncode,
            output,
            seconds,
            used.ru_utime + used.ru_stime,
            written,
            used.ru_oublock * _BLOCK / 1e6,
            used.ru_maxrss / 1e3,
        )


def _counted(pid: int) -> TextIO | None:
    """Open the system's count of a process that was just started, None where there is none.

    Now and not at its end: the commands shut themselves off from other processes of their user.
    """
    try:
        return (PROCESSES / str(pid) / "io").open(encoding="ascii")
    except OSError:
        return None


def _written(counted: TextIO | None) -> float | None:
    """Return the megabytes that a process wrote until now."""
    if counted is None:
        return None
    with counted:
        counts = dict(line.split(": ") for line in counted.read().splitlines())
    return int(counts["wchar"]) / 1e6


def start(command: Sequence[str | Path], environment: Mapping[str, str]) -> Running:
    """Start a command beside this program, in the folder of the project."""
    number, name = tempfile.mkstemp(prefix="desk-output-")
    started = time.perf_counter()
    with os.fdopen(number, "w") as stream:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=stream, text=True)
    return Running(process, Path(name), started, _counted(process.pid))


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
        """Start a command of the program beside this one."""
        return start([PROGRAM, *arguments], self.environment)

    def run(self, *arguments: str, may_fail: bool = False) -> Run:
        """Run a command to its end; stop this program when it fails and may not."""
        done = self.start(*arguments).ended()
        if done.code and not may_fail:
            sys.exit(f"coordination {' '.join(arguments)} ended with {done.code}")
        return done
