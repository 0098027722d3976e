"""Shapes that nobody is ever given: one character repeated, digits in a row, a number of zeros.

Forms demand a value where the officer has none, so people type what is quickest. Such a value
is rare enough to look like evidence and means nothing. Only the shapes are here; which of them
counts for nothing in which namespace stands in the reference pack. Every shape is linear in the
length of the value, because values come from outside.
"""

import re
from collections.abc import Callable

Shape = Callable[[str, int], bool]

# Spaces and punctuation, but not symbols: a name of emoji is a name.
SEPARATING = r"\s!-/:-@\[-^`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f"
"""What may stand between the parts of a value, as the inside of a character class."""

_NOT_ALPHANUMERIC = re.compile(rf"[{SEPARATING}_]+")
_FRAMED_NUMBER = re.compile(r"[a-z]{0,3}([0-9]+)[a-z]?")
_UPWARDS = "0123456789" * 22
_DOWNWARDS = _UPWARDS[::-1]
_STEPS = frozenset(run[at : at + 2] for run in (_UPWARDS, _DOWNWARDS) for at in range(10))
_LONGEST = 200
_FEW = 5  # one character, the 0x before it, and two separating signs

# ITU-T E.164: zones 1 and 7 have one digit; codes that begin so have three, all others two.
_THREE_DIGIT_CODES = frozenset(
    {*range(21, 27), 28, 29, 35, 37, 38, 42, 50, 59, 67, 68, 69, 80, 83, 85, 87, 88, 89, 96, 97, 99}
)


def value_of(text: str) -> str:
    """Return what stands behind the first colon of a form (`btc:1A1z`, `NO:12345`), or all."""
    return text.partition(":")[2] or text


def national_part(phone: str) -> str:
    """Return the digits of an E.164 number behind its country calling code (ITU-T E.164)."""
    digits = phone.removeprefix("+")
    if digits[:1] in {"1", "7"}:
        return digits[1:]
    has_three = digits[:2].isdecimal() and int(digits[:2]) in _THREE_DIGIT_CODES
    return digits[3:] if has_three else digits[2:]


def is_single_character(text: str, at_least: int) -> bool:
    """Say whether the value is shorter than `at_least` characters once signs are dropped."""
    value = value_of(text)
    return len(value) < 4 * at_least and len(_NOT_ALPHANUMERIC.sub("", value)) < at_least


def is_one_character_repeated(text: str, at_least: int) -> bool:
    """Say whether one character, `at_least` times, is the whole value (`0000`, `ff:ff:ff`)."""
    value = value_of(text)
    if len(set(value)) > _FEW:
        return False
    plain = _NOT_ALPHANUMERIC.sub("", value)
    return _is_uniform(plain.removeprefix("0x"), at_least) or _is_uniform(plain, at_least)


def is_digit_run(text: str, at_least: int) -> bool:
    """Say whether the value is digits in a row or a short group repeated (`12345`, `121212`)."""
    value = value_of(text)
    return value[-1:].isdecimal() and _is_made_up(_NOT_ALPHANUMERIC.sub("", value), at_least)


def is_framed_digit_run(text: str, at_least: int) -> bool:
    """Say the same of a number with up to three letters before and one behind (`AB123456`)."""
    found = _FRAMED_NUMBER.fullmatch(_NOT_ALPHANUMERIC.sub("", text.rpartition(":")[2].casefold()))
    return found is not None and _is_made_up(found[1], at_least)


def is_made_up_phone(text: str, at_least: int) -> bool:
    """Say whether an E.164 number is a run of digits, with or without its country code."""
    digits = text.removeprefix("+")
    return _is_made_up(digits, at_least) or _is_made_up(national_part(text), at_least)


def has_made_up_phone_end(text: str, at_least: int) -> bool:
    """Say whether the last `at_least` digits of a longer number are a run."""
    digits = text.removeprefix("+")
    return len(digits) > at_least and _is_made_up(digits[-at_least:], at_least)


def is_blank_account(text: str, at_least: int) -> bool:
    """Say whether an IBAN's account part is a run, or ends in `at_least` zeros (ISO 13616)."""
    account = text[4:]
    return account.endswith("0" * at_least) or _is_made_up(account, at_least)


def is_mirrored_email(text: str, at_least: int) -> bool:
    """Say whether an address repeats one letter on both sides (`a@a.a`, `xxx@xxx.com`)."""
    local, _, domain = text.rpartition("@")
    host = domain.partition(".")[0]
    return len(set(local + host)) == 1 and len(local) >= at_least


def _is_made_up(digits: str, at_least: int) -> bool:
    if not (at_least <= len(digits) <= _LONGEST and digits.isdigit()):
        return False
    if digits[-2:] not in _STEPS and digits[-1] not in digits[-4:-1]:
        return False
    if digits in _UPWARDS or digits in _DOWNWARDS:
        return True
    # A group repeated begins as it goes on; groups of one, two or three digits are typed.
    return any(len(digits) >= 3 * n and digits[n:] == digits[:-n] for n in (1, 2, 3))


def _is_uniform(plain: str, at_least: int) -> bool:
    return len(plain) >= at_least and plain == plain[:1] * len(plain)


SHAPES: dict[str, Shape] = {
    "shorter_than": is_single_character,
    "one_character": is_one_character_repeated,
    "digit_run": is_digit_run,
    "framed_digit_run": is_framed_digit_run,
    "phone_run": is_made_up_phone,
    "phone_end": has_made_up_phone_end,
    "blank_account": is_blank_account,
    "mirrored_email": is_mirrored_email,
}
"""The shapes by the name under which an entry of the reference pack asks for them."""
