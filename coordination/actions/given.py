"""What other desks opened of their cases, read live and by group.

Nothing is copied and nothing is kept. Each reading asks what is open now, from the owner's record
and under the owner's key, and opens those groups of the case as it is now. What is disclosed
belongs to one hit: two hits with one foreign case stay two. What a reading showed is checked once
more before the answer leaves (`require_still`), so that none leaves after it was revoked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from coordination.actions import (
    case_files,
    consents,
    dealings,
    given_codes,
    given_names,
    given_parts,
    given_personal,
    people,
)
from coordination.actions.dealings import Side
from coordination.actions.disclosure_forms import refused
from coordination.actions.edges import Edge
from coordination.actions.pages.given import GivenCase, GivenGroup, GivenState, OpenedGiven
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import disclosure
from coordination.domain.access import FieldGroup, Ground, Opening
from coordination.domain.disclosure import Did, Entry
from coordination.domain.handling import Codes
from coordination.domain.permissions import Act
from coordination.domain.vocabulary import CaseStatus
from coordination.domain.wording import N_
from coordination.storage import visibility
from coordination.storage.cases import Case

Read = dict[UUID, frozenset[FieldGroup]]

_READ = "given.read"  # in session.info: what this transaction showed, by own hit
_TITLES = "given.titles"
_LEAST_REASON = 5


def disclosures_of(bench: Workbench) -> tuple[Opening, ...]:
    """Return what is disclosed to the actor's desk now and this person may read, by hit."""
    return tuple(_openings(bench))


def _openings(bench: Workbench) -> Iterator[Opening]:
    for hit_id, (side, opened) in dealings.opened_here(bench).items():
        mine = {g: one for g, one in opened.items() if _may_read(bench, side, g, one)}
        if mine and side.other is not None and side.other.status != CaseStatus.WITHDRAWN:
            ends = [_after(one.until) for one in mine.values() if one.until]
            yield Opening(
                ground=Ground.DISCLOSURE,
                case_number=side.other.number,
                groups=frozenset(mine),
                until=min(ends, default=None),
                owner=side.other.desk,
                source=str(hit_id),
            )


def _may_read(bench: Workbench, side: Side, group: FieldGroup, grant: Entry) -> bool:
    """Say whether the actor is named, or nobody needs to be.

    The owner may have made a group red since; then nobody reads whom no grant names.
    """
    if grant.readers:
        return bench.actor.name.casefold() in grant.readers
    return side.other is not None and not given_codes.is_red(bench, side.other, group)


def _after(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(), UTC)


def of_hit(bench: Workbench, hit_id: UUID, *, leaves: bool = False) -> GivenCase:
    """Return what the actor may read now of the case behind a hit; the reading is logged.

    With `leaves` only what may leave the product: groups whose code asks for the owner's permission
    to pass on are left out without it, and named. Raises NoSuchRecord for a hit that is absent, not the actor's to see, or within one desk.
    """
    bench.permit(Act.READ_GIVEN)
    side = dealings.side_of(bench, hit_id)
    found = peek(bench, side, leaves=leaves)
    if found.groups:
        _note(bench, hit_id, found)
        bench.record("given.read", objects=[str(side.case.id), str(hit_id)], count=1)
    return found


def of_case(bench: Workbench, case_id: UUID) -> GivenCase:
    """Return what was opened of a case to the actor in person, or through a team; it is logged.

    Raises NoSuchRecord when nothing was. What was disclosed to the desk is read with its hit.
    """
    bench.permit(Act.READ_GIVEN)
    personal = [one for one in bench.openings() if one.ground is not Ground.DISCLOSURE]
    cases = {one: visibility.given_case(bench.session, bench.actor, one) for one in personal}
    chosen = [one for one, case in cases.items() if case is not None and case.id == case_id]
    if not chosen:
        raise NoSuchRecord
    case = cases[chosen[0]]
    assert case is not None
    given_personal.show(bench, chosen)
    groups = tuple(_marks(bench, case, one, group, None) for one in chosen for group in one.groups)
    name = given_names.name_for(bench, bench.actor.desk or "", case_id)
    bench.record("given.read", objects=[name], count=1)
    return given_parts.whole(bench, case, chosen[0], _ordered(groups))


