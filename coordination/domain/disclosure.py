"""Dealings between two desks about one link: rungs, groups, and the entries of their record.

Both desks hold the record. Where an ask stands is computed from its entries (`domain.asks`).

Both desks may ask each other about one link; `owner` says whose case an entry speaks of. Victims
are asked for and given apart, on a track of their own, and two leads sign.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from coordination.domain.access import FieldGroup
from coordination.domain.evidence import EvidenceKind
from coordination.domain.vocabulary import Urgency

USUAL = timedelta(days=7)
URGENT = timedelta(hours=48)
UNANSWERED_AFTER = timedelta(days=7)
"""How long after its deadline an ask shows as unanswered to the analyst."""


class Rung(StrEnum):
    """How far a desk climbed, lowest first; every hit stands on the second."""

    EXISTENCE = "existence"
    KIND = "kind"
    CONTACT = "contact"
    IDENTIFIERS = "identifiers"
    SUMMARY = "summary"
    FULL = "full"


class Track(StrEnum):
    """What is dealt with apart: the case, or its victims and minors."""

    CASE = "case"
    VICTIMS = "victims"


class Did(StrEnum):
    """What an entry says was done. What is `PRIVATE` stays on the owner's side."""

    PROPOSED = "proposed"  # an officer of the owner proposes what to grant
    SIGNED = "signed"  # the first of two leads
    ASKED = "asked"
    ASKED_AGAIN = "asked_again"
    WITHDRAWN = "withdrawn"
    GRANTED = "granted"
    REFUSED = "refused"
    POSTPONED = "postponed"
    REVOKED = "revoked"
    CONSENT_ASKED = "consent_asked"
    CONSENT_SIGNED = "consent_signed"  # the first of two leads, where victims are open
    CONSENT_GIVEN = "consent_given"
    CONSENT_REFUSED = "consent_refused"
    GLASS_BROKEN = "glass_broken"
    LAPSED = "lapsed"  # the hit ended and came back: what was open is closed
    GONE = "gone"  # one of the two cases was erased


PREPARES = frozenset({Did.PROPOSED, Did.SIGNED})
"""What comes before a grant."""

PRIVATE = frozenset({*PREPARES, Did.CONSENT_SIGNED})
"""What the other desk's record does not hold."""

CONSENTS = frozenset(
    {Did.CONSENT_ASKED, Did.CONSENT_SIGNED, Did.CONSENT_GIVEN, Did.CONSENT_REFUSED}
)


