"""The own hit behind a glass that was broken across desks: it closes when the hit is past."""

from collections.abc import Iterable
from uuid import UUID

from coordination.actions import link_files
from coordination.actions.link_files import Link
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.access import Entry, Ground
from coordination.storage import visibility
from coordination.storage.cases import Case
from coordination.storage.keys import NoSuchKey
from coordination.vault.envelope import CannotOpen


def own_side(bench: Workbench, entry: Entry) -> tuple[Case, Link] | None:
    """Return the case and link through which a glass was broken; None where it does not open."""
    row = visibility.find_hit(bench.session, DETECTOR, UUID(entry.behind)) if entry.behind else None
    if row is None:
        return None
    number = row.case_number
    case = visibility.cases_by_number(bench.session, DETECTOR, [number]).get(number)
    try:
        return None if case is None else (case, link_files.open_hit(bench, case, row))
    except (CannotOpen, NoSuchKey):
        return None


def standing(bench: Workbench, live: Iterable[Entry], number: int) -> list[Entry]:
    """Return the entries on another desk's case less glass whose hit with it is past or gone."""
    return [one for one in live if not _is_past(bench, one, number)]


def _is_past(bench: Workbench, entry: Entry, number: int) -> bool:
    if entry.ground is not Ground.BREAK_GLASS or entry.account != bench.actor.user_id:
        return False
    side = own_side(bench, entry)
    return side is None or not side[1].is_current or side[1].other != number
