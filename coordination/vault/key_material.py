"""The keys of one installation, and the text in which a key file holds them."""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from coordination.vault.envelope import KEY_BYTES

_FORMAT: Final = "coordination-keys-1"


class NoKeys(Exception):
    """There are no usable keys; the message says what to do. Nothing starts without keys."""


@dataclass(frozen=True, slots=True)
class KeyMaterial:
    """All secrets of an installation; none of them shows in a repr.

    `index` holds the root key of each version of the blind index, the highest one in use.
    `file_hash` is never rotated: nobody keeps the hashes from which codes could be made anew.
    """

    active_kek: str
    keks: Mapping[str, bytes] = field(repr=False)
    mac: bytes = field(repr=False)
    index: Mapping[int, bytes] = field(repr=False)
    file_hash: bytes = field(repr=False)
    signing: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "KeyMaterial":
        """Return new random keys."""
        first = _new_kek_id()
        return cls(
            active_kek=first,
            keks={first: os.urandom(KEY_BYTES)},
            mac=os.urandom(KEY_BYTES),
            index={1: os.urandom(KEY_BYTES)},
            file_hash=os.urandom(KEY_BYTES),
            signing=os.urandom(KEY_BYTES),
        )

    def with_new_kek(self) -> "KeyMaterial":
        """Return these keys with one more wrapping key, which is the active one."""
        fresh = _new_kek_id()
        return replace(self, active_kek=fresh, keks={**self.keks, fresh: os.urandom(KEY_BYTES)})

    def to_text(self) -> str:
        """Return the JSON text of a key file."""
        content = {
            "format": _FORMAT,
            "active_kek": self.active_kek,
            "keks": {name: _encode(key) for name, key in self.keks.items()},
            "mac": _encode(self.mac),
            "index": {str(version): _encode(key) for version, key in self.index.items()},
            "file_hash": _encode(self.file_hash),
            "signing": _encode(self.signing),
        }
        return json.dumps(content, indent=2) + "\n"

    @classmethod
    def from_text(cls, text: str, origin: str) -> "KeyMaterial":
        """Return the keys of a key file; raise NoKeys, naming `origin`, when it is none."""
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            return _parse(json.loads(text))
        # Out here the decoder's error, which carries the keys along, is gone.
        raise NoKeys(f"{origin} does not hold keys of this program. Restore it from a backup.")


def _parse(content: Any) -> KeyMaterial:
    complete = content["active_kek"] in content["keks"] and content["index"]
    if content["format"] != _FORMAT or not complete:
        raise ValueError("not a key file")
    return KeyMaterial(
        active_kek=content["active_kek"],
        keks={name: _decode(key) for name, key in content["keks"].items()},
        mac=_decode(content["mac"]),
        index={int(version): _decode(key) for version, key in content["index"].items()},
        file_hash=_decode(content["file_hash"]),
        signing=_decode(content["signing"]),
    )


def _new_kek_id() -> str:
    return "kek-" + secrets.token_hex(4)


def _encode(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _decode(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return key
