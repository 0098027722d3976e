"""Add one entry to the dealings about a hit: fresh, possible, once, and logged on the own side."""

from dataclasses import replace
from uuid import UUID

from coordination.actions import dealings
from coordination.actions.dealing_files import Entries
from coordination.actions.dealings import Side
from coordination.actions.disclosure_forms import refused
from coordination.actions.workbench import Workbench
from coordination.domain import asks
from coordination.domain.asks import Standing
from coordination.domain.disclosure import CONSENTS, Did, Entry
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.lifecycle import RefusedMove
from coordination.domain.wording import N_

# What leaves content closed, or closes it, can be done with a past hit too.
_NEEDS_HIT = frozenset(
    {Did.ASKED, Did.ASKED_AGAIN, Did.PROPOSED, Did.SIGNED, Did.GRANTED, Did.CONSENT_ASKED}
)
_OPENS = frozenset({Did.PROPOSED, Did.SIGNED, Did.GRANTED})


def open_side(bench: Workbench, hit_id: UUID, *, mended: bool = False) -> tuple[Side, Entries]:
    """Return a hit with the own record of its dealings, under the log's lock.

    `mended`, and what is raised, as in `dealings.side_of`.
    """
    side = dealings.side_of(bench, hit_id, writes=True, mended=mended)
    return side, dealings.of_side(bench, side)


def add(bench: Workbench, side: Side, entries: Entries, entry: Entry, mark: str) -> Entries:
    """Store an entry and return the record with it; sent again, it is logged and that is all.

    `mark` is that of the page. Raises RefusedInput when the record is no longer what the page
    showed, or the entry can't be made now.
    """
    if is_repeated(entries, entry):
        record(bench, side, "disclosure.repeated")
        return entries
    if mark != mark_of(bench, side, entries):
        fault = N_("somebody dealt with this hit since you opened the page; look again")
        raise refused("mark", fault)
    _require(bench, side, entries, entry)
    dealings.write(bench, side, entry)
    record(bench, side, f"disclosure.{entry.did}", entry.reason)
    return (*entries, entry)


def mark_of(bench: Workbench, side: Side, entries: Entries) -> str:
    """Return a code of the record that a reader sees; every form carries it back."""
    seen = (str(side.link.hit_id), side.link.ended or "", *(one.id for one in entries))
    return bench.vault.keyed("dealings seen", *seen).hex()[:8]


def is_repeated(entries: Entries, entry: Entry) -> bool:
    """Return whether the last thing done with this link is the same, by the same person."""
    if not entries:
        return False
    last = entries[-1]
    return replace(last, id="", at="", deadline="") == replace(entry, id="", at="", deadline="")


def record(bench: Workbench, side: Side, action: str, reason: str = "") -> None:
    """Log an act on the own side only: both hits in one entry would be the link."""
    objects = [str(side.case.id), str(side.link.hit_id)]
    bench.record(action, objects=objects, purpose=reason or None)


def _require(bench: Workbench, side: Side, entries: Entries, entry: Entry) -> None:
    if entry.did in _NEEDS_HIT and (side.other is None or not side.link.is_current):
        raise refused("hit", N_("this hit is past: what was shared is gone, so nothing is opened"))
    if entry.did in CONSENTS:
        return
    found = asks.standing(entries, entry.owner, entry.track, bench.now())
    try:
        is_owner = entry.owner == side.case.desk
        asks.require_move(found, entry.did, entry.reason, owner=is_owner)
    except RefusedMove as problem:
        raise RefusedInput((Fault("move", problem.template, problem.params),)) from None
    _require_within(found, entry)


def _require_within(found: Standing, entry: Entry) -> None:
    """Refuse to open more than was asked, or to others, and to close what is not open.

    A name is compared with the ask and never with accounts: the answer tells nothing of those.
    """
    asked = found.ask.groups if found.ask else ()
    if entry.did in _OPENS and not set(entry.groups) <= set(asked):
        raise refused("groups", N_("grant what was asked or a part of it; this was not asked for"))
    if entry.did in _OPENS and not set(entry.readers) <= set(
        found.ask.readers if found.ask else ()
    ):
        raise refused("readers", N_("name people whom the other desk named in its ask"))
    if entry.did is Did.REVOKED and not set(entry.groups) <= set(found.opened):
        raise refused("groups", N_("one of these is not open; close what is"))
