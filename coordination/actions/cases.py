"""Read the own desk's register: the list, a case and its tabs, one person opened for a reason."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement

from coordination.actions import case_codes, case_files, case_tabs, damage, edges, seen
from coordination.actions.edges import Edge
from coordination.actions.pages import (
    CaseFormContext,
    CaseHead,
    CasePage,
    CaseQuery,
    CaseRow,
    CodedTerm,
    Facet,
    FacetOption,
    OpenedPerson,
    Paging,
    Register,
    TabCounts,
    WholeCase,
)
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain import lifecycle, permissions
from coordination.domain.access import FieldGroup
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.permissions import Act
from coordination.domain.vocabulary import CaseStatus, Handling, Stage, Urgency
from coordination.domain.wording import N_
from coordination.storage import case_lists, visibility
from coordination.storage.cases import Case

PER_PAGE = 25


def list_cases(bench: Workbench, query: CaseQuery, page: int) -> Register:
    """Return one page of the own desk's cases, with what each filter would give."""
    bench.permit(Act.LIST_CASES)
    desk = bench.actor.desk or ""
    chosen = _conditions(query)
    total = visibility.count_cases(bench.session, bench.actor, *chosen)
    paging = Paging(min(max(1, page), max(1, -(-total // PER_PAGE))), PER_PAGE, total)
    found = case_lists.page(
        bench.session,
        bench.actor,
        chosen,
        sort=query.sort,
        offset=(paging.page - 1) * PER_PAGE,
        limit=PER_PAGE,
    )
    rows = _rows(bench, found)
    bench.record("cases.listed", listed=[str(case.id) for case in found])
    return Register(
        desk=desk,
        rows=rows,
        facets=_facets(bench, query),
        query=query,
        paging=paging,
        total=visibility.count_cases(bench.session, bench.actor),
        may_register=permissions.can(bench.actor, Act.REGISTER_CASE).allowed,
    )


def _conditions(query: CaseQuery) -> list[ColumnElement[bool]]:
    return case_lists.conditions(
        stages=query.stages,
        urgencies=query.urgencies,
        handlings=query.handlings,
        statuses=query.statuses,
        offences=query.offences,
    )


_FACETS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("urgencies", "urgency", tuple(Urgency)),
    ("stages", "stage", tuple(Stage)),
    ("statuses", "status", tuple(status for status in CaseStatus if status != "purged")),
    ("handlings", "handling", tuple(Handling)),
)


def _facets(bench: Workbench, query: CaseQuery) -> tuple[Facet, ...]:
    facets = []
    for name, column, values in _FACETS:
        counts = visibility.facet(bench.session, bench.actor, case_lists.COLUMNS[column])
        chosen = getattr(query, name)
        options = tuple(
            FacetOption(value, counts.get(value, 0), value in chosen)
            for value in values
            if counts.get(value) or value in chosen
        )
        facets.append(Facet(name, options))
    return tuple(facets)


def _rows(bench: Workbench, found: Sequence[Case]) -> tuple[CaseRow, ...]:
    case_files.preload(bench, found)
    touching: dict[int, list[Edge]] = defaultdict(list)
    rows = visibility.hits_of_cases(bench.session, bench.actor, [case.number for case in found])
    for edge in edges.load(bench, rows):
        touching[edge.a.number].append(edge)
        if edge.is_domestic:
            touching[edge.b.number].append(edge)
    return tuple(_row(bench, case, touching[case.number]) for case in found)


def _row(bench: Workbench, case: Case, touching: Sequence[Edge]) -> CaseRow:
    content = case_files.open_content(bench, case)
    shown = [edge for edge in touching if edge.link.muted is None]
    return CaseRow(
        id=case.id,
        ref=case_files.open_ref(bench, case),
        title=content.text("title"),
        opened=case.opened,
        stage=case.stage,
        urgency=case.urgency,
        handling=case.handling,
        status=case.status,
        states=states_of(case, content, shown),
        best_band=best_band(shown),
        hits=len(shown),
        coverage=coverage_of(bench, shown),
        review_on=case.review_on,
        codes=case_codes.codes_of(case, content).of(*case_codes.NAMED),
    )


def states_of(case: Case, content: case_files.Content, touching: Sequence[Edge]) -> tuple[str, ...]:
    """Return the States of a case: its own first, then those involved and those of its hits."""
    involved = [one["jurisdiction"] for one in content.values.get("involved", ())]
    others = {edge.b.desk if edge.a.number == case.number else edge.a.desk for edge in touching}
    rest = {state for state in (*involved, *others) if state not in (case.desk, "unknown")}
    return (case.desk, *sorted(rest))


def best_band(touching: Sequence[Edge]) -> str | None:
    """Return the strongest band among edges, None without one."""
    return max((edge.link.band for edge in touching), key=seen.strength, default=None)


def coverage_of(bench: Workbench, touching: Sequence[Edge]) -> Any:
    """Return the least coordinated state among edges to other desks, None without one."""
    today = bench.today()
    return seen.worst(edge.coverage(today).state for edge in touching if not edge.is_domestic)


def show_case(bench: Workbench, case_id: UUID, tab: str) -> CasePage:
    """Return a case with one of its tabs.

    Raises NoSuchRecord when the case is absent or not the actor's to see, or the tab unknown.
    """
    case = find(bench, case_id)
    bench.permit(Act.READ_CASE, case.desk)
    touching = edges.of_case(bench, case)
    head = _head(bench, case, touching)
    body = case_tabs.body(bench, case, tab, touching)
    bench.record("case.read", objects=[str(case.id)], count=1)
    return CasePage(head, tab, body)


def show_whole_case(bench: Workbench, case_id: UUID) -> WholeCase:
    """Return a case with all that its desk may read of it, as one answer with one log entry.

    Raises NoSuchRecord when the case is absent or not the actor's to see.
    """
    case = find(bench, case_id)
    bench.permit(Act.READ_CASE, case.desk)
    touching = edges.of_case(bench, case)
    whole = case_tabs.whole(bench, case, _head(bench, case, touching), touching)
    bench.record("case.read", objects=[str(case.id)], count=1)
    return whole


def find(bench: Workbench, case_id: UUID) -> Case:
    """Return a case that the actor may see; raise NoSuchRecord otherwise.

    Raises CannotOpen for one that may be seen and does not open.
    """
    case = visibility.find_case(bench.session, bench.actor, case_id)
    if case is None:
        damage.require_readable(bench, case_id)
        raise NoSuchRecord
    return case


def _head(bench: Workbench, case: Case, touching: Sequence[Edge]) -> CaseHead:
    content = case_files.open_content(bench, case)
    present = [edge for edge in touching if edge.link.is_current]
    shown = [edge for edge in present if edge.is_shown]
    counts = TabCounts(
        subjects=case.subject_count,
        identifiers=case.identifier_count,
        hits=len(present),
        coordination=sum(
            1 for _ in visibility.coordination(bench.session, bench.actor, [case.number])
        ),
    )
    erasure, reason = case_tabs.erasure_of(bench, case)
    return CaseHead(
        id=case.id,
        ref=case_files.open_ref(bench, case),
        title=content.text("title"),
        desk=case.desk,
        opened=case.opened,
        stage=case.stage,
        urgency=case.urgency,
        handling=case.handling,
        status=CaseStatus(case.status),
        states=states_of(case, content, shown),
        coverage=coverage_of(bench, shown),
        best_band=best_band(shown),
        counts=counts,
        may_edit=permissions.can(bench.actor, Act.EDIT_CASE, case.desk).allowed,
        moves=_moves(bench, case),
        erasure=erasure,
        erasure_reason=reason,
        codes=case_codes.codes_of(case, content),
    )


def _moves(bench: Workbench, case: Case) -> tuple[CaseStatus, ...]:
    """Return the moves that exist from here and that one person of this role may make."""
    if not permissions.can(bench.actor, Act.EDIT_CASE, case.desk).allowed:
        return ()
    return tuple(
        move.to for move in lifecycle.moves_from(CaseStatus(case.status)) if not move.needs_two
    )


def open_person(bench: Workbench, case_id: UUID, subject_key: str, reason: str) -> OpenedPerson:
    """Open the particulars of a victim or a minor; the reason goes into the log.

    Raises NoSuchRecord for a case or person that is absent or not the actor's to see, and
    RefusedInput without a reason.
    """
    case = find(bench, case_id)
    bench.permit(Act.OPEN_PERSON, case.desk)
    if len(reason.strip()) < 5:
        raise RefusedInput(
            (Fault("reason", N_("say why you need to see this person; it is kept in the log")),)
        )
    line = case_tabs.whole_person(bench, case, subject_key)
    if line is None:
        raise NoSuchRecord
    bench.record("person.opened", objects=[str(case.id)], purpose=reason.strip(), count=1)
    return OpenedPerson(
        case_id=case.id,
        ref=case_files.open_ref(bench, case),
        codes=case_codes.of_case(bench, case).of(FieldGroup.VICTIMS),
        subject=line,
        reason=reason.strip(),
        opened_at=bench.now(),
    )


def form_context(bench: Workbench) -> CaseFormContext:
    """Return what the registration form offers."""
    pack = bench.pack
    return CaseFormContext(
        desk=bench.actor.desk or "",
        jurisdictions=tuple(
            CodedTerm(code, pack.jurisdictions[code].name) for code in sorted(pack.jurisdictions)
        ),
        offences=tuple(CodedTerm(code, pack.offences[code].term) for code in pack.offences),
    )
