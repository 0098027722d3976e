"""Reads the hand-written expectations: blocks of routes, things, and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("expectations.txt")
OUTCOMES = frozenset(
    [
        "sign-in",
        "no-key",
        "refused",
        "nothing",
        "unread",
        "unfit",
        "conflict",
        "on",
        "seen",
        "done",
        "given",
        "wrong-method",
    ]
)
NOTHING = "-"
ANY = "any"


@dataclass(frozen=True)
class Rule:
    """What some people get when they ask for some things; `line` is where that is written."""

    line: int
    who: frozenset[str]
    things: frozenset[str]
    outcome: str

    def fits(self, who: str, thing: str) -> bool:
        """Say whether the rule is about this person and this thing."""
        return who in self.who and (thing in self.things or ANY in self.things)


@dataclass(frozen=True)
class Cell:
    """One request: who asks which route for what, and what is expected."""

    method: str
    route: str
    who: str
    thing: str
    expected: str
    line: int
    outsider: str = "officer"

    @property
    def session(self) -> str:
        """Return in whose session the request is sent."""
        as_whom = {"tokenless": self.outsider, "elsewhere": self.outsider, "cookie": "officer"}
        return as_whom.get(self.who, self.who)

    def __str__(self) -> str:
        return f"{self.method} {self.route} as {self.who} for {self.thing}"


@dataclass
class Block:
    """Routes with the same rules."""

    title: str
    routes: list[tuple[str, str]] = field(default_factory=list)
    things: tuple[str, ...] = (NOTHING,)
    outsider: str = "officer"
    rules: list[Rule] = field(default_factory=list)

    def cells(self) -> Iterator[tuple[str, str, Rule]]:
        """Yield each person and thing that a rule names, with the first rule that fits."""
        people = {who: None for rule in self.rules for who in sorted(rule.who)}
        for who in people:
            for thing in self.things:
                found = next((rule for rule in self.rules if rule.fits(who, thing)), None)
                if found is not None:
                    yield who, thing, found


@dataclass
class Table:
    """Everything that the file says."""

    groups: dict[str, frozenset[str]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    opened: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def people(self, text: str) -> frozenset[str]:
        """Return whom some names mean, groups taken apart."""
        return frozenset().union(*(self.groups.get(name, {name}) for name in text.split()))

    def routes(self) -> Mapping[tuple[str, str], Block]:
        """Return the block of each method and route; fail if one stands twice."""
        found = [(route, block) for block in self.blocks for route in block.routes]
        assert len(dict(found)) == len(found), "a route stands in two blocks"
        return dict(found)


@lru_cache(maxsize=1)
def read_table() -> Table:
    """Return the table; fail with the number of a line that can't be read."""
    table = Table()
    for number, line in enumerate(FILE.read_text("utf-8").splitlines(), 1):
        text = line.partition("#")[0].strip()
        if text:
            _read(table, number, text)
    return table


def _read(table: Table, number: int, text: str) -> None:
    first, _, rest = text.partition(" ")
    if first == "group":
        name, _, people = rest.partition("=")
        table.groups[name.strip()] = table.people(people)
    elif first == "word":
        name, _, people = rest.partition("|")
        table.words[name.strip()] = table.people(people)
    elif first == "opened":
        names, _, people = rest.partition("|")
        name, thing = names.split()
        table.opened.setdefault(thing, {})[name] = table.people(people)
    elif text.startswith("["):
        table.blocks.append(Block(text.strip("[]")))
    elif first == "of":
        table.blocks[-1].things = tuple(rest.split())
    elif first == "as":
        table.blocks[-1].outsider = rest.strip()
    elif first.isupper() and rest.strip().startswith("/"):
        table.blocks[-1].routes.append((first, rest.strip()))
    else:
        table.blocks[-1].rules.append(_rule(table, number, text))


def _rule(table: Table, number: int, text: str) -> Rule:
    who, things, outcome = (part.strip() for part in text.split("|"))
    assert outcome in OUTCOMES, f"line {number}: {outcome}"
    block = table.blocks[-1]
    known = {*block.things, ANY}
    assert set(things.split()) <= known, f"line {number}: {things} is not among {block.things}"
    return Rule(number, table.people(who), frozenset(things.split()), outcome)
