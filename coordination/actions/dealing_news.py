"""What the first screen of a desk says of disclosure: answers owed, and what became of own asks."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from coordination.actions import approvals, disclosure_views
from coordination.actions.approvals import Dealt
from coordination.actions.dealings import Entries, Side
from coordination.actions.pages.disclosures import ApprovalLine, AskNews
from coordination.actions.pages.parts import CaseLink
from coordination.actions.pages.today import Decision, DecisionKind
from coordination.actions.workbench import Workbench
from coordination.domain import asks
from coordination.domain.asks import Standing
from coordination.domain.disclosure import ConsentState, State, Track

_NEWS_DAYS = 7
_ANSWERED = frozenset({State.GRANTED, State.PARTLY_GRANTED, State.REFUSED, State.POSTPONED})


def decisions(bench: Workbench, records: Sequence[Dealt]) -> Iterator[Decision]:
    """Yield what other desks ask of this one and this person can move on, most urgent first."""
    for line in approvals.waiting(bench, records):
        kind = _kind(line)
        if kind is not None:
            yield Decision(kind, line.case, line.since, desk=line.desk, hit_id=line.hit_id)
    for side, entries, link in records:
        for consent in disclosure_views.consent_lines(bench, side, entries):
            if consent.ours and consent.state is ConsentState.ASKED:
                yield Decision(
                    DecisionKind.CONSENT,
                    link,
                    consent.on,
                    desk=consent.desk,
                    hit_id=side.link.hit_id,
                )


def _kind(line: ApprovalLine) -> DecisionKind | None:
    """Return what is to be done; None for who can only wait for the desk's lead."""
    if line.pending is None:
        return DecisionKind.DISCLOSE
    return DecisionKind.SIGN if line.may_sign else None


def own_asks(bench: Workbench, records: Sequence[Dealt]) -> tuple[AskNews, ...]:
    """Return own asks that were answered, closed or ended this week, or whose time ran out."""
    found = [line for one in records for line in _news(bench, *one)]
    return tuple(sorted(found, key=lambda line: (line.on, str(line.hit_id)), reverse=True))


def _news(bench: Workbench, side: Side, entries: Entries, link: CaseLink) -> Iterator[AskNews]:
    for which in Track:
        found = asks.standing(entries, side.link.other_desk, which, bench.now())
        on = _changed_on(found, entries, which, side.link.other_desk)
        if on is not None and on > bench.today() - timedelta(days=_NEWS_DAYS):
            yield AskNews(side.link.hit_id, side.link.other_desk, link, which, found.state, on)


def _changed_on(found: Standing, entries: Entries, which: Track, owner: str) -> date | None:
    """Return on which day an ask came to stand where it does; None where nothing is to be told."""
    if found.state is State.ESCALATED and found.deadline is not None:
        return found.deadline.date()
    of_owner = [one for one in entries if (one.desk, one.owner, one.track) == (owner, owner, which)]
    if found.state in {*_ANSWERED, State.REVOKED} and of_owner:
        return date.fromisoformat(of_owner[-1].at[:10])
    if found.state is State.ENDED and found.answer is not None and found.answer.until:
        return date.fromisoformat(found.answer.until)
    return None
