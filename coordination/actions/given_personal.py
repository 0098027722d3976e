"""What an answer shows of cases that are open to one person: checked again before it leaves.

Grants, broken glass and teams. What was disclosed to the desk is checked by hit, in `given`.
"""

from collections.abc import Iterable

from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.access import FieldGroup, Ground, Opening

Shown = frozenset[tuple[str, FieldGroup]]
"""What opened something, by its id, and a group."""

_SHOWN = "given.personal"  # in session.info, for one transaction


def show(bench: Workbench, openings: Iterable[Opening]) -> None:
    """Remember that this answer shows what these opened to the actor in person."""
    known = shown(bench)
    bench.session.info[_SHOWN] = known | _parts(openings)


def shown(bench: Workbench) -> Shown:
    """Return what this transaction showed of what is open to the actor in person."""
    found: Shown = bench.session.info.get(_SHOWN, frozenset())
    return found


def require_still(bench: Workbench, read: Shown) -> None:
    """Raise NoSuchRecord if any of what an answer shows was closed since it was read.

    Asked under the log's lock before the answer leaves, of the account as it is by then.
    """
    if read and not read <= _parts(bench.openings()):
        raise NoSuchRecord


def _parts(openings: Iterable[Opening]) -> Shown:
    return frozenset(
        (one.source, group)
        for one in openings
        if one.ground is not Ground.DISCLOSURE
        for group in one.groups
    )
