"""What programs send to ask and to answer: a few named fields, each of one type, and no other.

An owner, a desk, a role or a name of who acts is no field of any body: the key says who acts, and
the hit says between which desks.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from coordination.actions.disclosures import Terms, Wanted
from coordination.api import wire
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.wording import N_

_UNKNOWN = N_("There is no such field. Leave it out, or correct its name.")
_TEXT = N_("Write a text here.")
_TEXTS = N_("Write a list of texts here.")
_WORD = N_("Write true or false here.")
_NO_DAY = N_("Not a full date. Write year, month and day: 2026-09-28.")
_NO_MARK = N_("Send the mark that the hit had when you read it.")
_NAME = re.compile(r"[a-z_]{1,20}")

_LISTS = frozenset({"groups", "readers"})
_DAYS = frozenset({"deadline", "until"})
_EVERY = frozenset({"mark", "reason"})
TRACK = frozenset({"track"})
WANTED = frozenset({"groups", "deadline"})
TERMS = frozenset({"groups", "until", "conditions", "readers", "contact"})

Body = Mapping[str, Any]


def read(*extra: str) -> Body:
    """Return the body of this request: `mark`, `reason` and the named fields, with a default each.

    Raises Unreadable for no JSON object, RefusedInput with everything else that is wrong.
    """
    payload, allowed = wire.read_body(), _EVERY | frozenset(extra)
    # Something secret may stand where a name should be, and faults are repeated in mails.
    faults = [
        Fault(name if _NAME.fullmatch(name) else "body", _UNKNOWN)
        for name in payload
        if name not in allowed
    ]
    found = {name: payload.get(name) for name in allowed}
    faults += [fault for name, value in found.items() if (fault := _fault(name, value))]
    if not faults and not found["mark"]:
        raise RefusedInput((Fault("body", _NO_MARK),))
    if faults:
        raise RefusedInput(tuple(faults))
    return {name: _value(name, value) for name, value in found.items()}


def wanted(body: Body) -> Wanted:
    """Return what is asked for."""
    return Wanted(body["groups"], body["reason"], body["deadline"])


def terms(body: Body) -> Terms:
    """Return what is opened."""
    return Terms(
        groups=body["groups"],
        until=body["until"],
        conditions=body["conditions"],
        readers=body["readers"],
        contact=body["contact"],
    )


def _fault(name: str, value: object) -> Fault | None:
    if name == "given":
        return None if isinstance(value, bool) else Fault(name, _WORD)
    if value is None:
        return None
    if name in _LISTS:
        is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return None if is_list else Fault(name, _TEXTS)
    if not isinstance(value, str):
        return Fault(name, _TEXT)
    return Fault(name, _NO_DAY) if name in _DAYS and _day(value) is None else None


def _value(name: str, value: Any) -> Any:
    if name in _LISTS:
        return tuple(value or ())
    if name in _DAYS:
        return _day(value) if value else None
    return value if name == "given" else value or ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
