"""How many questions a day are admitted, for a person and for a desk, and which limit is reached.

A question that carries on a pattern of probing is charged `PROBING` times. A case under
`child_at_risk` is charged twice and may go past the day's quota by as much again, and by nothing
more: a prober would else call every case urgent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from coordination.domain.fishing.counting import Question, Topic
from coordination.domain.fishing.traces import Submission

PROBING = 10
"""What a question is charged that carries on a pattern."""

URGENT = 2
"""What each question of an urgent case is charged, and by how much its quota is larger."""

REDUCED: Mapping[Topic, int] = MappingProxyType({Topic.PERSONS: 10, Topic.IDENTIFIERS: 20})
"""What a desk may ask a day about a topic while an alarm on it is not cleared."""


class Limit(StrEnum):
    """Which limit a submission would break."""

    PERSON = "person"
    DESK = "desk"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Quotas:
    """Questions a day. The defaults let four officers register ten full cases each."""

    person: Mapping[Topic, int] = field(
        default_factory=lambda: {Topic.PERSONS: 40, Topic.IDENTIFIERS: 80}
    )
    desk: Mapping[Topic, int] = field(
        default_factory=lambda: {Topic.PERSONS: 160, Topic.IDENTIFIERS: 320}
    )


@dataclass(frozen=True, slots=True)
class Day:
    """What a desk asked on one day.

    `raised` is how much a lead added for a person, by topic; `alarmed` since when an alarm on a
    topic is open (ISO text). What was asked before the alarm is not held against its limit.
    """

    submissions: tuple[Submission, ...] = ()
    raised: Mapping[tuple[str, Topic], int] = field(default_factory=dict)
    alarmed: Mapping[Topic, str] = field(default_factory=dict)

    def charged(self, topic: Topic, who: str | None = None, since: str = "") -> int:
        """Return what was charged for a topic after an instant, to one person or to the desk."""
        return sum(
            one.charged.get(topic, 0)
            for one in self.submissions
            if one.at > since and (who is None or one.who == who)
        )


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a submission is not admitted; `used` and `most` are questions of the day."""

    topic: Topic
    limit: Limit
    used: int
    most: int
    asked: int


Charge = Mapping[Topic, int]


def charge(asked: Iterable[tuple[Question, bool]], *, urgent: bool) -> dict[Topic, int]:
    """Return what questions are charged, each given with whether it carries on a pattern."""
    found = dict.fromkeys(Topic, 0)
    for question, probing in asked:
        found[question.topic] += (
            question.weight * (PROBING if probing else 1) * (URGENT if urgent else 1)
        )
    return found


def refusal(
    day: Day, who: str, charged: Charge, quotas: Quotas, *, urgent: bool = False
) -> Refusal | None:
    """Return the first limit that a submission would break, None when it is admitted.

    While an alarm on a topic is open the desk has what `REDUCED` says. An urgent case keeps the
    whole quota then, and has it once more otherwise.
    """
    for topic, cost in charged.items():
        for limit, used, most in _limits(topic, who, day, quotas, urgent):
            if cost and used + cost > most:
                return Refusal(topic, limit, used, most, cost)
    return None


def _limits(
    topic: Topic, who: str, day: Day, quotas: Quotas, urgent: bool
) -> list[tuple[Limit, int, int]]:
    alarmed = day.alarmed.get(topic)
    if alarmed is not None and not urgent:
        return [(Limit.ALARM, day.charged(topic, since=alarmed), REDUCED[topic])]
    times = URGENT if urgent and alarmed is None else 1
    person = (quotas.person[topic] + day.raised.get((who, topic), 0)) * times
    return [
        (Limit.PERSON, day.charged(topic, who), person),
        (Limit.DESK, day.charged(topic), quotas.desk[topic] * times),
    ]
