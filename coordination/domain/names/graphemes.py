"""Read text letter group by letter group: the longest group that a table knows comes first.

A table maps groups of letters to what each may stand for, best first. `#` is the edge of a word.
What a table does not know stands for nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

EDGE = "#"
_MOST_READINGS = 6


@dataclass(frozen=True)
class Table:
    """Letter groups with what they may stand for, and the pattern that finds them."""

    groups: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]

    def read(self, text: str) -> list[str]:
        """Return what a text may stand for, best first, at most six readings.

        Where more letters are ambiguous than six readings can hold, the later ones are read in
        their first way only, so the work stays linear in the length of the text.
        """
        found = [""]
        for group in self.pattern.findall(f"{EDGE}{text}{EDGE}"):
            ways = self.groups[group]
            if len(ways) == 1 or len(found) * len(ways) > _MOST_READINGS:
                found = [begun + ways[0] for begun in found]
            else:
                found = [begun + way for way in ways for begun in found]
        return found


def table(*sources: Mapping[str, str]) -> Table:
    """Return a table of several mappings, later ones winning; ways are separated by `|`."""
    groups = {group: tuple(ways.split("|")) for source in sources for group, ways in source.items()}
    return Table(groups, re.compile(_alternatives(groups)))


def _alternatives(groups: Iterable[str]) -> str:
    longest_first = sorted(groups, key=lambda group: (-len(group), group))
    return "|".join(re.escape(group) for group in longest_first)
