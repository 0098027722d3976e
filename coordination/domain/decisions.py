"""What people decided about a proposal, and whether that still stands.

The moves are those of the glossary: proposed -> accepted, deferred, declined; deferred -> proposed
on its date; any -> superseded when facts change. A superseded decision stays on record and the
step is proposed anew, with what changed. Nothing is stored when a decision ends: its state is
computed for the day of reading from the facts that it was made on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordination.domain.lifecycle import NoSuchMove, ReasonMissing
from coordination.domain.wording import N_

LONGEST_REASON = 1000

# What accepting itself brings about. A team that goes from planned to running is the decision
# being carried out, and no reason to ask for it again.
_CARRIED_OUT = ("coverage", "jit_set_up", "request_pending", "requests_sent", "link_known_to_both")


class ProposalState(StrEnum):
    """Where a proposal stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    DECLINED = "declined"
    SUPERSEDED = "superseded"


DECISIONS = (ProposalState.ACCEPTED, ProposalState.DEFERRED, ProposalState.DECLINED)


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that differs from what it was when somebody decided; None where it is not known."""

    fact: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Rested:
    """What a proposal rests on: its fingerprint, and the facts of the situation as texts.

    `pack` is the date of the reference pack that gave the law.
    """

    key: str
    facts: Mapping[str, str]
    pack: str


@dataclass(frozen=True, slots=True)
class Made:
    """A decision as it was made; `until` is the day on which a deferred proposal comes back."""

    state: ProposalState
    rested: Rested
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Stands:
    """What a decision is worth today: its state, and the facts that ended it."""

    state: ProposalState
    changes: tuple[FactChange, ...] = ()
    pack_changed: bool = False


def standing(made: Made | None, now: Rested, today: date) -> Stands:
    """Return where a proposal stands today; PROPOSED when nobody decided or a deferral is over.

    A decision is superseded when the fingerprint differs. What an accepted proposal itself
    brings about does not supersede it.
    """
    if made is None:
        return Stands(ProposalState.PROPOSED)
    if now.key != made.rested.key:
        changed = changes(made.rested.facts, now.facts)
        telling = tuple(one for one in changed if _counts(made.state, one))
        other_law = now.pack != made.rested.pack
        if telling or other_law or not changed:
            return Stands(ProposalState.SUPERSEDED, telling, other_law)
    if made.state is ProposalState.DEFERRED and made.until is not None and made.until <= today:
        return Stands(ProposalState.PROPOSED)
    return Stands(made.state)


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FactChange, ...]:
    """Return the facts that differ, by name."""
    return tuple(
        FactChange(name, before.get(name), after.get(name))
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    )


def require_decision(now: Stands, to: ProposalState, *, reason: str, until: date | None) -> None:
    """Return if a proposal that stands so may be decided; raise the `RefusedMove` otherwise.

    To decline needs a reason of more than blanks; to defer, a date, which the caller checks
    against the day.
    """
    if now.state not in (ProposalState.PROPOSED, ProposalState.SUPERSEDED):
        raise NoSuchMove(
            N_(
                "A proposal that is {status} makes no move now: a deferred one comes back on its "
                "date, any when facts change."
            ),
            status=now.state.value,
        )
    if to not in DECISIONS:
        raise NoSuchMove(
            N_("A proposal does not move to {to}. It is accepted, deferred or declined."),
            to=to.value,
        )
    if to is ProposalState.DECLINED and not reason.strip():
        raise ReasonMissing(N_("Say why you decline: the reason is kept with the decision."))
    if to is ProposalState.DEFERRED and until is None:
        raise ReasonMissing(N_("Give the day on which the proposal comes back."))


def _counts(state: ProposalState, change: FactChange) -> bool:
    if state is not ProposalState.ACCEPTED:
        return True
    return change.fact.split(":")[0] not in _CARRIED_OUT
