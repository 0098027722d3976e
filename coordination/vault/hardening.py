"""Keep the memory of this process, which holds keys and opened values, off the disk."""

import ctypes
import resource
import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4


def harden(platform: str = sys.platform) -> bool:
    """Turn core dumps off; on Linux also keep other processes of the same user out.

    Return whether all of it holds; elsewhere than on Linux only core dumps are turned off.
    Called at start, before keys are read; a new program started by this one begins afresh.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if platform != "linux":
        return False
    return ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0  # type: ignore[no-any-return]  # ctypes functions have no type
