"""Recognise a wallet address by its form: currency, canonical spelling, and checksum."""

import base64
import re
from collections.abc import Callable
from typing import NamedTuple

from coordination.domain.identifiers.encodings import (
    base58,
    cash_address,
    crc16,
    double_sha,
    is_base58check,
    is_bech32,
    is_cash_address,
    keccak256,
    to_base58,
)


class Wallet(NamedTuple):
    """A wallet address; `same` is another address of the same wallet, if it contains one."""

    currency: str
    address: str
    is_sound: bool
    same: str | None = None


_BY_VERSION = {
    0x00: "bitcoin", 0x05: "bitcoin", 0x30: "litecoin", 0x32: "litecoin", 0x1E: "dogecoin",
    0x16: "dogecoin", 0x4C: "dash", 0x10: "dash", 0x41: "tron",
}  # fmt: skip
_BECH32_PREFIX = {
    "bc1": "bitcoin", "ltc1": "litecoin", "zs1": "zcash", "u1": "zcash", "addr1": "cardano",
    "stake1": "cardano", "bnb1": "binance", "cosmos1": "cosmos",
}  # fmt: skip
CHECKED = frozenset({*_BY_VERSION.values(), *_BECH32_PREFIX.values(), "bitcoincash", "ripple",
                     "monero", "stellar", "ton"})  # fmt: skip
"""Currencies whose addresses carry a checksum; Ethereum's and Solana's need not."""

_BECH32 = re.compile(r"(?:bc1|ltc1|zs1|u1|addr1|stake1|bnb1|cosmos1)[a-z0-9]{20,180}")
_HEX40 = re.compile(r"(?:0x)?[0-9a-f]{40}")
_CASH = re.compile(r"[qp][qpzry9x8gf2tvdw0s3jn54khce6mua7l]{41}")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,44}")
_ZCASH = re.compile(r"t[13][1-9A-HJ-NP-Za-km-z]{33}")
_RIPPLE = re.compile(r"r[1-9A-HJ-NP-Za-km-z]{24,34}")
_MONERO = re.compile(r"[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?")
_STELLAR = re.compile(r"g[a-z2-7]{55}", re.IGNORECASE)
_TON = re.compile(r"[EU]Q[\w-]{46}")
_LOOKS = {"1": "bitcoin", "3": "bitcoin", "L": "litecoin", "M": "litecoin", "D": "dogecoin",
          "X": "dash", "T": "tron"}  # fmt: skip


def recognise(token: str, declared: str | None) -> Wallet | None:
    """Return the wallet that a token is, or None; `declared` decides between equal forms.

    Base58 is case-sensitive and stays as it is. Hexadecimal and bech32 are not, and become
    lower case.
    """
    for rule in _RULES:
        wallet = rule(token, declared)
        if wallet is not None:
            return wallet
    return None


def _by_bech32(token: str, _declared: str | None) -> Wallet | None:
    lower = token.lower()
    if not _BECH32.fullmatch(lower):
        return None
    currency = _BECH32_PREFIX[lower[: lower.index("1") + 1]]
    # BIP-173 forbids mixing cases: a mixed spelling is a slip of whoever typed it.
    return Wallet(currency, lower, is_bech32(lower) and token in {lower, token.upper()})


def _by_hex(token: str, _declared: str | None) -> Wallet | None:
    lower = token.lower()
    if not _HEX40.fullmatch(lower):
        return None
    return Wallet("ethereum", "0x" + lower.removeprefix("0x"), is_sound=True)


def _by_cash(token: str, _declared: str | None) -> Wallet | None:
    lower = token.lower()
    return Wallet("bitcoincash", lower, is_cash_address(lower)) if _CASH.fullmatch(lower) else None


def _by_zcash(token: str, _declared: str | None) -> Wallet | None:
    if not _ZCASH.fullmatch(token):
        return None
    raw = base58(token) or b""
    return Wallet("zcash", token, len(raw) == 26 and is_base58check(raw))


def _by_ripple(token: str, _declared: str | None) -> Wallet | None:
    if not _RIPPLE.fullmatch(token):
        return None
    raw = base58(token, ripple=True) or b""
    return Wallet("ripple", token, len(raw) == 25 and raw[0] == 0 and is_base58check(raw))


