"""What the address of a list may ask for; anything else is refused by its name."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from flask import request

from coordination.actions.pages import CaseQuery, HitState
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.vocabulary import CaseStatus, Handling, Stage, Urgency
from coordination.domain.wording import N_

_UNKNOWN = N_("There is no such parameter. Leave it out, or correct its name.")
_NOT_ONE_OF = N_("This is none of the possible values: {values}.")
_NO_PAGE = N_("Not a page. Pages are whole numbers and count from 1.")
_BEYOND = N_("The last page is {pages}.")
_TWICE = N_("This stands twice. Keep one of them.")


class Sort(StrEnum):
    """In which order a list of cases comes."""

    OPENED = "opened"
    URGENCY = "urgency"
    REVIEW_ON = "review_on"


_CASE_WORDS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {"stage": Stage, "urgency": Urgency, "handling": Handling, "status": CaseStatus, "sort": Sort}
)
_HIT_WORDS: Mapping[str, type[StrEnum]] = MappingProxyType({"state": HitState})
_NAME = re.compile(r"[a-z_]{1,20}")
_ONCE = ("sort", "state", "page")


def case_query(offence_codes: frozenset[str]) -> CaseQuery:
    """Return the filters of a list of cases; raise RefusedInput for what does not exist."""
    words = {name: tuple(kind) for name, kind in _CASE_WORDS.items()}
    words["status"] = tuple(status for status in CaseStatus if status is not CaseStatus.PURGED)
    asked = _read({**words, "offence": tuple(sorted(offence_codes))})
    return CaseQuery(
        stages=asked["stage"],
        urgencies=asked["urgency"],
        handlings=asked["handling"],
        statuses=asked["status"],
        offences=asked["offence"],
        sort=asked["sort"][0] if asked["sort"] else Sort.OPENED,
    )


def hit_state() -> HitState:
    """Return which hits are asked for, the open ones if nothing is said."""
    asked = _read({name: tuple(kind) for name, kind in _HIT_WORDS.items()})["state"]
    return HitState(asked[0]) if asked else HitState.OPEN


def page_number() -> int:
    """Return which page is asked for; raise RefusedInput when it is no number."""
    text = request.args.get("page", "1")
    if not text.isascii() or not text.isdigit() or not int(text[:9]) >= 1:
        raise RefusedInput((Fault("page", _NO_PAGE),))
    return int(text[:9])


def refuse_every() -> None:
    """Raise RefusedInput for any parameter, where an answer is whole and has no pages."""
    faults = [Fault(name if _NAME.fullmatch(name) else "query", _UNKNOWN) for name in request.args]
    if faults:
        raise RefusedInput(tuple(faults))


def refuse_beyond(page: int, pages: int) -> None:
    """Raise RefusedInput for a page after the last, so that a program's loop ends."""
    if page > pages:
        raise RefusedInput((Fault("page", _BEYOND, {"pages": str(pages)}),))


def _read(words: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    faults = []
    for name in request.args:
        if name not in words and name != "page":
            # Something secret may stand where a name should be, and faults are repeated in mails.
            faults.append(Fault(name if _NAME.fullmatch(name) else "query", _UNKNOWN))
        elif name in _ONCE and len(request.args.getlist(name)) > 1:
            faults.append(Fault(name, _TWICE))
        elif not set(request.args.getlist(name)) <= set(
            words.get(name, request.args.getlist(name))
        ):
            faults.append(Fault(name, _NOT_ONE_OF, {"values": ", ".join(words[name])}))
    if faults:
        raise RefusedInput(tuple(faults))
    return {name: tuple(request.args.getlist(name)) for name in words}
