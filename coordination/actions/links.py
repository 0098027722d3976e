"""One link, two hit rows: written together, each sealed in its own case's compartment."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from coordination.actions import case_files
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.matching import Assessment
from coordination.storage import hits, visibility
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


def put(
    bench: Workbench, case: Case, other: Case, before: Link | None, found: Assessment
) -> tuple[Link, bool]:
    """Write a link as it was assessed; return the own side and whether anything changed."""
    judged: dict[str, Any] = {
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
    if before is None:
        return _create(bench, case, other, judged), True
    after = replace(before, **judged)
    if after == before:
        return before, False
    _write(bench, case, after)
    _write(bench, other, _mirror(case, after))
    if before.ended is not None:
        _notify(bench, case, after)
        _notify(bench, other, _mirror(case, after))
    return after, True


def end(bench: Workbench, case: Case, other: Case, before: Link) -> bool:
    """Turn a link into a past one on both sides; return whether it was a present one."""
    if before.ended is not None:
        return False
    after = replace(before, ended=bench.now().isoformat())
    _write(bench, case, after)
    _write(bench, other, _mirror(case, after))
    return True


def _create(bench: Workbench, case: Case, other: Case, judged: dict[str, Any]) -> Link:
    mine, theirs = uuid4(), uuid4()
    link = Link(
        hit_id=mine,
        day=bench.today(),
        other=other.number,
        other_desk=other.desk,
        other_hit=theirs,
        at=bench.now().isoformat(),
        **judged,
    )
    mirror = _mirror(case, link)
    hits.add(bench.session, [_row(bench, case, link), _row(bench, other, mirror)])
    _notify(bench, case, link)
    _notify(bench, other, mirror)
    return link


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


def _write(bench: Workbench, case: Case, link: Link) -> None:
    hits.reseal(bench.session, link.hit_id, _seal(bench, case, link))


def _seal(bench: Workbench, case: Case, link: Link) -> Sealed:
    plain = asdict(link)
    del plain["hit_id"], plain["day"]
    plain["other_hit"] = str(link.other_hit)
    where = case_files.place(case, "hit", "link", link.hit_id)
    return bench.vault.seal_json(case_files.key_of(bench, case), where, plain)


def _notify(bench: Workbench, case: Case, link: Link) -> None:
    """Queue a notice for the desk of this side; a muted link disturbs nobody."""
    if link.muted is not None:
        return
    notice_id = uuid4()
    where = case_files.place(case, "notice", "what", notice_id)
    plain = {"what": "hit", "hit": str(link.hit_id), "at": bench.now().isoformat()}
    hits.add_notices(
        bench.session,
        [
            {
                "id": notice_id,
                "desk": case.desk,
                "case_number": case.number,
                "day": bench.today(),
                "read": False,
                "what_sealed": bench.vault.seal_json(case_files.key_of(bench, case), where, plain),
            }
        ],
    )