def _by_base58(token: str, declared: str | None) -> Wallet | None:
    if not _BASE58.fullmatch(token):
        return None
    raw = base58(token) or b""
    if len(raw) == 32 and declared in {None, "solana"}:
        return Wallet("solana", token, is_sound=True)
    currency = _BY_VERSION.get(raw[0]) if len(raw) == 25 else None
    if currency is None or not is_base58check(raw):
        return _unsound(token, declared)
    return _forked(raw, token, currency, declared)


def _unsound(token: str, declared: str | None) -> Wallet | None:
    looks = _LOOKS.get(token[0]) if 26 <= len(token) <= 35 else None
    if declared == "bitcoincash" or (looks is None and declared is None):
        return None
    return Wallet(declared or looks or "", token, is_sound=False)


def _forked(raw: bytes, token: str, currency: str, declared: str | None) -> Wallet:
    """Tell apart currencies that inherited Bitcoin's version bytes, and unify their spellings."""
    if currency == "bitcoin" and declared == "bitcoincash":
        kind = 8 if raw[0] == 5 else 0
        return Wallet("bitcoincash", cash_address(kind, raw[1:21]), is_sound=True)
    if raw[0] == 5 and declared == "litecoin":
        body = b"\x32" + raw[1:21]
        return Wallet("litecoin", to_base58(body + double_sha(body)), is_sound=True)
    return Wallet(currency, token, is_sound=True)


def _by_monero(token: str, _declared: str | None) -> Wallet | None:
    if not _MONERO.fullmatch(token):
        return None
    raw = _monero_bytes(token)
    is_sound = raw is not None and keccak256(raw[:-4])[:4] == raw[-4:]
    # An integrated address is a standard one with a payment number inside.
    if is_sound and raw is not None and len(token) == 106:
        body = bytes([18]) + raw[1:65]
        return Wallet("monero", token, is_sound, _monero_text(body + keccak256(body)[:4]))
    return Wallet("monero", token, is_sound)


_BLOCK_BYTES = {11: 8, 7: 5, 10: 7, 9: 6, 6: 4, 5: 3, 3: 2, 2: 1}
_BLOCK_SIGNS = {size: signs for signs, size in _BLOCK_BYTES.items()}


def _monero_bytes(token: str) -> bytes | None:
    """Decode Monero's Base58, which works in blocks of eleven signs for eight bytes."""
    raw = b""
    for start in range(0, len(token), 11):
        block = token[start : start + 11]
        value = int.from_bytes(base58(block) or b"", "big")
        size = _BLOCK_BYTES[len(block)]
        if value >> 8 * size:
            return None
        raw += value.to_bytes(size, "big")
    return raw


def _monero_text(raw: bytes) -> str:
    blocks = (raw[start : start + 8] for start in range(0, len(raw), 8))
    return "".join(
        to_base58(block.lstrip(b"\0")).rjust(_BLOCK_SIGNS[len(block)], "1") for block in blocks
    )


def _by_stellar(token: str, _declared: str | None) -> Wallet | None:
    if not _STELLAR.fullmatch(token):
        return None
    raw = base64.b32decode(token.upper())
    return Wallet("stellar", token.upper(), int.from_bytes(raw[-2:], "little") == crc16(raw[:-2]))


def _by_ton(token: str, _declared: str | None) -> Wallet | None:
    if not _TON.fullmatch(token) or not token.isascii():
        return None
    raw = base64.urlsafe_b64decode(token)
    # EQ and UQ differ only in what happens to money that bounces.
    body = b"\x11" + raw[1:34]
    same = base64.urlsafe_b64encode(body + crc16(body).to_bytes(2, "big")).decode()
    if int.from_bytes(raw[-2:], "big") != crc16(raw[:-2]):
        return Wallet("ton", token, is_sound=False)
    return Wallet("ton", same, is_sound=True)


_RULES: tuple[Callable[[str, str | None], Wallet | None], ...] = (
    _by_bech32,
    _by_hex,
    _by_cash,
    _by_monero,
    _by_ripple,
    _by_zcash,
    _by_ton,
    _by_stellar,
    _by_base58,
)
