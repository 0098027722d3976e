"""Ask another desk to open its case, and answer: the acts that climb the disclosure ladder.

Every act adds one entry to the record that both desks hold (`actions.dealings`), and returns the
public id of the own case. Each raises NoSuchRecord for a hit that is absent or not the actor's
to see, and RefusedInput for anything else that is wrong: also when the record is no longer what
the page showed. The same sent twice is done once.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from coordination.actions import dealing_acts, dealings, given_codes, people
from coordination.actions.dealing_files import Entries
from coordination.actions.dealings import Side
from coordination.actions.disclosure_forms import (
    FARTHEST,
    LONGEST,
    Terms,
    Wanted,
    day_in,
    groups_in,
    readers_in,
    reason_in,
    refused,
    require_all,
    track_in,
    track_of,
    words_in,
)
from coordination.actions.workbench import Workbench
from coordination.domain import asks, disclosure, permissions
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import Did, Entry, Track
from coordination.domain.permissions import Act, Forbidden
from coordination.domain.wording import N_

__all__ = ["Terms", "Wanted"]


def ask(bench: Workbench, hit_id: UUID, wanted: Wanted, *, mark: str) -> UUID:
    """Ask the other desk of a hit to open groups of its case; victims are asked for alone."""
    bench.permit(Act.ASK_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id)
    entry = _asking(bench, side, wanted)
    groups = entry.groups
    now_open = dealings.opened(entries, entry.owner, bench.now())
    if all(group in now_open and not now_open[group].until for group in groups):
        raise refused("groups", N_("these are open to your desk already, without an end"))
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id


def ask_again(bench: Workbench, hit_id: UUID, track: str, *, reason: str, mark: str) -> UUID:
    """Take up a postponed ask before its day, from either side."""
    bench.permit(Act.ASK_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id)
    chosen = track_in(track)
    owner = _whose(bench, side, entries, chosen)
    deadline = bench.now() + asks.time_given(entries, owner, chosen)
    entry = dealings.new(
        bench,
        Did.ASKED_AGAIN,
        owner,
        track=chosen,
        reason=reason_in(reason),
        deadline=deadline.isoformat(),
    )
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id


def withdraw(bench: Workbench, hit_id: UUID, track: str, *, reason: str, mark: str) -> UUID:
    """Take an own ask back that nobody answered."""
    bench.permit(Act.ASK_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id)
    owner, said = side.link.other_desk, reason_in(reason)
    entry = dealings.new(bench, Did.WITHDRAWN, owner, track=track_in(track), reason=said)
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id


def refuse(bench: Workbench, hit_id: UUID, track: str, *, reason: str, mark: str) -> UUID:
    """Refuse what the other desk asks, with a reason that it reads."""
    bench.permit(Act.ANSWER_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id)
    owner, said = side.case.desk, reason_in(reason)
    entry = dealings.new(bench, Did.REFUSED, owner, track=track_in(track), reason=said)
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id


def postpone(
    bench: Workbench, hit_id: UUID, track: str, *, reason: str, until: date | None, mark: str
) -> UUID:
    """Put an ask off to a day on which it waits again by itself."""
    bench.permit(Act.ANSWER_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id)
    entry = dealings.new(
        bench,
        Did.POSTPONED,
        side.case.desk,
        track=track_in(track),
        reason=reason_in(reason),
        until=day_in(bench, "until", until, LONGEST).isoformat(),
    )
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id


def propose(bench: Workbench, hit_id: UUID, terms: Terms, *, reason: str, mark: str) -> UUID:
    """Propose to the own lead what to grant; the other desk does not read it."""
    bench.permit(Act.ANSWER_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id)
    granting = _granting(bench, side, terms)
    entry = replace(granting, did=Did.PROPOSED, reason=words_in("reason", reason))
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id


def sign(bench: Workbench, hit_id: UUID, terms: Terms, *, mark: str) -> UUID:
    """Grant what was asked, whole or in part; victims with the second of two leads.

    The first lead's signature waits for another lead's under the same terms; under other terms
    it becomes a first one itself.
    """
    bench.permit(Act.SIGN_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id)
    entry = _granting(bench, side, terms)
    if entry.track is Track.VICTIMS and not dealing_acts.is_repeated(entries, entry):
        entry = _signed(bench, side, entries, entry)
    dealing_acts.add(bench, side, entries, entry, mark)
    return side.case.id


def revoke(
    bench: Workbench, hit_id: UUID, groups: tuple[str, ...], *, reason: str, mark: str
) -> UUID:
    """Close groups of the own case again, all of them when none is named.

    It takes effect at the recipient's next request, and for answers that are being made now.
    """
    bench.permit(Act.REVOKE_DISCLOSURE)
    side, entries = dealing_acts.open_side(bench, hit_id, mended=True)
    said, desk = reason_in(reason), side.case.desk
    now_open = dealings.opened(entries, desk, bench.now())
    chosen = groups_in(groups) if groups else tuple(g for g in FieldGroup if g in now_open)
    victims = tuple(g for g in chosen if g is FieldGroup.VICTIMS)
    rest = tuple(g for g in chosen if g is not FieldGroup.VICTIMS)
    if not chosen:
        raise refused("groups", N_("nothing is open to that desk, so there is nothing to close"))
    for track, some in ((Track.CASE, rest), (Track.VICTIMS, victims)):
        if some:
            entry = dealings.new(bench, Did.REVOKED, desk, track=track, groups=some, reason=said)
            entries = dealing_acts.add(bench, side, entries, entry, mark)
            mark = dealing_acts.mark_of(bench, side, entries)
    return side.case.id


def log_refusal(bench: Workbench, hit_id: UUID) -> UUID:
    """Log that an act on a hit was refused."""
    bench.permit(Act.SEE_HITS)
    side = dealings.side_of(bench, hit_id)
    dealing_acts.record(bench, side, "disclosure.not_done")
    return side.case.id


def _asking(bench: Workbench, side: Side, wanted: Wanted) -> Entry:
    require_all(
        lambda: track_of(groups_in(wanted.groups)),
        lambda: reason_in(wanted.reason),
        lambda: _deadline(bench, side, wanted.deadline),
        lambda: _own_readers(bench, wanted.readers),
    )
    groups = groups_in(wanted.groups)
    return dealings.new(
        bench,
        Did.ASKED,
        side.link.other_desk,
        track=track_of(groups),
        groups=groups,
        reason=reason_in(wanted.reason),
        deadline=_deadline(bench, side, wanted.deadline).isoformat(),
        readers=_own_readers(bench, wanted.readers),
    )


def _own_readers(bench: Workbench, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return who will read it of the own desk; raise RefusedInput for anybody else."""
    readers = readers_in(names)
    for name in readers:
        people.person(bench, name, bench.actor.desk, "readers")
    return readers


