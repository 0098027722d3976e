"""Lists for the operator: every overlap by the desks' references, and the findings."""

from collections.abc import Iterator
from typing import Any

from coordination.actions import case_files, edges, finding_graphs
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain.matching import SHOWN_FROM
from coordination.domain.permissions import Act
from coordination.storage import visibility


def overlaps(bench: Workbench) -> Iterator[dict[str, Any]]:
    """Yield the overlaps that the defaults show: both references, score and kinds, no value."""
    bench.permit(Act.EXPORT_OVERLAPS)
    shown = [
        edge
        for edge in edges.of_all(bench)
        if edge.link.muted is None and edge.link.score >= SHOWN_FROM
    ]
    numbers = {number for edge in shown for number in (edge.a.number, edge.b.number)}
    cases = visibility.cases_by_number(bench.session, DETECTOR, numbers)
    case_files.preload(bench, cases.values())
    refs = {number: case_files.open_ref(bench, case) for number, case in cases.items()}
    bench.record("overlaps.exported", count=len(shown))
    for edge in shown:
        yield {
            "case_a": refs[edge.a.number],
            "jurisdiction_a": edge.a.desk,
            "case_b": refs[edge.b.number],
            "jurisdiction_b": edge.b.desk,
            "score": round(edge.link.score, 4),
            "kinds": list(edge.link.kinds),
        }


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
