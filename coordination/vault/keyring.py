"""Where keys come from, and what a provider of keys can be asked for.

`KeyProvider` is the interface. Two providers hold their keys in this process: a key file (the
normal one) and the environment (for development). A hardware module fits the same interface:
its `wrap` and `unwrap` use a few intermediate keys that the module unwrapped at start, because
a module call for each of 370,000 case keys would take minutes, and `derive` works from root
keys that were unwrapped at start as well. There is no default key: without a provider nothing
starts.
"""

import base64
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from coordination.vault.held_keys import HeldKeys
from coordination.vault.key_material import KeyMaterial, NoKeys

__all__ = ["VARIABLE", "EnvironmentKeyProvider", "FileKeyProvider", "KeyProvider", "NoKeys"]

VARIABLE = "COORDINATION_KEYS"


class KeyProvider(Protocol):
    """What the vault asks of whoever holds the keys."""

    @property
    def active_kek(self) -> str:
        """Return the id of the key that wraps new data keys."""

    @property
    def index_version(self) -> int:
        """Return the version of the index keys that new digests are made with."""

    def wrap(self, dek: bytes, aad: bytes) -> tuple[str, bytes]:
        """Return the id of the wrapping key and the wrapped data key, bound to `aad` and id."""

    def unwrap(self, kek_id: str, blob: bytes, aad: bytes) -> bytes:
        """Return the data key; raise CannotOpen when it was not wrapped so."""

    def mac(self, label: str, data: bytes) -> bytes:
        """Return a 32-byte code of `data`; the keys of two labels have nothing in common."""

    def derive(self, root: str, label: str, length: int) -> bytes:
        """Return a key for `label` from a root: `index-<version>`, or `file-hash`."""

    def sign(self, data: bytes) -> bytes:
        """Return an Ed25519 signature (64 bytes)."""

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Return whether the signature is ours."""

    def rotate(self) -> str:
        """Make a new wrapping key, keep the old ones, and return the new one's id."""


class FileKeyProvider(HeldKeys):
    """Keys in a JSON file that only its owner may read, kept apart from the data."""

    def __init__(self, path: Path) -> None:
        """Read the file; raise NoKeys when it is missing, malformed, or open to others."""
        self._path = path
        super().__init__(_read_private(path))

    @classmethod
    def create(cls, path: Path) -> "FileKeyProvider":
        """Make a file of new keys; raise FileExistsError rather than replace one."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _new_private(path) as stream:
            _write(stream, KeyMaterial.generate())
        _sync_folder(path.parent)
        return cls(path)

    def rotate(self) -> str:
        """Add a new active wrapping key to the file and return its id.

        The file is replaced as a whole, so a crash leaves the old or the new one. Raise NoKeys
        while another rotation is under way, or when one was cut short.
        """
        # The draft's name is fixed: whoever makes it has the turn, and reads only then, so that
        # two rotations at once lose no key.
        draft = self._path.with_name(self._path.name + ".new")
        try:
            stream = _new_private(draft)
        except FileExistsError:
            raise NoKeys(
                f"{draft} exists: another rotation is under way, or one was cut short. If none "
                "runs, delete that file and rotate again."
            ) from None
        try:
            with stream:
                rotated = _read_private(self._path).with_new_kek()
                _write(stream, rotated)
            draft.replace(self._path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _sync_folder(self._path.parent)
        self._hold(rotated)
        return rotated.active_kek

    def unwrap(self, kek_id: str, blob: bytes, aad: bytes) -> bytes:
        """Return the data key; read the file again when another process has added a key."""
        if not self.knows(kek_id):
            self._hold(_read_private(self._path))
        return super().unwrap(kek_id, blob, aad)


class EnvironmentKeyProvider(HeldKeys):
    """Keys in COORDINATION_KEYS, for development: base64 of what a key file holds.

    Not for real cases: the environment of a process is inherited, listed and logged by too
    many tools.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Read the keys from a mapping like `os.environ`; raise NoKeys when there are none."""
        encoded = environ.get(VARIABLE, "")
        if not encoded:
            raise NoKeys(f"{VARIABLE} is not set. Set it, or make a key file: coordination init.")
        super().__init__(_decode(encoded))

    @staticmethod
    def create() -> str:
        """Return a value for COORDINATION_KEYS, with new keys."""
        return base64.b64encode(KeyMaterial.generate().to_text().encode()).decode()

    def rotate(self) -> str:
        """Raise NoKeys: a process cannot change the environment that it is started with."""
        raise NoKeys(f"Keys in {VARIABLE} cannot be rotated. Use a key file: coordination init.")


def _decode(encoded: str) -> KeyMaterial:
    try:
        text = base64.b64decode(encoded, validate=True)
    except ValueError:
        raise NoKeys(f"{VARIABLE} is not base64. Copy it again, whole.") from None
    return KeyMaterial.from_text(text.decode("utf-8", "replace"), VARIABLE)


def _read_private(path: Path) -> KeyMaterial:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError as problem:
        raise NoKeys(
            f"The key file {path} cannot be read ({problem.strerror}). Restore it from its own "
            "backup; for a new register only, make one: coordination init."
        ) from None
    with os.fdopen(descriptor, "rb") as stream:
        mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
        if mode & 0o077:
            raise NoKeys(
                f"The key file {path} is open to others (mode {mode:04o}). Close it: "
                f"chmod 600 {path}. If somebody may have read it, rotate the keys."
            )
        content = stream.read()
    return KeyMaterial.from_text(content.decode("utf-8", "replace"), str(path))


def _new_private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _write(stream: BinaryIO, material: KeyMaterial) -> None:
    stream.write(material.to_text().encode())
    stream.flush()
    os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    # The name of a new file lives in its folder: without this, power loss could forget it.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
