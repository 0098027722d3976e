"""The dealings about one hit as one of the two desks reads them."""

from datetime import date, datetime
from uuid import UUID

from coordination.actions import (
    consents,
    dealing_acts,
    dealings,
    disclosure_rungs,
    edges,
    given_codes,
    overlaps,
    people,
    seen,
)
from coordination.actions.dealing_files import Entries
from coordination.actions.dealings import Side
from coordination.actions.finding_keys import key_for
from coordination.actions.pages.disclosures import (
    AskedGroup,
    AskForm,
    ConsentLine,
    DealingLine,
    Dealings,
    LadderState,
    OpenGroup,
    SignedTerms,
    TrackState,
)
from coordination.actions.workbench import Workbench
from coordination.domain import asks, disclosure, permissions
from coordination.domain.access import FieldGroup
from coordination.domain.asks import Standing
from coordination.domain.disclosure import (
    CLIMBED,
    PRIVATE,
    Consent,
    ConsentState,
    Did,
    Entry,
    Rung,
    State,
    Track,
    Use,
)
from coordination.domain.permissions import Act

_ACT_OF = {
    Did.ASKED: Act.ASK_DISCLOSURE,
    Did.ASKED_AGAIN: Act.ASK_DISCLOSURE,
    Did.WITHDRAWN: Act.ASK_DISCLOSURE,
    Did.PROPOSED: Act.ANSWER_DISCLOSURE,
    Did.REFUSED: Act.ANSWER_DISCLOSURE,
    Did.POSTPONED: Act.ANSWER_DISCLOSURE,
    Did.GRANTED: Act.SIGN_DISCLOSURE,
    Did.REVOKED: Act.REVOKE_DISCLOSURE,
}
_NEEDS_HIT = frozenset({Did.ASKED, Did.ASKED_AGAIN, Did.PROPOSED, Did.GRANTED})


def show(bench: Workbench, hit_id: UUID) -> Dealings:
    """Return the ladder, the record and the forms of a hit.

    Raises NoSuchRecord for a hit that is absent, not the actor's to see, or within one desk.
    """
    bench.permit(Act.SEE_HITS)
    side = dealings.side_of(bench, hit_id, mended=True)
    entries = dealings.of_side(bench, side)
    edge = edges.of_link(bench, side.link)
    links = seen.case_links(bench, [side.case.number])
    ours, theirs = (
        _ladder(bench, side, entries, owner) for owner in (side.case.desk, side.link.other_desk)
    )
    is_found = overlaps.state_of(bench, edge) in overlaps.IN_FINDING
    objects = [str(side.case.id), str(hit_id)]
    bench.record("dealings.read", objects=objects, count=len(entries))
    return Dealings(
        hit_id=hit_id,
        desk=side.link.other_desk,
        own_desk=side.case.desk,
        case=links[side.case.number],
        hit=seen.hit_row(
            bench, edge, links, finding=key_for(bench, edge.a.id) if is_found else None
        ),
        ours=ours,
        theirs=theirs,
        lines=tuple(_line(one, side.case.desk) for one in entries),
        consents=tuple(consent_lines(bench, side, entries)),
        ask=_ask_form(bench, side, theirs),
        mark=dealing_acts.mark_of(bench, side, entries),
        is_past=not side.link.is_current,
        is_gone=theirs.case.state is State.GONE,
        may_ask_consent=bool(theirs.opened) and _can(bench, Act.ASK_DISCLOSURE),
        may_break_glass=side.link.is_current and _can(bench, Act.BREAK_GLASS_ACROSS),
        one_lead=people.has_one_lead(bench, side.case.desk),
    )


def track(bench: Workbench, side: Side, entries: Entries, owner: str, which: Track) -> TrackState:
    """Return where one track of one direction stands, and what this person can do about it."""
    found = asks.standing(entries, owner, which, bench.now())
    is_owner, needs_two = owner == side.case.desk, which is Track.VICTIMS
    moves = tuple(
        move
        for move in asks.moves_of(found, owner=is_owner)
        if _can(bench, _ACT_OF[move]) and (side.link.is_current or move not in _NEEDS_HIT)
    )
    pending = found.pending[-1] if found.pending and is_owner else None
    signed_by_me = pending is not None and (pending.did, pending.by_id) == (
        Did.SIGNED,
        bench.actor.user_id,
    )
    postponed = found.answer if found.state is State.POSTPONED else None
    return TrackState(
        track=which,
        state=found.state,
        asked=found.ask.groups if found.ask else (),
        reason=found.ask.reason if found.ask else "",
        asked_on=_day(found.ask.at) if found.ask else None,
        deadline=found.deadline,
        back_on=_day(postponed.until) if postponed else None,
        opened=open_groups(found),
        moves=moves,
        pending=signed_terms(pending) if pending else None,
        may_sign=Did.GRANTED in moves and not (needs_two and signed_by_me),
        needs_two=needs_two,
        readers=found.ask.readers if found.ask else (),
        marks=_marks(bench, side, found) if is_owner and found.waits else (),
    )


