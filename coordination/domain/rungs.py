"""Where each single rung of a ladder stands: what was asked, answered and ended for one group.

`domain.asks` says where the last ask stands as a whole. A ladder shows more: what was refused last
month still reads as refused while something else is asked today.
"""

from collections.abc import Iterable
from enum import StrEnum

from coordination.domain.access import FieldGroup
from coordination.domain.asks import Standing
from coordination.domain.disclosure import Did, Entry, State


class RungState(StrEnum):
    """Where one group of fields stands between two desks."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    ESCALATED = "escalated"
    POSTPONED = "postponed"
    GRANTED = "granted"
    NOT_GRANTED = "not_granted"  # asked for, and left out of what was granted
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    ENDED = "ended"
    GONE = "gone"


_ANSWERS = {
    Did.REFUSED: RungState.REFUSED,
    Did.POSTPONED: RungState.POSTPONED,
    Did.WITHDRAWN: RungState.WITHDRAWN,
    Did.GRANTED: RungState.NOT_GRANTED,
    Did.ASKED_AGAIN: RungState.ASKED,
}
_WAITING = frozenset({RungState.ASKED, RungState.POSTPONED})


def rung_state(entries: Iterable[Entry], found: Standing, group: FieldGroup) -> RungState:
    """Return where a group stands now.

    `entries` are those of one track of one direction, oldest first, and `found` is what
    `asks.standing` says of them. What is open reads as granted, whatever else was asked since.
    """
    if found.state is State.GONE:
        return RungState.GONE
    if group in found.opened:
        return RungState.GRANTED
    last = _last_word(entries, group)
    if last in _WAITING:  # the clock may have brought it back, or past its deadline
        return RungState(found.state.value)
    return last


def _last_word(entries: Iterable[Entry], group: FieldGroup) -> RungState:
    state, is_asked = RungState.NOT_ASKED, False
    for entry in entries:
        if entry.did is Did.ASKED:
            is_asked = group in entry.groups
            state = RungState.ASKED if is_asked else state
        elif entry.did is Did.REVOKED:
            state = RungState.REVOKED if group in entry.groups else state
        elif entry.did is Did.GRANTED and group in entry.groups:
            state = RungState.ENDED  # were it open, its grant would say so
        elif is_asked:
            state = _ANSWERS.get(entry.did, state)
    return state
