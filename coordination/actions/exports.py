"""Lists for the operator: every overlap by the desks' references, and the findings."""

from collections.abc import Iterator, Sequence
from typing import Any

from coordination.actions import (
    case_codes,
    case_files,
    damage,
    edges,
    finding_clocks,
    finding_graphs,
    finding_pages,
)
from coordination.actions.finding_graphs import Found
from coordination.actions.links import Link
from coordination.actions.pages import GapClock
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import settling
from coordination.domain.judgement import Verdict
from coordination.domain.matching import SHOWN_FROM
from coordination.domain.permissions import Act
from coordination.storage import visibility


def overlaps(bench: Workbench, *, with_reasons: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the overlaps from `SHOWN_FROM` on, and verified ones: references, score, kinds, no value.

    `marks_a` and `marks_b` are the codes under which each case stands, with the words of H3.

    With `with_reasons` each also says what speaks for it and then against it, strongest first,
    by weights in steps of 5, and last, with weight 0, what would settle it; no value.
    """
    bench.permit(Act.EXPORT_OVERLAPS)
    shown = [
        edge
        for edge in edges.of_all(bench)
        if edge.is_shown
        and (edge.link.score >= SHOWN_FROM or edge.standing.verdict is Verdict.SAME)
    ]
    numbers = {number for edge in shown for number in (edge.a.number, edge.b.number)}
    cases = visibility.cases_by_number(bench.session, DETECTOR, numbers)
    case_files.preload(bench, cases.values())
    refs = {
        case.number: ref
        for case, ref in damage.readable(
            bench, cases.values(), lambda case: case_files.open_ref(bench, case)
        )
    }
    shown = [edge for edge in shown if edge.a.number in refs and edge.b.number in refs]
    marks = {number: case_codes.of_case(bench, cases[number]).whole.line for number in refs}
    bench.record("overlaps.exported", count=len(shown))
    for edge in shown:
        yield {
            "case_a": refs[edge.a.number],
            "jurisdiction_a": edge.a.desk,
            "marks_a": marks[edge.a.number],
            "case_b": refs[edge.b.number],
            "jurisdiction_b": edge.b.desk,
            "marks_b": marks[edge.b.number],
            "score": round(edge.link.score, 4),
            "kinds": list(edge.link.kinds),
            "judgement": (edge.standing.verdict or edge.standing.state).value,
            **({"reasons": _reasons(edge.link)} if with_reasons else {}),
        }


def _reasons(link: Link) -> list[dict[str, Any]]:
    return [
        {
            "kind": kind,
            "text": template.format(**dict(params)),
            "weight": weight,
            "against": against,
        }
        for kind, template, params, weight, against in settling.laid_out(link.reasons)
    ]


def findings(bench: Workbench, top: int) -> tuple[int, list[str]]:
    """Return how many findings there are, and a line for each of the worst.

    A line says which other findings weak bridges lead to, and when the first record vanishes.
    """
    bench.permit(Act.SEE_STRUCTURE)
    found = finding_graphs.ranked_whole(bench)
    bench.record("findings.listed", count=min(top, len(found)))
    lines = []
    for one, clock in finding_clocks.worst(bench, found, 0, top):
        finding = one.finding
        kinds = ", ".join(
            dict.fromkeys(kind.value for link in finding.links for kind in link.kinds)
        )
        lines.append(
            f"{finding.key}  {' '.join(finding.desks):<16} {len(finding.cases)} cases, "
            f"{finding.band.value:<8} {finding.urgency.value:<16} {kinds}"
            f"{_beside(bench, finding_graphs.joined_with(one, found), clock)}"
        )
    return len(found), lines


def _beside(bench: Workbench, around: Sequence[Found], clock: GapClock | None) -> str:
    """Return what else a line says of a finding: its first clock, and what is held apart of it."""
    apart = finding_pages.held_lines(bench, around)
    return (f"; first record vanishes {clock.ends}" if clock else "") + "".join(
        f"; held apart from {line.finding} ({line.band}: {', '.join(line.kinds)})" for line in apart
    )
