"""Links sealed and opened: what one side of a link holds, and what of it the other side gets."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from coordination.actions import case_files, damage
from coordination.actions.workbench import Workbench
from coordination.domain import judgement
from coordination.domain.evidence import EvidenceKind
from coordination.domain.judgement import UNJUDGED, Basis, Fact, Judgement, Standing, Verdict
from coordination.domain.muting import Muting
from coordination.storage.hits import Hit
from coordination.storage.whole import AnyCase, HitRow
from coordination.vault.envelope import OVERHEAD, Sealed

# Reasons and people's words make rows of any length, and two rows of one odd length would be one
# link. Nearly every row fits the first step. A longer step would not fit a page of SQLite with its
# row, and each hit would take a page of 4 KiB of its own.
_STEP = 864
PADDED = (_STEP, OVERHEAD)
"""A row's length is a multiple of the first and the second; one of an earlier version's may not."""

_KINDS = {kind.value: place for place, kind in enumerate(EvidenceKind)}

Some = TypeVar("Some", bound=AnyCase)

ReasonLine = tuple[str, str, tuple[tuple[str, str], ...], int, bool]


@dataclass(frozen=True, slots=True)
class Link:
    """One side of a link, opened. `other` is the number of the counterpart case.

    `at` is the instant of the first detection, ISO 8601; `ended` the instant at which the shared
    facts went away, or None while the link stands. `facts` are codes of what the score rests on;
    a row of an earlier version has none. `judgements` is what was said of the link, oldest first,
    the same on both sides except that one desk's names and reasons stay with it. `mutings` is
    what the own desk set by hand; the other side's row does not hold it.
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
    reasons: tuple[ReasonLine, ...]
    muted: str | None
    ended: str | None
    facts: tuple[Fact, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    mutings: tuple[Muting, ...] = ()

    @property
    def is_current(self) -> bool:
        """Say whether the shared facts still stand."""
        return self.ended is None


def in_order(kinds: Iterable[str]) -> tuple[str, ...]:
    """Return kinds of evidence in the order of the vocabulary.

    Not by weight, as they were assessed: which of two kinds weighs more depends on values of
    them that the hit does not show.
    """
    return tuple(sorted(kinds, key=_KINDS.__getitem__))


def basis(link: Link) -> Basis:
    """Return the facts of a link as a judgement rests on them."""
    persons = [line for line in link.reasons if line[0] == EvidenceKind.PERSON]
    weight = sum(-line[3] if line[4] else line[3] for line in persons)
    return Basis(link.facts, link.kinds, link.band, weight)


def standing(desk: str, link: Link) -> Standing:
    """Return where a link stands; `desk` is that of the side from which it was opened."""
    if not link.judgements:
        return UNJUDGED
    return judgement.standing(link.judgements, {desk, link.other_desk}, basis(link))


def mirrored(case: AnyCase, link: Link, theirs: Link | None) -> Link:
    """Return a link of `case` as the counterpart's row holds it.

    `theirs` is what that row holds so far. Between two desks it keeps its own words and gets of
    new ones what was said, by which desk and on which day.
    """
    swapped = replace(
        link,
        hit_id=link.other_hit,
        other_hit=link.hit_id,
        other=case.number,
        other_desk=case.desk,
    )
    if case.desk == link.other_desk:
        return swapped
    kept = theirs.judgements if theirs else ()
    told = (replace(one, by="", reason="", at=one.at[:10]) for one in link.judgements[len(kept) :])
    return replace(swapped, judgements=(*kept, *told), mutings=theirs.mutings if theirs else ())


def open_hit(bench: Workbench, case: AnyCase, row: Hit | HitRow) -> Link:
    """Open one side of a link; a row sealed by an earlier version opens too."""
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
        kinds=in_order(plain["kinds"]),
        reasons=tuple(
            (kind, template, tuple((name, value) for name, value in params), weight, against)
            for kind, template, params, weight, against in plain["reasons"]
        ),
        muted=plain["muted"],
        ended=plain["ended"],
        facts=_facts(plain.get("facts", ())),
        judgements=tuple(_judgement(one) for one in plain.get("judgements", ())),
        mutings=tuple(Muting(**one) for one in plain.get("mutings", ())),
    )


def open_hits(
    bench: Workbench, cases: Mapping[int, Some], rows: Iterable[Hit] | Iterable[HitRow]
) -> Iterator[tuple[Some, Link]]:
    """Yield the links of these cases that open, each with the case whose side it is.

    A row that was edited or damaged is left out, and told; so is one of another case.
    """
    held = (row for row in rows if row.case_number in cases)
    for row, link in damage.readable(
        bench, held, lambda row: open_hit(bench, cases[row.case_number], row)
    ):
        yield cases[row.case_number], link


def seal(bench: Workbench, case: AnyCase, link: Link) -> Sealed:
    """Seal one side of a link under its case."""
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
        "facts": link.facts,
    }
    if link.judgements:
        plain["judgements"] = [_plain_judgement(one) for one in link.judgements]
    if link.mutings:
        plain["mutings"] = [
            {"muted": one.muted, "by": one.by, "at": one.at, "reason": one.reason}
            for one in link.mutings
        ]
    plain["pad"] = _padding(plain)
    where = case_files.place(case, "hit", "link", link.hit_id)
    return bench.vault.seal_json(case_files.key_of(bench, case), where, plain)


def _padding(plain: dict[str, Any]) -> str:
    """Return the blanks that bring a row, with the mark that closes it, to a multiple of 864."""
    written = json.dumps({**plain, "pad": ""}, ensure_ascii=False, separators=(",", ":"))
    return " " * (-(len(written.encode()) + 1) % _STEP)


def _facts(pairs: Iterable[Iterable[str]]) -> tuple[Fact, ...]:
    return tuple((kind, code) for kind, code in pairs)


def _judgement(plain: dict[str, Any]) -> Judgement:
    rests_on = Basis(
        facts=_facts(plain["facts"]),
        kinds=tuple(plain["kinds"]),
        band=plain["band"],
        person=plain["person"],
    )
    return Judgement(
        verdict=Verdict(plain["verdict"]),
        desk=plain["desk"],
        at=plain["at"],
        rests_on=rests_on,
        by=plain["by"],
        reason=plain["reason"],
    )


def _plain_judgement(one: Judgement) -> dict[str, Any]:
    return {
        "verdict": one.verdict.value,
        "desk": one.desk,
        "at": one.at,
        "by": one.by,
        "reason": one.reason,
        "facts": one.rests_on.facts,
        "kinds": one.rests_on.kinds,
        "band": one.rests_on.band,
        "person": one.rests_on.person,
    }
