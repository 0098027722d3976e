"""Say whether two linked cases are already worked on together, and through what.

Desks record coordination on their own cases; nothing here is stored. Coverage is computed for a
given day at each read, so the end of a team needs no job and uncovers its links by itself.

Which states belong to which thing follows the table of moves in the glossary. A running team, a
meeting held or adopted with a decision still to be carried out, and a request executed at least
in part cover a link; every other state does not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from coordination.domain.vocabulary import CoordinationKind, CoordinationState

_S = CoordinationState

STATES: Mapping[CoordinationKind, frozenset[CoordinationState]] = MappingProxyType(
    {
        CoordinationKind.JIT: frozenset(
            {
                _S.IDEA,
                _S.NEGOTIATION,
                _S.SIGNED,
                _S.RUNNING,
                _S.CLOSING,
                _S.EVALUATED,
                _S.CLOSED,
                _S.ABANDONED,
            }
        ),
        CoordinationKind.MEETING: frozenset(
            {_S.PLANNED, _S.INVITED, _S.HELD, _S.ADOPTED, _S.CANCELLED}
        ),
        CoordinationKind.REQUEST: frozenset(
            {
                _S.DRAFT,
                _S.CHECKED,
                _S.SENT,
                _S.ACKNOWLEDGED,
                _S.PARTLY_EXECUTED,
                _S.EXECUTED,
                _S.REFUSED,
                _S.WITHDRAWN,
                _S.LAPSED,
                _S.EXTENDED,
                _S.ESCALATED,
                _S.DE_ESCALATED,
            }
        ),
    }
)

_COVERING: Mapping[CoordinationKind, frozenset[CoordinationState]] = MappingProxyType(
    {
        CoordinationKind.JIT: frozenset({_S.RUNNING}),
        CoordinationKind.MEETING: frozenset({_S.HELD, _S.ADOPTED}),
        CoordinationKind.REQUEST: frozenset({_S.PARTLY_EXECUTED, _S.EXECUTED}),
    }
)

# What the other desk already knows of and what may still come to cover. An idea or an unsent
# request is left out: nobody abroad has heard of it, so nothing is in preparation between desks.
_PREPARING: Mapping[CoordinationKind, frozenset[CoordinationState]] = MappingProxyType(
    {
        CoordinationKind.JIT: frozenset({_S.NEGOTIATION, _S.SIGNED}),
        CoordinationKind.MEETING: frozenset({_S.PLANNED, _S.INVITED}),
        CoordinationKind.REQUEST: frozenset(
            {_S.SENT, _S.ACKNOWLEDGED, _S.EXTENDED, _S.ESCALATED, _S.DE_ESCALATED}
        ),
    }
)


class EdgeState(StrEnum):
    """How far the work on one link is coordinated."""

    COVERED = "covered"
    CONTESTED = "contested"
    PLANNED = "planned"
    UNCOORDINATED = "uncoordinated"


class Answer(StrEnum):
    """What the named desk said about a record, for one of its own cases."""

    NONE = "none"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class CoordinationRecord:
    """Coordination as one desk recorded it on one of its cases.

    `since` and `until` are days, both included; no `until` means until it is changed. For a
    meeting, `until` is the day on which its decision is spent. `has_refs` says that the record
    is limited to named cases of the other States.
    """

    kind: CoordinationKind
    state: CoordinationState
    since: date
    until: date | None
    with_states: tuple[str, ...]
    has_refs: bool


@dataclass(frozen=True, slots=True)
class EdgeClaim:
    """One record seen from one link: a case of `by_desk` and a case of another desk.

    `names_counterpart` holds when the record names the other desk and either has no references
    or has the other case's reference among them. `answer` is what the other desk said.
    """

    record: CoordinationRecord
    by_desk: str
    names_counterpart: bool
    answer: Answer = Answer.NONE


@dataclass(frozen=True, slots=True)
class EdgeCoverage:
    """The state of a link today, and the claims that decide it."""

    state: EdgeState
    by: tuple[EdgeClaim, ...] = ()


def is_active(record: CoordinationRecord, today: date) -> bool:
    """Return whether a record, taken by itself, covers anything today."""
    return (
        record.state in _COVERING[record.kind]
        and record.since <= today
        and not _over(record, today)
    )


def is_in_preparation(record: CoordinationRecord, today: date) -> bool:
    """Return whether a record may still come to cover: under way, or agreed for a later day."""
    begins_later = record.state in _COVERING[record.kind] and record.since > today
    return (begins_later or record.state in _PREPARING[record.kind]) and not _over(record, today)


def edge_state(claims: Sequence[EdgeClaim], today: date) -> EdgeCoverage:
    """Return how far one link between two desks is coordinated today.

    One standing claim of either side covers. A claim that would cover and is contested leaves
    the link open and shows as contested, whether or not it names this case: otherwise the
    claimant would learn from an objection whether a reference exists. For the same reason a
    record with references says nothing at all, not even that something is planned, before the
    other desk has confirmed it.
    """
    standing = [claim for claim in claims if _stands(claim)]
    found = (
        (EdgeState.COVERED, _those(standing, today, is_active)),
        (EdgeState.CONTESTED, _those([c for c in claims if _contested(c)], today, is_active)),
        (EdgeState.PLANNED, _those(standing, today, is_in_preparation)),
    )
    for state, by in found:
        if by:
            return EdgeCoverage(state, by)
    return EdgeCoverage(EdgeState.UNCOORDINATED)


def _over(record: CoordinationRecord, today: date) -> bool:
    return record.until is not None and record.until < today


def _contested(claim: EdgeClaim) -> bool:
    return claim.answer is Answer.CONTESTED


def _stands(claim: EdgeClaim) -> bool:
    """Return whether a claim may speak for this link, its dates apart."""
    if not claim.names_counterpart or _contested(claim):
        return False
    return claim.answer is Answer.CONFIRMED or not claim.record.has_refs


def _those(
    claims: Sequence[EdgeClaim], today: date, holds: Callable[[CoordinationRecord, date], bool]
) -> tuple[EdgeClaim, ...]:
    """Return the claims whose record holds today, in an order that does not depend on the input."""
    found = [claim for claim in claims if holds(claim.record, today)]
    return tuple(sorted(found, key=lambda c: (c.record.since, c.by_desk, c.record.kind)))
