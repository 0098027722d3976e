"""One link, two hit rows: written together, each sealed in its own case's compartment."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from coordination.actions import case_files
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.matching import Assessment
from coordination.storage import counters, hits, visibility
from coordination.storage.cases import Case
from coordination.storage.hits import Hit
from coordination.vault.envelope import Sealed


@dataclass(frozen=True, slots=True)
class Link:
    """One side of a link, opened. `other` is the number of the counterpart case.

    `at` is the instant of the first detection, ISO 8601; `ended` the instant at which the shared
    facts went away, or None while the link stands.
    """

    hit_id: UUID
    day: date
    other: int
    other_desk: str
    other_hit: UUID
    at: str
    score: float
    band: str
    kinds: tuple[str, ...]
    reasons: tuple[tuple[str, str, tuple[tuple[str, str], ...], int, bool], ...]
    muted: str | None
    ended: str | None

    @property
    def is_current(self) -> bool:
        """Say whether the shared facts still stand."""
        return self.ended is None


def open_hit(bench: Workbench, case: Case, row: Hit) -> Link:
    """Open one side of a link."""
    where = case_files.place(case, "hit", "link", row.id)
    plain = bench.vault.open_json(case_files.key_of(bench, case), where, row.link_sealed)
    return Link(
        hit_id=row.id,
        day=row.day,
        other=plain["other"],
        other_desk=plain["other_desk"],
        other_hit=UUID(plain["other_hit"]),
        at=plain["at"],
        score=plain["score"],
        band=plain["band"],
        kinds=tuple(plain["kinds"]),
        reasons=tuple(
            (kind, template, tuple((name, value) for name, value in params), weight, against)
            for kind, template, params, weight, against in plain["reasons"]
        ),
        muted=plain["muted"],
        ended=plain["ended"],
    )


def of_case(bench: Workbench, case: Case) -> Iterator[Link]:
    """Yield every link of a case, past ones included."""
    for row in visibility.hits_of_cases(bench.session, DETECTOR, [case.number]):
        yield open_hit(bench, case, row)


@dataclass(slots=True)
class LinkBook:
    """The links that one act writes; both sides and their notices go out together at the end."""

    bench: Workbench
    _new: list[dict[str, Any]] = field(default_factory=list)
    _changed: list[tuple[UUID, Sealed]] = field(default_factory=list)
    _notices: list[dict[str, Any]] = field(default_factory=list)

    def put(self, case: Case, other: Case, before: Link | None, found: Assessment) -> Link:
        """Write a link as it was assessed, if that is news; return the own side."""
        judged = _judged(found)
        if before is None:
            return self._create(case, other, judged)
        after = replace(before, **judged)
        if after != before:
            self._write(case, other, after)
            if before.ended is not None or (before.muted and not after.muted):
                self._notify(case, after)
                self._notify(other, _mirror(case, after))
        return after

    def end(self, case: Case, other: Case, before: Link) -> None:
        """Turn a present link into a past one on both sides."""
        if before.ended is None:
            self._write(case, other, replace(before, ended=self.bench.now().isoformat()))

    def write(self) -> int:
        """Write what was collected; return how many links were made or changed."""
        session = self.bench.session
        hits.add(session, self._new)
        hits.reseal(session, self._changed)
        hits.add_notices(session, self._notices)
        count = (len(self._new) + len(self._changed)) // 2
        if count:
            counters.take(session, counters.STRUCTURE)
        self._new, self._changed, self._notices = [], [], []
        return count

    def _create(self, case: Case, other: Case, judged: dict[str, Any]) -> Link:
        now = self.bench.now()
        link = Link(
            hit_id=uuid4(),
            day=now.date(),
            other=other.number,
            other_desk=other.desk,
            other_hit=uuid4(),
            at=now.isoformat(),
            **judged,
        )
        for side, own in ((case, link), (other, _mirror(case, link))):
            self._new.append(_row(self.bench, side, own))
            self._notify(side, own)
        return link

    def _write(self, case: Case, other: Case, link: Link) -> None:
        for side, own in ((case, link), (other, _mirror(case, link))):
            self._changed.append((own.hit_id, _seal(self.bench, side, own)))

    def _notify(self, case: Case, link: Link) -> None:
        """Queue a notice for the desk of this side; a muted link disturbs nobody."""
        if link.muted is not None:
            return
        bench, notice_id = self.bench, uuid4()
        where = case_files.place(case, "notice", "what", notice_id)
        plain = {"what": "hit", "hit": str(link.hit_id), "at": bench.now().isoformat()}
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


def _judged(found: Assessment) -> dict[str, Any]:
    return {
        "score": round(found.score, 6),
        "band": found.band.value,
        "kinds": tuple(kind.value for kind in found.kinds),
        "reasons": tuple(
            (reason.kind.value, reason.template, reason.params, reason.weight, reason.against)
            for reason in found.reasons
        ),
        "muted": found.muted,
        "ended": None,
    }


def _mirror(case: Case, link: Link) -> Link:
    """Return the same link as the counterpart's row holds it."""
    return replace(
        link,
        hit_id=link.other_hit,
        other_hit=link.hit_id,
        other=case.number,
        other_desk=case.desk,
    )


def _row(bench: Workbench, case: Case, link: Link) -> dict[str, Any]:
    return {
        "id": link.hit_id,
        "desk": case.desk,
        "case_number": case.number,
        "day": link.day,
        "link_sealed": _seal(bench, case, link),
    }


def _seal(bench: Workbench, case: Case, link: Link) -> Sealed:
    plain = {
        "other": link.other,
        "other_desk": link.other_desk,
        "other_hit": str(link.other_hit),
        "at": link.at,
        "score": link.score,
        "band": link.band,
        "kinds": link.kinds,
        "reasons": link.reasons,
        "muted": link.muted,
        "ended": link.ended,
    }
    where = case_files.place(case, "hit", "link", link.hit_id)
    return bench.vault.seal_json(case_files.key_of(bench, case), where, plain)
