"""My desk today: what is urgent, what is owed, what runs out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from coordination.actions import (
    approvals,
    case_files,
    case_tabs,
    coordination_files,
    dealing_news,
    edges,
    overlaps,
    own_asks,
    proposal_lists,
    seen,
)
from coordination.actions.coordination_files import Recorded
from coordination.actions.edges import Edge
from coordination.actions.finding_keys import key_for
from coordination.actions.pages import (
    CaseLink,
    Clock,
    ClockKind,
    CoordinationSeen,
    Decision,
    DecisionKind,
    DeskCounts,
    DeskToday,
    HitRow,
    HitState,
)
from coordination.actions.workbench import Workbench
from coordination.domain import coverage, permissions
from coordination.domain.judgement import LinkState
from coordination.domain.permissions import Act
from coordination.domain.vocabulary import CoordinationKind, CoordinationState, Urgency
from coordination.storage import case_lists, visibility
from coordination.storage.cases import Case

_LISTED = 10
_CLOCK_DAYS = 60
_WEEK = 7
_MEETING_STATES = frozenset({CoordinationState.PLANNED, CoordinationState.INVITED})


def desk_today(bench: Workbench) -> DeskToday:
    """Return the first screen of the actor's desk; every figure is the own desk's."""
    bench.permit(Act.SEE_HITS)
    touching = edges.of_reader(bench)
    opened = [e for e in touching if overlaps.state_of(bench, e) is HitState.OPEN]
    gaps = sorted((e for e in opened if not e.is_domestic), key=_most_pressing)
    fresh = [e for e in gaps if e.link.day > bench.today() - timedelta(days=seen.NEW_DAYS)]
    alarms = [e for e in gaps if e.a.urgency == Urgency.CHILD_AT_RISK][:3]
    records = _records(bench)
    dealt = tuple(approvals.dealt(bench))
    decisions = (*dealing_news.decisions(bench, dealt), *_decisions(bench, touching))
    clocks = tuple(sorted(_clocks(bench, records), key=lambda clock: (clock.on, clock.case.ref)))
    shown = _rows(bench, [*alarms, *fresh[:_LISTED]])
    bench.record("desk.read", count=len(shown))
    return DeskToday(
        desk=bench.actor.desk or "",
        today=bench.today(),
        counts=DeskCounts(
            cases=visibility.count_cases(bench.session, bench.actor),
            new_hits=len(fresh),
            gaps=len(gaps),
            decisions=len(decisions),
            clocks_over=sum(clock.days_left < 0 for clock in clocks),
            clocks_week=sum(0 <= clock.days_left <= _WEEK for clock in clocks),
        ),
        alarms=tuple(shown[: len(alarms)]),
        decisions=decisions[:_LISTED],
        new_hits=tuple(shown[len(alarms) :]),
        clocks=clocks[:_LISTED],
        meetings=tuple(_meetings(bench, records))[:_LISTED],
        may_register=permissions.can(bench.actor, Act.REGISTER_CASE).allowed,
        proposals=proposal_lists.owed(bench, _LISTED),
        asks=own_asks.news(bench, dealt)[:_LISTED],
        waiting=own_asks.waiting(bench, dealt)[:_LISTED],
    )


def _most_pressing(edge: Edge) -> tuple[bool, int, int, str]:
    at_risk = edge.a.urgency == Urgency.CHILD_AT_RISK
    newest = -edge.link.day.toordinal()
    return not at_risk, -seen.strength(edge.link.band), newest, str(edge.link.hit_id)


def _rows(bench: Workbench, chosen: Sequence[Edge]) -> list[HitRow]:
    links = seen.case_links(bench, {edge.a.number for edge in chosen})
    return [seen.hit_row(bench, edge, links, finding=key_for(bench, edge.a.id)) for edge in chosen]


def _decisions(bench: Workbench, touching: Sequence[Edge]) -> Iterator[Decision]:
    waiting = [(edge, said) for edge in touching for said in _unanswered(edge)]
    links = seen.case_links(bench, {edge.a.number for edge, _ in waiting})
    for edge, said in waiting:
        yield Decision(
            DecisionKind.ANSWER,
            links[edge.a.number],
            date.fromisoformat(said.at[:10]),
            desk=said.desk,
            coordination=said.draft.kind,
        )
    yield from _erasures(bench)
    yield from _duplicates(bench, touching)
    yield from _unsaid(bench, touching)
    for case in case_lists.with_review(bench.session, bench.actor, _LISTED):
        yield Decision(DecisionKind.MINOR, seen.case_link(bench, case), bench.today())


def _unanswered(edge: Edge) -> Iterator[Recorded]:
    """Yield the other desk's records that name this very case and wait for a word."""
    for said in edge.said:
        foreign = said.record.desk != edge.a.desk and said.claim.names_counterpart
        if foreign and said.answer is None and said.record.draft.refs:
            yield said.record


