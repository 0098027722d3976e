"""What every disguise is made of: the shape of an entry and tricks that fit any text."""

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from coordination.demo.selectors import Selector

FULL_WIDTH = str.maketrans("0123456789", "".join(chr(0xFF10 + digit) for digit in range(10)))
_ZERO_WIDTH = "\u200b"


class Entered(NamedTuple):
    """One identifier as a record holds it."""

    kind: str
    value: str


Spell = Callable[[Selector], list[Entered]]
"""Returns the other spellings of a selector that any desk may use."""

LocalSpell = Callable[[Selector, str], list[Entered]]
"""Returns the spellings of a selector that only a desk of the jurisdiction given uses."""


def same_kind(kind: str, *values: str) -> list[Entered]:
    """Return the values as entries of one kind."""
    return [Entered(kind, value) for value in values]


def split(text: str, size: int, joint: str) -> str:
    """Return the text in groups of so many characters."""
    return joint.join(text[start : start + size] for start in range(0, len(text), size))


def hidden(text: str) -> str:
    """Return the text with a zero-width space in the middle, as copied web pages have it."""
    middle = len(text) // 2
    return text[:middle] + _ZERO_WIDTH + text[middle:]


def defanged(address: str) -> str:
    """Return an address as reports write it, so that nobody opens it by accident."""
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.replace('tt', 'xx')}://{host.replace('.', '[.]')}{slash}{path}"


def without_marks(text: str) -> str:
    """Return the text without combining marks: Böhm becomes Bohm, while ø and ł stay.

    The vowels and tones of Thai are marks too and stay, because without them nothing is left.
    """
    parts = unicodedata.normalize("NFKD", text)
    kept = (
        sign for sign in parts if not unicodedata.combining(sign) or "\u0e00" <= sign < "\u0e80"
    )
    return unicodedata.normalize("NFC", "".join(kept))
