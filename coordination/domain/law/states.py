"""States and territories as conditions see them: cells with a value, a flag and a note."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = bool | str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact of a State: its value (None: ask), whether a source confirms it, and a note."""

    value: Value
    verified: bool
    note: str = ""

    def text(self) -> str:
        """Return the value as the pack writes it."""
        if self.value is None:
            return "null"
        return str(self.value).lower() if isinstance(self.value, bool) else self.value


UNSAID = Cell(None, verified=False)


@dataclass(frozen=True, slots=True)
class StateRow:
    """A State or territory: its cells by column, and of which State it is a part.

    A territory in which the Union's law applies, such as an outermost region, has the cells of
    its State for that law, and they stand as unverified.
    """

    alpha2: str
    name: str
    part_of: str | None
    cells: Mapping[str, Cell]

    def cell(self, column: str) -> Cell:
        """Return a cell; one that the row does not have is a question, never a no."""
        return self.cells.get(column, UNSAID)


def one_state(first: StateRow, second: StateRow) -> bool:
    """Return whether two rows belong to one State, between whose parts no treaty applies."""
    return (first.part_of or first.alpha2) == (second.part_of or second.alpha2)
