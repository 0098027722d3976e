"""Write coordination into invented cases: teams, meetings and requests, running or over.

Desks record coordination on their own case, naming States and sometimes the other case. Whether
a pair is covered is the question of `domain.coverage`; a record with references covers nothing
before the other desk confirms, and in a register fresh from its file nobody has.
"""

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coordination.demo.casework import CaseFile, Record
from coordination.domain.coverage import CoordinationRecord, is_active
from coordination.domain.vocabulary import CoordinationKind, CoordinationState

_SHARE_OF_PAIRS = 0.22
_KINDS_AND_STATES = {
    ("jit", "running"): 22,
    ("jit", "negotiation"): 6,
    ("jit", "closed"): 6,
    ("meeting", "held"): 14,
    ("meeting", "adopted"): 12,
    ("meeting", "planned"): 6,
    ("request", "executed"): 14,
    ("request", "partly_executed"): 10,
    ("request", "sent"): 8,
    ("request", "refused"): 2,
}


class Term(NamedTuple):
    """From which day until which, both included; no end while it lasts."""

    since: date
    until: date | None = None


def agree(
    case: CaseFile, kind_and_state: tuple[str, str], others: Sequence[str], term: Term, *refs: str
) -> None:
    """Record coordination on a case with other States, limited to `refs` when there are any."""
    kind, state = kind_and_state
    record: Record = {"kind": kind, "with": list(others), "since": term.since.isoformat()}
    record |= {"until": term.until.isoformat() if term.until else None, "state": state}
    if refs:
        record["refs"] = list(refs)
    case.coordination.append(record)


def coordinate(
    rng: random.Random,
    pairs: Iterable[tuple[CaseFile, CaseFile]],
    today: date,
) -> None:
    """Record something between a fifth of the pairs; some of it is over, some covers nothing."""
    for one, other in pairs:
        if one.jurisdiction == other.jurisdiction or rng.random() > _SHARE_OF_PAIRS:
            continue
        kinds, weights = tuple(_KINDS_AND_STATES), tuple(_KINDS_AND_STATES.values())
        drawn = rng.choices(kinds, weights)[0]
        refs = (other.ref,) if rng.random() < 0.25 else ()
        agree(one, drawn, [other.jurisdiction], _term(rng, drawn[1], today), *refs)


def _term(rng: random.Random, state: str, today: date) -> Term:
    since = today - timedelta(days=rng.randrange(20, 600))
    drawn = rng.random()
    if state == "closed" or drawn < 0.15:
        return Term(since, since + timedelta(days=rng.randrange(1, (today - since).days)))
    return Term(since, today + timedelta(days=rng.randrange(30, 500)) if drawn < 0.6 else None)


def is_coordinated(one: CaseFile, other: CaseFile, today: date) -> bool:
    """Say whether a record of either side covers the pair today, without anybody's answer."""
    return _covers(one, other, today) or _covers(other, one, today)


def _covers(one: CaseFile, other: CaseFile, today: date) -> bool:
    records = [_read(record) for record in one.coordination]
    return any(
        other.jurisdiction in record.with_states
        and not record.has_refs
        and is_active(record, today)
        for record in records
    )


def _read(record: Record) -> CoordinationRecord:
    states, until = record["with"], record.get("until")
    assert isinstance(states, list)
    return CoordinationRecord(
        kind=CoordinationKind(str(record["kind"])),
        state=CoordinationState(str(record["state"])),
        since=date.fromisoformat(str(record["since"])),
        until=date.fromisoformat(str(until)) if until else None,
        with_states=tuple(states),
        has_refs=bool(record.get("refs")),
    )
