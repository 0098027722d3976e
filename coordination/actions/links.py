"""One link, two hit rows: written together, each sealed in its own case's compartment."""

import base64
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from coordination.actions import case_files, damage, dealing_ends, link_files
from coordination.actions.link_files import Link, mirrored, open_hit
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import muting
from coordination.domain.evidence import EvidenceKind, kind_of
from coordination.domain.judgement import Fact, LinkState, Verdict
from coordination.domain.matching import Assessment
from coordination.storage import counters, hits, visibility, whole
from coordination.storage.whole import AnyCase
from coordination.vault.envelope import Sealed

__all__ = [
    "Link",
    "LinkBook",
    "differs",
    "held_by_damage",
    "of_case",
    "open_hit",
    "pad_old",
]

HIT = "hit"
RETURNED = "returned"


def of_case(bench: Workbench, case: AnyCase) -> Iterator[Link]:
    """Yield every link of a case that opens, past ones included."""
    rows = visibility.hits_of_cases(bench.session, DETECTOR, [case.number])
    for _, link in link_files.open_hits(bench, {case.number: case}, rows):
        yield link


def held_by_damage(bench: Workbench, case: AnyCase, others: Collection[int]) -> set[int]:
    """Return which of these cases have a link with a case whose own row of it does not open.

    Their side still says so. Until somebody repairs that row, the link is neither made again
    nor changed: it would stand twice on the other side, and what was said of it would be lost.
    """
    rows = {row.id for row in visibility.hits_of_cases(bench.session, DETECTOR, [case.number])}
    closed = rows - {link.hit_id for link in of_case(bench, case)}
    if not closed or not others:
        return set()
    known = visibility.cases_by_number(bench.session, DETECTOR, others)
    theirs = visibility.hits_of_cases(bench.session, DETECTOR, known)
    opened = link_files.open_hits(bench, known, theirs)
    return {other.number for other, link in opened if link.other_hit in closed}


def pad_old(bench: Workbench) -> None:
    """Seal anew, as they are, the rows of an earlier version whose length tells them apart."""
    rows = whole.hits_of_length(bench.session, *link_files.PADDED)
    cases = whole.cases(bench.session, {row.case_number for row in rows})
    case_files.preload(bench, cases.values())
    opened = link_files.open_hits(bench, cases, rows)
    hits.reseal(
        bench.session, [(link.hit_id, link_files.seal(bench, case, link)) for case, link in opened]
    )


@dataclass(frozen=True, slots=True)
class _Changed:
    """A link as it becomes, from the side of `case`, and what the desks are told, if anything."""

    case: AnyCase
    other: AnyCase
    link: Link
    news: str | None = None


def is_hidden(bench: Workbench, link: Link) -> bool:
    """Say whether a link leads to a case of the actor's own desk that is shut to the actor."""
    return link.other in bench.actor.access.shut


