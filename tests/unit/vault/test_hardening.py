"""Memory that holds keys goes into no core dump."""

import ctypes
import resource
import sys
from collections.abc import Iterator

import pytest

from coordination.vault.hardening import harden

PR_GET_DUMPABLE, PR_SET_DUMPABLE = 3, 4


@pytest.fixture(autouse=True)
def _restore() -> Iterator[None]:
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    yield
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    if resource.getrlimit(resource.RLIMIT_CORE) != limits:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@pytest.mark.skipif(sys.platform != "linux", reason="prctl exists on Linux only")
def test_on_linux_nobody_reads_the_memory() -> None:
    assert harden()

    assert ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def test_elsewhere_core_dumps_are_off_all_the_same() -> None:
    assert not harden("darwin")

    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
