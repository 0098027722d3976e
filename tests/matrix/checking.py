"""Holds answers against the table: outcomes, words, bytes, and what lies in the register."""

from dataclasses import dataclass, field

from werkzeug.test import TestResponse

from tests.matrix.grid import ask, betrayed, outcome_of, plain, untrue
from tests.matrix.table import Cell
from tests.matrix.world import World

_HARMLESS = frozenset({"seen", "given", "on", "done"})
# What a refused person gets must not depend on what was asked for.
_ALIKE = ("nothing", "refused", "no-key", "unread")


@dataclass
class Checked:
    """What was wrong, cell by cell; empty when nothing was."""

    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    unlike: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.wrong or self.told or self.unlike or self.left)


def check(world: World, cells: list[Cell]) -> Checked:
    """Ask the cells of one route and return what is not as the table says.

    What changed the register is undone at once; what should not have changed it is looked at
    together, at the end.
    """
    found = Checked()
    shapes: dict[tuple[str, str], tuple[Cell, object]] = {}
    writes = bool(cells) and cells[0].method != "GET"
    for cell in cells:
        answer = ask(world, cell)
        changed = writes and answer.status_code < 400 and world.is_changed()
        got = _look(world, found, cell, answer, changed=changed)
        if got in _ALIKE:
            first = shapes.setdefault((cell.who, got), (cell, plain(answer)))
            if first[1] != plain(answer):
                found.unlike.append(f"{cell}: not the bytes of {first[0]}")
        if changed and cell.after:
            _look(world, found, cell.after, ask(world, cell.after), changed=False)
        if changed or (writes and answer.status_code == 302):  # a message waits for the next page
            world.restore()
    if world.is_changed():
        found.left.append(
            f"{cells[0].method} {cells[0].route}: a refused request changed something"
        )
        world.restore()
    return found


def _look(world: World, found: Checked, cell: Cell, answer: TestResponse, *, changed: bool) -> str:
    """Note what is wrong with an answer, and return what it was."""
    got = outcome_of(cell, answer, changed=changed)
    if got != cell.expected:
        found.wrong.append(f"{cell}: {got}, and not {cell.expected} (line {cell.line})")
    if told := betrayed(cell, answer):
        found.told.append(f"{cell}: tells of {sorted(told)}")
    if wrong := untrue(world, cell, answer):
        found.wrong.append(f"{cell}: shows {wrong} (line {cell.line})")
    return got
