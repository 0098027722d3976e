"""Where an ask for disclosure stands, what is open, and what can be done now.

All of it is computed from the entries of a record and the clock, so an end or a deadline needs no
job. The moves are those of the glossary: asked -> granted, partly granted, refused, postponed;
postponed -> asked; granted -> revoked; asked -> escalated at its deadline. Who asked may also take
an open ask back. A grant that comes to its day has ended, and so has one whose hit ended and came
back; neither is a move.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from types import MappingProxyType

from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import (
    PREPARES,
    PRIVATE,
    UNANSWERED_AFTER,
    USUAL,
    Consent,
    ConsentState,
    Did,
    Entry,
    State,
    Track,
    terms,
)
from coordination.domain.lifecycle import NoSuchMove, ReasonMissing
from coordination.domain.wording import N_

_OPEN = frozenset({State.ASKED, State.ESCALATED})
_OF_OWNER = (Did.GRANTED, Did.REFUSED, Did.POSTPONED)
_WORDS: Mapping[Did, str] = MappingProxyType(
    {
        Did.ASKED: N_("asked"),
        Did.ASKED_AGAIN: N_("asked again"),
        Did.WITHDRAWN: N_("taken back"),
        Did.PROPOSED: N_("proposed"),
        Did.GRANTED: N_("granted"),
        Did.REFUSED: N_("refused"),
        Did.POSTPONED: N_("postponed"),
        Did.REVOKED: N_("revoked"),
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one track of one direction stands at an instant.

    `opened` gives for each open group the grant that opened it. `deadline` is set while an ask
    waits. `pending` are proposals and first signatures since the ask, on the owner's side only.
    """

    state: State = State.NOT_ASKED
    ask: Entry | None = None
    answer: Entry | None = None
    deadline: datetime | None = None
    opened: Mapping[FieldGroup, Entry] = field(default_factory=lambda: MappingProxyType({}))
    pending: tuple[Entry, ...] = ()

    @property
    def waits(self) -> bool:
        """Say whether the owner owes an answer."""
        return self.state in _OPEN


_WORST_FIRST = (
    State.GONE,
    State.ESCALATED,
    State.ASKED,
    State.POSTPONED,
    State.REFUSED,
    State.REVOKED,
    State.ENDED,
    State.PARTLY_GRANTED,
    State.GRANTED,
    State.WITHDRAWN,
    State.NOT_ASKED,
)


def worst(states: Iterable[State]) -> State:
    """Return what a short mark says of several asks: what waits, else what is furthest from open.

    For none it is `NOT_ASKED`.
    """
    return min(states, key=_WORST_FIRST.index, default=State.NOT_ASKED)


def time_given(entries: Iterable[Entry], owner: str, track: Track) -> timedelta:
    """Return how long the last ask of a track gave the owner; the usual time without one."""
    asks = [e for e in entries if (e.owner, e.track, e.did) == (owner, track, Did.ASKED)]
    return _time_of(asks[-1]) if asks else USUAL


def _time_of(ask: Entry) -> timedelta:
    return datetime.fromisoformat(ask.deadline) - datetime.fromisoformat(ask.at)


def standing(entries: Iterable[Entry], owner: str, track: Track, now: datetime) -> Standing:
    """Return where a track of one direction stands now."""
    fold = _Fold()
    for entry in entries:
        if entry.did is Did.GONE:  # whichever case it was, nothing goes either way
            return Standing(State.GONE, fold.ask, entry)
        if entry.did is Did.LAPSED:
            fold.lapse(entry)
        elif entry.owner == owner and entry.track is track:
            fold.take(entry)
    return fold.at(now)


@dataclass(slots=True)
class _Fold:
    """What entries add up to, oldest first."""

    ask: Entry | None = None
    answer: Entry | None = None
    deadline: str = ""
    opened: dict[FieldGroup, Entry] = field(default_factory=dict)
    revoked: set[FieldGroup] = field(default_factory=set)
    pending: list[Entry] = field(default_factory=list)

    def take(self, entry: Entry) -> None:
        if entry.did in (Did.ASKED, Did.ASKED_AGAIN):
            self.ask = entry if entry.did is Did.ASKED else self.ask
            self.answer, self.deadline, self.pending = None, entry.deadline, []
        elif entry.did in PREPARES:
            self.pending.append(entry)
        elif entry.did is Did.REVOKED:
            for group in entry.groups:
                self.opened.pop(group, None)
            self.revoked.update(entry.groups)
        elif entry.did in (*_OF_OWNER, Did.WITHDRAWN):
            self.answer, self.pending = entry, []
            if entry.did is Did.GRANTED:
                self.opened.update(dict.fromkeys(entry.groups, entry))
                self.revoked.difference_update(entry.groups)

    def lapse(self, entry: Entry) -> None:
        """Close all that is open; an ask that waits goes on waiting."""
        if self.opened and self.answer is not None and self.answer.did is Did.GRANTED:
            self.answer = entry
        self.opened, self.pending = {}, []

    def at(self, now: datetime) -> Standing:
        opened = {g: one for g, one in self.opened.items() if is_running(one, now.date())}
        deadline = self._deadline()
        state = self._state(opened, deadline, now)
        return Standing(
            state=state,
            ask=self.ask,
            answer=None if state in _OPEN else self.answer,
            deadline=deadline if state in _OPEN else None,
            opened=MappingProxyType(opened),
            pending=tuple(self.pending),
        )

    def _deadline(self) -> datetime | None:
        """Return by when an answer is due; a postponed ask that is back has its time again."""
        if self.ask is None:
            return None
        asked_for = datetime.fromisoformat(self.deadline)
        if self.answer is None or self.answer.did is not Did.POSTPONED:
            return asked_for
        back = datetime.combine(date.fromisoformat(self.answer.until), time(), UTC)
        return back + _time_of(self.ask)

    def _state(
        self, opened: Mapping[FieldGroup, Entry], deadline: datetime | None, now: datetime
    ) -> State:
        if self.ask is None or deadline is None:
            return State.NOT_ASKED
        did = self.answer.did if self.answer else None
        if did is Did.POSTPONED and self.answer is not None:
            did = None if date.fromisoformat(self.answer.until) <= now.date() else did
        if did is None:
            return State.ESCALATED if now >= deadline else State.ASKED
        if did is Did.GRANTED:
            return self._granted(frozenset(opened), frozenset(self.ask.groups))
        return State.ENDED if did is Did.LAPSED else State(did.value)

    def _granted(self, opened: frozenset[FieldGroup], asked: frozenset[FieldGroup]) -> State:
        if asked <= opened:
            return State.GRANTED
        if asked & opened:
            return State.PARTLY_GRANTED
        return State.REVOKED if self.revoked & asked else State.ENDED