def peek(bench: Workbench, side: Side, *, leaves: bool = False) -> GivenCase:
    """Return what `of_hit` does, without a word in the log: for what shows a part of it."""
    hit_id, desk = side.link.hit_id, side.link.other_desk
    chosen = _chosen(bench, side)
    given_personal.show(bench, chosen)
    case = visibility.given_case(bench.session, bench.actor, chosen[0]) if chosen else None
    if case is None:
        return GivenCase(desk, _why_nothing(bench, side), hit_id=hit_id)
    grants = dealings.opened_here(bench).get(hit_id, (side, {}))[1]
    uses = consents.given_for(bench, side, grants)
    marks = []
    for opening in chosen:
        disclosed_here = opening.ground is Ground.DISCLOSURE
        for group in opening.groups:
            grant = grants.get(group) if disclosed_here else None
            marks.append(_marks(bench, case, opening, group, grant, uses.get(group, ())))
    kept = [one for one in marks if one.may_leave] if leaves else marks
    withheld = {one.group for one in marks} - {one.group for one in kept}
    # The words were written to those who read the disclosure, and to nobody whom a grant let in.
    told = (FieldGroup.CONTACT, Ground.DISCLOSURE) in {(one.group, one.ground) for one in kept}
    contact = grants[FieldGroup.CONTACT].contact if told else ""
    found = given_parts.whole(bench, case, chosen[0], _ordered(kept), side=side, contact=contact)
    return replace(found, withheld=tuple(one for one in FieldGroup if one in withheld))


def open_person(bench: Workbench, hit_id: UUID, key: str, reason: str) -> OpenedGiven:
    """Open the particulars of a given victim or minor; the reason goes into the own log.

    Raises NoSuchRecord when that group is not open or has no such person, RefusedInput without
    a reason.
    """
    bench.permit(Act.OPEN_PERSON)
    bench.permit(Act.READ_GIVEN)
    side = dealings.side_of(bench, hit_id)
    found = peek(bench, side)
    if not found.has(FieldGroup.VICTIMS):
        raise NoSuchRecord
    if len(reason.strip()) < _LEAST_REASON:
        raise refused("reason", N_("say why you need to see this person; it is kept in the log"))
    line = given_parts.closed_person(bench, _chosen(bench, side)[0], key)
    if line is None:
        raise NoSuchRecord
    _note(bench, hit_id, found)
    objects = [str(side.case.id), str(hit_id)]
    bench.record("given.person_opened", objects=objects, purpose=reason.strip(), count=1)
    (group,) = (one for one in found.groups if one.group is FieldGroup.VICTIMS)
    return OpenedGiven(hit_id, found.owner, group, line, reason.strip(), bench.now())


def title_of(bench: Workbench, hit_id: UUID) -> str | None:
    """Return the title of the case behind a hit if the actor may read it; None otherwise.

    For lists and pictures. What they show is logged once, at the end (`tell`).
    """
    known: dict[UUID, str | None] = bench.session.info.setdefault(_TITLES, {})
    if hit_id in known:
        return known[hit_id]
    opening = disclosed(bench, hit_id)
    known[hit_id] = None
    if opening is not None and FieldGroup.SUMMARY in opening.groups:
        case = visibility.given_case(bench.session, bench.actor, opening)
        if case is not None:
            known[hit_id] = case_files.open_content(bench, case).text("title")
            show(bench, hit_id, frozenset({FieldGroup.SUMMARY}))
    return known[hit_id]


def codes_of_title(bench: Workbench, hit_id: UUID) -> Codes | None:
    """Return under which codes `title_of` gives a title; None where it gives none."""
    opening = disclosed(bench, hit_id) if title_of(bench, hit_id) is not None else None
    case = visibility.given_case(bench.session, bench.actor, opening) if opening else None
    return None if case is None else given_codes.marks_of(bench, case, (FieldGroup.SUMMARY,))


def disclosed(bench: Workbench, hit_id: UUID) -> Opening | None:
    """Return what is disclosed to the actor with a hit, None when nothing is."""
    return next((one for one in _disclosures(bench) if one.source == str(hit_id)), None)


