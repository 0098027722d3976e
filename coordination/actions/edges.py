"""Links as edges of the case graph, with what was recorded about working on them together.

`of_reader` gives a desk the edges that touch its own cases and nothing else; `of_all` gives the
whole structure, for the analyst and the operator. Coverage is computed for the day of reading,
so the end of a team or request needs no job to take effect.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from uuid import UUID

from coordination.actions import case_files, coordination_files, damage, link_files, links
from coordination.actions.coordination_files import Answer, Recorded
from coordination.actions.links import Link
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import coverage, muting
from coordination.domain.coverage import EdgeCoverage
from coordination.domain.judgement import UNJUDGED, Standing, Verdict
from coordination.domain.vocabulary import CaseStatus
from coordination.storage import counters, visibility
from coordination.storage.cases import Case
from coordination.storage.hits import Hit

Kept = dict[UUID, tuple[bytes, Link]]
"""Opened links by their hit, with a digest of the sealed row that each was opened from."""


@dataclass(frozen=True, slots=True)
class CaseStub:
    """The plain facts of a case, as a node of the graph."""

    number: int
    id: UUID
    desk: str
    urgency: str
    stage: str
    opened: str
    status: str
    offences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A coordination record that concerns one edge, and what the other desk answered."""

    record: Recorded
    claim: coverage.EdgeClaim
    answer: Answer | None
    answering_desk: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two cases. `link` is the side of case `a`.

    `link.muted` says why the link counts for little in this reader's view; `rule_mutes` what the
    rule says of it, whatever a desk set by hand.
    """

    a: CaseStub
    b: CaseStub
    link: Link
    said: tuple[Said, ...]
    standing: Standing = UNJUDGED
    rule_mutes: str | None = None

    @property
    def is_shown(self) -> bool:
        """Say whether the link stands, is not muted and was not judged another's."""
        judged_away = self.standing.verdict is Verdict.NOT_THE_SAME
        return self.link.is_current and self.link.muted is None and not judged_away

    @property
    def is_domestic(self) -> bool:
        """Say whether both cases belong to one desk."""
        return self.a.desk == self.b.desk

    def coverage(self, today: date) -> EdgeCoverage:
        """Return whether the edge is coordinated today, and by what."""
        return coverage.edge_state([one.claim for one in self.said], today)


def of_reader(bench: Workbench) -> tuple[Edge, ...]:
    """Return the edges that touch cases of the actor's own desk."""
    return load(bench, visibility.hits(bench.session, bench.actor))


def of_case(bench: Workbench, case: Case) -> tuple[Edge, ...]:
    """Return the edges of one case that the actor may see."""
    return load(
        bench, visibility.hits_of_cases(bench.session, bench.actor, [case.number]), whole=True
    )


def of_link(bench: Workbench, link: Link) -> Edge:
    """Return the edge of one link that the actor's desk has opened already, from whichever side."""
    rows = list(visibility.hits_by_id(bench.session, bench.actor, [link.hit_id]))
    (edge,) = load(bench, rows, whole=True, kept={row.id: (_state(row), link) for row in rows})
    return edge


def of_all(bench: Workbench) -> tuple[Edge, ...]:
    """Return every present edge of the register."""
    if bench.writes:  # what is not committed must not reach other readers
        return load(bench, visibility.hits(bench.session, DETECTOR))
    cache = bench.tools.structure
    generation = counters.current(bench.session, counters.STRUCTURE)
    known, found = cache.loaded
    if known != generation:
        # One case more changes a few rows of thousands: only those are opened again.
        kept = dict(cache.links)
        found = load(bench, visibility.hits(bench.session, DETECTOR), kept=kept)
        cache.links = kept
        cache.loaded = (generation, found)
    return found


def load(
    bench: Workbench, rows: Iterable[Hit], *, whole: bool = False, kept: Kept | None = None
) -> tuple[Edge, ...]:
    """Open hit rows and join them with both sides' coordination.

    A pair appears once, seen from the side that came first; past links, and those that were
    judged not the same, only when `whole`. Links in `kept` are not opened again while their
    sealed rows are the same; afterwards it has the links of these rows and no others.
    """
    found = list(rows)
    own = _own(bench, {row.case_number for row in found})
    opened = list(_open(bench, found, own, {} if kept is None else kept))
    sides = {} if bench.actor.desk else {link.hit_id: link for _, link in opened}
    if not whole:
        opened = [(case, link) for case, link in opened if link.is_current]
    others = _others(bench, {link.other for _, link in opened}, own)
    hidden = _hidden(bench, others, own)
    opened = [(case, link) for case, link in opened if link.other not in hidden]
    others = {number: other for number, other in others.items() if number not in hidden}
    concerned = {case.number: case for case, _ in opened} | others
    recorded, answered = _coordination(bench, concerned)
    seen: set[tuple[int, int]] = set()
    edges = []
    for case, link in opened:
        other = others.get(link.other)
        pair = (min(case.number, link.other), max(case.number, link.other))
        if pair in seen:
            continue
        seen.add(pair)
        standing = link_files.standing(case.desk, link)
        if standing.verdict is Verdict.NOT_THE_SAME and not whole:
            continue
        viewed = _viewed(bench, link, sides.get(link.other_hit), standing)
        if other is None:
            edges.append(Edge(_stub(case), _gone(link), viewed, (), standing, link.muted))
            continue
        said = tuple(_said(bench, case, other, link, recorded, answered))
        edges.append(Edge(_stub(case), _stub(other), viewed, said, standing, link.muted))
    return tuple(edges)


