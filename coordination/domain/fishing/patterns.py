"""Series of questions that look like probing, in what one desk asked within thirty days.

Everything is counted for the desk as a whole, so that two accounts that share the work count as
one; what is a share of somebody's work is counted for each person as well. The thresholds were
measured on the invented register and on honest series (docs/decisions/0032).
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coordination.domain.fishing.counting import Shape, Topic
from coordination.domain.fishing.nearness import among_same_birth, births_of_name, near_values
from coordination.domain.fishing.traces import Deed, Submission, Trace


class Pattern(StrEnum):
    """What an alarm says was seen."""

    BIRTHS = "births"  # one name, many birth dates or years
    NAMES = "names"  # one birth date, many names
    VALUES = "values"  # values that differ in little
    EDITS = "edits"  # one case edited and matched again and again
    WITHDRAWALS = "withdrawals"  # registered, looked at, withdrawn
    SINGLE = "single"  # many cases with a single value
    HOLLOW = "hollow"  # many cases without substance
    NO_HITS = "no_hits"  # many questions, hardly a hit
    URGENT = "urgent"  # past the quota as urgent


_BOTH = frozenset(Topic)
TOPICS_OF: Mapping[Pattern, frozenset[Topic]] = MappingProxyType(
    {
        Pattern.BIRTHS: frozenset({Topic.PERSONS}),
        Pattern.NAMES: frozenset({Topic.PERSONS}),
        Pattern.VALUES: frozenset({Topic.IDENTIFIERS}),
        Pattern.EDITS: _BOTH,
        Pattern.WITHDRAWALS: _BOTH,
        Pattern.SINGLE: _BOTH,
        Pattern.HOLLOW: _BOTH,
        Pattern.NO_HITS: _BOTH,
        Pattern.URGENT: frozenset(),
    }
)
"""The quotas that drop while an alarm is open. An urgent case lowers none."""

MOST_BIRTHS = 9
MOST_NAMES = 8
MOST_NEAR = 6
MOST_IN_ONE = 12
MOST_SWAPS = 4
MOST_EDITS = 12
MOST_WITHDRAWN = 4
MOST_WITHDRAWN_DESK = 8
MOST_SINGLE = 20
MOST_HOLLOW = 15
_SHARE = 0.6
ENOUGH_QUESTIONS = 200
_QUARTER = 4
# Chance below e^-14, one in a million, that honest work of this register gives so few hits.
_UNLIKELY = 14.0


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A pattern, how often it was seen, and whose it is: an account's id, None for the desk."""

    pattern: Pattern
    count: int
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a submission would add: suspicions, and which of its traces carry on a pattern."""

    suspicions: tuple[Suspicion, ...]
    probing: tuple[bool, ...]


Cleared = Mapping[Pattern, str]
_OF_VALUES = (Pattern.BIRTHS, Pattern.NAMES, Pattern.VALUES)


def evaluate(window: Sequence[Submission], now: Submission, cleared: Cleared) -> Evaluation:
    """Return what a submission adds to those of the last thirty days, which come oldest first.

    `cleared` says until when each pattern was cleared: what lies before counts no more.
    """
    found: dict[Pattern, Suspicion] = {}
    probing = _judge_traces(window, now, cleared, found)
    for pattern, rule in _OF_CASES.items():
        seen = [*_since(window, cleared.get(pattern)), now]
        for suspicion in rule(seen, now):
            found.setdefault(pattern, suspicion)
    if Pattern.EDITS in found:
        probing = tuple(True for _ in now.traces)
    return Evaluation(tuple(found.values()), probing)


def _judge_traces(
    window: Sequence[Submission], now: Submission, cleared: Cleared, found: dict[Pattern, Suspicion]
) -> tuple[bool, ...]:
    """Note which patterns of values there are; return which traces carry one on."""
    since = {cleared.get(one) for one in _OF_VALUES}
    traces = {at: _by_family(_since(window, at)) for at in since}
    past = {one: traces[cleared.get(one)] for one in _OF_VALUES}
    earlier: dict[int, list[Trace]] = defaultdict(list)
    probing = []
    for one in now.traces:
        before = {pattern: past[pattern].get(one.family, ()) for pattern in _OF_VALUES}
        found_here = [
            Suspicion(pattern, count)
            for pattern, count, most in _counts(one, before, earlier[one.family])
            if count >= most
        ]
        for suspicion in found_here:
            known = found.get(suspicion.pattern)
            if known is None or known.count < suspicion.count:
                found[suspicion.pattern] = suspicion
        probing.append(bool(found_here))
        earlier[one.family].append(one)
    return tuple(probing)


def _counts(
    one: Trace, past: Mapping[Pattern, Sequence[Trace]], earlier: Sequence[Trace]
) -> Iterator[tuple[Pattern, int, int]]:
    """Yield each pattern of values with its count and its threshold.

    A suspect's series of accounts, or of aliases, comes in one case; a prober's comes again.
    """
    if one.shape is Shape.NAME:
        yield Pattern.BIRTHS, births_of_name(one, [*past[Pattern.BIRTHS], *earlier]), MOST_BIRTHS
        yield Pattern.NAMES, among_same_birth(one, past[Pattern.NAMES]), MOST_NAMES
        yield Pattern.NAMES, among_same_birth(one, earlier), MOST_IN_ONE
    elif one.shape is not Shape.WHOLE:
        yield Pattern.VALUES, near_values(one, past[Pattern.VALUES]), MOST_NEAR
        yield Pattern.VALUES, near_values(one, earlier), MOST_IN_ONE


def _by_family(submissions: Iterable[Submission]) -> dict[int, list[Trace]]:
    found: dict[int, list[Trace]] = defaultdict(list)
    for submission in submissions:
        for one in submission.traces:
            found[one.family].append(one)
    return found


def _since(window: Sequence[Submission], at: str | None) -> Sequence[Submission]:
    return window if at is None else [one for one in window if one.at > at]


def _edits(seen: Sequence[Submission], now: Submission) -> Iterator[Suspicion]:
    edits = [one for one in seen if one.case == now.case and one.deed is Deed.EDITED and one.asked]
    swaps = sum(one.swapped for one in edits)
    if now.deed is Deed.EDITED and (swaps >= MOST_SWAPS or len(edits) >= MOST_EDITS):
        yield Suspicion(Pattern.EDITS, len(edits))


def _withdrawals(seen: Sequence[Submission], now: Submission) -> Iterator[Suspicion]:
    asked = {one.case for one in seen if one.deed is not Deed.WITHDRAWN}
    gone = {one.case: one.who for one in seen if one.deed is Deed.WITHDRAWN and one.case in asked}
    if now.deed is not Deed.WITHDRAWN:
        return
    mine = sum(who == now.who for who in gone.values())
    if mine >= MOST_WITHDRAWN:
        yield Suspicion(Pattern.WITHDRAWALS, mine, now.who)
    elif len(gone) >= MOST_WITHDRAWN_DESK:
        yield Suspicion(Pattern.WITHDRAWALS, len(gone))


def _share_rule(
    pattern: Pattern, is_so: Callable[[Submission], bool], most: int
) -> Callable[[Sequence[Submission], Submission], Iterator[Suspicion]]:
    """Return a rule on the share of cases that are so: of the person's, and of the desk's."""

    def rule(seen: Sequence[Submission], now: Submission) -> Iterator[Suspicion]:
        # A case without any value asks nothing.
        cases = [one for one in seen if one.deed is Deed.REGISTERED and one.asked]
        mine = [one for one in cases if one.who == now.who]
        for whose, who in ((mine, now.who), (cases, None)):
            count = sum(map(is_so, whose))
            if now.asked and is_so(now) and most <= count >= _SHARE * len(whose):
                yield Suspicion(pattern, count, who)

    return rule


def fewer_hits(window: Collection[Submission], others: Collection[Submission]) -> Suspicion | None:
    """Return a suspicion when a desk's questions meet hardly anything, and those of others do.

    The bound of Chernoff: the chance of so few hits in honest work is below e^(-n D(own, usual)).
    A desk that meets a quarter of what is usual is held to be far from the others, and honest.
    """
    count, own = _hits(window)
    asked, usual = _hits(others)
    if count < ENOUGH_QUESTIONS or asked < ENOUGH_QUESTIONS or own * _QUARTER >= usual:
        return None
    found = count * _divergence(own, usual) >= _UNLIKELY
    return Suspicion(Pattern.NO_HITS, count) if found else None


def _hits(submissions: Iterable[Submission]) -> tuple[int, float]:
    """Return how many questions new cases asked, and how many of the cases met for each."""
    cases = [one for one in submissions if one.deed is Deed.REGISTERED]
    count = sum(one.asked for one in cases)
    return count, min(1.0, sum(one.met for one in cases) / count) if count else 0.0


def _divergence(own: float, usual: float) -> float:
    """Return the relative entropy of two shares, the first one below the second."""
    some = own * math.log(own / usual) if own else 0.0
    rest = (1 - own) * math.log((1 - own) / (1 - usual)) if usual < 1 else math.inf
    return some + rest


_OF_CASES: Mapping[Pattern, Callable[[Sequence[Submission], Submission], Iterator[Suspicion]]] = (
    MappingProxyType(
        {
            Pattern.EDITS: _edits,
            Pattern.WITHDRAWALS: _withdrawals,
            Pattern.SINGLE: _share_rule(Pattern.SINGLE, lambda one: one.asked == 1, MOST_SINGLE),
            Pattern.HOLLOW: _share_rule(Pattern.HOLLOW, lambda one: one.hollow, MOST_HOLLOW),
        }
    )
)
