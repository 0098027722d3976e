"""An installation in a folder of its own, worked through the real commands and timed."""

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.executable).with_name("coordination")


@dataclass(frozen=True)
class Run:
    """What a command printed, how it ended, and its seconds on the clock and of a processor."""

    code: int
    output: str
    seconds: float
    processor: float


class Installation:
    """A register below `folder`; its commands are the ones that people type."""

    def __init__(self, folder: Path) -> None:
        self.environment = {**os.environ, "COORDINATION_INSTANCE": str(folder)}

    def run(self, *arguments: str, may_fail: bool = False) -> Run:
        started, worked = time.perf_counter(), _processor()
        done = subprocess.run(
            [PROGRAM, *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        seconds = time.perf_counter() - started
        if done.returncode and not may_fail:
            sys.exit(f"coordination {' '.join(arguments)} ended with {done.returncode}")
        return Run(done.returncode, done.stdout, seconds, _processor() - worked)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
