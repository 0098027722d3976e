"""The links of which a reader's map is made, with what that reader may use of their cases.

A desk's map is made of the links that touch its own cases, and of what its own cases are about.
The analyst's is made of all links and both sides, to be counted; `domain.atlas` makes figures
coarse where a count would tell what one case is about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coordination.actions import case_codes, case_files, damage, edges, finding_graphs
from coordination.actions.edges import CaseStub, Edge
from coordination.actions.finding_graphs import Found
from coordination.actions.pages import GapRow
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import atlas_filters, coverage_history, network
from coordination.domain.access import FieldGroup
from coordination.domain.atlas import Overlap, Side
from coordination.domain.atlas_filters import Terms
from coordination.domain.coverage import EdgeState
from coordination.domain.coverage_history import DatedClaim
from coordination.domain.vocabulary import Band, Tlp, Urgency
from coordination.storage import counters, visibility


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding as it is listed, and the numbers of its cases; for a desk of its own alone."""

    row: GapRow
    numbers: frozenset[int]

    @property
    def is_at_risk(self) -> bool:
        """Return whether a child is at risk."""
        return self.row.urgency == Urgency.CHILD_AT_RISK


@dataclass(frozen=True, slots=True)
class Material:
    """What a map is made of: links, findings by key with the worst first, words to ask by."""

    overlaps: tuple[Overlap, ...]
    gaps: Mapping[str, Gap]
    terms: Terms


Words = tuple[frozenset[str], str]
"""Platforms and operation of a case, as its desk typed them."""

_NO_WORDS: Words = (frozenset(), "")


def of_reader(bench: Workbench) -> Material:
    """Return what this reader's map is made of, from memory where nothing has changed since."""
    if bench.writes:  # what is not committed must not reach other readers
        return _load(bench)
    cache = bench.tools.structure
    reader = (bench.actor.desk or "", bench.actor.access.shut)
    wanted = (counters.current(bench.session, counters.STRUCTURE), bench.today())
    known = cache.maps.get(reader)
    if known is not None and known[0] == wanted:
        found: Material = known[1]
        return found
    made = _load(bench)
    cache.maps[reader] = (wanted, made)
    return made


def _load(bench: Workbench) -> Material:
    is_whole = bench.actor.desk is None
    known = edges.of_all(bench) if is_whole else edges.of_reader(bench)
    found = finding_graphs.ranked_whole(bench) if is_whole else finding_graphs.ranked(bench, known)
    shown = [edge for edge in known if _is_shown(edge)]
    words = _words(bench, shown)
    findings = _finding_of(bench, found)
    overlaps = tuple(_overlap(bench, edge, words, findings) for edge in shown)
    return Material(
        overlaps=overlaps,
        gaps={finding_graphs.key_of(bench, one): _gap(bench, one) for one in found},
        terms=atlas_filters.terms(overlaps, guarded=is_whole),
    )


def _is_shown(edge: Edge) -> bool:
    """Return whether a link is one of those that findings are made of, by their own rule."""
    link = network.Link(
        a="",
        b="",
        kinds=(),
        band=Band(edge.link.band),
        muted=edge.link.muted is not None,
        coverage=EdgeState.UNCOORDINATED,
        day=edge.link.day,
        verdict=edge.standing.verdict,
    )
    return link.is_shown and not edge.is_domestic


def _words(bench: Workbench, shown: Iterable[Edge]) -> dict[int, Words | None]:
    """Open what the cases say of platforms and operations: for a desk its own cases alone.

    None for a case of which a central reader counts nothing: what it is about is for named persons.
    """
    reader = DETECTOR if bench.actor.desk is None else bench.actor
    numbers = {stub.number for edge in shown for stub in (edge.a, edge.b)}
    cases = visibility.cases_by_number(bench.session, reader, numbers)
    case_files.preload(bench, cases.values())
    found: dict[int, Words | None] = {}
    opened = damage.readable(
        bench, cases.values(), lambda case: case_files.open_content(bench, case)
    )
    for case, content in opened:
        number = case.number
        codes = case_codes.codes_of(case, content).of(FieldGroup.SUMMARY)
        if bench.actor.desk is None and codes.tlp is Tlp.RED:
            found[number] = None
            continue
        platforms = frozenset(_word(text) for text in content.texts("platforms"))
        found[number] = (platforms, _word(content.text("operation") or ""))
    return found


def _word(text: str) -> str:
    """Return a word as filters compare it; desks write "Skype" and "SKYPE " alike."""
    return " ".join(text.casefold().split())


def _finding_of(bench: Workbench, found: Iterable[Found]) -> dict[str, str]:
    """Return the finding of each case that is part of one, by what the reader calls the case."""
    return {
        case: key
        for one in found
        for key in [finding_graphs.key_of(bench, one)]
        for case in one.finding.cases
    }


def _findings_of(bench: Workbench, edge: Edge, findings: Mapping[str, str]) -> tuple[str, ...]:
    """Return the findings of a link: two of a weak bridge that is held apart, none of a covered."""
    if edge.coverage(bench.today()).state is EdgeState.COVERED:
        return ()
    ends = finding_graphs.ends_of(bench, edge)
    return tuple(sorted({findings[end] for end in ends if end in findings}))


def _gap(bench: Workbench, found: Found) -> Gap:
    return Gap(_row(bench, found), found.numbers)


def _row(bench: Workbench, found: Found) -> GapRow:
    finding = found.finding
    kinds = dict.fromkeys(kind.value for link in finding.links for kind in link.kinds)
    return GapRow(
        key=finding_graphs.key_of(bench, found),
        states=finding.desks,
        kinds=tuple(kinds),
        band=finding.band.value,
        urgency=finding.urgency.value,
        since=finding.since,
        days_open=(bench.today() - finding.since).days,
        cases=len(finding.cases),
        gaps=len(finding.links),
    )


def _overlap(
    bench: Workbench, edge: Edge, words: Mapping[int, Words | None], findings: Mapping[str, str]
) -> Overlap:
    ends = sorted((edge.a, edge.b), key=lambda stub: stub.desk)
    own = bench.actor.desk
    claims = [DatedClaim(said.claim, said.record.earlier) for said in edge.said]
    return Overlap(
        states=(ends[0].desk, ends[1].desk),
        band=Band(edge.link.band),
        kinds=edge.link.kinds,
        day=edge.link.day,
        sides=tuple(_side(stub, words) for stub in ends if own in (None, stub.desk)),
        spells=coverage_history.spells(claims),
        contact=coverage_history.first_contact(claims, bench.today()),
        findings=_findings_of(bench, edge, findings),
    )


def _side(stub: CaseStub, words: Mapping[int, Words | None]) -> Side:
    known = words.get(stub.number, _NO_WORDS)
    platforms, operation = known or _NO_WORDS
    return Side(
        case=str(stub.number),
        urgency=stub.urgency,
        stage=stub.stage if known else "",
        offences=frozenset(stub.offences if known else ()),
        platforms=platforms,
        operation=operation,
    )
