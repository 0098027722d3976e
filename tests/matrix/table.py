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
# Decided by who asks and how, before anything is looked for.
AT_THE_DOOR = frozenset({"sign-in", "no-key", "unread", "refused"})
NOTHING = "-"
ANY = "any"


@dataclass(frozen=True)
class Rule:
    """What some people get when they ask for some things; `line` is where that is written.

    `then` says what somebody gets afterwards: who, for which thing, and the outcome. The answer
    `holds` the signs of some things, and `lacks` those of others.
    """

    line: int
    who: frozenset[str]
    things: frozenset[str]
    outcome: str
    then: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def is_at_the_door(self) -> bool:
        """Say whether people are turned away whatever they ask for."""
        return ANY in self.things and self.outcome in AT_THE_DOOR

    def fits(self, who: str, thing: str) -> bool:
        """Say whether the rule is about this person and this thing."""
        return who in self.who and (thing in self.things or ANY in self.things)


@dataclass(frozen=True)
class Cell:
    """One request: who asks which route for what, and what is expected.

    `after` is asked in the register as this one left it.
    """

    method: str
    route: str
    who: str
    thing: str
    expected: str
    line: int
    outsider: str = "officer"
    after: "Cell | None" = None
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

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
    then: tuple[str, ...] = ()
    rules: list[Rule] = field(default_factory=list)

    def cells(self) -> Iterator[tuple[str, str, Rule]]:
        """Yield each person and thing that a rule names, with the first rule that fits.

        Who is turned away for any thing, before the thing is looked for, is asked for the first of
        them and for the last, which is absent.
        """
        ends = {self.things[0], self.things[-1]}
        people = {who: None for rule in self.rules for who in sorted(rule.who)}
        for who in people:
            for thing in self.things:
                found = next((rule for rule in self.rules if rule.fits(who, thing)), None)
                if found is not None and (thing in ends or not found.is_at_the_door):
                    yield who, thing, found


@dataclass
class Table:
    """Everything that the file says."""

    groups: dict[str, frozenset[str]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    opened: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    doors: set[tuple[str, ...]] = field(default_factory=set)

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
    if first in _OF_TABLE:
        _OF_TABLE[first](table, rest)
    elif text.startswith("["):
        table.blocks.append(Block(text.strip("[]")))
    elif first in _OF_BLOCK:
        _OF_BLOCK[first](table.blocks[-1], rest.split())
    elif first.isupper() and rest.strip().startswith("/"):
        table.blocks[-1].routes.append((first, rest.strip()))
    else:
        table.blocks[-1].rules.append(_rule(table, number, text))


def _group(table: Table, text: str) -> None:
    name, _, people = text.partition("=")
    table.groups[name.strip()] = table.people(people)


def _word(table: Table, text: str) -> None:
    name, _, people = text.partition("|")
    table.words[name.strip()] = table.people(people)


def _opened(table: Table, text: str) -> None:
    names, _, people = text.partition("|")
    name, thing = names.split()
    table.opened.setdefault(thing, {})[name] = table.people(people)


def _door(table: Table, text: str) -> None:
    table.doors.add(tuple(text.split()))


def _things(block: Block, words: list[str]) -> None:
    block.things = tuple(words)


def _outsider(block: Block, words: list[str]) -> None:
    (block.outsider,) = words


def _then(block: Block, words: list[str]) -> None:
    block.then = tuple(words)


_OF_TABLE = {"group": _group, "word": _word, "opened": _opened, "door": _door}
_OF_BLOCK = {"of": _things, "as": _outsider, "then": _then}
_MORE = frozenset({"then", "with", "without"})


def _rule(table: Table, number: int, text: str) -> Rule:
    who, things, said = (part.strip() for part in text.split("|"))
    outcome, *more = said.split(", ")
    parts = {first: tuple(rest.split()) for first, _, rest in (one.partition(" ") for one in more)}
    then = parts.get("then", ())
    assert {outcome, *then[2:]} <= OUTCOMES, f"line {number}: {said}"
    assert parts.keys() <= _MORE, f"line {number}: {said}"
    block = table.blocks[-1]
    known = {*block.things, ANY}
    assert set(things.split()) <= known, f"line {number}: {things} is not among {block.things}"
    return Rule(
        number,
        table.people(who),
        frozenset(things.split()),
        outcome,
        then,
        parts.get("with", ()),
        parts.get("without", ()),
    )
