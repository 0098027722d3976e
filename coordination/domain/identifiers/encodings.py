"""Decode the encodings of wallet addresses and check their checksums.

Sources: Base58Check (Bitcoin developer reference), bech32 and bech32m (BIP-173, BIP-350),
CashAddr (Bitcoin Cash specification), Keccak-256 (the submission before FIPS 202, which
Monero and Ethereum use), CRC-16/XMODEM (Stellar, TON).
"""

import hashlib

_BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUE = {sign: value for value, sign in enumerate(_BITCOIN)}
_VALUE_RIPPLE = {sign: value for value, sign in enumerate(_RIPPLE)}
_VALUE_BECH32 = {sign: value for value, sign in enumerate(_BECH32)}


def base58(text: str, *, ripple: bool = False) -> bytes | None:
    """Return the bytes that the text encodes, or None when a sign is outside the alphabet."""
    values = _VALUE_RIPPLE if ripple else _VALUE
    number = 0
    for sign in text:
        value = values.get(sign)
        if value is None:
            return None
        number = number * 58 + value
    zero = "r" if ripple else "1"
    leading = len(text) - len(text.lstrip(zero))
    return bytes(leading) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def to_base58(raw: bytes) -> str:
    """Return the bytes in Base58."""
    number = int.from_bytes(raw, "big")
    signs = []
    while number:
        number, rest = divmod(number, 58)
        signs.append(_BITCOIN[rest])
    leading = len(raw) - len(raw.lstrip(b"\0"))
    return "1" * leading + "".join(reversed(signs))


def double_sha(raw: bytes) -> bytes:
    """Return the four bytes of checksum that Base58Check appends."""
    return hashlib.sha256(hashlib.sha256(raw).digest()).digest()[:4]


def is_base58check(raw: bytes) -> bool:
    """Whether the last four bytes are the checksum of the others."""
    return len(raw) > 4 and double_sha(raw[:-4]) == raw[-4:]


def _polymod(values: list[int]) -> int:
    generator = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place in range(5):
            check ^= generator[place] if top >> place & 1 else 0
    return check


def is_bech32(text: str) -> bool:
    """Whether a lower-case bech32 or bech32m string has a sound checksum.

    For segwit addresses of Bitcoin and Litecoin the version decides which of the two applies.
    """
    prefix, _, data = text.rpartition("1")
    values = [_VALUE_BECH32.get(sign, -1) for sign in data]
    if not prefix or len(values) < 6 or -1 in values:
        return False
    expanded = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    check = _polymod(expanded + values)
    if prefix in {"bc", "tb", "ltc", "tltc"}:
        return check == (1 if values[0] == 0 else 0x2BC830A3)
    return check in {1, 0x2BC830A3}


def _cash_polymod(values: list[int]) -> int:
    generator = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
    check = 1
    for value in values:
        top = check >> 35
        check = (check & 0x07FFFFFFFF) << 5 ^ value
        for place in range(5):
            check ^= generator[place] if top >> place & 1 else 0
    return check ^ 1


_CASH_PREFIX = [ord(sign) & 31 for sign in "bitcoincash"] + [0]


def is_cash_address(text: str) -> bool:
    """Whether a lower-case CashAddr without prefix has a sound checksum."""
    values = [_VALUE_BECH32.get(sign, -1) for sign in text]
    return -1 not in values and _cash_polymod(_CASH_PREFIX + values) == 0


def cash_address(kind: int, digest: bytes) -> str:
    """Return the CashAddr, without prefix, of a 20-byte hash; kind 0 is a key, 8 a script."""
    bits = int.from_bytes(bytes([kind]) + digest, "big") << 2  # 168 bits, padded to 34 groups
    values = [bits >> 5 * place & 31 for place in reversed(range(34))]
    check = _cash_polymod(_CASH_PREFIX + values + [0] * 8)
    values += [check >> 5 * place & 31 for place in reversed(range(8))]
    return "".join(_BECH32[value] for value in values)


_ROTATIONS = (1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61,
              20, 44)  # fmt: skip
_LANES = (10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1)
_ALL = (1 << 64) - 1


def _round_constants() -> tuple[int, ...]:
    constants, register = [], 1
    for _ in range(24):
        constant = 0
        for place in range(7):
            if register & 1:
                constant |= 1 << ((1 << place) - 1)
            register = register << 1 ^ (0x171 if register >> 7 else 0)
        constants.append(constant)
    return tuple(constants)


_CONSTANTS = _round_constants()


def _turn(lane: int, by: int) -> int:
    return (lane << by | lane >> (64 - by)) & _ALL


def _permute(state: list[int]) -> None:
    for constant in _CONSTANTS:
        columns = [state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20]
                   for x in range(5)]  # fmt: skip
        for x in range(5):
            mixed = columns[(x + 4) % 5] ^ _turn(columns[(x + 1) % 5], 1)
            for y in range(0, 25, 5):
                state[x + y] ^= mixed
        lane = state[1]
        for place, by in zip(_LANES, _ROTATIONS, strict=True):
            state[place], lane = _turn(lane, by), state[place]
        for y in range(0, 25, 5):
            row = state[y : y + 5]
            for x in range(5):
                state[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5] & _ALL)
        state[0] ^= constant


def keccak256(raw: bytes) -> bytes:
    """Return Keccak-256 with the original padding; `hashlib` has only the later SHA-3."""
    rate = 136
    padded = bytearray(raw) + b"\x01" + bytes(-(len(raw) + 1) % rate)
    padded[-1] |= 0x80
    state = [0] * 25
    for start in range(0, len(padded), rate):
        block = padded[start : start + rate]
        for lane in range(rate // 8):
            state[lane] ^= int.from_bytes(block[8 * lane : 8 * lane + 8], "little")
        _permute(state)
    return b"".join(lane.to_bytes(8, "little") for lane in state[:4])


def crc16(raw: bytes) -> int:
    """Return CRC-16/XMODEM."""
    check = 0
    for value in raw:
        check ^= value << 8
        for _ in range(8):
            check = (check << 1 ^ (0x1021 if check & 0x8000 else 0)) & 0xFFFF
    return check
