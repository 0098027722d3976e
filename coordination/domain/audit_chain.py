"""The chain of log entries: what each hash covers, and how a broken chain is found.

Every entry holds the hash of the one before it, so an entry that is changed, removed or put in
between breaks the chain from there on. Whoever can rewrite the whole log can also rewrite every
hash; a checkpoint, signed and kept elsewhere, tells that the log it was taken of is no longer
there. The numbers start at 1 and have no gaps.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from coordination.domain.wording import N_

GENESIS: Final = bytes(32)
"""What the first entry names as the hash before it."""

_ENTRY: Final = b"coordination/audit/entry/1\x00"
_CHECKPOINT: Final = b"coordination/audit/checkpoint/1\x00"
_FORMAT: Final = "coordination-checkpoint-1"

CHANGED: Final = N_("Entry {seq} was changed: its content does not give its hash.")
UNLINKED: Final = N_("Entry {seq} does not follow from the one before: one of them was replaced.")
MISSING: Final = N_("Entry {seq} is missing: what follows it is there, or comes out of order.")
SHORTENED: Final = N_(
    "The log ends before entry {seq}, which the checkpoint names: its tail is gone."
)
REWRITTEN: Final = N_(
    "Entry {seq} is not the one that the checkpoint names: the log was rewritten up to there."
)


class BadCheckpoint(ValueError):
    """A text is no checkpoint of this program."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in the log, without personal data in clear.

    `at` is UTC in ISO form. `tick` counts nanoseconds of a clock that nobody can set: where two
    entries of one run of the machine differ less in `tick` than in `at`, the wall clock moved.
    `objects` are opaque ids; the sealed parts enter the hash as ciphertext, so the log verifies
    without keys, and after their key was destroyed.
    """

    seq: int
    at: str
    tick: int
    actor: str
    desk: str | None
    action: str
    objects: tuple[str, ...]
    count: int
    purpose_sealed: bytes | None
    objects_sealed: bytes | None
    prev_hash: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the log was at one time: its last entry, that entry's hash, and how many there were.

    `signature` is Ed25519 over `checkpoint_bytes`; it is checked where the keys are.
    """

    seq: int
    head: bytes
    count: int
    at: str
    signature: bytes

    def signed_bytes(self) -> bytes:
        """Return what the signature covers."""
        return checkpoint_bytes(self.seq, self.head, self.count, self.at)

    def to_json(self) -> str:
        """Return the text that a desk downloads, keeps, and presents later."""
        content = {
            "format": _FORMAT,
            "seq": self.seq,
            "head": self.head.hex(),
            "count": self.count,
            "at": self.at,
            "signature": self.signature.hex(),
        }
        return json.dumps(content, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Checkpoint":
        """Return the checkpoint of a text; raise BadCheckpoint when it is none."""
        with suppress(ValueError, KeyError, TypeError, RecursionError):
            return _read_checkpoint(json.loads(text))
        raise BadCheckpoint(N_("This is not a checkpoint. Present the file as it was downloaded."))


@dataclass(frozen=True, slots=True)
class Verification:
    """What reading the whole log showed.

    `count` entries hold together and end in `head`. When the log is not whole, `first_problem`
    is a message with `{seq}` in it, and `seq` the entry that it speaks of.
    """

    ok: bool
    count: int
    head: bytes
    first_problem: str | None = None
    seq: int | None = None


def hash_entry(entry: Entry) -> bytes:
    """Return the hash of an entry: over all its fields but `hash`, each after its length.

    The prefix keeps these hashes apart from any other use of SHA-256, such as the inner nodes
    of a tree over the same entries.
    """
    parts = (
        *(str(number).encode() for number in (entry.seq, entry.tick, entry.count)),
        *(_encode(text) for text in (entry.at, entry.actor, entry.desk, entry.action)),
        *(entry.purpose_sealed, entry.objects_sealed, entry.prev_hash),
        *(_encode(name) for name in entry.objects),
    )
    return hashlib.sha256(_ENTRY + b"".join(map(_framed, parts))).digest()


def checkpoint_bytes(seq: int, head: bytes, count: int, at: str) -> bytes:
    """Return what is signed for a checkpoint."""
    parts = (str(seq).encode(), head, str(count).encode(), _encode(at))
    return _CHECKPOINT + b"".join(map(_framed, parts))


def verify(entries: Iterable[Entry], checkpoint: Checkpoint | None = None) -> Verification:
    """Return whether these entries, all from the first on, are one whole chain.

    With a checkpoint also whether they are the log of which it was taken, or a longer one. Its
    signature must have been checked before. Without one, a log whose tail was cut off looks
    whole.
    """
    count, head = 0, GENESIS
    for entry in entries:
        problem = _problem_of(entry, count + 1, head, checkpoint)
        if problem is not None:
            seq = count + 1 if problem == MISSING else entry.seq
            return Verification(False, count, head, problem, seq)
        count, head = entry.seq, entry.hash
    if checkpoint is not None and checkpoint.seq > count:
        return Verification(False, count, head, SHORTENED, checkpoint.seq)
    return Verification(True, count, head)


def _problem_of(
    entry: Entry, expected: int, head: bytes, checkpoint: Checkpoint | None
) -> str | None:
    if entry.seq != expected:
        return MISSING
    if hash_entry(entry) != entry.hash:
        return CHANGED
    if entry.prev_hash != head:
        return UNLINKED
    if checkpoint is not None and checkpoint.seq == entry.seq:
        same = (checkpoint.head, checkpoint.count) == (entry.hash, entry.seq)
        return None if same else REWRITTEN
    return None


def _framed(part: bytes | None) -> bytes:
    """Return a part after its length; an absent part differs from an empty one."""
    return b"-" if part is None else b"%d:%b" % (len(part), part)


def _encode(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogatepass")


def _read_checkpoint(content: Any) -> Checkpoint:
    numbers = (content["seq"], content["count"])
    if content["format"] != _FORMAT or any(type(number) is not int for number in numbers):
        raise ValueError("not a checkpoint")
    return Checkpoint(
        seq=content["seq"],
        head=bytes.fromhex(content["head"]),
        count=content["count"],
        at=str(content["at"]),
        signature=bytes.fromhex(content["signature"]),
    )
