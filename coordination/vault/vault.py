"""The vault: data keys, sealed texts and digests behind one object.

One vault serves the whole process and may be used from several threads.
"""

import json
import os
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

from coordination.domain.features import Normalised
from coordination.vault.blind_index import BlindIndex
from coordination.vault.envelope import (
    DEK_ID_BYTES,
    KEY_BYTES,
    CannotOpen,
    DataKey,
    Place,
    Sealed,
    length_prefixed,
    open_sealed,
    seal,
)
from coordination.vault.keyring import KeyProvider
from coordination.vault.sketches import short_coder

CACHED_KEYS: Final = 20_000


class CannotSeal(Exception):
    """A value has no plain form that could be sealed. The value is not quoted."""


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key as it is stored: `scope` says whose it is, `kek_id` which key wrapped it."""

    dek_id: bytes
    scope: str
    kek_id: str
    blob: bytes = field(repr=False)


class Vault:
    """Everything that needs a key."""

    def __init__(self, provider: KeyProvider, *, cached_keys: int = CACHED_KEYS) -> None:
        """Take the provider; keep at most `cached_keys` data keys unwrapped outside batches."""
        self.provider = provider
        self.index = BlindIndex(provider, provider.index_version)
        self._limit = cached_keys
        self._keys: OrderedDict[tuple[str, bytes], DataKey] = OrderedDict()
        self._names: dict[str, tuple[str, bytes]] = {}
        self._pins = 0
        self._lock = Lock()

    def new_data_key(self, scope: str) -> tuple[DataKey, WrappedKey]:
        """Return a new random data key and its wrapped form, which the caller stores."""
        dek_id = os.urandom(DEK_ID_BYTES)
        key = DataKey(dek_id, os.urandom(KEY_BYTES))
        wrapped = self._wrap(scope, key)
        self._keep((scope, dek_id), key)
        return key, wrapped

    def unwrap(self, wrapped: WrappedKey) -> DataKey:
        """Return the data key; raise CannotOpen for a key of another scope or id, or damaged."""
        name = (wrapped.scope, wrapped.dek_id)
        with self._lock:
            key = self._keys.get(name)
            if key is not None:
                self._keys.move_to_end(name)
                return key
        aad = _key_aad(wrapped.scope, wrapped.dek_id)
        key = DataKey(wrapped.dek_id, self.provider.unwrap(wrapped.kek_id, wrapped.blob, aad))
        self._keep(name, key)
        return key

    def held(self, scope: str) -> DataKey | None:
        """Return the data key of a scope if it is unwrapped already, without any look-up."""
        with self._lock:
            name = self._names.get(scope)
            return None if name is None else self._keys.get(name)

    def rewrap(self, wrapped: WrappedKey) -> WrappedKey:
        """Return the same data key wrapped under the active key; what it sealed stays valid."""
        return self._wrap(wrapped.scope, self.unwrap(wrapped))

    def forget(self, scope: str) -> None:
        """Drop the unwrapped keys of a scope, when its stored keys have been destroyed."""
        with self._lock:
            self._names.pop(scope, None)
            for name in [name for name in self._keys if name[0] == scope]:
                del self._keys[name]

    @contextmanager
    def pinned(self) -> Iterator[None]:
        """Keep every key that is used inside, however many; evict only afterwards."""
        with self._lock:
            self._pins += 1
        try:
            yield
        finally:
            with self._lock:
                self._pins -= 1
                self._evict()

    def seal_text(self, key: DataKey, place: Place, text: str) -> Sealed:
        """Return a text sealed for its place; raise CannotSeal if it holds lone surrogates."""
        return seal(key, place, _encode(text, place))

    def open_text(self, key: DataKey, place: Place, sealed: Sealed) -> str:
        """Return the text that was sealed in this place; raise CannotOpen otherwise."""
        return _decode(open_sealed(key, place, sealed), place)

    def seal_json(self, key: DataKey, place: Place, value: Any) -> Sealed:
        """Return lists, mappings, texts and numbers sealed as JSON; raise CannotSeal for others."""
        return seal(key, place, _encode(_to_json(value, place), place))

    def open_json(self, key: DataKey, place: Place, sealed: Sealed) -> Any:
        """Return the value that was sealed as JSON; raise CannotOpen otherwise."""
        text = _decode(open_sealed(key, place, sealed), place)
        with suppress(ValueError):
            return json.loads(text)
        # Out here, and below, the error of the standard library is gone: it carries the value.
        raise CannotOpen(_unreadable(place), place)

    def seal_bytes(self, key: DataKey, place: Place, plain: bytes) -> Sealed:
        """Return bytes sealed for their place."""
        return seal(key, place, plain)

    def open_bytes(self, key: DataKey, place: Place, sealed: Sealed) -> bytes:
        """Return the bytes that were sealed in this place; raise CannotOpen otherwise."""
        return open_sealed(key, place, sealed)

    def digest(self, form: Normalised) -> bytes:
        """Return the 16-byte digest under which a value is searched."""
        return self.index.digest(form)

    def seal_pointer(self, digest: bytes, number: int) -> bytes:
        """Return the 24-byte pointer from a digest to a record."""
        return self.index.seal_pointer(digest, number)

    def open_pointer(self, digest: bytes, pointer: bytes) -> int | None:
        """Return the record's number, or None when the pointer is not of this digest."""
        return self.index.open_pointer(digest, pointer)

    def file_code(self, text: str) -> str:
        """Return the code of a file hash, which takes its place everywhere."""
        return self.index.file_code(text)

    def keyed(self, label: str, *parts: str) -> bytes:
        """Return a 16-byte code of texts for equality within one use, named by the label."""
        return self.index.keyed(label, *parts)

    def short_codes(self, label: str, *parts: str) -> Callable[[str], int]:
        """Return a function from texts to codes of 32 bits, of its own for each list of parts."""
        return short_coder(self.index.keyed(label, *parts))

    def sign(self, data: bytes) -> bytes:
        """Return an Ed25519 signature (64 bytes), as for checkpoints of the log."""
        return self.provider.sign(data)

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Return whether this register signed the data."""
        return self.provider.verify(data, signature)

    def _wrap(self, scope: str, key: DataKey) -> WrappedKey:
        kek_id, blob = self.provider.wrap(key.secret, _key_aad(scope, key.dek_id))
        return WrappedKey(key.dek_id, scope, kek_id, blob)

    def _keep(self, name: tuple[str, bytes], key: DataKey) -> None:
        with self._lock:
            self._keys[name] = key
            self._names[name[0]] = name
            self._evict()

    def _evict(self) -> None:
        # Evicting in the middle of a batch crashed a prototype, and unwrapping again costs.
        while not self._pins and len(self._keys) > self._limit:
            name, _ = self._keys.popitem(last=False)
            if self._names.get(name[0]) == name:
                del self._names[name[0]]


def _key_aad(scope: str, dek_id: bytes) -> bytes:
    # The provider adds its own key's id: dek | scope | dek id | kek id.
    return length_prefixed("dek", scope, dek_id.hex())


def _encode(text: str, place: Place) -> bytes:
    with suppress(UnicodeEncodeError):
        return text.encode()
    raise CannotSeal(_unsealable(place))


def _decode(plain: bytes, place: Place) -> str:
    with suppress(UnicodeDecodeError):
        return plain.decode()
    raise CannotOpen(_unreadable(place), place)


def _to_json(value: Any, place: Place) -> str:
    with suppress(TypeError, ValueError, RecursionError):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    raise CannotSeal(_unsealable(place))


def _unsealable(place: Place) -> str:
    return f"the value for {place.table}.{place.column} cannot be written as plain text or JSON"


def _unreadable(place: Place) -> str:
    return f"the value in {place.table}.{place.column}, row {place.row}, is of another type"
