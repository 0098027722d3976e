"""Values that desks type without meaning the same thing: placeholders, tests, reserved ranges.

Sources: RFC 5737, RFC 3849, RFC 2606, RFC 1918, RFC 6598, RFC 3927 (reserved ranges and names); 3GPP
TS 23.003 with the all-zero IMEI; hashes of the empty file (MD5, SHA-1, SHA-256); ICAO Doc 9303
specimen passport; the Bitcoin genesis and burn addresses; a wallet that block explorers label as an
exchange's; numbers that NANPA and Ofcom keep for drama; test cards and example accounts of payment
schemes and of the IBAN registry; the rest is what people type into forms.
"""

import random
from collections.abc import Callable
from typing import NamedTuple

from coordination.demo.spelling import Entered


class Worthless(NamedTuple):
    """Values that several desks type without meaning the same thing, and why they link nothing."""

    kind: str
    values: tuple[str, ...]
    why: str


WORTHLESS = (
    Worthless("email", ("unknown@unknown.com", "Unknown@Unknown.com"), "placeholder e-mail"),
    Worthless("email", ("test@example.com", "test@example.com"), "reserved mail domain"),
    Worthless("email", ("noreply@example.org", "no-reply@example.org"), "reserved mail domain"),
    Worthless("phone", ("123456789", "123456789"), "placeholder telephone number"),
    Worthless("phone", ("+000000000", "000000000"), "placeholder telephone number"),
    Worthless("handle", ("unknown", "@unknown"), "placeholder name"),
    Worthless("handle", ("instagram:deleted", "instagram:deleted"), "placeholder name"),
    Worthless("url", ("https://www.instagram.com/", "instagram.com"), "front page of a platform"),
    Worthless("url", ("https://t.me/", "hxxps://t[.]me/"), "front page of a platform"),
    Worthless("domain", ("facebook.com", "FACEBOOK.COM"), "domain of a platform"),
    Worthless("ip", ("192.0.2.10", "192.0.2[.]10"), "documentation address"),
    Worthless("ip", ("2001:db8::1", "2001:0db8:0:0:0:0:0:1"), "documentation address"),
    Worthless("ip", ("192.168.1.1", "192.168.1.1"), "private address"),
    Worthless("ip", ("127.0.0.1", "127.0.0.1"), "address of the own machine"),
    Worthless("device_id", ("000000000000000", "00 000000 000000 0"), "test value of a device"),
    Worthless("device_id", ("00:00:00:00:00:00", "00-00-00-00-00-00"), "test value of a device"),
    Worthless("device_id", ("ff:ff:ff:ff:ff:ff", "FF-FF-FF-FF-FF-FF"), "broadcast address"),
    Worthless("device_id", ("490154203237518", "49 015420 323751 8"), "example of the standard"),
    Worthless("file_hash", ("d41d8cd98f00b204e9800998ecf8427e",) * 2, "hash of the empty file"),
    Worthless(
        "file_hash",
        ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",) * 2,
        "hash of the empty file",
    ),
    Worthless("document", ("passport L898902C3", "Passport no. L898902C3"), "specimen passport"),
    Worthless("crypto", ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",) * 2, "published first address"),
    Worthless("crypto", ("34xp4vRoCGJym3xR7yCVPFHoCNxv4Twseo",) * 2, "wallet of an exchange"),
    Worthless("tip_report", ("123456789", "123456789"), "placeholder report number"),
    Worthless("iban", ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"), "textbook IBAN"),
)

RARE = "reserved or test value that few cases hold"
"""Why a value of `rare` links nothing: no count of its holders shows that."""

_NAMES = ("john", "anna", "info", "user", "kontakt", "me", "mail", "sales", "jdoe", "hello")
_FIXED = (
    Entered("iban", "DE89370400440532013000"),
    Entered("iban", "NL91ABNA0417164300"),
    Entered("iban", "FR1420041010050500013M02606"),
    Entered("card_token", "411111******1111"),
    Entered("card_token", "555555******4444"),
    Entered("crypto", "0x000000000000000000000000000000000000dEaD"),
    Entered("crypto", "1BitcoinEaterAddressDontSendf59kuE"),
    Entered("device_id", "02:00:00:00:00:00"),
    Entered("file_hash", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    Entered("tip_report", "CyberTip 000000000"),
    Entered("document", "AA1234567"),
    Entered("handle", "kik:admin"),
    Entered("handle", "telegram:telegram"),
    Entered("email", "noreply@facebook.com"),
    Entered("domain", "example.org"),
    Entered("platform_id", "facebook:100000000000000"),
)
_FAMILIES: tuple[Callable[[random.Random], Entered], ...] = (
    lambda rng: Entered("ip", f"198.51.100.{rng.randrange(1, 255)}"),
    lambda rng: Entered("ip", f"203.0.113.{rng.randrange(1, 255)}"),
    lambda rng: Entered("ip", f"2001:db8::{rng.randrange(2, 0xFFFF):x}"),
    lambda rng: Entered("ip", f"10.{rng.randrange(256)}.{rng.randrange(256)}.7"),
    lambda rng: Entered("ip", f"100.64.{rng.randrange(64)}.{rng.randrange(1, 255)}"),
    lambda rng: Entered("ip", f"169.254.{rng.randrange(1, 255)}.{rng.randrange(1, 255)}"),
    lambda rng: Entered("email", f"{rng.choice(_NAMES)}{rng.randrange(99)}@example.net"),
    lambda rng: Entered("email", f"{rng.choice(_NAMES)}@test{rng.randrange(99)}.invalid"),
    lambda rng: Entered("phone", f"+1212555{rng.randrange(100, 200):04d}"),
    lambda rng: Entered("phone", f"+447700900{rng.randrange(1000):03d}"),
    lambda rng: Entered("url", f"https://www.example.com/{rng.choice(_NAMES)}"),
    lambda rng: rng.choice(_FIXED),
)


def rare(rng: random.Random) -> Entered:
    """Return a value that knowledge tells to be worthless and that hardly two cases hold."""
    return rng.choice(_FAMILIES)(rng)
