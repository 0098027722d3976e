"""How dealings end with what they were about: with the case, or with the hit.

Past hits give nothing. A hit that comes back may rest on other content than the one about which
people agreed, so what was open stays closed until somebody grants it again.
"""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID, uuid4

from coordination.actions import dealing_files, dealings
from coordination.actions.link_files import Link
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.disclosure import PREPARES, Did, Entry
from coordination.storage import dealings as rows
from coordination.storage import visibility
from coordination.storage.cases import Case
from coordination.storage.whole import AnyCase

_LEADS_ON = frozenset({Did.GRANTED, *PREPARES})


def lapse(bench: Workbench, returned: Iterable[tuple[AnyCase, UUID]]) -> None:
    """Close what was open about hits that ended and came back, and drop first signatures.

    `returned` are hits between two desks, both sides, with the case of each. Which side's change
    ended the hit, or brought it back, is told to neither: each row names its own desk.
    """
    at, entry_id = bench.now().isoformat(), str(uuid4())
    for case, hit_id in returned:
        entries = dealing_files.of_hit(bench, case, hit_id)
        if _leads_on(entries):
            lapsed = Entry(entry_id, Did.LAPSED, case.desk, case.desk, at)
            dealing_files.put(bench, case, hit_id, (*entries, lapsed))
            dealings.forget_opened(bench)


def _leads_on(entries: Iterable[Entry]) -> bool:
    """Say whether something was granted or prepared since the hit last came back."""
    found = False
    for one in entries:
        found = one.did is not Did.LAPSED and (found or one.did in _LEADS_ON)
    return found


def forget(bench: Workbench, case: Case, links: Iterable[Link]) -> None:
    """Remove a case's side of all dealings; the other sides keep what happened, without words.

    For a case that is being erased. `links` are all of the case's, past ones included.
    """
    known = {link.hit_id: link for link in links if link.other_desk != case.desk}
    others = visibility.cases_by_number(
        bench.session, DETECTOR, {link.other for link in known.values()}
    )
    for link in known.values():
        other = others.get(link.other)
        kept = dealing_files.of_hit(bench, other, link.other_hit) if other is not None else ()
        if other is not None and kept:
            gone = Entry(str(uuid4()), Did.GONE, case.desk, case.desk, bench.now().isoformat())
            entries = (*(_without_words(one, case.desk) for one in kept), gone)
            dealing_files.put(bench, other, link.other_hit, entries)
    rows.remove_of_case(bench.session, case.number)
    dealings.forget_opened(bench)


def _without_words(entry: Entry, desk: str) -> Entry:
    if entry.desk != desk:
        return entry
    return replace(entry, reason="", conditions="", contact="", to_whom="", readers=())
