"""What became of the asks of a desk: those that wait, and what was answered or ended this week."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from coordination.actions.dealing_files import Entries
from coordination.actions.dealings import Side
from coordination.actions.pages.disclosure_lists import (
    AskNews,
    OwnAsk,
)
from coordination.actions.pages.parts import CaseLink
from coordination.actions.workbench import Workbench
from coordination.domain import asks
from coordination.domain.asks import Standing
from coordination.domain.disclosure import Did, State, Track

Dealt = tuple[Side, Entries, CaseLink]
"""A hit that was dealt about, with the own record and the own case."""

_NEWS_DAYS = 7
_ANSWERED = frozenset({State.GRANTED, State.PARTLY_GRANTED, State.REFUSED, State.POSTPONED})


def waiting(bench: Workbench, records: Iterable[Dealt]) -> tuple[OwnAsk, ...]:
    """Return own asks without an answer, the longest overdue first, postponed ones last."""
    found = [line for one in records for line in _waiting(bench, *one)]
    return tuple(sorted(found, key=_most_pressing))


def _waiting(bench: Workbench, side: Side, entries: Entries, link: CaseLink) -> Iterator[OwnAsk]:
    for which in Track:
        found = asks.standing(entries, side.link.other_desk, which, bench.now())
        put_off = found.state is State.POSTPONED and found.answer is not None
        if found.ask is not None and (found.waits or put_off):
            yield OwnAsk(
                hit_id=side.link.hit_id,
                desk=side.link.other_desk,
                case=link,
                groups=found.ask.groups,
                asked_on=date.fromisoformat(found.ask.at[:10]),
                state=found.state,
                due=found.deadline,
                back_on=date.fromisoformat(found.answer.until)
                if found.answer is not None and put_off
                else None,
            )


def _most_pressing(line: OwnAsk) -> tuple[bool, str, str]:
    when = line.due.isoformat() if line.due else str(line.back_on)
    return line.due is None, when, str(line.hit_id)


def news(bench: Workbench, records: Iterable[Dealt]) -> tuple[AskNews, ...]:
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
    if found.state is State.ENDED and found.answer is not None:
        ended = found.answer.at if found.answer.did is Did.LAPSED else found.answer.until
        return date.fromisoformat(ended[:10]) if ended else None
    return None
