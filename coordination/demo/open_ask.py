"""One ask for disclosure that nobody answered, so that the demonstration shows what comes of it.

Portugal asked Germany or Norway to open a case. The answer is overdue by more than a week: the
leads find it among the approvals, and the analyst among the unanswered asks.
"""

from datetime import timedelta

from coordination.actions import accounts, disclosure_views, disclosures, overlaps
from coordination.actions.disclosures import Wanted
from coordination.actions.pages import HitState
from coordination.demo import arrivals
from coordination.domain.access import FieldGroup
from coordination.domain.permissions import Actor, Role
from coordination.runtime import OPERATOR, Office, bench_of

_ASKING, _ASKED = "officer.pt", frozenset({"DE", "NO"})
_AGO = timedelta(days=17)
_WHY = "The same account appears in our case. Whom may we call about it?"


def leave(place: Office) -> bool:
    """Ask as it was seventeen days ago; return whether there was a hit to ask about."""
    then = arrivals.before(place, _AGO)
    with bench_of(then, OPERATOR, writes=False) as bench:
        found = [one for one in accounts.list_users(bench) if one.name == _ASKING]
    if not found:
        return False
    asker = Actor(found[0].id, _ASKING, Role.OFFICER, found[0].desk)
    with bench_of(then, asker, writes=False) as bench:
        rows = overlaps.list_hits(bench, HitState.OPEN, 1).rows
        hits = [one.id for one in rows if one.desk in _ASKED and one.since <= bench.today()]
        marks = [disclosure_views.show(bench, hit).mark for hit in hits[:1]]
    wanted = Wanted((FieldGroup.CONTACT, FieldGroup.IDENTIFIERS), _WHY)
    for hit, mark in zip(hits[:1], marks, strict=False):
        with bench_of(then, asker, writes=True) as bench:
            disclosures.ask(bench, hit, wanted, mark=mark)
    return bool(hits)
