"""The links of which a reader's map is made, with what that reader may use of their cases.

A desk's map is made of the links that touch its own cases, and of what its own cases are about.
The analyst's is made of all links and both sides, to be counted; `domain.atlas` makes figures
coarse where a count would tell what one case is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coordination.actions import case_codes, case_files, damage, edges, finding_graphs
from coordination.actions.edges import CaseStub, Edge
from coordination.actions.finding_keys import key_for
from coordination.actions.pages import GapRow
from coordination.actions.workbench import DETECTOR, Workbench
from coordination.domain import atlas_filters, coverage_history, network
from coordination.domain.access import FieldGroup
from coordination.domain.atlas import Overlap, Side
from coordination.domain.atlas_filters import Terms
from coordination.domain.coverage import EdgeState
from coordination.domain.coverage_history import DatedClaim
from coordination.domain.findings import Finding
from coordination.domain.vocabulary import Band, Tlp
from coordination.storage import counters, visibility


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding as it is listed, and the numbers of its cases; for a desk of its own alone."""

    row: GapRow
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Material:
    """What a map is made of: links, findings by key with the worst first, words to ask by."""

    overlaps: tuple[Overlap, ...]
    gaps: Mapping[str, Gap]
    terms: Terms


Words = tuple[frozenset[str], str]
"""Platforms and operation of a case, as its desk typed them."""

_NO_WORDS: Words = (frozenset(), "")

Found = Sequence[tuple[Finding, tuple[Edge, ...]]]


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
        gaps={_key(bench, *one): _gap(bench, *one) for one in found},
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


def _finding_of(bench: Workbench, found: Found) -> dict[int, str]:
    """Return the finding of each link that is part of one, by the identity of its edge."""
    today = bench.today()
    return {
        id(edge): key
        for finding, touching in found
        for key in [_key(bench, finding, touching)]
        for edge in touching
        if edge.coverage(today).state is not EdgeState.COVERED
    }


def _key(bench: Workbench, finding: Finding, touching: Sequence[Edge]) -> str:
    if bench.actor.desk is None:
        return min(finding.cases)
    return min(key_for(bench, edge.a.id) for edge in touching if not edge.is_domestic)


def _gap(bench: Workbench, finding: Finding, touching: Sequence[Edge]) -> Gap:
    own, cases = bench.actor.desk, set(finding.cases)
    numbers = {
        stub.number
        for edge in touching
        for stub, left in ((edge.a, True), (edge.b, False))
        if own in (None, stub.desk) and finding_graphs.node_of(bench, edge, left=left) in cases
    }
    return Gap(_row(bench, finding, touching), frozenset(numbers))


def _row(bench: Workbench, finding: Finding, touching: Sequence[Edge]) -> GapRow:
    kinds = dict.fromkeys(kind.value for link in finding.links for kind in link.kinds)
    return GapRow(
        key=_key(bench, finding, touching),
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
    bench: Workbench, edge: Edge, words: Mapping[int, Words | None], findings: Mapping[int, str]
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
        finding=findings.get(id(edge), ""),
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
