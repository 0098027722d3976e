"""Seal a value so that it opens only in its own place, and open it again.

The format is `0xC5 | version 1 | data key id (4) | salt (24) | commitment (32) | ciphertext`,
the ciphertext being AES-256-GCM with its 16-byte tag. Key and commitment come from
HKDF-SHA256 over the case's data key and the fresh salt. The associated data is everything
before the ciphertext and the place: table, column, row and case. So a value that was copied to
another row, column or case does not open, and none opens under two keys.

The key that wrapped the data key is not part of it: wrapping anew must not mean sealing anew.
"""

import hmac
import os
from typing import Any, Final, NamedTuple, NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

DEK_ID_BYTES: Final = 4
KEY_BYTES: Final = 32

_START: Final = b"\xc5\x01"
_SALT_BYTES: Final = 24
_HEADER_BYTES: Final = len(_START) + DEK_ID_BYTES + _SALT_BYTES + 32
_TAG_BYTES: Final = 16
_STEP: Final = 32

OVERHEAD: Final = _HEADER_BYTES + _TAG_BYTES
"""Bytes that a sealed value has beside its text, its closing mark and the blanks to the step."""

_INFO: Final = b"coordination/field/1"
_SHA256: Final = SHA256()

# Each value has a key of its own, drawn from 24 random bytes, and the key encrypts exactly one
# message. A nonce tells messages under one key apart; with one message there is nothing to tell.
_NONCE: Final = bytes(12)


class CannotOpen(Exception):
    """A sealed value, or a wrapped key, is damaged, was moved, or belongs to another key.

    `place` is where the value lies, None where it is a key that does not open.
    """

    def __init__(self, message: str, place: "Place | None" = None) -> None:
        """Take what to say, and the place of the value."""
        super().__init__(message)
        self.place = place


class Place(NamedTuple):
    """Where a sealed value lives. A number and its decimal text are the same row or case."""

    table: str
    column: str
    row: str | int
    case: str | int


class Sealed:
    """Ciphertext of one value, made by `seal` or read from a column of sealed values.

    It shows nothing of itself in text or traces, and neither pickle nor JSON take it, so that
    ciphertext does not wander into sessions, caches or logs. `data` are the bytes to store.
    """

    __slots__ = ("data",)

    data: bytes

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __repr__(self) -> str:
        return "[sealed]"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sealed):
            return NotImplemented
        return hmac.compare_digest(self.data, other.data)

    def __hash__(self) -> int:
        return hash(self.data)

    def __copy__(self) -> "Sealed":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Sealed":
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("sealed values cannot be pickled")


class DataKey:
    """The key under which one case's values are sealed, with the id that they name it by."""

    __slots__ = ("dek_id", "secret")

    dek_id: bytes
    secret: bytes

    def __init__(self, dek_id: bytes, secret: bytes) -> None:
        """Take the id and the secret; raise ValueError unless they have 4 and 32 bytes."""
        if len(dek_id) != DEK_ID_BYTES or len(secret) != KEY_BYTES:
            raise ValueError("a data key has an id of 4 bytes and a secret of 32 bytes")
        self.dek_id = dek_id
        self.secret = secret

    def __repr__(self) -> str:
        return "[data key]"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("data keys cannot be pickled")


def seal(key: DataKey, place: Place, plain: bytes) -> Sealed:
    """Return `plain` sealed for its place; the length shows only in steps of 32 bytes."""
    salt = os.urandom(_SALT_BYTES)
    secret, commitment = _derive(key, salt)
    header = b"".join((_START, key.dek_id, salt, commitment))
    # A 1 bit and zeros up to the step: removed without guessing, whatever the value ends with.
    padded = plain + b"\x80" + bytes(-(len(plain) + 1) % _STEP)
    return Sealed(header + AESGCM(secret).encrypt(_NONCE, padded, header + _place_bytes(place)))


def open_sealed(key: DataKey, place: Place, sealed: Sealed) -> bytes:
    """Return what was sealed in this place under this key; raise CannotOpen otherwise."""
    plain = _plain_or_none(key, place, sealed.data)
    if plain is None:
        raise CannotOpen(
            f"the value in {place.table}.{place.column}, row {place.row}, does not open: it was "
            "changed, moved or sealed under another key; compare the row with a backup",
            place,
        )
    return plain


def _plain_or_none(key: DataKey, place: Place, data: bytes) -> bytes | None:
    header = data[:_HEADER_BYTES]
    named = header[len(_START) : len(_START) + DEK_ID_BYTES]
    if len(data) < _HEADER_BYTES + _TAG_BYTES or header[:2] != _START or named != key.dek_id:
        return None
    secret, commitment = _derive(key, header[6 : 6 + _SALT_BYTES])
    if not hmac.compare_digest(commitment, header[6 + _SALT_BYTES :]):
        return None
    try:
        padded = AESGCM(secret).decrypt(_NONCE, data[_HEADER_BYTES:], header + _place_bytes(place))
    except InvalidTag:
        return None
    # Authentic, so `seal` made it and the mark is there.
    return padded[: padded.rindex(b"\x80")]


def _derive(key: DataKey, salt: bytes) -> tuple[bytes, bytes]:
    """Return the key of one value and the commitment to it.

    The whole 32 bytes of commitment are kept: AES-GCM alone lets somebody who chooses the keys
    make one ciphertext that opens under two of them, and so show two people two contents.
    """
    block = HKDF(_SHA256, 2 * KEY_BYTES, salt, _INFO).derive(key.secret)
    return block[:KEY_BYTES], block[KEY_BYTES:]


def _place_bytes(place: Place) -> bytes:
    # One f-string costs 0.4 us a value; `length_prefixed` below is the same encoding.
    table, column, row, case = (
        place.table,
        place.column,
        str(place.row),
        str(place.case),
    )
    return (
        f"{len(table)}:{table}{len(column)}:{column}{len(row)}:{row}{len(case)}:{case}"
    ).encode()


def length_prefixed(*parts: str) -> bytes:
    """Return the parts as bytes, each after its length, so that no two lists look alike."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    # Lone surrogates are encoded as they come: refusing here would quote the value.
    return joined.encode("utf-8", "surrogatepass")
