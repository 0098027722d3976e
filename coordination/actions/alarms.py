"""Alarms on probing: read, comment, clear; and a lead's addition to a person's quota of the day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from coordination.actions import question_book
from coordination.actions.pages import (
    AlarmLine,
    Alarms,
    ImportedLine,
    QuotaLine,
    RaisedLine,
    RemarkLine,
)
from coordination.actions.question_book import Asked, Raise
from coordination.actions.workbench import NoSuchRecord, Workbench
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.fishing import TOPICS_OF, Day, Topic
from coordination.domain.fishing.alarms import Alarm, Remark
from coordination.domain.permissions import Act, Role, can
from coordination.domain.wording import N_
from coordination.storage import accounts

_SHORTEST = 5
_LONGEST = 2_000
_REGISTERING = frozenset({Role.OFFICER.value, Role.LEAD.value})


def list_alarms(bench: Workbench) -> Alarms:
    """Return the alarms, quotas and additions that the actor may see."""
    bench.permit(Act.SEE_ALARMS)
    own = bench.actor.desk
    names = _names(bench, own)
    lines = [_line(one, names) for one in question_book.alarms_of(bench, own)]
    lines.sort(key=lambda one: (one.raised_at, one.desk), reverse=True)
    asked = question_book.window(bench, own) if own else question_book.of_all(bench)
    bench.record("alarms.read", count=len(lines))
    return Alarms(
        open=tuple(one for one in lines if one.cleared is None),
        cleared=tuple(one for one in lines if one.cleared is not None),
        quotas=_quotas(bench, asked[-1], names) if own else (),
        raised=tuple(_raised(day, one, names) for day in asked for one in day.raises)[::-1],
        imported=tuple(_imported(asked)),
        may_clear=can(bench.actor, Act.CLEAR_ALARM).allowed,
        may_comment=can(bench.actor, Act.COMMENT_ALARM).allowed,
    )


def open_count(bench: Workbench) -> int:
    """Return how many alarms that the actor may see are open; the rail shows it."""
    bench.permit(Act.SEE_ALARMS)
    return sum(one.is_open for _, _, one in question_book.alarms_of(bench, bench.actor.desk))


def comment(bench: Workbench, alarm_id: UUID, text: str) -> None:
    """Add what the desk's lead says of an alarm; raise NoSuchRecord for another desk's."""
    bench.permit(Act.COMMENT_ALARM)
    desk, alarm = _open_alarm(bench, alarm_id)
    remark = _remark(bench, text, N_("say what the analyst and the auditor should know"))
    changed = replace(alarm, remarks=(*alarm.remarks, remark))
    question_book.write_alarm(bench, desk, changed, alarm_id)
    bench.record("alarm.commented", objects=[desk, alarm.pattern.value], purpose=remark.text)


def clear(bench: Workbench, alarm_id: UUID, reason: str) -> None:
    """Clear an alarm: the desk's quota rises again, and what was asked so far counts no more.

    Raises RefusedInput without a reason, NoSuchRecord for one that is not open.
    """
    bench.permit(Act.CLEAR_ALARM)
    desk, alarm = _open_alarm(bench, alarm_id)
    remark = _remark(bench, reason, N_("say why the alarm is cleared"))
    question_book.write_alarm(bench, desk, replace(alarm, cleared=remark), alarm_id)
    bench.record("alarm.cleared", objects=[desk, alarm.pattern.value], purpose=remark.text)


def raise_quota(bench: Workbench, user_id: str, reason: str) -> None:
    """Give another person of the own desk the day's quota once more.

    The desk's own quota stays, and so does what an open alarm lowered. Raises NoSuchRecord for who
    is not of the desk or registers nothing, RefusedInput for oneself, a second time, or without a
    reason.
    """
    bench.permit(Act.RAISE_QUOTA)
    account = accounts.find(bench.session, user_id)
    desk = bench.actor.desk
    if account is None or desk is None or account.desk != desk or account.role not in _REGISTERING:
        raise NoSuchRecord
    if user_id == bench.actor.user_id:
        raise RefusedInput((Fault("reason", N_("nobody raises the own quota; ask a second lead")),))
    remark = _remark(bench, reason, N_("say why this person must ask more today"))
    today = question_book.window(bench, desk)[-1]
    if any(one.who == user_id for one in today.raises):
        raise RefusedInput((Fault("reason", N_("this quota was raised today; it is once a day")),))
    added = dict(bench.tools.quotas.person)
    one = Raise(user_id, remark.by, remark.at, remark.text, added)
    question_book.write(bench, replace(today, raises=(*today.raises, one)))
    bench.record("quota.raised", objects=[desk, user_id], purpose=remark.text)


def _open_alarm(bench: Workbench, alarm_id: UUID) -> tuple[str, Alarm]:
    for row, desk, alarm in question_book.alarms_of(bench, bench.actor.desk):
        if row == alarm_id and alarm.is_open:
            return desk, alarm
    raise NoSuchRecord


def _remark(bench: Workbench, text: str, missing: str) -> Remark:
    said = text.strip()
    if len(said) < _SHORTEST:
        raise RefusedInput((Fault("reason", missing),))
    if len(said) > _LONGEST:
        raise RefusedInput((Fault("reason", N_("use 2,000 characters at most")),))
    return Remark(bench.actor.name, bench.now().isoformat(), said)


def _names(bench: Workbench, own: str | None) -> dict[str, str]:
    """Return the names of the own desk's people; nobody's for who sees structure only."""
    found = accounts.of_desk(bench.session, own) if own else ()
    return {str(one.id): one.username for one in found}


def _line(found: tuple[UUID, str, Alarm], names: dict[str, str]) -> AlarmLine:
    row, desk, alarm = found
    return AlarmLine(
        id=row,
        desk=desk,
        pattern=alarm.pattern.value,
        count=alarm.count,
        raised_at=datetime.fromisoformat(alarm.at),
        seen_at=datetime.fromisoformat(alarm.seen),
        topics=tuple(sorted(topic.value for topic in TOPICS_OF[alarm.pattern])),
        person=names.get(alarm.who) if alarm.who else None,
        remarks=tuple(map(_said, alarm.remarks)),
        cleared=_said(alarm.cleared) if alarm.cleared else None,
    )


def _said(remark: Remark) -> RemarkLine:
    return RemarkLine(remark.by, datetime.fromisoformat(remark.at), remark.text)


def _quotas(bench: Workbench, today: Asked, names: dict[str, str]) -> tuple[QuotaLine, ...]:
    desk = bench.actor.desk
    people = [one for one in accounts.of_desk(bench.session, desk) if one.role in _REGISTERING]
    return tuple(
        _quota(bench, today, str(one.id), names[str(one.id)]) for one in people if one.active
    )


def _quota(bench: Workbench, today: Asked, who: str, name: str) -> QuotaLine:
    day, most = Day(today.submissions), dict(bench.tools.quotas.person)
    mine = [one for one in today.raises if one.who == who]
    for one in mine:
        for topic, count in one.added.items():
            most[topic] += count
    return QuotaLine(
        person_id=who,
        person=name,
        persons=day.charged(Topic.PERSONS, who),
        most_persons=most[Topic.PERSONS],
        identifiers=day.charged(Topic.IDENTIFIERS, who),
        most_identifiers=most[Topic.IDENTIFIERS],
        may_raise=not mine and who != bench.actor.user_id,
    )


def _raised(day: Asked, one: Raise, names: dict[str, str]) -> RaisedLine:
    return RaisedLine(
        desk=day.desk,
        at=datetime.fromisoformat(one.at),
        by=one.by,
        person=names.get(one.who),
        persons=one.added[Topic.PERSONS],
        identifiers=one.added[Topic.IDENTIFIERS],
        reason=one.reason,
    )


def _imported(asked: Sequence[Asked]) -> list[ImportedLine]:
    found = [ImportedLine(one.desk, one.day, one.imported) for one in asked if one.imported]
    return sorted(found, key=lambda one: (one.day, one.desk), reverse=True)
