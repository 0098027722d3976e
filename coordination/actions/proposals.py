"""The next steps for a finding or for picked cases, with all that a person needs to decide.

A desk's page rests on its own cases and on what it sees of its hits; the analyst's on the whole
structure and on no content. The engine proposes; people answer, decide and are recorded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coordination.actions import (
    case_files,
    edges,
    finding_clocks,
    finding_edges,
    finding_graphs,
    proposal_baskets,
    proposal_grounds,
    proposal_views,
    seen,
)
from coordination.actions.edges import Edge
from coordination.actions.pages import CodedTerm, Paging, Scope
from coordination.actions.pages.proposals import PickLine, PickPage, ProposalsPage, StepLine
from coordination.actions.proposal_baskets import Basket
from coordination.actions.proposal_views import Evaluated
from coordination.actions.workbench import Workbench
from coordination.domain import permissions
from coordination.domain.permissions import Act
from coordination.domain.proposals import ne_bis_in_idem
from coordination.domain.vocabulary import CaseStatus, Urgency
from coordination.reference.showing import name_of
from coordination.storage import case_lists, visibility
from coordination.storage.cases import Case

PER_PICK = 50
# The engine looks at every pair of States: beyond this it takes longer than a page may.
MOST_BESIDE = 5


def show(bench: Workbench, names: Sequence[str]) -> ProposalsPage:
    """Return the ranked next steps for findings or own cases.

    Raises NoSuchRecord unless every name is the reader's to see, RefusedInput for none.
    """
    basket = proposal_baskets.open_basket(bench, names)
    bench.record_together("proposals.read", basket.names)
    found = proposal_views.evaluate(bench, basket)
    situation = found.known.situation
    out = proposal_views.ruled_out(bench, situation)
    page = _page(bench, found)
    return replace(page, ruled_out=proposal_grounds.ruled_out(out, situation))


def of_finding(bench: Workbench, key: str, *, joined: bool = False) -> ProposalsPage | None:
    """Return the next steps as the page of a finding shows them, `joined` with others or not.

    None for a finding over many States: its page must not wait for them, and links to their own.
    The page's own log entry says that they were read.
    """
    scope = finding_edges.scope_of(bench)
    touching: Sequence[Edge] = finding_edges.edges_of(bench, scope, key, joined=joined)
    basket = proposal_baskets.of_finding(bench, scope, key, touching)
    if joined:
        basket = replace(basket, names=(key, *finding_edges.others_of(bench, scope, key)))
    if not basket.edges or len(basket.desks) > MOST_BESIDE:
        return None
    return _page(bench, proposal_views.evaluate(bench, basket))


def pick(bench: Workbench, page: int) -> PickPage:
    """Return what may be picked: own cases with their hits, for the analyst findings."""
    scope = finding_edges.scope_of(bench)
    page = max(1, page)
    if scope is Scope.WHOLE:
        return _pick_findings(bench, page)
    total = visibility.count_cases(bench.session, bench.actor, *_PICKABLE)
    found = case_lists.page(
        bench.session,
        bench.actor,
        _PICKABLE,
        sort="urgency",
        offset=(page - 1) * PER_PICK,
        limit=PER_PICK,
    )
    cases = {case.number: case for case in found}
    case_files.preload(bench, found)
    rows = visibility.hits_of_cases(bench.session, bench.actor, cases)
    near = proposal_baskets.around(bench, cases, edges.load(bench, rows))
    lines = tuple(_case_line(bench, case, near[case.number]) for case in found)
    bench.record("cases.listed", listed=[str(case.id) for case in found])
    return PickPage(scope, lines, Paging(page, PER_PICK, total))


_PICKABLE = case_lists.conditions(
    stages=(),
    urgencies=(),
    handlings=(),
    statuses=(CaseStatus.OPEN.value, CaseStatus.SUSPENDED.value, CaseStatus.CLOSED.value),
    offences=(),
)


def _page(bench: Workbench, found: Evaluated) -> ProposalsPage:
    basket = found.basket
    situation, whole = found.known.situation, basket.scope is Scope.WHOLE
    asks = Act.PREPARE_PROPOSAL if whole else Act.ANSWER_FACTS
    return ProposalsPage(
        head=proposal_views.head(bench, basket, situation.states),
        steps=found.lines,
        recommended=tuple(proposal_views.recommendations(bench, basket, found.known.entries)),
        questions=proposal_views.questions(found.lines),
        answers=proposal_views.answers(found.known),
        ne_bis_in_idem=ne_bis_in_idem(situation, bench.pack.law),
        clocks=proposal_views.by_day(situation.clocks),
        jurisdictions=jurisdictions(bench),
        forms=_forms(bench, found.lines),
        may_answer=permissions.can(bench.actor, asks).allowed,
        may_decide=permissions.can(bench.actor, Act.DECIDE_PROPOSAL).allowed,
        may_prepare=permissions.can(bench.actor, Act.PREPARE_PROPOSAL).allowed,
        origins=proposal_grounds.origins(bench, basket, found.known),
    )


def jurisdictions(bench: Workbench) -> tuple[CodedTerm, ...]:
    """Return the States of the pack, as a form offers them."""
    pack = bench.pack
    return tuple(
        CodedTerm(code, pack.jurisdictions[code].name) for code in sorted(pack.jurisdictions)
    )


def _forms(bench: Workbench, lines: Iterable[StepLine]) -> dict[str, str]:
    known = bench.pack.content.entries("forms")
    named = {form for line in lines for form in line.proposal.forms}
    return {form: name_of(known[form], "forms") for form in sorted(named & known.keys())}


def _case_line(bench: Workbench, case: Case, basket: Basket) -> PickLine:
    return PickLine(
        name=str(case.id),
        case=seen.case_link(bench, case),
        states=basket.desks,
        opened=case.opened,
        child_at_risk=case.urgency == Urgency.CHILD_AT_RISK,
    )


def _pick_findings(bench: Workbench, page: int) -> PickPage:
    found = finding_graphs.ranked_whole(bench)
    shown = finding_clocks.worst(bench, found, (page - 1) * PER_PICK, page * PER_PICK)
    lines = tuple(
        PickLine(
            name=finding_graphs.key_of(bench, one),
            case=None,
            states=one.finding.desks,
            opened=one.finding.since.isoformat(),
            child_at_risk=one.is_at_risk,
        )
        for one, _ in shown
    )
    bench.record("findings.listed", count=len(lines))
    return PickPage(Scope.WHOLE, lines, Paging(page, PER_PICK, len(found)))