def _erasures(bench: Workbench) -> Iterator[Decision]:
    for case in case_lists.with_erasure(bench.session, bench.actor, _LISTED):
        asked = case_tabs.open_erasure(bench, case)
        if asked is not None:
            yield Decision(
                DecisionKind.ERASURE, seen.case_link(bench, case), case_tabs.asked_on(asked).date()
            )


def _duplicates(bench: Workbench, touching: Sequence[Edge]) -> Iterator[Decision]:
    pairs = [
        e for e in touching if e.is_domestic and e.link.muted is None and e.standing.verdict is None
    ]
    pairs = sorted(pairs, key=lambda e: -e.link.score)[:_LISTED]
    links = seen.case_links(bench, {n for e in pairs for n in (e.a.number, e.b.number)})
    for edge in pairs:
        yield Decision(
            DecisionKind.DUPLICATE,
            links[edge.a.number],
            edge.link.day,
            other=links[edge.b.number],
        )


def _unsaid(bench: Workbench, touching: Sequence[Edge]) -> Iterator[Decision]:
    """Yield shown links on which the other desk or new facts ask for the own desk's word."""
    owed = [(edge, _asked(edge)) for edge in touching if edge.is_shown and edge.standing.said]
    links = seen.case_links(bench, {edge.a.number for edge, kind in owed if kind})
    for edge, kind in owed:
        if kind is not None:
            since = date.fromisoformat(edge.link.judgements[-1].at[:10])
            yield Decision(kind, links[edge.a.number], since, desk=edge.b.desk)


def _asked(edge: Edge) -> DecisionKind | None:
    if edge.standing.state is LinkState.RETURNED:
        return DecisionKind.RETURNED
    spoke = edge.b.desk in edge.standing.said and edge.a.desk not in edge.standing.said
    return DecisionKind.VIEW if spoke else None


Records = list[tuple[Case, Recorded]]


def _records(bench: Workbench) -> Records:
    """Return the coordination that the own desk recorded and that opens, with the cases."""
    rows = list(visibility.all_coordination(bench.session, bench.actor))
    cases = visibility.cases_by_number(
        bench.session, bench.actor, {row.case_number for row in rows}
    )
    case_files.preload(bench, cases.values())
    return [(cases[one.case_number], one) for one in coordination_files.records(bench, cases)]


def _clocks(bench: Workbench, records: Records) -> Iterator[Clock]:
    today = bench.today()
    horizon = today + timedelta(days=_CLOCK_DAYS)
    for case, one in records:
        until = one.draft.until
        claim = coordination_files.claim(one, concerned=False, reply=None)
        if until is not None and until <= horizon and coverage.is_active(claim.record, today):
            yield Clock(
                ClockKind.COVERAGE,
                seen.case_link(bench, case),
                until,
                seen.days_left(until, today),
                coordination=one.draft.kind,
                states=one.draft.with_states,
            )
    for case in case_lists.review_due(bench.session, bench.actor, horizon, _LISTED):
        left = seen.days_left(case.review_on, today)
        yield Clock(ClockKind.REVIEW, seen.case_link(bench, case), case.review_on, left)


def _meetings(bench: Workbench, records: Records) -> Iterator[CoordinationSeen]:
    coming = [
        (case, one)
        for case, one in records
        if one.draft.kind is CoordinationKind.MEETING and one.draft.state in _MEETING_STATES
    ]
    links: Mapping[int, CaseLink] = seen.case_links(bench, {case.number for case, _ in coming})
    for case, one in sorted(coming, key=lambda item: item[1].draft.since):
        claim = coordination_files.claim(one, concerned=False, reply=None)
        said = edges.Said(one, claim, None, "")
        yield seen.record(bench, said, own_desk=case.desk, links=links, hit_id=None)
