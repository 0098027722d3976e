"""An alarm on probing: what was seen, what the lead says of it, and who cleared it and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from coordination.domain.fishing.counting import Topic
from coordination.domain.fishing.patterns import TOPICS_OF, Pattern, Suspicion


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person wrote about an alarm: the name of an account, ISO text in UTC, words."""

    by: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm of one desk. `who` is the id of an account where the pattern is one person's.

    `at` is when it was raised, `seen` when the pattern was last carried on (ISO text in UTC).
    """

    pattern: Pattern
    count: int
    who: str | None
    at: str
    seen: str
    remarks: tuple[Remark, ...] = ()
    cleared: Remark | None = None

    @property
    def is_open(self) -> bool:
        """Say whether nobody has cleared it yet."""
        return self.cleared is None

    def carries_on(self, suspicion: Suspicion) -> bool:
        """Say whether a suspicion adds to this alarm rather than being one of its own."""
        return self.is_open and (self.pattern, self.who) == (suspicion.pattern, suspicion.who)

    def seen_again(self, suspicion: Suspicion, at: str) -> "Alarm":
        """Return the alarm with what was seen now."""
        return replace(self, count=max(self.count, suspicion.count), seen=at)


def raised(suspicion: Suspicion, at: str) -> Alarm:
    """Return the alarm that a suspicion makes."""
    return Alarm(suspicion.pattern, suspicion.count, suspicion.who, at, at)


def open_topics(alarms: Iterable[Alarm]) -> dict[Topic, str]:
    """Return the topics whose quota has dropped, with the instant of the oldest open alarm."""
    found: dict[Topic, str] = {}
    for alarm in alarms:
        if alarm.is_open:
            for topic in TOPICS_OF[alarm.pattern]:
                found[topic] = min(alarm.at, found.get(topic, alarm.at))
    return found


def cleared_until(alarms: Iterable[Alarm]) -> dict[Pattern, str]:
    """Return until when each pattern was last cleared; what lies before counts no more."""
    found: dict[Pattern, str] = {}
    for alarm in alarms:
        if alarm.cleared is not None:
            found[alarm.pattern] = max(alarm.cleared.at, found.get(alarm.pattern, ""))
    return found


def write_alarm(alarm: Alarm) -> dict[str, Any]:
    """Return an alarm as plain values, to be sealed."""
    cleared = alarm.cleared
    return {
        "pattern": alarm.pattern.value,
        "count": alarm.count,
        "who": alarm.who,
        "at": alarm.at,
        "seen": alarm.seen,
        "remarks": [[one.by, one.at, one.text] for one in alarm.remarks],
        "cleared": [cleared.by, cleared.at, cleared.text] if cleared else None,
    }


def read_alarm(plain: Mapping[str, Any]) -> Alarm:
    """Return the alarm that `write_alarm` wrote."""
    cleared = plain["cleared"]
    return Alarm(
        Pattern(plain["pattern"]),
        plain["count"],
        plain["who"],
        plain["at"],
        plain["seen"],
        tuple(Remark(*one) for one in plain["remarks"]),
        Remark(*cleared) if cleared else None,
    )
