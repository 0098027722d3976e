"""What entries for one person open of other desks' cases, and when the last broken glass closes.

`live` are the entries that hold now, by number of case; None for a case whose rights are not as
they were set. Broken glass holds while its person could break it: a lead who is one no more reads
nothing through it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coordination.domain.access import OPENING, Entry, Ground, Opening
from coordination.domain.permissions import Act, Actor, can
from coordination.storage.access import CLOSED_TO_OTHERS

Live = Mapping[int, list[Entry] | None]


def of(actor: Actor, cases: Mapping[int, Any], live: Live) -> tuple[Opening, ...]:
    """Return what grants and broken glass open of other desks' cases."""
    found = []
    for number, case in cases.items():
        mine = [one for one in live[number] or () if one.account == actor.user_id]
        if case.desk == actor.desk or case.status in CLOSED_TO_OTHERS:
            continue
        found += [
            Opening(one.ground, number, one.groups, one.until, case.desk, str(one.id))
            for one in mine
            if one.ground in OPENING
            and one.is_at(actor.desk)
            and may_break(actor, one, Act.BREAK_GLASS_ACROSS)
        ]
    return tuple(found)


def may_break(actor: Actor, entry: Entry, act: Act) -> bool:
    """Say whether an entry is no broken glass, or that of somebody who could break it now."""
    return entry.ground is not Ground.BREAK_GLASS or can(actor, act).allowed


def glass_ends(actor: Actor, cases: Mapping[int, Any], live: Live) -> datetime | None:
    """Return when the last glass closes that the actor broke and could break now."""
    ends = []
    for number, case in cases.items():
        act = Act.BREAK_GLASS if case.desk == actor.desk else Act.BREAK_GLASS_ACROSS
        mine = [one for one in live[number] or () if one.account == actor.user_id]
        ends += [
            one.until
            for one in mine
            if one.ground is Ground.BREAK_GLASS and one.until and may_break(actor, one, act)
        ]
    return max(ends, default=None)
