"""What a check finds: file, entry, field, what is wrong, and what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coordination.reference.content import Content


class Weight(StrEnum):
    """A fault makes the pack unusable; a warning is for its editor to look at."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong. `entry` is empty for what stands at the top of a file."""

    file: str
    entry: str
    field: str
    what: str
    fix: str
    weight: Weight = Weight.FAULT

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.file,
                f"entry {self.entry}" if self.entry else "",
                f"field {self.field}" if self.field else "",
            )
            if part
        )
        return f"{place}: {self.what}. {self.fix}"


Rule = Callable[[Content], Iterator[Fault]]
