"""One record of what two desks dealt about a link, kept in a row on each side.

Both rows are written together. Each holds every entry, except that proposals and first signatures
stay with the owner, and names of persons and the words of a contact with the desk that wrote them.
What is open is read from both rows: a grant that only one of them holds opens nothing, so that a
row which somebody put back into the database by hand is worth nothing alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from coordination.actions import access_files, case_files, dealing_files, far_sides, link_files
from coordination.actions.dealing_files import Entries
from coordination.actions.link_files import Link
from coordination.actions.workbench import DETECTOR, NoSuchRecord, Workbench
from coordination.domain import asks
from coordination.domain.access import FieldGroup
from coordination.domain.disclosure import PRIVATE, Did, Entry, Track
from coordination.storage import access, audit, hits, visibility
from coordination.storage.cases import Case
from coordination.storage.hits import Hit
from coordination.vault.envelope import CannotOpen

_KEPT = "dealings.opened"  # in session.info, for one transaction

Opened = Mapping[FieldGroup, Entry]


@dataclass(frozen=True, slots=True)
class Side:
    """A link from the own side: its case, the link, and the other case while it exists."""

    case: Case
    link: Link
    other: Case | None


def side_of(bench: Workbench, hit_id: UUID, *, writes: bool = False, mended: bool = False) -> Side:
    """Return a hit of the own desk with another desk, under the log's lock when `writes`.

    Raises NoSuchRecord for a hit that is absent, not the actor's to see, or between two cases of
    one desk: a desk has nothing to disclose to itself. Raises CannotOpen for one whose row was
    damaged; when `mended`, the other row says what the link is, so that a desk can close what it
    opened.
    """
    if writes:
        audit.take_chain_lock(bench.session)
    row = visibility.find_hit(bench.session, bench.actor, hit_id)
    if row is None:
        raise NoSuchRecord
    case = visibility.cases_by_number(bench.session, bench.actor, [row.case_number]).get(
        row.case_number
    )
    if case is None:
        raise NoSuchRecord
    link = _mended(bench, case, row) if mended else link_files.open_hit(bench, case, row)
    if link.other_desk == case.desk:
        raise NoSuchRecord
    other = visibility.cases_by_number(bench.session, DETECTOR, [link.other]).get(link.other)
    return Side(case, link, other)


def _mended(bench: Workbench, case: Case, row: Hit) -> Link:
    """Open the own row of a link; where it was damaged, tell it and take what the other says."""
    try:
        return link_files.open_hit(bench, case, row)
    except CannotOpen:
        far = far_sides.mirrored(bench, row.id, case.number)
        if far is None:
            raise
        access.note_forged(bench.session, str(row.id))
        return far


def of_side(bench: Workbench, side: Side) -> Entries:
    """Return the own record of the dealings about a link, oldest first."""
    return dealing_files.of_hit(bench, side.case, side.link.hit_id)


def of_other(bench: Workbench, side: Side) -> Entries:
    """Return the other desk's record; nothing when its case is gone."""
    return (
        () if side.other is None else dealing_files.of_hit(bench, side.other, side.link.other_hit)
    )


def of_desk(bench: Workbench) -> Iterator[tuple[Case, UUID, Entries]]:
    """Yield the dealings about every visible case of the own desk, by hit."""
    found = list(visibility.all_dealings(bench.session, bench.actor))
    cases = visibility.cases_by_number(
        bench.session, bench.actor, {row.case_number for row in found}
    )
    case_files.preload(bench, cases.values())
    for row in found:
        opened = (
            dealing_files.open_row(bench, cases[row.case_number], row)
            if row.case_number in cases
            else None
        )
        if opened is not None:
            yield cases[row.case_number], *opened


def sides_of(bench: Workbench, hit_ids: Iterable[UUID]) -> dict[UUID, Side]:
    """Return hits of the own desk with other desks, opened, by their ids."""
    found = list(visibility.hits_by_id(bench.session, bench.actor, hit_ids))
    own = visibility.cases_by_number(bench.session, bench.actor, {row.case_number for row in found})
    case_files.preload(bench, own.values())
    opened = list(link_files.open_hits(bench, own, found))
    others = visibility.cases_by_number(bench.session, DETECTOR, {link.other for _, link in opened})
    case_files.preload(bench, others.values())
    return {
        link.hit_id: Side(case, link, others.get(link.other))
        for case, link in opened
        if link.other_desk != case.desk
    }


