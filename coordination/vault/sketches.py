"""Short keyed codes by which near values are known again, under a key for each use and owner."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Final

_CODE_BYTES: Final = 4


def short_coder(key: bytes) -> Callable[[str], int]:
    """Return a function from texts to codes of 32 bits under `key` (16 to 64 bytes).

    Too short to prove equality and too short to be unique: two values may share one. What is
    stored of them is sealed besides.
    """
    keyed = blake2b(key=key, digest_size=_CODE_BYTES)

    def code(text: str) -> int:
        running = keyed.copy()
        running.update(text.encode("utf-8", "surrogatepass"))
        return int.from_bytes(running.digest(), "big")

    return code
