"""Keyed codes of rows that give or take rights.

Who edits such a row in the database, without the keys of the installation, makes its code wrong;
the row then counts as absent. A code covers the names of its table and all that the row decides,
so that none fits another row. It doesn't tell an earlier state of the same row, put back as a
whole, from the present one: docs/threat-model.md says so.
"""

import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from coordination.vault.envelope import length_prefixed

CODE_BYTES: Final = 32


class KeySource(Protocol):
    """The part of a key provider that is needed here."""

    def mac(self, label: str, data: bytes) -> bytes:
        """Return a 32-byte code of `data`; the keys of two labels have nothing in common."""


class Rights:
    """Makes and checks the codes of one installation."""

    def __init__(self, source: KeySource) -> None:
        self._source = source

    def code(self, table: str, values: Sequence[Any]) -> bytes:
        """Return the 32-byte code of a row's values, in their order."""
        return self._source.mac("rights", length_prefixed(table, *map(_text, values)))

    def holds(self, code: bytes | None, table: str, values: Sequence[Any]) -> bool:
        """Say whether a row has the code that its values ask for; one without a code has not."""
        return code is not None and hmac.compare_digest(code, self.code(table, values))


def _text(value: Any) -> str:
    """Return a value with its type, so that no two values of different types look alike."""
    if value is None:
        return "nothing"
    if isinstance(value, bytes):
        return f"bytes {value.hex()}"
    if isinstance(value, datetime):
        return f"time {value.astimezone(UTC).isoformat()}"
    if isinstance(value, str):
        return f"str {str.__str__(value)}"  # a member of an enumeration like its text
    if isinstance(value, (list, tuple)):
        return f"list {json.dumps(list(value))}"
    return f"{type(value).__name__} {value}"
