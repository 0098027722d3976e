"""Invent selectors of every kind a record may hold, each with valid check digits.

`Inventor.selector` never gives the same value twice, so that two cases share one only when the
register means them to. Numbers follow allocated patterns at random and are nobody's by design;
domain names are long invented compounds.
"""

import hashlib
import random
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple

import phonenumbers

from coordination.demo import checksums, wordplay
from coordination.demo.places import IBAN_LAYOUTS, PLATE_LAYOUTS

HANDLE_PLATFORMS = [
    "instagram",
    "facebook",
    "snapchat",
    "telegram",
    "tiktok",
    "x",
    "discord",
    "kik",
    "reddit",
    "vk",
    "twitch",
    "skype",
]
WEIGHTS = {
    "email": 20,
    "handle": 20,
    "phone": 14,
    "ip": 9,
    "crypto": 7,
    "platform_id": 6,
    "file_hash": 6,
    "tip_report": 6,
    "url": 5,
    "device_id": 5,
    "document": 4,
    "iban": 4,
    "domain": 3,
    "onion": 3,
    "series": 3,
    "paypal": 2,
    "card_token": 2,
    "vehicle": 2,
}
_SHARED_FIRST_OCTETS = (31, 46, 62, 77, 78, 81, 82, 85, 88, 91, 93, 94, 95, 109, 176, 178, 188, 217)


class Selector(NamedTuple):
    """One thing to share: `value` in its canonical spelling; `home` is the State it belongs to."""

    kind: str
    value: str
    home: str


class Inventor:
    """Invents selectors; equal seeds give equal values in equal order."""

    def __init__(self, rng: random.Random, used: set[bytes] | None = None) -> None:
        self._rng = rng
        # Digests, because a register of a million persons keeps them all in memory.
        self._used: set[bytes] = set() if used is None else used
        self._kinds = tuple(WEIGHTS)
        self._weights = tuple(WEIGHTS.values())

    def any_selector(self, home: str) -> Selector:
        """Return a selector of a kind drawn with realistic weights."""
        return self.selector(self._rng.choices(self._kinds, self._weights)[0], home)

    def selector(self, kind: str, home: str) -> Selector:
        """Return a new selector of the kind, as somebody living in `home` would have it."""
        while True:
            value, place = _INVENTIONS[kind](self._rng, home)
            identity = f"{kind}|{_identity(kind, value)}"
            key = hashlib.blake2b(identity.encode(), digest_size=8).digest()
            if key not in self._used:
                self._used.add(key)
                return Selector(kind, value, place)


def _identity(kind: str, value: str) -> str:
    """Return what must be new: of a handle the name alone, lest platforms share it."""
    if kind == "handle":
        return value.partition(":")[2]
    if kind == "ip":
        return value.rpartition(":")[0]
    return value


def digits(rng: random.Random, count: int) -> str:
    """Return a number of that many digits, the first not zero, no long run among them."""
    return str(rng.randrange(1, 10)) + "".join(rng.choices("0123456789", k=count - 1))


def public_ipv4(rng: random.Random) -> str:
    """Return an address in ranges that registries have given to access providers."""
    tail = [rng.randrange(1, 254) for _ in range(3)]
    return str(IPv4Address(bytes([rng.choice(_SHARED_FIRST_OCTETS), *tail])))


def _email(rng: random.Random, home: str) -> tuple[str, str]:
    return wordplay.mail_address(rng), home


def _handle(rng: random.Random, home: str) -> tuple[str, str]:
    return f"{rng.choice(HANDLE_PLATFORMS)}:{wordplay.handle_name(rng)}", home


def _phone(rng: random.Random, home: str) -> tuple[str, str]:
    pattern = _PHONE_PATTERNS.get(home)
    if pattern is None:
        pattern = _PHONE_PATTERNS[home] = _phone_pattern(home)
    while True:
        number = pattern[:-5] + "".join(rng.choices("0123456789", k=5))
        if phonenumbers.is_valid_number(phonenumbers.parse(number)):
            return number, home


_PHONE_PATTERNS: dict[str, str] = {
    # The package's example is in the range kept for films.
    "US": "+12012840000",
}


def _phone_pattern(home: str) -> str:
    kind = phonenumbers.PhoneNumberType.MOBILE
    example = phonenumbers.example_number_for_type(home, kind)
    assert example is not None  # every State of `places` has mobile numbers
    return phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)