def _viewed(bench: Workbench, link: Link, other: Link | None, standing: Standing) -> Link:
    """Return a link with why it is muted for this reader: a desk, or who sees the whole."""
    if bench.actor.desk:
        why = muting.for_desk(link.muted, link.mutings, standing.verdict)
    else:
        theirs = other.mutings if other else ()
        why = muting.for_whole(link.muted, link.mutings, theirs, standing.verdict)
    return link if why == link.muted else replace(link, muted=why)


def _open(
    bench: Workbench, rows: Iterable[Hit], own: Mapping[int, Case], kept: Kept
) -> Iterator[tuple[Case, Link]]:
    before = dict(kept)
    kept.clear()
    for row in rows:
        case = own.get(row.case_number)
        if case is None:
            continue
        state = _state(row)
        known = before.get(row.id)
        if known is None or known[0] != state:
            with damage.left_out(bench):
                kept[row.id] = state, links.open_hit(bench, case, row)
        else:
            kept[row.id] = known
        if row.id in kept:
            yield case, kept[row.id][1]


def _state(row: Hit) -> bytes:
    return blake2b(row.link_sealed.data, digest_size=16).digest()


def _own(bench: Workbench, numbers: set[int]) -> dict[int, Case]:
    """Return the holders of hits: for a desk those that its reader may see."""
    if bench.actor.desk is None:
        return _cases(bench, numbers)
    found = visibility.cases_by_number(bench.session, bench.actor, numbers)
    case_files.preload(bench, found.values())
    return found


def _hidden(bench: Workbench, others: Mapping[int, Case], own: Mapping[int, Case]) -> set[int]:
    """Return which counterparts are cases of the reader's own desk that are shut to the reader.

    A link to one of them does not exist for this reader: no domestic duplicate, no count.
    """
    desk = bench.actor.desk
    asked = {n for n, case in others.items() if desk and case.desk == desk and n not in own}
    return asked - visibility.cases_by_number(bench.session, bench.actor, asked).keys()


def _cases(bench: Workbench, numbers: set[int]) -> dict[int, Case]:
    found = visibility.cases_by_number(bench.session, DETECTOR, numbers)
    case_files.preload(bench, found.values())
    return found


def _others(bench: Workbench, wanted: set[int], own: Mapping[int, Case]) -> dict[int, Case]:
    """Return the counterparts; who reads the whole has them as holders of hits already."""
    known = {number: own[number] for number in wanted & own.keys()}
    return known | _cases(bench, wanted - known.keys())


def _coordination(
    bench: Workbench, concerned: Mapping[int, Case]
) -> tuple[dict[int, list[Recorded]], dict[int, list[Answer]]]:
    recorded: dict[int, list[Recorded]] = defaultdict(list)
    answered: dict[int, list[Answer]] = defaultdict(list)
    for one in coordination_files.records(bench, concerned):
        recorded[one.case_number].append(one)
    for reply in coordination_files.answers(bench, concerned):
        answered[reply.case_number].append(reply)
    return recorded, answered


def _said(
    bench: Workbench,
    case: Case,
    other: Case,
    link: Link,
    recorded: Mapping[int, list[Recorded]],
    answered: Mapping[int, list[Answer]],
) -> Iterator[Said]:
    sides = {link.hit_id, link.other_hit}
    for holder, counterpart in ((case, other), (other, case)):
        replies = [a for a in answered.get(counterpart.number, ()) if a.hit in sides]
        for one in recorded.get(holder.number, ()):
            reply = next((a for a in replies if a.record == one.id), None)
            concerned = coordination_files.concerns(bench, one, counterpart)
            if counterpart.desk in one.draft.with_states:
                claim = coordination_files.claim(one, concerned=concerned, reply=reply)
                yield Said(one, claim, reply, counterpart.desk)


def _gone(link: Link) -> CaseStub:
    """Return what is left of a counterpart that was erased: whose it was."""
    return CaseStub(link.other, UUID(int=0), link.other_desk, "", "", "", CaseStatus.PURGED.value)


def _stub(case: Case) -> CaseStub:
    return CaseStub(
        number=case.number,
        id=case.id,
        desk=case.desk,
        urgency=case.urgency,
        stage=case.stage,
        opened=case.opened,
        status=case.status,
        offences=tuple(case.offences.split()),
    )
