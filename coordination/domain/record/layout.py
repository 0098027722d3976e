"""The fields of a record and their limits: the one table that reading, schema and docs follow.

A limit on every field keeps one line from filling the store and bounds the work of each
expression that looks at a text. Tests compare this table with case.schema.json and docs/record.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of JSON object in a record.

    `lengths` gives the longest text of a field in characters, for a list that of each item;
    `counts` the most items of a list; `others` are fields whose form alone limits them.
    """

    name: str
    lengths: Mapping[str, int]
    counts: Mapping[str, int] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", frozenset((*self.lengths, *self.counts, *self.others)))


CASE = Part(
    "case",
    lengths={
        "ref": 64,
        "authority": 200,
        "offences": 200,
        "offence": 200,
        "title": 200,
        "summary": 10_000,
        "operation": 100,
        "platforms": 100,
        "restriction": 500,
    },
    counts={
        "offences": 50,
        "offence": 50,
        "platforms": 50,
        "involved": 300,
        "subjects": 200,
        "identifiers": 2_000,
        "coordination": 100,
        "group_codes": 5,
    },
    others=("jurisdiction", "opened", "stage", "urgency", "handling", "tlp"),
)
GROUP_CODES = Part("group_codes", lengths={"restriction": 500}, others=("group", "handling", "tlp"))
INVOLVED = Part("involved", lengths={}, others=("jurisdiction", "role"))
SUBJECT = Part(
    "subjects",
    lengths={"id": 32, "names": 200},
    counts={"names": 20, "documents": 20},
    others=("role", "dob", "sex", "nationality"),
)
DOCUMENT = Part("documents", lengths={"type": 50, "number": 64}, others=("country",))
IDENTIFIER = Part(
    "identifiers",
    lengths={"value": 2_000, "subject": 32, "provider": 200},
    others=("type", "first_seen", "last_seen"),
)
COORDINATION = Part(
    "coordination",
    lengths={"refs": 64},
    counts={"with": 60, "refs": 100},
    others=("kind", "since", "until", "state"),
)
