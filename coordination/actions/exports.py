"""Lists for the operator: every overlap by the desks' references, and the findings."""

from collections.abc import Iterator
from typing import Any

from coordination.actions import case_codes, case_files, damage, edges, finding_graphs
from coordination.actions.links import Link
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.judgement import Verdict
from coordination.domain.matching import SHOWN_FROM
from coordination.domain.permissions import Act
from coordination.storage import visibility


def overlaps(bench: Workbench, *, with_reasons: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the overlaps from `SHOWN_FROM` on, and verified ones: references, score, kinds, no value.

    `marks_a` and `marks_b` are the codes under which each case stands, with the words of H3.

    With `with_reasons` each also says what speaks for it and against it, with its weight in steps
    of 5, in English and without any value; one that weighs 0 says what would settle the question.
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
        for kind, template, params, weight, against in link.reasons
    ]


def findings(bench: Workbench, top: int) -> tuple[int, list[str]]:
    """Return how many findings there are, and a line for each of the worst."""
    bench.permit(Act.SEE_STRUCTURE)
    found = finding_graphs.ranked_whole(bench)
    bench.record("findings.listed", count=min(top, len(found)))
    lines = []
    for finding, _ in found[:top]:
        kinds = ", ".join(
            dict.fromkeys(kind.value for link in finding.links for kind in link.kinds)
        )
        lines.append(
            f"{finding.key}  {' '.join(finding.desks):<16} {len(finding.cases)} cases, "
            f"{finding.band.value:<8} {finding.urgency.value:<16} {kinds}"
        )
    return len(found), lines
