"""Check digits and address encodings, so that invented selectors read like real ones.

Sources: ISO 7064 MOD 97-10 (IBAN), ISO/IEC 7812-1 annex B (Luhn, for IMEI), Base58Check of
Bitcoin, BIP 173 (bech32), the Tor specification rend-spec-v3 (onion), FIPS 202's permutation
with the original Keccak padding (Ethereum EIP-55 and Monero).
"""

import base64
import hashlib
from collections.abc import Iterable

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_MONERO_BLOCK = (0, 2, 3, 5, 6, 7, 9, 10, 11)
_MASK = (1 << 64) - 1


def iban(country: str, account: str) -> str:
    """Return the IBAN of a basic account number, check digits computed."""
    digits = "".join(str(int(char, 36)) for char in f"{account}{country}00")
    return f"{country}{98 - int(digits) % 97:02d}{account}"


def luhn(digits: str) -> str:
    """Return the digits with their Luhn check digit appended."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        doubled = int(char) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return f"{digits}{-total % 10}"


def base58check(version: int, payload: bytes) -> str:
    """Return the Base58Check text of a payload, as in a pay-to-key-hash address."""
    body = bytes([version]) + payload
    body += hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]
    zeros = len(body) - len(body.lstrip(b"\0"))
    return "1" * zeros + _base58(int.from_bytes(body, "big"))


def bech32(prefix: str, program: bytes) -> str:
    """Return the version 0 witness address of a program of 20 or 32 bytes."""
    values = [0, *_five_bits(program)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = _polymod([*expanded, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [(check >> 5 * (5 - place)) & 31 for place in range(6)]
    return f"{prefix}1" + "".join(_BECH32[value] for value in values)


def onion(public_key: bytes) -> str:
    """Return the version 3 onion address of a 32-byte key."""
    check = hashlib.sha3_256(b".onion checksum" + public_key + b"\x03").digest()[:2]
    return base64.b32encode(public_key + check + b"\x03").decode().lower() + ".onion"


def ethereum(address: bytes) -> str:
    """Return the mixed-case form (EIP-55) of a 20-byte address."""
    plain = address.hex()
    mask = keccak256(plain.encode()).hex()
    pairs = zip(plain, mask, strict=False)
    return "0x" + "".join(char.upper() if int(bit, 16) > 7 else char for char, bit in pairs)


def monero(keys: bytes) -> str:
    """Return the standard main-network address of two 32-byte public keys."""
    body = b"\x12" + keys
    body += keccak256(body)[:4]
    blocks = [body[start : start + 8] for start in range(0, len(body), 8)]
    return "".join(
        _base58(int.from_bytes(block, "big")).rjust(_MONERO_BLOCK[len(block)], "1")
        for block in blocks
    )


def keccak256(message: bytes) -> bytes:
    """Return the Keccak-256 hash (padding 0x01), which is not SHA3-256."""
    rate = 136
    padded = bytearray(message + b"\x01")
    padded += bytes(-len(padded) % rate)
    padded[-1] |= 0x80
    state = [0] * 25
    for start in range(0, len(padded), rate):
        for lane in range(rate // 8):
            word = padded[start + 8 * lane : start + 8 * lane + 8]
            state[lane] ^= int.from_bytes(word, "little")
        _permute(state)
    return b"".join(lane.to_bytes(8, "little") for lane in state[:4])


def _base58(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number, 58)
        text = _BASE58[rest] + text
    return text


def _five_bits(payload: bytes) -> list[int]:
    bits = "".join(f"{byte:08b}" for byte in payload)
    bits += "0" * (-len(bits) % 5)
    return [int(bits[start : start + 5], 2) for start in range(0, len(bits), 5)]


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_BECH32_GENERATOR):
            check ^= generator if (top >> place) & 1 else 0
    return check


def _rotate(word: int, count: int) -> int:
    count %= 64
    return ((word << count) | (word >> (64 - count))) & _MASK


def _permute(state: list[int]) -> None:
    """Apply Keccak-f[1600] in place; lanes are stored as x + 5y."""
    register = 1
    for _ in range(24):
        _mix_columns(state)
        _rotate_lanes(state)
        for y in range(0, 25, 5):
            row = state[y : y + 5]
            for x in range(5):
                state[x + y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5] & _MASK)
        for bit in range(7):
            if register & 1:
                state[0] ^= 1 << ((1 << bit) - 1)
            register = (register << 1) ^ (0x171 if register & 0x80 else 0)


def _mix_columns(state: list[int]) -> None:
    column = [
        state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20] for x in range(5)
    ]
    for x in range(5):
        mixed = column[(x + 4) % 5] ^ _rotate(column[(x + 1) % 5], 1)
        for y in range(0, 25, 5):
            state[x + y] ^= mixed


def _rotate_lanes(state: list[int]) -> None:
    x, y, moved = 1, 0, state[1]
    for step in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        place = x + 5 * y
        moved, state[place] = state[place], _rotate(moved, (step + 1) * (step + 2) // 2)