def is_running(grant: Entry, today: date) -> bool:
    """Say whether a grant has not come to the day after its last."""
    return not grant.until or today <= date.fromisoformat(grant.until)


def is_unanswered(found: Standing, now: datetime) -> bool:
    """Say whether an ask waits so long after its deadline that the analyst sees it."""
    return found.deadline is not None and now >= found.deadline + UNANSWERED_AFTER


def moves_of(found: Standing, *, owner: bool) -> tuple[Did, ...]:
    """Return what a desk can do now on a track, in the order of the buttons."""
    if found.state is State.GONE:
        return ()
    if owner:
        moves = (Did.PROPOSED, *_OF_OWNER) if found.waits else ()
        back = (Did.ASKED_AGAIN,) if found.state is State.POSTPONED else ()
        return (*moves, *back, *((Did.REVOKED,) if found.opened else ()))
    if found.waits:
        return (Did.WITHDRAWN,)
    if found.state is State.POSTPONED:
        return (Did.ASKED_AGAIN, Did.WITHDRAWN)
    return (Did.ASKED,)


def require_move(found: Standing, did: Did, reason: str, *, owner: bool) -> None:
    """Return if this can be done now; raise `NoSuchMove` or `ReasonMissing` otherwise.

    All but a grant and its preparation need a reason in words.
    """
    possible = moves_of(found, owner=owner)
    if (Did.GRANTED if did is Did.SIGNED else did) not in possible:
        if not possible:
            raise NoSuchMove(
                N_("Nothing can be done here: nobody asked, or one of the cases is gone.")
            )
        raise NoSuchMove(
            N_("This cannot be {did} from here. It can be: {existing}."),
            did=_WORDS[did],
            existing=", ".join(_WORDS[one] for one in possible),
        )
    if did not in (Did.GRANTED, *PRIVATE) and not reason.strip():
        raise ReasonMissing(N_("Say why: both desks read the reason with the link."))


def first_signature(found: Standing, entry: Entry) -> Entry | None:
    """Return another person's first signature under the same terms; None where none stands.

    Whether who gave it may still sign is for those to say who know accounts.
    """
    first = [one for one in found.pending if one.did is Did.SIGNED][-1:]
    fits = [one for one in first if one.by_id != entry.by_id and terms(one) == terms(entry)]
    return fits[0] if fits else None


def covered_by(entries: Iterable[Entry], asked: Entry) -> dict[FieldGroup, str]:
    """Return what a consent is about: the groups that were open when it was asked, each with the id
    of the grant that opened it.

    What is opened later, or granted anew, nobody had before him who consented.
    """
    before = tuple(takewhile(lambda one: one.id != asked.id, entries))
    at = datetime.fromisoformat(asked.at)
    return {
        group: grant.id
        for track in Track
        for group, grant in standing(before, asked.owner, track, at).opened.items()
    }


def first_consent(entries: Iterable[Entry], entry: Entry) -> Entry | None:
    """Return the first signature of another lead under a consent that takes two; None without one.

    Whether who gave it may still sign is for those to say who know accounts.
    """
    signed = [one for one in entries if (one.did, one.ref) == (Did.CONSENT_SIGNED, entry.ref)]
    return next((one for one in reversed(signed) if one.by_id != entry.by_id), None)


def require_consent(consent: Consent, *, given: bool, reason: str) -> None:
    """Return if an owner may answer so: asked -> given, refused; given -> refused.

    Raises NoSuchMove, or ReasonMissing for a refusal without a reason.
    """
    possible = {ConsentState.ASKED: (True, False), ConsentState.GIVEN: (False,)}
    if given not in possible.get(consent.state, ()):
        raise NoSuchMove(N_("This was answered. The other desk can ask again."))
    if not given and not reason.strip():
        raise ReasonMissing(N_("Say why: both desks read the reason with the link."))