def sees_both(bench: Workbench, hit_id: UUID, kinds: tuple[str, ...]) -> bool:
    """Say whether the actor was given all that a link of these kinds rests on."""
    opening = disclosed(bench, hit_id)
    return opening is not None and disclosure.needed_for(kinds) <= opening.groups


def sees_link(bench: Workbench, edge: Edge) -> bool:
    """Say whether the actor sees both sides of a link to another desk; `edge.a` is the own case."""
    return not edge.is_domestic and sees_both(bench, edge.link.hit_id, edge.link.kinds)


def show(bench: Workbench, hit_id: UUID, groups: frozenset[FieldGroup]) -> None:
    """Remember that this answer shows disclosed groups of a hit."""
    read: Read = bench.session.info.setdefault(_READ, {})
    read[hit_id] = read.get(hit_id, frozenset()) | groups


def shown(bench: Workbench) -> Read:
    """Return what this transaction showed of what was disclosed, by own hit."""
    found: Read = bench.session.info.get(_READ, {})
    return found


def tell(bench: Workbench) -> None:
    """Log which hits an answer showed disclosed content of, in one entry, sealed."""
    titles: dict[UUID, str | None] = bench.session.info.get(_TITLES, {})
    listed = sorted(str(hit_id) for hit_id, title in titles.items() if title is not None)
    if listed:
        bench.record("given.listed", listed=listed)


def require_still(bench: Workbench, read: Mapping[UUID, frozenset[FieldGroup]]) -> None:
    """Raise NoSuchRecord if any of what an answer shows was closed since it was read.

    Asked under the log's lock before the answer leaves, of the account as it is by then.
    """
    if not read:
        return
    now_open = {one.source: one.groups for one in _disclosures(bench)}
    if not all(groups <= now_open.get(str(hit_id), frozenset()) for hit_id, groups in read.items()):
        raise NoSuchRecord


def _disclosures(bench: Workbench) -> list[Opening]:
    return [one for one in bench.openings() if one.ground is Ground.DISCLOSURE]


def _chosen(bench: Workbench, side: Side) -> list[Opening]:
    """Return what opens the case behind a hit: its own disclosure, and what the actor was given."""
    number, source = side.link.other, str(side.link.hit_id)
    return [
        one
        for one in bench.openings()
        if one.case_number == number
        and (one.ground is not Ground.DISCLOSURE or one.source == source)
    ]


def _why_nothing(bench: Workbench, side: Side) -> GivenState:
    entries, owner = dealings.of_side(bench, side), side.link.other_desk
    if not any(one.did is Did.GRANTED and one.owner == owner for one in entries):
        return GivenState.NOTHING
    if side.other is None:
        return GivenState.GONE
    if side.other.status == CaseStatus.WITHDRAWN:
        return GivenState.WITHDRAWN
    # That it is open to others of the desk is not said: who is walled out would learn of the wall.
    return GivenState.NOTHING if side.link.is_current else GivenState.PAST


def _marks(
    bench: Workbench,
    case: Case,
    opening: Opening,
    group: FieldGroup,
    grant: Entry | None,
    uses: tuple[str, ...] = (),
) -> GivenGroup:
    codes = given_codes.codes_of(bench, case, group)
    ends = people.last_day(opening.until) if opening.until and grant is None else None
    return GivenGroup(
        group=group,
        ground=opening.ground,
        since=date.fromisoformat(grant.at[:10]) if grant else None,
        until=date.fromisoformat(grant.until) if grant and grant.until else ends,
        conditions=grant.conditions if grant else "",
        handling=codes.handling,
        tlp=codes.tlp,
        restriction=codes.restriction,
        readers=grant.readers if grant else (),
        consents=uses if grant else (),
    )


def _ordered(marks: list[GivenGroup] | tuple[GivenGroup, ...]) -> tuple[GivenGroup, ...]:
    order = tuple(FieldGroup)
    return tuple(sorted(marks, key=lambda one: (order.index(one.group), one.ground)))


def _note(bench: Workbench, hit_id: UUID, found: GivenCase) -> None:
    groups = frozenset(one.group for one in found.groups if one.ground is Ground.DISCLOSURE)
    show(bench, hit_id, groups)