def _granting(bench: Workbench, side: Side, terms: Terms) -> Entry:
    require_all(
        lambda: groups_in(terms.groups),
        lambda: _readers(bench, side, terms),
        lambda: terms.until and day_in(bench, "until", terms.until, FARTHEST),
        lambda: words_in("conditions", terms.conditions),
        lambda: words_in("contact", terms.contact),
    )
    groups, readers = groups_in(terms.groups), readers_in(terms.readers)
    until = terms.until and day_in(bench, "until", terms.until, FARTHEST)
    return dealings.new(
        bench,
        Did.GRANTED,
        side.case.desk,
        track=track_of(groups),
        groups=groups,
        until=until.isoformat() if until else "",
        conditions=words_in("conditions", terms.conditions),
        readers=readers,
        contact=words_in("contact", terms.contact),
    )


def _readers(bench: Workbench, side: Side, terms: Terms) -> None:
    """Raise RefusedInput where a group is red and nobody is named."""
    groups = [group for group in FieldGroup if group in terms.groups]
    is_red = any(given_codes.is_red(bench, side.case, group) for group in groups)
    if is_red and not readers_in(terms.readers):
        fault = N_("TLP red: name who may read it, of those whom the other desk named in its ask")
        raise refused("readers", fault)


def _signed(bench: Workbench, side: Side, entries: Entries, entry: Entry) -> Entry:
    """Return a lead's word on victims: the first of two signatures, or the grant."""
    decision = permissions.can(bench.actor, Act.DISCLOSE_VICTIM, side.case.desk)
    if not decision.allowed:
        raise Forbidden(Act.DISCLOSE_VICTIM, decision)
    found = asks.standing(entries, entry.owner, entry.track, bench.now())
    first = asks.first_signature(found, entry)
    if first is not None and _still_signs(bench, side, first):
        return entry
    return replace(entry, did=Did.SIGNED)


def _still_signs(bench: Workbench, side: Side, first: Entry) -> bool:
    return people.still_signs(bench, side.case, first.by_id, datetime.fromisoformat(first.at))


def _whose(bench: Workbench, side: Side, entries: Entries, track: Track) -> str:
    """Return whose case the postponed ask of a track is about; the own ask comes first."""
    for owner in (side.link.other_desk, side.case.desk):
        found = asks.standing(entries, owner, track, bench.now())
        if Did.ASKED_AGAIN in asks.moves_of(found, owner=owner == side.case.desk):
            return owner
    return side.link.other_desk


def _deadline(bench: Workbench, side: Side, wanted: date | None) -> datetime:
    """Return by when an answer is asked for: through the named day, or as usual."""
    if wanted is None:
        return disclosure.usual_deadline(side.case.urgency, bench.now())
    day = day_in(bench, "deadline", wanted, LONGEST)
    return datetime.combine(day + timedelta(days=1), time(), UTC)
