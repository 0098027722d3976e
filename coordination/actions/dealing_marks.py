"""What a list of hits says of the dealings with each: a word for either direction."""

from uuid import UUID

from coordination.actions import dealings
from coordination.actions.dealing_files import Entries
from coordination.actions.pages.hits import DealingMark
from coordination.actions.workbench import Workbench
from coordination.domain import asks, disclosure
from coordination.domain.disclosure import Track

_MARKS = "dealings.marks"  # in session.info, for one transaction


def of_hit(bench: Workbench, hit_id: UUID) -> DealingMark | None:
    """Return what is dealt about a hit of the own desk, None when nothing was."""
    if bench.writes:  # the record may change under the hand
        return _all(bench).get(hit_id)
    known: dict[UUID, DealingMark] | None = bench.session.info.get(_MARKS)
    if known is None:
        known = bench.session.info[_MARKS] = _all(bench)
    return known.get(hit_id)


def _all(bench: Workbench) -> dict[UUID, DealingMark]:
    return {
        hit_id: mark(bench, case.desk, entries)
        for case, hit_id, entries in dealings.of_desk(bench)
        if any(one.did not in disclosure.PRIVATE for one in entries)
    }


def mark(bench: Workbench, desk: str, entries: Entries) -> DealingMark:
    """Return what a record comes to for one of its two desks."""
    now = bench.now()
    others = sorted({one.owner for one in entries} - {desk})
    ours = [asks.standing(entries, desk, track, now) for track in Track]
    theirs = [asks.standing(entries, one, track, now) for one in others[:1] for track in Track]
    opened = {group for one in theirs for group in one.opened}
    return DealingMark(
        ours=asks.worst(one.state for one in ours),
        theirs=asks.worst(one.state for one in theirs),
        rung=disclosure.rung_of(opened),
        waits=any(one.waits for one in ours),
    )