class State(StrEnum):
    """Where the last ask of a track stands."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    ESCALATED = "escalated"
    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    REFUSED = "refused"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    ENDED = "ended"  # the last day of the grant has passed, or the hit ended and came back
    GONE = "gone"


class Use(StrEnum):
    """For what the recipient asks consent: the codes H1 and H2."""

    EVIDENCE = "evidence"
    PASS_ON = "pass_on"  # noqa: S105 - a use, not a secret


class ConsentState(StrEnum):
    """Where a request for consent stands."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    ENDED = "ended"  # nothing of what it is about is open under the same grants any more


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done. `id` is the same in both records.

    `desk` did it, at the instant `at` (ISO 8601), about the case of `owner`. `until` is the last
    day of a grant, or the day on which a postponed ask comes back; `deadline` the instant by which
    an answer is asked for. `readers` are sign-in names at the recipient: where there are any,
    nobody else reads. `ref` is the entry that a consent answers. `by` and `by_id` are empty in
    the other desk's record, and so is `contact`, which is read from the owner's.
    """

    id: str
    did: Did
    desk: str
    owner: str
    at: str
    track: Track = Track.CASE
    groups: tuple[FieldGroup, ...] = ()
    reason: str = ""
    deadline: str = ""
    until: str = ""
    conditions: str = ""
    readers: tuple[str, ...] = ()
    contact: str = ""
    use: str = ""
    to_whom: str = ""
    ref: str = ""
    by: str = ""
    by_id: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """A request to use as evidence or to pass on, and what the owner said to it."""

    asked: Entry
    answer: Entry | None

    @property
    def state(self) -> ConsentState:
        """Return where it stands."""
        if self.answer is None:
            return ConsentState.ASKED
        given = self.answer.did is Did.CONSENT_GIVEN
        return ConsentState.GIVEN if given else ConsentState.REFUSED


_RUNGS: Mapping[Rung, FieldGroup] = MappingProxyType(
    {
        Rung.CONTACT: FieldGroup.CONTACT,
        Rung.IDENTIFIERS: FieldGroup.IDENTIFIERS,
        Rung.SUMMARY: FieldGroup.SUMMARY,
        Rung.FULL: FieldGroup.PERSONS,
    }
)
CLIMBED = tuple(_RUNGS.values())
"""The groups that rungs add, lowest first; victims are on no rung."""

_ELSE = frozenset({FieldGroup.IDENTIFIERS})
_SHOWS: Mapping[str, frozenset[FieldGroup]] = MappingProxyType(
    {
        EvidenceKind.PERSON: frozenset({FieldGroup.PERSONS}),
        # A document may stand with a person or among the identifiers.
        EvidenceKind.DOCUMENT: frozenset({FieldGroup.PERSONS, FieldGroup.IDENTIFIERS}),
        EvidenceKind.VICTIM: frozenset({FieldGroup.VICTIMS}),
    }
)


def group_of(rung: Rung) -> FieldGroup | None:
    """Return the group that a rung adds; None for the two on which every hit stands."""
    return _RUNGS.get(rung)


def groups_of(rung: Rung) -> tuple[FieldGroup, ...]:
    """Return the groups that are open on a rung, lowest first."""
    below = tuple(Rung)[: tuple(Rung).index(rung) + 1]
    return tuple(group for step, group in _RUNGS.items() if step in below)


def rung_of(opened: Iterable[FieldGroup]) -> Rung:
    """Return the highest rung below which nothing is closed; every hit shows its kinds."""
    found, reached = frozenset(opened), Rung.KIND
    for rung, group in _RUNGS.items():
        if group not in found:
            return reached
        reached = rung
    return reached


def track_of(groups: Iterable[FieldGroup]) -> Track:
    """Return on which track groups are asked for; raise ValueError for none or for a mixture."""
    found = frozenset(groups)
    if not found or (FieldGroup.VICTIMS in found and len(found) > 1):
        raise ValueError
    return Track.VICTIMS if FieldGroup.VICTIMS in found else Track.CASE


def needed_for(kinds: Iterable[str]) -> frozenset[FieldGroup]:
    """Return the groups without which a desk does not see what a link of these kinds rests on."""
    return frozenset().union(*(_SHOWS.get(kind, _ELSE) for kind in kinds))


def usual_deadline(urgency: str, now: datetime) -> datetime:
    """Return by when an answer is asked for: seven days, 48 hours with a child at risk."""
    return now + (URGENT if urgency == Urgency.CHILD_AT_RISK else USUAL)


def consents(entries: Iterable[Entry], owner: str) -> tuple[Consent, ...]:
    """Return the requests for consent about what a desk disclosed, oldest first."""
    of_owner = [one for one in entries if one.owner == owner]
    answers = {
        one.ref: one for one in of_owner if one.did in (Did.CONSENT_GIVEN, Did.CONSENT_REFUSED)
    }
    asked = (one for one in of_owner if one.did is Did.CONSENT_ASKED)
    return tuple(Consent(one, answers.get(one.id)) for one in asked)


def terms(entry: Entry) -> tuple[object, ...]:
    """Return what a lead signs: two signatures count together when these are equal."""
    return (
        frozenset(entry.groups),
        entry.until,
        entry.conditions,
        entry.readers,
        entry.contact,
    )
