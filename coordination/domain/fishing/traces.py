"""What is remembered of questions for thirty days: keyed codes by which near ones are known.

`code` is a keyed function that the vault gives for one desk. A trace holds no value, and codes of
two desks have nothing in common; where they are kept they are sealed besides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from coordination.domain.fishing.counting import Question, Shape, Topic

WINDOW_DAYS = 30
"""For how many days questions are remembered."""

_BYTE = 256
_BITS = 256

Code = Callable[[str], int]


class Deed(StrEnum):
    """What was done."""

    REGISTERED = "registered"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Trace:
    """What is left of one question.

    Only traces of one `family` are compared. `same` is equal for equal values, `marks` shared by near ones (of a number one for each place,
    in order; of a word one of 256 bits), `birth` is equal for equal birth dates, 0 where none was full.
    """

    shape: Shape
    family: int
    same: int
    marks: tuple[int, ...] = ()
    birth: int = 0
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """One registration, edit or withdrawal that counts.

    `who` is the id of an account, `at` ISO text in UTC, `case` a code. `charged` is what each
    topic was charged, `asked` how many questions it was. `swapped` marks an edit that took values
    away and asked new ones, `met` one that has a hit with another desk.
    """

    who: str
    at: str
    case: int
    deed: Deed
    charged: Mapping[Topic, int]
    asked: int
    traces: tuple[Trace, ...] = ()
    urgent: bool = False
    hollow: bool = False
    swapped: bool = False
    met: bool = False


def trace(question: Question, code: Code) -> Trace:
    """Return what is kept of a question."""
    if question.shape is Shape.NUMBER:
        # One byte a place: equal digits at one place stay equal, so distance is kept.
        marks = tuple(code(f"{i}/{one}") % _BYTE for i, one in enumerate(question.parts))
    elif question.shape is Shape.WORD:
        # One number whose bits stand for what the word is made of: quickly compared, and dense.
        marks = (sum({1 << code(one) % _BITS for one in question.parts}),)
    else:
        marks = tuple(code(one) for one in question.parts)
    birth = code(f"birth/{question.birth}")
    return Trace(
        question.shape,
        # A name is compared with every other, whether it is asked by the year or by the day.
        code("name" if question.shape is Shape.NAME else f"family/{question.family}"),
        code(f"text/{_bare(question)}"),
        marks,
        birth if question.shape is Shape.NAME else 0,
        question.is_dated,
    )


def _bare(question: Question) -> str:
    # One name at several platforms is one value to a person, and no near one.
    if question.shape is Shape.WORD:
        return question.text.split("@")[0].rpartition(":")[2].lower()
    return question.text.casefold()


def write_submission(one: Submission) -> dict[str, Any]:
    """Return a submission as plain values, to be sealed."""
    return {
        "who": one.who,
        "at": one.at,
        "case": one.case,
        "deed": one.deed.value,
        "charged": {topic.value: count for topic, count in one.charged.items()},
        "asked": one.asked,
        "flags": [one.urgent, one.hollow, one.swapped, one.met],
        "traces": [
            [t.shape.value, t.family, t.same, list(t.marks), t.birth, t.dated] for t in one.traces
        ],
    }


def read_submission(plain: Mapping[str, Any]) -> Submission:
    """Return the submission that `write_submission` wrote."""
    urgent, hollow, swapped, met = plain["flags"]
    return Submission(
        who=plain["who"],
        at=plain["at"],
        case=plain["case"],
        deed=Deed(plain["deed"]),
        charged={Topic(topic): count for topic, count in plain["charged"].items()},
        asked=plain["asked"],
        traces=tuple(
            Trace(Shape(shape), family, same, tuple(marks), birth, dated)
            for shape, family, same, marks, birth, dated in plain["traces"]
        ),
        urgent=urgent,
        hollow=hollow,
        swapped=swapped,
        met=met,
    )