def given_to(bench: Workbench, side: Side, own: Sequence[Entry] | None = None) -> Opened:
    """Return the groups of the other case that are open to the own desk now, with their grants.

    Read from the owner's record, under the owner's key, and only as far as the own record
    agrees. `own` spares reading that again.
    """
    mine = of_side(bench, side) if own is None else own
    owner, now = side.link.other_desk, bench.now()
    seen = opened(mine, owner, now)
    if not seen or side.other is None:
        return {}
    theirs = opened(of_other(bench, side), owner, now)
    return {g: one for g, one in theirs.items() if g in seen and seen[g].id == one.id}


def opened(entries: Iterable[Entry], owner: str, now: Any) -> dict[FieldGroup, Entry]:
    """Return what a record holds open of a desk's case, both tracks together."""
    listed = tuple(entries)
    found: dict[FieldGroup, Entry] = {}
    for track in Track:
        found.update(asks.standing(listed, owner, track, now).opened)
    return found


def new(bench: Workbench, did: Did, owner: str, **more: Any) -> Entry:
    """Return an entry that the actor makes now."""
    actor = bench.actor
    return Entry(
        id=str(uuid4()),
        did=did,
        desk=actor.desk or "",
        owner=owner,
        at=bench.now().isoformat(),
        by=actor.name,
        by_id=actor.user_id,
        **more,
    )


def write(bench: Workbench, side: Side, entry: Entry) -> None:
    """Add an entry to both records, and tell the desk concerned.

    The caller holds the log's lock since before it read the record.
    """
    sides = [(side.case, side.link.hit_id, entry)]
    if side.other is not None:
        sides.append((side.other, side.link.other_hit, entry))
    for case, hit_id, one in sides:
        own = case.desk == entry.desk
        more = () if one.did in PRIVATE and not own else (one if own else mirrored(one),)
        dealing_files.put(bench, case, hit_id, (*dealing_files.of_hit(bench, case, hit_id), *more))
    told = [side for side in sides if (side[0].desk == entry.desk) == (entry.did in PRIVATE)]
    hits.add_notices(bench.session, [_notice(bench, case, hit, one) for case, hit, one in told])
    forget_opened(bench)


def forget_opened(bench: Workbench) -> None:
    """Let what is open be asked anew, after a record changed."""
    bench.session.info.pop(_KEPT, None)
    bench.opened = None


def mirrored(entry: Entry) -> Entry:
    """Return an entry as the other desk holds it: without names of persons and contact words."""
    return replace(entry, by="", by_id="", contact="")


def opened_here(bench: Workbench) -> dict[UUID, tuple[Side, dict[FieldGroup, Entry]]]:
    """Return, by own hit, what is open to the own desk now; made once for a transaction.

    Past hits give nothing. Who may read it of the desk's people is not asked here.
    """
    known: dict[UUID, tuple[Side, dict[FieldGroup, Entry]]] | None
    known = bench.session.info.get(_KEPT)
    if known is None:
        known = dict(_open_all(bench)) if bench.actor.desk else {}
        bench.session.info[_KEPT] = known
    return known


def _open_all(bench: Workbench) -> Iterator[tuple[UUID, tuple[Side, dict[FieldGroup, Entry]]]]:
    now, own = bench.now(), bench.actor.desk
    found = {hit_id: entries for _, hit_id, entries in of_desk(bench)}
    some = [
        hit_id
        for hit_id, entries in found.items()
        if any(one.did is Did.GRANTED and one.owner != own for one in entries)
    ]
    for hit_id, side in sides_of(bench, some).items():
        if (
            side.link.is_current
            and opened(found[hit_id], side.link.other_desk, now)
            and _is_sound(bench, side)
        ):
            given = given_to(bench, side, found[hit_id])
            if given:
                yield hit_id, (side, dict(given))


def _is_sound(bench: Workbench, side: Side) -> bool:
    """Say whether the other case's rights, and its side of the link, are as they were set."""
    case = side.other
    if case is None:
        return False
    entries = access_files.opened(bench, {case.number: case})[case.number]
    if entries is None or case.access_code != access_files.code(bench, case, entries):
        access.note_forged(bench.session, case.id)
        return False
    row = visibility.find_hit(bench.session, DETECTOR, side.link.other_hit)
    try:
        return row is not None and link_files.open_hit(bench, case, row).is_current
    except CannotOpen:
        return False


def _notice(bench: Workbench, case: Case, hit_id: UUID, entry: Entry) -> dict[str, Any]:
    notice_id = uuid4()
    where = case_files.place(case, "notice", "what", notice_id)
    plain = {"what": f"disclosure.{entry.did}", "hit": str(hit_id), "at": entry.at}
    return {
        "id": notice_id,
        "desk": case.desk,
        "case_number": case.number,
        "day": bench.today(),
        "read": False,
        "what_sealed": bench.vault.seal_json(case_files.key_of(bench, case), where, plain),
    }
