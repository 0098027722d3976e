"""What a desk may see of links and coordination, as parts of pages.

Of the other side a desk sees which desk, which kinds of evidence, a band and a date. A record of
another desk shows that desk and the reader's own, never the third States that it also names.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from coordination.actions import (
    case_codes,
    case_files,
    dealing_marks,
    given,
    given_terms,
    judgements,
)
from coordination.actions.coordination_files import alias
from coordination.actions.edges import Edge, Said
from coordination.actions.pages import (
    AnswerLine,
    CaseLink,
    CoordinationSeen,
    HitRow,
    ReasonLine,
)
from coordination.actions.workbench import Workbench
from coordination.domain import coverage, settling
from coordination.domain.coverage import EdgeState
from coordination.domain.handling import Codes, strictest
from coordination.domain.vocabulary import Band, CoordinationState
from coordination.storage import visibility
from coordination.storage.cases import Case

# A hit counts as new for a week: long enough to outlast a holiday weekend.
NEW_DAYS = 7

_BANDS = tuple(Band)
_STATES = tuple(CoordinationState)


def case_link(bench: Workbench, case: Case) -> CaseLink:
    """Return a case of the own desk as a list names it."""
    content = case_files.open_content(bench, case)
    codes = case_codes.codes_of(case, content).of(*case_codes.NAMED)
    return CaseLink(case.id, case_files.open_ref(bench, case), content.text("title"), codes)


def case_links(bench: Workbench, numbers: Iterable[int]) -> dict[int, CaseLink]:
    """Return the visible ones among the numbered cases, as lists name them."""
    found = visibility.cases_by_number(bench.session, bench.actor, numbers)
    case_files.preload(bench, found.values())
    return {number: case_link(bench, case) for number, case in found.items()}


def codes_of(links: Iterable[CaseLink], given: Iterable[Codes | None] = ()) -> Codes | None:
    """Return what holds for a page that names these cases, and what else was given to it.

    None for a page without content.
    """
    found = [one for one in (*(link.codes for link in links), *given) if one is not None]
    return strictest(found) if found else None


def strength(band: str) -> int:
    """Return the place of a band, weakest first, for sorting."""
    return _BANDS.index(Band(band))


def hit_row(
    bench: Workbench,
    edge: Edge,
    links: Mapping[int, CaseLink],
    *,
    finding: str | None = None,
) -> HitRow:
    """Return the reader's own side of an edge; `edge.a` is the reader's case."""
    today = bench.today()
    link = edge.link
    return HitRow(
        id=link.hit_id,
        band=link.band,
        kinds=link.kinds,
        desk=edge.b.desk,
        case=links[edge.a.number],
        urgency=edge.a.urgency,
        since=link.day,
        coverage=edge.coverage(today).state,
        records=records(bench, edge, links),
        muted=link.muted,
        ended_on=datetime.fromisoformat(link.ended).date() if link.ended else None,
        finding=finding,
        is_new=link.is_current and link.day > today - timedelta(days=NEW_DAYS),
        own_desk=edge.is_domestic,
        judged=judgements.judged(bench, edge),
        by_hand=judgements.by_hand(bench, edge),
        dealing=dealing_marks.of_hit(bench, link.hit_id),
        given_title=None if edge.is_domestic else given.title_of(bench, link.hit_id),
        given_codes=None if edge.is_domestic else given.codes_of_title(bench, link.hit_id),
        given_terms=None if edge.is_domestic else given_terms.of_title(bench, link.hit_id),
    )


def records(
    bench: Workbench, edge: Edge, links: Mapping[int, CaseLink]
) -> tuple[CoordinationSeen, ...]:
    """Return the coordination that the reader may see with this edge."""
    own = edge.a.desk
    return tuple(
        record(bench, said, own_desk=own, links=links, hit_id=edge.link.hit_id)
        for said in edge.said
        if said.record.desk == own or said.claim.names_counterpart
    )


def record(
    bench: Workbench,
    said: Said,
    *,
    own_desk: str,
    links: Mapping[int, CaseLink],
    hit_id: UUID | None,
) -> CoordinationSeen:
    """Return one record as the own desk may see it; `hit_id` is the own side of the link."""
    one = said.record
    mine = one.desk == own_desk
    return CoordinationSeen(
        record_id=one.id if mine or hit_id is None else alias(bench, one.id, hit_id),
        desk=one.desk,
        kind=one.draft.kind,
        state=one.draft.state,
        with_states=one.draft.with_states if mine else (own_desk,),
        since=one.draft.since,
        until=one.draft.until,
        covers_today=coverage.is_active(said.claim.record, bench.today()),
        limited=bool(one.draft.refs),
        refs=one.draft.refs if mine else (),
        case=links.get(one.case_number) if mine else None,
        answers=_answers(said),
        hit_id=None if mine else hit_id,
        may_change=mine,
        next_states=_states(said) if mine else (),
    )


def _answers(said: Said) -> tuple[AnswerLine, ...]:
    if said.answer is None:
        return ()
    reply = said.answer
    return (
        AnswerLine(
            desk=said.answering_desk,
            verdict=coverage.Answer(reply.verdict),
            on=datetime.fromisoformat(reply.at).date(),
            reason=reply.reason,
        ),
    )


def _states(said: Said) -> tuple[CoordinationState, ...]:
    possible = coverage.STATES[said.record.draft.kind]
    return tuple(state for state in _STATES if state in possible)


def reason_lines(edge: Edge) -> tuple[ReasonLine, ...]:
    """Return the reasons of a link between two cases of the reader's own desk, as laid out."""
    return tuple(ReasonLine(*reason) for reason in settling.laid_out(edge.link.reasons))


def worst(states: Iterable[EdgeState]) -> EdgeState | None:
    """Return the least coordinated of several states, None for none."""
    order = (
        EdgeState.UNCOORDINATED,
        EdgeState.CONTESTED,
        EdgeState.PLANNED,
        EdgeState.COVERED,
    )
    found = set(states)
    return next((state for state in order if state in found), None)


def days_left(on: date, today: date) -> int:
    """Return how many days remain until a day; negative when it is over."""
    return (on - today).days
