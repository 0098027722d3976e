"""Read and write what a desk asked and the alarms on it: sealed, under the register's own scope."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from coordination.actions.workbench import Workbench
from coordination.domain.fishing import (
    WINDOW_DAYS,
    Submission,
    Topic,
    alarms,
    read_submission,
    write_submission,
)
from coordination.domain.fishing.alarms import Alarm
from coordination.storage import access, questions
from coordination.vault.envelope import CannotOpen, Place, Sealed

QUESTIONS_SCOPE = "questions"
"""The data key of what desks asked, and of alarms."""

_KEPT_AFTER_CLEARING = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Raise:
    """What a lead added to a person's quota for a day."""

    who: str
    by: str
    at: str
    reason: str
    added: dict[Topic, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a desk asked on one day, and what was added to its people's quotas.

    `imported` are cases that the operator imported for it, outside every quota.
    """

    desk: str
    day: date
    submissions: tuple[Submission, ...] = ()
    raises: tuple[Raise, ...] = ()
    imported: int = 0
    row: UUID | None = None


def window(bench: Workbench, desk: str) -> list[Asked]:
    """Return what a desk asked within thirty days, oldest first; the last one is today.

    Days that are over never change, so each process opens them once.
    """
    today = bench.today()
    known = _opened(bench, questions.days(bench.session, desk, _before(today)))
    if known and known[-1].day == today:
        return known
    return [*known, Asked(desk, today)]


def of_all(bench: Workbench) -> list[Asked]:
    """Return what every desk asked within thirty days, oldest first."""
    return _opened(bench, questions.all_days(bench.session, _before(bench.today())))


def _before(today: date) -> date:
    return today - timedelta(days=WINDOW_DAYS)


def _opened(bench: Workbench, rows: Sequence[Any]) -> list[Asked]:
    cache, today = bench.tools.questions.days, bench.today()
    missing = [row.id for row in rows if row.id not in cache]
    sealed = questions.asked(bench.session, missing)
    found = {row.id: _opened_day(bench, row, sealed[row.id]) for row in rows if row.id in sealed}
    cache.update({row.id: found[row.id] for row in rows if row.id in found and row.day < today})
    return [found.get(row.id) or cache[row.id] for row in rows]


def _opened_day(bench: Workbench, row: Any, sealed: Sealed) -> Asked:
    """Return a day; of one that somebody edited nothing is known but that it was, and it is told."""
    with suppress(CannotOpen):
        return _open(bench, row, sealed)
    access.note_forged(bench.session, row.id)
    return Asked(row.desk, row.day, row=row.id)


def _open(bench: Workbench, row: Any, sealed: Sealed) -> Asked:
    plain = bench.vault.open_json(_key(bench), _place("question_day", "asked", row.id), sealed)
    return Asked(
        row.desk,
        row.day,
        tuple(map(read_submission, plain["asked"])),
        tuple(
            Raise(one["who"], one["by"], one["at"], one["reason"], _topics(one["added"]))
            for one in plain["raised"]
        ),
        plain["imported"],
        row.id,
    )


def _topics(plain: dict[str, int]) -> dict[Topic, int]:
    return {Topic(topic): count for topic, count in plain.items()}


def write(bench: Workbench, asked: Asked) -> None:
    """Store what a desk asked on the present day, and forget days that are over for good."""
    row = asked.row or uuid4()
    plain = {
        "asked": [write_submission(one) for one in asked.submissions],
        "raised": [
            {"who": one.who, "by": one.by, "at": one.at, "reason": one.reason, "added": one.added}
            for one in asked.raises
        ],
        "imported": asked.imported,
    }
    sealed = bench.vault.seal_json(_key(bench), _place("question_day", "asked", row), plain)
    if asked.row is None:
        forget_old(bench)
        questions.put_day(bench.session, row, asked.desk, asked.day, sealed)
    else:
        questions.replace_day(bench.session, row, sealed)


def forget_old(bench: Workbench) -> int:
    """Delete what was asked before the last thirty days; return how many rows that was.

    Alarms that were cleared a year ago go too; an open one stays until somebody clears it.
    """
    _forget_cleared(bench)
    cache, last = bench.tools.questions.days, _before(bench.today())
    for row in [row for row, asked in list(cache.items()) if asked.day <= last]:
        cache.pop(row, None)
    return questions.remove_days(bench.session, last)


def _forget_cleared(bench: Workbench) -> None:
    before = (bench.now() - _KEPT_AFTER_CLEARING).isoformat()
    over = [
        row
        for row, _, alarm in alarms_of(bench, None)
        if alarm.cleared is not None and alarm.cleared.at < before
    ]
    if over:
        questions.remove_alarms(bench.session, over)
        bench.record("alarms.forgotten", count=len(over))


def alarms_of(bench: Workbench, desk: str | None) -> list[tuple[UUID, str, Alarm]]:
    """Return the alarms of a desk, of all when it is None, with their ids and desks.

    A row that somebody edited counts as absent, and is told: it must stop nobody's registration.
    """
    rows = questions.alarms(bench.session, desk)
    opened = ((row, _open_alarm(bench, row)) for row in rows)
    return [(row.id, row.desk, alarm) for row, alarm in opened if alarm is not None]


def _open_alarm(bench: Workbench, row: Any) -> Alarm | None:
    where = _place("question_alarm", "alarm", row.id)
    with suppress(CannotOpen):
        return alarms.read_alarm(bench.vault.open_json(_key(bench), where, row.alarm_sealed))
    access.note_forged(bench.session, row.id)
    return None


def write_alarm(bench: Workbench, desk: str, alarm: Alarm, known: UUID | None = None) -> None:
    """Store an alarm, anew or in place of the one with this id."""
    alarm_id = known or uuid4()
    where = _place("question_alarm", "alarm", alarm_id)
    sealed = bench.vault.seal_json(_key(bench), where, alarms.write_alarm(alarm))
    if known is None:
        questions.put_alarm(bench.session, alarm_id, desk, bench.today(), sealed)
    else:
        questions.replace_alarm(bench.session, alarm_id, sealed)


def _key(bench: Workbench) -> Any:
    return bench.keys.register_key(QUESTIONS_SCOPE)


def _place(table: str, column: str, row: UUID) -> Place:
    return Place(table, column, str(row), QUESTIONS_SCOPE)