def _marks(bench: Workbench, side: Side, found: Standing) -> tuple[AskedGroup, ...]:
    asked = found.ask.groups if found.ask else ()
    return tuple(AskedGroup(one, given_codes.marks_of(bench, side.case, (one,))) for one in asked)


def open_groups(found: Standing) -> tuple[OpenGroup, ...]:
    """Return what is open on a track, in the order of groups."""
    return tuple(
        OpenGroup(group, _date(grant.at), _day(grant.until), grant.conditions, grant.readers)
        for group in FieldGroup
        if (grant := found.opened.get(group)) is not None
    )


def signed_terms(entry: Entry) -> SignedTerms:
    """Return a proposal or first signature as the own desk reads it."""
    return SignedTerms(
        entry=entry.id,
        by=entry.by,
        on=_date(entry.at),
        signed=entry.did is Did.SIGNED,
        groups=entry.groups,
        until=_day(entry.until),
        conditions=entry.conditions,
        readers=entry.readers,
        contact=entry.contact,
        reason=entry.reason,
    )


def consent_lines(bench: Workbench, side: Side, entries: Entries) -> list[ConsentLine]:
    """Return every request for consent about either case, oldest first."""
    found = []
    for owner in (side.case.desk, side.link.other_desk):
        found += [
            _consent_line(bench, one, entries, ours=owner == side.case.desk)
            for one in disclosure.consents(entries, owner)
        ]
    return found


def _consent_line(bench: Workbench, one: Consent, entries: Entries, *, ours: bool) -> ConsentLine:
    """Return one request; `ours` says that the own desk answers it."""
    answer = one.answer
    covered = asks.covered_by(entries, one.asked)
    state = consents.state_of(bench, entries, one)
    waits = ours and state is ConsentState.ASKED
    first = _first_word(entries, one) if waits else None
    return ConsentLine(
        id=one.asked.id,
        use=Use(one.asked.use),
        to_whom=one.asked.to_whom,
        reason=one.asked.reason,
        desk=one.asked.desk,
        on=_date(one.asked.at),
        state=state,
        ours=ours,
        answer=answer.reason if answer else "",
        answered_on=_date(answer.at) if answer else None,
        may_answer=ours
        and state in (ConsentState.ASKED, ConsentState.GIVEN)
        and _can(bench, Act.ANSWER_DISCLOSURE),
        may_give=waits
        and _can(bench, Act.SIGN_DISCLOSURE)
        and (first is None or first.by_id != bench.actor.user_id),
        groups=tuple(group for group in FieldGroup if group in covered),
        first_by=first.by if first else "",
    )


def _first_word(entries: Entries, consent: Consent) -> Entry | None:
    """Return the last lead's word on a consent that waits for another lead's."""
    signed = (one for one in entries if one.did is Did.CONSENT_SIGNED)
    return next((one for one in reversed([*signed]) if one.ref == consent.asked.id), None)


def _ladder(bench: Workbench, side: Side, entries: Entries, owner: str) -> LadderState:
    ours = owner == side.case.desk
    case = track(bench, side, entries, owner, Track.CASE)
    victims = track(bench, side, entries, owner, Track.VICTIMS)
    return LadderState(
        owner=owner,
        reader=side.link.other_desk if ours else side.case.desk,
        ours=ours,
        rung=disclosure.rung_of(one.group for one in case.opened),
        case=case,
        victims=victims,
        rungs=disclosure_rungs.lines(bench, entries, owner, (case, victims)),
    )


def _ask_form(bench: Workbench, side: Side, theirs: LadderState) -> AskForm:
    opened = {one.group for one in theirs.opened if one.until is None}
    groups = tuple(group for group in CLIMBED if group not in opened)
    may_case, may_victims = (Did.ASKED in one.moves for one in (theirs.case, theirs.victims))
    now = bench.now()
    usual = disclosure.usual_deadline(side.case.urgency, now) - now
    return AskForm(
        groups=groups if may_case else (),
        rungs=tuple(rung for rung in Rung if set(disclosure.groups_of(rung)) - opened)
        if may_case
        else (),
        victims=may_victims and FieldGroup.VICTIMS not in opened,
        hours=int(usual.total_seconds()) // 3600,
        people=tuple(one.username for one in people.of_desk(bench, side.case.desk)),
        me=bench.actor.name,
    )


def _line(entry: Entry, desk: str) -> DealingLine:
    ends = entry.until if entry.did is not Did.ASKED else ""
    return DealingLine(
        did=entry.did,
        desk=entry.desk,
        owner=entry.owner,
        at=datetime.fromisoformat(entry.at),
        track=entry.track,
        groups=entry.groups,
        reason=entry.reason,
        deadline=datetime.fromisoformat(entry.deadline) if entry.deadline else None,
        until=_day(ends),
        conditions=entry.conditions,
        readers=entry.readers,
        use=Use(entry.use) if entry.use else None,
        to_whom=entry.to_whom,
        by=entry.by if entry.desk == desk and entry.by else None,
        only_here=entry.did in PRIVATE,
    )


def _can(bench: Workbench, act: Act) -> bool:
    return permissions.can(bench.actor, act).allowed


def _date(instant: str) -> date:
    return datetime.fromisoformat(instant).date()


def _day(text: str) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
