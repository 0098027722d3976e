"""The bodies of a case's tabs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from coordination.actions import (
    case_files,
    case_lines,
    coordination_files,
    overlaps,
    people,
    seen,
    trail,
)
from coordination.actions.edges import Edge, Said
from coordination.actions.pages import (
    AccessTab,
    CaseHead,
    CodedTerm,
    CoordinationSeen,
    CoordinationTab,
    HitRow,
    HitsTab,
    HitState,
    IdentifiersTab,
    OverviewTab,
    SubjectLine,
    SubjectsTab,
    WholeCase,
)
from coordination.actions.pages.case_file import CaseTab
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import permissions
from coordination.domain.features import SubjectFeature
from coordination.domain.permissions import Act
from coordination.domain.vocabulary import SubjectRole
from coordination.storage import log_lists, visibility
from coordination.storage.cases import Case

ERASURE_ASKED = "erasure.asked"

_STRONGEST = 5


def body(bench: Workbench, case: Case, tab: str, touching: Sequence[Edge]) -> CaseTab:
    """Return the body of a tab; raise NoSuchRecord for a tab that does not exist."""
    make = _TABS.get(tab)
    if make is None:
        raise NoSuchRecord
    return make(bench, case, touching)


def whole(bench: Workbench, case: Case, head: CaseHead, touching: Sequence[Edge]) -> WholeCase:
    """Return every tab of a case except who read it."""
    return WholeCase(
        head=head,
        overview=_overview(bench, case, touching),
        subjects=_subjects(bench, case, touching),
        identifiers=_identifiers(bench, case, touching),
        hits=_hits(bench, case, touching),
        coordination=_coordination(bench, case, touching),
    )


def _overview(bench: Workbench, case: Case, touching: Sequence[Edge]) -> OverviewTab:
    content = case_files.open_content(bench, case)
    people = [feature for _, feature in _people(bench, case)]
    offences = bench.pack.offences
    last = trail.last_change(bench, case)
    return OverviewTab(
        authority=content.text("authority"),
        offences=tuple(
            CodedTerm(code, offences[code].term if code in offences else code)
            for code in case.offences.split()
        ),
        uncoded_offences=tuple(
            text for text in content.texts("offences") if text not in case.offences.split()
        ),
        summary=content.text("summary"),
        operation=content.text("operation"),
        platforms=content.texts("platforms"),
        involved=tuple(
            (one["jurisdiction"], one["role"]) for one in content.values.get("involved", ())
        ),
        victims=sum(person.role is SubjectRole.VICTIM for person in people),
        review_on=case.review_on,
        version=case.version,
        changed_at=last.at if last else None,
        changed_by=last.actor if last else None,
        hits=_current(bench, case, touching)[:_STRONGEST],
        reviews=tuple(person.review for person in people if person.review),
    )


def _subjects(bench: Workbench, case: Case, _touching: Sequence[Edge]) -> SubjectsTab:
    return SubjectsTab(
        subjects=_subject_lines(bench, case),
        may_open=permissions.can(bench.actor, Act.OPEN_PERSON, case.desk).allowed,
    )


def _subject_lines(bench: Workbench, case: Case) -> tuple[SubjectLine, ...]:
    return case_lines.subject_lines(bench, [person for _, person in _people(bench, case)])


def whole_person(bench: Workbench, case: Case, key: str) -> SubjectLine | None:
    """Return a person of a case with all particulars, None when there is no such key."""
    pseudonyms = {line.key: line.pseudonym for line in _subject_lines(bench, case)}
    for _, person in _people(bench, case):
        if person.key == key:
            return case_lines.opened_line(person, pseudonyms[key])
    return None


def _people(bench: Workbench, case: Case) -> list[tuple[int, SubjectFeature]]:
    rows = visibility.subjects(bench.session, bench.actor, [case.number])
    opened = [(row.number, case_files.open_subject(bench, case, row)) for row in rows]
    return sorted(opened, key=lambda item: item[0])


def _identifiers(bench: Workbench, case: Case, _touching: Sequence[Edge]) -> IdentifiersTab:
    rows = visibility.identifiers(bench.session, bench.actor, [case.number])
    opened = [(row.number, case_files.open_identifier(bench, case, row)) for row in rows]
    holders = {
        line.key: line.names[0] if line.names and not line.closed else line.pseudonym
        for line in _subject_lines(bench, case)
    }
    lines = [
        case_lines.identifier_line(bench, feature, holders)
        for _, feature in sorted(opened, key=lambda item: item[0])
    ]
    return IdentifiersTab(tuple(lines))


def _hits(bench: Workbench, case: Case, touching: Sequence[Edge]) -> HitsTab:
    links = seen.case_links(bench, [case.number])
    past = [edge for edge in touching if not edge.link.is_current]
    state_of = overlaps.state_of
    apart = [edge for edge in touching if state_of(bench, edge) is HitState.NOT_THE_SAME]
    muted = [edge for edge in touching if state_of(bench, edge) is HitState.MUTED]
    return HitsTab(
        current=_current(bench, case, touching),
        muted=tuple(seen.hit_row(bench, edge, links) for edge in muted),
        past=tuple(seen.hit_row(bench, edge, links) for edge in past),
        not_the_same=tuple(seen.hit_row(bench, edge, links) for edge in apart),
    )


def _current(bench: Workbench, case: Case, touching: Sequence[Edge]) -> tuple[HitRow, ...]:
    links = seen.case_links(bench, [case.number])
    shown = [edge for edge in touching if edge.is_shown]
    ordered = sorted(shown, key=overlaps.by_strength)
    return tuple(seen.hit_row(bench, edge, links) for edge in ordered)


def _coordination(bench: Workbench, case: Case, touching: Sequence[Edge]) -> CoordinationTab:
    links = seen.case_links(bench, [case.number])
    said = {one.record.id: (one, edge) for edge in touching for one in edge.said}
    own = [
        _own_record(bench, case, one, said.get(one.id))
        for one in coordination_files.of_case(bench, case)
    ]
    others = {
        record.record_id: record
        for edge in touching
        for record in seen.records(bench, edge, links)
        if record.desk != case.desk
    }
    pack = bench.pack
    present = {edge.b.desk for edge in touching if not edge.is_domestic}
    return CoordinationTab(
        own=tuple(own),
        others=tuple(others.values()),
        jurisdictions=tuple(
            CodedTerm(code, pack.jurisdictions[code].name)
            for code in sorted(pack.jurisdictions)
            if code != case.desk
        ),
        hit_desks=tuple(sorted(present)),
        may_record=permissions.can(bench.actor, Act.RECORD_COORDINATION, case.desk).allowed,
    )


def _own_record(
    bench: Workbench,
    case: Case,
    one: coordination_files.Recorded,
    known: tuple[Said, Edge] | None,
) -> CoordinationSeen:
    links = seen.case_links(bench, [case.number])
    claim = coordination_files.claim(one, concerned=False, reply=None)
    said = known[0] if known else Said(one, claim, None, "")
    return seen.record(bench, said, own_desk=case.desk, links=links, hit_id=None)


def _access(bench: Workbench, case: Case, _touching: Sequence[Edge]) -> AccessTab:
    return trail.of_case(bench, case)


_TABS: Mapping[str, Callable[[Workbench, Case, Sequence[Edge]], CaseTab]] = MappingProxyType(
    {
        "overview": _overview,
        "subjects": _subjects,
        "identifiers": _identifiers,
        "hits": _hits,
        "coordination": _coordination,
        "access": _access,
    }
)


def erasure_of(bench: Workbench, case: Case) -> tuple[str | None, str | None]:
    """Return how far the erasure of a case has come for this reader, and its reason."""
    asked = open_erasure(bench, case)
    may_sign = permissions.can(bench.actor, Act.ERASE_CASE, case.desk).allowed
    if asked is None:
        return ("ask" if may_sign and case.status in ("closed", "withdrawn") else None), None
    other = asked["by"] != bench.actor.user_id
    return ("confirm" if may_sign and other else "asked"), str(asked["reason"])


def open_erasure(bench: Workbench, case: Case) -> dict[str, str] | None:
    """Return who asked to erase a case, why and when; None when nobody did whose word counts now.

    It counts while the log has no later ask or move of the case.
    """
    if case.erasure_sealed is None:
        return None
    where = case_files.place(case, "case", "erasure", case.number)
    asked: dict[str, str] = bench.vault.open_json(
        case_files.key_of(bench, case), where, case.erasure_sealed
    )
    last = log_lists.last_of(bench.session, str(case.id), (ERASURE_ASKED, "case.moved"))
    if last is None or str(last.seq) != asked.get("entry"):
        return None
    return asked if people.still_signs(bench, case, asked["by"], asked_on(asked)) else None


def asked_on(asked: Mapping[str, str]) -> datetime:
    """Return when the erasure was asked for."""
    return datetime.fromisoformat(asked["at"])
