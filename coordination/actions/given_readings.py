"""On which days other desks read what was disclosed to them, for the owner.

Readers log their own hit and nothing of the owner's. Who knows both sides of a link, and that is
the program alone, finds such entries by the counterpart of the own hit. The owner learns the desk
and the day; who it was there is that desk's own affair.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from coordination.actions import damage, dealings, links
from coordination.actions.pages.disclosure_lists import (
    ReadByOther,
)
from coordination.actions.workbench import LOG_SCOPE, Workbench
from coordination.storage import audit, log_lists
from coordination.storage.audit import AuditEntry
from coordination.storage.cases import Case
from coordination.vault.envelope import Place

IN_CLEAR = ("given.read", "given.person_opened")
LISTED = "given.listed"

# Newest lists of one desk that are opened to look for a hit.
_LISTS = 2_000


def of_case(bench: Workbench, case: Case) -> tuple[ReadByOther, ...]:
    """Return by which desks and on which days a case of the own desk was read, newest first."""
    with_others = {
        link.other_hit: link.other_desk
        for link in links.of_case(bench, case)
        if link.other_desk != case.desk
    }
    dealt = any(one.number == case.number for one, _, _ in dealings.of_desk(bench))
    if not dealt:
        return ()
    days: Counter[tuple[str, date]] = Counter()
    for hit, found in _days(bench, with_others).items():
        for day in found:
            days[with_others[hit], day] += 1
    ordered = sorted(days.items(), key=lambda item: (-item[0][1].toordinal(), item[0][0]))
    return tuple(ReadByOther(desk, day, times) for (desk, day), times in ordered)


def last_days(bench: Workbench, hits: Mapping[UUID, str]) -> dict[UUID, date]:
    """Return the last day on which each of these hits was read with content.

    `hits` are the recipients' rows, by id, with their desk.
    """
    return {hit: max(found) for hit, found in _days(bench, hits).items() if found}


def _days(bench: Workbench, hits: Mapping[UUID, str]) -> dict[UUID, list[date]]:
    found: dict[UUID, list[date]] = {hit: [] for hit in hits}
    texts = {str(hit): hit for hit in hits}
    for desk in sorted(set(hits.values())):
        for row in log_lists.of_desk(bench.session, desk, IN_CLEAR, None):
            _count(audit.objects_of(row), row, texts, found)
        for row in log_lists.of_desk(bench.session, desk, (LISTED,), _LISTS):
            _count(_listed(bench, row), row, texts, found)
    return found


def _count(
    named: Iterable[str],
    row: AuditEntry,
    texts: Mapping[str, UUID],
    found: Mapping[UUID, list[date]],
) -> None:
    for one in named:
        if one in texts:
            found[texts[one]].append(row.at.date())


def _listed(bench: Workbench, row: AuditEntry) -> list[str]:
    if row.objects_sealed is None:
        return []
    where = Place("audit_entry", "objects", row.seq, LOG_SCOPE)
    key = bench.keys.register_key(LOG_SCOPE)
    with damage.left_out(bench):
        listed: list[str] = bench.vault.open_json(key, where, row.objects_sealed)
        return listed
    return []
