"""Read small bodies: a few named fields, each of one kind, and no other.

Who acts, for which desk and in which role, whose case it is and who signed first are fields of no
body: the key says who acts, and the address what it is about.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from coordination.api import wire
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.wording import N_

Body = Mapping[str, Any]

_UNKNOWN = N_("There is no such field. Leave it out, or correct its name.")
_TEXT = N_("Write a text here.")
_TEXTS = N_("Write a list of texts here.")
_WORD = N_("Write true or false here.")
_NO_DAY = N_("Not a full date. Write year, month and day: 2026-09-28.")
_NO_ID = N_("Not an id. Send the one that a list of this API gave.")
_NO_CHARACTER = N_("This holds NUL or half of a character pair. Export the text again as UTF-8.")
_NAME = re.compile(r"[a-z_]{1,20}")
_NO_CHARACTERS = re.compile("[\x00\ud800-\udfff]")


class Kind(StrEnum):
    """What a field holds; all but `TRUTH` and `ID` may be left out."""

    TEXT = "text"
    TEXTS = "texts"
    DAY = "day"
    FLAG = "flag"  # false if it is left out
    TRUTH = "truth"
    ID = "id"


def read(fields: Mapping[str, Kind]) -> Body:
    """Return the body of this request: the named fields, with a default for each.

    Raises Unreadable for no JSON object, RefusedInput with everything else that is wrong.
    """
    payload = wire.read_body()
    # Something secret may stand where a name should be, and faults are repeated in mails.
    faults = [
        Fault(name if _NAME.fullmatch(name) else "body", _UNKNOWN)
        for name in payload
        if name not in fields
    ]
    for name, kind in fields.items():
        fault = _fault(kind, payload.get(name))
        faults += [Fault(name, fault)] if fault else []
    if faults:
        raise RefusedInput(tuple(faults))
    return {name: _value(kind, payload.get(name)) for name, kind in fields.items()}


def _fault(kind: Kind, value: object) -> str | None:
    if value is None and kind not in {Kind.TRUTH, Kind.ID}:
        return None
    return _FAULTS[kind](value)


def _no_text(value: object) -> str | None:
    if not isinstance(value, str):
        return _TEXT
    return _NO_CHARACTER if _NO_CHARACTERS.search(value) else None


def _no_texts(value: object) -> str | None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return _TEXTS
    return next((fault for one in value if (fault := _no_text(one))), None)


def _no_day(value: object) -> str | None:
    fault = _no_text(value)
    return fault or (_NO_DAY if value and _day(str(value)) is None else None)


def _no_truth(value: object) -> str | None:
    return None if isinstance(value, bool) else _WORD


def _no_id(value: object) -> str | None:
    try:
        return None if isinstance(value, str) and UUID(value) else _NO_ID
    except ValueError:
        return _NO_ID


_FAULTS: Final[Mapping[Kind, Callable[[object], str | None]]] = {
    Kind.TEXT: _no_text,
    Kind.TEXTS: _no_texts,
    Kind.DAY: _no_day,
    Kind.FLAG: _no_truth,
    Kind.TRUTH: _no_truth,
    Kind.ID: _no_id,
}


def _value(kind: Kind, value: Any) -> Any:
    if kind is Kind.TEXTS:
        return tuple(value or ())
    if kind is Kind.DAY:
        return _day(value) if value else None
    if kind is Kind.ID:
        return UUID(value)
    return bool(value) if kind in {Kind.FLAG, Kind.TRUTH} else value or ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
