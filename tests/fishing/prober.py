"""A prober who knows the code, holds two accounts of one desk, and has thirty days.

Each day asks what the limits admit: the prober reads every refusal, splits batches, waits for the
next day, and after an alarm goes on with what is left. The register, the clock and the actions are
the real ones; only the time is invented.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from string import ascii_lowercase
from typing import Any

from coordination.actions import alarms, intake
from coordination.actions.questions import TooManyQuestions
from coordination.domain.permissions import Actor, Role
from tests.builders import an_officer, draft_of
from tests.desks import ANALYST, Desks

Record = dict[str, Any]

DAYS = 30
_CASES_OF_OTHERS = 90
SECRET_DESK = "RO"
ACCOUNTS = tuple(
    Actor(user_id=f"prober-{name}", name=f"prober.{name}", role=Role.OFFICER, desk="NO")
    for name in ("a", "b")
)
# A case that looks like one at work, so that only what is asked gives the prober away.
SUBSTANCE: Record = {
    "opened": "2026-03-02",
    "authority": "Kripos",
    "stage": "investigation",
    "offences": ["SEXTORTION"],
    "title": "Blackmail of pupils over a game",
    "summary": "Several complaints within a month describe the same approach on one platform.",
    "platforms": ["Discord"],
}


@dataclass
class Outcome:
    """What a run taught: guesses tried on each day, when the alarm came, when the secret fell."""

    tried: list[int] = field(default_factory=list)
    alarm_day: int | None = None
    before_alarm: int = 0
    found_day: int | None = None

    @property
    def total(self) -> int:
        return sum(self.tried)

    @property
    def a_day_after(self) -> float:
        """Return the guesses a day from the day after the alarm on."""
        if self.alarm_day is None:
            return 0.0
        later = self.tried[self.alarm_day :]
        return sum(later) / len(later) if later else 0.0


@dataclass(frozen=True)
class Plan:
    """What to find out: guesses in the order of asking, and how a case asks some of them.

    `batch` guesses go into one case, at most `most` a day; `truth` is the guess that is right, None
    where the register does not hold it and every guess is wrong.
    """

    name: str
    guesses: Sequence[Any]
    asking: Callable[[Sequence[Any]], Record]
    batch: int = 1
    most: int = 1_000
    urgency: str = "routine"
    by_edit: bool = False
    days: int = DAYS


class Prober:
    """Works through a plan, with two accounts in turn."""

    def __init__(self, desks: Desks, plan: Plan) -> None:
        self.desks, self.plan = desks, plan
        self.left = list(plan.guesses)
        self.outcome = Outcome()
        self.cases = 0
        self.open_case: list[Any] = [None, None]

    def run(self) -> Outcome:
        for day in range(1, self.plan.days + 1):
            self.outcome.tried.append(self._work(day))
            self.desks.clock.move(days=1)
            if not self.left or self.outcome.found_day:
                break
        return self.outcome

    def _work(self, day: int) -> int:
        """Ask until both accounts are refused; return how many guesses were answered."""
        tried, tired = 0, 0
        alarmed = self.outcome.alarm_day is not None and self.outcome.alarm_day + 1 < day
        # Once the alarm is out, every day admits what the day before did: the prober knows that.
        most = self.outcome.tried[-1] if alarmed else self.plan.most
        size = min(self.plan.batch, most)
        while self.left and tired < len(ACCOUNTS) and tried < most:
            self.desks.clock.move(seconds=7)
            some = self.left[: min(size, most - tried)]
            try:
                found = self._ask(ACCOUNTS[tired], some)
            except TooManyQuestions:
                self._look_for_alarm(day, tried)
                # A smaller batch may still pass; then the other account.
                size, tired = (
                    (size // 2, tired) if size > 1 else (min(self.plan.batch, most), tired + 1)
                )
                continue
            del self.left[: len(some)]
            tried += len(some)
            if found:
                self.outcome.found_day = day
                break
            self._look_for_alarm(day, tried)
        return tried

    def _ask(self, account: Actor, some: Sequence[Any]) -> bool:
        place = ACCOUNTS.index(account)
        record = {**SUBSTANCE, **self.plan.asking(some), "urgency": self.plan.urgency}
        if self.plan.by_edit and self.open_case[place] is not None:
            case_id, ref = self.open_case[place]
            draft = draft_of(self.desks.pack, {**record, "ref": ref, "jurisdiction": "NO"})
            receipt = self.desks.do(account, intake.amend_case, case_id, draft)
        else:
            self.cases += 1
            ref = f"NO/{self.cases}"
            draft = draft_of(self.desks.pack, {**record, "ref": ref, "jurisdiction": "NO"})
            receipt = self.desks.do(account, intake.submit_case, draft)
            self.open_case[place] = (receipt.case_id, ref)
        return any(hit.desk == SECRET_DESK for hit in receipt.hits)

    def _look_for_alarm(self, day: int, tried: int) -> None:
        if self.outcome.alarm_day is None and self.desks.read(ANALYST, alarms.open_count):
            self.outcome.alarm_day = day
            self.outcome.before_alarm = sum(self.outcome.tried) + tried


def hide(desks: Desks, record: Record) -> None:
    """Register what is to be found, as another desk."""
    _register(desks, SECRET_DESK, "1", record)


def others_at_work(desks: Desks, known: str) -> None:
    """Let other desks register: every third of their cases meets another, and one holds `known`."""
    draw = Random(11)
    shared: list[str] = []
    for place in range(_CASES_OF_OTHERS):
        desk = ("DE", "FR", "PL")[place % 3]
        values = ["".join(draw.choice(ascii_lowercase) for _ in range(11)) for _ in range(3)]
        if place % 3 == 0:
            shared.append(values[0])
        elif place % 3 == 1:
            values.append(shared[-1])
        identifiers = [{"type": "handle", "value": f"instagram:{one}"} for one in values]
        _register(desks, desk, str(place), {"identifiers": identifiers})
        desks.clock.move(hours=1)
    held = {"identifiers": [{"type": "handle", "value": f"instagram:{known}"}]}
    _register(desks, "DE", "known", held)


def _register(desks: Desks, desk: str, ref: str, record: Record) -> None:
    payload = {**SUBSTANCE, "ref": f"{desk}/{ref}", "jurisdiction": desk, "involved": [], **record}
    desks.clock.move(seconds=7)
    desks.do(an_officer(desk), intake.submit_case, draft_of(desks.pack, payload))


def turns(values: Sequence[Any], step: int) -> Iterator[Any]:
    """Yield all values, neighbours far apart."""
    for start in range(step):
        yield from values[start::step]
