"""A link read from its other side, where its own row was edited or damaged."""

from typing import Any
from uuid import UUID

from coordination.actions import case_files, link_files
from coordination.actions.link_files import Link
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.storage import visibility


def mirrored(bench: Workbench, hit_id: UUID, number: int) -> Link | None:
    """Return a hit of the numbered case as its other side tells it; None where nothing does.

    What the desk of this side kept to itself of the link is not in it. Reads every link of the
    register: only for a row that does not open.
    """
    found = list(visibility.hits(bench.session, DETECTOR))
    held = {row.case_number for row in found} | {number}
    known: dict[int, Any] = dict(visibility.cases_by_number(bench.session, DETECTOR, held))
    if number not in known:
        return None
    case_files.preload(bench, known.values())
    for case, link in link_files.open_hits(bench, known, found):
        if (link.other_hit, link.other) == (hit_id, number):
            return link_files.mirrored(case, link, None)
    return None
