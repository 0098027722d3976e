"""The steps of one direction of a ladder, as a page shows them."""

from collections.abc import Iterator

from coordination.actions.dealing_files import Entries
from coordination.actions.pages.disclosures import RungLine, TrackState
from coordination.actions.workbench import Workbench
from coordination.domain import asks, rungs
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Rung, Track, group_of
from coordination.domain.rungs import RungState

_WAITS = frozenset({RungState.ASKED, RungState.ESCALATED})


def lines(
    bench: Workbench, entries: Entries, owner: str, tracks: tuple[TrackState, TrackState]
) -> tuple[RungLine, ...]:
    """Return the six rungs of the case of `owner`, lowest first, and victims and minors."""
    case, victims = tracks
    return (
        *_climbed(bench, entries, owner, case),
        _line(bench, entries, owner, victims, (None, FieldGroup.VICTIMS)),
    )


def _climbed(
    bench: Workbench, entries: Entries, owner: str, case: TrackState
) -> Iterator[RungLine]:
    for rung in Rung:
        group = group_of(rung)
        if group is None:
            yield RungLine(rung, RungState.GRANTED)
        else:
            yield _line(bench, entries, owner, case, (rung, group))


def _line(
    bench: Workbench,
    entries: Entries,
    owner: str,
    track: TrackState,
    step: tuple[Rung | None, FieldGroup],
) -> RungLine:
    rung, group = step
    state = _state(bench, entries, owner, track.track, group)
    waits = state in _WAITS
    return RungLine(
        rung=rung,
        state=state,
        opened=next((one for one in track.opened if one.group is group), None),
        deadline=track.deadline if waits else None,
        back_on=track.back_on if state is RungState.POSTPONED else None,
        is_proposed=waits and track.pending is not None and group in track.pending.groups,
    )


def _state(
    bench: Workbench, entries: Entries, owner: str, which: Track, group: FieldGroup
) -> RungState:
    found = asks.standing(entries, owner, which, bench.now())
    mine = [one for one in entries if (one.owner, one.track) == (owner, which)]
    return rungs.rung_state(mine, found, group)
