"""Keyed digests under which equal values find each other, and pointers that only we can read.

The index holds `(digest, pointer)` and nothing else. The digest of a value is
HMAC-SHA256 under a key of its namespace, cut to 16 bytes; the pointer is the number of a record
sealed with AES-SIV, its digest as associated data. A thief of the index sees that a value
occurs twice, neither which value nor in whose records.
"""

import base64
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from coordination.domain.features import Normalised
from coordination.vault.envelope import KEY_BYTES, length_prefixed
from coordination.vault.keyring import KeyProvider

DIGEST_BYTES: Final = 16
POINTER_BYTES: Final = 24
_NUMBER_BYTES: Final = 8
_CODE_BYTES: Final = 20


class BlindIndex:
    """Digests and pointers under one version of the index keys."""

    def __init__(self, provider: KeyProvider, version: int) -> None:
        """Take the provider of the keys; `version` is the one that its table belongs to."""
        self._provider = provider
        self._root = f"index-{version}"
        self._states: dict[str, HMAC] = {}
        self._pointers = AESSIV(provider.derive(self._root, "pointer", 2 * KEY_BYTES))
        self._file_codes = HMAC(provider.derive("file-hash", "code", KEY_BYTES), SHA256())

    def digest(self, form: Normalised) -> bytes:
        """Return the 16-byte digest under which a value is searched.

        Equal values of one namespace give equal digests. Each namespace has a key of its own: a
        telephone number never meets an account number that has the same digits. Takes
        `Normalised`, never `str`: digesting raw text would not fail, it would find nothing.
        """
        state = self._states.get(form.namespace)
        if state is None:
            key = self._provider.derive(self._root, f"namespace/{form.namespace}", KEY_BYTES)
            state = self._states[form.namespace] = HMAC(key, SHA256())
        return _code(state, form.text)[:DIGEST_BYTES]

    def seal_pointer(self, digest: bytes, number: int) -> bytes:
        """Return the 24-byte pointer from a digest to the record of this number (0 to 2**64-1).

        The same digest and number always give the same pointer, so that a row is deleted by
        naming it; SIV is made for that, and needs no nonce.
        """
        return self._pointers.encrypt(number.to_bytes(_NUMBER_BYTES, "big"), [digest])

    def open_pointer(self, digest: bytes, pointer: bytes) -> int | None:
        """Return the number of the record, or None for a pointer that is not of this digest.

        Callers count and skip what does not open: one forged row must not stop a sweep.
        """
        if len(pointer) != POINTER_BYTES:
            return None
        try:
            return int.from_bytes(self._pointers.decrypt(pointer, [digest]), "big")
        except InvalidTag:
            return None

    def file_code(self, text: str) -> str:
        """Return the code of a file hash: the only thing that is sealed, indexed and compared.

        Letter case does not matter. The key is never rotated, because the hash is kept nowhere
        and no new code could be made. The code is 32 letters and digits, no hash of any kind.
        """
        code = _code(self._file_codes, text.strip().lower())[:_CODE_BYTES]
        return base64.b32encode(code).decode().lower()

    def keyed(self, label: str, *parts: str) -> bytes:
        """Return a 16-byte code of a list of texts, for equality within one use.

        The label names the use (references, content, findings); the same texts under two labels
        give unrelated codes. Independent of the version of the index keys.
        """
        return self._provider.mac(f"keyed/{label}", length_prefixed(*parts))[:DIGEST_BYTES]


def _code(state: HMAC, text: str) -> bytes:
    running = state.copy()
    running.update(text.encode("utf-8", "surrogatepass"))
    return running.finalize()
