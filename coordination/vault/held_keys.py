"""Work with keys that this process holds in memory."""

import os
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coordination.vault.envelope import KEY_BYTES, CannotOpen, length_prefixed
from coordination.vault.key_material import KeyMaterial

# Random nonces: one wrapping key may wrap 2**32 data keys, thousands of times what a register has.
_NONCE_BYTES: Final = 12
_FILE_HASH: Final = "file-hash"
_INDEX: Final = "index-"


class HeldKeys:
    """A provider whose keys lie in memory; see `keyring.KeyProvider` for what each call means."""

    def __init__(self, material: KeyMaterial) -> None:
        self._hold(material)

    def _hold(self, material: KeyMaterial) -> None:
        # Wrappers first: another thread may ask for the active key between these lines.
        self._wrappers = {name: AESGCM(key) for name, key in material.keks.items()}
        self._material = material
        self._signer = Ed25519PrivateKey.from_private_bytes(material.signing)
        self._macs: dict[str, HMAC] = {}

    @property
    def active_kek(self) -> str:
        """Return the id of the key that wraps new data keys."""
        return self._material.active_kek

    @property
    def index_version(self) -> int:
        """Return the highest version of the index keys."""
        return max(self._material.index)

    def knows(self, kek_id: str) -> bool:
        """Return whether this wrapping key is held."""
        return kek_id in self._wrappers

    def wrap(self, dek: bytes, aad: bytes) -> tuple[str, bytes]:
        """Return the active key's id and the wrapped key; raise ValueError for an empty `aad`."""
        kek_id = self.active_kek
        nonce = os.urandom(_NONCE_BYTES)
        return kek_id, nonce + self._wrappers[kek_id].encrypt(nonce, dek, _bound(aad, kek_id))

    def unwrap(self, kek_id: str, blob: bytes, aad: bytes) -> bytes:
        """Return the data key; raise CannotOpen when it was not wrapped so."""
        wrapper = self._wrappers.get(kek_id)
        if wrapper is None:
            raise CannotOpen(
                f"the wrapping key {kek_id} is not held; restore the key file that has it"
            )
        nonce, wrapped = blob[:_NONCE_BYTES], blob[_NONCE_BYTES:]
        try:
            return wrapper.decrypt(nonce, wrapped, _bound(aad, kek_id))
        except (InvalidTag, ValueError):
            raise CannotOpen(
                f"a data key does not unwrap under {kek_id}: it was changed, moved or cut; "
                "compare the key table with its backup"
            ) from None

    def mac(self, label: str, data: bytes) -> bytes:
        """Return a 32-byte code of `data` under the label's own key."""
        state = self._macs.get(label)
        if state is None:
            state = HMAC(_expand(self._material.mac, f"mac/{label}", KEY_BYTES), SHA256())
            self._macs[label] = state
        running = state.copy()
        running.update(data)
        return running.finalize()

    def derive(self, root: str, label: str, length: int) -> bytes:
        """Return a key for `label`; raise CannotOpen when the root is not held."""
        if root == _FILE_HASH:
            return _expand(self._material.file_hash, label, length)
        for version, secret in self._material.index.items():
            if root == f"{_INDEX}{version}":
                return _expand(secret, f"{root}/{label}", length)
        raise CannotOpen(f"the root key {root} is not held; restore the key file that has it")

    def sign(self, data: bytes) -> bytes:
        """Return an Ed25519 signature (64 bytes)."""
        return self._signer.sign(data)

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Return whether the signature is ours."""
        try:
            self._signer.public_key().verify(signature, data)
        except InvalidSignature:
            return False
        return True


def _bound(aad: bytes, kek_id: str) -> bytes:
    if not aad:
        raise ValueError("a data key is never wrapped without saying whose it is")
    return aad + length_prefixed(kek_id)


def _expand(secret: bytes, label: str, length: int) -> bytes:
    info = b"coordination/" + label.encode()
    return HKDF(SHA256(), length, None, info).derive(secret)
