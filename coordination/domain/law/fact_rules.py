"""What a fact of a case is: its scope, its type and the question that asks for it."""

from dataclasses import dataclass
from enum import StrEnum


class FactScope(StrEnum):
    """What a fact is about."""

    CASE = "case"
    STATE = "state"
    PAIR = "pair"


class FactType(StrEnum):
    """What a fact's value is; a State is written as its ISO 3166-1 alpha-2 code."""

    YES_NO = "yes_no"
    NUMBER = "number"
    DAY = "day"
    WORD = "word"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class FactRule:
    """One fact: its name in conditions, what it is about, its type and how it is asked for.

    `words` are the values that a word may have. `asked` is false for facts that only a record
    or the register itself gives.
    """

    name: str
    scope: FactScope
    type: FactType
    question: str
    words: tuple[str, ...] = ()
    asked: bool = True
