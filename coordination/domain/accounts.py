"""Rules for accounts: names to sign in with, passwords, API keys, and how long things last.

A password is judged offline: long enough, not the account's own name, and not made of words and
runs that guessing programs try first. Length and a list are what NIST SP 800-63B, 3.1.1 and
OWASP ASVS 5.0, 6.2 ask for; rules on kinds of characters are deliberately absent.
"""

import re
import unicodedata
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from coordination.domain.wording import N_

PASSWORD_LEAST: Final = 14
PASSWORD_MOST: Final = 200
INVITE_LIFE: Final = timedelta(hours=24)
API_KEY_LIFE: Final = timedelta(days=90)
API_KEY_LONGEST: Final = timedelta(days=366)

_NAME = re.compile(r"[a-z][a-z0-9.\-]{1,39}")
_LETTERS_NEEDED = 6
# Parts that fill lists of leaked passwords, with the words of this place and trade.
# fmt: off
_COMMON: Final = (
    "password", "passwort", "passwd", "wachtwoord", "contrasena", "senha", "motdepasse", "haslo",
    "heslo", "parola", "salasana", "qwerty", "qwertz", "azerty", "asdfgh", "zxcvbn", "yxcvbn",
    "qazwsx", "uiop", "letmein", "welcome", "willkommen", "bienvenue", "changeme", "default",
    "secret", "temporary", "test", "admin", "administrator", "root", "user", "guest", "login",
    "master", "iloveyou", "sunshine", "princess", "monkey", "dragon", "football", "baseball",
    "superman", "batman", "starwars", "pokemon", "summer", "winter", "spring", "autumn", "monday",
    "january", "eurojust", "europol", "interpol", "coordination", "desk", "prosecutor", "justice",
    "police", "thehague", "denhaag", "europe", "correcthorsebatterystaple",
)
# fmt: on
_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"}
)


class ApiScope(StrEnum):
    """What an API key may do; a key never does more than its owner may."""

    READ_CASES = "cases:read"
    WRITE_CASES = "cases:write"
    READ_GIVEN = "given:read"  # what other desks opened; a key for the own cases does not reach it
    DISCLOSE = "disclosures:write"
    READ_ACCESS = "access:read"  # who is let in and shut out by name: cases and hits need it not
    WRITE_ACCESS = "access:write"


def is_sign_in_name(text: str) -> bool:
    """Say whether a text can be a sign-in name: 2 to 40 small letters, digits, dots, hyphens."""
    return _NAME.fullmatch(text) is not None


def password_fault(password: str, name: str) -> str | None:
    """Return why a password is refused for the account `name`, as an N_ text; None if it's good."""
    if len(password) < PASSWORD_LEAST:
        return N_("The password needs at least 14 characters. Four or five words make a good one.")
    if len(password) > PASSWORD_MOST:
        return N_("The password may have at most 200 characters.")
    plain = unicodedata.normalize("NFKD", password).casefold()
    # Read as it stands, and with the digits that people put for letters.
    readings = (plain, plain.translate(_LEET))
    if min(_letters_that_count(reading, name) for reading in readings) < _LETTERS_NEEDED:
        return N_(
            "The password is made of words, names or runs that are tried first. Choose other words."
        )
    return None


def _letters_that_count(text: str, name: str) -> int:
    """Return how many letters remain when common words, the name and runs are taken out."""
    rest = "".join(letter for letter in text if letter.isalpha())
    for part in (*re.split(r"[.\-]", name), *_COMMON):
        if len(part) > 2:  # two letters occur in any sentence
            rest = rest.replace(part, "")
    steps = pairwise(rest)
    broken = sum(1 for before, after in steps if abs(ord(after) - ord(before)) > 1)
    return min(broken + 1, len(rest), 2 * len(set(rest)))
