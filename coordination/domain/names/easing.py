"""Spellings that writers of one name take for each other, put into one.

Rasheed and Rashid, Mahmood and Mahmoud, Hodja and Hoxha: what the ear does not tell apart. Used for
the closeness of two parts whose consonants agree already, and to find a given name of the tables
in another spelling; never to say that two names are equal.
"""

import re
from functools import lru_cache
from typing import Final

_EASED: Final = (
    (re.compile("dzh|dz|dj|xh|gj"), "j"),
    (re.compile("kh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("q"), "k"),
    (re.compile("w"), "v"),
    (re.compile("ee|ei|ey|ie|y"), "i"),
    (re.compile("oo|ou"), "u"),
    (re.compile("ah$"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=1 << 14)
def ease(form: str) -> str:
    """Return a folded Latin form in the one spelling of those that sound alike."""
    for spelled, eased in _EASED:
        form = spelled.sub(eased, form)
    return form


def is_g_for_h(one: str, other: str) -> bool:
    """Say whether two forms differ only in g and h, as Russian and Ukrainian read one letter."""
    return (
        one != other and len(one) == len(other) and one.replace("g", "h") == other.replace("g", "h")
    )