def _platform_id(rng: random.Random, home: str) -> tuple[str, str]:
    platform, length = rng.choice((("facebook", 15), ("discord", 18), ("vk", 9), ("tiktok", 19)))
    return f"{platform}:{digits(rng, length)}", home


def _url(rng: random.Random, home: str) -> tuple[str, str]:
    return f"https://{wordplay.domain_name(rng)}/{wordplay.page_path(rng)}", home


def _domain(rng: random.Random, home: str) -> tuple[str, str]:
    return wordplay.domain_name(rng), home


def _onion(rng: random.Random, home: str) -> tuple[str, str]:
    return checksums.onion(rng.randbytes(32)), home


def _ip(rng: random.Random, home: str) -> tuple[str, str]:
    port = rng.randrange(10_000, 65_000)
    if rng.random() < 0.25:
        groups = [0x2A01, rng.randrange(0x100, 0xFFFF), rng.randrange(1, 0xFFFF), 0, 0, 0]
        groups += [rng.randrange(1, 0xFFFF), rng.randrange(1, 0xFFFF)]
        packed = b"".join(group.to_bytes(2, "big") for group in groups)
        return f"[{IPv6Address(packed)}]:{port}", home
    return f"{public_ipv4(rng)}:{port}", home


def _crypto(rng: random.Random, home: str) -> tuple[str, str]:
    drawn = rng.random()
    if drawn < 0.35:
        return checksums.base58check(0, rng.randbytes(20)), home
    if drawn < 0.75:
        return checksums.bech32(rng.choice(("bc", "bc", "ltc")), rng.randbytes(20)), home
    if drawn < 0.93:
        return checksums.ethereum(rng.randbytes(20)), home
    return checksums.monero(rng.randbytes(64)), home


def _iban(rng: random.Random, home: str) -> tuple[str, str]:
    country = home if home in IBAN_LAYOUTS else rng.choice(tuple(IBAN_LAYOUTS))
    return checksums.iban(country, _filled(rng, IBAN_LAYOUTS[country])), country


def _filled(rng: random.Random, layout: str) -> str:
    letters = {"n": "0123456789", "a": "ABCDEFGHJKLMNPRSTVWXYZ"}
    return "".join(rng.choice(letters.get(char, char)) for char in layout)


def _paypal(rng: random.Random, home: str) -> tuple[str, str]:
    return f"{wordplay.handle_name(rng)}@{wordplay.domain_name(rng)}", home


def _card_token(rng: random.Random, home: str) -> tuple[str, str]:
    letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return f"tok_{rng.randrange(2, 10)}" + "".join(rng.choices(letters, k=19)), home


def _device_id(rng: random.Random, home: str) -> tuple[str, str]:
    if rng.random() < 0.6:
        return checksums.luhn("35" + digits(rng, 12)), home
    octets = bytes([rng.randrange(0, 64) * 4, *rng.randbytes(5)])
    return octets.hex(":"), home


def _vehicle(rng: random.Random, home: str) -> tuple[str, str]:
    country = home if home in PLATE_LAYOUTS else rng.choice(tuple(PLATE_LAYOUTS))
    return f"{country} {_filled(rng, PLATE_LAYOUTS[country])}", country


def _document(rng: random.Random, home: str) -> tuple[str, str]:
    letters = _filled(rng, "aa")
    return f"passport {home} {letters}{digits(rng, 7)}", home


def _file_hash(rng: random.Random, home: str) -> tuple[str, str]:
    return rng.randbytes(rng.choice((16, 20, 32, 32, 32))).hex(), home


def _series(rng: random.Random, home: str) -> tuple[str, str]:
    return f"ICSE {digits(rng, 6)}", home


def _tip_report(rng: random.Random, home: str) -> tuple[str, str]:
    return f"CyberTip {digits(rng, 9)}", home


_INVENTIONS: dict[str, Callable[[random.Random, str], tuple[str, str]]] = {
    "email": _email,
    "handle": _handle,
    "phone": _phone,
    "ip": _ip,
    "crypto": _crypto,
    "platform_id": _platform_id,
    "file_hash": _file_hash,
    "tip_report": _tip_report,
    "url": _url,
    "device_id": _device_id,
    "document": _document,
    "iban": _iban,
    "domain": _domain,
    "onion": _onion,
    "series": _series,
    "paypal": _paypal,
    "card_token": _card_token,
    "vehicle": _vehicle,
}
