"""Answers of conditions with their reasons, and how the answers of limbs join.

An answer keeps only what decided it: a yes what supports it, a no what speaks against it, an
unknown both what already holds and what is missing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from coordination.domain.law.trace import CaseFact, MissingFact, Said, StateFact, UnverifiedFact
from coordination.domain.law.truth import Truth, at_least, every, some

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a condition and what it rests on.

    `unverified` are facts of the pack without a confirming source; `unread` questions of law
    that nobody has read. `blocked` holds for an unknown that no fact of a case can turn into a
    yes, because the pack itself leaves something open.
    """

    truth: Truth
    facts: tuple[CaseFact, ...] = ()
    state_facts: tuple[StateFact, ...] = ()
    against: tuple[Said, ...] = ()
    missing: tuple[MissingFact, ...] = ()
    unverified: tuple[UnverifiedFact, ...] = ()
    unread: tuple[str, ...] = ()
    blocked: bool = False


def all_of(answers: Sequence[Answer]) -> Answer:
    """Return the answer of limbs that must all hold."""
    truth = every(answer.truth for answer in answers)
    if truth is Truth.NO:
        return _joined(truth, [answer for answer in answers if answer.truth is Truth.NO])
    return _joined(truth, answers, blocked=any(answer.blocked for answer in answers))


def one_of(answers: Sequence[Answer]) -> Answer:
    """Return the answer of limbs of which one must hold; the first that does is the reason."""
    truth = some(answer.truth for answer in answers)
    deciding = [answer for answer in answers if answer.truth is truth]
    if truth is Truth.YES:
        return deciding[0]
    return _joined(truth, deciding, blocked=all(answer.blocked for answer in deciding))


def so_many_of(answers: Sequence[Answer], number: int, too_few: Said) -> Answer:
    """Return whether at least `number` hold; `too_few` is said last when not."""
    truth = at_least((answer.truth for answer in answers), number)
    if truth is Truth.NO:
        failed = [answer for answer in answers if answer.truth is Truth.NO]
        against = _gathered(failed, lambda answer: answer.against)
        return Answer(truth, against=(*against, too_few))
    deciding = [answer for answer in answers if answer.truth is not Truth.NO]
    if truth is Truth.YES:
        deciding = [answer for answer in answers if answer.truth is Truth.YES]
    possible = sum(not answer.blocked for answer in deciding)
    return _joined(truth, deciding, blocked=truth is Truth.UNKNOWN and possible < number)


def reversed_answer(answer: Answer, because: Said) -> Answer:
    """Return the answer to the contrary; `because` is said where that is a no."""
    if answer.truth is Truth.UNKNOWN:
        return answer
    if answer.truth is Truth.NO:
        return Answer(Truth.YES, answer.facts, answer.state_facts)
    return Answer(Truth.NO, answer.facts, answer.state_facts, (because,))


def _joined(truth: Truth, parts: Sequence[Answer], *, blocked: bool = False) -> Answer:
    if len(parts) == 1:
        return parts[0]
    return Answer(
        truth,
        _gathered(parts, lambda answer: answer.facts),
        _gathered(parts, lambda answer: answer.state_facts),
        _gathered(parts, lambda answer: answer.against),
        _gathered(parts, lambda answer: answer.missing),
        _gathered(parts, lambda answer: answer.unverified),
        _gathered(parts, lambda answer: answer.unread),
        blocked=blocked,
    )


def _gathered(
    answers: Iterable[Answer], part: Callable[[Answer], tuple[_Part, ...]]
) -> tuple[_Part, ...]:
    """Return the parts of all answers, each once; most answers have none or come alone."""
    filled = [items for items in map(part, answers) if items]
    if len(filled) < 2:
        return filled[0] if filled else ()
    return tuple(dict.fromkeys(item for items in filled for item in items))