@dataclass(slots=True)
class LinkBook:
    """The links that one act writes; both sides and their notices go out together at the end.

    The caller holds the log's lock since before it opened the links that it puts here.
    """

    bench: Workbench
    _new: list[dict[str, Any]] = field(default_factory=list)
    _changed: list[_Changed] = field(default_factory=list)
    _notices: list[dict[str, Any]] = field(default_factory=list)
    _overtaken: dict[str, list[str]] = field(default_factory=dict)
    _returned: list[tuple[AnyCase, UUID]] = field(default_factory=list)

    def put(self, case: AnyCase, other: AnyCase, before: Link | None, found: Assessment) -> Link:
        """Write a link as it was assessed, if that is news; return the own side.

        What was said of the link and what was set by hand stay; what was disclosed with a hit that
        had ended stays closed.
        """
        if before is None:
            return self._create(case, other, found)
        after = _after(self.bench, case, other, before, found)
        if before.ended is not None and case.desk != other.desk:
            self._returned += [(case, after.hit_id), (other, after.other_hit)]
        if after != before:
            self._changed.append(_Changed(case, other, after, self._news(case, before, after)))
        return after

    def end(self, case: AnyCase, other: AnyCase, before: Link) -> None:
        """Turn a present link into a past one on both sides; what was said of it stays."""
        if before.ended is None:
            self.change(case, other, replace(before, ended=self.bench.now().isoformat()))

    def change(self, case: AnyCase, other: AnyCase, link: Link) -> None:
        """Write a link of `case` as it is given, on both sides; nobody gets a notice."""
        self._changed.append(_Changed(case, other, link))

    def write(self) -> int:
        """Write what was collected; return how many links were made or changed."""
        session = self.bench.session
        hits.add(session, self._new)
        hits.reseal(session, list(self._resealed()))
        hits.add_notices(session, self._notices)
        count = len(self._new) // 2 + len(self._changed)
        if count:
            counters.take(session, counters.STRUCTURE)
        self._record_overtaken()
        dealing_ends.lapse(self.bench, self._returned)
        self._new, self._changed, self._notices = [], [], []
        self._overtaken, self._returned = {}, []
        return count

    def _create(self, case: AnyCase, other: AnyCase, found: Assessment) -> Link:
        now = self.bench.now()
        link = Link(
            hit_id=uuid4(),
            day=now.date(),
            other=other.number,
            other_desk=other.desk,
            other_hit=uuid4(),
            at=now.isoformat(),
            **_assessed(found, is_domestic=case.desk == other.desk),
        )
        link = replace(link, facts=_facts(self.bench, link, found))
        for side, own in ((case, link), (other, mirrored(case, link, None))):
            self._new.append(_row(self.bench, side, own))
            self._notify(side, own, HIT)
        return link

    def _news(self, case: AnyCase, before: Link, after: Link) -> str | None:
        """Return what a recomputed link tells the desks; note what facts did to a judgement."""
        was = link_files.standing(case.desk, before).state
        now = link_files.standing(case.desk, after).state
        if was is not now:
            what = "links.returned" if now is LinkState.RETURNED else "links.stand_again"
            self._overtaken.setdefault(what, []).append(str(after.hit_id))
        if now is LinkState.RETURNED and was is not now:
            return RETURNED
        if before.ended is not None or (before.muted and not after.muted):
            return HIT
        return None

    def _resealed(self) -> Iterator[tuple[UUID, Sealed]]:
        """Yield both rows of every changed link, and queue what their desks are told.

        A row of the other side that does not open stays as it is: it may hold words of that desk.
        """
        theirs, closed = self._counterparts()
        for one in self._changed:
            sides = [(one.case, one.link)]
            if one.link.other_hit not in closed:
                far = mirrored(one.case, one.link, theirs.get(one.link.other_hit))
                sides.append((one.other, far))
            for side, own in sides:
                yield own.hit_id, link_files.seal(self.bench, side, own)
                if one.news is not None:
                    self._notify(side, own, one.news)

    def _counterparts(self) -> tuple[dict[UUID, Link], set[UUID]]:
        """Return the other side of each changed link between two desks, by its hit, and the rest.

        That row holds what the other desk keeps to itself, which no side may overwrite. The rest
        are the rows that do not open.
        """
        far = {
            one.link.other_hit: one.other
            for one in self._changed
            if one.case.desk != one.other.desk
        }
        rows = list(visibility.hits_by_id(self.bench.session, DETECTOR, far))
        opened = damage.readable(
            self.bench, rows, lambda row: open_hit(self.bench, far[row.id], row)
        )
        found = {row.id: link for row, link in opened}
        return found, {row.id for row in rows} - found.keys()

    def _record_overtaken(self) -> None:
        """Log, as the system, which judgements new facts overtook or let stand again.

        One entry with the hits sealed: in clear, neighbouring entries would join cases.
        """
        system = replace(self.bench, actor=DETECTOR)
        for what, listed in sorted(self._overtaken.items()):
            system.record(what, listed=listed)

    def _notify(self, case: AnyCase, link: Link, what: str) -> None:
        """Queue a notice for the desk of this side, unless the link counts for little there."""
        verdict = link_files.standing(case.desk, link).verdict
        muted = muting.for_desk(link.muted, link.mutings, verdict)
        if muted is not None or verdict is Verdict.NOT_THE_SAME:
            return
        bench, notice_id = self.bench, uuid4()
        where = case_files.place(case, "notice", "what", notice_id)
        plain = {"what": what, "hit": str(link.hit_id), "at": bench.now().isoformat()}
        self._notices.append(
            {
                "id": notice_id,
                "desk": case.desk,
                "case_number": case.number,
                "day": bench.today(),
                "read": False,
                "what_sealed": bench.vault.seal_json(case_files.key_of(bench, case), where, plain),
            }
        )


def differs(
    bench: Workbench, case: AnyCase, other: AnyCase, before: Link, found: Assessment
) -> bool:
    """Say whether an assessment says anything else of a link of `case` than stands there."""
    return _after(bench, case, other, before, found) != before


def _after(
    bench: Workbench, case: AnyCase, other: AnyCase, before: Link, found: Assessment
) -> Link:
    assessed = _assessed(found, is_domestic=case.desk == other.desk)
    return replace(before, **assessed, facts=_facts(bench, before, found))


def _assessed(found: Assessment, *, is_domestic: bool) -> dict[str, Any]:
    return {
        "score": round(found.score, 6),
        "band": found.band.value,
        "kinds": link_files.in_order(kind.value for kind in found.kinds),
        "reasons": tuple(
            (reason.kind.value, reason.template, reason.params, reason.weight, reason.against)
            for reason in found.reasons
        ),
        "muted": muting.by_rule(found.muted, is_domestic=is_domestic),
        "ended": None,
    }


def _facts(bench: Workbench, link: Link, found: Assessment) -> tuple[Fact, ...]:
    """Return codes of what an assessment rests on.

    The ids of the link's two rows are part of each code, so that it is equal for the same fact
    of the same link and for nothing else.
    """
    pair = sorted((str(link.hit_id), str(link.other_hit)))
    said = {kind.value for kind in found.kinds}
    facts = []
    for form in found.facts:
        kind = kind_of(form.namespace).value
        if kind not in said and EvidenceKind.VICTIM in said:
            kind = EvidenceKind.VICTIM.value  # of a victim no more than that
        code = bench.vault.keyed("fact", *pair, form.namespace, form.text)
        facts.append((kind, base64.b64encode(code).decode()))
    return tuple(sorted(facts))


def _row(bench: Workbench, case: AnyCase, link: Link) -> dict[str, Any]:
    return {
        "id": link.hit_id,
        "desk": case.desk,
        "case_number": case.number,
        "day": link.day,
        "link_sealed": link_files.seal(bench, case, link),
    }
